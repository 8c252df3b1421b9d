import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const PLAN = { drawnUpAt: '2026-06-06T11:00:00+05:30', reviewOn: '2026-09-06', goals: [{ domain: 'education', goal: 'Class 7' }] };
const RHB = 'police S, ahtu S, ahtb -, child-police S, labour S, administration F, cwc F, dcpu F, home F, medical -, legal S, ngo F';

async function aPlan(persona = 'home') {
  const { boy, other } = await aCaseOfEveryone(hub);
  const { id: carePlanId } = await hub.officer(persona).does('drawUpCarePlan', { survivorId: boy, ...PLAN });
  return { boy, other, carePlanId };
}

test('a care plan of the home is for those who see rehabilitation; others see that there is one, or nothing', async () => {
  const { boy } = await aPlan();
  expect(await whatEachSees(hub, boy, 'carePlans', 'detail')).toBe(RHB);
});

test('the Child Protection Unit and the assigned organisation draw up plans too, of whom they see', async () => {
  for (const persona of ['dcpu', 'ngo']) await aPlan(persona);
  const { boy, other } = await aPlan();
  for (const persona of ['cwc', 'police', 'labour'])
    expect(await hub.officer(persona).fails('drawUpCarePlan', { survivorId: boy, ...PLAN })).toMatchObject([{ code: 'FORBIDDEN' }]);
  for (const persona of ['ngo', 'home']) await isNotThere(hub.officer(persona), 'drawUpCarePlan', { survivorId: other, ...PLAN }, 'survivorId');
});

test('the Committee with jurisdiction approves a plan, once, and only the plan that stands', async () => {
  const { boy, carePlanId } = await aPlan();
  const approval = { carePlanId, approvedAt: '2026-06-06T11:30:00+05:30' };
  expect(await hub.officer('home').fails('approveCarePlan', approval)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('cwc@103'), 'approveCarePlan', approval, 'carePlanId');
  const cwc = hub.officer('cwc');
  for (const approvedAt of ['2026-06-06T10:00:00+05:30', '2026-06-07T10:00:00+05:30'])
    expect(await cwc.fails('approveCarePlan', { carePlanId, approvedAt })).toMatchObject([{ code: 'INVALID', path: ['approvedAt'] }]);
  await cwc.does('approveCarePlan', approval);
  expect((await reads(hub, 'labour', boy, 'carePlans { nodes { approvedAt detail { reviewOn } } }')).carePlans.nodes).toEqual([
    { approvedAt: '2026-06-06T06:00:00.000Z', detail: null },
  ]);
  expect(await cwc.fails('approveCarePlan', approval)).toMatchObject([{ code: 'CONFLICT', path: ['carePlanId'] }]);
  await hub.officer('home').does('drawUpCarePlan', { survivorId: boy, ...PLAN, correction: { supersedes: carePlanId, reason: 'NEW_EVIDENCE' } });
  expect(await hub.officer('home').fails('planService', { carePlanId, kind: 'BRIDGE_COURSE' })).toMatchObject([
    { code: 'CONFLICT', path: ['carePlanId'] },
  ]);
});

test('a plan has goals, and a review after it was drawn up', async () => {
  const { boy } = await aPlan();
  const wrong = [
    [{ goals: [] }, 'goals'],
    [{ goals: [{ domain: 'health', goal: ' ' }] }, ['goals', '0', 'goal']],
    [{ reviewOn: '2026-06-06' }, 'reviewOn'],
    [{ drawnUpAt: '2026-06-05T05:00:00+05:30' }, 'drawnUpAt'],
    [{ drawnUpAt: '2026-06-08T05:00:00+05:30' }, 'drawnUpAt'],
  ] as const;
  for (const [input, field] of wrong)
    expect(await hub.officer('dcpu').fails('drawUpCarePlan', { survivorId: boy, ...PLAN, ...input })).toMatchObject([
      { code: 'INVALID', path: [field].flat() },
    ]);
});

test('which service, and by whom, is for those who see rehabilitation; how far it has come is a status', async () => {
  const { carePlanId } = await aPlan();
  await hub.officer('dcpu').does('planService', { carePlanId, kind: 'BRIDGE_COURSE', providerId: await hub.office('ngo') });
  const seen: string[] = [];
  for (const persona of ['police', 'labour', 'legal', 'administration', 'cwc', 'home', 'ngo']) {
    const { node } = await hub
      .officer(persona)
      .data('query($id: ID!) { node(id: $id) { ... on CarePlan { services { nodes { status detail { kind provider { kind } } } } } } }', {
        id: carePlanId,
      });
    const [service] = node.services.nodes;
    seen.push(`${persona} ${service.status} ${service.detail ? `${service.detail.kind} ${service.detail.provider.kind}` : null}`);
  }
  const [status, full] = ['PLANNED null', 'PLANNED BRIDGE_COURSE NGO'];
  expect(seen).toEqual([
    `police ${status}`,
    `labour ${status}`,
    `legal ${status}`,
    `administration ${full}`,
    `cwc ${full}`,
    `home ${full}`,
    `ngo ${full}`,
  ]);
});

test('a service starts, stops, starts again and is completed; never backwards, and never on an old state', async () => {
  const { carePlanId, boy } = await aPlan();
  const ngo = hub.officer('ngo');
  const { version: survivorVersion } = await reads(hub, 'medical', boy, 'version');
  const { id: serviceId } = await ngo.does('planService', { carePlanId, kind: 'SCHOOL_ENROL' });
  const move = { serviceId, expectedVersion: 1, status: 'STARTED', at: '2026-06-06T11:30:00+05:30' };
  expect(await hub.officer('cwc').fails('moveService', move)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('ngo@103'), 'moveService', move, 'serviceId');
  expect(await ngo.does('moveService', move, 'status statusSince version')).toEqual({
    status: 'STARTED',
    statusSince: '2026-06-06T06:00:00.000Z',
    version: 2,
  });
  expect(await ngo.fails('moveService', move)).toMatchObject([{ code: 'STALE_VERSION', path: ['expectedVersion'] }]);
  expect(await ngo.fails('moveService', { ...move, expectedVersion: 2, status: 'PLANNED' })).toMatchObject([
    { code: 'ILLEGAL_STEP', path: ['status'] },
  ]);
  for (const at of ['2026-06-06T11:00:00+05:30', '2026-06-08T11:00:00+05:30'])
    expect(await ngo.fails('moveService', { ...move, expectedVersion: 2, status: 'COMPLETED', at })).toMatchObject([
      { code: 'INVALID', path: ['at'] },
    ]);
  for (const [i, status] of ['STOPPED', 'STARTED', 'COMPLETED'].entries())
    await ngo.does('moveService', { serviceId, expectedVersion: 2 + i, status });
  expect(await ngo.fails('moveService', { serviceId, expectedVersion: 5, status: 'STARTED' })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
  expect((await reads(hub, 'medical', boy, 'version')).version).toBe(survivorVersion);
});
