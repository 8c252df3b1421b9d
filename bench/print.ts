// How long a report of six pages takes: node bin/with-runtime.mjs --disable-warning=ExperimentalWarning bench/print.ts
// Cold is a process that has printed nothing: the compiler, the fonts and the template, then the report. Warm is another report in the same process.
// Processor time is what remains comparable when others use the machine.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sampleReport } from '../test/print/sample-report.ts';

const ROUNDS = 7;
const languages = ['en', 'hi', 'ta'] as const;
const language = process.argv[2] as (typeof languages)[number] | undefined;

if (language) {
  const started = performance.now();
  const { Typesetter } = await import('../dist/src/print/typeset.js');
  const typesetter = new Typesetter();
  const times = Array.from({ length: ROUNDS + 1 }, (_, nr) => {
    const [from, before] = [nr === 0 ? started : performance.now(), nr === 0 ? { user: 0, system: 0 } : process.cpuUsage()];
    // Another report each time: other figures, another hash.
    typesetter.set(sampleReport(language, { version: nr, hash: `${nr}`.padStart(64, '0') }, nr), language);
    const { user, system } = process.cpuUsage(before.user === 0 ? undefined : before);
    return { took: performance.now() - from, cpu: (user + system) / 1000 };
  });
  process.stdout.write(JSON.stringify(times));
} else {
  console.log(`${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ms`);
  for (const one of languages) {
    const { stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), one], { encoding: 'utf8' });
    const [cold, ...warm] = JSON.parse(stdout) as { took: number; cpu: number }[];
    const middle = (of: number[]) => Math.round(of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!);
    console.log(
      `${one}: cold ${Math.round(cold!.took)} (processor ${Math.round(cold!.cpu)}), warm median ${middle(warm.map(({ took }) => took))} (processor ${middle(warm.map(({ cpu }) => cpu))})`,
    );
  }
}
