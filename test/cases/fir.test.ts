import { expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { anOpenCase } from '../stories.js';

const hub = useHub();

const anFir = { number: '212/2026', registeredAt: '2026-06-05T07:45:00+05:30', offenceDate: '2026-06-05', sections: ['BNS:143(4)', 'CALPRA:14'] };

const firs = async (persona: string, caseId: string, args = '') =>
  (
    await hub
      .officer(persona)
      .data(
        `query($id: ID!) { case(id: $id) { firStanding { status reason } firs${args} { nodes { id isZeroFir supersededAt supersededBecause detail { number sections station { kind } } } } } }`,
        { id: caseId },
      )
  ).case;

test('"no FIR yet" is said from the first day, a refusal has its reason, and an FIR ends both', async () => {
  const { caseId } = await anOpenCase(hub);
  expect((await firs('administration', caseId)).firStanding).toEqual({ status: 'NOT_YET', reason: null });
  await hub.officer('ahtu').does('recordNoFir', { caseId, reason: 'PRELIMINARY_INQUIRY' });
  expect((await firs('labour', caseId)).firStanding).toEqual({ status: 'REFUSED', reason: 'PRELIMINARY_INQUIRY' });
  await hub.officer('ahtu').does('registerFir', { caseId, ...anFir });
  expect((await firs('labour', caseId)).firStanding).toEqual({ status: 'REGISTERED', reason: null });
  expect(await hub.officer('ahtu').fails('recordNoFir', { caseId, reason: 'NON_COGNIZABLE' })).toMatchObject([{ code: 'CONFLICT' }]);
});

test('the day of the offence decides the code book', async () => {
  const { caseId } = await anOpenCase(hub);
  const ahtu = hub.officer('ahtu');
  const named = (sections: string[], offenceDate: string) => ahtu.fails('registerFir', { caseId, ...anFir, sections, offenceDate });
  expect(await named(['BNS:143(4)'], '2024-06-30')).toEqual([
    { code: 'INVALID', message: expect.stringContaining('IPC:370(4)'), path: ['sections', '0'] },
  ]);
  expect(await named(['CALPRA:14', 'IPC:370(4)'], '2024-07-01')).toEqual([
    { code: 'INVALID', message: expect.stringContaining('BNS'), path: ['sections', '1'] },
  ]);
  expect(await named(['BNS:9999'], '2026-06-05')).toEqual([
    { code: 'INVALID', message: expect.stringContaining('not on the list'), path: ['sections', '0'] },
  ]);
  expect(await named([], '2026-06-05')).toMatchObject([{ path: ['sections'] }]);
  expect(await named(['BNS:143(4)'], '2026-06-06')).toMatchObject([{ path: ['offenceDate'] }]);
  await ahtu.does('registerFir', { caseId, ...anFir, sections: ['IPC:370(4)'], offenceDate: '2024-06-30' });
});

test('an office that is not notified as a police station registers no FIR', async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const { id: caseId } = await hub
    .officer('ahtu@691')
    .does('openCase', { kind: 'BONDED_LABOUR', district: 691, channel: 'WALK_IN', receivedAt: '2026-06-05T10:00:00+05:30' });
  expect(await hub.officer('ahtu@691').fails('registerFir', { caseId, ...anFir })).toMatchObject([
    { code: 'FORBIDDEN', message: expect.stringContaining('not notified') },
  ]);
});

test('a correction takes the place of an FIR; the trail stays, and what was known when stays answerable', async () => {
  const { caseId } = await anOpenCase(hub);
  const ahtu = hub.officer('ahtu');
  const { id: wrong } = await ahtu.does('registerFir', { caseId, ...anFir, number: '221/2026' });
  hub.setClock('2026-06-06T12:00:00+05:30');
  await ahtu.does('registerFir', { caseId, ...anFir, correction: { supersedes: wrong, reason: 'CLERICAL_ERROR' } });
  expect((await firs('ahtu', caseId)).firs.nodes.map(({ detail }: any) => detail.number)).toEqual(['212/2026']);
  expect(
    (await firs('ahtu', caseId, '(withSuperseded: true)')).firs.nodes.map(({ detail, supersededBecause }: any) => [detail.number, supersededBecause]),
  ).toEqual([
    ['221/2026', 'CLERICAL_ERROR'],
    ['212/2026', null],
  ]);
  expect((await firs('ahtu', caseId, '(asOf: "2026-06-05T13:00:00+05:30")')).firs.nodes.map(({ detail }: any) => detail.number)).toEqual([
    '221/2026',
  ]);
  expect(await ahtu.fails('registerFir', { caseId, ...anFir, correction: { supersedes: wrong, reason: 'CLERICAL_ERROR' } })).toMatchObject([
    { code: 'CONFLICT', path: ['correction', 'supersedes'] },
  ]);
});

