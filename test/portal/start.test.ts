import { expect } from '@jest/globals';
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

test('an address that is no screen is nothing, to the byte', async () => {
  const nothing = await (await fetch(`${hub.url}/nowhere`, { headers: { accept: 'text/html' } })).text();
  expect(JSON.parse(nothing)).toEqual({ errors: [{ message: 'There is nothing at this address.' }] });
  const page = await fetch(`${hub.url}/cases/anything`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});
