import type pg from 'pg';
import { type Hash, KEPT_LEVELS, type Range, nodeHash, split } from './merkle.js';

/** The roots of ranges of leaves, from what is kept of the tree: each reads a few hundred hashes at most, however large the tree is. */
export async function rangeHashes(client: pg.ClientBase | pg.Pool, ranges: readonly Range[]): Promise<Hash[]> {
  const hashes: Hash[] = [];
  for (const [start, end] of ranges) hashes.push(await rangeHash(client, start, end));
  return hashes;
}

async function rangeHash(client: pg.ClientBase | pg.Pool, start: number, end: number): Promise<Hash> {
  const width = end - start;
  const level = Math.log2(width);
  // What hangs over at the right edge is no complete subtree, but made of such.
  if (!Number.isInteger(level)) {
    const middle = start + split(width);
    return nodeHash(await rangeHash(client, start, middle), await rangeHash(client, middle, end));
  }
  const kept = Math.floor(level / KEPT_LEVELS) * KEPT_LEVELS;
  const step = 2 ** kept;
  const { rows } = await client.query<{ hash: string }>(
    kept === 0
      ? `select encode(hash, 'hex') as hash from hub.audit_leaf where position >= $1 and position < $2 order by position`
      : `select encode(hash, 'hex') as hash from hub.audit_subtree where level = ${kept} and nr >= $1 and nr < $2 order by nr`,
    [start / step, end / step],
  );
  if (rows.length !== width / step) throw new Error(`The log has no hashes of the leaves ${start} to ${end - 1}. Run: samanvay audit verify`);
  let row = rows.map(({ hash }) => hash);
  while (row.length > 1) row = row.flatMap((hash, i) => (i % 2 === 0 ? [nodeHash(hash, row[i + 1]!)] : []));
  return row[0]!;
}
