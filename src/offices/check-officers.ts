import { distance } from 'fastest-levenshtein';
import { allRoles, type Role } from '../access/roles.js';
import type { Work } from '../audit/change.js';
import { dayInIndia } from '../clocks/india.js';
import { ImportOutcome, type OfficeKind, officeKinds, RowProblemKind } from './codes.js';
import { hasSecondPerson, isInService } from './grant-role.js';
import { Office, Officer } from './office.entity.js';
import type { RowProblem } from './officer-import.entity.js';
import { District } from './place.entity.js';

const LONGEST = 200;

/** A row as it stands in the file. */
export interface RowInFile {
  district: string;
  office: string;
  designation: string;
  subject: string;
  role?: string | null;
}

/** A row, and what was found for it. */
export interface CheckedRow {
  designation: string;
  subject: string;
  office?: Office | undefined;
  role?: Role | undefined;
  outcome: ImportOutcome;
  problems: RowProblem[];
}

type Asking = Pick<Work, 'em' | 'actor' | 'now'>;

/** Looks each row up in the directory of the administrator's State. It changes nothing, and what it finds is looked at again when officers come in. */
export async function checkRows(asking: Asking, rows: readonly RowInFile[]): Promise<CheckedRow[]> {
  const { em, actor, now } = asking;
  const today = dayInIndia(now);
  const { state } = await em.findOneOrFail(Office, { id: actor.officeId });
  const districts = await em.find(District, { state: state.code, validTo: null }, { orderBy: { name: 'asc' } });
  const offices = (await em.find(Office, { state: state.code }, { orderBy: { name: 'asc' } })).filter((office) => isInService(office, today));

  const checked = rows.map((row): CheckedRow => {
    const problems: RowProblem[] = [];
    const place = findPlace(row.district, districts, problems);
    const office = place && findOffice(row.office, place, offices, problems);
    const role = findRole(row.role ?? '', office, problems);
    const [designation, subject] = [filledIn(row, 'designation', problems), filledIn(row, 'subject', problems)];
    return { designation, subject, office, role, outcome: ImportOutcome.READY, problems };
  });

  const known = new Map((await em.find(Officer, { subject: { $in: checked.map(({ subject }) => subject) } })).map((one) => [one.subject, one]));
  const meant = [...new Set(checked.flatMap(({ office }) => (office ? [office] : [])))];
  const heads = (await em.find(Officer, { supervisor: null, office: { $in: meant.map(({ id }) => id) } })).filter(
    (one) => isInService(one, today) && one.roles.length > 0,
  );
  const headed = new Set(heads.map(({ office }) => office.id));
  const answered = new Map<Office, boolean>();
  for (const { office, role } of checked) if (office && role && !answered.has(office)) answered.set(office, await hasSecondPerson(asking, office));

  const rowsOf = Map.groupBy(checked.keys(), (i) => checked[i]!.subject);
  for (const one of checked) {
    const { office, subject, role, problems } = one;
    const said = (column: keyof RowInFile, code: RowProblemKind, message: string) => problems.push({ column, code, message, suggestion: null });
    const twins = subject === '' ? [] : rowsOf.get(subject)!;
    if (twins.length > 1)
      said('subject', RowProblemKind.TWICE, `Rows ${twins.map((i) => i + 1).join(', ')} have the same sign-in name. Leave one of them.`);
    const there = known.get(subject);
    if (there && office && there.office.id === office.id && twins.length === 1) {
      Object.assign(one, { outcome: ImportOutcome.EXISTS, problems: [] });
      continue;
    }
    // Of another office, of another State, of whatever: one answer, which tells nothing of it.
    if (there && office && there.office.id !== office.id)
      said('subject', RowProblemKind.NOT_FREE, 'This sign-in name cannot be taken. Ask the operator of the hub.');
    if (office && !headed.has(office.id))
      said('office', RowProblemKind.NO_HEAD, "This office has no head in service. Its first head comes with the operator's import.");
    else if (office && role && !answered.get(office))
      said('role', RowProblemKind.NOBODY_ANSWERS, 'Nobody could give this role: the office has no other head, or the State no other administrator.');
    if (problems.length > 0) one.outcome = ImportOutcome.WRONG;
  }
  return checked;
}