test('a correction stays in its own case', async () => {
  const [first, second] = [await anOpenCase(hub), await anOpenCase(hub)];
  const { id: supersedes } = await hub.officer('ahtu').does('registerFir', { caseId: first.caseId, ...anFir });
  expect(
    await hub.officer('ahtu').fails('registerFir', { caseId: second.caseId, ...anFir, correction: { supersedes, reason: 'WRONG_PERSON' } }),
  ).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await firs('ahtu', first.caseId)).firs.nodes).toHaveLength(1);
});

test('a zero-FIR travels to the station that has the area, which takes part from then on and files the charge sheet', async () => {
  const { caseId } = await anOpenCase(hub);
  const ahtu = hub.officer('ahtu');
  const { id: firId } = await ahtu.does('registerFir', { caseId, ...anFir, number: '017/2026', isZeroFir: true });
  const toOfficeId = await hub.office('police@314');
  expect((await hub.officer('police@314').ask('query($id: ID!) { case(id: $id) { id } }', { id: caseId })).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
  expect(await ahtu.fails('transferFir', { firId, toOfficeId, transferredAt: '2026-06-05T07:00:00+05:30' })).toMatchObject([
    { path: ['transferredAt'] },
  ]);
  expect(await ahtu.fails('transferFir', { firId, toOfficeId: await hub.office('cwc'), transferredAt: '2026-06-05T09:00:00+05:30' })).toMatchObject([
    { path: ['toOfficeId'] },
  ]);
  await ahtu.does('transferFir', { firId, toOfficeId, transferredAt: '2026-06-05T09:00:00+05:30' });
  expect((await firs('police@314', caseId)).firs.nodes[0].detail.number).toBe('017/2026');
  expect(await ahtu.fails('fileChargeSheet', { firId, filedAt: '2026-06-05T10:00:00+05:30' })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('police@314').does('fileChargeSheet', { firId, filedAt: '2026-06-05T10:00:00+05:30' });
});

test('accused and employer: a new standing supersedes the old, and each is for those of its class', async () => {
  const { caseId } = await anOpenCase(hub);
  const ahtu = hub.officer('ahtu');
  const { id: supersedes } = await ahtu.does('recordAccused', {
    caseId,
    name: 'Demo Accused',
    part: 'agent',
    standing: 'SUSPECTED',
    since: '2026-06-05T08:00:00+05:30',
  });
  await ahtu.does('recordAccused', {
    caseId,
    name: 'Demo Accused',
    part: 'agent',
    standing: 'ARRESTED',
    since: '2026-06-05T09:00:00+05:30',
    correction: { supersedes, reason: 'NEW_EVIDENCE' },
  });
  await hub.officer('labour').does('recordEstablishment', { caseId, kind: 'BANGLE_LAC', district: 102, name: 'Demo Works' });
  const seen = async (persona: string) =>
    (
      await hub
        .officer(persona)
        .data('query($id: ID!) { case(id: $id) { accused { nodes { detail { standing } } } establishments { nodes { detail { name } } } } }', {
          id: caseId,
        })
    ).case;
  expect(await seen('ahtu')).toEqual({
    accused: { nodes: [{ detail: { standing: 'ARRESTED' } }] },
    establishments: { nodes: [{ detail: { name: 'Demo Works' } }] },
  });
  expect(await seen('labour')).toEqual({ accused: { nodes: [{ detail: null }] }, establishments: { nodes: [{ detail: { name: 'Demo Works' } }] } });
});
