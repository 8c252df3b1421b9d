import { expect, test } from '@jest/globals';
import { accessListProblems } from '../../src/database/access-lists.js';
import { aCaseOfEveryone, reads } from '../everyone.js';
import { aBoy, useHub } from '../hub.js';
import { handsOver, proposal, sees, seesOfCase } from './handing.js';

const hub = useHub();
const custody = { kind: 'TRANSFER', transfers: 'CUSTODY', shares: ['LOC', 'MED', 'RHB'] };
const SURVIVORS = 'query($id: ID!) { node(id: $id) { ... on Handover { status survivors { nodes { survivor { id } receivedAt } } } } }';
const at = (time: string) => hub.setClock(`2026-06-${time}:00+05:30`);
const stateOf = async (id: string) => (await hub.officer('home').data(SURVIVORS, { id })).node;
const homeOf = async (survivorId: string) =>
  (
    await hub.admin.query(
      `select h.home_id as home from hub.placement p join hub.placement_home h using (id) where p.survivor_id = $1 and p.until is null and p.superseded_at is null`,
      [survivorId.split('_')[1]],
    )
  ).rows.map(({ home }) => `Office_${home}`);

test('custody passes when the survivor is received, with an escort, and not before', async () => {
  const { caseId, boy, other } = await aCaseOfEveryone(hub);
  const id = await handsOver(hub, 'home', 'home@196', caseId, { ...custody, survivors: [boy] });
  expect(await sees(hub, 'home@196', boy)).toBe(false);
  // That a home is about to receive the boy says where he will be.
  for (const [persona, is] of Object.entries({ cwc: [{ id }], labour: [], police: [], home: [{ id }] }))
    expect(
      (await hub.officer(persona).data('query($id: ID!) { case(id: $id) { handovers { nodes { id } } } }', { id: caseId })).case.handovers.nodes,
    ).toEqual(is);

  at('06T13:00');
  await hub.officer('home@196').does('acceptHandover', { handoverId: id });
  expect(await homeOf(boy)).toEqual([await hub.office('home')]);
  expect(await reads(hub, 'home@196', boy, 'status')).toEqual({ status: 'IN_INTERIM_CARE' });
  expect(await sees(hub, 'home@196', other)).toBe(false);
  const capacities = async (persona: string) => (await seesOfCase(hub, persona, caseId)).participants.map(({ capacity }: any) => capacity);
  expect(await capacities('cwc')).toContain('RECEIVING');
  expect(await capacities('labour')).not.toContain('RECEIVING');
  // The bureaus of both States, and the Committee and the Child Protection Unit there.
  const offices = (await seesOfCase(hub, 'cwc', caseId)).participants.map(({ office }: any) => office.id);
  for (const persona of ['ahtb', 'ahtb@196', 'cwc@196', 'dcpu@196']) expect(offices).toContain(await hub.office(persona));

  const receive = { handoverId: id, survivorId: boy, receivedAt: '2026-06-07T18:00:00+05:30', shelter: 'CH' };
  at('07T19:00');
  expect(await hub.officer('home@196').fails('receiveSurvivor', receive)).toMatchObject([{ message: expect.stringContaining('escort') }]);
  const escort = { handoverId: id, escortOfficeId: await hub.office('child-police'), womanOfficer: false, leftAt: '2026-06-07T08:00:00+05:30' };
  expect(await hub.officer('cwc').fails('recordEscort', escort)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('home').does('recordEscort', escort);
  expect(await hub.officer('home').fails('receiveSurvivor', receive)).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('home@196').fails('receiveSurvivor', { ...receive, receivedAt: '2026-06-07T07:00:00+05:30' })).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  expect(await hub.officer('home@196').fails('receiveSurvivor', { ...receive, shelter: 'SHAKTI_SADAN' })).toMatchObject([{ path: ['shelter'] }]);
  expect(await hub.officer('home@196').does('receiveSurvivor', receive, 'status')).toEqual({ status: 'DONE' });
  expect(await homeOf(boy)).toEqual([await hub.office('home@196')]);
  expect(await sees(hub, 'home', boy)).toBe(false);
  expect(await capacities('cwc')).not.toContain('RECEIVING');
  expect((await capacities('cwc')).filter((capacity: string) => capacity === 'CUSTODIAN')).toHaveLength(1);
  expect(await stateOf(id)).toEqual({ status: 'DONE', survivors: { nodes: [{ survivor: null, receivedAt: '2026-06-07T12:30:00.000Z' }] } });
  expect(await hub.officer('home@196').fails('receiveSurvivor', receive)).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await accessListProblems(hub.admin)).toEqual([]);

  // The Committee places anew from there, as from any home.
  await hub.officer('cwc').does('placeSurvivor', {
    survivorId: boy,
    expectedVersion: (await reads(hub, 'cwc', boy, 'version')).version,
    homeId: await hub.office('home'),
    shelter: 'CH',
    since: '2026-06-07T19:00:00+05:30',
  });
  expect(await sees(hub, 'home@196', boy)).toBe(false);
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('a girl is escorted with a woman officer', async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const { id: caseId } = await hub
    .officer('police')
    .does('openCase', { kind: 'TRAFFICKING', district: 102, channel: 'PATROL', receivedAt: '2026-06-05T05:00:00+05:30' });
  const rescue = await hub.officer('police').does(
    'recordRescue',
    {
      caseId,
      district: 102,
      startedAt: '2026-06-05T05:30:00+05:30',
      endedAt: '2026-06-05T07:10:00+05:30',
      survivors: [{ ...aBoy, sex: 'FEMALE' }],
    },
    'survivors { nodes { id } }',
  );
  const girl = rescue.survivors.nodes[0].id;
  at('06T12:00');
  await hub.officer('cwc').does('placeSurvivor', {
    survivorId: girl,
    expectedVersion: 1,
    homeId: await hub.office('home'),
    shelter: 'CH',
    since: '2026-06-06T10:00:00+05:30',
  });
  const id = await handsOver(hub, 'home', 'cwc@103', caseId, { ...custody, survivors: [girl] });
  await hub.officer('cwc@103').does('acceptHandover', { handoverId: id });
  at('06T14:00');
  const escort = { handoverId: id, escortOfficeId: await hub.office('child-police'), womanOfficer: false, leftAt: '2026-06-06T13:00:00+05:30' };
  expect(await hub.officer('home').fails('recordEscort', escort)).toMatchObject([
    { path: ['womanOfficer'], message: expect.stringContaining('s. 95(2)') },
  ]);
  // Whoever writes: the database refuses it too.
  const alone = hub.admin.query(`update hub.handover set left_at = now(), woman_officer = false, escort_office_id = from_office_id where id = $1`, [
    id.split('_')[1],
  ]);
  await expect(alone).rejects.toThrow('woman officer');
  await hub.officer('cwc@103').does('recordEscort', { ...escort, womanOfficer: true });
  await hub.officer('cwc@103').does('receiveSurvivor', { handoverId: id, survivorId: girl, receivedAt: '2026-06-06T13:45:00+05:30' });
  // An office that is no home has the survivor in its charge, and hands over in its turn.
  expect(await homeOf(girl)).toEqual([await hub.office('cwc@103')]);
  const on = await handsOver(hub, 'cwc@103', 'home@103', caseId, { ...custody, survivors: [girl] });
  await hub.officer('home@103').does('refuseHandover', { handoverId: on, reason: 'NO_CAPACITY' });
  expect(await accessListProblems(hub.admin)).toEqual([]);
});