/** A district, or the State itself, of which some offices are. */
type Place = { district: District | undefined };

function findPlace(text: string, districts: readonly District[], problems: RowProblem[]): Place | undefined {
  if (plain(text) === '') return { district: undefined };
  const district = districts.find(({ code, name }) => String(code) === text.trim() || plain(name) === plain(text));
  if (district) return { district };
  problems.push({
    column: 'district',
    code: RowProblemKind.NO_SUCH_DISTRICT,
    message: 'Your State has no district of this name or LGD code. For an office of the State leave it empty.',
    suggestion: nearest(
      text,
      districts.map(({ name }) => name),
    ),
  });
  return undefined;
}

function findOffice(text: string, { district }: Place, all: readonly Office[], problems: RowProblem[]): Office | undefined {
  const offices = all.filter((office) => office.district?.code === district?.code);
  const wanted = plain(text);
  const named = offices.filter(({ name }) => plain(name) === wanted);
  const found = named.length > 0 ? named : offices.filter(({ kind }) => namesOf(kind).some((name) => plain(name) === wanted));
  if (found.length === 1) return found[0];
  const where = district ? 'the district' : 'the State itself';
  problems.push(
    found.length > 1
      ? {
          column: 'office',
          code: RowProblemKind.SEVERAL_OFFICES,
          message: `Of ${where}, ${found.length} offices can be meant. Write the name of one as the directory has it.`,
          suggestion: null,
        }
      : {
          column: 'office',
          code: wanted === '' ? RowProblemKind.EMPTY : RowProblemKind.NO_SUCH_OFFICE,
          message: `Write the name of an office of ${where} as the directory has it, or its kind, such as AHTU.`,
          suggestion: nearest(
            text,
            offices.flatMap(({ name, kind }) => [name, ...namesOf(kind)]),
          ),
        },
  );
  return undefined;
}

const namesOf = (kind: OfficeKind): [string, string] => [officeKinds[kind].label, kind];

function findRole(text: string, office: Office | undefined, problems: RowProblem[]): Role | undefined {
  if (plain(text) === '') return undefined;
  const role = allRoles.find((one) => plain(one) === plain(text));
  const possible = office ? officeKinds[office.kind].roles : allRoles;
  if (role && possible.includes(role)) return role;
  const only = possible.length === 1 ? possible[0]! : null;
  problems.push(
    role
      ? { column: 'role', code: RowProblemKind.NOT_OF_KIND, message: 'An office of this kind has no such role.', suggestion: only }
      : {
          column: 'role',
          code: RowProblemKind.NO_SUCH_ROLE,
          message: 'There is no such role. Leave it empty where none is to be asked for.',
          suggestion: nearest(text, possible) ?? only,
        },
  );
  return undefined;
}

function filledIn(row: RowInFile, column: 'designation' | 'subject', problems: RowProblem[]): string {
  const text = row[column].normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (text === '') problems.push({ column, code: RowProblemKind.EMPTY, message: 'This must be filled in.', suggestion: null });
  if (text.length > LONGEST)
    problems.push({ column, code: RowProblemKind.TOO_LONG, message: `This has at most ${LONGEST} characters.`, suggestion: null });
  return text;
}

/** A name as people write it: without its capitals, its points and its spaces. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** What was probably meant, the first where several come as near: no more than a third of it is written otherwise. */
function nearest(text: string, candidates: readonly string[]): string | null {
  const wanted = plain(text);
  if (wanted === '') return null;
  const [first] = candidates.map((candidate) => ({ candidate, far: distance(wanted, plain(candidate)) })).toSorted((a, b) => a.far - b.far);
  return first && first.far <= Math.max(2, Math.floor(wanted.length / 3)) ? first.candidate : null;
}
