import { expect } from '@jest/globals';
import { aCaseOfEveryone, reads } from '../everyone.js';
import { useHub } from '../hub.js';
import { test, useBrowser } from './browser.js';

const hub = useHub();
const browsing = useBrowser(hub);

test('the ledger turns green when the money is credited, and not before', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const { pseudonym } = await reads(hub, 'labour', boy, 'pseudonym');
  const page = await browsing.open('labour', '/relief');
  await page.click('button:has-text("Enter a claim")');
  await page.selectOption('select[name=survivorId]', boy);
  await page.selectOption('select[name=kind]', 'BACK_WAGES');
  await page.fill('input[name=duePaise]', '96,000.50');
  await page.fill('input[name=dueAt]', '2026-06-05T12:00');
  await page.click('dialog[open] button.first');
  const row = page.locator(`tr:has-text("${pseudonym}")`);
  await row.waitFor();
  expect(await row.textContent()).toContain('₹ 96,000.50');
  // Due since June, and it is later by the browser's clock.
  expect(await row.locator('.tag.bad').count()).toBe(1);

  const move = async (stage: string, more: Record<string, string> = {}) => {
    await row.locator('button:has-text("Move on")').click();
    await page.selectOption('select[name=stage]', stage);
    await page.fill('input[name=at]', '2026-06-06T11:00');
    for (const [name, value] of Object.entries(more)) await page.fill(`input[name=${name}]`, value);
    await page.click('dialog[open] button.first');
  };
  for (const [stage, more] of [['APPLIED'], ['SANCTIONED', { sanctionedPaise: '90000' }], ['RELEASED']] as const) {
    await move(stage, more);
    await page.waitForSelector(`tr:has-text("${pseudonym}") .tag:text-matches("${stage}", "i")`);
    expect(await page.locator('td .tag.good').count()).toBe(0);
  }
  await move('CREDITED', { creditedPaise: '90000', bankReference: 'UTR-1' });
  await row.locator('.tag.good:has-text("Credited")').waitFor();
  expect((await reads(hub, 'labour', boy, 'entitlements { nodes { stage detail { duePaise creditedPaise } } }')).entitlements.nodes).toEqual([
    { stage: 'CREDITED', detail: { duePaise: 96_000_50, creditedPaise: 90_000_00 } },
  ]);

  // A filter lies in the address.
  await page.selectOption('#filter-stage', 'APPLIED');
  await page.waitForURL('**/relief?stage=APPLIED');
  await page.waitForSelector('text=No claim fits');
  await page.reload();
  await page.waitForSelector('text=No claim fits');
  await page.context().close();
});

test('an inspection with violations on a phone: what is refused is told at its field, and a line that breaks loses nothing and sends once', async () => {
  hub.setClock('2026-09-12T10:00:00+05:30');
  const page = await browsing.open('labour', '/watch/inspect', { screen: 'phone' });
  await page.selectOption('select[name=establishment]', 'BANGLE_LAC');
  await page.check('input[name=premisesId][value=new]');
  await page.fill('input[name=name]', 'Lac lane, third door');
  await page.check('input[name=kind][value=LABOUR_INSPECTION]');
  await page.fill('input[name=happenedAt]', '2026-09-20T11:00');
  await page.fill('input[name=from14To15]', '1');
  await page.fill('input[name=adults]', '5');
  await page.check('input[name=registers][value=NOT_KEPT]');
  await page.check('input[name=violations][value=REGISTER_NOT_KEPT]');
  await page.check('input[name=violations][value=HOURS]');
  await page.check('input[name=outcome][value=NOTICE]');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.click('form button.first');
  await page.waitForSelector('.field.wrong input[name=happenedAt]');
  await page.fill('input[name=happenedAt]', '2026-09-11T11:00');

  // Another screen in between: what was typed is there again, and was never on the disk.
  await page.click('nav a[href="/watch"]');
  await page.click('a[href="/watch/inspect"]');
  await page.waitForSelector('input[name=violations][value=HOURS]:checked');
  expect(await page.inputValue('input[name=name]')).toBe('Lac lane, third door');
  expect(await page.inputValue('input[name=happenedAt]')).toBe('2026-09-11T11:00');
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('Lac lane');

  await page.context().setOffline(true);
  await page.click('form button.first');
  await page.waitForSelector('[role=alert]:has-text("no network")');
  await page.context().setOffline(false);
  await page.click('form button.first');
  await page.waitForSelector('h1:has-text("The inspection is recorded")');
  const { inspections } = await hub
    .officer('labour')
    .data('{ inspections { totalCount nodes { outcome violations seenFrom14 seenAdults premises { name kind } } } }');
  expect(inspections).toEqual({
    totalCount: 1,
    nodes: [
      {
        outcome: 'NOTICE',
        violations: ['HOURS', 'REGISTER_NOT_KEPT'],
        seenFrom14: 1,
        seenAdults: 5,
        premises: { name: 'Lac lane, third door', kind: 'BANGLE_LAC' },
      },
    ],
  });
  await page.context().close();
});

