import { expect } from '@jest/globals';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { personaSubject } from '../../src/offices/personas.js';
import { aBoy, useHub } from '../hub.js';
import { KilledBrowser, test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);

const PIN = '240680';
const hoursAgo = (hours: number) => new Date(hub.now().getTime() - hours * 3_600_000).toISOString();
const dayOf = (instant: string) => new Date(Date.parse(instant) + 5.5 * 3_600_000).toISOString().slice(0, 10);

/** Boys found in Jaipur yesterday, whom the Committee has assigned to the partner organisation. */
async function assigned(count: number): Promise<string[]> {
  const ahtu = hub.officer('ahtu');
  const { id: caseId } = await ahtu.does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: hoursAgo(30) });
  const survivors = Array.from({ length: count }, () => aBoy);
  const rescue = await ahtu.does(
    'recordRescue',
    { caseId, district: 102, startedAt: hoursAgo(20), endedAt: hoursAgo(18), survivors },
    'survivors(first: 100) { nodes { id } }',
  );
  const survivorIds: string[] = rescue.survivors.nodes.map(({ id }: { id: string }) => id);
  await hub
    .officer('cwc')
    .does('assignNgo', { survivorIds, ngoId: await hub.office('ngo'), orderNumber: 'CWC/7', orderedOn: dayOf(hub.now().toISOString()) });
  return survivorIds;
}

const pseudonymOf = async (id: string): Promise<string> =>
  (await hub.officer('ngo').data('query($id: ID!) { survivor(id: $id) { pseudonym } }', { id })).survivor.pseudonym;

const statusOf = async (id: string): Promise<string> =>
  (await hub.officer('ngo').data('query($id: ID!) { survivor(id: $id) { status } }', { id })).survivor.status;

/** A step is on record some moments after it was asked for. */
async function isRecorded(id: string, status: string): Promise<void> {
  for (let tries = 0; tries < 150 && !(await stepsOf([id]))[status]; tries++) await new Promise((done) => setTimeout(done, 200));
}

/** How often each step of a survivor is on record, of those that the partner organisation recorded. */
async function stepsOf(ids: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await hub.admin.query<{ status: string; count: string }>(
    `select e.status, count(*) from hub.journey_event e join hub.officer o on o.id = e.recorded_by_id
     where e.survivor_id = any($1) and o.subject = $2 group by e.status order by e.status`,
    [ids.map((id) => id.split('_')[1]), personaSubject('ngo')],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

/** A phone on which the app is opened for the first time, or again. */
async function aPhone(context?: BrowserContext): Promise<Page> {
  const page = await browsing.open('ngo', '/field/', { screen: 'phone', ...(context && { context }) });
  await page.locator('#pin').waitFor();
  if ((await page.locator('#pin-again').count()) > 0) {
    await page.fill('#pin', PIN);
    await page.fill('#pin-again', PIN);
    await page.click('button:text("Use this PIN")');
  } else await unlock(page);
  await page.locator('h1:text("My rescues")').waitFor();
  return page;
}

async function unlock(page: Page, pin = PIN): Promise<void> {
  await page.fill('#pin', pin);
  await page.click('button:text-is("Open")');
}

const card = (page: Page, pseudonym: string) => page.locator('li.card', { has: page.locator(`h2:text-is("${pseudonym}")`) });

/** Two taps. */
async function tapStep(page: Page, pseudonym: string): Promise<void> {
  await card(page, pseudonym).locator('button.first').click();
  await page.click('dialog button.first');
  await page.locator('.toast').waitFor();
}

async function outboxOf(page: Page): Promise<string> {
  await page.click('nav a:text-matches("^Outbox")');
  await page.locator('h1:text("Outbox")').waitFor();
  return page.innerText('main');
}

test('two taps and a step is saved; ten seconds later it is in the hub, once, with a receipt', async () => {
  const [id] = (await assigned(1)) as [string];
  const page = await aPhone();
  const pseudonym = await pseudonymOf(id);
  const bodies: number[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes('happenedAt')) bodies.push(request.postData()!.length);
  });
  await tapStep(page, pseudonym);
  expect(await stepsOf([id])).toEqual({});
  await expect(card(page, pseudonym).innerText()).resolves.toContain('In safe custody');
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 15_000 });
  expect(await stepsOf([id])).toEqual({ IN_SAFE_CUSTODY: 1 });
  expect(Math.max(...bodies)).toBeLessThan(1000);
  await outboxOf(page);
  await page.click('summary');
  expect(await page.innerText('main')).toMatch(/In the hub: .*Receipt [0-9a-f]{8}/);
  await page.context().close();
}, 60_000);

