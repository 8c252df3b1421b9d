/** The register of placement agencies of all States: each with its licence, and whether it is on the watch list. */
import {
  type LabourAgenciesQuery,
  type LicenceRegime,
  type LicenceStanding,
  LabourAgenciesDocument,
  LabourDistrictsDocument,
  LabourRegisterAgencyDocument,
  LabourStatesDocument,
} from '../../generated/labour.js';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { useAddress } from '../kit/address.js';
import { Act, Day, Line, Lines, Pick, type Said } from '../kit/fill-in.js';
import { Empty, Page, Pager, Read, Table, Tag } from '../kit/kit.js';
import { count, dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { regimes } from './codes.js';
import { Filters } from './filters.js';
import { WatchTabs } from './tabs.js';
import { optionsOf, t } from './words.js';

const SHORTEST_NAME = 3;

export function Agencies() {
  const address = useAddress();
  const { route } = useLocation();
  const { after, name, regime, listed, area } = address.query;
  const { district, state } = viewer.value!.office;
  const mine = district ? { district: district.code } : { state: state.code };
  const reading = useRead(LabourAgenciesDocument, {
    ...(after !== undefined && { after }),
    filter: {
      ...(name !== undefined && { name }),
      ...(regime !== undefined && { regimes: [regime as LicenceRegime] }),
      ...(listed !== undefined && { listed: listed === 'yes' }),
      ...(area !== undefined && mine),
    },
  });
  const listOptions = [
    { value: 'yes', label: t('labour.agencies.listed') },
    { value: 'no', label: t('labour.agencies.notListed') },
  ];
  return (
    <Page
      title={t('labour.agencies.title')}
      aside={
        <Act
          operation="registerAgency"
          document={LabourRegisterAgencyDocument}
          label={t('labour.agencies.register')}
          told={t('labour.agencies.registered')}
          look="first"
          input={(said) => ({ ...agencySaid(said), district: said.count('district') })}
          done={({ registerAgency }) => registerAgency.agency && route(`/watch/agencies/${registerAgency.agency.id}`)}
        >
          <AgencyFields />
          <DistrictOfAll />
        </Act>
      }
    >
      <WatchTabs />
      <form
        class="row"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const looked = new FormData(event.currentTarget).get('name');
          address.go({ name: typeof looked === 'string' ? looked.trim() : '' });
        }}
      >
        <div class="field">
          <label for="agency-name">{t('labour.agencies.search')}</label>
          <input id="agency-name" name="name" type="search" minLength={SHORTEST_NAME} defaultValue={name ?? ''} />
        </div>
        <button>{t('labour.search')}</button>
      </form>
      <Filters
        address={address}
        filters={[
          { name: 'regime', label: t('labour.agencies.regime'), options: optionsOf('LicenceRegime', regimes) },
          { name: 'listed', label: t('labour.entries.title'), options: listOptions },
          { name: 'area', label: t('labour.agencies.area'), options: [{ value: 'mine', label: t('labour.agencies.mine') }] },
        ]}
      />
      <Read of={reading}>
        {({ agencies }) => (
          <>
            {agencies.nodes.length === 0 ? <Empty>{t('labour.agencies.none')}</Empty> : <Register agencies={agencies} />}
            <Pager pageInfo={agencies.pageInfo} go={(next) => address.go({ after: next })} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Register({ agencies }: { agencies: LabourAgenciesQuery['agencies'] }) {
  const columns = [
    'labour.agencies.name',
    'labour.agencies.licence',
    'labour.entries.title',
    'labour.complaints.title',
    'labour.agencies.linked',
  ] as const;
  return (
    <Table
      caption={t('labour.agencies.caption', { n: agencies.totalCount })}
      columns={columns.map((key) => ({ label: t(key), isNumber: key === 'labour.agencies.linked' || key === 'labour.complaints.title' }))}
      rows={agencies.nodes.map((agency) => [
        <>
          <a href={`/watch/agencies/${agency.id}`}>{agency.name}</a>
          <br />
          <span class="small">{agency.district.name}</span>
        </>,
        <Licence agency={agency} />,
        <OnList entries={agency.watchEntries.nodes} />,
        count(agency.complaints.totalCount),
        count(agency.linkedCases),
      ])}
    />
  );
}

interface Licensed {
  licence: LicenceStanding;
  licenceRegime: LicenceRegime;
  licenceValidUntil: string | null;
}

/** Whether it has the licence that its regime asks for, today. */
export function Licence({ agency: { licence, licenceRegime, licenceValidUntil } }: { agency: Licensed }) {
  const tone = licence === 'VALID' ? 'good' : licence === 'NOT_ASKED_FOR' ? 'calm' : 'bad';
  return (
    <>
      <Tag tone={tone}>{code('LicenceStanding', licence)}</Tag>
      <br />
      <span class="small">
        {code('LicenceRegime', licenceRegime)}
        {licenceValidUntil !== null && `, ${t('labour.agencies.until', { day: dayText(licenceValidUntil) })}`}
      </span>
    </>
  );
}

function OnList({ entries }: { entries: readonly { id: string; state: string }[] }) {
  const newest = entries.find(({ state }) => state === 'LISTED') ?? entries.at(-1);
  if (!newest) return <span class="hush">{t('labour.agencies.notListed')}</span>;
  return <Tag tone={newest.state === 'LISTED' ? 'bad' : 'warn'}>{code('WatchState', newest.state)}</Tag>;
}

interface Named {
  name: string;
  aliases: readonly string[];
  address: string | null;
  licenceRegime: LicenceRegime;
  licenceNumber: string | null;
  licenceValidUntil: string | null;
}

export function AgencyFields({ agency }: { agency?: Named }) {
  return (
    <>
      <Line name="name" label={t('labour.agencies.name')} hint={t('labour.agencies.nameHint')} maxLength={200} value={agency?.name} />
      <Lines
        name="aliases"
        label={t('labour.agencies.aliases')}
        hint={t('labour.agencies.aliasesHint')}
        isOptional
        value={agency?.aliases.join('\n')}
      />
      <Line name="address" label={t('labour.inspect.address')} isOptional maxLength={500} value={agency?.address ?? undefined} />
      <Pick
        name="licenceRegime"
        label={t('labour.agencies.regime')}
        options={optionsOf('LicenceRegime', regimes)}
        value={agency?.licenceRegime ?? ''}
      />
      <Line name="licenceNumber" label={t('labour.agencies.licenceNumber')} isOptional value={agency?.licenceNumber ?? undefined} />
      <Day name="licenceValidUntil" label={t('labour.agencies.validUntil')} isOptional value={agency?.licenceValidUntil ?? undefined} />
    </>
  );
}

export const agencySaid = (said: Said) => ({
  name: said.text('name'),
  aliases: said
    .text('aliases')
    .split('\n')
    .map((alias) => alias.trim())
    .filter(Boolean),
  address: said.maybe('address'),
  licenceRegime: said.one<LicenceRegime>('licenceRegime'),
  licenceNumber: said.maybe('licenceNumber'),
  licenceValidUntil: said.maybe('licenceValidUntil'),
});

function DistrictOfAll() {
  const state = useSignal(String(viewer.value!.office.state.code));
  const { data } = useRead(LabourStatesDocument, {}, { isLive: false });
  return (
    <>
      <Pick
        name="state"
        label={t('labour.state')}
        value={state.value}
        options={(data?.states ?? []).map((one) => ({ value: String(one.code), label: one.name }))}
        choose={(value) => (state.value = value)}
      />
      {state.value !== '' && <DistrictOf state={Number(state.value)} />}
    </>
  );
}

function DistrictOf({ state }: { state: number }) {
  const { data } = useRead(LabourDistrictsDocument, { state }, { isLive: false });
  return (
    <Pick
      name="district"
      label={t('labour.district')}
      options={(data?.places.nodes ?? []).map((place) => ({ value: String(place.code), label: place.name }))}
    />
  );
}
