import { hash } from 'node:crypto';

/**
 * The tree of RFC 6962, section 2: hashes as hexadecimal text (node:crypto makes them four times faster than as buffers). There are libraries
 * that check proofs inside something larger; none makes them, keeps an edge and checks both kinds. It is little, and the RFC's own tests hold for it.
 */
export type Hash = string;

/** A leaf's hash: a byte in front of it keeps leaves and nodes apart. */
export function leafHash(data: string): Hash {
  return hash('sha256', `\0${data}`, 'hex');
}

const node = Buffer.alloc(65, 1);

export function nodeHash(left: Hash, right: Hash): Hash {
  node.write(left, 1, 'hex');
  node.write(right, 33, 'hex');
  return hash('sha256', node, 'hex');
}

export const EMPTY_ROOT: Hash = hash('sha256', '', 'hex');

/** From which level on complete subtrees are kept, and how many levels lie between those that are. */
export const KEPT_LEVELS = 8;

/** The right edge of a tree: the roots of its complete subtrees, the largest first. All that is needed to add to it. */
export class Edge {
  /** By level; undefined where the size has a 0. */
  private readonly roots: (Hash | undefined)[] = [];
  private count = 0;

  constructor(private readonly completed?: (level: number, nr: number, hash: Hash) => void) {}

  get size(): number {
    return this.count;
  }

  add(leaf: Hash): void {
    let hash = leaf;
    let level = 0;
    let nr = this.count++;
    for (; this.roots[level] !== undefined; level++) {
      hash = nodeHash(this.roots[level]!, hash);
      this.roots[level] = undefined;
      nr = (nr - 1) / 2;
      if ((level + 1) % KEPT_LEVELS === 0) this.completed?.(level + 1, nr, hash);
    }
    this.roots[level] = hash;
  }

  root(): Hash {
    let root: Hash | undefined;
    for (const subtree of this.roots) if (subtree !== undefined) root = root === undefined ? subtree : nodeHash(subtree, root);
    return root ?? EMPTY_ROOT;
  }

  /** Takes up a tree where somebody left it: the complete subtrees of a tree of this size, the largest first (`edgeRanges`). */
  static of(size: number, subtrees: readonly Hash[], completed?: (level: number, nr: number, hash: Hash) => void): Edge {
    const edge = new Edge(completed);
    edge.count = size;
    edgeRanges(size).forEach(([start, end], i) => (edge.roots[Math.log2(end - start)] = subtrees[i]));
    return edge;
  }
}

/** Leaves from `start` to before `end`. */
export type Range = readonly [start: number, end: number];

/** The complete subtrees that a tree of this size is made of, the largest first. */
export function edgeRanges(size: number): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < size;) {
    let width = 1;
    while (width * 2 <= size - start) width *= 2;
    ranges.push([start, start + width]);
    start += width;
  }
  return ranges;
}

/** The largest power of two below n. */
export function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Whose roots prove that a leaf stands at its place in a tree of this size (section 2.1.1), the lowest first. */
export function inclusionRanges(position: number, size: number): Range[] {
  const path = (m: number, start: number, end: number): Range[] => {
    if (end - start <= 1) return [];
    const k = start + split(end - start);
    return m < k ? [...path(m, start, k), [k, end]] : [...path(m, k, end), [start, k]];
  };
  return path(position, 0, size);
}

/** Whose roots prove that a tree goes on from a smaller one (section 2.1.2). */
export function consistencyRanges(from: number, to: number): Range[] {
  const proof = (m: number, start: number, end: number, isWhole: boolean): Range[] => {
    if (m === end) return isWhole ? [] : [[start, end]];
    const k = start + split(end - start);
    return m <= k ? [...proof(m, start, k, isWhole), [k, end]] : [...proof(m, k, end, false), [start, k]];
  };
  return from === 0 || from === to ? [] : proof(from, 0, to, true);
}

/** The root that a leaf and its proof lead to (RFC 9162, section 2.1.3.2); undefined: the proof does not fit the place. */
export function rootByInclusion(leaf: Hash, position: number, size: number, proof: readonly Hash[]): Hash | undefined {
  if (position >= size || position < 0) return undefined;
  let [fn, sn, root] = [position, size - 1, leaf];
  for (const hash of proof) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(hash, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else root = nodeHash(root, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root : undefined;
}

export interface Tree {
  size: number;
  root: Hash;
}

/** Whether the larger tree goes on from the smaller (RFC 9162, section 2.1.4.2). */
export function isConsistent(older: Tree, newer: Tree, proof: readonly Hash[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  if (older.size === 0) return proof.length === 0 && older.root === EMPTY_ROOT;
  const isPower = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = isPower ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [first, first];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(hash, fr), nodeHash(hash, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(sr, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr === older.root && sr === newer.root;
}
