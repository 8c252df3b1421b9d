import { hash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  EMPTY_ROOT,
  Edge,
  type Hash,
  consistencyRanges,
  edgeRanges,
  inclusionRanges,
  isConsistent,
  leafHash,
  nodeHash,
  rootByInclusion,
  split,
} from '../../src/ledger/merkle.js';

/** The leaves and roots by which implementations of Certificate Transparency are tested (google/certificate-transparency, merkle_tree_test). */
const inputs = [
  '',
  '\x00',
  '\x10',
  '\x20\x21',
  '\x30\x31',
  '\x40\x41\x42\x43',
  '\x50\x51\x52\x53\x54\x55\x56\x57',
  '\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots are those of the tests of RFC 6962', () => {
  expect(EMPTY_ROOT).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  const edge = new Edge();
  expect(edge.root()).toBe(EMPTY_ROOT);
  for (const [i, input] of inputs.entries()) {
    edge.add(leafHash(input));
    expect(edge.root()).toBe(roots[i]);
  }
});

/** The definition of section 2.1, word for word. */
function rootOf(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

const leavesOf = (n: number, seed = 0): Hash[] => Array.from({ length: n }, (_, i) => leafHash(`${seed} ${i}`));
const prove = (leaves: readonly Hash[], ranges: readonly (readonly [number, number])[]) =>
  ranges.map(([start, end]) => rootOf(leaves.slice(start, end)));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`the edge has the root of the definition, wherever it is taken up (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(300), (size, more) => {
      const leaves = leavesOf(size + more);
      const completed: [number, number, Hash][] = [];
      const edge = Edge.of(size, prove(leaves, edgeRanges(size)), (...subtree) => completed.push(subtree));
      for (const leaf of leaves.slice(size)) edge.add(leaf);
      expect(edge.root()).toBe(rootOf(leaves));
      expect(edge.size).toBe(leaves.length);
      for (const [level, nr, hash] of completed) expect(hash).toBe(rootOf(leaves.slice(nr * 2 ** level, (nr + 1) * 2 ** level)));
      expect(completed.length).toBe(Math.floor(leaves.length / 256) - Math.floor(size / 256));
    }),
    { seed, numRuns: 60 },
  );
});

test(`every place is proved by its path, and by no other (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, at, other) => {
      const leaves = leavesOf(size);
      const position = at % size;
      const proof = prove(leaves, inclusionRanges(position, size));
      const root = rootOf(leaves);
      expect(rootByInclusion(leaves[position]!, position, size, proof)).toBe(root);
      if (other % size !== position) expect(rootByInclusion(leaves[other % size]!, position, size, proof)).not.toBe(root);
      expect(rootByInclusion(leaves[position]!, position, size, [...proof, root])).not.toBe(root);
      if (proof.length > 0) expect(rootByInclusion(leaves[position]!, position, size, proof.slice(1))).not.toBe(root);
    }),
    { seed, numRuns: 200 },
  );
});

test(`a tree goes on from each smaller one, and from none that was different (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (to, a, changed) => {
      const from = 1 + (a % to);
      const leaves = leavesOf(to);
      const proof = prove(leaves, consistencyRanges(from, to));
      const [older, newer] = [
        { size: from, root: rootOf(leaves.slice(0, from)) },
        { size: to, root: rootOf(leaves) },
      ];
      expect(isConsistent(older, newer, proof)).toBe(true);
      const bent = leaves.with(changed % from, hash('sha256', 'bent', 'hex'));
      const newerBent = { size: to, root: rootOf(bent) };
      expect(isConsistent(older, newerBent, proof)).toBe(false);
      expect(isConsistent(older, newerBent, prove(bent, consistencyRanges(from, to)))).toBe(false);
      expect(isConsistent(newer, older, proof)).toBe(from === to);
      if (proof.length > 0) expect(isConsistent(older, newer, proof.slice(0, -1))).toBe(false);
    }),
    { seed, numRuns: 200 },
  );
});