test('a day without a network: 51 updates, closed and opened again, two tabs, lost answers, and each is in the hub once', async () => {
  const ids = await assigned(26);
  const safe = { survivorId: ids[25], expectedVersion: 1, status: 'IN_SAFE_CUSTODY', happenedAt: hoursAgo(2) };
  await hub.officer('ahtu').does('recordJourneyEvent', safe);
  const context = await browsing.context({ screen: 'phone' });
  const page = await aPhone(context);
  await card(page, await pseudonymOf(ids[0]!)).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await context.setOffline(true);
  await page.locator('.strip:has-text("Offline")').waitFor();
  await updateMany(page, '25 people: Rescued');
  // What the hub offered to the one who stood there is offered to all who come there.
  await updateMany(page, '26 people: In safe custody');
  await page.locator('.strip:has-text("51 wait")').waitFor();

  await page.reload();
  await page.locator('.strip:has-text("51 wait")').waitFor();
  expect(await page.content()).not.toContain(await pseudonymOf(ids[0]!));
  await unlock(page);
  await card(page, await pseudonymOf(ids[0]!)).waitFor();
  await page.close();
  const [again, beside] = [await aPhone(context), await aPhone(context)];
  expect(await beside.innerText('.strip')).toContain('51 wait');

  let sent = 0;
  await context.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('happenedAt') || ![1, 20, 40].includes(++sent)) return route.continue();
    // It is in the hub, and the phone never hears of it.
    await route.fetch();
    await route.abort();
  });
  await context.setOffline(false);
  await again.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 60_000 });
  await beside.locator('.strip:has-text("Nothing waits")').waitFor();
  expect(await stepsOf(ids)).toEqual({ AT_MEDICAL_EXAMINATION: 26, IN_SAFE_CUSTODY: 25 });
  expect(sent).toBe(54);
  await outboxOf(again);
  expect(await again.innerText('main')).toContain('The last 50 that are done');
  await context.close();
}, 120_000);

test('a browser that is killed in the middle of a day without a network loses nothing that was saved', async () => {
  const ids = await assigned(3);
  const names = await Promise.all(ids.map(pseudonymOf));
  const browser = new KilledBrowser();
  const context = await browser.start();
  const page = await aPhone(context);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await card(page, names[0]!).waitFor();
  await context.setOffline(true);
  for (const name of names) await tapStep(page, name);
  await page.locator('.strip:has-text("3 wait")').waitFor();
  await browser.kill();
  expect(await stepsOf(ids)).toEqual({});

  const again = await aPhone(await browser.start());
  await again.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 30_000 });
  for (const id of ids) await isRecorded(id, 'IN_SAFE_CUSTODY');
  expect(await stepsOf(ids)).toEqual({ IN_SAFE_CUSTODY: 3 });
  await browser.end();
}, 120_000);

async function updateMany(page: Page, which: string): Promise<void> {
  await page.locator('li.card', { hasText: which }).locator('button').click();
  await page.click('dialog button.first');
  await page.locator('dialog button.first').waitFor({ state: 'detached' });
}

test('without the one opId an answer that is lost is a second try: the count above would see it', async () => {
  const [id] = (await assigned(1)) as [string];
  const context = await browsing.context({ screen: 'phone' });
  const page = await aPhone(context);
  let isLost = false;
  await context.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('happenedAt')) return route.continue();
    const postData = body.replace(/"opId":"[^"]+"/, `"opId":"${crypto.randomUUID()}"`);
    if (isLost) return route.continue({ postData });
    isLost = true;
    await route.fetch({ postData });
    await route.abort();
  });
  await tapStep(page, await pseudonymOf(id));
  await page.click('button:text("Refresh")');
  await page.locator('.strip:has-text("1 needs you")').waitFor({ timeout: 20_000 });
  await context.close();
}, 60_000);

