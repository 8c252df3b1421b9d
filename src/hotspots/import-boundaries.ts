import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { asKeeper } from '../database/as-keeper.js';

/** A file larger than this is not for a map of districts. */
export const LARGEST_FILE = 64 * 1024 * 1024;
const MOST_POSITIONS = 2_000_000;
const MOST_FEATURES = 2000;
/** What files call the code of the Local Government Directory. */
const CODE_PROPERTIES = ['lgd_code', 'lgd', 'LGD_CODE', 'LGD', 'dist_lgd', 'DIST_LGD', 'district_lgd', 'Dist_LGD'];

export interface TakenIn {
  id: string;
  sha256: string;
  districts: number;
  /** Codes in the file under which the directory has no district. They are left out. */
  unknownCodes: number[];
  /** Whether this very file was taken in before: then nothing was done. */
  wasThere: boolean;
}

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
// A third number would be a height, which no map of ours needs.
const position = z.tuple([longitude, latitude]).rest(z.number());
const polygon = z.array(z.array(position).min(4)).min(1);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.undefined('RFC 7946 knows one system of coordinates, WGS 84. Convert the file, and leave `crs` out.').optional(),
  features: z
    .array(z.object({ type: z.literal('Feature'), properties: z.record(z.string(), z.unknown()), geometry }))
    .min(1)
    .max(MOST_FEATURES),
});

type Ring = [number, number][];

/** What a file of boundaries holds, or why it cannot be meant, with the place in it. */
export function readBoundaries(bytes: Buffer): Map<number, Ring[]> {
  if (bytes.length > LARGEST_FILE) throw new Error(`The file has ${bytes.length} bytes. At most ${LARGEST_FILE} are taken in; simplify it first.`);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Error('This is no JSON in UTF-8. A file of boundaries is GeoJSON (RFC 7946).');
  }
  const parsed = collection.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`This is no GeoJSON of polygons in degrees (RFC 7946): at ${issue!.path.join('.') || 'the root'}: ${issue!.message}`);
  }
  const found = new Map<number, Ring[]>();
  let positions = 0;
  for (const [i, { properties, geometry: shape }] of parsed.data.features.entries()) {
    const at = `features.${i}`;
    const code = codeOf(properties);
    if (code === undefined) throw new Error(`At ${at}: no LGD code of a district. Put it into a property called ${CODE_PROPERTIES[0]}.`);
    if (found.has(code)) throw new Error(`At ${at}: the district ${code} is there twice.`);
    const rings = (shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()).map((ring) =>
      ring.map(([x, y]): [number, number] => [x, y]),
    );
    for (const ring of rings) {
      positions += ring.length;
      const [first, last] = [ring[0]!, ring.at(-1)!];
      if (first[0] !== last[0] || first[1] !== last[1]) throw new Error(`At ${at}: a ring is not closed. Its last position must be its first.`);
    }
    if (positions > MOST_POSITIONS) throw new Error(`The file has more than ${MOST_POSITIONS} positions. Simplify it first.`);
    found.set(code, rings);
  }
  return found;
}

function codeOf(properties: Record<string, unknown>): number | undefined {
  const value = CODE_PROPERTIES.map((name) => properties[name]).find((one) => one !== undefined && one !== null);
  return /^[1-9]\d{0,4}$/.test(String(value)) ? Number(value) : undefined;
}

/** Takes a file of an authority in, whole or not at all. The newest is what maps draw; earlier ones stay on record. */
export async function importBoundaries(
  client: pg.Client,
  bytes: Buffer,
  { source, licence, now }: { source: string; licence: string; now: Date },
): Promise<TakenIn> {
  if (!source.trim() || !licence.trim()) throw new Error('Say whose the file is and under which licence it was given.');
  const boundaries = readBoundaries(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return asKeeper(client, async () => {
    const { rows: known } = await client.query<{ id: string; districts: number }>('select id, districts from hub.boundary_file where sha256 = $1', [
      sha256,
    ]);
    const { rows: codes } = await client.query<{ code: number }>('select code from hub.district where code = any($1)', [[...boundaries.keys()]]);
    const listed = new Set(codes.map(({ code }) => code));
    const unknownCodes = [...boundaries.keys()].filter((code) => !listed.has(code)).toSorted((a, b) => a - b);
    if (known[0]) return { ...known[0], sha256, unknownCodes, wasThere: true };
    if (listed.size === 0) throw new Error(`None of the ${boundaries.size} codes is that of a district in the Local Government Directory.`);
    const id = randomUUID();
    await client.query('insert into hub.boundary_file (id, source, licence, sha256, districts, taken_in_at) values ($1, $2, $3, $4, $5, $6)', [
      id,
      source.trim(),
      licence.trim(),
      sha256,
      listed.size,
      now,
    ]);
    for (const [code, rings] of boundaries)
      if (listed.has(code))
        await client.query('insert into hub.district_boundary (id, file_id, district_code, rings) values ($1, $2, $3, $4)', [
          randomUUID(),
          id,
          code,
          JSON.stringify(rings),
        ]);
    return { id, sha256, districts: listed.size, unknownCodes, wasThere: false };
  });
}
