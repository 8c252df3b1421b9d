import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { codeOf } from '../../src/messages/set-contact.js';
import { opens } from '../disclosure/openings.js';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';
import { aReceiver, aSender, isSigned, placed, type Receiver } from '../webhooks/receiver.js';
import { test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);
let receiver: Receiver;
beforeAll(async () => {
  receiver = await aReceiver();
  // The database takes no time for granted that is later than its own.
  hub.setClock(new Date(Date.now() - 60_000).toISOString());
});
afterAll(() => receiver.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const reason = 'The station has named its officer for children under s. 107.';

test('an administrator asks for a role in the office of the officer; a head of that office gives it, in another browser', async () => {
  const office = await hub.office('police');
  const admin = await browsing.open('admin', '/admin/offices?state=8&district=102&kind=POLICE_STATION');
  await admin.click(`a[href="/admin/offices/${office}"]`);
  await button(admin, 'Ask for a role: Station House Officer').click();
  await admin.locator('#f-role').selectOption('CHILD_WELFARE_POLICE');
  await admin.getByLabel('Why').fill('Too short');
  await button(admin, 'Send').click();
  // What is wrong is told at its field, and what was typed is still there.
  await admin.waitForSelector('.field.wrong .why');
  expect(await admin.getByLabel('Why').inputValue()).toBe('Too short');
  await admin.getByLabel('Why').fill(reason);
  await button(admin, 'Send').click();
  await admin.waitForSelector('.toast:has-text("Asked.")');

  const asker = await browsing.open('admin', '/admin/officers', { context: admin.context() });
  await asker.waitForSelector('text=Waits for a head');
  expect(await button(asker, 'Give the role').count()).toBe(0);

  const head = await browsing.open('police-head', '/admin/officers');
  await head.waitForSelector(`text=${reason}`);
  await button(head, 'Give the role').click();
  await head.waitForSelector('text=No role waits for an answer.');

  await admin.reload();
  await admin.waitForSelector('text=Police officer, Child Welfare Police Officer');
  await asker.reload();
  await asker.waitForSelector('td .tag:has-text("Given")');
});

/** As a spreadsheet copies cells. */
const copied = (rows: string[][]) => rows.map((cells) => cells.join('\t')).join('\n');

test('an administrator pastes four rows, accepts what was meant, imports them, and finds them in their office', async () => {
  const page = await browsing.open('admin', '/admin/import');
  await page.setInputFiles('#f-file', { name: 'staff.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
  await page.waitForSelector('text=choose “Save as” and the type “CSV UTF-8');
  const rows = [
    ['Login', 'District name', 'Unit', 'Rank', 'Role'],
    ['one@police.example.org', 'Jaipur', 'AHTU', 'Inspector of the import', 'AHTU officer'],
    ['two@police.example.org', 'Jaypur', 'AHTU', 'Sub-Inspector of the import', ''],
    ['three@police.example.org', '102', 'AHTU', 'Constable of the import', ''],
    ['ahtu@102', 'Jaipur', 'AHTU', 'Inspector', ''],
  ];
  await page.getByLabel('Or paste from a spreadsheet').fill(copied(rows));
  await button(page, 'Read what was pasted').click();
  // The columns are guessed, and can be chosen.
  expect(await page.getByLabel('Sign-in name').inputValue()).toBe('0');
  await page.getByLabel('Role to ask for').selectOption('None');
  await button(page, 'Check 4 rows').click();
  await page.waitForSelector('text=2 rows are ready');
  await page.waitForSelector('text=No role will be asked for.');
  await page.getByLabel('Role to ask for').selectOption('Role');
  await button(page, 'Check 4 rows').click();
  await page.waitForSelector('text=1 exists already and is skipped');
  expect(await button(page, 'Import 2 rows').isDisabled()).toBe(true);

  const file = page.waitForEvent('download');
  await button(page, 'Download file with problems').click();
  const lines = (await readFile(await (await file).path(), 'utf8')).split('\r\n');
  expect(lines).toEqual([
    '\ufeff"district","office","designation","subject","role","problem"',
    '"Jaypur","AHTU","Sub-Inspector of the import","two@police.example.org","","Your State has no district of this name or LGD code."',
  ]);
  await button(page, 'Accept: Jaipur, row 3').click();
  await page.waitForSelector('text=3 rows are ready');
  // The button that had the focus is gone: it is where the rows were checked again.
  expect(await page.evaluate('document.activeElement.textContent')).toBe('3 Check');
  await button(page, 'Import 3 rows').click();
  await page.waitForSelector('.note:has-text("3 officers were imported."):has-text("1 role was asked for")');

  await page.goto(`${hub.url}/admin/offices/${await hub.office('ahtu')}`);
  for (const rank of ['Inspector', 'Sub-Inspector', 'Constable'])
    await page.waitForSelector(`tr:has-text("${rank} of the import"):has-text("may do nothing")`);
});

test('a file is read in UTF-8, with semicolons too, and one that is not says so', async () => {
  const page = await browsing.open('admin', '/admin/import', { screen: 'phone' });
  const choose = (name: string, buffer: Buffer) => page.setInputFiles('#f-file', { name, mimeType: 'text/csv', buffer });
  await choose('latin.csv', Buffer.from('District;Office\nJaipur;B\u00fcro', 'latin1'));
  await page.waitForSelector('text=This file is not written in UTF-8');
  await choose('head.csv', Buffer.from('District;Office'));
  await page.waitForSelector('text=There are no rows in it');
  await choose('long.csv', Buffer.from('Office\n'.repeat(502)));
  await page.waitForSelector('text=more rows in it than 500');
  await choose(
    'hindi.csv',
    Buffer.from('\ufeffज़िला;कार्यालय;पदनाम;साइन-इन नाम\nJaipur;AHTU;निरीक्षक;four@police.example.org\nJaipur;CWC;सदस्य;five@police.example.org'),
  );
  await page.waitForSelector('text=hindi.csv: 2 rows');
  await button(page, 'Check 2 rows').click();
  await page.waitForSelector('text=2 rows are ready');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

test('who may not ask is offered nothing, and what is of another office is not there', async () => {
  const page = await browsing.open('cwc', `/admin/offices/${await hub.office('police')}`);
  await page.waitForSelector('text=Station House Officer');
  expect(await page.locator('main button').count()).toBe(0);
  await page.goto(`${hub.url}/admin/clocks/C07`);
  await page.waitForSelector('text=Every version');
  expect(await page.getByText('Draft a change').count()).toBe(0);

  const admin = await browsing.open('admin', '/admin');
  await admin.waitForSelector('main h2');
  expect(await admin.locator('main h2').allTextContents()).toEqual([
    'Offices',
    'Roles',
    'Import of officers',
    'Clocks of the law',
    'System',
    'My messages and calendar',
  ]);
  await admin.goto(`${hub.url}/admin/webhooks`);
  await admin.waitForSelector('text=There is nothing at this address');
});

test('the directory is found by district, State and kind, and its addresses can be kept', async () => {
  const page = await browsing.open('labour', '/admin/offices', { screen: 'phone' });
  await page.fill('#f-search', 'jaip');
  await button(page, 'Search').click();
  await page.getByRole('link', { name: 'Jaipur' }).click();
  await page.waitForSelector('nav strong:text-is("Jaipur")');
  await page.selectOption('#f-kind', 'CWC');
  await page.waitForSelector('caption:text-is("1 office")');
  expect(new URL(page.url()).search).toBe('?state=8&district=102&kind=CWC');
  await page.reload();
  await page.waitForSelector('caption:text-is("1 office")');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

test('a webhook is registered; its secret is shown once, and the log tells what became of each message', async () => {
  const page = await browsing.open('ahtu', '/admin/webhooks');
  await page.waitForSelector('text=Your office has no webhook.');
  await button(page, 'Register a webhook').click();
  await page.getByLabel('Address').fill('ftp://portal.example.org');
  await page.locator('dialog').getByRole('button', { name: 'Register a webhook' }).click();
  await page.waitForSelector('dialog .field.wrong .why');
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByLabel('What it is for').fill('The portal of the unit');
  await page.locator('dialog').getByRole('button', { name: 'Register a webhook' }).click();
  const secret = await page.getByLabel('Secret for checking signatures').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.reload();
  await page.waitForSelector('caption:text-is("1 webhook")');
  expect(await page.content()).not.toContain(secret);

  await placed(hub);
  await aSender(hub).finish();
  expect(isSigned(receiver.taken[0]!, secret)).toBe(true);
  await page.locator('table a').click();
  await page.waitForSelector('td .tag:has-text("Taken")');

  await button(page, 'Pause').click();
  await page.waitForSelector('main .apart .tag:has-text("Paused")');
  await button(page, 'Resume in my name').click();
  await page.waitForSelector('main .apart .tag:has-text("Active")');
  await button(page, 'Make a new secret').click();
  await page.locator('dialog').getByRole('button', { name: 'Make a new secret' }).click();
  const next = await page.getByLabel('Secret for checking signatures').inputValue();
  expect(next).not.toBe(secret);
  await button(page, 'I have kept it').click();
  expect(await page.content()).not.toContain(next);
  await button(page, 'Send again').click();
  await page.locator('dialog').getByRole('button', { name: 'Send again' }).click();
  await page.waitForSelector('text=It is sent again');
  await button(page, 'End it for good').click();
  await page.locator('dialog').getByRole('button', { name: 'End it for good' }).click();
  await page.waitForSelector('main .apart .tag:has-text("Ended")');
  expect(await button(page, 'Pause').count()).toBe(0);
});

test('an officer confirms an address by its code, and makes and ends a calendar address that is shown once', async () => {
  const page = await browsing.open('dcpu', '/admin/me');
  const mail = page.getByRole('region', { name: 'E-mail' });
  await mail.getByLabel('E-mail address').fill('officer@unit.example');
  await mail.getByRole('button', { name: 'Save' }).click();
  await mail.getByLabel('Code').waitFor();
  const { rows } = await hub.admin.query<{ code_id: string }>('select code_id from hub.officer_contact');
  await mail.getByLabel('Code').fill(codeOf(hub.keys, rows[0]!.code_id));
  await mail.getByRole('button', { name: 'Confirm' }).click();
  await mail.locator('.tag:has-text("Confirmed")').waitFor();

  await button(page, 'Make an address').click();
  const address = await page.getByLabel('Address for your calendar program').inputValue();
  expect((await fetch(address)).headers.get('content-type')).toMatch(/text\/calendar/);
  await page.reload();
  await button(page, 'End the address').click();
  await page.waitForSelector('text=There is no address.');
  expect(await page.content()).not.toContain(address);
  expect((await fetch(address)).status).toBe(404);
});

test('how the hub is: alive, ready, and the signed head of its log', async () => {
  await hub.audit.seal();
  const page = await browsing.open('admin', '/admin/system');
  await page.waitForSelector('.tag:text-is("Ready")');
  await page.waitForSelector('text=Root hash');
});

let boy: string;

test('a rule is drafted by one administrator, says what it would turn red, and is made live by another', async () => {
  ({ boy } = await aCaseOfEveryone(hub));
  await hub.officer('cwc').does('directInvestigation', { survivorId: boy, directedAt: '2026-06-06T11:00:00+05:30' });
  await hub.work();
  hub.setClock('2026-06-15T12:00:00+05:30');
  const admin = await browsing.open('admin', '/admin/clocks');
  await admin.click('a[href="/admin/clocks/C07"]');
  await admin.getByText('Draft a change').click();
  await admin.getByLabel('Holds from').fill('2026-06-01');
  await admin.getByLabel('Time counted in').selectOption('days');
  await admin.getByLabel('How many').fill('5');
  await admin.getByLabel('Law').fill('Test Rules 2026, r. 1');
  await button(admin, 'Draft it').click();
  await admin.waitForSelector('text=What it would change is being counted');
  await hub.work();
  await admin.waitForSelector('text=Would turn 10 clocks red');
  await admin.waitForSelector('text=Another administrator answers.');
  expect(await button(admin, 'Make it live').count()).toBe(0);

  const second = await browsing.open('admin-head', '/admin/clocks');
  await second.waitForSelector('text=1 draft waits for an answer');
  await second.getByRole('link', { name: /^C07:/ }).click();
  await button(second, 'Make it live').click();
  await button(second, 'Make it live').waitFor({ state: 'detached' });
  await second.waitForSelector('dd:text-is("Test Rules 2026, r. 1")');
});

test('the Committee reads who saw a survivor, by pseudonym, and no name is on the screen', async () => {
  await hub.officer('cwc').does('recordIdentity', { survivorId: boy, identity: { names: [{ script: 'LATIN', fullName: 'Made Up' }] } });
  await opens(hub.officer('police'), [boy]);
  const { survivor } = await hub.officer('cwc').data('query($id: ID!) { survivor(id: $id) { pseudonym } }', { id: boy });
  const cwc = await browsing.open('cwc', '/admin/audit');
  await cwc.getByRole('link', { name: survivor.pseudonym, exact: true }).click();
  await cwc.waitForSelector('td:has-text("Station House Officer"), th:has-text("Station House Officer")');
  expect(await cwc.content()).not.toContain('Made Up');
  await cwc.getByRole('link', { name: 'Requests to take part' }).click();
  await cwc.waitForSelector('text=Nothing of this kind is on record');
  const police = await browsing.open('police', '/admin/audit');
  await police.waitForSelector('h2:text-is("Second persons")');
  expect(await police.getByRole('link', { name: 'Who saw', exact: true }).count()).toBe(0);
});

test('nothing has complained', () => {
  expect(browsing.complaints).toEqual([]);
});