test('what no longer fits needs the person: theirs is kept, or mine is recorded, and what the law forbids is said', async () => {
  const [kept, mine, dead] = (await assigned(3)) as [string, string, string];
  const [first, second] = [await aPhone(), await aPhone()];
  const names = [await pseudonymOf(kept), await pseudonymOf(mine), await pseudonymOf(dead)] as const;
  await card(first, names[2]).waitFor();
  await card(second, names[2]).waitFor();
  await first.context().setOffline(true);
  for (const name of names) await tapStep(first, name);
  // Meanwhile the other phone, and the police, record other steps.
  for (const name of names.slice(0, 2)) {
    await card(second, name).locator('button:has-text("Other update")').click();
    await second.click('dialog button:text("Reached CWC")');
    await second.click('dialog button.first');
  }
  await second.click('button:text("Refresh")');
  await second.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  const death = { survivorId: dead, expectedVersion: 1, status: 'DECEASED', happenedAt: hoursAgo(3) };
  await hub.officer('ahtu').does('recordJourneyEvent', death);

  await first.context().setOffline(false);
  await first.click('button:text("Refresh")');
  await first.locator('.strip:has-text("3 need you")').waitFor({ timeout: 20_000 });
  expect(await outboxOf(first)).toMatch(/On record meanwhile: Before the Child Welfare Committee, today .*, by Partner organisation/);
  const asking = (name: string) => first.locator('li.card', { hasText: name });
  await asking(names[0]).locator('button:text("Keep theirs")').click();
  await asking(names[0]).waitFor({ state: 'detached' });
  await asking(names[1]).locator('button:text("Record mine anyway")').click();
  await first.locator('.strip:has-text("1 needs you")').waitFor({ timeout: 20_000 });
  expect(await statusOf(kept)).toBe('BEFORE_CWC');
  expect(await stepsOf([kept])).toEqual({ BEFORE_CWC: 1 });
  await isRecorded(mine, 'IN_SAFE_CUSTODY');
  expect(await stepsOf([mine])).toEqual({ BEFORE_CWC: 1, IN_SAFE_CUSTODY: 1 });
  await asking(names[2]).locator('button:text("Record mine anyway"), button:text("Try again")').click();
  await asking(names[2]).locator('text=By law this step does not fit').waitFor({ timeout: 20_000 });
  expect(await asking(names[2]).locator('.row button').allInnerTexts()).toEqual(['Keep theirs', 'Try again', 'Change mine']);
  // By another time it fits: it happened before.
  await asking(names[2]).locator('button:text("Change mine")').click();
  await first.fill('#f-when', new Date(Date.parse(hoursAgo(4)) + 5.5 * 3_600_000).toISOString().slice(0, 16));
  await first.click('li.card button.first');
  await first.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  await isRecorded(dead, 'IN_SAFE_CUSTODY');
  expect(await stepsOf([dead])).toEqual({ IN_SAFE_CUSTODY: 1 });
  expect(await first.innerText('.strip')).not.toContain('need');
  await first.context().close();
  await second.context().close();
}, 120_000);

test('what is taken back in ten seconds never was, and a failing hub loses nothing', async () => {
  const [undone, waits] = (await assigned(2)) as [string, string];
  const page = await aPhone();
  const context = page.context();
  await tapStep(page, await pseudonymOf(undone));
  await page.click('.toast button');
  await page.locator('.strip:has-text("Nothing waits")').waitFor();
  await expect(card(page, await pseudonymOf(undone)).innerText()).resolves.toContain('Now: Rescued');

  await context.route('**/graphql', (route) => route.fulfill({ status: 500, body: 'no' }));
  await tapStep(page, await pseudonymOf(waits));
  await page.click('button:text("Refresh")');
  await page.locator('.strip:has-text("The hub cannot answer")').waitFor({ timeout: 20_000 });
  await page.locator('button:text("Refresh"):not([disabled])').click();
  expect(await outboxOf(page)).toContain('Waiting: 1');
  await page.locator('text=/tried (once|\\d+ times)/').waitFor({ timeout: 20_000 });
  await context.unroute('**/graphql');
  await page.click('button:text("Send now")');
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  expect(await stepsOf([undone])).toEqual({});
  expect(await stepsOf([waits])).toEqual({ IN_SAFE_CUSTODY: 1 });
  await context.close();
}, 90_000);

test('a phone that is full says so and keeps it on the screen', async () => {
  const [id] = (await assigned(1)) as [string];
  const page = await aPhone();
  await card(page, await pseudonymOf(id))
    .locator('button.first')
    .click();
  await page.evaluate(`{
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, given);
    };
    globalThis.heal = () => void (IDBObjectStore.prototype.put = real);
  }`);
  await page.click('dialog button.first');
  await page.locator('dialog :text("it is NOT saved")').waitFor();
  await page.evaluate('heal()');
  await page.click('dialog button.first');
  await page.locator('.toast:has-text("Saved")').waitFor();
  await page.click('button:text("Refresh")');
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  expect(await stepsOf([id])).toEqual({ IN_SAFE_CUSTODY: 1 });
  await page.context().close();
}, 60_000);

