import { scaleLinear, scaleSqrt } from 'd3-scale';
import { t } from '../shared.js';
import { Chart, Hatch, widthOf } from './chart.js';

export interface Place {
  code: number;
  name: string;
  latitude: number | null;
  longitude: number | null;
}

/** A district that has a score, and whether somebody in it is on the watch list. */
export interface Spot extends Place {
  score: number;
  lower: number;
  upper: number;
  isListed: boolean;
  hasFewData: boolean;
}

const HEIGHT = 146;
const LARGEST = 17;
/** So many are named beside the map. */
const SHOWN = 4;
const MARGIN = 18;

type Placed = Place & { latitude: number; longitude: number };

const scoreText = ({ score, lower, upper }: Spot) =>
  t('committee.hotspots.score', { score: score.toFixed(1), lower: lower.toFixed(1), upper: upper.toFixed(1) });

/**
 * Districts as points where their centroids are, and on them a circle whose area is the score; striped where somebody is on the watch list. No boundary
 * is drawn: none that an authority has given is here.
 */
export function SymbolMap({ places, spots }: { places: readonly Place[]; spots: readonly Spot[] }) {
  const sorted = spots.toSorted((a, b) => b.score - a.score);
  const says = t('committee.hotspots.says', { count: spots.length, first: sorted[0]?.name ?? '–' });
  const keys = [t('committee.hotspots.key.area'), t('committee.hotspots.key.dashed'), t('committee.hotspots.key.striped')];
  const table = {
    caption: t('committee.hotspots'),
    columns: [{ label: t('committee.district') }, { label: t('committee.score'), isNumber: true }, { label: t('committee.watchList') }],
    rows: sorted.map((spot) => [spot.name, scoreText(spot), spot.isListed ? t('committee.listed') : '–']),
  };
  return (
    <Chart says={says} table={table} height={HEIGHT} under={keys.join('. ')}>
      {({ width, scale }) => {
        const hasRoom = widthOf(keys, (scale * 12) / 13) < width * 0.5 - 8 * scale;
        const located = [...places, ...spots].filter((place): place is Placed => place.latitude !== null && place.longitude !== null);
        const [across, x0] = [width * 0.5, width * 0.5 + 8 * scale];
        const project = projectionOf(located, across, HEIGHT * scale);
        const radius = scaleSqrt([0, Math.max(...spots.map(({ score }) => score), 1)], [0, LARGEST * scale]);
        return (
          <>
            <Hatch id="hotspot-listed" />
            {located.map((place) => {
              const [x, y] = project(place);
              return <circle key={place.code} cx={x} cy={y} r={1.6} class="place" />;
            })}
            {sorted.map((spot) => {
              if (spot.latitude === null || spot.longitude === null) return null;
              const [x, y] = project({ latitude: spot.latitude, longitude: spot.longitude });
              const r = Math.max(radius(spot.score), 3);
              return (
                <g key={spot.code}>
                  <circle cx={x} cy={y} r={r} class={spot.hasFewData ? 'spot few' : 'spot'} />
                  {spot.isListed && <circle cx={x} cy={y} r={r} fill="url(#hotspot-listed)" />}
                  <title>{`${spot.name}: ${scoreText(spot)}`}</title>
                </g>
              );
            })}
            {sorted.slice(0, SHOWN).map((spot, i) => (
              <g key={spot.code} transform={`translate(${x0} ${(10 + i * 21) * scale})`}>
                <circle cx={6 * scale} r={5 * scale} class={spot.hasFewData ? 'spot few' : 'spot'} />
                {spot.isListed && <circle cx={6 * scale} r={5 * scale} fill="url(#hotspot-listed)" />}
                <text x={18 * scale} y={0} class="label">
                  {spot.name}
                </text>
                <text x={width - x0} y={0} class="value">
                  {spot.score.toFixed(1)}
                </text>
              </g>
            ))}
            {hasRoom &&
              keys.map((key, i) => (
                <text key={key} x={x0} y={(HEIGHT - 6 - (2 - i) * 16) * scale} class="label quiet">
                  {key}
                </text>
              ))}
          </>
        );
      }}
    </Chart>
  );
}

/** Longitude shrinks with the latitude; both by the same factor, so that the shape of the State stays. */
function projectionOf(places: readonly Placed[], width: number, height: number) {
  const longitudes = places.map(({ longitude }) => longitude);
  const latitudes = places.map(({ latitude }) => latitude);
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perDegree = Math.min((width - 2 * MARGIN) / Math.max((east - west) * shrink, 0.5), (height - 2 * MARGIN) / Math.max(north - south, 0.5));
  const x = scaleLinear([west, east], [width / 2 - ((east - west) * shrink * perDegree) / 2, width / 2 + ((east - west) * shrink * perDegree) / 2]);
  const y = scaleLinear([south, north], [height / 2 + ((north - south) * perDegree) / 2, height / 2 - ((north - south) * perDegree) / 2]);
  return ({ latitude, longitude }: Pick<Placed, 'latitude' | 'longitude'>): [number, number] => [x(longitude), y(latitude)];
}
