import { CaseStage, CaseStatus } from '../cases/codes.js';
import { ALL, Breakdown, type Policy, categories } from './codes.js';
import { INDIA, type Place, WHOLE, cellOf, coordinatesOf } from './cube.js';
import { Flow } from './flow.js';

/** In place of a district: one that has no cases, to ask what another could have. No place has it. */
const NOWHERE = -1;

/** Those that are solved. The status is in the steps: a case is closed when it stands at CLOSED (`countsOf`). */
const SOLVED = [Breakdown.STAGE, Breakdown.KIND] as const;

/**
 * The cells of a month that are not told: the small ones, and others, few and small, until each may lie in a range as wide as the policy
 * asks for a reader who solves everything that is published and knows the told counts exactly. (They are rounded as well; nothing here
 * needs it.) Cells of 0 are among them: of a place whose total is not told nothing is.
 *
 * A breakdown is a circulation: cases flow from India to the States, to their districts, to the categories there, which are counted
 * together by State and for India, and back. So the range of a cell is found exactly (`flow.ts`), and where it is too narrow, the cut that
 * holds it names the cells of which one must be hidden too. Hiding more only widens ranges: a cell once wide enough stays so.
 *
 * The breakdowns share the totals and nothing else, and may be solved one by one: where hidden totals change in one of them, take as many
 * cases from one hidden place to the other, and the other breakdown has followed, since nothing is told in it of these places.
 *
 * It follows that no two told counts, one of cases that are all in the other, differ by 1 to 9: the cells between them are told, each 0 or
 * at least 10, or one of them is not told and could not range over 10.
 */
export function hiddenCells(counts: ReadonlyMap<string, number>, districts: readonly Place[], policy: Policy): Set<string> {
  return new Table(counts, districts, policy).hide();
}

/** A cell as the circulation of its breakdown has it; a total is in both, first in that of the steps. */
interface Edge {
  flow: Flow;
  edge: number;
}

interface CellOfPlace {
  cell: string;
  place: Place;
}

class Table {
  private readonly hidden = new Set<string>();
  /** Of those, whose range is not known to be wide enough. */
  private unproven: CellOfPlace[] = [];
  private readonly edges = new Map<string, Edge[]>();
  private readonly cellOfEdge = new Map<Flow, CellOfPlace[]>();
  private readonly places: Place[];

  constructor(
    private readonly counts: ReadonlyMap<string, number>,
    places: readonly Place[],
    private readonly policy: Policy,
  ) {
    const districts = places.toSorted((a, b) => a.state - b.state || a.district - b.district);
    const states = [...new Set(districts.map(({ state }) => state))].map((state) => ({ state, district: WHOLE }));
    this.places = [...districts, ...states, INDIA];
    for (const breakdown of SOLVED) this.connect(breakdown, states, districts);
  }

  hide(): Set<string> {
    for (const place of this.places) {
      if (this.isSmall(totalOf(place))) this.hideTotal(place);
      for (const status of categories.STATUS) if (this.isSmall(cellOf(place, Breakdown.STATUS, status))) this.hideCell(closedOf(place), place);
      for (const breakdown of SOLVED)
        for (const cell of categories[breakdown].map((category) => cellOf(place, breakdown, category)))
          if (this.isSmall(cell)) this.hideCell(cell, place);
    }
    // What is nobody's may cease to be so when a place around it is hidden; so they are looked at until none has.
    for (let isSettled = false; !isSettled;) {
      isSettled = true;
      const nobodys: CellOfPlace[] = [];
      for (const one of this.unproven)
        if (this.isNobodys(one)) nobodys.push(one);
        else {
          isSettled = false;
          this.widen(one);
        }
      this.unproven = nobodys;
    }
    return this.hidden;
  }

  private countOf(cell: string): number {
    return this.counts.get(cell) ?? 0;
  }

  private isSmall(cell: string): boolean {
    return this.countOf(cell) > 0 && this.countOf(cell) < this.policy.threshold;
  }

  private connect(breakdown: (typeof SOLVED)[number], states: readonly Place[], districts: readonly Place[]): void {
    const flow = new Flow();
    const cells: CellOfPlace[] = [];
    const link = (from: number, to: number, cell: string, place: Place) => {
      const edge = flow.edge(from, to, this.countOf(cell));
      cells[edge] = { cell, place };
      this.edges.set(cell, [...(this.edges.get(cell) ?? []), { flow, edge }]);
    };
    const nodes = new Map<string, number>();
    const nodeOf = (name: string) => nodes.get(name) ?? nodes.set(name, flow.node()).get(name)!;
    const placeNode = ({ state, district }: Place) => nodeOf(`${state} ${district}`);
    const sumNode = ({ state }: Place, category: string) => nodeOf(`${state} ${category}`);
    const outside = nodeOf('');
    link(outside, placeNode(INDIA), totalOf(INDIA), INDIA);
    for (const state of states) link(placeNode(INDIA), placeNode(state), totalOf(state), state);
    for (const district of districts) link(placeNode({ ...district, district: WHOLE }), placeNode(district), totalOf(district), district);
    for (const category of categories[breakdown]) {
      link(sumNode(INDIA, category), outside, cellOf(INDIA, breakdown, category), INDIA);
      for (const state of states) {
        link(sumNode(state, category), sumNode(INDIA, category), cellOf(state, breakdown, category), state);
        link(placeNode(state), sumNode(state, category), cellOf({ ...state, district: NOWHERE }, breakdown, category), state);
      }
      for (const district of districts) link(placeNode(district), sumNode(district, category), cellOf(district, breakdown, category), district);
    }
    if (!flow.isBalanced()) throw new Error(`The cells of a table by ${breakdown} do not add up to their totals`);
    this.cellOfEdge.set(flow, cells);
  }

