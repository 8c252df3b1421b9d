/** What other offices hand over to one's own, and what one's own hands over. */
import type { HandoverDirection, HandoverStatus } from '../../generated/officers.js';
import { OfficersHandoversDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { Empty, Page, Pager, Read } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { useAddress } from '../kit/address.js';
import { Filter, Filters } from './filters.js';
import { HandoverCard } from './handover-card.js';
import { useNotices } from './notices.js';
import { t } from './words.js';

const statuses: readonly HandoverStatus[] = ['PROPOSED', 'ACCEPTED', 'DONE', 'REFUSED', 'REVOKED', 'EXPIRED', 'OVERTAKEN'];

export default function Handovers() {
  useNotices();
  const { query, go } = useAddress();
  const direction: HandoverDirection = query['direction'] === 'SENT' ? 'SENT' : 'RECEIVED';
  const status = statuses.find((one) => one === query['status']);
  const handovers = useRead(OfficersHandoversDocument, {
    filter: { direction, ...(status && { statuses: [status] }) },
    after: query['after'] ?? null,
  });
  return (
    <Page title={t('handovers')}>
      <nav class="row" aria-label={t('handovers.boxes')}>
        <a class="button" href="/handovers" aria-current={direction === 'RECEIVED' ? 'page' : undefined}>
          {t('handovers.RECEIVED')}
        </a>
        <a class="button" href="/handovers?direction=SENT" aria-current={direction === 'SENT' ? 'page' : undefined}>
          {t('handovers.SENT')}
        </a>
      </nav>
      <h2>{t(`handovers.${direction}`)}</h2>
      <Filters>
        <Filter
          name="status"
          label={t('filter.status')}
          list="HandoverStatus"
          values={statuses}
          value={status}
          choose={(value) => go({ status: value })}
        />
      </Filters>
      <Read of={handovers}>
        {({ handovers: { totalCount, nodes, pageInfo } }) => (
          <>
            <p role="status">{t('handovers.count', { count: totalCount, shown: count(totalCount) })}</p>
            {nodes.length === 0 && <Empty>{t('handovers.none')}</Empty>}
            <ul class="plain stack">
              {nodes.map((handover) => (
                <HandoverCard handover={handover} key={handover.id} />
              ))}
            </ul>
            <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
          </>
        )}
      </Read>
    </Page>
  );
}
