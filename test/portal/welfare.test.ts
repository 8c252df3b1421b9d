import { expect } from '@jest/globals';
import { aCaseOfEveryone, reads } from '../everyone.js';
import { useHub } from '../hub.js';
import { aRescue } from '../stories.js';
import { test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);

test('the bench puts on record what it decided: nothing is suggested, a future day is told at its field, and nothing typed is lost', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const page = await browsing.open('cwc', `/welfare/people/${boy}`);
  await page.click('button:has-text("Record order")');
  // Nothing is chosen beforehand, and without a choice nothing is sent.
  expect(await page.inputValue('select[name=type]')).toBe('');
  expect(await page.inputValue('input[name=madeAt]')).toBe('');
  expect(await page.locator('input[name=isFinal]:checked').count()).toBe(0);
  await page.fill('input[name=number]', 'CWC/57');
  await page.click('dialog[open] button.first');
  expect((await reads(hub, 'cwc', boy, 'orders { totalCount }')).orders.totalCount).toBe(1);

  await page.selectOption('select[name=type]', 'COUNSELLING');
  await page.fill('input[name=madeAt]', '2026-06-20T11:00');
  await page.check('input[name=isFinal][value=no]');
  await page.click('dialog[open] button.first');
  const wrong = page.locator('.field.wrong');
  await wrong.waitFor();
  expect(await wrong.locator('input').getAttribute('name')).toBe('madeAt');
  expect(await page.locator('[role=alert] a').getAttribute('href')).toBe('#f-madeAt');
  expect(await page.inputValue('input[name=number]')).toBe('CWC/57');
  expect(await page.inputValue('select[name=type]')).toBe('COUNSELLING');
  expect(await page.isChecked('input[name=isFinal][value=no]')).toBe(true);

  await page.fill('input[name=madeAt]', '2026-06-06T11:00');
  await page.click('dialog[open] button.first');
  await page.waitForSelector('.toast:has-text("The order is recorded")');
  const { orders } = await reads(hub, 'cwc', boy, 'orders(last: 1) { totalCount nodes { madeAt detail { number type isFinal } } }');
  expect(orders).toEqual({
    totalCount: 2,
    nodes: [{ madeAt: '2026-06-06T05:30:00.000Z', detail: { number: 'CWC/57', type: 'COUNSELLING', isFinal: false } }],
  });
  await page.waitForSelector('td:has-text("Counselling")');
  await page.context().close();
});

test('who was found and not produced stands on the list of the sitting with the time that is left, until the production is recorded', async () => {
  const { survivorId } = await aRescue(hub);
  const { pseudonym } = await reads(hub, 'cwc', survivorId, 'pseudonym');
  const page = await browsing.open('dcpu', '/welfare');
  await page.waitForURL('**/welfare/sitting');
  const row = page.locator(`tr:has-text("${pseudonym}")`).first();
  await row.waitFor();
  await row.locator('button:has-text("Record the production")').click();
  await page.selectOption('select[name=committeeId]', { index: 1 });
  await page.fill('input[name=takenInChargeAt]', '2026-06-05T07:10');
  await page.fill('input[name=producedAt]', '2026-06-05T11:30');
  await page.fill('input[name=journeyMinutes]', '40');
  await page.click('dialog[open] button.first');
  await page.waitForSelector('.toast');
  expect((await reads(hub, 'cwc', survivorId, 'productions { nodes { netMinutes } }')).productions.nodes).toEqual([{ netMinutes: 220 }]);
  await page.locator('section').first().locator(`tr:has-text("${pseudonym}")`).waitFor({ state: 'detached' });
  await page.context().close();
});

test('a care plan is drawn up by the home, gets a service, and is approved by the Committee; what is not for a reader is not there', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const home = await browsing.open('home', '/welfare');
  await home.waitForURL('**/welfare/residents');
  await home.click(`a[href="/welfare/people/${boy}"]`);
  await home.click('button:has-text("Draw up a care plan")');
  await home.fill('input[name=drawnUpAt]', '2026-06-06T11:00');
  await home.fill('input[name=reviewOn]', '2026-09-06');
  await home.selectOption('select[name=domain-0]', 'education');
  await home.fill('input[name=goal-0]', 'Back in class 6 by the new term');
  await home.click('dialog[open] button.first');
  await home.waitForSelector('dd:has-text("Back in class 6")');
  await home.click('button:has-text("Plan a service")');
  await home.selectOption('select[name=kind]', 'SCHOOL_ENROL');
  await home.click('dialog[open] button.first');
  await home.waitForSelector('th:has-text("School enrolment")');
  await home.context().close();

  const cwc = await browsing.open('cwc', `/welfare/people/${boy}`);
  await cwc.click('button:has-text("Approve the plan")');
  await cwc.fill('input[name=approvedAt]', '2026-06-06T11:30');
  await cwc.click('dialog[open] button.first');
  await cwc.waitForSelector('.tag.good:has-text("Approved on 06-06-2026")');
  await cwc.context().close();
  expect((await reads(hub, 'dcpu', boy, 'carePlans { nodes { approvedAt } }')).carePlans.nodes).toEqual([{ approvedAt: '2026-06-06T06:00:00.000Z' }]);

  const medical = await browsing.open('medical', `/welfare/people/${boy}`);
  await medical.waitForSelector('h1');
  expect(await medical.locator('h2:has-text("Care plan"), h2:has-text("Orders"), h2:has-text("Wages")').count()).toBe(0);
  await medical.context().close();
});

test('a home says that somebody is gone only when it has confirmed it', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const { pseudonym } = await reads(hub, 'home', boy, 'pseudonym');
  const page = await browsing.open('home', '/welfare/residents', { screen: 'phone' });
  await page.locator(`tr:has-text("${pseudonym}") button.grave`).click();
  await page.fill('input[name=happenedAt]', '2026-06-06T11:45');
  await page.click('dialog[open] button.grave');
  expect((await reads(hub, 'home', boy, 'status')).status).toBe('IN_INTERIM_CARE');
  await page.check('dialog[open] input[type=checkbox]');
  await page.click('dialog[open] button.grave');
  await page.waitForSelector(`tr:has-text("${pseudonym}") .tag.bad:has-text("Missing")`);
  expect((await reads(hub, 'police', boy, 'status')).status).toBe('MISSING');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.context().close();
});

test('the home district is asked from the board, which moves the child to its first column', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const { pseudonym } = await reads(hub, 'cwc', boy, 'pseudonym');
  const page = await browsing.open('cwc', '/welfare/transfers', { language: 'hi' });
  await page.locator(`li:has-text("${pseudonym}") button`).click();
  await page.selectOption('select[name=state]', '10');
  await page.selectOption('select[name=homeDistrict]', '196');
  await page.click('dialog[open] button.first');
  await page.locator('section').first().locator(`.card:has-text("${pseudonym}")`).waitFor();
  expect((await reads(hub, 'cwc@196', boy, 'homeDistrict { code }')).homeDistrict).toEqual({ code: 196 });
  expect(browsing.complaints).toEqual([]);
});
