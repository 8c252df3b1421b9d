import { readFileSync } from 'node:fs';
import { type Verifier, readVerifier } from './note.js';

/** A witness whose cosignature counts, and the office that runs it. */
export interface KnownWitness {
  verifier: Verifier;
  office: string;
}

/** How many offices must watch the log: one could be talked round. */
export const OFFICES_AT_LEAST = 2;

/** Reads the list of witnesses: on each line a verifier key and the name of the office; empty lines and lines that begin with `#` say nothing. */
export function readWitnesses(file: string): KnownWitness[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [key = '', ...office] = line.split(/\s+/);
      if (office.length === 0) throw new Error(`${file}: each line is a verifier key and the name of the office that holds it.`);
      return { verifier: readVerifier(key), office: office.join(' ') };
    });
}

export function officesOf(witnesses: readonly KnownWitness[]): number {
  return new Set(witnesses.map(({ office }) => office)).size;
}
