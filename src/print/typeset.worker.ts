import { parentPort } from 'node:worker_threads';
import type { Language } from '../words/words.js';
import type { PrintableReport } from './printable.js';
import { Typesetter } from './typeset.js';

/** A thread that sets reports, one after another, and stays warm. */
export interface Order {
  nr: number;
  report: PrintableReport;
  language: Language;
}

export type Delivery = { nr: number; pdf: Uint8Array } | { nr: number; failure: string };

const typesetter = new Typesetter();

parentPort!.on('message', ({ nr, report, language }: Order) => {
  // To a thread of our own; only windows of a browser have origins.
  // oxlint-disable-next-line require-post-message-target-origin
  parentPort!.postMessage(deliver(nr, report, language));
});

function deliver(nr: number, report: PrintableReport, language: Language): Delivery {
  try {
    return { nr, pdf: typesetter.set(report, language) };
  } catch (error) {
    return { nr, failure: error instanceof Error ? error.message : String(error) };
  }
}
