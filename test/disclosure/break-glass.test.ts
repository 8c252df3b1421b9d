import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { accessListProblems } from '../../src/database/access-lists.js';
import { endExpired } from '../../src/disclosure/break-glass.js';
import { useHub } from '../hub.js';
import { NOON, aRescue } from '../stories.js';
import { aNamed, auditOf, lawful, opens, refusal } from './openings.js';

const hub = useHub();
const REASON = 'The child is in danger tonight and no office of this district takes part.';
let caseId: string;
let survivorId: string;
let caseNumber: string;

beforeAll(async () => {
  ({ caseId, survivorId } = await aRescue(hub, [aNamed('Behind Glass')]));
  caseNumber = (await hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { number } }', { id: caseId })).case.number;
});

const READ = 'query($id: ID!) { case(id: $id) { number survivors { nodes { pseudonym } } } cases { totalCount } }';
const through = (persona: string, glass: string) => hub.officer(persona, { 'samanvay-broken-glass': glass });
const glassOf = (persona: string, more: object = {}) =>
  hub.officer(persona).does('breakGlass', { caseNumber, reason: REASON, ...more }, 'id until reviewDueAt');

/** A district's own police for each story, so that one story's suspension is not another's. */
const later = (minutes: number) => hub.setClock(new Date(Date.parse(NOON) + minutes * 60_000).toISOString());

