import { dayWritten, grouped, instantWritten, languageOf, periodWritten, rupees } from '../words/numbers.js';
import { type Language, type Para, type Words, said, words } from '../words/words.js';
import { type Bar, barChart, lineChart } from './chart.js';
import { plainText } from './plain-text.js';
import type { PrintableFigure, PrintableReport, PrintableSection } from './printable.js';

/** As many bars as stand on one page and can still be read. */
const MOST_BARS = 30;

/** What the template sets: nothing but texts and charts, in the order in which they are read. Whatever was typed carries its own language. */
export type Layout = ReturnType<typeof layOut>;

interface Typed {
  text: string;
  lang: Language;
}

/** A report in one language, ready to be set. `known` are the characters that the fonts have. */
export function layOut(report: PrintableReport, language: Language, known: ReadonlySet<number>) {
  const of = words[language];
  const plain = (text: string) => plainText(text, known);
  const typed = (text: string): Typed => ({ text: plain(text), lang: languageOf(text, language) });
  const place = [report.place.district, report.place.state].filter(Boolean).join(', ');
  const period = periodWritten(of, report.period.from, report.period.until);
  const title = language === 'en' ? plain(report.title) : of.titles[report.kind];
  return {
    language,
    title,
    running: `${title} · ${plain(place)} · ${period}`,
    occasion: report.kind === 'ACTION_TAKEN_REPORT' ? of.occasion : '',
    words: of,
    cover: [
      { name: of.state, value: typed(report.place.state) },
      ...(report.place.district ? [{ name: of.district, value: typed(report.place.district) }] : []),
      { name: of.period, value: { text: `${period} (${dayWritten(report.period.from)} – ${dayWritten(report.period.until)})`, lang: language } },
      { name: of.cutOff, value: { text: said(of.time, instantWritten(new Date(report.cutOff))), lang: language } },
      { name: of.version, value: typed(String(report.version)) },
    ],
    hash: plain(report.hash),
    shortHash: plain(report.hash).slice(0, 16),
    sections: report.sections.map((section) => sectionOf(section, of, language, plain, typed)),
    signatures: report.signatures.map(({ office, capacity, at, hash }) => ({
      office: typed(office),
      capacity: capacity in of.capacities ? { text: of.capacities[capacity as keyof typeof of.capacities], lang: language } : typed(capacity),
      at: said(of.time, instantWritten(new Date(at))),
      hash: plain(hash).slice(0, 16),
    })),
  };
}

type Plain = (text: string) => string;

function sectionOf(
  { para, title, narrative, figures, tables = [] }: PrintableSection,
  of: Words,
  language: Language,
  plain: Plain,
  typed: (text: string) => Typed,
) {
  const known = para in of.paras;
  return {
    para: para === 'CROSS' ? of.outcomes : said(of.para, plain(para)),
    title: known ? { text: of.paras[para as Para], lang: language } : typed(title),
    reported: said(of.reportedOf, figures.filter(({ reported }) => reported).length, figures.length),
    written: narrative?.trim() ? of.yes : of.no,
    // Empty lines part paragraphs, and each says in which language it is.
    narrative: (narrative ?? '')
      .trim()
      .split(/\n\s*\n/)
      .filter((part) => part !== '')
      .map(typed),
    figures: figures.map((figure) => figureOf(figure, of, language, plain, typed)),
    tables: tables.map(({ title: of_, columns, rows }) => ({
      title: typed(of_),
      columns: columns.map(typed),
      rows: rows.map((row) => row.map(typed)),
    })),
  };
}

function figureOf(figure: PrintableFigure, of: Words, language: Language, plain: Plain, typed: (text: string) => Typed) {
  const { code, title, numerator, denominator, definition, version, unit, target } = figure;
  const name = code in of.indicators ? { text: of.indicators[code as keyof Words['indicators']], lang: language } : typed(title);
  const aim = typeof target === 'number' ? { value: target, shown: said(of.target, withUnit(target, unit, of)) } : undefined;
  const counted = figure.reported && !figure.hidden && numerator !== null;
  return {
    code: plain(code),
    name,
    value: valueOf(figure, of, plain),
    // Paise are not counted, and a number that is its own count says it once.
    counted: counted && denominator !== null && unit !== 'PAISE' ? said(of.outOf, grouped(numerator), grouped(denominator)) : '',
    definition: { label: said(of.definition, String(version)), text: plain(definition) },
    charts: chartsOf(figure, name.text, of, plain, aim),
  };
}

function chartsOf({ series = [], trend, unit }: PrintableFigure, name: string, of: Words, plain: Plain, target?: { value: number; shown: string }) {
  const bars = series.map(({ label, value, shown }): Bar => ({
    label: plain(label),
    value,
    shown: value === null ? (shown ? bounded(plain(shown), of) : of.notReported) : withUnit(value, unit, of),
  }));
  const chunks = Array.from({ length: Math.ceil(bars.length / MOST_BARS) }, (_, at) => bars.slice(at * MOST_BARS, (at + 1) * MOST_BARS));
  return chunks.map((chunk) => ({
    svg: trend ? lineChart(chunk, target) : barChart(chunk, target),
    alt: said(of.chart, name, [...chunk.map(({ label, shown }) => `${label}: ${shown}`), ...(target ? [target.shown] : [])].join('; ')),
  }));
}

/** What is told of a figure. What was not reported is never a number. */
function valueOf({ value, reported, hidden, unit }: PrintableFigure, of: Words, plain: Plain): string {
  if (!reported) return of.notReported;
  if (value === null) return hidden ? of.notTold : '–';
  const number = /^-?\d+(\.\d+)?$/.test(value) ? withUnit(Number(value), unit, of) : undefined;
  return number ?? bounded(plain(value), of);
}

/** `<5` in words; anything else as it is. */
function bounded(shown: string, of: Words): string {
  const [, sign, number] = /^([<>])\s*(\d+(?:\.\d+)?)$/.exec(shown) ?? [];
  if (number === undefined) return shown;
  return said(sign === '<' ? of.fewerThan : of.moreThan, grouped(Number(number)));
}

function withUnit(value: number, unit: string, of: Words): string {
  if (unit === 'PAISE') return rupees(value);
  return unit in of.units ? said(of.units[unit as keyof Words['units']], grouped(value)) : grouped(value);
}