test('nobody leaves while something waits, a wrong PIN is counted, the fifth removes everything, and a sealed copy brings it back', async () => {
  const [id] = (await assigned(1)) as [string];
  const pseudonym = await pseudonymOf(id);
  const context = await browsing.context({ screen: 'phone' });
  const page = await aPhone(context);
  await card(page, pseudonym).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await context.setOffline(true);
  await card(page, pseudonym).locator('button.first').click();
  await page.click('dialog summary');
  await page.fill('dialog textarea', 'கால் வலி पैर में दर्द');
  await page.click('dialog button.first');
  await page.locator('.toast').waitFor();

  await page.click('nav a:text("Me")');
  await page.click('button:text("Sign out")');
  await page.locator('dialog:has-text("1 update is only on this phone")').waitFor();
  const [forSupervisor] = await Promise.all([page.waitForEvent('download'), page.click('button:text("Save to a file")')]);
  const file = await textOf(forSupervisor);
  expect(JSON.parse(file).items).toMatchObject([{ operation: 'recordJourneyEvent', input: { survivorId: id, status: 'IN_SAFE_CUSTODY' } }]);
  expect(file).not.toContain('दर्द');
  expect(file).not.toContain(pseudonym);
  await page.keyboard.press('Escape');

  const { plain, opened } = await whatLiesHere(page, pseudonym);
  expect(opened).toBe(true);
  for (const secret of [pseudonym, id, 'दर्द', 'IN_SAFE_CUSTODY']) expect(plain).not.toContain(secret);

  await page.reload();
  for (const left of [4, 3]) {
    await unlock(page, '135790');
    await page.locator(`text=/${left} tries are left/`).waitFor();
  }
  const [copy] = await Promise.all([page.waitForEvent('download'), page.click('button:text("Save a sealed copy")')]);
  const sealed = await textOf(copy);
  for (const left of [/2 tries/, /1 try/]) {
    await unlock(page, '135790');
    await page.locator(`text=${left}`).waitFor();
  }
  await unlock(page, '135790');
  await page.locator('text=The PIN was wrong five times').waitFor();
  expect(await page.innerText('.strip')).toContain('Nothing waits');
  expect((await whatLiesHere(page, pseudonym)).plain).toBe('');

  await context.setOffline(false);
  await page.reload();
  await page.fill('#pin', '975318');
  await page.fill('#pin-again', '975318');
  await page.click('button:text("Use this PIN")');
  await page.locator('.strip:has-text("Online")').waitFor({ timeout: 20_000 });
  await card(page, pseudonym).waitFor({ timeout: 20_000 });
  await page.click('nav a:text("Me")');
  await page.click('summary:text("Bring back")');
  await page.setInputFiles('#f-copy', { name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(sealed) });
  await page.fill('#pin-copy', PIN);
  await page.click('button:text("Bring back")');
  await page.locator('.toast:has-text("1 item is back")').waitFor();
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  expect(await stepsOf([id])).toEqual({ IN_SAFE_CUSTODY: 1 });
  await context.close();
}, 120_000);

async function textOf(download: { path: () => Promise<string> }): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(await download.path(), 'utf8');
}

/** Every byte of the app's database, as text; and whether the screen shows what must not be in it. */
async function whatLiesHere(page: Page, shown: string): Promise<{ plain: string; opened: boolean }> {
  const way = page.locator('nav a:text("Rescues")');
  if ((await way.count()) > 0) await way.click();
  const opened = (await page.content()).includes(shown);
  const plain: string = await page.evaluate(`(async () => {
    const asked = indexedDB.open('field');
    const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const texts = [];
    const visit = (value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) texts.push(new TextDecoder().decode(value));
      else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
      else texts.push(String(value));
    };
    for (const name of ['sealed', 'outbox']) {
      const all = database.transaction(name).objectStore(name).getAll();
      visit(await new Promise((done) => (all.onsuccess = () => done(all.result))));
    }
    database.close();
    return texts.join('\\n');
  })()`);
  return { plain, opened };
}

