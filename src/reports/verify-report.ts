import type pg from 'pg';
import { isDeepStrictEqual } from 'node:util';
import { asKeeper } from '../database/as-keeper.js';
import { type Answers, type Figure, figuresOf, type Question, questionsOf } from '../indicators/count.js';
import { indicatorOf } from '../indicators/indicators.js';
import type { Indicator } from '../indicators/indicator.js';
import { Conflict } from '../errors.js';
import { printReport } from '../print/print-report.js';
import type { Language } from '../words/words.js';
import { type ReportKind, ReportStatus } from './codes.js';
import { canonicalContent, contentOf, csvOf, hashOf, type KeptReport } from './content.js';
import { answersTo } from './count-report.js';
import { printableReport } from './printable.js';

/** A report as it is kept, with what its figures are counted over. */
export interface CountedReport extends KeptReport {
  nil: Readonly<Record<string, readonly number[]>>;
  periodFrom: Date;
  periodUntil: Date;
  figures?: readonly Figure[] | null;
}

/** The definitions by which a report was counted: those versions, whatever holds today. */
function definitionsOf({ figures }: CountedReport): Indicator[] {
  return (figures ?? []).map(({ code, version }) => indicatorOf(code, version));
}

/** What to ask of the facts of a report, to count it again. */
export function questionsOfReport(report: CountedReport): Question[] {
  return questionsOf({ indicators: definitionsOf(report), from: report.periodFrom, until: report.periodUntil });
}

/** Counts the figures again. */
export function recounted(report: CountedReport, answers: Answers): Figure[] {
  const { nil, periodFrom: from, periodUntil: until, covers } = report;
  return figuresOf({ indicators: definitionsOf(report), districts: covers.map(({ code }) => code), from, until, nil }, answers);
}

/** The codes of the figures that come out otherwise. */
export function differences(report: CountedReport, answers: Answers): string[] {
  const again = recounted(report, answers);
  return (report.figures ?? []).filter((figure, i) => !isDeepStrictEqual(plain(figure), plain(again[i]))).map(({ code }) => code);
}

/** As JSON has it: in the database no order of fields is kept. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export interface Verdict {
  id: string;
  kind: ReportKind;
  period: string;
  edition: number;
  status: string;
  /** As it is kept, and as it comes out. */
  hash: string | null;
  recomputed: string;
  signatures: { capacity: string; office: string; signedAt: string; isOfThis: boolean }[];
  problems: string[];
}

type Row = CountedReport & { id: string; status: ReportStatus; hash: string | null };

async function read(client: pg.Client, id: string): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    `select id, kind, period, edition, status, hash, place, covers, counted, nil, figures, tables, narrative, cut_off as "cutOff",
       period_from as "periodFrom", period_until as "periodUntil" from hub.action_report where id = $1`,
    [id],
  );
  return rows[0];
}

/** A report as a file: its text to the byte as it was signed, or on paper. A draft is none yet. Undefined: there is none under this id. */
export async function exportReport(
  client: pg.Client,
  id: string,
  format: 'json' | 'csv' | { pdf: Language },
): Promise<string | Uint8Array | undefined> {
  const [report, signatures] = await asKeeper(client, async () => [await read(client, id), await signaturesOf(client, id)] as const);
  if (!report) return undefined;
  if (report.status === ReportStatus.DRAFT) throw new Conflict('This is a draft. It is a report when it has been signed.');
  const content = contentOf(report);
  if (format === 'json') return canonicalContent(content);
  if (format === 'csv') return csvOf(content);
  const signed = signatures.map(({ signedAt, ...signature }) => ({ ...signature, at: signedAt.toISOString() }));
  return printReport(printableReport(content, signed), format.pdf);
}

interface Signature {
  capacity: string;
  office: string;
  signedAt: Date;
  hash: string;
}

async function signaturesOf(client: pg.Client, id: string): Promise<Signature[]> {
  const { rows } = await client.query<Signature>(
    `select s.capacity, o.name as office, s.signed_at as "signedAt", s.hash from hub.report_signature s join hub.office o on o.id = s.office_id where s.report_id = $1 order by s.signed_at, s.id`,
    [id],
  );
  return rows;
}

/** Counts a report again from its frozen facts, over an administrator's connection that acts as the keeper, and compares it with what was signed. */
export async function verifyReport(client: pg.Client, id: string): Promise<Verdict | undefined> {
  return asKeeper(client, async () => {
    const report = await read(client, id);
    if (!report) return undefined;
    const answers = await answersTo(
      async (sql, params) => (await client.query(sql, params)).rows,
      id,
      questionsOfReport(report),
      (n) => `$${n}`,
    );
    const signatures = await signaturesOf(client, id);
    const recomputed = hashOf(contentOf({ ...report, figures: recounted(report, answers) }));
    const wrong = differences(report, answers);
    const problems = [
      ...wrong.map((code) => `${code} does not come out as it is printed`),
      ...(hashOf(contentOf(report)) === report.hash ? [] : ['what is printed has another hash than the report says']),
      ...(recomputed === report.hash ? [] : ['counted again, the report has another hash']),
      ...signatures.filter((one) => one.hash !== recomputed).map(({ capacity }) => `the signature ${capacity} is of something else`),
    ];
    const { kind, period, edition, status, hash } = report;
    return {
      id,
      kind,
      period,
      edition,
      status,
      hash,
      recomputed,
      problems,
      signatures: signatures.map(({ hash: signed, signedAt, ...one }) => ({
        ...one,
        signedAt: signedAt.toISOString(),
        isOfThis: signed === recomputed,
      })),
    };
  });
}
