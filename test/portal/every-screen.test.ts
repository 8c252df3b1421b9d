import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { TestHub } from '../hub.js';
import { inJaipur } from '../jaipur.js';
import { test, useBrowser } from './browser.js';

const hub = new TestHub();
let story: { caseId: string; survivors: string[] };
beforeAll(async () => {
  story = await inJaipur(hub);
}, 400_000);
afterAll(() => hub.stop());
const browsing = useBrowser(hub);

/** Rows of an import, checked: one of them is wrong, with a suggestion. */
async function rowsChecked(page: Page): Promise<void> {
  await page.fill('#f-pasted', 'District\tOffice\tDesignation\tSign-in name\nJaipur\tAHTU\tInspector\tone@102\nJaypur\tAHTU\tInspector\ttwo@102');
  await page.click('form:has(#f-pasted) button');
  await page.click('form:has(#f-district) button');
  await page.waitForSelector('form:has([name=how])');
}

/** Every screen of the portal, as one who may see it; and what is done there first, where it is empty before that. */
const screens: [persona: string, path: () => string, first?: (page: Page) => Promise<void>][] = [
  ['ahtu', () => '/home'],
  ['ahtu', () => '/cases'],
  ['ahtu', () => `/cases/${story.caseId}`],
  ['cwc', () => '/people'],
  ['cwc', () => `/people/${story.survivors[0]}`],
  ['ahtu', () => '/handovers'],
  ['ahtu', () => '/clocks'],
  ['cwc', () => '/welfare'],
  ['home', () => '/welfare'],
  ['labour', () => '/relief'],
  ['labour', () => '/watch'],
  ['committee', () => '/committee'],
  ['committee', () => '/committee/meetings'],
  ['committee', () => '/committee/actions'],
  ['administration', () => '/reports'],
  ['admin', () => '/admin'],
  ['admin', () => '/admin/offices'],
  ['admin', () => '/admin/import', rowsChecked],
  ['admin', () => '/admin/clocks'],
  ['admin', () => '/admin/webhooks'],
  ['ngo', () => '/field/'],
];

/** A screen that has what it asked for: nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForSelector('[role=status].dots', { state: 'detached' });
}

/** What axe finds against WCAG 2.2 AA. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  )) as axe.AxeResults;
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}

describe.each(['en', 'hi', 'ta'])('in %s', (language) => {
  test('no screen has a barrier, a word that is missing, or a side to scroll to on a narrow phone', async () => {
    const found: object[] = [];
    // One browser for all of a language, as whoever walks from screen to screen has: what it has fetched it does not fetch again.
    const context = await browsing.context({ language, screen: 'phone' });
    for (const [persona, path, first] of screens) {
      const page = await browsing.open(persona, path(), { context });
      await settled(page);
      await first?.(page);
      const told = await barriers(page);
      const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      const missing = (await page.innerText('body')).match(/\b[a-z]+(?:\.[a-zA-Z_]+)+\b/g) ?? [];
      const keys = missing.filter((word) => !/^(?:www|example)\.|\.(?:csv|json|pdf|in|org)$/.test(word));
      if (told.length > 0 || width > 320 || keys.length > 0) found.push({ persona, path: path(), told, width, keys });
      await page.close();
    }
    await context.close();
    expect(found).toEqual([]);
    expect(browsing.complaints).toEqual([]);
  }, 400_000);
});

/** A catalogue of a language that nobody speaks: every text in brackets, and longer by half. */
function pseudo(source: string): string | undefined {
  const literal = /JSON\.parse\((`[^`]*`|'[^']*'|"[^"]*")\)/.exec(source)?.[1];
  if (!literal) return undefined;
  const words = JSON.parse(runInNewContext(literal) as string) as Record<string, unknown[]>;
  const longer = (text: string) => text.replaceAll(/[aeiou](?=[a-z])/g, '$&$&');
  const said = Object.entries(words).map(([key, parts]) => [
    key,
    ['⁅', ...parts.map((part) => (typeof part === 'string' ? longer(part) : part)), '⁆'],
  ]);
  return source.replace(literal, () => JSON.stringify(JSON.stringify(Object.fromEntries(said))));
}

/** What the portal says by itself, and not the record: read from what carries words of its own. */
const saidByThePortal = `[...document.querySelectorAll('button, th, legend, label, h1, nav a')].filter((one) => one.checkVisibility())
  .map((one) => one.innerText.trim()).filter((text) => /[a-z]{3}/i.test(text))`;

test('in a language of which nobody knows a word no text is left out, and half as much again still fits', async () => {
  const context = await browsing.context({ screen: 'phone' });
  let translated = 0;
  await context.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const body = pseudo(await response.text());
    if (body) translated++;
    return route.fulfill({ response, ...(body && { body }) });
  });
  const found: object[] = [];
  for (const [persona, path] of screens) {
    const page = await browsing.open(persona, path(), { context });
    await settled(page);
    const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    const untranslated = (await page.evaluate<string[]>(saidByThePortal)).filter((text) => !text.includes('⁅') && !isOfTheRecord(text));
    if (width > 320 || untranslated.length > 0) found.push({ persona, path: path(), width, untranslated });
    await page.close();
  }
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
  expect(found).toEqual([]);
  expect(translated).toBeGreaterThan(5);
}, 400_000);

/** Numbers of cases, names of offices, of districts and of languages, and what a committee has written: the same in every language. */
const isOfTheRecord = (text: string) => /^[A-Z]{2}-[A-Z]{3}-|^English|Jaipur|^\d|^Inspect the bangle|^Report every week/.test(text);

test('control: a barrier is found', async () => {
  const page = await browsing.open('ahtu', '/home');
  await settled(page);
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/icon.svg"><input>')`);
  expect((await barriers(page)).map((told) => told.split(':')[0]).toSorted()).toEqual(['image-alt', 'label']);
});