test('a report of six questions and a visit that was due go the same way, and the screens are for everybody', async () => {
  const [id] = (await assigned(1)) as [string];
  const pseudonym = await pseudonymOf(id);
  await hub.officer('cwc').does('scheduleVisit', { survivorId: id, dueOn: dayOf(hub.now().toISOString()) });
  const page = await aPhone();
  await card(page, pseudonym).waitFor();
  const faults = [await faultsOf(page)];
  await card(page, pseudonym).locator('button:has-text("Other update")').click();
  faults.push(await faultsOf(page));
  await page.keyboard.press('Escape');

  await page.click('a:text("New report")');
  await page.click('button:text-is("Next")');
  await page.locator('text=Say where.').waitFor();
  await page.selectOption('#f-district', { label: 'Jaipur' });
  await page.click('button:text-is("Next")');
  await page.click('label:has-text("Urgent")');
  // Kept as soon as it is answered.
  await page.reload();
  await unlock(page);
  await page.locator('label:has-text("Urgent") input:checked').waitFor();
  for (let question = 2; question <= 5; question++) {
    faults.push(await faultsOf(page));
    await page.click('button:text-is("Next")');
    await page.locator(`text=Question ${question + 1} of 6`).waitFor();
  }
  await page.fill('#f-name', 'A shopkeeper');
  await page.click('button:text-is("Next")');
  await page.click('button:text-is("Save")');
  await page.locator('h1:text("My rescues")').waitFor();

  await page.click('nav a:text("Tasks")');
  await card(page, pseudonym).locator('button').click();
  await page.click('dialog button.first');
  await page.locator('dialog:has-text("Say what you found.")').waitFor();
  faults.push(await faultsOf(page));
  await page.click('label:has-text("Safe, in school")');
  await page.click('dialog button.first');
  await page.locator('li.card:has-text("Waits")').waitFor();
  await page.click('button:text("Refresh")');
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  await card(page, pseudonym).waitFor({ state: 'detached' });
  await outboxOf(page);
  faults.push(await faultsOf(page));
  await page.click('nav a:text("Me")');
  await page.locator('text=kB are used').waitFor();
  faults.push(await faultsOf(page));
  expect(faults.flat()).toEqual([]);
  const { rows } = await hub.admin.query(
    `select (select outcome from hub.visit_report where survivor_id = $1) as outcome,
      (select count(*) from hub.case_file where priority = 'URGENT' and channel = 'NGO_TIP') as cases`,
    [id.split('_')[1]],
  );
  expect(rows).toEqual([{ outcome: 'SAFE_IN_SCHOOL', cases: '1' }]);
  await page.context().close();
}, 120_000);

/** What is no WCAG 2.2 AA, and a page that is wider than a small phone. */
async function faultsOf(page: Page): Promise<string[]> {
  // So tall that nothing is half behind the ways at the bottom.
  const small = page.viewportSize()!;
  await page.setViewportSize({ ...small, height: 640 + (await page.evaluate<number>('document.documentElement.scrollHeight')) });
  await page.evaluate(axe.source);
  const found: string[] = await page.evaluate(`axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`);
  const width: number = await page.evaluate('document.documentElement.scrollWidth');
  await page.setViewportSize(small);
  return [...found, ...(width > 320 ? [`${page.url()} is ${width} wide`] : [])];
}

test('a phone whose clock is three days behind records the time of the hub, and locks when it is put down', async () => {
  const [id] = (await assigned(1)) as [string];
  const pseudonym = await pseudonymOf(id);
  const context = await browsing.context({ screen: 'phone' });
  await context.clock.install({ time: Date.now() - 3 * 24 * 3_600_000 });
  const page = await aPhone(context);
  await page.locator("text=This phone's clock is wrong.").waitFor();
  await tapStep(page, pseudonym);
  await page.click('button:text("Refresh")');
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  const { rows } = await hub.admin.query<{ minutes: number }>(
    `select (abs(extract(epoch from status_since - now())) / 60)::float8 as minutes from hub.survivor where id = $1`,
    [id.split('_')[1]],
  );
  expect(rows[0]!.minutes).toBeLessThan(3);

  await page.clock.fastForward('01:50');
  await page.mouse.click(5, 5);
  await page.clock.fastForward('01:50');
  expect(await page.content()).toContain(pseudonym);
  await page.clock.fastForward('02:10');
  await page.locator('#pin').waitFor();
  expect(await page.content()).not.toContain(pseudonym);
  await unlock(page);
  await card(page, pseudonym).waitFor();
  await context.close();
}, 60_000);

