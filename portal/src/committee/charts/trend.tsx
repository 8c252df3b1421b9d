import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { language } from '../../kit/words.js';
import { countText, percentText, t } from '../shared.js';
import { type Canvas, Chart, widthOf } from './chart.js';

/** A month: its number, null where it is hidden or there is none. */
export interface Point {
  month: string;
  value: number | null;
  isHidden: boolean;
}

/** One line of a trend, with its own scale: two units never share one. */
export interface Series {
  name: string;
  points: readonly Point[];
  isPercent: boolean;
}

const PANEL = 66;
const AXIS = 16;

const monthText = (month: string, style: 'short' | 'narrow') =>
  new Intl.DateTimeFormat(language.value, { month: style, timeZone: 'UTC' }).format(new Date(month));
const fullText = (month: string) =>
  new Intl.DateTimeFormat(language.value, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(month));

function pointText({ value, isHidden }: Point, isPercent: boolean): string {
  if (isHidden) return t('committee.hidden');
  if (value === null) return '–';
  return isPercent ? percentText(value) : countText(value);
}

/** Months from left to right, one panel under the other. A month without a number is a gap; a hidden one is a hollow mark on the ground. */
export function Trend({ series }: { series: readonly Series[] }) {
  const months = series[0]?.points.map(({ month }) => month) ?? [];
  const says = series.map((one) => saysOf(one)).join(' ');
  const table = {
    caption: t('committee.trend'),
    columns: [{ label: t('committee.month') }, ...series.map(({ name }) => ({ label: name, isNumber: true }))],
    rows: months.map((month, i) => [fullText(month), ...series.map(({ points, isPercent }) => pointText(points[i]!, isPercent))]),
  };
  return (
    <Chart says={says} table={table} height={series.length * PANEL + AXIS}>
      {(canvas) => (
        <>
          {series.map((one, i) => (
            <Panel key={one.name} {...one} canvas={canvas} top={i * PANEL * canvas.scale} />
          ))}
          <Months months={months} canvas={canvas} top={series.length * PANEL * canvas.scale} />
        </>
      )}
    </Chart>
  );
}

function saysOf({ name, points, isPercent }: Series): string {
  const known = points.filter(({ value }) => value !== null && (isPercent || value > 0));
  const latest = known.at(-1);
  if (!latest) return t('committee.trend.nothing', { name });
  const highest = known.reduce((most, point) => (point.value! > most.value! ? point : most));
  return t('committee.trend.says', {
    name,
    latest: pointText(latest, isPercent),
    latestMonth: fullText(latest.month),
    highest: pointText(highest, isPercent),
    highestMonth: fullText(highest.month),
  });
}

const horizontal = (months: readonly string[], { width, scale }: Canvas) => scalePoint(months, [10 * scale, width - 44 * scale]);

function Panel({ name, points, isPercent, canvas, top }: Series & { canvas: Canvas; top: number }) {
  const { width, scale } = canvas;
  const x = horizontal(
    points.map(({ month }) => month),
    canvas,
  );
  const most = isPercent ? 100 : Math.max(...points.map(({ value }) => value ?? 0), 5);
  const y = scaleLinear([0, most], [(PANEL - 8) * scale, 20 * scale]);
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x(({ month }) => x(month)!)
    .y(({ value }) => y(value!));
  const latest = points.findLast(({ value }) => value !== null && (isPercent || value > 0));
  const isLate = latest !== undefined && x(latest.month)! > width - 100 * scale;
  return (
    <g transform={`translate(0 ${top})`}>
      <text x={0} y={8 * scale} class="label strong">
        {name}
      </text>
      {[0, most].map((tick) => (
        <g key={tick}>
          <line x1={0} x2={width - 34 * scale} y1={y(tick)} y2={y(tick)} class="grid" />
          <text x={width} y={y(tick)} class="value quiet">
            {isPercent ? percentText(tick) : countText(tick)}
          </text>
        </g>
      ))}
      <path d={path([...points]) ?? ''} class="line" />
      {points.map((point) => (
        <g key={point.month}>
          {point.isHidden && <rect x={x(point.month)! - 3} y={y(0) - 7} width="6" height="6" class="hollow" />}
          {point.value !== null && <circle cx={x(point.month)} cy={y(point.value)} r={point === latest ? 4 : 2.2} class="dot" />}
        </g>
      ))}
      {latest && (
        <text
          x={x(latest.month)! + (isLate ? -7 : 7)}
          y={Math.max(y(latest.value!) - 1, 20 * scale)}
          class={isLate ? 'value strong' : 'label strong'}
        >
          {pointText(latest, isPercent)}
        </text>
      )}
    </g>
  );
}

function Months({ months, canvas, top }: { months: readonly string[]; canvas: Canvas; top: number }) {
  const x = horizontal(months, canvas);
  const widest = (style: 'short' | 'narrow') =>
    widthOf(
      months.map((month) => monthText(month, style)),
      canvas.scale,
    );
  const style = widest('short') < x.step() ? 'short' : 'narrow';
  const every = Math.ceil((widest(style) + 2) / x.step());
  return (
    <g transform={`translate(0 ${top})`}>
      {months.map((month, i) =>
        i % every === 0 ? (
          <text key={month} x={x(month)} y={7 * canvas.scale} class="month">
            {monthText(month, style)}
          </text>
        ) : null,
      )}
    </g>
  );
}
