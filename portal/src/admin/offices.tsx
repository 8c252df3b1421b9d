/** The directory: State, district, office; and the page of one office. */
import type { OfficeKind } from '../../generated/admin.js';
import { AdminDistrictsDocument, AdminOfficesDocument, AdminOneOfficeDocument, AdminStatesDocument } from '../../generated/admin.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Empty, Page, Pager, Read, Summary, Table, Tag } from '../kit/kit.js';
import { dayInIndia, dayText } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { numberIn, useAddress } from '../kit/address.js';
import { officeKinds } from './codes.js';
import { found } from './node.js';
import { Officers } from './officers.js';
import { t } from './words.js';

export function Offices({ id }: { id: string | undefined }) {
  return id === undefined ? <Directory /> : <OneOffice id={id} />;
}

function Directory() {
  const { query, to } = useAddress();
  const state = numberIn(query['state']);
  const district = numberIn(query['district']);
  const home = viewer.value!.office;
  return (
    <Page
      title={t('section.offices')}
      aside={
        <a class="button" href={`/admin/offices/${home.id}`}>
          {t('offices.mine')}
        </a>
      }
    >
      <SearchDistrict key={query['search']} />
      {query['search'] !== undefined ? (
        <Districts search={query['search']} />
      ) : state === undefined ? (
        <States />
      ) : (
        <>
          <Way state={state} district={district} up={to({ state: undefined, district: undefined, kind: undefined })} />
          {district === undefined && <Districts state={state} />}
          <OfficeList state={state} district={district} kind={officeKinds.find((one) => one === query['kind'])} />
        </>
      )}
    </Page>
  );
}

function SearchDistrict() {
  const { query, go } = useAddress();
  return (
    <form
      role="search"
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        const search = String(new FormData(event.currentTarget).get('search')).trim();
        go({ search, state: undefined, district: undefined, kind: undefined });
      }}
    >
      <label for="f-search">{t('offices.search')}</label>
      <div class="row">
        <input
          id="f-search"
          name="search"
          type="search"
          maxLength={60}
          defaultValue={query['search'] ?? ''}
          style={{ flex: '1 1 10rem', inlineSize: 'auto' }}
        />
        <button type="submit">{t('search')}</button>
      </div>
    </form>
  );
}

