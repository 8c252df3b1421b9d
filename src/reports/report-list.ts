import { arrayLiteral, type PageSource } from '../planner/page.js';
import { ActionReport } from './report.entity.js';
import type { ReportFilter } from './report.resolver.js';

/** Reports, newest first. Which of them an officer sees is the wall's to say. */
export function reportSource({ kind, period, statuses, district }: ReportFilter): PageSource<ActionReport> {
  const where: { sql: string; params: unknown[] }[] = [];
  if (kind) where.push({ sql: 't.kind = ?', params: [kind] });
  if (period) where.push({ sql: 't.period = ?', params: [period] });
  if (statuses) where.push({ sql: 't.status = any(?::text[])', params: [arrayLiteral(statuses)] });
  if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
  return { entity: ActionReport, where, order: { column: 't.drafted_at', type: 'timestamptz', descending: true } };
}
