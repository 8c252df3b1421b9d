import type { EstablishmentKind } from '../cases/codes.js';

/** The rings of a district, from the file of an authority. */
export interface Boundary {
  districtCode: number;
  rings: [number, number][][];
}

interface MapRow {
  district: { code: number; name: string; latitude?: number | null; longitude?: number | null };
  kind?: EstablishmentKind | null;
  score: number;
  lower: number;
  upper: number;
  hasFewData: boolean;
  rankFrom: number;
  rankTo: number;
  listed: number;
}

interface MapOf {
  stateName: string;
  asOf: Date;
  rows: readonly MapRow[];
  boundaries?: readonly Boundary[];
}

const WIDTH = 1010;
const MAP = { left: 30, top: 86, width: 500, height: 500 };
const TABLE = { left: 560, top: 110, line: 22, rows: 16 };
const LARGEST = 34;
const SMALLEST_UPPER = 1.5;

/**
 * A map as symbols: on the centroid of each district a circle whose area is its highest score, with rings at the ends of the interval, and a
 * hatch where somebody is on the watch list. Beside it always the table: a map alone says more than is known. Nothing is drawn as a boundary
 * that no authority has given. Pure: the same rows make the same text.
 */
export function hotspotMap({ stateName, asOf, rows, boundaries = [] }: MapOf): string {
  const highest = [...Map.groupBy(rows, ({ district }) => district.code).values()].map((of) => ({
    ...of.reduce((most, row) => (row.score > most.score ? row : most)),
    listed: of.reduce((sum, { listed }) => sum + listed, 0),
  }));
  const placed = highest.flatMap((row) => {
    const { latitude, longitude } = row.district;
    return latitude == null || longitude == null ? [] : [{ ...row, at: [longitude, latitude] as [number, number] }];
  });
  const drawn = boundaries.flatMap(({ rings }) => rings);
  const project = projectionOf([...placed.map(({ at }) => at), ...drawn.flat()]);
  // One scale for scores and intervals, so that the widest ring still fits; a few that nobody knows anything of must not shrink all others.
  const scale = Math.max(...placed.map(({ score }) => score), 0);
  const radius = (value: number) => (scale > 0 ? LARGEST * Math.sqrt(Math.min(value / scale, SMALLEST_UPPER)) : 0);
  const unplaced = highest.filter(({ district }) => district.latitude == null || district.longitude == null);
  const day = new Date(asOf.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 10);
  const height = Math.max(MAP.top + MAP.height + 100, TABLE.top + TABLE.line * (Math.min(rows.length, TABLE.rows) + 3) + 40);
  const drawnOrNot = drawn.length > 0 ? 'Boundaries as taken in from an authority.' : 'Schematic: no boundary is drawn.';
  const says = `${placed.length} districts with facts on record${placed[0] ? `; the highest score is that of ${placed.toSorted((a, b) => b.score - a.score)[0]!.district.name}` : ''}. The table beside the map says the same in figures.`;

  const symbols = placed
    .toSorted((a, b) => b.score - a.score)
    .map(({ district, at, score, lower, upper, listed, hasFewData }) => {
      const [x, y] = project(at);
      const circle = (r: number, more: string) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${more}/>`;
      return [
        `<g><title>${text(`${district.name}: ${score} (${lower} to ${upper})${hasFewData ? ', few data' : ''}${listed ? `, ${listed} on the watch list` : ''}`)}</title>`,
        circle(radius(upper), 'class="interval"'),
        circle(radius(score), hasFewData ? 'class="score few"' : 'class="score"'),
        listed ? circle(radius(score), 'fill="url(#listed)"') : '',
        circle(radius(lower), 'class="interval"'),
        '</g>',
      ].join('');
    });
  // Names last, over the symbols, and only of the largest: the table has them all.
  const names = placed
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 8)
    .map(({ district, at, score }) => {
      const [x, y] = project(at);
      const beside = Math.min(x + radius(score) + 4, MAP.left + MAP.width - 60);
      return `<text x="${n(beside)}" y="${n(y + 4)}" class="name">${text(district.name)}</text>`;
    });

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${text(`Hotspots of ${stateName}, as of ${day}`)}</title><desc id="desc">${text(`${says} ${drawnOrNot}`)}</desc>`,
    '<style>text{font-family:"Noto Sans",sans-serif;font-size:13px;fill:#222}.head{font-size:20px;font-weight:600}.small{font-size:12px;fill:#555}.name{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:3px}.score{fill:#c2410c;fill-opacity:.75;stroke:#7c2d12}.few{fill-opacity:.2}.interval{fill:none;stroke:#7c2d12;stroke-width:1;stroke-dasharray:3 3}.boundary{fill:#f6f3ee;stroke:#b8b0a2}.number{text-anchor:end}</style>',
    '<defs><pattern id="listed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="#111" stroke-width="2"/></pattern></defs>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="30" y="40" class="head">${text(`Hotspots of ${stateName}`)}</text>`,
    `<text x="30" y="62" class="small">${text(`As of ${day} (IST). ${drawnOrNot}`)}</text>`,
    ...boundaries.map(({ rings }) => `<path class="boundary" fill-rule="evenodd" d="${rings.map((ring) => pathOf(ring.map(project))).join('')}"/>`),
    ...symbols,
    ...names,
    ...legend(MAP.top + MAP.height + 30),
    ...tableOf(rows),
    unplaced.length
      ? `<text x="30" y="${height - 14}" class="small">${text(`Not on the map, without a centroid: ${unplaced.map(({ district }) => district.name).join(', ')}.`)}</text>`
      : '',
    '</svg>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Degrees to the page: east to the right, north up, one scale for both, narrowed by the latitude in the middle. */
function projectionOf(points: readonly (readonly [number, number])[]): (point: readonly [number, number]) => [number, number] {
  // Without spreading: a file of boundaries has more points than a call takes arguments.
  const bounds = (i: 0 | 1) => points.reduce(([low, high], point) => [Math.min(low, point[i]), Math.max(high, point[i])], [Infinity, -Infinity]);
  const [[west, east], [south, north]] = [bounds(0), bounds(1)] as [[number, number], [number, number]];
  const narrowed = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const inner = { width: MAP.width - 2 * LARGEST, height: MAP.height - 2 * LARGEST };
  const scale = Math.min(inner.width / Math.max((east - west) * narrowed, 0.5), inner.height / Math.max(north - south, 0.5));
  const [x0, y0] = [MAP.left + MAP.width / 2, MAP.top + MAP.height / 2];
  return ([longitude, latitude]) => [x0 + (longitude - (west + east) / 2) * narrowed * scale, y0 - (latitude - (south + north) / 2) * scale];
}

function pathOf(points: readonly [number, number][]): string {
  return `M${points.map(([x, y]) => `${n(x)},${n(y)}`).join('L')}Z`;
}

function legend(y: number): string[] {
  const entries: [number, string, string][] = [
    [44, '<circle cx="44" cy="CY" r="12" class="score"/>', 'Area: what is to be expected of a look'],
    [350, '<circle cx="350" cy="CY" r="12" class="score few"/>', 'Pale: few data'],
    [44, '<circle cx="44" cy="CY" r="12" class="interval"/><circle cx="44" cy="CY" r="7" class="interval"/>', 'Rings: between these with 90 in 100'],
    [350, '<circle cx="350" cy="CY" r="12" class="score"/><circle cx="350" cy="CY" r="12" fill="url(#listed)"/>', 'Hatch: on the watch list'],
  ];
  return entries.map(([x, symbol, words], i) => {
    const cy = y + (i < 2 ? 0 : 32);
    return `${symbol.replaceAll('CY', String(cy))}<text x="${x + 22}" y="${cy + 4}">${words}</text>`;
  });
}

function tableOf(rows: readonly MapRow[]): string[] {
  const { left, top, line } = TABLE;
  const columns = [0, 46, 166, 322];
  const cells = (y: number, values: readonly string[]) =>
    values.map((value, i) => `<text x="${left + columns[i]!}" y="${y}"${i === 3 ? ' class="number"' : ''}>${text(value)}</text>`).join('');
  const shown = rows.slice(0, TABLE.rows);
  return [
    cells(top, ['#', 'District', 'Kind', 'Score']) + `<text x="${left + 334}" y="${top}">90 in 100</text>`,
    `<line x1="${left}" y1="${top + 7}" x2="${WIDTH - 20}" y2="${top + 7}" stroke="#999"/>`,
    ...shown.map((row, i) => {
      const y = top + line * (i + 1) + 4;
      const kind = row.kind ? words(row.kind) : 'Whole district';
      const place = row.rankFrom === row.rankTo ? `${row.rankFrom}` : `${row.rankFrom}-${row.rankTo}`;
      return (
        cells(y, [place, short(row.district.name, 16), short(kind, 19), row.score.toFixed(2)]) +
        `<text x="${left + 334}" y="${y}">${row.lower.toFixed(2)} to ${row.upper.toFixed(2)}${row.hasFewData ? '*' : ''}</text>`
      );
    }),
    `<text x="${left}" y="${top + line * (shown.length + 1) + 10}" class="small">${text(
      `${rows.length > shown.length ? `The first ${shown.length} of ${rows.length}. ` : ''}* few data. #: places that it may have.`,
    )}</text>`,
  ];
}

function words(code: string): string {
  const spoken = code.toLowerCase().replaceAll('_', ' ');
  return spoken[0]!.toUpperCase() + spoken.slice(1);
}

function short(value: string, longest: number): string {
  return value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
