// The portal as it is on a cheap phone: 400 kbit/s, 400 ms there and back, a processor four times slower than this one.
//   npm start, and beside it: node bin/with-runtime.mjs --disable-warning=ExperimentalWarning bench/portal.ts [http://127.0.0.1:4000]
// Bytes are as sent, headers included. A frame is what the browser draws: without a graphics processor it draws with the same processor.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, type CDPSession, type Page, chromium } from 'playwright-core';

const hub = process.argv[2] ?? 'http://127.0.0.1:4000';
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PIN = '240680';
const MEMBERS = 200;
if (!existsSync(executablePath)) throw new Error(`There is no Chromium at ${executablePath}: install Debian's package chromium, or set CHROMIUM.`);

const tool = fileURLToPath(new URL('../bin/samanvay.mjs', import.meta.url));
const token = execFileSync(process.execPath, [tool, 'token', 'ngo'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});

/** A phone that has signed in; what it has kept is gone with it. */
async function aPhone(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en', hasTouch: true, deviceScaleFactor: 2 });
  const session = JSON.stringify({ token, expiresAt: Date.now() + 3_600_000 });
  await context.addInitScript(`if (location.protocol === 'http:') sessionStorage.setItem('samanvay.session', ${JSON.stringify(session)})`);
  return context;
}

async function throttled(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return session;
}

/** Until something can be typed, from an address that was never opened. */
async function firstLoad(path: string, ready: string): Promise<{ ms: number; kB: number }> {
  const context = await aPhone();
  const page = await context.newPage();
  const session = await throttled(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
  const from = performance.now();
  await page.goto(`${hub}${path}`, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor({ state: 'visible', timeout: 60_000 });
  // A task of its own ends after all that was asked of the processor before.
  await page.evaluate('new Promise((done) => setTimeout(done))');
  const ms = performance.now() - from;
  await context.close();
  return { ms, kB: bytes / 1000 };
}

async function unlocked(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hub}/field/`);
  await page.fill('#pin', PIN);
  if (await page.locator('#pin-again').count()) await page.fill('#pin-again', PIN);
  await page.click('form button.first, button:text("Use this PIN")');
  await page.locator('li.card').first().waitFor();
  return page;
}

/** One step, from the tap to the answer: what goes over the wire for it. */
async function oneStep(): Promise<{ sent: number; received: number }> {
  const context = await aPhone();
  const page = await unlocked(context);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const [sent, received, about] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.postData?.includes('happenedAt')) about.add(requestId);
    sent.set(requestId, (sent.get(requestId) ?? 0) + (request.postData?.length ?? 0));
  });
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    const lines = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    sent.set(requestId, (sent.get(requestId) ?? 0) + lines);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => void received.set(requestId, encodedDataLength));
  await page.locator('li.card button.first').first().click();
  await page.locator('dialog button.first').click();
  await page.locator('.strip:has-text("1 saved"), .strip:has-text("1 wait")').waitFor({ timeout: 5000 }).catch(() => undefined);
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 40_000 });
  const [id] = [...about].filter((one) => received.has(one));
  await context.close();
  return { sent: sent.get(id!)!, received: received.get(id!)! };
}

/** Frames while a finger scrolls through 200 people; what the hub answers of a few is made so many. */
async function scrolled(): Promise<{ cards: number; perSecond: number; slowest: number }> {
  const context = await aPhone();
  await context.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { data?: { survivors?: { nodes: { id: string; pseudonym: string }[]; pageInfo: object } } };
    const nodes = body.data?.survivors?.nodes;
    if (!nodes?.length) return route.fulfill({ response });
    const many = Array.from({ length: MEMBERS }, (_, i) => {
      const of = nodes[i % nodes.length]!;
      return { ...of, id: `${of.id.slice(0, -4)}${String(i).padStart(4, '0')}`, pseudonym: `${of.pseudonym}-${i}` };
    });
    body.data!.survivors!.nodes = many;
    return route.fulfill({ response, json: body });
  });
  const page = await unlocked(context);
  await page.locator('li.card').nth(MEMBERS - 1).waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const frames = page.evaluate(`new Promise((done) => {
    const at = []; const until = performance.now() + 4000;
    const frame = (now) => { at.push(now); scrollBy(0, 40); now < until ? requestAnimationFrame(frame) : done(at); };
    requestAnimationFrame(frame);
  })`) as Promise<number[]>;
  const at = await frames;
  const gaps = at.slice(1).map((now, i) => now - at[i]!);
  const cards = await page.locator('li.card').count();
  await context.close();
  return { cards, perSecond: Math.round((gaps.length / (at.at(-1)! - at[0]!)) * 1000), slowest: Math.round(Math.max(...gaps)) };
}

const middle = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;
console.log(`${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; 400 kbit/s, 400 ms, processor 4x slower; middle of 5`);
for (const [what, path, ready] of [
  ['field app, until a PIN can be typed', '/field/', '#pin'],
  ['desk, until the choice of personas', '/', 'button.first'],
] as const) {
  const loads = [];
  for (let n = 0; n < 5; n++) loads.push(await firstLoad(path, ready));
  console.log(`${what}: ${(middle(loads.map(({ ms }) => ms)) / 1000).toFixed(2)} s, ${middle(loads.map(({ kB }) => kB)).toFixed(1)} kB`);
}
const step = await oneStep();
console.log(`one status update: ${step.sent} bytes sent (of them ${token.length} of token), ${step.received} received`);
const scroll = await scrolled();
console.log(`scrolling ${scroll.cards} cards: ${scroll.perSecond} frames/s, slowest frame ${scroll.slowest} ms`);
await browser.close();
