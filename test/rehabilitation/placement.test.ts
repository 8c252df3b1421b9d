import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads } from '../everyone.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();
const cwc = () => hub.officer('cwc');
const CUSTODIANS = 'assignedTo { nodes { capacity } }';

async function placed(survivorId: string, home: string, more: object = {}) {
  const { version } = await reads(hub, 'cwc', survivorId, 'version');
  return { survivorId, expectedVersion: version, homeId: await hub.office(home), shelter: 'CH', since: '2026-06-06T11:00:00+05:30', ...more };
}

test('that a survivor is placed is a status; in which home, only those learn who may know where', async () => {
  const { boy, caseId } = await aCaseOfEveryone(hub);
  const seen: Record<string, unknown> = {};
  for (const persona of ['police', 'labour', 'administration', 'ngo', 'medical', 'legal', 'child-police', 'cwc', 'dcpu', 'home']) {
    const { placements, assignedTo } = await reads(hub, persona, boy, `placements { nodes { since } } ${CUSTODIANS}`);
    const { case: file } = await hub
      .officer(persona)
      .data('query($id: ID!) { case(id: $id) { participants(first: 100) { nodes { capacity } } } }', { id: caseId });
    const custodians = [assignedTo, file.participants].map(({ nodes }) => nodes.filter(({ capacity }: any) => capacity === 'CUSTODIAN').length);
    seen[persona] = [placements.nodes.length, ...custodians].join();
  }
  expect(seen).toEqual({
    police: '1,0,0',
    labour: '0,0,0',
    administration: '1,0,0',
    ngo: '1,0,0',
    medical: '0,0,0',
    legal: '0,0,0',
    'child-police': '1,1,1',
    cwc: '1,1,1',
    dcpu: '1,1,1',
    home: '1,1,1',
  });
});

test('the home sees its resident and no other, and the step of the journey is seen by all', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  expect(await reads(hub, 'home', boy, 'status')).toEqual({ status: 'IN_INTERIM_CARE' });
  expect(await reads(hub, 'labour', boy, 'status statusSince')).toEqual({ status: 'IN_INTERIM_CARE', statusSince: '2026-06-06T04:30:00.000Z' });
  await isNotThere(
    hub.officer('home'),
    'drawUpCarePlan',
    { survivorId: other, drawnUpAt: '2026-06-06T11:00:00+05:30', reviewOn: '2026-09-06', goals: [] },
    'survivorId',
  );
});

test('a new placement ends the one before, and the home before sees the survivor no more', async () => {
  const { boy, caseId } = await aCaseOfEveryone(hub);
  await cwc().does('placeSurvivor', await placed(boy, 'home@103'));
  const { placements } = await reads(hub, 'cwc', boy, 'placements { nodes { since until } }');
  expect(placements.nodes).toEqual([
    { since: '2026-06-06T04:30:00.000Z', until: '2026-06-06T05:30:00.000Z' },
    { since: '2026-06-06T05:30:00.000Z', until: null },
  ]);
  const hidden = await hub.officer('home').ask('query($s: ID!, $c: ID!) { survivor(id: $s) { id } case(id: $c) { id } }', { s: boy, c: caseId });
  expect(hidden.errors?.map(({ extensions }) => extensions.code)).toEqual(expect.arrayContaining(['NOT_FOUND']));
  expect(hidden.data?.case ?? null).toBeNull();
  expect((await reads(hub, 'home@103', boy, 'placements { totalCount }')).placements.totalCount).toBe(1);
});

test('a home that has another resident of the case keeps the case, and loses the one who left', async () => {
  const { boy, other, caseId } = await aCaseOfEveryone(hub);
  await cwc().does('placeSurvivor', await placed(other, 'home'));
  await cwc().does('placeSurvivor', await placed(boy, 'home@103'));
  const { case: file } = await hub.officer('home').data('query($id: ID!) { case(id: $id) { survivors { nodes { id } } } }', { id: caseId });
  expect(file.survivors.nodes).toEqual([{ id: other }]);
});

