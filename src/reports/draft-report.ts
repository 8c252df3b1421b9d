import { ref } from '@mikro-orm/core';
import { Field, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Conflict, Invalid } from '../errors.js';
import { figuresOf, questionsOf, since } from '../indicators/count.js';
import { factSources } from '../indicators/facts.js';
import { inForce, type Indicator, kindsOf, selectionsOf } from '../indicators/indicator.js';
import { indicators } from '../indicators/indicators.js';
import { Office, Officer } from '../offices/office.entity.js';
import type { District, State } from '../offices/place.entity.js';
import { cutOffOf, type Period, periodOf, ReportKind, ReportStatus } from './codes.js';
import { contentOf, hashOf } from './content.js';
import { answersTo } from './count-report.js';
import { reportedTables } from './tables.js';
import { ActionReport, type NamedPlace } from './report.entity.js';

@InputType({ description: 'A report of your district or State is to be drawn up: its figures are counted and frozen.' })
export class DraftReportInput extends ChangeInput {
  @Field(() => ReportKind, { description: 'What it is for.' })
  kind!: ReportKind;

  @Field({ description: 'Of which quarter (2026-Q3: July to September 2026) or, for a review, month (2026-10). It must have ended.' })
  period!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The codes of the indicators of which the offices responsible have said that there was nothing (nil return). What is neither on record nor said to be nil is printed as "not reported".',
  })
  nil?: string[];
}

export const DraftReportPayload = PayloadOf('draftReport', 'report', () => ActionReport);

/** The facts of the period are copied, as they were on record at the cut-off, and counted. From then on they are what they are. */
export async function draftReport(work: Work, input: DraftReportInput): Promise<ActionReport> {
  const { em, actor, now, save } = work;
  const { kind } = input;
  const period = periodOf(kind, input.period);
  const office = await em.findOneOrFail(Office, { id: actor.officeId }, { populate: ['state', 'district'] });
  const [state, district] = [office.state.unwrap(), office.district?.unwrap() ?? null];
  const before = await em.find(
    ActionReport,
    { kind, period: input.period, state: state.code, district: district?.code ?? null },
    { orderBy: { edition: 'desc' }, limit: 1 },
  );
  mustMakeRoom(before[0]);
  const edition = (before[0]?.edition ?? 0) + 1;
  const named = ({ code, name }: State | District): NamedPlace => ({ code, name });
  const covers = district ? [named(district)] : await districtsOf(work, state, period);
  const report = em.create(ActionReport, {
    kind,
    office: ref(office),
    state: ref(state),
    district: district && ref(district),
    period: input.period,
    periodFrom: period.from,
    periodUntil: period.until,
    edition,
    cutOff: cutOffOf(period, now, { isOfState: !district, before: before[0] }),
    place: { state: named(state), district: district && named(district) },
    covers,
    draftedAt: now,
    draftedBy: ref(em.getReference(Officer, actor.officerId)),
  });
  await save();

  const asked = inForce(period.firstDay, indicators).filter(({ ofState }) => !ofState || !district);
  const [{ frozen }]: [{ frozen: { counted: number[]; tables: ActionReport['tables']; nil: Record<string, number[]> } }] = await em.execute(
    'select hub.freeze_report(?::uuid, ?::jsonb, ?::jsonb) as frozen',
    [report.id, JSON.stringify(kindsToFreeze(asked, period)), JSON.stringify(tablesToFreeze(!district))],
  );
  const answers = await answersTo((sql, params) => em.execute(sql, params), report.id, questionsOf({ indicators: asked, ...period }));
  report.counted = district ? [district.code] : frozen.counted;
  report.tables = frozen.tables ?? [];
  report.nil = district ? nilReturns(input.nil ?? [], asked, district.code) : frozen.nil;
  if (!district && input.nil?.length) throw new Invalid('A State counts the nil returns of its districts, and makes none of its own.', ['nil']);
  report.figures = figuresOf({ indicators: asked, districts: covers.map(({ code }) => code), nil: report.nil, ...period }, answers);
  mustBeNothing(report, input.nil ?? []);
  report.hash = hashOf(contentOf(report));
  return report;
}

/** One draft at a time, and none beside one that stands: what is signed is returned before there is another. */
function mustMakeRoom(before: ActionReport | undefined): void {
  if (!before || before.status === ReportStatus.RETURNED || before.status === ReportStatus.DRAFT) return;
  throw new Conflict(
    'A report of this period has been signed. Where it is wrong the State returns it, and then there may be another.',
    ['period'],
    'ILLEGAL_STEP',
  );
}

async function districtsOf({ em }: Work, state: State, { firstDay, lastDay }: Period): Promise<NamedPlace[]> {
  const districts: NamedPlace[] = await em.execute(
    `select code, name from hub.district where state_code = ? and coalesce(valid_from, '-infinity') <= ?::date and coalesce(valid_to, 'infinity') >= ?::date order by code`,
    [state.code, lastDay, firstDay],
  );
  return districts;
}

/** Of each kind that is counted: from when on, and what one must know to see of which case a fact is. */
function kindsToFreeze(asked: readonly Indicator[], period: Period): { kind: string; since: Date; needs: string | null; of_state: boolean }[] {
  const used = asked.flatMap((indicator) => {
    const { counted, of } = selectionsOf(indicator.rule);
    return [...counted, ...(of ? [of] : [])].flatMap(({ kinds, isStock }) =>
      kinds.map((kind) => ({ kind, since: isStock ? new Date(0) : since(indicator, period), ofState: indicator.ofState ?? false })),
    );
  });
  return factSources.flatMap(({ kind, needs }) => {
    const uses = used.filter((use) => use.kind === kind);
    if (uses.length === 0) return [];
    const earliest = new Date(Math.min(...uses.map((use) => use.since.getTime())));
    return [{ kind, since: earliest, needs: needs ?? null, of_state: uses.every((use) => use.ofState) }];
  });
}

function tablesToFreeze(isOfState: boolean) {
  return reportedTables
    .filter(({ ofState }) => isOfState || !ofState)
    .map(({ code, para, title, columns, of }) => ({ code, para, title, columns, of }));
}

function nilReturns(codes: readonly string[], asked: readonly Indicator[], district: number): Record<string, number[]> {
  for (const [i, code] of codes.entries())
    if (!asked.some((indicator) => indicator.code === code))
      throw new Invalid('There is no indicator of this code in this report. They are told by `indicators`.', ['nil', String(i)]);
  return Object.fromEntries([...new Set(codes)].toSorted().map((code) => [code, [district]]));
}

/** A nil return beside facts is a contradiction, and the facts are on record. */
function mustBeNothing({ figures }: ActionReport, codes: readonly string[]): void {
  const wrong = figures!.find(({ code, nil }) => codes.includes(code) && !nil);
  if (wrong)
    throw new Conflict(
      `There is something on record for ${wrong.code} (${kindsOf(indicators.find(({ code }) => code === wrong.code)!.rule).join(', ')}): it is not nil.`,
      ['nil', String(codes.indexOf(wrong.code))],
    );
}
