import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();
const ORDER = { number: 'CWC/57', type: 'RESTORE', madeAt: '2026-06-06T11:00:00+05:30', isFinal: true };
const anAdult = { ...aBoy, ageFrom: 22, ageTo: 24 };

test('what the Committee ordered is for those who may know; others see that there is an order, or nothing', async () => {
  const { boy, caseId } = await aCaseOfEveryone(hub);
  await hub.officer('cwc').does('recordOrder', { survivorId: boy, ...ORDER });
  expect(await whatEachSees(hub, boy, 'orders', 'detail')).toBe(
    'police S, ahtu S, ahtb -, child-police S, labour S, administration F, cwc F, dcpu F, home F, medical -, legal S, ngo F',
  );
  const { case: file } = await hub.officer('labour').data('query($id: ID!) { case(id: $id) { stage } }', { id: caseId });
  expect(file.stage).toBe('FINAL_ORDER');
});

test('who may not see an order does not notice it', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const before = await reads(hub, 'medical', boy, 'version updatedAt');
  await hub.officer('cwc').does('recordOrder', { survivorId: boy, ...ORDER, type: 'COUNSELLING', isFinal: false });
  expect(await reads(hub, 'medical', boy, 'version updatedAt')).toEqual(before);
});

test('only the Committee with jurisdiction orders', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  for (const persona of ['police', 'dcpu', 'home', 'labour'])
    expect(await hub.officer(persona).fails('recordOrder', { survivorId: boy, ...ORDER })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('cwc@196'), 'recordOrder', { survivorId: boy, ...ORDER }, 'survivorId');
  const { version } = await reads(hub, 'cwc', boy, 'version');
  await hub.officer('cwc').does('consultHomeDistrict', { survivorId: boy, expectedVersion: version, homeDistrict: 196 });
  expect(await hub.officer('cwc@196').fails('recordOrder', { survivorId: other, ...ORDER })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('cwc@196').does('recordOrder', { survivorId: boy, ...ORDER });
});

test('orders for children are not made for adults', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const { id } = await hub.officer('police').does('addSurvivor', { caseId, district: 102, foundAt: '2026-06-06T08:00:00+05:30', survivor: anAdult });
  expect(await hub.officer('cwc').fails('recordOrder', { survivorId: id, ...ORDER })).toMatchObject([{ code: 'CONFLICT', path: ['type'] }]);
  await hub.officer('cwc').does('recordOrder', { survivorId: id, ...ORDER, type: 'LEGAL_AID' });
});

test('an order is corrected with a reason; its date and number must be possible', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const cwc = hub.officer('cwc');
  const wrong = [
    [{ madeAt: '2026-06-05T04:00:00+05:30' }, 'madeAt'],
    [{ madeAt: '2026-06-09T04:00:00+05:30' }, 'madeAt'],
    [{ number: ' ' }, 'number'],
    [{ type: 'ASSIGN_NGO' }, 'type'],
  ] as const;
  for (const [input, field] of wrong)
    expect(await cwc.fails('recordOrder', { survivorId: boy, ...ORDER, ...input })).toMatchObject([{ code: 'INVALID', path: [field] }]);
  const { id } = await cwc.does('recordOrder', { survivorId: boy, ...ORDER });
  await cwc.does('recordOrder', { survivorId: boy, ...ORDER, number: 'CWC/58', correction: { supersedes: id, reason: 'CLERICAL_ERROR' } });
  const { orders } = await reads(hub, 'ngo', boy, 'orders { nodes { detail { number } } }');
  expect(orders.nodes.map((order: any) => order.detail.number)).toEqual(['CWC/41', 'CWC/58']);
});

