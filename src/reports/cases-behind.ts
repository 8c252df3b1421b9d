import { type Actor, lookingAs } from '../access/actor.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { selectionsOf, STOCK } from '../indicators/indicator.js';
import { indicators } from '../indicators/indicators.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';

/**
 * The cases of the facts that a figure counts: of the office's own cases, those with such a fact of this report that the row policies let it see.
 * By the rule of the version that the report was counted by, whichever of them that was: a fact that any version counts is behind the figure.
 */
export function casesBehindSource(actor: Actor, reportId: string, code: string): PageSource<CaseFile> {
  const selections = indicators
    .filter((indicator) => indicator.code === code)
    .flatMap(({ rule, months = 0 }) => selectionsOf(rule).counted.map((selection) => ({ ...selection, months: selection.isStock ? STOCK : months })));
  const counts = [
    'f.kind = any(?::text[]) and f.marks @> ?::text[] and not f.marks && ?::text[]',
    // Of no marks to choose one from, and of no time, any will do.
    `(?::text[] = '{}' or f.marks && ?::text[]) and (?::int is null or f.until <= f.at + make_interval(hours => ?::int))`,
    'f.at >= least(r.period_from, r.period_until - make_interval(months => ?::int))',
  ].join(' and ');
  const ways = selections.map(() => `(${counts})`).join(' or ');
  const params = selections.flatMap(({ kinds, with: marks = [], oneOf = [], without = [], withinHours = null, months }) => [
    ...[kinds, marks, without, oneOf, oneOf].map((list) => arrayLiteral(list)),
    withinHours,
    withinHours,
    months,
  ]);
  const accessList = 'hub.case_access a';
  const behind =
    'exists (select from hub.report_fact f join hub.action_report r on r.id = f.report_id where f.report_id = ?::uuid and f.case_id = a.case_id';
  return {
    entity: CaseFile,
    from: `${accessList} join hub.case_file t on t.id = a.case_id`,
    accessList,
    where: [
      { sql: 'a.office_id = ?', params: [lookingAs(actor)] },
      { sql: `${behind} and (${ways}))`, params: [reportId, ...params] },
    ],
    order: { column: 'a.opened_at', type: 'timestamptz', descending: true },
    key: { column: 'id', type: 'uuid', sql: 'a.case_id' },
  };
}
