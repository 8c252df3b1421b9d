import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { root } from '../../src/root.js';
import { checkDocument } from '../../src/server/documents.js';
import { portalDocuments } from '../../src/server/portal.js';
import { useHub } from '../hub.js';
import { test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);

test('an officer opens the desk, in their language and size, and nothing complains', async () => {
  const page = await browsing.open('ahtu', '/home', { language: 'hi' });
  await page.waitForSelector('h1');
  expect(await page.getAttribute('html', 'lang')).toBe('hi');
  expect(await page.textContent('.brand')).toBe('समन्वय');
  await page.selectOption('select[name=language]', 'ta');
  await page.waitForSelector('.brand:text-is("சமன்வய்")');
  await page.selectOption('select[name=size]', 'larger');
  expect(await page.getAttribute('html', 'data-size')).toBe('larger');
  await page.reload();
  await page.waitForSelector('h1');
  expect(await page.getAttribute('html', 'data-size')).toBe('larger');
  expect(browsing.complaints).toEqual([]);
});

test('every room of the desk is a screen, and no file of the portal but what a browser needs is anybody’s', async () => {
  const rooms = [...readFileSync(join(root, 'portal/src/rooms.ts'), 'utf8').matchAll(/path: '(\/[^']+)'/g)].map(([, path]) => path!);
  expect(rooms.length).toBeGreaterThan(8);
  const page = await (await fetch(hub.url, { headers: { accept: 'text/html' } })).text();
  for (const path of rooms) {
    const screen = await fetch(`${hub.url}${path}/anything`, { headers: { accept: 'text/html' } });
    expect({ path, is: await screen.text() }).toEqual({ path, is: page });
  }
  const [script] = /\/assets\/desk-[\w-]+\.js/.exec(page)!;
  for (const encoding of ['br', 'identity']) {
    const file = await fetch(`${hub.url}${script}`, { headers: { 'accept-encoding': encoding } });
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await file.text()).toMatch(/^const __vite__mapDeps/);
  }
  // The texts of the documents tell of the schema, and the page without its settings of nothing.
  const nothing = await (await fetch(`${hub.url}/nowhere`)).text();
  for (const path of [
    '/documents.json',
    '/documents.json.br',
    '/early-words.json',
    '/index.html',
    '/field/index.html.br',
    '/.built-from',
    '/assets/../documents.json',
  ])
    expect({ path, is: await (await fetch(`${hub.url}${path}`)).text() }).toEqual({
      path,
      is: path.startsWith('/field/') ? expect.any(String) : nothing,
    });
});

test('every document of the portal is within the limits, and the hub brings it along', () => {
  const texts = portalDocuments();
  expect(texts.length).toBeGreaterThan(100);
  const problems = texts.map((text) => checkDocument(hub.app.hub.schema, text)).filter(({ problems: found }) => found.length > 0);
  expect(problems).toEqual([]);
});

test('an address that is no screen is nothing, to the byte', async () => {
  const nothing = await (await fetch(`${hub.url}/nowhere`, { headers: { accept: 'text/html' } })).text();
  expect(JSON.parse(nothing)).toEqual({ errors: [{ message: 'There is nothing at this address.' }] });
  const page = await fetch(`${hub.url}/cases/anything`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});
