/** The cases in which one's office takes part. */
import { useLocation } from 'preact-iso/router';
import type { CaseKind, CaseOrder, CasePriority, CaseRowFragment, CaseStage, CaseStatus } from '../../generated/officers.js';
import { OfficersCasesDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Empty, Page, Pager, Read, Table, Tag, When } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { code } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { Filter, Filters } from './filters.js';
import { CaseLink } from './links.js';
import { t } from './words.js';

const kinds: readonly CaseKind[] = ['CHILD_LABOUR', 'BONDED_LABOUR', 'TRAFFICKING', 'SEXUAL_EXPLOITATION', 'MISSING_CHILD'];
/** The life cycle, in its order. */
export const stages: readonly CaseStage[] = [
  'INTAKE',
  'TRIAGE',
  'PLAN',
  'RESCUE',
  'FIR',
  'CWC_PRODUCTION',
  'MEDICAL_AGE',
  'INTERIM_PLACEMENT',
  'SIR',
  'FINAL_ORDER',
  'ICP',
  'ENTITLEMENTS',
  'TRANSFER_RESTORE',
  'LINKAGE',
  'FOLLOW_UP',
  'CLOSED',
];
const statuses: readonly CaseStatus[] = ['OPEN', 'CLOSED'];
export const priorities: readonly CasePriority[] = ['URGENT', 'HIGH', 'NORMAL'];
const orders: readonly CaseOrder[] = ['UPDATED_DESC', 'OPENED_DESC', 'OPENED_ASC', 'UPDATED_ASC'];

export function CaseList() {
  const { query, go } = useAddress();
  const kind = kinds.find((one) => one === query['kind']);
  const stage = stages.find((one) => one === query['stage']);
  const status = statuses.find((one) => one === query['status']);
  const priority = priorities.find((one) => one === query['priority']);
  const orderBy = orders.find((one) => one === query['order']) ?? 'UPDATED_DESC';
  const cases = useRead(OfficersCasesDocument, {
    filter: {
      ...(kind && { kinds: [kind] }),
      ...(stage && { stages: [stage] }),
      ...(priority && { priorities: [priority] }),
      ...(status && { status }),
    },
    orderBy,
    after: query['after'] ?? null,
  });
  return (
    <Page title={t('cases')} aside={mayCall('requestAccess') && <a href="/cases/not-mine">{t('cases.notMine')}</a>}>
      <Filters>
        <Filter
          name="status"
          label={t('filter.status')}
          list="CaseStatus"
          values={statuses}
          value={status}
          choose={(value) => go({ status: value })}
        />
        <Filter name="kind" label={t('filter.kind')} list="CaseKind" values={kinds} value={kind} choose={(value) => go({ kind: value })} />
        <Filter name="stage" label={t('filter.stage')} list="CaseStage" values={stages} value={stage} choose={(value) => go({ stage: value })} />
        <Filter
          name="priority"
          label={t('filter.priority')}
          list="CasePriority"
          values={priorities}
          value={priority}
          choose={(value) => go({ priority: value })}
        />
        <Filter
          name="order"
          label={t('filter.order')}
          list="CaseOrder"
          values={orders.slice(1)}
          all="UPDATED_DESC"
          value={query['order']}
          choose={(value) => go({ order: value })}
        />
      </Filters>
      <Read of={cases}>
        {({ cases: { totalCount, nodes, pageInfo } }) => (
          <>
            <p role="status">{t('cases.count', { count: totalCount, shown: count(totalCount) })}</p>
            {nodes.length === 0 ? <Empty>{t('cases.none')}</Empty> : <CaseTable cases={nodes} />}
            <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
          </>
        )}
      </Read>
    </Page>
  );
}

function CaseTable({ cases }: { cases: readonly CaseRowFragment[] }) {
  return (
    <Table
      caption={t('cases')}
      isQuiet
      columns={[
        { label: t('case.number') },
        { label: t('filter.kind') },
        { label: t('filter.stage') },
        { label: t('filter.status') },
        { label: t('filter.priority') },
        { label: t('case.district') },
        { label: t('case.lead') },
        { label: t('case.people'), isNumber: true },
        { label: t('case.updated') },
      ]}
      rows={cases.map((one) => [
        <CaseLink key="number" of={one} />,
        code('CaseKind', one.kind),
        code('CaseStage', one.stage),
        <StatusTag key="status" status={one.status} />,
        <PriorityTag key="priority" priority={one.priority} />,
        one.district.name,
        one.leadOffice.name,
        count(one.survivors.totalCount),
        <When key="updated" at={one.updatedAt} />,
      ])}
    />
  );
}

/** Cases in few words, for a page that shows other things besides. */
export function CaseRows({ cases }: { cases: readonly CaseRowFragment[] }) {
  return (
    <ul class="plain list">
      {cases.map((one) => (
        <li key={one.id}>
          <div class="row apart">
            <span>
              <CaseLink of={one} /> {code('CaseKind', one.kind)}, {one.district.name}
            </span>
            <StatusTag status={one.status} />
          </div>
          <span class="small hush">
            {code('CaseStage', one.stage)}, {t('case.peopleCount', { count: one.survivors.totalCount })}, <When at={one.updatedAt} away />
          </span>
        </li>
      ))}
    </ul>
  );
}

export const StatusTag = ({ status }: { status: CaseStatus }) => <Tag tone={status === 'OPEN' ? 'calm' : 'good'}>{code('CaseStatus', status)}</Tag>;

export function PriorityTag({ priority }: { priority: CasePriority }) {
  return <Tag tone={priority === 'URGENT' ? 'bad' : priority === 'HIGH' ? 'warn' : 'calm'}>{code('CasePriority', priority)}</Tag>;
}

/** Of a case's number that somebody has told: what can be done when it is not in the list. */
export function useToldNumber(): string {
  const { query } = useLocation();
  return (query['number'] ?? '').toUpperCase();
}
