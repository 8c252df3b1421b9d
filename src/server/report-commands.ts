import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { exportReport, verifyReport } from '../reports/verify-report.js';
import { type Language, languages } from '../words/words.js';
import type { Ways } from './ways.js';

/** `samanvay report …`: for whoever must show that a report is what was signed, and for whoever sends that of a State to the Ministry. */
export function addReportCommands(program: Command, { withAdmin, withClient, print }: Ways): void {
  const report = program.command('report').description('Reports: whether one still comes out as it was signed, and one as a file.');

  report
    .command('verify')
    .argument('<id>', 'the report, by the id that the hub gives')
    .option('--json', 'as JSON')
    .description(
      'Counts a report again from its frozen facts, by the definitions of its time, and compares figures, hash and signatures. Exits 1 when anything differs. Needs DATABASE_URL.',
    )
    .action((id: string, { json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const verdict = await withClient(url, (client) => verifyReport(client, rowOf(id)));
        if (!verdict) throw new Error('There is no report under this id.');
        const { problems, kind, period, edition, status, recomputed, signatures } = verdict;
        const signed = signatures.map(
          (one) => `Signed: ${one.capacity}, ${one.office}, ${one.signedAt}${one.isOfThis ? '' : ' (of something else)'}`,
        );
        const head = `${kind} ${period}, edition ${edition}, ${status}. Counted again: SHA-256 ${recomputed}`;
        print(json, verdict, [head, ...signed, problems.length ? `Wrong: ${problems.join('; ')}.` : 'It comes out as it is.'].join('\n'));
        if (problems.length) process.exitCode = 1;
      }),
    );

  report
    .command('export')
    .argument('<id>', 'the report, by the id that the hub gives')
    .addOption(
      new Option('--format <format>', 'json: the bytes whose SHA-256 is the hash; csv: the figures; pdf: on paper')
        .choices(['json', 'csv', 'pdf'])
        .default('json'),
    )
    .addOption(new Option('--language <code>', 'of a pdf').choices([...languages]).default('en'))
    .option('--out <file>', 'where to; otherwise it is printed')
    .option('--json', 'say what was written as JSON; needs --out')
    .description('Writes a report that has been signed as a file, for the Ministry. Needs DATABASE_URL.')
    .action((id: string, { format, language, out, json }: { format: 'json' | 'csv' | 'pdf'; language: Language; out?: string; json?: boolean }) =>
      withAdmin(async (url) => {
        const file = await withClient(url, (client) => exportReport(client, rowOf(id), format === 'pdf' ? { pdf: language } : format));
        if (file === undefined) throw new Error('There is no report under this id.');
        if (out) {
          writeFileSync(out, file);
          print(json, { out, format, ...(format === 'pdf' && { language }) }, `Written: ${out}`);
        } else process.stdout.write(file);
      }),
    );
}

function rowOf(id: string): string {
  const row = id.replace(/^ActionReport_/, '');
  if (!/^[0-9a-f-]{36}$/i.test(row)) throw new Error('The id of a report looks like ActionReport_0192f3c4-....');
  return row;
}