test('a placement that would lie in the custody of another is refused, and nothing is written', async () => {
  const { boy, placementId } = await aCaseOfEveryone(hub);
  expect(await cwc().fails('placeSurvivor', await placed(boy, 'home@103', { since: '2026-06-06T09:30:00+05:30' }))).toMatchObject([
    { code: 'CONFLICT', path: ['since'] },
  ]);
  await cwc().does('endPlacement', { placementId, until: '2026-06-06T11:30:00+05:30' });
  // Back-dated into a placement that has ended: the database itself holds this.
  const [problem] = await cwc().fails('placeSurvivor', await placed(boy, 'home@103'));
  expect(problem).toMatchObject({ code: 'CONFLICT', message: 'The survivor is in the custody of another at that time. End that placement first.' });
  expect(await reads(hub, 'cwc', boy, `placements { totalCount } ${CUSTODIANS}`)).toMatchObject({ placements: { totalCount: 1 } });
  const { rows } = await hub.admin.query(
    `select 1 from hub.survivor_access where survivor_id = $1 and office_id = (select id from hub.office where kind = 'CHILD_CARE_INSTITUTION' and district_code = 103)`,
    [boy.split('_')[1]],
  );
  expect(rows).toEqual([]);
});

test('of two placements at the same time one is done and the other is told why not', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  for (const survivorId of [boy, other]) {
    const inputs = [await placed(survivorId, 'home@103'), await placed(survivorId, 'home@104')];
    const outcomes = await Promise.allSettled(inputs.map((input) => cwc().does('placeSurvivor', input)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(String((outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason)).toMatch(/STALE_VERSION|CONFLICT/);
    const { placements } = await reads(hub, 'cwc', survivorId, 'placements { nodes { until } }');
    expect(placements.nodes.filter(({ until }: any) => !until)).toHaveLength(1);
  }
});

test('the home or the Committee ends a placement, and the home loses sight at once', async () => {
  const { boy, placementId } = await aCaseOfEveryone(hub);
  const end = { placementId, until: '2026-06-06T11:30:00+05:30' };
  expect(await hub.officer('dcpu').fails('endPlacement', end)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('home@103'), 'endPlacement', end, 'placementId');
  expect(await hub.officer('home').fails('endPlacement', { ...end, until: '2026-06-06T09:00:00+05:30' })).toMatchObject([
    { code: 'CONFLICT', path: ['until'] },
  ]);
  expect(await hub.officer('home').fails('endPlacement', { ...end, until: '2026-06-08T09:00:00+05:30' })).toMatchObject([
    { code: 'INVALID', path: ['until'] },
  ]);
  expect(await hub.officer('home').does('endPlacement', end)).toBeNull();
  await isNotThere(hub.officer('home'), 'endPlacement', end, 'placementId');
  expect((await hub.officer('home').ask('query($id: ID!) { survivor(id: $id) { id } }', { id: boy })).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
  expect((await reads(hub, 'cwc', boy, 'placements { nodes { until } }')).placements.nodes).toEqual([{ until: '2026-06-06T06:00:00.000Z' }]);
  expect(await cwc().fails('endPlacement', end)).toMatchObject([{ code: 'CONFLICT' }]);
});

test('an adult is not placed in a child care institution', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const { id } = await hub
    .officer('police')
    .does('addSurvivor', { caseId, district: 102, foundAt: '2026-06-06T08:00:00+05:30', survivor: { ...aBoy, ageFrom: 19, ageTo: 21 } });
  expect(await cwc().fails('placeSurvivor', await placed(id, 'home'))).toMatchObject([{ code: 'CONFLICT', path: ['homeId'] }]);
});

test('a placement names a home that offers the shelter, an order about the survivor, and a time that can be', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  const { id: orderId } = await cwc().does('recordOrder', {
    survivorId: boy,
    number: 'CWC/50',
    type: 'PLACE_CCI',
    madeAt: '2026-06-06T10:30:00+05:30',
    isFinal: false,
  });
  const wrong = [
    [{ homeId: await hub.office('ngo') }, 'homeId'],
    [{ shelter: 'OSC' }, 'shelter'],
    [{ since: '2026-06-05T05:00:00+05:30' }, 'since'],
    [{ since: '2026-06-07T05:00:00+05:30' }, 'since'],
    [{ orderId }, 'orderId'],
    [{ expectedVersion: 7 }, 'expectedVersion'],
  ] as const;
  for (const [input, field] of wrong)
    expect(await cwc().fails('placeSurvivor', { ...(await placed(other, 'home')), ...input })).toMatchObject([{ path: [field] }]);
  for (const persona of ['police', 'home', 'dcpu'])
    expect(await hub.officer(persona).fails('placeSurvivor', await placed(boy, 'home@103'))).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('cwc@103'), 'placeSurvivor', await placed(boy, 'home@103'), 'survivorId');
  await cwc().does('placeSurvivor', await placed(boy, 'home@103', { orderId, isLongTerm: true }));
  expect(await reads(hub, 'labour', boy, 'status')).toEqual({ status: 'IN_LONG_TERM_CARE' });
});
