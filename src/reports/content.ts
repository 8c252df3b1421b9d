import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { csv } from '../disclosure/csv.js';
import type { Figure } from '../indicators/count.js';
import { definitionOf } from '../indicators/indicator.js';
import { indicatorOf } from '../indicators/indicators.js';
import { dayInIndia } from '../clocks/india.js';
import { periodOf, type ReportKind, sections } from './codes.js';
import type { FrozenTable, NamedPlace } from './report.entity.js';

/** A report as it is kept: a row of the database, whichever way it was read. */
export interface KeptReport {
  kind: ReportKind;
  place: { state: NamedPlace; district: NamedPlace | null };
  period: string;
  edition: number;
  cutOff: Date | string;
  covers: readonly NamedPlace[];
  counted: readonly number[];
  figures?: readonly Figure[] | null;
  tables?: readonly FrozenTable[] | null;
  narrative: Readonly<Record<string, string>>;
}

export type Content = ReturnType<typeof contentOf>;

const titles: Record<ReportKind, string> = {
  ACTION_TAKEN: 'Action taken report on the advisory of the Ministry of Home Affairs 15011/36/2022-ATC of 4 March 2024',
  REVIEW_PACK: 'Review pack for the committee',
};

/** Everything that is printed, besides the signatures: this is what is hashed, exported and laid out. */
export function contentOf({ kind, place, period, edition, cutOff, covers, counted, figures, tables, narrative }: KeptReport) {
  const { label, firstDay, lastDay } = periodOf(kind, period);
  const nameOf = new Map(covers.map(({ code, name }) => [code, name]));
  const cutOffAt = new Date(cutOff);
  const footnote = ` Period: ${firstDay} to ${lastDay}; on record by ${dayInIndia(cutOffAt)}.`;
  const printed = (figures ?? []).map(({ series, ...figure }) => {
    const indicator = indicatorOf(figure.code, figure.version);
    return {
      para: indicator.para,
      figure: {
        ...figure,
        title: indicator.title,
        unit: indicator.unit,
        definition: definitionOf(indicator) + footnote,
        series: series.map((part) => ({ ...part, label: nameOf.get(part.district) ?? String(part.district) })),
      },
    };
  });
  return {
    kind,
    title: titles[kind],
    place,
    period: { label, from: firstDay, until: lastDay },
    edition,
    cutOff: cutOffAt.toISOString(),
    districts: covers.map(({ code, name }) => ({ code, name, isCounted: counted.includes(code) })),
    sections: sections.map(({ para, title }) => ({
      para,
      title,
      narrative: narrative[para] ?? null,
      figures: printed.filter((one) => one.para === para).map(({ figure }) => figure),
      tables: (tables ?? []).filter((table) => table.para === para).map(({ title: of, columns, rows }) => ({ title: of, columns, rows })),
    })),
  };
}

/** RFC 8785: one text and no other, whoever writes it. */
export function canonicalContent(content: Content): string {
  return canonicalize(content)!;
}

export function hashOf(content: Content): string {
  return createHash('sha256').update(canonicalContent(content)).digest('hex');
}

/** One line for each figure, and one more for each district of a State. */
export function csvOf({ place, period, edition, cutOff, sections: of }: Content): string {
  const head = [
    'para',
    'code',
    'version',
    'title',
    'unit',
    'district',
    'place',
    'shown',
    'numerator',
    'denominator',
    'reported',
    'hidden',
    'nil',
    'definition',
  ];
  const where = place.district ?? place.state;
  const lines = of.flatMap(({ para, figures }) =>
    figures.flatMap(({ code, version, title, unit, shown, numerator, denominator, reported, hidden, nil, definition, series }) => [
      [
        para,
        code,
        version,
        title,
        unit,
        place.district?.code,
        where.name,
        reported ? shown : 'not reported',
        numerator,
        denominator,
        String(reported),
        String(hidden),
        String(nil),
        definition,
      ],
      ...series.map((part) => [
        para,
        code,
        version,
        title,
        unit,
        part.district,
        part.label,
        part.reported ? part.shown : 'not reported',
        null,
        null,
        String(part.reported),
        '',
        '',
        '',
      ]),
    ]),
  );
  return csv([['period', 'edition', 'cut_off', ...head], ...lines.map((line) => [period.label, edition, cutOff, ...line])]);
}