  /** With everything of the place: zeros would say of what kind its few cases are. */
  private hideTotal(place: Place): void {
    this.free(totalOf(place), place, 1);
    for (const breakdown of SOLVED) for (const category of categories[breakdown]) this.free(cellOf(place, breakdown, category), place, 0);
    for (const status of categories.STATUS) this.hidden.add(cellOf(place, Breakdown.STATUS, status));
    this.unproven.push({ cell: openOf(place), place });
  }

  /** One that has cases, of a place whose total is told; with the step CLOSED the status, which says the same. */
  private hideCell(cell: string, place: Place): void {
    if (this.hidden.has(cell) || this.countOf(cell) === 0) return;
    this.free(cell, place, 1);
    if (cell !== closedOf(place)) return;
    for (const status of categories.STATUS.map((one) => cellOf(place, Breakdown.STATUS, one))) if (this.countOf(status) > 0) this.hidden.add(status);
  }

  private free(cell: string, place: Place, lowest: number): void {
    for (const { flow, edge } of this.edges.get(cell)!) flow.free(edge, lowest);
    if (!this.hidden.has(cell)) this.unproven.push({ cell, place });
    this.hidden.add(cell);
  }

  private widen({ cell, place }: CellOfPlace): void {
    // The open cases of a hidden place are its total without the closed ones.
    const [{ flow, edge }] = this.edges.get(cell === openOf(place) ? totalOf(place) : cell)! as [Edge];
    if (cell === openOf(place)) this.widenEdge(flow, edge, this.edges.get(closedOf(place))![0]!.edge);
    else if (this.countOf(cell) > 0 || place.district === WHOLE || !this.isWideWhereEmpty(cell)) this.widenEdge(flow, edge);
  }

  /** What one more hidden district of the State could hold of a category, any that holds none could. */
  private isWideWhereEmpty(cell: string): boolean {
    const { state, breakdown, category } = coordinatesOf(cell);
    const [{ flow, edge }] = this.edges.get(cellOf({ state, district: NOWHERE }, breakdown, category))! as [Edge];
    return flow.knownWidth(edge) >= this.policy.width || flow.howFar(edge, 1, this.policy.width) >= this.policy.width;
  }

  private widenEdge(flow: Flow, edge: number, still?: number): void {
    const { width } = this.policy;
    for (;;) {
      if (still === undefined && flow.knownWidth(edge) >= width) return;
      const down = flow.howFar(edge, -1, width, still);
      const missing = width - down - flow.howFar(edge, 1, width - down, still);
      if (missing <= 0) return;
      const [least] = flow
        .heldBy()
        .map((one) => ({ ...this.cellOfEdge.get(flow)![one.edge]!, room: Math.min(one.room, missing) }))
        .map((one) => ({ ...one, price: this.tellsOf(one.cell, one.place) / one.room }))
        .toSorted((a, b) => a.price - b.price || (a.cell < b.cell ? -1 : 1));
      if (!least) throw new Error(`${this.cellOfEdge.get(flow)![edge]!.cell} cannot be hidden`);
      if (least.cell === totalOf(least.place)) this.hideTotal(least.place);
      else this.hideCell(least.cell, least.place);
    }
  }

  /** How many cases are told of less, once for each cell, when this one is hidden. */
  private tellsOf(cell: string, place: Place): number {
    const cells =
      cell === totalOf(place) ? Object.values(Breakdown).flatMap((one) => categories[one].map((category) => cellOf(place, one, category))) : [cell];
    return cells.filter((one) => !this.hidden.has(one)).reduce((sum, one) => sum + this.countOf(one), 0);
  }

  /** Nobody is in it, and a place around it is told to have none: there is nothing to be found out. */
  private isNobodys({ cell, place: { state } }: CellOfPlace): boolean {
    const { breakdown, category } = coordinatesOf(cell);
    return [{ state, district: WHOLE }, INDIA].some((around) => {
      const outer = cellOf(around, breakdown, category);
      return this.countOf(outer) === 0 && !this.hidden.has(outer);
    });
  }
}

function totalOf(place: Place): string {
  return cellOf(place, Breakdown.TOTAL, ALL);
}

function closedOf(place: Place): string {
  return cellOf(place, Breakdown.STAGE, CaseStage.CLOSED);
}

function openOf(place: Place): string {
  return cellOf(place, Breakdown.STATUS, CaseStatus.OPEN);
}