test('a partner organisation sees whom it is assigned by order, and no other; the order stays beside its name', async () => {
  const { caseId, boy, other } = await aCaseOfEveryone(hub);
  const ngo = hub.officer('ngo');
  expect((await ngo.data('query($id: ID!) { case(id: $id) { survivors { nodes { id } } } }', { id: caseId })).case.survivors.nodes).toEqual([
    { id: boy },
  ]);
  const { case: file } = await hub
    .officer('labour')
    .data('query($id: ID!) { case(id: $id) { participants(last: 1) { nodes { capacity basis authority } } } }', { id: caseId });
  expect(file.participants.nodes).toEqual([{ capacity: 'PARTNER', basis: 'ORDER', authority: 'CWC/41 of 2026-06-06' }]);
  await hub
    .officer('cwc')
    .does('assignNgo', { survivorIds: [boy, other], ngoId: await hub.office('ngo'), orderNumber: 'CWC/42', orderedOn: '2026-06-06' });
  expect((await reads(hub, 'ngo', other, 'orders { nodes { detail { type } } }')).orders.nodes).toEqual([{ detail: { type: 'ASSIGN_NGO' } }]);
  // Everything an assignment wrote is on the record of what was done.
  const { rows } = await hub.admin.query(
    `select changed from hub.audit_record where operation = 'assignNgo' and case_id = $1 order by at desc limit 1`,
    [caseId.split('_')[1]],
  );
  const tables = rows[0].changed.map((row: string) => row.split(':')[0]).toSorted();
  expect(tables).toEqual(['case_file', 'cwc_order', 'cwc_order', 'cwc_order_detail', 'cwc_order_detail', 'survivor_participant']);
});

test('an assignment names a partner organisation and survivors of one case, or nothing is written', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  const { boy: elsewhere } = await aCaseOfEveryone(hub);
  const cwc = hub.officer('cwc');
  const assignment = { survivorIds: [other], ngoId: await hub.office('ngo@103'), orderNumber: 'CWC/43', orderedOn: '2026-06-06' };
  const wrong = [
    [{ survivorIds: [] }, 'survivorIds'],
    [{ survivorIds: [other, other] }, 'survivorIds'],
    [{ survivorIds: [other, elsewhere] }, 'survivorIds'],
    [{ ngoId: await hub.office('home') }, 'ngoId'],
    [{ orderNumber: '' }, 'orderNumber'],
    [{ orderedOn: '2026-06-07' }, 'orderedOn'],
    [{ orderedOn: '2026-06-04' }, 'orderedOn'],
  ] as const;
  for (const [input, field] of wrong) {
    const [problem] = await cwc.fails('assignNgo', { ...assignment, ...input });
    expect(problem).toMatchObject({ code: 'INVALID' });
    expect(problem!.path[0]).toBe(field);
  }
  expect(await reads(hub, 'cwc', other, 'orders { totalCount } assignedTo { totalCount }')).toEqual({
    orders: { totalCount: 0 },
    assignedTo: { totalCount: 0 },
  });
  expect(await hub.officer('dcpu').fails('assignNgo', assignment)).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('cwc@196').fails('assignNgo', { ...assignment, survivorIds: [boy] })).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test('once consulted, the home district takes part and all see which it is', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const { version } = await reads(hub, 'cwc', boy, 'version');
  const consultation = { survivorId: boy, expectedVersion: version, homeDistrict: 196 };
  await isNotThere(
    hub.officer('dcpu@196'),
    'drawUpCarePlan',
    { survivorId: boy, drawnUpAt: '2026-06-06T11:00:00+05:30', reviewOn: '2026-09-06', goals: [] },
    'survivorId',
  );
  expect(await hub.officer('cwc').fails('consultHomeDistrict', { ...consultation, homeDistrict: 99999 })).toMatchObject([
    { code: 'INVALID', path: ['homeDistrict'] },
  ]);
  expect(await hub.officer('cwc').fails('consultHomeDistrict', { ...consultation, homeDistrict: 102 })).toMatchObject([
    { code: 'INVALID', path: ['homeDistrict'] },
  ]);
  expect(await hub.officer('dcpu').fails('consultHomeDistrict', consultation)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('cwc').does('consultHomeDistrict', consultation);
  expect(await hub.officer('cwc').fails('consultHomeDistrict', consultation)).toMatchObject([{ code: 'STALE_VERSION', path: ['expectedVersion'] }]);
  for (const persona of ['labour', 'cwc@196', 'dcpu@196', 'ahtb@196'])
    expect((await reads(hub, persona, boy, 'homeDistrict { name }')).homeDistrict).toEqual({ name: 'Gaya' });
});
