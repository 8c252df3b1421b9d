import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { stateCodes } from '../database/places.js';
import { HubError } from '../errors.js';
import { type Overlaps, countOverlaps } from '../estimate/count-overlaps.js';
import { type Estimate, estimateUnlisted } from '../estimate/estimate-unlisted.js';
import { readOverlapTable } from '../estimate/overlap-table.js';
import type { Refusal } from '../estimate/sparse.js';
import type { Ways } from './ways.js';

interface Options {
  table?: string;
  state?: string;
  quarter?: string;
  bootstrap: string;
  seed: string;
  json?: boolean;
}

/** `samanvay estimate`: how many there are on no list. */
export function addEstimateCommands(program: Command, { withAdmin, withClient, print }: Ways): void {
  program
    .command('estimate')
    .option('--table <file>', 'a table of overlaps as CSV: a column of 0 or 1 for each list, and one named count')
    .option('--state <code>', 'instead of a table: the survivors found in this State, by its LGD code, such as 8; with --quarter')
    .option('--quarter <YYYY-Qn>', 'the quarter of the calendar year, such as 2026-Q3')
    .option('--bootstrap <n>', 'how many resamples the interval is made of, 100 to 10000', '1000')
    .option('--seed <n>', 'a whole number: the same seed gives the same interval', '1')
    .option('--json', 'as JSON')
    .description(
      'Estimates how many people are on no list, from how many the lists have in common: those of a table, or those of the departments of a State. Says why not, and exits 1, where the lists are too sparse or the table is wrong. With --state it needs DATABASE_URL.',
    )
    .action(async ({ table, state, quarter, bootstrap, seed, json }: Options) => {
      const refuse = (refusal: Refusal) => {
        if (json) print(json, { refused: refusal.why, code: refusal.code }, '');
        else process.stderr.write(`No estimate: ${refusal.why}\n`);
        process.exitCode = 1;
      };
      try {
        if ((table === undefined) === (state === undefined))
          throw new Error('Name a table (--table FILE), or a State and a quarter (--state 8 --quarter 2026-Q3).');
        const wish = { bootstrap: wholeNumber('--bootstrap', bootstrap, 100, 10_000), seed: wholeNumber('--seed', seed, 0, 2 ** 31) };
        if (table !== undefined) {
          const answer = estimateUnlisted(readOverlapTable(readTable(table)), wish);
          if ('why' in answer) refuse(answer);
          else print(json, answer, inWords(answer));
          return;
        }
        const code = stateCodes().find((known) => String(known) === state);
        if (code === undefined) throw new Error(`There is no State ${state} in the Local Government Directory.`);
        if (quarter === undefined) throw new Error('Name the quarter: --quarter 2026-Q3.');
        await withAdmin(async (url) => {
          const answer = await withClient(url, (client) => countOverlaps(client, { state: code, quarter }, wish));
          print(json, answer, overlapsInWords(answer));
          if ('refused' in answer.estimate) process.exitCode = 1;
        });
      } catch (error) {
        if (!(error instanceof HubError)) throw error;
        refuse({ code: 'BAD_TABLE', why: error.message });
      }
    });
}

function readTable(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Error(`${file} cannot be read.`);
  }
  return bytes.toString('utf8');
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new Error(`${option} is a whole number from ${least} to ${most}.`);
}

const grouped = (value: number) => Math.round(value).toLocaleString('en-IN');

function overlapsInWords({ lists, overlaps, means, estimate }: Overlaps): string {
  const told = (count: number | null) => (count === null ? 'fewer than 10' : grouped(count));
  return [
    ...lists.map(({ department, survivors }) => `${department}: ${told(survivors)}`),
    ...overlaps
      .filter(({ inCommon }) => inCommon !== 0)
      .map(({ departments, inCommon }) => `${departments.join(' and ')} have in common: ${told(inCommon)}`),
    means,
    'refused' in estimate ? `No estimate: ${estimate.refused}` : inWords(estimate),
  ].join('\n');
}

type Told = Omit<Estimate, 'aic' | 'alsoPlausible' | 'overlaps'> & Partial<Pick<Estimate, 'alsoPlausible'>>;

function inWords({ listed, estimate, interval, model, unlisted, alsoPlausible = [], bootstrap, remarks }: Told): string {
  return [
    `Listed: ${grouped(listed)}. Estimated in all: ${grouped(estimate)}, in an interval of 95% from ${grouped(interval[0])} to ${grouped(interval[1])}.`,
    `On no list: ${grouped(unlisted)}.`,
    `Model: ${model}, by its AIC. Interval: BCa, ${bootstrap.resamples} resamples, seed ${bootstrap.seed}, the model chosen anew in each.`,
    ...alsoPlausible.map((other) => `About as good: ${other.model} (AIC ${other.aic}), which would say ${grouped(other.estimate)}.`),
    ...remarks,
    'It holds as far as nobody is on two lists under two names, nobody came or left in the period, and everybody had a chance to be on each list.',
  ].join('\n');
}
