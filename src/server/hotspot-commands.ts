import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type pg from 'pg';
import { asKeeper } from '../database/as-keeper.js';
import { type Boundary, hotspotMap } from '../hotspots/hotspot-map.js';
import { reckon, type SumRow } from '../hotspots/hotspots.js';
import { importBoundaries, LARGEST_FILE } from '../hotspots/import-boundaries.js';
import { rulesForTheDatabase } from '../hotspots/rules.js';
import type { Ways } from './ways.js';

interface Place {
  code: number;
  name: string;
  latitude: number | null;
  longitude: number | null;
}

/** `samanvay hotspots` and `samanvay geo`: for administrators. */
export function addHotspotCommands(program: Command, { withAdmin, withClient, print }: Ways): void {
  program
    .command('hotspots')
    .requiredOption('--state <code>', 'the State, by its LGD code, such as 8')
    .option('--svg <file>', 'write the map with its table to this file')
    .option('--json', 'as JSON')
    .description('Prints the hotspots of a State with all their figures, and draws them. Names nobody. Needs DATABASE_URL.')
    .action(({ state, svg, json }: { state: string; svg?: string; json?: boolean }) =>
      withAdmin(async (url) => {
        const { rows, stateName, boundaries, now } = await withClient(url, (client) => hotspotsOf(client, state));
        if (svg) writeFileSync(svg, hotspotMap({ stateName, asOf: now, rows, boundaries }));
        const lines = rows.map(
          ({ district, kind, score, lower, upper, rankFrom, rankTo, hasFewData }) =>
            `${`${rankFrom}-${rankTo}`.padStart(7)}  ${district.name.padEnd(24)} ${(kind ?? 'district as a whole').padEnd(24)} ${score.toFixed(2).padStart(7)}  ${lower.toFixed(2)} to ${upper.toFixed(2)}${hasFewData ? '  few data' : ''}`,
        );
        print(json, { state: stateName, asOf: now, rows }, [`Hotspots of ${stateName}`, ...lines, ...(svg ? [`Drawn: ${svg}`] : [])].join('\n'));
      }),
    );

  const geo = program.command('geo').description('What maps are drawn from.');
  geo
    .command('import')
    .argument('<file>', 'GeoJSON (RFC 7946): polygons in degrees, each with the LGD code of its district in `lgd_code`')
    .requiredOption('--source <name>', 'whose it is, such as "Survey of India"')
    .requiredOption('--licence <name>', 'under which licence it was given')
    .option('--json', 'as JSON')
    .description('Takes in the boundaries of districts as an authority publishes them. Without, maps draw none. Needs DATABASE_URL.')
    .action((file: string, { source, licence, json }: { source: string; licence: string; json?: boolean }) =>
      withAdmin(async (url) => {
        if (statSync(file).size > LARGEST_FILE) throw new Error(`The file is larger than ${LARGEST_FILE} bytes. Simplify it first.`);
        const bytes = readFileSync(file);
        const taken = await withClient(url, (client) => importBoundaries(client, bytes, { source, licence, now: new Date() }));
        const { districts, sha256, unknownCodes, wasThere } = taken;
        const unknown = unknownCodes.length ? ` Left out, since the directory does not know these codes: ${unknownCodes.join(', ')}.` : '';
        print(json, taken, `${wasThere ? 'Taken in before' : 'Taken in'}: the boundaries of ${districts} districts (SHA-256 ${sha256}).${unknown}`);
      }),
    );
}

async function hotspotsOf(client: pg.Client, state: string) {
  const now = new Date();
  return asKeeper(client, async () => {
    const { rows: states } = await client.query<{ code: number; name: string }>('select code, name from hub.state where code::text = $1', [state]);
    if (!states[0]) throw new Error(`There is no State ${state} in the Local Government Directory.`);
    const { code, name } = states[0];
    const { rows: sums } = await client.query<SumRow>('select * from hub.hotspot_sums($1, $2, $3)', [code, now, rulesForTheDatabase]);
    const { rows: places } = await client.query<Place>('select code, name, latitude, longitude from hub.district where state_code = $1', [code]);
    const { rows: boundaries } = await client.query<Boundary>(
      `select b.district_code as "districtCode", b.rings from hub.district_boundary b join hub.district d on d.code = b.district_code
       where d.state_code = $1 and b.file_id = (select f.id from hub.boundary_file f order by f.taken_in_at desc limit 1)`,
      [code],
    );
    const byCode = new Map(places.map((place) => [place.code, place]));
    const rows = reckon(sums).map(({ districtCode, ...row }) => ({ district: byCode.get(districtCode)!, ...row }));
    return { rows, stateName: name, boundaries, now };
  });
}
