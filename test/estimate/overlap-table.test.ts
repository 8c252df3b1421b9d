import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readOverlapTable } from '../../src/estimate/overlap-table.js';
import { root } from '../../src/root.js';
import { fileOf } from './published-tables.js';

const good = 'police,labour,count\n1,0,50\n0,1,40\n1,1,20\n';

test.each([
  ['as it is', good],
  ['with a mark of the byte order, as Excel saves it', `\uFEFF${good}`],
  ['with lines that end as on Windows', good.replaceAll('\n', '\r\n')],
  ['with semicolons', good.replaceAll(',', ';')],
  ['with tabs', good.replaceAll(',', '\t')],
  ['with quotes, as R writes it', good.replaceAll(/[a-z]+/g, '"$&"')],
  ['with spaces and empty lines', `\n${good.replaceAll(',', ' , ')}\n\n`],
  ['with the count in front', 'Count,police,labour\n50,1,0\n40,0,1\n20,1,1'],
  ['with those on no list left open', `${good}0,0,\n`],
])('a table is read %s', (_, text) => {
  expect(readOverlapTable(text)).toMatchObject({ lists: ['police', 'labour'], counts: Float64Array.of(0, 50, 40, 20) });
});

test('a combination that no line names is 0, and it says so', () => {
  expect(readOverlapTable('a,b,c,count\n1,0,0,50\n0,1,0,40\n1,1,0,20')).toMatchObject({
    counts: Float64Array.of(0, 50, 40, 20, 0, 0, 0, 0),
    remarks: ['4 of 7 combinations of lists have no line. They are taken as 0.'],
  });
});

const bad: [string, string, RegExp][] = [
  ['negative', good.replace('20', '-20'), /Line 4: the count of police and labour is negative \(-20\)/],
  ['missing', good.replace('20', ''), /Line 4: the count of police and labour is missing. Write 0/],
  ['NA', good.replace('20', 'NA'), /is missing/],
  ['a fraction', good.replace('20', '2.5'), /"2.5". A count is a whole number/],
  ['a word', good.replace('20', 'few'), /"few". A count is a whole number/],
  ['in scientific notation', good.replace('20', '2e1'), /whole number/],
  ['hexadecimal', good.replace('20', '0x10'), /whole number/],
  ['enormous', good.replace('20', '99999999999'), /is over 1,00,00,000/],
  ['without a count', 'police,labour\n1,0', /No column is named count. The head reads: "police", "labour"/],
  ['of one list', 'police,count\n1,50', /has one list/],
  ['of nine lists', 'a,b,c,d,e,f,g,h,i,count\n1,0,0,0,0,0,0,0,0,1', /has 9 lists, and at most 8/],
  ['with a column that is no list', 'police,labour,year,count\n1,0,2024,50', /column year holds "2024". The column of a list holds 0/],
  ['with the row numbers of R', '"","police","labour","count"\n1,1,0,50', /Column 1 has no name/],
  ['with two columns of a name', 'police,Police,count\n1,0,5', /Two columns are named "Police"/],
  ['with a name that is none', '=cmd(),labour,count\n1,0,5', /no name of a list/],
  ['with a line twice', `${good}1,1,21`, /Lines 4 and 5 are of the same lists/],
  ['with a line cut short', `${good}1`, /Line 5 has 1 cells, and the head has 3/],
  ['with a count of those on no list', `${good}0,0,17`, /Line 5 says how many are on no list \("17"\)/],
  ['of zeros only', good.replaceAll(/\d+$/gm, '0'), /Every count is 0/],
  ['empty', '', /is empty/],
  ['of a head alone', 'police,labour,count', /head and no rows/],
  ['too long', 'x'.repeat(1_000_001), /longer than/],
];

test.each(bad)('a table is refused that is %s', (_, text, message) => {
  expect(() => readOverlapTable(text)).toThrow(message);
});

const folder = mkdtempSync(path.join(tmpdir(), 'samanvay-estimate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function samanvay(...args: string[]) {
  return spawnSync(process.execPath, [path.join(root, 'dist/src/main.js'), 'estimate', ...args], { encoding: 'utf8' });
}

test('the command answers and refuses, as JSON and in words', () => {
  const answered = samanvay('--table', fileOf('seber-1982'), '--bootstrap', '200', '--json');
  expect({ status: answered.status, answer: JSON.parse(answered.stdout) }).toMatchObject({
    status: 0,
    answer: {
      listed: 1202,
      estimate: 2389.87,
      interval: [expect.any(Number), expect.any(Number)],
      model: 'A + B',
      bootstrap: { resamples: 200, seed: 1 },
    },
  });
  const file = path.join(folder, 'sparse.csv');
  writeFileSync(file, good.replace('20', '3'));
  const refused = samanvay('--table', file, '--json');
  expect({ status: refused.status, answer: JSON.parse(refused.stdout) }).toEqual({
    status: 1,
    answer: { code: 'TOO_FEW_IN_COMMON', refused: expect.stringMatching(/have 3 in common, and it takes 7/) },
  });
  writeFileSync(file, good.replace('20', '-3'));
  expect(samanvay('--table', file)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^No estimate: Line 4: .* negative/) });
});