test('who was placed elsewhere meanwhile is not handed over, and both offices are told', async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  const id = await handsOver(hub, 'home', 'home@103', caseId, { ...custody, survivors: [boy] });
  expect(
    await hub.officer('home').fails('proposeHandover', await proposal(hub, 'home', 'home@196', caseId, { ...custody, survivors: [boy] })),
  ).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('already') }]);
  at('06T13:00');
  await hub.officer('home@103').does('acceptHandover', { handoverId: id });
  await hub.officer('cwc').does('placeSurvivor', {
    survivorId: boy,
    expectedVersion: (await reads(hub, 'cwc', boy, 'version')).version,
    homeId: await hub.office('home@104'),
    shelter: 'CH',
    since: '2026-06-06T12:30:00+05:30',
  });
  expect(await sees(hub, 'home@103', boy)).toBe(false);
  for (const persona of ['home', 'home@103'])
    expect((await hub.officer(persona).data('{ notices(first: 50) { nodes { kind subject } } }')).notices.nodes).toContainEqual({
      kind: 'HANDOVER_ENDED',
      subject: id,
    });
  expect((await stateOf(id)).status).toBe('OVERTAKEN');
  expect(
    await hub
      .officer('home@103')
      .fails('receiveSurvivor', { handoverId: id, survivorId: boy, receivedAt: '2026-06-06T13:00:00+05:30', shelter: 'CH' }),
  ).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('overtaken') }]);
  expect(await homeOf(boy)).toEqual([await hub.office('home@104')]);
  expect(await accessListProblems(hub.admin)).toEqual([]);
});
