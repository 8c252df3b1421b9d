import { afterAll, beforeAll, expect } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { onTheWayHome } from '../../src/database/on-the-way-home.js';
import { personas, personaSubject } from '../../src/offices/personas.js';
import { demoClients, demoIssuer } from '../../src/server/demo-issuer.js';
import { tokenVerifier } from '../../src/server/tokens.js';
import { TestHub } from '../hub.js';
import { overHttp } from '../stories.js';
import { test, useBrowser } from './browser.js';

/** Signed in by the demo's own provider, with its tokens: code, PKCE and all. */
const hub = new TestHub();
const dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-tour-'));
const cards = personas.map(({ persona, designation, about }) => ({ subject: personaSubject(persona), title: designation, description: about }));

beforeAll(async () => {
  const port = await aFreePort();
  const demo = await demoIssuer({ issuer: `http://127.0.0.1:${port}/oidc`, dataDir, audience: 'samanvay', personas: cards });
  const provided = tokenVerifier({ issuer: demo.issuer, audience: 'samanvay', jwksUrl: demo.jwksUrl, clockSkewSeconds: 5 });
  await hub.start(undefined, {
    port,
    routes: (routes) => void routes.use('/oidc', demo.handler as never),
    portal: { issuer: demo.issuer, clientId: demoClients.portal, demo: true, personas: cards },
    // The story before the tour is told with the tests' own tokens.
    verify: async (token, ...more) => (decodeJwt(token).iss === demo.issuer ? provided(token, ...more) : undefined),
  });
  const now = new Date();
  await onTheWayHome(overHttp(hub), now);
  hub.setClock(now.toISOString());
  await hub.work();
}, 120_000);
afterAll(async () => {
  await hub.stop();
  rmSync(dataDir, { recursive: true });
});
const browsing = useBrowser(hub);

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** How many people are home or in care, as the committee's page has it. */
async function home(page: Page): Promise<string> {
  const bar = page.locator('svg g', { has: page.locator('text="Home or in care"') }).last();
  return ((await bar.textContent()) ?? '').replaceAll(/\D+/g, ' ').trim();
}

test('whoever takes the tour sees one step of the field in four offices, and reads nothing else', async () => {
  const before = await browsing.open('committee', '/committee');
  await before.waitForSelector('text=Home or in care');
  expect(await home(before)).toBe('0');
  await before.context().close();

  const context = await browsing.context();
  const page = await context.newPage();
  await page.goto(`${hub.url}/`);
  await page.click('button:has-text("Take the tour")');

  // 1: the organisation, on its phone.
  await page.fill('#pin', '240680');
  await page.fill('#pin-again', '240680');
  await page.click('button:text("Use this PIN")');
  for (const step of ['Reached home CWC', 'Handed to the family']) {
    await page.click(`button:has-text("Update many: ${step}")`);
    await page.click('dialog button.first');
    await page.locator('dialog button.first').waitFor({ state: 'detached' });
  }
  // Of those who are home nothing is expected next, so nothing is offered.
  await page.waitForSelector('.strip:has-text("Nothing waits")', { timeout: 40_000 });
  await page.waitForSelector('li.card:has-text("Back with the family")');
  expect(await page.locator('button:has-text("Update many")').count()).toBe(0);
  expect(await page.locator('li.card button.first').count()).toBe(0);
  await hub.work();

  // 2: the unit that rescued them.
  await page.click('text=Go on as the police unit');
  await page.waitForSelector('h1:has-text("Home")');
  await page.locator('main a[href^="/cases/"]').first().click();
  await page.waitForSelector('li:has-text("C13"), tr:has-text("C13"), .card:has-text("C13")');

  // 3: the committee.
  await page.click('text=Go on as the committee');
  await page.waitForSelector('text=Home or in care');
  expect(await home(page)).toBe('6');

  // 4: the Child Welfare Committee, and who saw.
  await page.click('text=Go on as the Child Welfare');
  await page.locator('main a[href^="/people/"]').first().click();
  await page.waitForSelector('text=Who saw');
  await page.click('text=End the tour');
  expect(await page.locator('.tour').count()).toBe(0);
  expect(browsing.complaints).toEqual([]);
  await context.close();
}, 180_000);

test('an answer of the provider that nobody asked for signs nobody in', async () => {
  const page = await (await browsing.context()).newPage();
  await page.goto(`${hub.url}/signed-in?code=guessed&state=guessed`);
  await page.waitForSelector('[role=alert]');
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('token');
  await page.goto(`${hub.url}/committee`);
  await page.waitForSelector('button:has-text("Take the tour")');
});
