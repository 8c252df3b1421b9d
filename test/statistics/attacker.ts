import loadHighs, { type Highs } from 'highs';

/** An answer of `publishedNumbers` with its question: all that the attacker has, and nothing of `src/statistics` is known here. */
export interface Answer {
  month: string;
  state: number;
  district: number;
  total: number | null;
  byStatus: { status: string; cases: number | null }[];
  byStage: { stage: string; cases: number | null }[];
  byKind: { kind: string; cases: number | null }[];
  byPlace: { code: number; cases: number | null }[];
}

/** What a told number says of the count behind it: from how much to how much it may be. */
export type Reading = (cell: string, told: number) => readonly [number, number];

/** To 5, up or down, and never from below 10. */
export const asRounded: Reading = (_, told) => (told === 0 ? [0, 0] : [Math.max(10, told - 4), told + 4]);

export interface Range {
  low: number;
  high: number;
}

interface Unknown extends Range {
  cell: string;
  isTold: boolean;
}

let solver: Promise<Highs> | undefined;
/** The types of the package are those of its other form. */
const load = loadHighs as unknown as () => Promise<Highs>;

/** More cases than there are. */
const MANY = 1_000_000;
const WHOLE = 0;

/** The cells of an answer, each with its name among all releases. */
export function cellsOf(answer: Answer): { cell: string; breakdown: string; category: string; told: number | null }[] {
  const entries = [
    { breakdown: 'TOTAL', category: 'ALL', told: answer.total },
    ...answer.byStatus.map(({ status, cases }) => ({ breakdown: 'STATUS', category: status, told: cases })),
    ...answer.byStage.map(({ stage, cases }) => ({ breakdown: 'STAGE', category: stage, told: cases })),
    ...answer.byKind.map(({ kind, cases }) => ({ breakdown: 'KIND', category: kind, told: cases })),
  ];
  return entries.map((entry) => ({ cell: nameOf(answer, entry.breakdown, entry.category), ...entry }));
}

export function nameOf({ month, state, district }: Pick<Answer, 'month' | 'state' | 'district'>, breakdown: string, category: string): string {
  return [month, state, district, breakdown, category].join(' ');
}

