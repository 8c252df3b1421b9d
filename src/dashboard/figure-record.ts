import type pg from 'pg';
import type { CaseLog } from '../clocks/log.js';
import type { ClaimStage, VisitOutcome } from '../rehabilitation/codes.js';
import type { OfficeKind } from '../offices/codes.js';
import type { HandoverKind } from '../handovers/codes.js';

/** What figures are counted from: the log of a case, and of what it leaves out amounts, outcomes and handovers. Ids, codes, times (milliseconds) and paise. */
export interface FigureRecord extends CaseLog {
  claims: readonly { survivorId: string; kind: string; stage: `${ClaimStage}`; dueAt: number; duePaise: number; creditedPaise: number | null }[];
  /** `dueOn` is a day in India. */
  visits: readonly { survivorId: string; dueOn: string; visitedAt: number | null; outcome: `${VisitOutcome}` | null }[];
  /** Without those of custody, which say where a survivor is. */
  handovers: readonly {
    kind: `${HandoverKind}`;
    /** Of the addressee; null for an office of a whole State. */
    district: number | null;
    proposedAt: number;
    acknowledgeBy: number;
    acknowledgedAt: number | null;
    isTakenBack: boolean;
  }[];
  /** Who recorded something: which kind of office, of which district, in which month (its first day, in India). */
  reporting: readonly { kind: `${OfficeKind}`; district: number; month: string }[];
}

type Rest = Pick<FigureRecord, 'claims' | 'visits' | 'handovers'>;

/** The records of some cases, read by the worker: `hub.figure_log` shows it no row of a table. */
export async function recordsOf(client: pg.ClientBase, logs: readonly CaseLog[], monthOf: (at: number) => string): Promise<FigureRecord[]> {
  const { rows } = await client.query<{ case_id: string; log: Rest }>('select case_id, log from hub.figure_log($1::uuid[])', [
    logs.map(({ caseId }) => caseId),
  ]);
  const rest = new Map(rows.map(({ case_id, log }) => [case_id, log]));
  const recorders = [...new Set(logs.flatMap(({ events }) => events.map(({ officeId }) => officeId)))];
  const { rows: offices } = await client.query<{ id: string; kind: OfficeKind; district: number | null }>(
    'select id, kind, district_code as district from hub.office where id = any($1::uuid[])',
    [recorders],
  );
  const directory = new Map(offices.map((office) => [office.id, office]));
  return logs.map((log) => {
    const reporting = new Map<string, FigureRecord['reporting'][number]>();
    for (const { officeId, reportedAt } of log.events) {
      const office = directory.get(officeId);
      if (!office || office.district === null) continue;
      const one = { kind: office.kind, district: office.district, month: monthOf(reportedAt) };
      reporting.set(Object.values(one).join(), one);
    }
    return { ...log, ...rest.get(log.caseId)!, reporting: [...reporting.values()] };
  });
}
