import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { HubError } from '../errors.js';
import { type Estimate, estimateUnlisted } from '../estimate/estimate-unlisted.js';
import { readOverlapTable } from '../estimate/overlap-table.js';
import type { Refusal } from '../estimate/sparse.js';

interface Ways {
  print: (json: boolean | undefined, value: object, text: string) => void;
}

interface Options {
  table?: string;
  bootstrap: string;
  seed: string;
  json?: boolean;
}

/** `samanvay estimate`: how many there are on no list. */
export function addEstimateCommands(program: Command, { print }: Ways): void {
  program
    .command('estimate')
    .option('--table <file>', 'a table of overlaps as CSV: a column of 0 or 1 for each list, and one named count')
    .option('--bootstrap <n>', 'how many resamples the interval is made of, 100 to 10000', '1000')
    .option('--seed <n>', 'a whole number: the same seed gives the same interval', '1')
    .option('--json', 'as JSON')
    .description(
      'Estimates how many people are on no list, from how many the lists have in common. Says why not, and exits 1, where the lists are too sparse or the table is wrong.',
    )
    .action(({ table, bootstrap, seed, json }: Options) => {
      const refuse = (refusal: Refusal) => {
        if (json) print(json, { refused: refusal.why, code: refusal.code }, '');
        else process.stderr.write(`No estimate: ${refusal.why}\n`);
        process.exitCode = 1;
      };
      try {
        if (table === undefined) throw new Error('Name a table: --table FILE.');
        const wish = { bootstrap: wholeNumber('--bootstrap', bootstrap, 100, 10_000), seed: wholeNumber('--seed', seed, 0, 2 ** 31) };
        const answer = estimateUnlisted(readOverlapTable(readTable(table)), wish);
        if ('why' in answer) refuse(answer);
        else print(json, answer, inWords(answer));
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

function inWords({ listed, estimate, interval, model, unlisted, aic, alsoPlausible, bootstrap, remarks }: Estimate): string {
  return [
    `Listed: ${grouped(listed)}. Estimated in all: ${grouped(estimate)}, in an interval of 95% from ${grouped(interval[0])} to ${grouped(interval[1])}.`,
    `On no list: ${grouped(unlisted)}.`,
    `Model: ${model} (AIC ${aic}). Interval: BCa, ${bootstrap.resamples} resamples, seed ${bootstrap.seed}, the model chosen anew in each.`,
    ...alsoPlausible.map((other) => `About as good: ${other.model} (AIC ${other.aic}), which would say ${grouped(other.estimate)}.`),
    ...remarks,
    'It holds as far as nobody is on two lists under two names, nobody came or left in the period, and everybody had a chance to be on each list.',
  ].join('\n');
}