test('a token for the way is renewed and sealed, and whoever the hub lets in no more loses what was read and not what they wrote', async () => {
  const [id] = (await assigned(1)) as [string];
  const pseudonym = await pseudonymOf(id);
  const context = await browsing.context({ screen: 'phone' });
  const used: string[] = [];
  await context.route('http://127.0.0.1:9/**', async (route) => {
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
    const issuer = 'http://127.0.0.1:9';
    if (route.request().method() === 'GET')
      return route.fulfill({ headers, json: { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` } });
    const token = new URLSearchParams(route.request().postData() ?? '').get('refresh_token')!;
    if (used.includes(token)) return route.fulfill({ status: 400, headers, json: { error: 'invalid_grant' } });
    used.push(token);
    return route.fulfill({
      headers,
      json: { token_type: 'bearer', expires_in: 3600, access_token: await tokenOfNgo(), refresh_token: `refresh-${used.length}` },
    });
  });
  const tokenOfNgo = () => hub.token(personaSubject('ngo'), { exp: Math.floor(hub.now().getTime() / 1000) + 3600 });
  const page = await context.newPage();
  const session = JSON.stringify({ token: await tokenOfNgo(), expiresAt: Date.now() + 3_600_000, refreshToken: 'refresh-0' });
  await page.goto(`${hub.url}/field/`);
  await page.evaluate(`sessionStorage.setItem('samanvay.session', ${JSON.stringify(session)})`);
  await page.reload();
  await page.fill('#pin', PIN);
  await page.fill('#pin-again', PIN);
  await page.click('button:text("Use this PIN")');
  await card(page, pseudonym).waitFor();
  await page.locator('.strip:has-text("Online")').waitFor();
  expect(await page.evaluate("sessionStorage.getItem('samanvay.session')")).toBeNull();
  expect((await whatLiesHere(page, pseudonym)).plain).not.toContain('refresh-0');

  await page.reload();
  await unlock(page);
  const beside = await context.newPage();
  await beside.goto(`${hub.url}/field/`);
  await unlock(beside);
  for (const one of [page, beside, page]) {
    await one.click('button:text("Refresh"):not([disabled])');
    await one.locator('.strip:has-text("Online")').waitFor();
  }
  await beside.close();
  expect(used).toEqual(used.map((_, i) => `refresh-${i}`));
  expect(used.length).toBeGreaterThan(1);

  await context.setOffline(true);
  await tapStep(page, pseudonym);
  await hub.admin.query('update hub.officer set active_to = $1 where subject = $2', [dayOf(hoursAgo(48)), personaSubject('ngo')]);
  await context.setOffline(false);
  // The app may be quicker: it asks by itself when there is a network again.
  await page.click('button:text("Refresh")', { timeout: 2000 }).catch(() => undefined);
  await page.locator('text=The hub no longer accepts this sign-in').waitFor({ timeout: 20_000 });
  expect(await page.content()).not.toContain('Now:');
  expect(await outboxOf(page)).toContain('Waiting: 1');
  await hub.admin.query('update hub.officer set active_to = null where subject = $1', [personaSubject('ngo')]);
  // Let in again, they sign in, and what they wrote is sent.
  await page.evaluate(`sessionStorage.setItem('samanvay.session', ${JSON.stringify(session.replace('refresh-0', 'refresh-new'))})`);
  await page.reload();
  await unlock(page);
  await page.locator('.strip:has-text("Nothing waits")').waitFor({ timeout: 20_000 });
  expect(await stepsOf([id])).toEqual({ IN_SAFE_CUSTODY: 1 });
  expect(await page.content()).not.toContain('no longer accepts');

  // Fourteen days without the hub, and nothing of anybody is left.
  await page.evaluate(`new Promise((done) => {
    const asked = indexedDB.open('field');
    asked.onsuccess = () => {
      const writing = asked.result.transaction('plain', 'readwrite');
      writing.objectStore('plain').put(Date.now() - 14.1 * 24 * 3600 * 1000, 'contact');
      writing.oncomplete = () => (asked.result.close(), done(true));
    };
  })`);
  await page.reload();
  await page.locator('text=has not reached the hub for 14 days').waitFor();
  expect((await whatLiesHere(page, pseudonym)).plain).toBe('');
  await context.close();
}, 120_000);

test('nothing complained', () => {
  expect(browsing.complaints).toEqual([]);
});
