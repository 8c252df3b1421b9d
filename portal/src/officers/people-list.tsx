import { useSignal } from '@preact/signals';
import type { JourneyStatus } from '../../generated/officers.js';
import { OfficersPeopleDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { Empty, Page, Pager, Read, Table, When } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { code } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { Filter, Filters } from './filters.js';
import { CaseLink, PersonLink } from './links.js';
import { t } from './words.js';

/** In the order of a way. */
const statuses: readonly JourneyStatus[] = [
  'RESCUED',
  'IN_SAFE_CUSTODY',
  'AT_MEDICAL_EXAMINATION',
  'BEFORE_CWC',
  'BEFORE_MAGISTRATE',
  'IN_INTERIM_CARE',
  'IN_TRANSIT_HOME',
  'BEFORE_HOME_CWC',
  'RESTORED',
  'IN_LONG_TERM_CARE',
  'INDEPENDENT',
  'DECLINED_SUPPORT',
  'MISSING',
  'DECEASED',
];

/** Survivors that are one's own to see, newest first. */
export function PeopleList() {
  const { query, go } = useAddress();
  const status = statuses.find((one) => one === query['status']);
  const people = useRead(OfficersPeopleDocument, { filter: status ? { statuses: [status] } : {}, after: query['after'] ?? null });
  const sought = useSignal('');
  return (
    <Page title={t('people')}>
      <Filters>
        <Filter
          name="status"
          label={t('person.status')}
          list="JourneyStatus"
          values={statuses}
          value={status}
          choose={(value) => go({ status: value })}
        />
        <label class="field">
          <span>{t('people.find')}</span>
          <input type="search" name="find" autocomplete="off" value={sought.value} onInput={(event) => (sought.value = event.currentTarget.value)} />
        </label>
      </Filters>
      <Read of={people}>
        {({ survivors: { totalCount, nodes, pageInfo } }) => {
          const found = nodes.filter(({ pseudonym }) => pseudonym.toUpperCase().includes(sought.value.trim().toUpperCase()));
          return (
            <>
              <p role="status">{t('people.count', { count: totalCount, shown: count(totalCount) })}</p>
              {found.length === 0 ? (
                <Empty>{t('people.none')}</Empty>
              ) : (
                <Table
                  caption={t('people')}
                  isQuiet
                  columns={[
                    { label: t('person') },
                    { label: t('case') },
                    { label: t('person.age') },
                    { label: t('person.status') },
                    { label: t('person.since') },
                    { label: t('person.found') },
                    { label: t('person.home') },
                  ]}
                  rows={found.map((one) => [
                    <PersonLink key="person" of={one} />,
                    <CaseLink key="case" of={one.case} />,
                    `${code('Sex', one.sex)}, ${one.ageBand}`,
                    code('JourneyStatus', one.status),
                    <When key="since" at={one.statusSince} />,
                    one.foundIn.name,
                    one.homeDistrict?.name,
                  ])}
                />
              )}
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          );
        }}
      </Read>
    </Page>
  );
}
