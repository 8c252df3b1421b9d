import { v7 as uuidv7 } from 'uuid';
import { Field, InputType } from 'type-graphql';
import { change, problemOf, type Work } from '../audit/change.js';
import { mustBeClean } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, type Problem } from '../audit/payload.js';
import type { Context } from '../context.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { globalId } from '../planner/global-id.js';
import type { RowReading } from '../planner/reading.js';
import { type CheckedRow, checkRows } from './check-officers.js';
import { ImportOutcome } from './codes.js';
import { requestRole } from './grant-role.js';
import { Office, Officer } from './office.entity.js';
import { ImportReport, OfficerImport } from './officer-import.entity.js';

const MOST_ROWS = 500;
/** Why a role is asked for that came with a file. */
const REASON = 'Asked for with an import of officers by an administrator of the State.';

@InputType({ description: 'An officer as a file has them: every value as it stands there.' })
export class OfficerRow {
  @Field({ description: 'LGD code or name of the district, in your State; empty for an office of the State itself.' })
  district!: string;

  @Field({ description: 'Name of the office as the directory has it, or its kind where the district has one of that kind.' })
  office!: string;

  @Field({ description: 'Designation, such as Station House Officer. The hub keeps no name of an officer.' })
  designation!: string;

  @Field({ description: 'The sign-in name at the identity provider (`sub`).' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'The role to be asked for; the head of the office answers. Empty: none.' })
  role?: string | null;
}

@InputType({ description: 'Officers of your State, as a file has them.' })
export class ImportOfficersInput extends ChangeInput {
  @Field(() => [OfficerRow], { description: `The rows: 1 to ${MOST_ROWS}.` })
  rows!: OfficerRow[];

  @Field({ description: 'Says what would happen, and writes nothing.' })
  isRehearsal!: boolean;

  @Field({ description: 'Stops if any row is wrong. Otherwise the good rows are imported, and the others told.' })
  onlyIfAllAreReady!: boolean;
}

export const ImportOfficersPayload = PayloadOf('importOfficers', 'officerImport', () => OfficerImport);
Field(() => ImportReport, {
  nullable: true,
  description: 'What becomes of each row, also where nothing was imported because of some; null when the input itself cannot be meant.',
})(ImportOfficersPayload.prototype, 'report');

/**
 * Brings officers into the directory, who may do nothing there until the head of their office gives them a role. What is said here of each row
 * is to help: who may bring whom into which office, and under whom, is decided in `hub.import_officer`.
 */
export async function importOfficers(context: Context, input: ImportOfficersInput): Promise<object> {
  const told: { report?: ImportReport } = {};
  if (input.isRehearsal) return rehearse(context, input);
  const done = await change(context, 'importOfficers', ImportOfficersPayload, input, (work) => bringIn(work, input, told));
  const { officerImport: reading, problems } = done as { officerImport: RowReading | null; problems: Problem[] };
  const row = reading && (await context.load(OfficerImport, reading.id));
  return Object.assign(new ImportOfficersPayload(), { officerImport: row, report: row?.report ?? told.report ?? null, problems });
}

async function rehearse(context: Context, { rows }: ImportOfficersInput): Promise<object> {
  try {
    mustBeSome(rows);
    mustBeClean({ rows });
    const { actor } = context;
    const checked = await context.read((em) => checkRows({ em, actor, now: context.clock() }, rows));
    return Object.assign(new ImportOfficersPayload(), { officerImport: null, report: reportOf(checked), problems: [] });
  } catch (error) {
    return Object.assign(new ImportOfficersPayload(), { officerImport: null, report: null, problems: [problemOf(error)] });
  }
}

function mustBeSome(rows: readonly OfficerRow[]): void {
  if (rows.length === 0 || rows.length > MOST_ROWS) throw new Invalid(`An import has 1 to ${MOST_ROWS} rows. Divide a longer one.`, ['rows']);
}

const refusals: Record<string, string> = {
  NONE: 'This cannot be imported.',
  NOT_YOURS: 'Officers are imported by an administrator of their State.',
};

async function bringIn(work: Work, input: ImportOfficersInput, told: { report?: ImportReport }): Promise<OfficerImport> {
  const { em, actor, now } = work;
  mustBeSome(input.rows);
  const checked = await checkRows(work, input.rows);
  told.report = reportOf(checked);
  if (input.onlyIfAllAreReady && told.report.wrong > 0)
    throw new Conflict('Some rows are wrong, so nothing was imported. `report` says which.', ['rows']);
  const ready = checked.filter(({ outcome }) => outcome === ImportOutcome.READY).map((row) => ({ row, id: uuidv7() }));
  if (ready.length === 0) throw new Conflict('No row is ready, so nothing was imported. `report` says why.', ['rows']);

  const coming = ready.map(({ id, row: { office, designation, subject } }) => ({ id, office: office!.id, designation, subject }));
  const verdicts: { verdict: string }[] = await em.execute(
    `select hub.import_officer(r.id, r.office, r.designation, r.subject, ?) as verdict
     from jsonb_to_recordset(?::jsonb) r (id uuid, office uuid, designation text, subject text)`,
    [now, JSON.stringify(coming)],
  );
  for (const { verdict } of verdicts) {
    if (refusals[verdict]) throw new Forbidden(refusals[verdict]);
    if (verdict !== 'DONE') throw new Conflict('The directory has changed meanwhile, so nothing was imported. Check the rows again.', ['rows']);
  }
  const officers = new Map((await em.find(Officer, { id: { $in: ready.map(({ id }) => id) } })).map((officer) => [officer.id, officer]));
  for (const { id, row } of ready) if (row.role) requestRole(work, officers.get(id)!, row.office!, row.role, REASON);

  const report = reportOf(checked, new Map(ready.map(({ row, id }) => [row, globalId('Officer', id)])));
  told.report = report;
  const mine = await em.findOneOrFail(Office, { id: actor.officeId });
  return em.create(OfficerImport, { stateCode: mine.state.code, importedBy: actor.officerId, importedAt: now, imported: report.imported, report });
}

function reportOf(checked: readonly CheckedRow[], officers: ReadonlyMap<CheckedRow, string> = new Map()): ImportReport {
  const rows = checked.map((one, i) => ({
    row: i + 1,
    outcome: officers.has(one) ? ImportOutcome.IMPORTED : one.outcome,
    officerId: officers.get(one) ?? null,
    problems: one.problems,
  }));
  const count = (of: ImportOutcome) => rows.filter(({ outcome }) => outcome === of).length;
  return {
    ready: count(ImportOutcome.READY),
    imported: count(ImportOutcome.IMPORTED),
    existing: count(ImportOutcome.EXISTS),
    wrong: count(ImportOutcome.WRONG),
    rolesAsked: checked.filter(({ role, outcome }) => role && outcome === ImportOutcome.READY).length,
    rows,
  };
}
