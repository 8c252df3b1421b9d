import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { root } from '../root.js';

/** Brings the reference tables of places up to the files beside `src/offices/places/SOURCE.md`. Running it again changes nothing. */
export async function loadPlaces(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `insert into hub.state (code, name, kind, iso)
       select code, name, kind, iso from jsonb_to_recordset($1) as r(code int, name text, kind text, iso text)
       on conflict (code) do update set name = excluded.name, kind = excluded.kind, iso = excluded.iso`,
      [JSON.stringify(readTable('states.csv'))],
    );
    await client.query(
      `insert into hub.district (code, name, state_code, census_code, latitude, longitude, valid_from, valid_to, superseded_by_code)
       select code, name, state, census_2011, latitude, longitude, valid_from, valid_to, superseded_by
       from jsonb_to_recordset($1) as r(code int, name text, state int, census_2011 text, latitude float8, longitude float8, valid_from date, valid_to date, superseded_by int)
       on conflict (code) do update set (name, state_code, census_code, latitude, longitude, valid_from, valid_to, superseded_by_code) =
         (excluded.name, excluded.state_code, excluded.census_code, excluded.latitude, excluded.longitude, excluded.valid_from, excluded.valid_to, excluded.superseded_by_code)`,
      [JSON.stringify(readTable('districts.csv'))],
    );
  } finally {
    await client.end();
  }
}

/** The codes of all States and Union territories, from the same file. */
export function stateCodes(): number[] {
  return readTable('states.csv').map(({ code }) => Number(code));
}

/** Our own files: no quotes and no commas in a cell. An empty cell is nothing. */
function readTable(file: string): Record<string, string | null>[] {
  const [head, ...lines] = readFileSync(path.join(root, 'src/offices/places', file), 'utf8')
    .trim()
    .split('\n');
  const columns = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] || null]));
  });
}
