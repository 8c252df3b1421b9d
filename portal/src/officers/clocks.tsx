/** The duties of the law that one's office owes, or that are owed in its district; due first on top. */
import type { ClockScope, ClockState } from '../../generated/officers.js';
import { OfficersClocksDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { Empty, Page, Pager, Read } from '../kit/kit.js';
import { count, fromLocalInput } from '../kit/when.js';
import { useAddress } from '../kit/address.js';
import { Filter, Filters } from './filters.js';
import { ClockRow } from './standing.js';
import { t } from './words.js';

const states: readonly ClockState[] = ['RUNNING', 'EXTENDED', 'BREACHED', 'MET', 'MET_LATE', 'NOT_APPLICABLE'];
/** What is still to be done, which is what one comes for, unless one asks for something else. */
const open: readonly ClockState[] = ['RUNNING', 'EXTENDED', 'BREACHED'];
const binding = ['BINDING', 'ADVISORY'] as const;

export default function Clocks() {
  const { query, go } = useAddress();
  const hasDistrict = viewer.value?.office.district != null;
  const scope: ClockScope = query['scope'] === 'DISTRICT' && hasDistrict ? 'DISTRICT' : 'OFFICE';
  const state = states.find((one) => one === query['state']);
  const shown = query['state'] === 'ALL' ? undefined : state ? [state] : open;
  const force = binding.find((one) => one === query['force']);
  const isLate = query['late'] === 'yes';
  const before = /^\d{4}-\d\d-\d\d$/.test(query['before'] ?? '') ? query['before'] : undefined;
  const clocks = useRead(OfficersClocksDocument, {
    filter: {
      scope,
      ...(shown && { states: [...shown] }),
      ...(isLate && { overdue: true }),
      ...(force && { isAdvisory: force === 'ADVISORY' }),
      ...(before !== undefined && { dueBefore: new Date(fromLocalInput(`${before}T00:00`).getTime() + 86_400_000).toISOString() }),
    },
    after: query['after'] ?? null,
  });
  return (
    <Page title={t('clocks')}>
      <Filters>
        {hasDistrict && (
          <Filter
            name="scope"
            label={t('clocks.scope')}
            list="ClockScope"
            values={['DISTRICT']}
            all="OFFICE"
            value={query['scope']}
            choose={(value) => go({ scope: value })}
          />
        )}
        <Filter
          name="state"
          label={t('filter.state')}
          list="ClockState"
          values={[...states, 'ALL']}
          all="OPEN"
          value={query['state']}
          choose={(value) => go({ state: value })}
        />
        <Filter name="force" label={t('clocks.force')} list="ClockForce" values={binding} value={force} choose={(value) => go({ force: value })} />
        <label class="field">
          <span>{t('clocks.before')}</span>
          <input type="date" name="before" value={before ?? ''} onChange={(event) => go({ before: event.currentTarget.value })} />
        </label>
        <label class="choice">
          <input type="checkbox" name="late" checked={isLate} onChange={(event) => go({ late: event.currentTarget.checked ? 'yes' : '' })} />
          {t('clocks.late')}
        </label>
      </Filters>
      <Read of={clocks}>
        {({ clocks: { totalCount, nodes, pageInfo } }) => (
          <>
            <p role="status">{t('clocks.count', { count: totalCount, shown: count(totalCount) })}</p>
            {nodes.length === 0 && <Empty>{t('clocks.none')}</Empty>}
            <ul class="plain list">
              {nodes.map((clock) => (
                <ClockRow clock={clock} isOwn={scope === 'OFFICE'} key={clock.id} />
              ))}
            </ul>
            <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
          </>
        )}
      </Read>
    </Page>
  );
}
