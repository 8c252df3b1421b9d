import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { TestHub } from '../hub.js';

/** A hub in a process of its own over the database of a test hub. It can be killed at any instant, and started again. */
export class KilledHub {
  private child: ChildProcess | undefined;
  private port = 0;
  kills = 0;

  constructor(private readonly hub: TestHub) {}

  async start(): Promise<void> {
    const env = {
      ...process.env,
      DATABASE: this.hub.databaseUrl,
      KEYS: process.env.SAMANVAY_TEST_KEYS,
      OFFSET: String(this.hub.now().getTime() - Date.now()),
    };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'hub-process.mjs')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    this.port = await new Promise<number>((resolve, reject) => {
      child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
      child.once('exit', () => reject(new Error('The hub did not start')));
    });
  }

  /** SIGKILL: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    this.kills++;
  }

  /** The text of an answer; undefined: there was none, and what became of the request is not known. */
  async ask(subject: string, body: object): Promise<string | undefined> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.hub.token(subject)}` },
        body: JSON.stringify(body),
      });
      return await response.text();
    } catch {
      return undefined;
    }
  }
}
