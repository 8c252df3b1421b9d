import { existsSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { AS_CANONICAL, NULL, type Value, canonical } from '../audit/canonical.js';
import { withoutMac } from '../audit/writer.js';
import { RecordCheck } from './check-records.js';
import { inclusionRanges, leafHash, rootByInclusion } from './merkle.js';
import { type Verifier, checkLine, openCheckpoint, readNotes } from './note.js';
import { copyLines } from './read-records.js';
import { rangeHashes } from './tree-store.js';

/** All records about a survivor, each with the proof that it stands in the log that was signed. */
export interface Proof {
  survivor: string;
  /** The newest checkpoint, with its cosignatures. */
  checkpoint: string;
  records: { leaf: number; record: Record<string, Value>; proof: string[] }[];
  /** Records that no checkpoint covers yet. */
  notSealed: number;
}

/** Finds the records: those that say that somebody saw the survivor or asked for them, and those that changed a row about them. */
export async function prove(client: pg.ClientBase, survivorId: string): Promise<Proof> {
  const { rows: newest } = await client.query<{ size: string; note: string; lines: string[] }>(
    `select size, note, array(select line from hub.audit_cosignature s where s.size = c.size order by witness) as lines
     from hub.audit_checkpoint c order by size desc limit 1`,
  );
  if (!newest[0]) throw new Error('Nothing has been sealed yet.');
  await client.query(AS_CANONICAL);
  const { columns } = await RecordCheck.of(client, undefined);
  const changed = await rowsAbout(client, survivorId);
  const seen = ['ID', 'LOC', 'MED', 'ST', 'RHB', 'FIN'].map((dataClass) => `${dataClass}:${survivorId}`);
  const query = `select l.position, ${columns.map(({ name }) => `r."${name}"`).join(', ')} from hub.audit_record r
    left join hub.audit_leaf l on l.writer = r.writer and l.writer_seq = r.writer_seq
    where r.changed && ${literals(changed)} or r.seen && ${literals(seen)} or r.asked && ${literals([`Survivor_${survivorId}`])} order by l.position`;
  const found: { leaf: number; record: Record<string, Value> }[] = [];
  let notSealed = 0;
  for await (const lines of copyLines(client, query))
    for (const line of lines) {
      const [position, ...cells] = line.split('\t') as [string, ...string[]];
      if (position === NULL) {
        notSealed++;
        continue;
      }
      const texts = columns.flatMap(({ key, read, isQuoted }, i) => {
        const cell = cells[i]!;
        if (cell === NULL) return [];
        const value = read ? read(cell) : cell;
        return [`${key}${isQuoted ? `"${value}"` : value}`];
      });
      found.push({ leaf: Number(position), record: JSON.parse(`{${texts.join(',')}}`) as Record<string, Value> });
    }
  const size = Number(newest[0].size);
  const records: Proof['records'] = [];
  for (const { leaf, record } of found) {
    if (leaf >= size) notSealed++;
    else records.push({ leaf, record, proof: await rangeHashes(client, inclusionRanges(leaf, size)) });
  }
  return { survivor: survivorId, checkpoint: newest[0].note + newest[0].lines.join(''), records, notSealed };
}

/** `table:id` of every row about a survivor, as the audit names rows. */
async function rowsAbout(client: pg.ClientBase, survivorId: string): Promise<string[]> {
  const { rows: tables } = await client.query<{ table: string; key: string }>(
    `select c.relname as table, k.attname as key from pg_class c
     join pg_attribute s on s.attrelid = c.oid and s.attname = 'survivor_id' and not s.attisdropped
     join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1
     join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
     where c.relnamespace = 'hub'::regnamespace and c.relkind = 'r'`,
  );
  const named = [`survivor:${survivorId}`];
  for (const { table, key } of tables) {
    const { rows } = await client.query<{ id: string }>(`select "${key}" as id from hub."${table}" where survivor_id = $1`, [survivorId]);
    named.push(...rows.map(({ id }) => `${table}:${id}`));
  }
  return named;
}

function literals(values: readonly string[]): string {
  return `array[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')}]::text[]`;
}

export interface ProofChecked {
  problems: string[];
  size: number;
  sealed: string;
  /** Witnesses whose cosignature under the checkpoint holds. */
  witnesses: string[];
}

/** Checks a proof with the public key of the hub and nothing else. */
export function checkProof(proof: Proof, log: Verifier, witnesses: readonly Verifier[] = []): ProofChecked {
  const [note] = readNotes(proof.checkpoint);
  const checkpoint = note && openCheckpoint(note, log);
  if (!note || !checkpoint) return { problems: ['The checkpoint is not signed with this key.'], size: 0, sealed: '', witnesses: [] };
  const { size, root, sealed } = checkpoint;
  const problems = proof.records
    .filter(({ leaf, record, proof: path }) => rootByInclusion(leafOf(record), leaf, size, path) !== root)
    .map(({ leaf, record }) => `Record ${String(record['id'])} (leaf ${leaf}) is not the one that was sealed.`);
  const cosigned = witnesses.filter((verifier) => note.lines.some((line) => checkLine(note.text, line, verifier)?.holds));
  return { problems, size, sealed, witnesses: cosigned.map(({ name }) => name) };
}

/** The leaf of a record in its canonical form: what the MAC is over, then the rest. */
export function leafOf(record: Readonly<Record<string, Value>>): string {
  const unsigned = withoutMac[Number(record['form'])] ?? [];
  const isRest = (column: string) => column === 'mac' || unsigned.includes(column);
  const part = (rest: boolean) => canonical(Object.fromEntries(Object.entries(record).filter(([column]) => isRest(column) === rest)));
  return leafHash(part(false) + part(true));
}

/** A verifier key as it is given: the text itself, or a file with it. */
export function keyOrFile(given: string): string {
  return existsSync(given) ? readFileSync(given, 'utf8').trim() : given;
}
