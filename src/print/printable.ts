import { z } from 'zod';
import { Invalid } from '../errors.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const text = (most: number) => z.string().max(most);
const amount = z.number().nullable();

const figure = z.object({
  /** Such as I10. Its title is that of the catalogue, where that has one. */
  code: text(12),
  title: text(300),
  /** As it is told: 38, 92.5, <5, >90. Null: not reported, or not told. */
  value: text(60).nullable(),
  unit: text(40),
  numerator: amount,
  denominator: amount,
  /** What is aimed at, in the unit. */
  target: amount.optional(),
  /** What was not reported is printed as that, and never as 0. */
  reported: z.boolean(),
  /** Too small to be told. */
  hidden: z.boolean(),
  definition: text(4000),
  version: z.union([z.number().int(), text(20)]),
  /** Its parts, such as districts, or months where it is a trend. `shown` is printed where a part has no value that may be told. */
  series: z
    .array(z.object({ label: text(120), value: amount, shown: text(60).nullish() }))
    .max(200)
    .optional(),
  trend: z.boolean().optional(),
});

const section = z.object({
  /** (i) to (viii), 3, CROSS; anything else is printed as it is. */
  para: text(20),
  title: text(300),
  narrative: text(20_000).nullish(),
  figures: z.array(figure).max(100),
  tables: z
    .array(z.object({ title: text(300), columns: z.array(text(200)).min(1).max(12), rows: z.array(z.array(text(2000)).max(12)).max(1000) }))
    .max(20)
    .optional(),
});

const printable = z.object({
  kind: z.enum(['ACTION_TAKEN_REPORT', 'REVIEW_PACK']),
  /** In English; the other languages have their own. */
  title: text(300),
  place: z.object({ state: text(120), district: text(120).nullish() }),
  /** First and last day. */
  period: z.object({ from: day, until: day, label: text(120) }),
  cutOff: z.iso.datetime({ offset: true }),
  version: z.union([z.number().int(), text(40)]),
  hash: text(128),
  sections: z.array(section).min(1).max(40),
  signatures: z.array(z.object({ office: text(300), capacity: text(120), at: z.iso.datetime({ offset: true }), hash: text(128) })).max(20),
});

/** A report or a review pack as it is printed: everything that is on paper, and nothing that the hub would have to look up. */
export type PrintableReport = z.infer<typeof printable>;
export type PrintableFigure = z.infer<typeof figure>;
export type PrintableSection = z.infer<typeof section>;

/** Reads a printable from what was sent, or says what is wrong with it: where, and what is expected there. */
export function readPrintable(sent: unknown): PrintableReport {
  const { success, data, error } = printable.safeParse(sent);
  if (!success) {
    const said = error.issues.slice(0, 5).map(({ path, message }) => `${path.map(String).join('.') || 'the whole'}: ${message}`);
    throw new Invalid(`This is no report that can be printed. ${said.join('; ')}.`);
  }
  for (const [at, { tables = [] }] of data.sections.entries())
    for (const { title, columns, rows } of tables)
      if (rows.some((row) => row.length !== columns.length))
        throw new Invalid(
          `This is no report that can be printed. sections.${at}: the table ${JSON.stringify(title)} has rows that are not as long as its head.`,
        );
  return data;
}
