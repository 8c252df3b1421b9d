import type { KeyRing } from '../../keys/key-ring.js';
import { mustBeSeedable, type Progress, seedCases, type Seeded, type SeedOptions } from './seed.js';

const INTERRUPTED = 130;
/** Without a terminal, seconds between two lines. */
const BETWEEN_LINES = 10;

/** What the command line asks for. What is no number is refused in the same words as a wrong one. */
export function readSeedOptions(cases: string, seed: string): SeedOptions {
  const options = { cases: wholeNumber(cases), seed: wholeNumber(seed) };
  mustBeSeedable(options);
  return options;
}

/** `samanvay seed`: says on stderr how far it is, and stops between two batches when it is told to. */
export async function seedCommand(adminUrl: string, keys: KeyRing, options: SeedOptions): Promise<{ answer: Seeded; text: string }> {
  const stopping = new AbortController();
  const stop = () => {
    if (!stopping.signal.aborted) process.stderr.write('\nStopping: first what is on its way is finished, then the indexes are built.\n');
    stopping.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const progress = progressTo(process.stderr);
  try {
    const answer = await seedCases(adminUrl, keys, { ...options, progress: progress.say, signal: stopping.signal });
    progress.end();
    const { rows, survivors, seconds } = answer;
    const done = `${count(answer.cases)} cases, ${count(survivors)} survivors, ${count(rows)} rows in ${count(seconds)} s (seed ${answer.seed}). All people are invented.`;
    if (!stopping.signal.aborted || answer.cases === options.cases) return { answer, text: done };
    process.exitCode = INTERRUPTED;
    return { answer, text: `Stopped. What is in the database is whole: ${done}` };
  } finally {
    progress.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** A bar on a terminal, a plain line now and then elsewhere. */
function progressTo(stream: NodeJS.WriteStream): { say: (done: Progress) => void; end: () => void } {
  const isTerminal = stream.isTTY;
  let [said, hasBar] = [0, false];
  return {
    say({ cases, of, rows, seconds }) {
      if (!isTerminal && cases < of && seconds - said < BETWEEN_LINES) return;
      said = seconds;
      const words =
        cases === of
          ? `${count(of)} cases, ${count(rows)} rows; now the indexes and the statistics of the tables`
          : `${count(cases)} of ${count(of)} cases  ${count(Math.round(rows / seconds))} rows/s  ${restOf((seconds / cases) * (of - cases))}`;
      if (!isTerminal) {
        stream.write(`${words}\n`);
        return;
      }
      const width = Math.max(10, Math.min(40, (stream.columns ?? 80) - words.length - 4));
      const full = Math.round((width * cases) / of);
      stream.write(`\r\u001b[K[${'='.repeat(full)}${' '.repeat(width - full)}] ${words}`);
      hasBar = true;
    },
    end() {
      if (hasBar) stream.write('\n');
      hasBar = false;
    },
  };
}

function restOf(seconds: number): string {
  if (seconds < 1) return 'done soon';
  return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`;
}

function count(number: number): string {
  return number.toLocaleString('en-IN');
}
