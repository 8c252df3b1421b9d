import { beforeAll, expect, test } from '@jest/globals';
import { explainClock } from '../../src/clocks/explain-clock.js';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);
let boy: string;

beforeAll(async () => {
  ({ boy } = await aCaseOfEveryone(hub));
  await as('cwc').does('directInvestigation', { survivorId: boy, directedAt: '2026-06-06T11:00:00+05:30' });
  await hub.work();
});

const sir = async () =>
  (await as('dcpu').data('{ clocks(filter: { codes: ["C07"] }) { nodes { id dueAt state rule { version } } } }')).clocks.nodes[0];

test('a draft says what it would change; a second person makes it live; the clocks follow', async () => {
  hub.setClock('2026-06-15T12:00:00+05:30');
  expect(await sir()).toMatchObject({ dueAt: '2026-06-21T18:29:59.999Z', rule: { version: 1 } });
  const draft = { code: 'C07', commences: '2026-06-01', days: 5, law: 'Test Rules 2026, r. 1', verified: 'STATUTE' };
  const { id } = await as('admin').does('draftClockRule', draft, 'id version status preview { turnsRed }');
  const answer = (isApproved: boolean) => ({ ruleId: id, isApproved });
  expect(await as('admin-head').fails('answerClockRule', answer(true))).toMatchObject([{ message: expect.stringMatching(/still being counted/) }]);
  await hub.work();
  const { node } = await as('admin').data(
    'query($id: ID!) { node(id: $id) { ... on ClockRule { status time preview { clocks turnsRed turnsFromRed } } } }',
    { id },
  );
  expect(node).toEqual({ status: 'DRAFT', time: '5 days', preview: { clocks: 10, turnsRed: 10, turnsFromRed: 0 } });
  expect(await as('admin').fails('answerClockRule', answer(true))).toMatchObject([{ message: expect.stringMatching(/second person/) }]);
  expect(await sir()).toMatchObject({ rule: { version: 1 } });
  await as('admin-head').does('answerClockRule', answer(true));
  await hub.work();
  expect(await sir()).toMatchObject({ dueAt: '2026-06-11T18:29:59.999Z', state: 'BREACHED', rule: { version: 2 } });
  expect(await as('admin-head').fails('answerClockRule', answer(false))).toMatchObject([{ message: expect.stringMatching(/answered already/) }]);
});

test('a clock is explained for a magistrate: rule, source, start, counting, end; and nobody is named', async () => {
  const { id } = await sir();
  const explained = await explainClock(hub.admin, id.split('_')[1], new Date('2026-06-16T00:00:00Z'));
  expect(explained?.lines.join('\n')).toMatch(/^C07: Submit the social investigation report\. Case RJ-JAI-\d+, survivor RJ-JAI-\d+-A/);
  expect(explained?.lines).toEqual(
    expect.arrayContaining([
      'Law: Test Rules 2026, r. 1; version 2, for what starts from 2026-06-01 on. Source: matched to a copy of the statute, rule or gazette',
      'Started: 6 Jun 2026, 11:00 IST (investigation directed); reported 6 Jun 2026, 12:00 IST',
      'Time: 5 days. The day of the start does not count, and the last day counts to midnight (General Clauses Act 1897, s. 9).',
      'Due: 11 Jun 2026, 23:59 IST',
      'Done: nothing on record says so, and without a record it is not done.',
      'So it stands at 16 Jun 2026, 05:30 IST: BREACHED',
    ]),
  );
});

test.each([
  ['an unknown duty', { code: 'C99', commences: '2027-01-01' }, /no rule of this code/],
  ['a day that is past the present version', { code: 'C04', commences: '2010-01-01' }, /commences later/],
  ['two times', { code: 'C04', commences: '2027-01-01', days: 1, hours: 2 }, /one of hours/],
  ['no time', { code: 'C04', commences: '2027-01-01', days: 0 }, /at least 1/],
])('a draft is refused: %s', async (_what, input, says) => {
  expect(await as('admin').fails('draftClockRule', input)).toMatchObject([{ message: expect.stringMatching(says) }]);
});
