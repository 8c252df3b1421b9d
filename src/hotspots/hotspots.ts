import { Ctx, Field, Float, Int, ObjectType } from 'type-graphql';
import { EstablishmentKind } from '../cases/codes.js';
import type { Context } from '../context.js';
import { Invalid, NotFound } from '../errors.js';
import { District, State } from '../offices/place.entity.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { BoundaryFile } from './boundary.entity.js';
import { type Boundary, hotspotMap } from './hotspot-map.js';
import { HotspotFact, HotspotRule, hotspotRules, rulesForTheDatabase } from './rules.js';
import { type Score, scoresOf } from './score.js';

@ObjectType({ description: 'The facts of one kind that a score is made of.' })
export class HotspotCite {
  @Field(() => HotspotFact, { description: 'Of which kind.' })
  fact!: HotspotFact;

  @Field(() => Int, {
    nullable: true,
    description: 'How many; null: 1 to 4 people, and not for you. Then the score is made with 2.5 of them at half their weight, whatever they are.',
  })
  count?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the oldest (IST); null where the number is not for you.' })
  oldest?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the newest (IST).' })
  newest?: string | null;

  @Field(() => Float, { description: 'What they weigh together, each faded by its age.' })
  weighs!: number;
}

@ObjectType({ description: 'A district and a kind of establishment, how much was found there for each look, and how sure that is.' })
export class Hotspot {
  @Field(() => District, { description: 'The district.' })
  district!: District;

  @Field(() => EstablishmentKind, { nullable: true, description: 'The kind of establishment; null: of the district as a whole.' })
  kind?: EstablishmentKind | null;

  @Field(() => Float, { description: 'What is to be expected of a look, in weights: the mean of the posterior.' })
  score!: number;

  @Field(() => Float, { description: 'Below this it is with 5 in 100.' })
  lower!: number;

  @Field(() => Float, { description: 'Above this it is with 5 in 100.' })
  upper!: number;

  @Field(() => Float, { description: 'How many looks there were, each faded by its age.' })
  looks!: number;

  @Field({ description: 'Whether there were so few looks, or facts, that the score says little: it may be as low because nobody looked.' })
  hasFewData!: boolean;

  @Field(() => Int, { description: 'The place among those of the State that it may have, at best: so many are surely above it, and one.' })
  rankFrom!: number;

  @Field(() => Int, { description: 'And at worst.' })
  rankTo!: number;

  @Field(() => Int, { description: 'How many agencies or establishments of the kind there are on the watch list.' })
  listed!: number;

  @Field(() => [HotspotCite], { description: 'Upon what the score rests.' })
  facts!: HotspotCite[];
}

const METHOD =
  'S: weights of the facts, each times 2^(-age/half-life), summed up; E: looks at such establishments, faded by 180 days. rate ~ φ·Gamma(a + S/φ, b + E), with φ = Q/S (Q: the sum of the squares; without facts, that of the State), b = 5, a = max(1/2, b·m/φ), m = ΣS/(ΣE + b·rows). score: its mean; lower, upper: its 5th and 95th percentile. Recorded facts alone: where nobody looks, nothing is found.';

@ObjectType({ description: 'The hotspots of a State: open figures, and no judgement of anybody.' })
export class Hotspots {
  @Field(() => State, { description: 'The State.' })
  state!: State;

  @Field(() => DateTime, { description: 'As of when (UTC). For whom statistics alone are given: the beginning of the month.' })
  asOf!: Date;

  @Field(() => [Hotspot], { description: 'The highest score first.' })
  rows!: Hotspot[];

  @Field(() => [HotspotRule], { description: 'By which weights.' })
  rules!: readonly HotspotRule[];

  @Field({ description: 'How a score is made of them.' })
  method!: string;

  @Field(() => BoundaryFile, { nullable: true, description: 'Where the boundaries of the map come from; null: it draws none.' })
  boundaries?: BoundaryFile | null;

  @Field(() => String, {
    description:
      'The same as a map with its table (SVG): symbols on the centroids of the districts, of an area in proportion to the highest score. Without a boundary, unless an authority’s were taken in.',
  })
  async svg(@Ctx() context: Context): Promise<string> {
    const { asOf, rows } = this;
    return hotspotMap({ asOf, rows, stateName: this.state.name, boundaries: await boundariesOf(context, this.boundaries, this.state.code) });
  }
}

