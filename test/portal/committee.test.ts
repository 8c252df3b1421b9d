import { beforeAll, expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { dayInIndia } from '../../src/clocks/india.js';
import { aBoy, useHub } from '../hub.js';
import { aTaskForce, inDays } from '../committee/meeting.js';
import { test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);
const DAY = 86_400_000;
let caseNumber: string;

/** Everything that was asked has been answered. The line on which changes come stays open, so the network is never idle. */
const settled = (page: Page) => page.locator('.dots').first().waitFor({ state: 'detached' });

/** Two boys were found ten days ago and nobody produced them; the Task Force has been formed. It is noon of this day, so that no test runs into another. */
beforeAll(async () => {
  const now = Date.parse(`${dayInIndia(new Date())}T12:00:00+05:30`);
  const at = (days: number, more = 0) => new Date(now - days * DAY + more).toISOString();
  hub.setClock(at(10));
  await aTaskForce(hub);
  const { id: caseId, number } = await hub
    .officer('ahtu')
    .does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: at(10, -3_600_000) }, 'id number');
  caseNumber = number;
  await hub.officer('ahtu').does('recordRescue', {
    caseId,
    district: 102,
    startedAt: at(10, -1_800_000),
    endedAt: at(10, -900_000),
    survivors: [aBoy, aBoy],
  });
  hub.setClock(new Date(now).toISOString());
  await hub.work();
}, 120_000);

test.each(['committee', 'administration', 'ahtb'])('the dashboard of %s fits a screen, and says as of when it is', async (persona) => {
  const page = await browsing.open(persona, '/committee');
  await page.waitForSelector('.panel svg[role=img]');
  await settled(page);
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(768);
  expect(await page.textContent('.as-of')).toMatch(/Data as of \d\d-\d\d-\d{4} \d\d:\d\d IST/);
  // A chart says its finding, and the same as a table.
  expect(await page.getAttribute('svg[role=img]', 'aria-label')).toMatch(/\w/);
  await page.context().close();
});

test('an overdue number opens its list, and what it counts is told by keyboard', async () => {
  const page = await browsing.open('administration', '/committee');
  await page.waitForSelector('.panel svg[role=img]');
  await page.focus('.panel .what');
  await page.keyboard.press('Enter');
  const definition = page.locator('.definition:popover-open');
  expect(await definition.textContent()).toContain('Numerator');
  await page.keyboard.press('Escape');
  await page.click('.panel .lines a:has-text("C04")');
  await page.waitForSelector(`td:has-text("C04"), th:has-text("${caseNumber}")`);
  expect(page.url()).toContain('/committee/figures/CLOCKS_OVERDUE?category=C04');
  expect(await page.textContent('#main')).toContain(caseNumber);
  await page.context().close();
});

test('a meeting goes from the agenda nobody typed to signed minutes; without a quorum it is not closed, and nothing is lost', async () => {
  const chair = await browsing.open('administration', '/committee/meetings');
  await chair.click('text="Call a meeting"');
  await chair.fill('input[name=meetsAt]', `${inDays(hub, 0)}T15:00`);
  await chair.click('button:has-text("Call the meeting")');
  await chair.waitForSelector('.agenda >> text="overdue duty"');
  const path = new URL(chair.url()).pathname;
  expect(await chair.textContent('.agenda')).toContain(caseNumber);

  // The secretary says who is there: too few at first.
  const secretary = await browsing.open('labour', path);
  await secretary.check('input[name=SECRETARY]');
  await secretary.check('input[name=CHAIR]');
  await secretary.click('text="Begin the meeting"');
  await secretary.waitForSelector('text="No quorum"');
  await secretary.click('.agenda li:has-text("overdue duty") button:has-text("Decide on this point")');
  await secretary.fill('textarea[name=says]', 'Produce the children of the case and report.');
  await secretary.selectOption('select[name=ownerOfficeId]', { label: 'Anti Human Trafficking Unit, Jaipur' });
  await secretary.fill('input[name=dueOn]', inDays(hub, 7));
  await secretary.click('button:has-text("Record the decision")');
  await secretary.waitForSelector('.decision:has-text("Produce the children of the case and report.")');

  await chair.reload();
  await chair.click('text="Close and issue minutes"');
  await chair.click('text="Yes, close the meeting"');
  await chair.waitForSelector('[role=alert]:has-text("There is no quorum")');
  await chair.keyboard.press('Escape');
  expect(await chair.textContent('.decision')).toContain('Produce the children of the case');

  for (const seat of ['AHTU', 'CHILD_WELFARE', 'CHILD_PROTECTION', 'POLICE']) await secretary.check(`input[name=${seat}]`);
  await secretary.click('text="Correct who is there"');
  await secretary.waitForSelector('text="Quorum"');
  await chair.reload();
  await chair.click('text="Close and issue minutes"');
  await chair.click('text="Yes, close the meeting"');
  await chair.waitForSelector('text="worked out here: the same"');
  await chair.click('text="Sign these minutes"');
  await chair.waitForSelector('text="Signed: Chair"');
  await secretary.reload();
  await secretary.click('text="Sign these minutes"');
  await secretary.waitForSelector('text="Signed: Secretary"');
  expect(await secretary.locator('text="Sign these minutes"').count()).toBe(0);
  await chair.context().close();
  await secretary.context().close();
});