/** Everything that is published, all releases together, as equations over the counts behind it. */
export class Attack {
  private readonly unknowns: Unknown[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly rows: Map<number, number>[] = [];

  constructor(answers: readonly Answer[], read: Reading = asRounded) {
    for (const answer of answers)
      for (const { cell, breakdown, told } of cellsOf(answer)) {
        this.numbers.set(cell, this.unknowns.length);
        // Where the total is told a zero is, too; so what is hidden is not one.
        const atLeast = breakdown === 'TOTAL' || answer.total !== null ? 1 : 0;
        const [low, high] = told === null ? [atLeast, MANY] : read(cell, told);
        this.unknowns.push({ cell, low, high, isTold: told !== null });
      }
    for (const answer of answers) this.learn(answer, answers);
  }

  private learn(answer: Answer, answers: readonly Answer[]): void {
    const cells = cellsOf(answer);
    const of = (breakdown: string) => cells.filter((one) => one.breakdown === breakdown).map(({ cell }) => cell);
    for (const breakdown of ['STATUS', 'STAGE', 'KIND']) this.adds(of('TOTAL')[0]!, of(breakdown));
    // Closing a case is its last step, and opening it again goes back.
    this.adds(nameOf(answer, 'STATUS', 'CLOSED'), [nameOf(answer, 'STAGE', 'CLOSED')]);
    if (answer.district !== WHOLE) return;
    const inner = answers.filter(
      ({ month, state, district }) =>
        month === answer.month && (answer.state === WHOLE ? state !== WHOLE && district === WHOLE : state === answer.state && district !== WHOLE),
    );
    for (const { code, cases } of answer.byPlace) {
      const isAsked = inner.some(({ state, district }) => code === (answer.state === WHOLE ? state : district));
      if (!isAsked && cases !== 0) throw new Error(`The attacker has not asked for ${code}`);
    }
    for (const { cell, breakdown, category } of cells)
      this.adds(
        cell,
        inner.map((one) => nameOf(one, breakdown, category)),
      );
  }

  private adds(total: string, parts: readonly string[]): void {
    this.rows.push(new Map([[this.numbers.get(total)!, -1] as const, ...parts.map((part) => [this.numbers.get(part)!, 1] as const)]));
  }

  /**
   * Between how much and how much each hidden count can lie, by linear programming: each as low and as high as it will go. A count whose
   * range is seen to be wide enough in the solutions for others is not solved for again; those solutions show it.
   */
  async ranges(enough: number): Promise<Map<string, Range>> {
    const highs = await (solver ??= load());
    const found = new Map<string, Range>();
    for (const { unknowns, rows } of this.islands()) {
      const hidden = unknowns.filter((number) => !this.unknowns[number]!.isTold);
      if (hidden.length === 0) continue;
      const column = new Map(unknowns.map((number, i) => [number, i]));
      const model = highs.createModel();
      model.options.set({ output_flag: false });
      for (const number of unknowns) model.addVar(this.unknowns[number]!.low, this.unknowns[number]!.high);
      for (const row of rows) model.addRow(0, 0, { indices: [...row.keys()].map((number) => column.get(number)!), values: [...row.values()] });
      const ranges = new Map(hidden.map((number) => [number, { low: Infinity, high: -Infinity }]));
      const isWide = ({ low, high }: Range) => high - low >= enough;
      for (const number of hidden)
        for (const cost of [1, -1]) {
          if (isWide(ranges.get(number)!)) continue;
          model.changeColCost(column.get(number)!, cost);
          model.run();
          if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('What is published contradicts itself');
          const { colValue } = model.getSolution();
          for (const [other, range] of ranges) {
            range.low = Math.min(range.low, colValue[column.get(other)!]!);
            range.high = Math.max(range.high, colValue[column.get(other)!]!);
          }
          model.changeColCost(column.get(number)!, 0);
        }
      model.dispose();
      for (const [number, { low, high }] of ranges) found.set(this.unknowns[number]!.cell, { low: rounded(low), high: rounded(high) });
    }
    return found;
  }

  /** What no equation joins is solved apart; so are, it turns out, the releases. */
  private islands(): { unknowns: number[]; rows: Map<number, number>[] }[] {
    const parent = this.unknowns.map((_, number) => number);
    const root = (number: number): number => (parent[number] === number ? number : (parent[number] = root(parent[number]!)));
    for (const row of this.rows) for (const number of row.keys()) parent[root(number)] = root(row.keys().next().value!);
    const islands = Map.groupBy(this.unknowns.keys(), root);
    const rows = Map.groupBy(this.rows, (row) => root(row.keys().next().value!));
    return [...islands].map(([number, unknowns]) => ({ unknowns, rows: rows.get(number) ?? [] }));
  }

  /** The hidden counts that are known more closely than is allowed. That nobody is there where nobody is in a larger place is told, and no secret. */
  async narrow(width: number): Promise<{ cell: string; low: number; high: number }[]> {
    const isTold0 = (cell: string) => {
      const unknown = this.unknowns[this.numbers.get(cell)!];
      return unknown?.isTold === true && unknown.high === 0;
    };
    const ranges = await this.ranges(width);
    return [...ranges]
      .filter(([cell, { low, high }]) => {
        const [month, state, , breakdown, category] = cell.split(' ') as [string, string, string, string, string];
        const around = [Number(state), WHOLE].map((one) => nameOf({ month, state: one, district: WHOLE }, breakdown, category));
        return high - low < width && !around.some(isTold0);
      })
      .map(([cell, range]) => ({ cell, ...range }));
  }
}

/** The solver is exact to six places. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Two told counts, one of cases that are all in the other, that differ by 1 to 9: the secret of so many people. */
export function tellingPairs(answers: readonly Answer[], countOf: (cell: string) => number): string[] {
  const told = answers.flatMap((answer) =>
    cellsOf(answer)
      .filter((one) => one.told !== null)
      .map((one) => ({ ...one, month: answer.month, state: answer.state, district: answer.district })),
  );
  type Cell = (typeof told)[number];
  const isPlaceIn = (part: Cell, whole: Cell) => [WHOLE, part.state].includes(whole.state) && [WHOLE, part.district].includes(whole.district);
  const isKindOf = (part: Cell, whole: Cell) =>
    whole.breakdown === 'TOTAL' ||
    (part.breakdown === whole.breakdown && part.category === whole.category) ||
    (part.breakdown === 'STAGE' && whole.breakdown === 'STATUS' && (part.category === 'CLOSED') === (whole.category === 'CLOSED'));
  return told.flatMap((part) =>
    told
      .filter((whole) => whole.month === part.month && isPlaceIn(part, whole) && isKindOf(part, whole))
      .map((whole) => ({ whole, by: countOf(whole.cell) - countOf(part.cell) }))
      .filter(({ by }) => by > 0 && by < 10)
      .map(({ whole, by }) => `${whole.cell} without ${part.cell}: ${by}`),
  );
}