test('a broken glass opens one case to one officer for at most an hour', async () => {
  later(0);
  expect((await hub.officer('police@103').ask(READ, { id: caseId })).data).toEqual({ case: null, cases: { totalCount: 0 } });
  const { id, until } = await glassOf('police@103');
  expect(Date.parse(until)).toBeLessThanOrEqual(hub.now().getTime() + 60 * 60_000);
  const seen = (await through('police@103', id).ask(READ, { id: caseId })).data;
  expect(seen).toEqual({ case: { number: caseNumber, survivors: { nodes: [{ pseudonym: `${caseNumber}-A` }] } }, cases: { totalCount: 1 } });
  // Without the header the officer sees what the office sees; a colleague sees nothing with it.
  expect((await hub.officer('police@103').ask(READ, { id: caseId })).data.cases.totalCount).toBe(0);
  expect((await through('police-head@103', id).ask(READ, { id: caseId })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect((await through('police@103', `BrokenGlass_${randomUUID()}`).ask(READ, { id: caseId })).errors).toMatchObject([
    { extensions: { code: 'UNAUTHENTICATED' } },
  ]);
  expect(await accessListProblems(hub.admin)).toEqual([]);

  const opened = await opens(through('police@103', id), [survivorId], { purpose: 'EMERGENCY', reason: REASON });
  expect(opened.data.openIdentity.identities).toMatchObject([{ names: [{ fullName: 'Behind Glass' }] }]);
  expect((await auditOf(hub, 'openIdentity')).at(-1)).toMatchObject({ basis: 'BREAK_GLASS', decision: 'ALLOWED' });
  // Reading and opening, and nothing else.
  expect(await through('police@103', id).fails('triageCase', { caseId, expectedVersion: 1, priority: 'URGENT' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);

  later(61);
  expect((await through('police@103', id).ask(READ, { id: caseId })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  await endExpired(hub.orm.em.fork(), hub.now());
  expect((await hub.admin.query('select count(*)::int as n from hub.case_access where office_id = $1', [id.split('_')[1]])).rows).toEqual([{ n: 0 }]);
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('the supervisor, the Committee of the case and the office that leads are told with it; one of them reviews it, and not who did it', async () => {
  later(100);
  const { id } = await glassOf('police@104');
  for (const persona of ['police-head@104', 'cwc', 'ahtu'])
    expect((await hub.officer(persona).data('{ notices(first: 1) { nodes { kind subject about { designation } } } }')).notices.nodes).toEqual([
      { kind: 'GLASS_BROKEN', subject: id, about: { designation: 'Station House Officer' } },
    ]);
  expect((await hub.officer('cwc').data('{ brokenGlasses { nodes { id reason case { number } } } }')).brokenGlasses.nodes).toContainEqual({
    id,
    reason: REASON,
    case: { number: caseNumber },
  });
  const review = { brokenGlassId: id, isJustified: true };
  expect(await hub.officer('police@104').fails('reviewBrokenGlass', review)).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('dcpu').fails('reviewBrokenGlass', review)).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await hub.officer('police-head@104').does('reviewBrokenGlass', review, 'isJustified reviewedBy { designation }')).toEqual({
    isJustified: true,
    reviewedBy: { designation: 'Head of office' },
  });
  expect(await hub.officer('cwc').fails('reviewBrokenGlass', review)).toMatchObject([{ code: 'CONFLICT' }]);
});

test('unreviewed after 24 hours the officer breaks no other, until it is reviewed; found unjustified, for 90 days', async () => {
  later(200);
  const { id } = await glassOf('police@105');
  later(200 + 24 * 60 - 5);
  const again = await glassOf('police@105');
  later(200 + 24 * 60 + 5);
  const refused = () => hub.officer('police@105').fails('breakGlass', { caseNumber, reason: REASON });
  expect(await refused()).toMatchObject([{ code: 'FORBIDDEN', message: expect.stringContaining('suspended') }]);
  await hub.officer('cwc').does('reviewBrokenGlass', { brokenGlassId: id, isJustified: true });
  const third = await glassOf('police@105');
  for (const glass of [again.id, third.id]) await hub.officer('cwc').does('reviewBrokenGlass', { brokenGlassId: glass, isJustified: false });
  later(200 + 48 * 60);
  expect(await refused()).toMatchObject([{ code: 'FORBIDDEN' }]);
  later(200 + 93 * 24 * 60);
  await glassOf('police@105');
});

test('a number that is no case is not found, the supervisor is told, and tries are counted', async () => {
  later(300);
  const guess = (nr: number) => hub.officer('police@106').fails('breakGlass', { caseNumber: `RJ-JAI-99999${nr}`, reason: REASON });
  for (let nr = 0; nr < 5; nr++) expect(await guess(nr)).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await guess(6)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('5 times a day') }]);
  const told = (await hub.officer('police-head@106').data('{ notices { nodes { kind } } }')).notices.nodes;
  expect(told).toEqual(Array.from({ length: 5 }, () => ({ kind: 'GLASS_NOT_BROKEN' })));
  expect((await auditOf(hub, 'breakGlass')).filter(({ outcome }) => outcome === 'NOT_FOUND')).toHaveLength(5);
});

test('a glass needs a reason, a case in which the office takes no part, a role that has emergencies, and at most an hour', async () => {
  later(400);
  expect(await hub.officer('police@107').fails('breakGlass', { caseNumber, reason: 'urgent' })).toMatchObject([{ path: ['reason'] }]);
  expect(await hub.officer('police@107').fails('breakGlass', { caseNumber, reason: REASON, minutes: 61 })).toMatchObject([{ path: ['minutes'] }]);
  expect(await hub.officer('cwc').fails('breakGlass', { caseNumber, reason: REASON })).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await hub.officer('ngo@103').fails('breakGlass', { caseNumber, reason: REASON })).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('an office asks to take part by the number; whether there is such a case, the answer does not tell', async () => {
  later(500);
  const ask = (number: string) =>
    hub
      .officer('dcpu@103')
      .does(
        'requestAccess',
        { caseNumber: number, reason: 'The family lives in our district and asks for help.' },
        'id caseNumber case { id } isGranted answeredAt',
      );
  const [real, none] = [await ask(caseNumber), await ask('RJ-JAI-999998')];
  expect({ ...real, id: '', caseNumber: '' }).toEqual({ ...none, id: '', caseNumber: '' });

  const { accessRequests } = await hub.officer('ahtu').data('{ accessRequests { nodes { id case { number } askedByOffice { name } reason } } }');
  expect(accessRequests.nodes).toEqual([
    {
      id: real.id,
      case: { number: caseNumber },
      askedByOffice: { name: 'District Child Protection Unit, Jaisalmer' },
      reason: 'The family lives in our district and asks for help.',
    },
  ]);
  // The office that leads says yes or no, and no other; a yes is for a time.
  expect(await hub.officer('cwc').fails('answerAccessRequest', { accessRequestId: real.id, isGranted: true })).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await hub.officer('dcpu@103').fails('answerAccessRequest', { accessRequestId: real.id, isGranted: true })).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
  await hub.officer('ahtu').does('answerAccessRequest', { accessRequestId: real.id, isGranted: true, days: 2 });
  expect((await hub.officer('dcpu@103').data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'ACCESS_ANSWERED', subject: real.id },
  ]);
  expect((await hub.officer('dcpu@103').ask(READ, { id: caseId })).data.case.number).toBe(caseNumber);
  expect(await hub.officer('ahtu').fails('answerAccessRequest', { accessRequestId: real.id, isGranted: false })).toMatchObject([
    { code: 'CONFLICT' },
  ]);

  later(500 + 2 * 24 * 60 + 1);
  await endExpired(hub.orm.em.fork(), hub.now());
  expect((await hub.officer('dcpu@103').ask(READ, { id: caseId })).data.case).toBeNull();
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('a request that nobody answered expires', async () => {
  later(600);
  const { id } = await hub.officer('dcpu@104').does('requestAccess', { caseNumber, reason: 'The family lives in our district and asks for help.' });
  later(600 + 8 * 24 * 60);
  expect(await hub.officer('ahtu').fails('answerAccessRequest', { accessRequestId: id, isGranted: true })).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('expired') },
  ]);
});

const EXPLAIN = `query($id: ID!, $asked: String!) { explainAccess(id: $id, asked: $asked) { isAllowed rule dataClass level howToAsk participation { basis capacity authority } } }`;

test('why and why not: the rule, the part of the office and its basis, the class and the level, and how to ask', async () => {
  later(0);
  const explains = async (persona: string, id: string, asked: string) => (await hub.officer(persona).data(EXPLAIN, { id, asked })).explainAccess;
  expect(await explains('labour', survivorId, 'ID')).toMatchObject({
    isAllowed: false,
    dataClass: 'ID',
    level: 'M',
    rule: expect.stringContaining('pseudonym'),
    participation: { basis: 'RULE', capacity: 'LABOUR', authority: expect.stringContaining('CALPRA') },
  });
  expect(await explains('cwc', survivorId, 'ID')).toMatchObject({ isAllowed: true, level: 'F', howToAsk: expect.stringContaining('openIdentity') });
  expect(await explains('ahtu', survivorId, 'medicalExaminations')).toMatchObject({ isAllowed: true, dataClass: 'MED', level: 'S' });
  expect(await explains('ahtb', survivorId, 'medicalExaminations')).toMatchObject({
    isAllowed: false,
    dataClass: 'MED',
    level: '-',
    howToAsk: expect.any(String),
  });
  expect(await explains('ahtb', survivorId, 'pseudonym')).toMatchObject({ isAllowed: true, dataClass: null, participation: { basis: 'RULE' } });
  expect(await explains('labour', survivorId, 'recordOrder')).toMatchObject({ isAllowed: false, rule: 'recordOrder is for: CWC.' });
  expect(await explains('cwc', caseId, 'recordOrder')).toMatchObject({ isAllowed: true, howToAsk: null });
});

test('control and promise: what is hidden is explained like what was never issued', async () => {
  const stranger = hub.officer('police@108');
  const [hidden, absent] = [
    await stranger.ask(EXPLAIN, { id: survivorId, asked: 'ID' }),
    await stranger.ask(EXPLAIN, { id: `Survivor_${randomUUID()}`, asked: 'ID' }),
  ];
  expect(hidden).toEqual(absent);
  expect(hidden.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect((await hub.officer('cwc').ask(EXPLAIN, { id: survivorId, asked: 'shoeSize' })).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(refusal(await opens(stranger, [survivorId], lawful))).toEqual(['NOT_FOUND']);
});