test('what the meeting gave is answered with a paper, returned with a reason, answered again and accepted', async () => {
  const owner = await browsing.open('ahtu', '/committee/actions?mine=1');
  await owner.click('a:has-text("Produce the children of the case")');
  const answer = async (says: string) => {
    await owner.fill('input[name=says]', says);
    await owner.fill('input[name=number]', 'AHTU/14');
    await owner.click('text="Send the answer"');
    await owner.waitForSelector(`li:has-text("${says}")`);
  };
  await answer('Produced.');
  const chair = await browsing.open('administration', new URL(owner.url()).pathname);
  await chair.check('input[value=return]');
  await chair.fill('textarea[name=reason]', 'Say when.');
  await chair.click('button:text-is("Decide")');
  await chair.waitForSelector('li:has-text("Say when.")');
  await owner.reload();
  await answer('Produced on the second day.');
  await chair.reload();
  await chair.click('button:text-is("Decide")');
  await chair.waitForSelector('dd >> text="accepted"');
  await owner.context().close();
  await chair.context().close();
});

test('a report is drawn up, written, signed by two offices and sent; its paper arrives in Hindi', async () => {
  const page = await browsing.open('administration', '/reports');
  await page.click('text="Draw up a report"');
  // The one before the last: what happened in the last may still be recorded in its first days.
  await page.selectOption('select[name=period]', { index: 1 });
  await page.click('text="Draw it up"');
  await page.waitForSelector('h2:has-text("Para (i):")');
  expect(await page.textContent('#main')).toContain('not reported');
  await page.fill('textarea[name=text-ii]', 'Every complaint has its FIR.');
  await page.click('text="Save this text"');
  await page.waitForSelector('text="The text is saved; the report has a new hash."');
  const sign = async (of: typeof page) => {
    await of.click('button:text-is("Sign")');
    await of.click('dialog button:text-is("Sign")');
    await of.waitForSelector('text="Your office has signed."');
  };
  await sign(page);
  const second = await browsing.open('ahtu', new URL(page.url()).pathname);
  await sign(second);
  await page.reload();
  await page.click('button:text-is("Send it on")');
  await page.click('dialog button:text-is("Send it on")');
  await page.waitForSelector('dd:has-text("sent to the State")');
  await page.selectOption('select[name=paper]', 'hi');
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.click('button:text-is("PDF")')]);
  expect(download.suggestedFilename()).toMatch(/-hi\.pdf$/);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await page.context().close();
  await second.context().close();
});

test('nothing complains, and on a phone nothing scrolls sideways', async () => {
  for (const path of ['/committee', '/committee/figures', '/committee/meetings', '/committee/actions', '/reports']) {
    const page = await browsing.open('administration', path, { screen: 'phone', language: 'ta' });
    await page.waitForSelector('h1');
    await settled(page);
    expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320]);
    await page.context().close();
  }
  expect(browsing.complaints).toEqual([]);
});
