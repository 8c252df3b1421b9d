import { expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { anOpenCase } from '../stories.js';

const hub = useHub();

const CASE =
  'query($id: ID!) { case(id: $id) { stage version updatedAt participants { totalCount } plans { totalCount nodes { startedAt detail { site members { designation } } } } } }';

async function aSealedPlan() {
  const { caseId } = await anOpenCase(hub);
  const officerOf = async (persona: string) => (await hub.officer(persona).data('{ viewer { officer { id } } }')).viewer.officer.id;
  const before = (await hub.officer('administration').data(CASE, { id: caseId })).case;
  const plan = await hub
    .officer('ahtu')
    .does(
      'planRescue',
      { caseId, site: 'Sealed lane', plannedFor: '2026-06-06T05:30:00+05:30', team: [await officerOf('labour'), await officerOf('ngo')] },
      'id version',
    );
  return { caseId, plan, before };
}

test('a sealed plan does not exist for those outside the team: no row, no stage, no version, no new office on the list', async () => {
  const { caseId, before } = await aSealedPlan();
  expect((await hub.officer('administration').data(CASE, { id: caseId })).case).toEqual(before);
  expect((await hub.officer('police').ask(CASE, { id: caseId })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
});

test('each member of the team reads it, an office that took no part before among them', async () => {
  const { caseId } = await aSealedPlan();
  for (const persona of ['ahtu', 'labour', 'ngo']) {
    const { plans } = (await hub.officer(persona).data(CASE, { id: caseId })).case;
    expect({ persona, site: plans.nodes[0]?.detail?.site, members: plans.nodes[0]?.detail?.members.length }).toEqual({
      persona,
      site: 'Sealed lane',
      members: 3,
    });
  }
});

test('when the rescue starts, the plan opens to those whom the table lets see it', async () => {
  const { caseId, plan } = await aSealedPlan();
  hub.setClock('2026-06-06T05:40:00+05:30');
  expect(
    await hub
      .officer('administration')
      .fails('startRescue', { planId: plan.id, expectedVersion: plan.version, startedAt: '2026-06-06T05:30:00+05:30' }),
  ).toMatchObject([{ code: 'NOT_FOUND' }]);
  await hub.officer('labour').does('startRescue', { planId: plan.id, expectedVersion: plan.version, startedAt: '2026-06-06T05:30:00+05:30' });
  const { case: seen } = await hub.officer('administration').data(CASE, { id: caseId });
  expect(seen).toMatchObject({ stage: 'PLAN', plans: { nodes: [{ startedAt: '2026-06-06T00:00:00.000Z', detail: { site: 'Sealed lane' } }] } });
  expect(seen.participants.totalCount).toBe(4);
  expect(
    await hub.officer('labour').fails('startRescue', { planId: plan.id, expectedVersion: 2, startedAt: '2026-06-06T05:30:00+05:30' }),
  ).toMatchObject([{ code: 'CONFLICT' }]);
});

test('a plan is for a time to come', async () => {
  const { caseId } = await anOpenCase(hub);
  expect(await hub.officer('ahtu').fails('planRescue', { caseId, site: 'x', plannedFor: '2026-06-01T05:30:00+05:30', team: [] })).toMatchObject([
    { code: 'INVALID', path: ['plannedFor'] },
  ]);
});
