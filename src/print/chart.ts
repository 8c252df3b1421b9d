/** A part of a figure: its bar, and what is written at it. */
export interface Bar {
  label: string;
  value: number | null;
  /** As it is told, also where there is no value. */
  shown: string;
}

const [WIDTH, ROW, LABEL, END] = [480, 18, 150, 90];
const FONT = 'font-family="Noto Sans, Noto Sans Devanagari, Noto Sans Tamil" font-size="9"';

/** Bars from left to right, one under another, each with its number; a dashed line where the target is. In black and grey, so that it can be copied. */
export function barChart(bars: readonly Bar[], target?: { value: number; shown: string }): string {
  const most = Math.max(...bars.map(({ value }) => value ?? 0), target?.value ?? 0, Number.MIN_VALUE);
  const scale = (value: number) => (Math.max(0, value) / most) * (WIDTH - LABEL - END);
  const head = target ? ROW : 4;
  const height = head + bars.length * ROW + 4;
  const rows = bars.map(({ label, value, shown }, at) => {
    const y = head + at * ROW;
    const bar = value === null ? '' : `<rect x="${LABEL}" y="${y + 3}" width="${one(scale(value))}" height="${ROW - 6}" fill="#555"/>`;
    const x = LABEL + (value === null ? 0 : scale(value)) + 5;
    return `${text(LABEL - 6, y + 12.5, shortened(label), 'end')}${bar}${text(x, y + 12.5, shown)}`;
  });
  const line = target ? markOf(LABEL + scale(target.value), height, target.shown) : '';
  const axis = `<path d="M${LABEL} ${head}V${height - 4}" stroke="#000" stroke-width="0.8"/>`;
  return svg(height, `${axis}${rows.join('')}${line}`);
}

/** A line from left to right over equal steps, a dot and a number at each; where there is no value, the line has a gap and says so below. */
export function lineChart(points: readonly Bar[], target?: { value: number; shown: string }): string {
  const [top, bottom, left, right] = [18, 130, 30, WIDTH - 30];
  const most = Math.max(...points.map(({ value }) => value ?? 0), target?.value ?? 0, Number.MIN_VALUE);
  const x = (at: number) => left + (points.length === 1 ? (right - left) / 2 : (at * (right - left)) / (points.length - 1));
  const y = (value: number) => bottom - (Math.max(0, value) / most) * (bottom - top);
  let path = '';
  const marks = points.map(({ value, shown, label }, at) => {
    const below = text(x(at), bottom + 13, shortened(label, 12), 'middle');
    if (value === null) return `${below}${text(x(at), bottom + 25, shown, 'middle')}`;
    path += `${at > 0 && points[at - 1]!.value !== null ? 'L' : 'M'}${one(x(at))} ${one(y(value))}`;
    return `${below}<circle cx="${one(x(at))}" cy="${one(y(value))}" r="2.2"/>${text(x(at), y(value) - 6, shown, 'middle')}`;
  });
  const goal = target
    ? `<path d="M${left} ${one(y(target.value))}H${right}" stroke="#000" stroke-dasharray="4 3" stroke-width="0.8"/>${text(right, y(target.value) - 4, target.shown, 'end')}`
    : '';
  const axis = `<path d="M${left} ${bottom}H${right}" stroke="#000" stroke-width="0.8"/>`;
  return svg(bottom + 32, `${axis}<path d="${path}" fill="none" stroke="#000" stroke-width="1.4"/>${marks.join('')}${goal}`);
}

function markOf(x: number, height: number, shown: string): string {
  return `<path d="M${one(x)} ${ROW - 4}V${height - 4}" stroke="#000" stroke-dasharray="4 3" stroke-width="0.8"/>${text(x, 10, shown, 'middle')}`;
}

function svg(height: number, inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${one(height)}" width="${WIDTH}" height="${one(height)}">${inner}</svg>`;
}

function text(x: number, y: number, words: string, anchor = 'start'): string {
  return `<text x="${one(x)}" y="${one(y)}" ${FONT} text-anchor="${anchor}">${escaped(words)}</text>`;
}

function one(value: number): number {
  return Math.round(value * 10) / 10;
}

/** By letters as they are read, so that no sign is cut off its consonant. */
function shortened(label: string, most = 26): string {
  const letters = [...new Intl.Segmenter('hi', { granularity: 'grapheme' }).segment(label)].map(({ segment }) => segment);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : label;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
