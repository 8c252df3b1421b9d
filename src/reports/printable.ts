import { dayInIndia } from '../clocks/india.js';
import { Unit } from '../indicators/indicator.js';
import { ReportKind } from './codes.js';
import { type Content, hashOf } from './content.js';

/** A report as it is laid out on paper: plain values, for whatever prints them. Titles are English; a printer knows others by code and paragraph. */
export interface PrintableReport {
  kind: 'ACTION_TAKEN_REPORT' | 'REVIEW_PACK';
  title: string;
  place: { state: string; district?: string };
  period: { from: string; until: string; label: string };
  /** An instant in UTC. */
  cutOff: string;
  /** The edition. */
  version: number;
  hash: string;
  sections: PrintableSection[];
  signatures: PrintableSignature[];
}

export interface PrintableSection {
  para: string;
  title: string;
  narrative?: string;
  figures: PrintableFigure[];
  tables?: { title: string; columns: string[]; rows: string[][] }[];
}

export interface PrintableFigure {
  code: string;
  title: string;
  value: string | null;
  unit: string;
  numerator: number | null;
  denominator: number | null;
  reported: boolean;
  hidden: boolean;
  definition: string;
  version: number;
  series?: { label: string; value: number | null }[];
}

export interface PrintableSignature {
  office: string;
  capacity: string;
  at: string;
  hash: string;
}

/** What is printed of a report is what its hash is of, and under it who signed that. */
export function printableReport(content: Content, signatures: readonly PrintableSignature[]): PrintableReport {
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
        // Rupees are what people read.
        value: shown === null || unit !== Unit.PAISE ? shown : rupees(shown),
        unit: unit === Unit.PAISE ? 'RUPEES' : unit,
        numerator,
        denominator,
        reported,
        hidden,
        definition,
        version,
        ...(series.length > 0 && { series: series.map((part) => ({ label: part.label, value: asNumber(part.shown) })) }),
      })),
      ...(tables.length > 0 && {
        tables: tables.map((table) => ({ title: table.title, columns: [...table.columns], rows: table.rows.map((row) => [...row]) })),
      }),
    })),
    signatures: signatures.map((signature) => ({ ...signature, at: dayInIndia(new Date(signature.at)) })),
  };
}

/** A bar can be drawn of a number, and of nothing else that is told. */
function asNumber(shown: string | null): number | null {
  return shown !== null && /^-?\d+(\.\d+)?$/.test(shown) ? Number(shown) : null;
}

function rupees(paise: string): string {
  return /^\d+$/.test(paise) ? (Number(paise) / 100).toFixed(2) : paise;
}
