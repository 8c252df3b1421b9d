import { type Actor, lookingAs } from '../access/actor.js';
import { rowId } from '../planner/global-id.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';
import { CaseFile } from './case-file.entity.js';
import type { CaseFilter, CaseOrder } from './case.resolver.js';

/** By the order's name: the column, which the access list carries, so that a page is read off an index. */
const orders: Record<`${CaseOrder}`, PageSource<CaseFile>['order']> = {
  UPDATED_DESC: { column: 'a.updated_at', type: 'timestamptz', descending: true },
  UPDATED_ASC: { column: 'a.updated_at', type: 'timestamptz' },
  OPENED_DESC: { column: 'a.opened_at', type: 'timestamptz', descending: true },
  OPENED_ASC: { column: 'a.opened_at', type: 'timestamptz' },
};

/** Lists start from the access list and never from the case table: the office's own rows, in order, and nothing else is touched. */
export function caseSource(actor: Actor, filter: CaseFilter, orderBy: `${CaseOrder}`): PageSource<CaseFile> {
  const where: { sql: string; params: unknown[] }[] = [{ sql: 'a.office_id = ?', params: [lookingAs(actor)] }];
  const add = (sql: string, ...params: unknown[]) => where.push({ sql, params });
  if (filter.district != null) add('a.district_code = ?', filter.district);
  if (filter.status) add('a.status = ?', filter.status);
  if (filter.state != null) add('t.state_code = ?', filter.state);
  if (filter.kinds) add('t.kind = any(?::text[])', arrayLiteral(filter.kinds));
  if (filter.stages) add('a.stage = any(?::text[])', arrayLiteral(filter.stages));
  if (filter.priorities) add('t.priority = any(?::text[])', arrayLiteral(filter.priorities));
  if (filter.openedFrom) add('a.opened_at >= ?', filter.openedFrom);
  if (filter.openedBefore) add('a.opened_at < ?', filter.openedBefore);
  if (filter.office)
    add(
      'exists (select 1 from hub.case_participant p where p.case_id = a.case_id and p.office_id = ? and p.until is null)',
      rowId('Office', filter.office, ['filter', 'office']),
    );
  const accessList = 'hub.case_access a';
  const from = `${accessList} join hub.case_file t on t.id = a.case_id`;
  return { entity: CaseFile, from, accessList, where, order: orders[orderBy], key: { column: 'id', type: 'uuid', sql: 'a.case_id' } };
}