function States() {
  const { to } = useAddress();
  const states = useRead(AdminStatesDocument, {}, { isLive: false });
  const home = viewer.value!.office;
  return (
    <>
      <p>
        <a href={to({ state: String(home.state.code), district: home.district ? String(home.district.code) : undefined })}>
          {t('offices.here', { place: home.district?.name ?? home.state.name })}
        </a>
      </p>
      <h2>{t('offices.states')}</h2>
      <Read of={states}>
        {({ states: all }) => (
          <ul class="plain columns list">
            {all.map(({ code: number, name }) => (
              <li key={number}>
                <a href={to({ state: String(number) })}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </Read>
    </>
  );
}

/** Where one is in the tree, with the ways up. */
function Way({ state, district, up }: { state: number; district: number | undefined; up: string }) {
  const { to } = useAddress();
  const { data } = useRead(AdminDistrictsDocument, { state }, { isLive: false });
  const places = data?.places.nodes ?? [];
  const nameOfState = places[0]?.state.name ?? String(state);
  return (
    <nav aria-label={t('offices.way')}>
      <ol class="plain row">
        <li>
          <a href={up}>{t('offices.india')}</a> ›
        </li>
        <li>
          {district === undefined ? (
            <strong aria-current="page">{nameOfState}</strong>
          ) : (
            <>
              <a href={to({ district: undefined })}>{nameOfState}</a> ›
            </>
          )}
        </li>
        {district !== undefined && (
          <li>
            <strong aria-current="page">{places.find(({ code: number }) => number === district)?.name ?? district}</strong>
          </li>
        )}
      </ol>
    </nav>
  );
}

/** Districts of a State, or those that a search has found. */
function Districts({ state, search }: { state?: number; search?: string }) {
  const { query, go, to } = useAddress();
  const districts = useRead(
    AdminDistrictsDocument,
    { ...(state !== undefined && { state }), ...(search !== undefined && { search, after: query['after'] }) },
    { isLive: false },
  );
  return (
    <>
      <h2>{search === undefined ? t('offices.districts') : t('offices.found', { search })}</h2>
      <Read of={districts}>
        {({ places: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('offices.noDistrict')}</Empty>
          ) : (
            <>
              <ul class="plain columns list">
                {nodes.map((place) => (
                  <li key={place.code}>
                    <a href={to({ search: undefined, state: String(place.state.code), district: String(place.code) })}>{place.name}</a>
                    {search !== undefined && <span class="hush"> {place.state.name}</span>}
                  </li>
                ))}
              </ul>
              {search !== undefined && <Pager pageInfo={pageInfo} go={(after) => go({ after })} />}
            </>
          )
        }
      </Read>
    </>
  );
}

function OfficeList({ state, district, kind }: { state: number; district: number | undefined; kind: OfficeKind | undefined }) {
  const { query, go } = useAddress();
  const filter = { state, ...(district !== undefined && { district }), ...(kind && { kinds: [kind] }) };
  const offices = useRead(AdminOfficesDocument, { filter, after: query['after'] }, { isLive: false });
  return (
    <>
      <h2>{t('offices.list')}</h2>
      <div class="field">
        <label for="f-kind">{t('offices.kind')}</label>
        <select id="f-kind" name="kind" value={kind ?? ''} onChange={(event) => go({ kind: event.currentTarget.value })}>
          <option value="">{t('all')}</option>
          {officeKinds.map((one) => (
            <option value={one} key={one}>
              {code('OfficeKind', one)}
            </option>
          ))}
        </select>
      </div>
      <Read of={offices}>
        {({ offices: { totalCount, nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('offices.none')}</Empty>
          ) : (
            <>
              <Table
                caption={t('offices.count', { count: totalCount })}
                columns={[
                  { label: t('offices.name') },
                  { label: t('offices.kind') },
                  { label: t('offices.department') },
                  { label: t('offices.district') },
                ]}
                rows={nodes.map((office) => [
                  <>
                    <a href={`/admin/offices/${office.id}`}>{office.name}</a> {hasEnded(office) && <Tag tone="warn">{t('offices.ended')}</Tag>}
                  </>,
                  code('OfficeKind', office.kind),
                  code('Department', office.department),
                  office.district?.name ?? t('offices.ofState'),
                ])}
              />
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          )
        }
      </Read>
    </>
  );
}

const hasEnded = ({ activeTo }: { activeTo: string | null }) => activeTo !== null && activeTo < dayInIndia();

function OneOffice({ id }: { id: string }) {
  const reading = useRead(AdminOneOfficeDocument, { id }, { isLive: false });
  const office = found(reading.data?.node);
  if (!office)
    return (
      <Page title={t('section.offices')}>
        <Read of={reading}>{() => <p>{common('missing.what')}</p>}</Read>
      </Page>
    );
  const place = { state: String(office.state.code), ...(office.district && { district: String(office.district.code) }) };
  return (
    <Page title={office.name} aside={hasEnded(office) && <Tag tone="warn">{t('offices.ended')}</Tag>}>
      <Summary
        facts={[
          [t('offices.kind'), code('OfficeKind', office.kind)],
          [t('offices.department'), code('Department', office.department)],
          [
            t('offices.place'),
            <a href={`/admin/offices?${new URLSearchParams(place).toString()}`}>
              {[office.district?.name, office.state.name].filter((name) => name !== undefined).join(', ')}
            </a>,
          ],
          [t('offices.fir'), office.canRegisterFir ? common('yes') : common('no')],
          [t('offices.station'), office.stationCode],
          [t('offices.notification'), office.notification],
          [t('offices.phone'), office.phone],
          [t('offices.email'), office.email],
          [t('offices.from'), dayText(office.activeFrom)],
          [t('offices.to'), office.activeTo && dayText(office.activeTo)],
        ]}
      />
      {mayCall('officers') && <Officers office={office} />}
      {office.department === 'COMMITTEE' && mayCall('committees') && (
        <p>
          <a href="/committee">{t('offices.committee')}</a>
        </p>
      )}
    </Page>
  );
}
