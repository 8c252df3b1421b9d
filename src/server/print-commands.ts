import { Option, type Command } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { printReport } from '../print/print-report.js';
import { readPrintable } from '../print/printable.js';
import { type Language, languages } from '../words/words.js';
import type { Ways } from './ways.js';

/** `samanvay print`: what is laid before a committee, or sent to the Ministry, as a PDF that can be read out. */
export function addPrintCommands(program: Command, { print }: Pick<Ways, 'print'>): void {
  program
    .command('print')
    .argument('<file>', 'a report or a review pack as JSON, with everything that is on paper')
    .addOption(
      new Option('--language <code>', 'of the headings and words; what was typed stays as it was typed').choices([...languages]).default('en'),
    )
    .requiredOption('--out <file>', 'where the PDF goes')
    .option('--json', 'as JSON')
    .description(
      'Prints a report or a review pack as PDF/UA: tagged, in English, Hindi or Tamil. Says what is wrong with the file, where it is none.',
    )
    .action(async (file: string, { language, out, json }: { language: Language; out: string; json?: boolean }) => {
      const pdf = await printReport(readPrintable(parsed(file)), language);
      writeFileSync(out, pdf);
      print(json, { out, language, bytes: pdf.byteLength }, `Printed: ${out} (${pdf.byteLength.toLocaleString('en-IN')} bytes).`);
    });
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON.`);
  }
}
