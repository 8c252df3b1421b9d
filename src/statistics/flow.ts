/**
 * A table with its totals, as a circulation: each number is what flows along an edge, and in each node as much arrives as leaves. An edge
 * that is fixed has the amount that is known; a free one may have any from its lowest on. How far one edge can move while all fixed ones
 * stay as they are is a maximum flow through what the others leave (Dinitz, 1970). So the answer is exact, in whole numbers, and the flow
 * that was found is a table which shows it.
 */
export class Flow {
  private readonly edges: Edge[] = [];
  private readonly nodes: Node[] = [];
  private search = 0;
  private reached: Node[] = [];

  node(): number {
    return this.nodes.push({ edges: [], search: 0, level: 0, next: 0 }) - 1;
  }

  /** A fixed edge. */
  edge(from: number, to: number, amount: number): number {
    const edge = {
      from: this.nodes[from]!,
      to: this.nodes[to]!,
      amount,
      lowest: amount,
      isFree: false,
      isAside: false,
      moved: 0,
      most: 0,
      least: 0,
      nr: this.edges.length,
    };
    edge.from.edges.push(edge);
    edge.to.edges.push(edge);
    return this.edges.push(edge) - 1;
  }

  free(edge: number, lowest: number): void {
    Object.assign(this.edges[edge]!, { isFree: true, lowest });
  }

  /** Whether in every node as much arrives as leaves. */
  isBalanced(): boolean {
    return this.nodes.every((node) => node.edges.reduce((sum, { to, amount }) => sum + (to === node ? amount : -amount), 0) === 0);
  }

  /** How far an edge can move up (1) or down (-1), if it need not go farther than `enough`; `still` stays as it is meanwhile. */
  howFar(nr: number, way: 1 | -1, enough: number, still?: number): number {
    const edge = this.edges[nr]!;
    const [start, end] = way > 0 ? [edge.to, edge.from] : [edge.from, edge.to];
    const wanted = way > 0 ? enough : Math.min(enough, edge.amount - edge.lowest);
    const passed = [edge];
    const aside = still === undefined ? [edge] : [edge, this.edges[still]!];
    for (const one of aside) one.isAside = true;
    let left = wanted;
    while (left > 0 && this.reach(start, end)) for (let by = 1; left > 0 && by > 0; left -= by) by = push(start, end, left, passed);
    for (const one of aside) one.isAside = false;
    edge.moved = way * (wanted - left);
    for (const one of passed) {
      one.most = Math.max(one.most, one.moved);
      one.least = Math.min(one.least, one.moved);
    }
    for (const one of passed) one.moved = 0;
    return wanted - left;
  }

  /** How wide a range of the edge all tables show that were found so far, whichever edge they were looked for. */
  knownWidth(edge: number): number {
    return this.edges[edge]!.most - this.edges[edge]!.least;
  }

  /**
   * The fixed edges that held the last search up (a minimum cut), and how much further it could go if one were free: without end where the
   * edge would grow, down to 1 where it would shrink.
   */
  heldBy(): { edge: number; room: number }[] {
    const cut = this.reached.flatMap((node) => node.edges.filter(({ from, to }) => (from === node ? to : from).search !== this.search));
    return cut
      .filter(({ isFree, amount }) => !isFree && amount > 0)
      .map(({ nr, from, amount }) => ({ edge: nr, room: from.search === this.search ? Infinity : amount - 1 }));
  }

  /** How near each node is, up to the end: what is near is moved first, and what is farther never looked at. */
  private reach(start: Node, end: Node): boolean {
    this.search++;
    this.reached = [];
    const see = (node: Node, level: number) => {
      node.search = this.search;
      node.level = level;
      node.next = 0;
      this.reached.push(node);
    };
    see(start, 0);
    for (let i = 0; i < this.reached.length; i++) {
      const node = this.reached[i]!;
      if (end.search === this.search && node.level >= end.level) break;
      for (const via of node.edges) {
        const other = via.to === node ? via.from : via.to;
        if (other.search !== this.search && roomOf(via, node) > 0) see(other, node.level + 1);
      }
    }
    return end.search === this.search;
  }
}

interface Node {
  edges: Edge[];
  /** The search that reached it, how near to the start, and which of its edges are tried. */
  search: number;
  level: number;
  next: number;
}

interface Edge {
  nr: number;
  from: Node;
  to: Node;
  amount: number;
  lowest: number;
  isFree: boolean;
  isAside: boolean;
  /** By how much it has moved in the search that goes on; at most and at least in any that ended. */
  moved: number;
  most: number;
  least: number;
}

/** How much more may pass along an edge, coming from a node. */
function roomOf({ from, amount, moved, lowest, isFree, isAside }: Edge, node: Node): number {
  if (!isFree || isAside) return 0;
  return from === node ? Infinity : amount + moved - lowest;
}

/** Moves what it can, and `most` at most, along one way to the end on which each step is nearer to it; answers how much. */
function push(node: Node, end: Node, most: number, passed: Edge[]): number {
  if (node === end) return most;
  for (; node.next < node.edges.length; node.next++) {
    const via = node.edges[node.next]!;
    const other = via.to === node ? via.from : via.to;
    const room = roomOf(via, node);
    if (other.search !== node.search || other.level !== node.level + 1 || room <= 0) continue;
    const by = push(other, end, Math.min(most, room), passed);
    if (by === 0) continue;
    via.moved += via.from === node ? by : -by;
    passed.push(via);
    return by;
  }
  return 0;
}
