import { beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';
import { anOpenCase } from '../stories.js';
import { test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);
let caseId: string;
let boy: string;
let pseudonym: string;
let number: string;

const NAME = 'Made Up';

beforeAll(async () => {
  ({ caseId, boy } = await aCaseOfEveryone(hub));
  await hub.officer('cwc').does('recordIdentity', { survivorId: boy, identity: { names: [{ script: 'LATIN', fullName: NAME }] } });
  const { survivor } = await hub.officer('cwc').data('query($id: ID!) { survivor(id: $id) { pseudonym case { number } } }', { id: boy });
  ({ pseudonym } = survivor);
  number = survivor.case.number;
  await hub.work();
}, 60_000);

/** The row of a duty or task on a case's page, with how it stands. */
const task = (page: Page, what: string) => page.locator('section.card li', { hasText: what });

test('a police officer registers an FIR, and another office sees the duty done without a reload', async () => {
  const [police, administration] = [await browsing.open('police', `/cases/${caseId}`), await browsing.open('administration', `/cases/${caseId}`)];
  const duty = 'Register an FIR on information of a cognizable offence';
  await administration.waitForSelector(`h1:text-is("${number}")`);
  expect(await task(administration, duty).textContent()).toMatch(/Running|Late/);
  // Who may register none is offered none; the police are.
  expect(await administration.getByRole('button', { name: 'Register an FIR' }).count()).toBe(0);

  await police.getByRole('button', { name: 'Register an FIR' }).click();
  const form = police.getByRole('dialog');
  await form.getByLabel('Number').fill('forty-two');
  await form.getByLabel('Registered at').fill('2026-06-06T11:00');
  await form.getByLabel('Day of the offence').fill('2026-06-05');
  await form.getByLabel('Sections').fill('BNS:146');
  await form.getByRole('button', { name: 'Register an FIR' }).click();
  await form.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await form.getByRole('link', { name: /212\/2026/ }).waitFor();
  // What was typed is still there; what is wrong is mended, and sent again.
  expect(await form.getByLabel('Day of the offence').inputValue()).toBe('2026-06-05');
  await form.getByLabel('Number').fill('212/2026');
  await form.getByRole('button', { name: 'Register an FIR' }).dblclick();
  await police.getByText('The FIR is registered.').waitFor();

  await hub.work();
  await task(administration, duty).getByText('Done').waitFor();
  await administration.getByText('FIR registered', { exact: true }).waitFor();
  const { firs } = (await hub.officer('police').data('query($id: ID!) { case(id: $id) { firs { totalCount } } }', { id: caseId })).case;
  expect(firs.totalCount).toBe(1);
});

test('the office that leads hands a task over; the other sees it come, and accepts it', async () => {
  const dcpu = await browsing.open('dcpu', '/home');
  await dcpu.waitForSelector('h2:text-is("Needs you now")');
  expect(await dcpu.getByRole('button', { name: 'Accept' }).count()).toBe(0);

  const police = await browsing.open('police', `/cases/${caseId}`);
  await police.getByRole('button', { name: 'Hand over' }).click();
  const form = police.getByRole('dialog');
  await form.getByLabel('Office', { exact: true }).selectOption({ label: await optionOf(form, 'District Child Protection Unit') });
  await form.getByLabel('Message to the office').fill('Please advise on compensation for what was earned and not paid.');
  await form.getByLabel('Rehabilitation').check();
  await form.getByRole('button', { name: 'Hand over' }).click();
  await police.getByText('Proposed. The other office is told.').waitFor();

  await dcpu.getByRole('button', { name: 'Accept' }).click();
  await dcpu.getByText('Accepted.', { exact: true }).waitFor();
  await police.locator('li.card', { hasText: 'compensation' }).getByText('Accepted').waitFor();
});

/** The whole label of the option that has these words. */
async function optionOf(form: ReturnType<Page['locator']>, words: string): Promise<string> {
  const option = form.locator('option', { hasText: words }).first();
  await option.waitFor({ state: 'attached' });
  return (await option.textContent())!;
}

test('who a person is, is shown for a purpose, put on record, and gone when it is closed', async () => {
  const page = await browsing.open('police', `/people/${boy}`);
  await page.waitForSelector(`h1:text-is("${pseudonym}")`);
  await page.getByRole('button', { name: 'Show identity' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What for').selectOption('INVESTIGATION');
  await dialog.getByLabel('On which law').selectOption('BNSS_S173');
  await dialog.getByRole('button', { name: 'Show, and put on record' }).click();
  // The hub says what is missing, and nothing is shown.
  await dialog.getByRole('link', { name: 'Name the number of the FIR.' }).waitFor();
  expect(await page.content()).not.toContain(NAME);
  await dialog.getByLabel('Number of the FIR or order').fill('212/2026');
  await dialog.getByRole('button', { name: 'Show, and put on record' }).click();
  await dialog.getByText(NAME).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(NAME).waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(NAME);

  // Left alone in the window, it goes as well.
  await page.getByRole('button', { name: 'Show identity' }).click();
  await dialog.getByLabel('What for').selectOption('RESCUE_AND_PRODUCTION');
  await dialog.getByLabel('On which law').selectOption('JJ_ACT_S31');
  await dialog.getByRole('button', { name: 'Show, and put on record' }).click();
  await dialog.getByText(NAME).waitFor();
  await page.evaluate(`window.dispatchEvent(new Event('blur'))`);
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(NAME).waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(NAME);

  const committee = await browsing.open('cwc', `/people/${boy}`);
  const seen = committee.getByRole('region', { name: /entries/ });
  await seen.getByText('To investigate under an FIR (name its number), 212/2026').waitFor();
  expect(await seen.getByText('Identity').count()).toBe(2);
});

test('a case of other offices is not there; it can be asked for, and in danger opened for an hour', async () => {
  // The hour is one of the hub's clock.
  const context = await browsing.context();
  await context.clock.setFixedTime(hub.now());
  const page = await browsing.open('police@103', `/cases/${caseId}`, { context });
  await page.getByText('This case does not exist, or your office takes no part in it.').waitFor();
  await page.goto(`${hub.url}/cases/break-glass?number=${number}`);
  await page.getByLabel('Why').fill('The child is in danger tonight and no office of this district takes part.');
  await page.getByLabel('Somebody is in danger').check();
  await page.getByRole('button', { name: 'Open it in an emergency' }).click();
  await page.waitForSelector(`h1:text-is("${number}")`);
  await page.getByText('Emergency access until').waitFor();
  // Reading alone.
  expect(await page.getByRole('button', { name: 'Register an FIR' }).count()).toBe(0);
  await page.getByRole('link', { name: pseudonym }).click();
  await page.waitForSelector(`h1:text-is("${pseudonym}")`);
  await page.getByText('Emergency access until').waitFor();

  const head = await browsing.open('cwc', '/home');
  await head.getByText('Emergency access to review').waitFor();
  await head.getByRole('button', { name: 'It was right', exact: true }).click();
  await head.getByText('Answered.').waitFor();
});

test('a rescue is planned under seal: whoever is named sees it, others see no trace, and all see it when it starts', async () => {
  const { caseId: kiln } = await anOpenCase(hub);
  const ahtu = await browsing.open('ahtu', `/cases/${kiln}`);
  await ahtu.getByRole('button', { name: 'Plan a rescue' }).click();
  const form = ahtu.getByRole('dialog');
  await form.getByLabel('Site').fill('Kiln by the canal');
  // The story is told in June, and the browser's clock is not.
  const inIndia = (days: number) => new Date(hub.now().getTime() + (days * 24 + 5.5) * 3_600_000 - 60_000).toISOString().slice(0, 16);
  await form.getByLabel('When the team moves').fill(inIndia(1));
  await form.getByLabel('Add officers of').selectOption(await hub.office('labour'));
  await form
    .getByRole('button', { name: /^Add: / })
    .first()
    .click();
  await form.getByRole('button', { name: 'Plan a rescue' }).click();
  await ahtu.getByText('The plan is sealed.').waitFor();
  await ahtu.getByText('Kiln by the canal').waitFor();

  const PLANS = 'query($id: ID!) { case(id: $id) { plans { nodes { detail { members { id } } } } } }';
  const { plans } = (await hub.officer('labour').data(PLANS, { id: kiln })).case;
  // Whoever plans is in the team.
  expect(plans.nodes[0].detail.members.length).toBe(2);
  const administration = await browsing.open('administration', `/cases/${kiln}`);
  await administration.getByRole('heading', { name: 'Tasks' }).waitFor();
  expect(await administration.innerText('main')).not.toMatch(/Kiln by the canal|Rescue planned/);

  await ahtu.getByRole('button', { name: 'The rescue starts' }).click();
  await ahtu.getByLabel('Started at').fill(inIndia(0));
  await ahtu.getByRole('dialog').getByRole('button', { name: 'The rescue starts' }).click();
  await ahtu.getByText('The rescue has started.').waitFor();
  await administration.getByText('Kiln by the canal').waitFor();
});

test('the screens fit a phone of 320 pixels in the language with the longest words, and nothing complains', async () => {
  const page = await browsing.open('dcpu', '/home', { language: 'ta', screen: 'phone' });
  for (const path of ['/home', '/cases', `/cases/${caseId}`, `/people/${boy}`, '/handovers', '/clocks?scope=DISTRICT']) {
    await page.goto(`${hub.url}${path}`);
    await page.waitForSelector('h1');
    await page.waitForSelector('.dots', { state: 'detached' });
    expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320]);
  }
  expect(browsing.complaints).toEqual([]);
});