test('where a child is found the inspection opens a case, and leads to it', async () => {
  hub.setClock('2026-09-12T11:00:00+05:30');
  const page = await browsing.open('labour', '/watch/inspect');
  await page.selectOption('select[name=establishment]', 'EATERY_DHABA');
  await page.check('input[name=premisesId][value=new]');
  await page.fill('input[name=name]', 'Highway Dhaba');
  await page.check('input[name=kind][value=LABOUR_INSPECTION]');
  await page.fill('input[name=happenedAt]', '2026-09-12T10:30');
  await page.fill('input[name=under14]', '2');
  await page.check('input[name=registers][value=NOT_SHOWN]');
  await page.check('input[name=violations][value=CHILD_EMPLOYED]');
  await page.check('input[name=outcome][value=CHILD_FOUND]');
  await page.fill('input[name=childrenFound]', '2');
  await page.check('input[name=which][value=new]');
  await page.selectOption('select[name=newCase]', 'CHILD_LABOUR');
  await page.click('form button.first');
  const link = page.locator('main a.button.first');
  await link.waitFor();
  const id = (await link.getAttribute('href'))!.split('/').at(-1);
  const { case: opened } = await hub.officer('labour').data('query($id: ID!) { case(id: $id) { kind channel receivedAt } }', { id });
  expect(opened).toEqual({ kind: 'CHILD_LABOUR', channel: 'INSPECTION', receivedAt: '2026-09-12T05:00:00.000Z' });
  await page.context().close();
});

test('an agency is registered, proposed for the watch list, given notice, heard, and listed by another office', async () => {
  hub.setClock('2026-09-12T12:00:00+05:30');
  const police = await browsing.open('police', '/watch/agencies');
  await police.click('button:has-text("Register an agency")');
  await police.fill('dialog[open] input[name=name]', 'Placement house');
  await police.selectOption('select[name=licenceRegime]', 'NONE');
  await police.selectOption('select[name=district]', '102');
  await police.click('dialog[open] button.first');
  await police.waitForSelector('h1:has-text("Placement house")');
  const address = new URL(police.url()).pathname;

  const evidence = async (kind: string, reference: string) => {
    await police.check(`input[name=upon][value=${kind}]`);
    await police.fill('input[name=reference]', reference);
    await police.fill('input[name=datedOn]', '2026-09-01');
  };
  await police.click('button:has-text("Propose for the watch list")');
  await police.selectOption('select[name=decidingOfficeId]', { label: await nameOf('ahtb') });
  await evidence('FIR_NAMED', '31/2026');
  await police.click('dialog[open] button.first');
  await police.click('button:has-text("Add evidence")');
  await evidence('NO_LICENCE', 'DLO/7/2026');
  await police.click('dialog[open] button.first');
  hub.setClock('2026-09-12T12:10:00+05:30');
  await police.click('button.first:has-text("Notice served")');
  await police.fill('input[name=servedAt]', '2026-09-12T12:09');
  await police.check('input[name=how][value=BY_HAND]');
  await police.click('dialog[open] button.first');
  hub.setClock('2026-09-14T12:00:00+05:30');
  await police.click('button:has-text("Record the reply")');
  await police.fill('input[name=repliedAt]', '2026-09-13T12:00');
  await police.fill('input[name=reference]', 'R/7');
  await police.click('dialog[open] button.first');
  await police.waitForSelector('li:has-text("Reply received")');
  // The office that proposes does not decide.
  expect(await police.locator('button:has-text("Record the decision")').count()).toBe(0);
  await police.context().close();

  const bureau = await browsing.open('ahtb', address);
  await bureau.click('button:has-text("Record the decision")');
  expect(await bureau.locator('input[name=isListed]:checked').count()).toBe(0);
  await bureau.check('input[name=isListed][value=yes]');
  await bureau.selectOption('select[name=reason]', 'REPLY_DOES_NOT_ANSWER');
  await bureau.fill('input[name=orderNumber]', 'AHTB/4/2026');
  await bureau.click('dialog[open] button.first');
  await bureau.waitForSelector('.tag.bad:has-text("On the watch list")');
  await bureau.waitForSelector('text=Expires on 14-09-2027');
  await bureau.context().close();
  expect(browsing.complaints).toEqual([]);
});

async function nameOf(persona: string): Promise<string> {
  return (await hub.officer(persona).data('{ viewer { office { name } } }')).viewer.office.name;
}
