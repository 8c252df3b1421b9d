import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { closePress, printReport } from '../../src/print/print-report.js';
import { type PrintableReport, readPrintable } from '../../src/print/printable.js';
import { Typesetter } from '../../src/print/typeset.js';
import { root } from '../../src/root.js';
import { languages, words } from '../../src/words/words.js';
import { allTags, dense, readPdf } from './read-pdf.js';
import { sampleReport } from './sample-report.js';

const typesetter = new Typesetter();
afterAll(closePress);
const read = (report: PrintableReport, language: (typeof languages)[number] = 'en') => readPdf(typesetter.set(report, language));

/** A report of one section with one figure, changed as said. */
function oneFigure(changed: object, more: Partial<PrintableReport> = {}): PrintableReport {
  const { sections, ...report } = sampleReport('en', more);
  return { ...report, sections: [{ ...sections[0]!, figures: [{ ...sections[0]!.figures[0]!, ...changed }] }] };
}

test.each(languages)('a report in %s has six pages or so, and all that is in it can be read out in the order of reading', async (language) => {
  const report = sampleReport(language);
  const { text, pages, title } = await read(report, language);
  const of = words[language];
  expect(pages).toBeGreaterThanOrEqual(5);
  expect(title).toBe(language === 'en' ? 'Action taken report' : of.titles.ACTION_TAKEN_REPORT);
  const letters = dense(text);
  const contained = [
    ...report.sections[0]!.narrative!.split('\n\n'),
    of.occasion,
    of.notReported,
    of.capacities.STATE_NODAL_OFFICER,
    of.outcomes,
    report.hash,
    ...of.notes,
    ...Object.values(of.paras),
    ...Object.values(of.indicators),
  ];
  expect(contained.filter((part) => !letters.includes(dense(part)))).toEqual([]);
  // One after another as on paper.
  const order = [of.overview, of.indicators.I5, of.indicators.I35b, of.signatures, of.reading].map((part) => letters.lastIndexOf(dense(part)));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('control: what Typst says beside its glyphs alone is read by some programs only', async () => {
  const report = sampleReport('hi');
  const bare = new Typesetter((pdf) => pdf).set(report, 'hi');
  expect(dense((await readPdf(bare)).text)).not.toContain(dense(words.hi.occasion));
});

test.each(languages)(
  'a report in %s is tagged for screen readers: language, title, headings, tables with heads, charts with words',
  async (language) => {
    const { tags, marked, language: spoken, metadata } = await read(sampleReport(language), language);
    const all = allTags(tags);
    const count = (role: string) => all.filter((tag) => tag.role === role).length;
    expect({ marked, spoken: spoken.slice(0, 2) }).toEqual({ marked: true, spoken: language });
    expect(metadata).toMatch(/pdfuaid:part>1</);
    expect(count('H1')).toBeGreaterThanOrEqual(12);
    expect(count('TH')).toBeGreaterThanOrEqual(44);
    expect(count('Note') + count('FENote')).toBeGreaterThanOrEqual(50);
    const charts = all.filter(({ role }) => role === 'Figure');
    const { I9a, I10 } = words[language].indicators;
    expect(charts.map(({ alt }) => alt)).toEqual([expect.stringMatching(`^${I9a}`), expect.stringMatching(`^${I10}`)]);
    expect(charts[1]!.alt).toContain('Araria: 100%; Bhagalpur: 96.3%');
    expect(charts[1]!.alt).toContain(`Muzaffarpur: ${words[language].notReported}`);
  },
);

test('what was not reported is never a number, and what is not told is not told', async () => {
  const none = await read(oneFigure({ value: '0', numerator: 0, denominator: 0, reported: false }));
  expect(none.text).toMatch(/Anti Human Trafficking Bureau notified.{0,8} not reported/);
  const zero = await read(oneFigure({ value: '0', numerator: 0, denominator: 12, reported: true }));
  expect(zero.text).toMatch(/Anti Human Trafficking Bureau notified.{0,8} 0 0 of 12/);
  // Even where somebody hands over the count that is hidden.
  const hidden = await read(oneFigure({ value: '<5', numerator: 3, denominator: 40, hidden: true }));
  expect(hidden.text).toMatch(/Anti Human Trafficking Bureau notified.{0,8} fewer than 5/);
  expect(hidden.text).not.toContain('3 of 40');
});

test('money, shares and large numbers are written as in India', async () => {
  const { text } = await read(sampleReport());
  for (const written of ['₹ 12,34,567.50', '14,01,276', '17.5 hours', '14-10-2026 23:59 IST', '16-10-2026 11:35 IST', 'July to September 2026'])
    expect(text).toContain(written);
});

const HOSTILE = String.raw`#let x = 1; #read("/etc/passwd") $a^2$ *bold* _it_ [b] <label> @ref \ "q" ~ -- // /* */ = Heading ${'`'}raw${'`'} {{}} #{1+1}`;

test('what somebody typed is set as text, whatever it looks like', async () => {
  const { text } = await read(
    oneFigure({ definition: HOSTILE }, { place: { state: HOSTILE.slice(0, 100), district: '#eval("1")' }, hash: '#hash', version: '*' }),
  );
  expect(text.replaceAll(/\s/g, '')).toContain(HOSTILE.replaceAll(/\s/g, ''));
  expect(text).toContain('District: #eval("1")');
  const report = sampleReport();
  report.sections[0]!.narrative = HOSTILE;
  report.sections[1]!.tables = [{ title: HOSTILE, columns: ['<b>', '&amp;'], rows: [[HOSTILE, '</text>']] }];
  report.sections[2]!.figures[0]!.series = [{ label: '</text><script>', value: 1 }];
  expect((await read(report)).text.replaceAll(/\s/g, '')).toContain(HOSTILE.replaceAll(/\s/g, ''));
});

test('what turns or hides text is shown as its number, and so is what no font has', async () => {
  const report = sampleReport();
  report.sections[0]!.narrative = 'paid \u202E000,5\u202C rupees, \u2066x\u2069 \u200Bhidden \u0007 and \u{1F600} and \u0995';
  const { text } = await read(report);
  expect(text).toContain('paid [U+202E]000,5[U+202C] rupees, [U+2066]x[U+2069] [U+200B]hidden [U+0007] and [U+1F600] and [U+0995]');
  // What joins letters stays: without it the words are others.
  report.sections[0]!.narrative = 'क्\u200Dष और ஸ்ரீ';
  expect((await read(report, 'hi')).text).not.toContain('[U+');
});

test('the same report gives the same bytes, and another one others', () => {
  const once = typesetter.set(sampleReport(), 'en');
  expect(Buffer.compare(once, new Typesetter().set(sampleReport(), 'en'))).toBe(0);
  expect(Buffer.compare(once, typesetter.set(sampleReport('en', { version: 4 }), 'en'))).not.toBe(0);
});

test('the thread that sets stays warm, and holds nothing up', async () => {
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const printed = await Promise.all([printReport(sampleReport(), 'en'), printReport(sampleReport(), 'en')]);
  clearInterval(turning);
  const here = typesetter.set(sampleReport(), 'en');
  for (const pdf of printed) expect(Buffer.compare(pdf, here)).toBe(0);
  expect(turns).toBeGreaterThan(3);
  // Control: in this thread nothing else comes to its turn.
  let held = 0;
  const waiting = setInterval(() => (held += 1), 1);
  typesetter.set(sampleReport('en', { version: 9 }), 'en');
  expect(held).toBe(0);
  clearInterval(waiting);
}, 120_000);

test.each<[string, object, RegExp]>([
  ['no section', { sections: [] }, /sections: /],
  ['a kind that is none', { kind: 'LETTER' }, /kind: /],
  ['a day that is none', { period: { from: '1 July', until: '2026-09-30', label: '' } }, /period.from: a day as YYYY-MM-DD/],
  ['an instant without a zone', { cutOff: '2026-10-14 23:59' }, /cutOff: /],
  [
    'a table that is not one',
    { sections: [{ para: '3', title: '', figures: [], tables: [{ title: 'T', columns: ['a', 'b'], rows: [['1']] }] }] },
    /the table "T" has rows/,
  ],
])('a report with %s is refused in words', (_, changed, message) => {
  expect(() => readPrintable({ ...sampleReport(), ...changed })).toThrow(message);
});

const folder = mkdtempSync(path.join(tmpdir(), 'samanvay-print-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the command prints a file, and says what is wrong with one', async () => {
  const [file, out] = [path.join(folder, 'report.json'), path.join(folder, 'report.pdf')];
  const samanvay = (...args: string[]) => spawnSync(process.execPath, [path.join(root, 'dist/src/main.js'), 'print', ...args], { encoding: 'utf8' });
  writeFileSync(file, JSON.stringify(sampleReport('ta')));
  expect(samanvay(file, '--language', 'ta', '--out', out, '--json')).toMatchObject({ status: 0, stdout: expect.stringContaining('"language":"ta"') });
  expect(dense((await readPdf(readFileSync(out))).text)).toContain(dense(words.ta.occasion));
  rmSync(out);
  writeFileSync(file, JSON.stringify({ ...sampleReport(), hash: 7 }));
  expect(samanvay(file, '--out', out)).toMatchObject({ status: 1, stderr: expect.stringMatching(/no report that can be printed. hash: /) });
  expect(existsSync(out)).toBe(false);
}, 120_000);
