import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type pg from 'pg';
import { exportReport, verifyReport } from '../reports/verify-report.js';

/** What every command has: an administrator's address, a connection, a way to answer. */
interface Ways {
  withAdmin: (work: (url: string) => Promise<void>) => Promise<void>;
  withClient: <T>(url: string, work: (client: pg.Client) => Promise<T>) => Promise<T>;
  print: (json: boolean | undefined, value: object, text: string) => void;
}

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
    .option('--format <format>', 'json: the bytes whose SHA-256 is the hash; csv: the figures', 'json')
    .option('--out <file>', 'where to; otherwise it is printed')
    .description('Writes a report that has been signed as a file, for the Ministry. Needs DATABASE_URL.')
    .action((id: string, { format, out }: { format: string; out?: string }) =>
      withAdmin(async (url) => {
        if (format !== 'json' && format !== 'csv') throw new Error('--format is json or csv.');
        const text = await withClient(url, (client) => exportReport(client, rowOf(id), format));
        if (text === undefined) throw new Error('There is no report under this id.');
        if (out) writeFileSync(out, text);
        else process.stdout.write(text);
      }),
    );
}

function rowOf(id: string): string {
  const row = id.replace(/^ActionReport_/, '');
  if (!/^[0-9a-f-]{36}$/i.test(row)) throw new Error('The id of a report looks like ActionReport_0192f3c4-....');
  return row;
}