/** A row of `hub.hotspot_sums`. */
export interface SumRow {
  district_code: number;
  kind: EstablishmentKind | null;
  fact: HotspotFact | 'LOOK' | 'LISTED';
  n: number | null;
  oldest: string | null;
  newest: string | null;
  s: number;
  q: number;
  as_of: Date | string;
}

interface Reckoned extends Score {
  districtCode: number;
  kind: EstablishmentKind | null;
  looks: number;
  listed: number;
  facts: HotspotCite[];
}

/** Puts the sums of a State together to its rows: those of which there is any fact, or a look. The highest first. */
export function reckon(sums: readonly SumRow[]): Reckoned[] {
  const groups = [...Map.groupBy(sums, ({ district_code, kind }) => `${district_code} ${kind ?? ''}`).values()];
  const rows = groups
    .map((group) => {
      const of = (fact: SumRow['fact']) => group.find((row) => row.fact === fact);
      const cited = hotspotRules.flatMap(({ fact }) => of(fact) ?? []);
      const { district_code: districtCode, kind } = group[0]!;
      const looks = of('LOOK')?.s ?? 0;
      const facts = cited.map((row) =>
        Object.assign(new HotspotCite(), { fact: row.fact, count: row.n, oldest: row.oldest, newest: row.newest, weighs: round(row.s) }),
      );
      const [s, q] = [cited.reduce((sum, row) => sum + row.s, 0), cited.reduce((sum, row) => sum + row.q, 0)];
      return { districtCode, kind, s, q, looks, listed: of('LISTED')?.n ?? 0, facts };
    })
    .filter(({ s, looks }) => s > 0 || looks > 0);
  const scores = scoresOf(rows);
  return rows
    .map(({ districtCode, kind, looks, listed, facts }, i) => {
      const { score, lower, upper, ...rest } = scores[i]!;
      return { districtCode, kind, listed, facts, ...rest, looks: round(looks), score: round(score), lower: round(lower), upper: round(upper) };
    })
    .toSorted((a, b) => b.score - a.score || a.districtCode - b.districtCode || ((a.kind ?? '') < (b.kind ?? '') ? -1 : 1));
}

/** Three digits: the interval says that more would mean nothing. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export const SUMS = 'select * from hub.hotspots_for_me(?::int, ?::timestamptz, ?::jsonb)';

export async function hotspots(context: Context, state: number, district: number | undefined, at: Date | undefined): Promise<Hotspots> {
  const now = context.clock();
  if (at && at > now) throw new Invalid('Of the time to come nothing is on record. Name an instant that is past.', ['at']);
  const place = await context.load(State, state);
  const within = district == null ? undefined : await context.load(District, district);
  if (!place) throw new Invalid('There is no State under this LGD code.', ['state']);
  if (district != null && within?.state.code !== state) throw new Invalid('There is no district under this LGD code in that State.', ['district']);
  const sums = await context.read((em) => em.execute<SumRow[]>(SUMS, [state, at ?? now, rulesForTheDatabase]));
  // Of another State there is not even the row that says as of when.
  const [head] = sums;
  if (!head) throw new NotFound();
  const rows = reckon(sums.filter(({ fact }) => fact !== null)).filter(({ districtCode }) => !within || districtCode === within.code);
  return Object.assign(new Hotspots(), {
    state: place,
    asOf: new Date(head.as_of),
    rows: await Promise.all(
      rows.map(async ({ districtCode, ...row }) => Object.assign(new Hotspot(), row, { district: (await context.load(District, districtCode))! })),
    ),
    rules: hotspotRules,
    method: METHOD,
    boundaries: (await context.read((em) => em.find(BoundaryFile, {}, { orderBy: { takenInAt: 'desc' }, limit: 1 })))[0] ?? null,
  });
}

async function boundariesOf(context: Context, file: BoundaryFile | null | undefined, state: number): Promise<Boundary[]> {
  if (!file) return [];
  return context.read((em) =>
    em.execute(
      'select b.district_code as "districtCode", b.rings from hub.district_boundary b join hub.district d on d.code = b.district_code where b.file_id = ? and d.state_code = ?',
      [file.id, state],
    ),
  );
}
