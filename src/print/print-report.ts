import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../root.js';
import type { Language } from '../words/words.js';
import { type PrintableReport, readPrintable } from './printable.js';
import type { Delivery, Order } from './typeset.worker.js';

interface Waiting {
  resolve: (pdf: Uint8Array) => void;
  reject: (error: Error) => void;
}

/**
 * The thread that sets, made with the first report of the process and kept warm: setting takes a processor for as long as it takes, and answers must
 * go out meanwhile. From the compiled sources, where tests run too. It holds nobody up: a process that is done ends.
 */
class Press {
  private readonly worker = new Worker(path.join(root, 'dist/src/print/typeset.worker.js'));
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  constructor(private readonly onEnd: () => void) {
    this.worker.unref();
    this.worker.on('message', (delivery: Delivery) => {
      const waiting = this.waiting.get(delivery.nr);
      this.done(delivery.nr);
      if ('pdf' in delivery) waiting?.resolve(delivery.pdf);
      else waiting?.reject(new Error(delivery.failure));
    });
    this.worker.on('error', (error) => this.end(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', () => this.end(new Error('The thread that sets reports has ended.')));
  }

  set(report: PrintableReport, language: Language): Promise<Uint8Array> {
    const order: Order = { nr: (this.orders += 1), report, language };
    return new Promise((resolve, reject) => {
      this.waiting.set(order.nr, { resolve, reject });
      this.worker.ref();
      // oxlint-disable-next-line require-post-message-target-origin
      this.worker.postMessage(order);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private done(nr: number): void {
    this.waiting.delete(nr);
    if (this.waiting.size === 0) this.worker.unref();
  }

  private end(error: Error): void {
    this.onEnd();
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

let press: Press | undefined;

/**
 * A report or a review pack as PDF: tagged, with text that can be read out, searched and copied, in English, Hindi or Tamil (PDF/UA-1, ISO 14289-1).
 * What somebody typed stays in the language in which it was typed.
 */
export function printReport(report: PrintableReport, language: Language): Promise<Uint8Array> {
  const checked = readPrintable(report);
  press ??= new Press(() => (press = undefined));
  return press.set(checked, language);
}

/** Ends the thread. A process that ends needs it not; one that goes on without printing does. */
export async function closePress(): Promise<void> {
  await press?.close();
}
