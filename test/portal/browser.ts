import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, test as always } from '@jest/globals';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { personaSubject } from '../../src/offices/personas.js';
import type { TestHub } from '../hub.js';

/** Debian's Chromium, or the one that is named. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isThere = existsSync(executablePath);
if (!isThere) {
  const what = `There is no Chromium at ${executablePath}: install Debian's package chromium, or set CHROMIUM.`;
  if (process.env.CI) throw new Error(what);
  process.stderr.write(`${what} The portal is not tried in a browser.\n`);
}

/** A test in a browser: skipped, and said so above, where there is none. */
export const test = isThere ? always : always.skip;

export interface OpenOptions {
  /** `en`, `hi`, `ta`; English when left out. */
  language?: string;
  /** A phone of 320 by 640, or a desk of 1366 by 768. */
  screen?: 'phone' | 'desk';
  /** A context of its own, such as one that is offline; a new one when left out. */
  context?: BrowserContext;
}

/** A browser for a test file. What its pages say on the console, or throw, is gathered: a screen that is well says nothing. */
export class Browsing {
  browser!: Browser;
  readonly complaints: string[] = [];

  constructor(readonly hub: TestHub) {}

  async context({ language = 'en', screen = 'desk' }: OpenOptions = {}): Promise<BrowserContext> {
    const viewport = screen === 'phone' ? { width: 320, height: 640 } : { width: 1366, height: 768 };
    const context = await this.browser.newContext({ viewport, locale: language, timezoneId: 'Asia/Kolkata', hasTouch: screen === 'phone' });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
    context.on('console', (message) => {
      // The network is pulled in some tests, and the browser says so.
      if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|Failed to load resource|ERR_FAILED/.test(message.text()))
        this.complaints.push(message.text());
    });
    // Chosen once: a reload finds what was chosen since.
    await context.addInitScript(atHome(`localStorage.getItem('samanvay.language') ?? localStorage.setItem('samanvay.language', '${language}')`));
    return context;
  }

  /** Opens a screen as a persona, signed in as by the identity provider: signing in itself is tried in `tour.test.ts`. */
  async open(persona: string, path: string, options: OpenOptions = {}): Promise<Page> {
    const context = options.context ?? (await this.context(options));
    // Whoever is told as it happens is cut off when their token ends by the machine's clock, whatever the hub's is set to.
    const now = Math.max(Date.now(), this.hub.now().getTime());
    const token = await this.hub.token(personaSubject(persona), { exp: Math.floor(now / 1000) + 36_000 });
    const page = await context.newPage();
    const session = JSON.stringify({ token, expiresAt: Date.now() + 36_000_000 });
    await page.addInitScript(atHome(`sessionStorage.setItem('samanvay.session', ${JSON.stringify(session)})`));
    await page.goto(`${this.hub.url}${path}`);
    return page;
  }
}

/** How the browser is started: it fetches nothing for itself. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that can be killed, and started again over what it had written by then. */
export class KilledBrowser {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'samanvay-browser-'));
  private child?: ReturnType<typeof spawn>;

  async start(): Promise<BrowserContext> {
    const args = [...quiet, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.folder}`, '--window-size=320,640'];
    const child = spawn(executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    for await (const line of createInterface(child.stderr)) {
      const [, address] = /^DevTools listening on (ws:.*)$/.exec(line) ?? [];
      if (address) return (await chromium.connectOverCDP(address)).contexts()[0]!;
    }
    throw new Error('The browser did not start');
  }

  /** SIGKILL: no page is told. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.child!.once('exit', resolve));
    this.child!.kill('SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** For the hub's own pages: the empty one that comes first has no storage. */
const atHome = (script: string): string => `if (location.protocol === 'http:') { ${script} }`;

export function useBrowser(hub: TestHub): Browsing {
  const browsing = new Browsing(hub);
  beforeAll(async () => {
    if (!isThere) return;
    browsing.browser = await chromium.launch({
      executablePath,
      args: quiet,
    });
  }, 60_000);
  afterAll(() => browsing.browser?.close());
  return browsing;
}
