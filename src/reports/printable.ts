import { indicatorOf } from '../indicators/indicators.js';
import type { PrintableReport } from '../print/printable.js';
import { ReportKind } from './codes.js';
import { type Content, hashOf } from './content.js';

/** What is printed of a report is what its hash is of, and under it who signed that. */
export function printableReport(content: Content, signatures: PrintableReport['signatures']): PrintableReport {
  const { kind, title, place, period, cutOff, edition, sections } = content;
  return {
    kind: kind === ReportKind.ACTION_TAKEN ? 'ACTION_TAKEN_REPORT' : 'REVIEW_PACK',
    title,
    place: { state: place.state.name, ...(place.district && { district: place.district.name }) },
    period,
    cutOff,
    version: edition,
    hash: hashOf(content),
    sections: sections.map(({ para, title: about, narrative, figures, tables }) => ({
      para,
      title: about,
      ...(narrative !== null && { narrative }),
      figures: figures.map(({ code, title: says, shown, unit, numerator, denominator, reported, hidden, definition, version, series }) => ({
        code,
        title: says,
        value: shown,
        unit,
        target: indicatorOf(code, version).target?.value,
        numerator,
        denominator,
        reported,
        hidden,
        definition,
        version,
        ...(series.length > 0 && { series: series.map((part) => ({ label: part.label, value: asNumber(part.shown), shown: part.shown })) }),
      })),
      ...(tables.length > 0 && {
        tables: tables.map((table) => ({ title: table.title, columns: [...table.columns], rows: table.rows.map((row) => [...row]) })),
      }),
    })),
    signatures: [...signatures],
  };
}

/** A bar can be drawn of a number, and of nothing else that is told. */
function asNumber(shown: string | null): number | null {
  return shown !== null && /^-?\d+(\.\d+)?$/.test(shown) ? Number(shown) : null;
}
