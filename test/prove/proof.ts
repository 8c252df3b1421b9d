import { expect, test } from '@jest/globals';

/** What a proof is given: how much to try, and the seed from which everything random follows. */
export interface Trial {
  /** How many operations, pairs, kills: whatever the proof counts. */
  size: number;
  seed: number;
  /** Says how far a long proof has come, on standard error. */
  progress(done: number, of?: number): void;
}

/** What a proof found: nothing, or it has failed. `counts` are printed with the seed, so that it can be seen what was covered. */
export interface Findings {
  findings: readonly unknown[];
  counts: Record<string, number>;
}

/** How large a proof is in its full size (`npm run prove`), and beside the other tests. */
interface Sizes {
  full: number;
  small: number;
}

const isFull = process.env.PROVE === 'full';

/**
 * A proof that a machine repeats. Small beside the other tests, whole by `npm run prove`; SIZE and SEED set by hand what is tried.
 * Each file of a proof has a control beside it, planted so that the proof must fail: a proof that cannot fail is none.
 */
export function proof(id: string, says: string, { full, small }: Sizes, run: (trial: Trial) => Promise<Findings>): void {
  const size = Number(process.env.SIZE ?? (isFull ? full : small));
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  test(
    `${id}: ${says} (${size}, seed ${seed})`,
    async () => {
      let told = Date.now();
      const progress = (done: number, of = size) => {
        if (Date.now() - told < 10_000) return;
        told = Date.now();
        process.stderr.write(`${id}: ${done} of ${of}\n`);
      };
      const { findings, counts } = await run({ size, seed, progress });
      const summary = Object.entries(counts).map(([what, n]) => `${n} ${what}`);
      process.stderr.write(`${id}: seed ${seed}, size ${size}: ${[...summary, `${findings.length} findings`].join(', ')}\n`);
      expect(findings.slice(0, 5)).toEqual([]);
    },
    24 * 3_600_000,
  );
}
