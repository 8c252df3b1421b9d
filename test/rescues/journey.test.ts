import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useHub } from '../hub.js';
import { aRescue } from '../stories.js';

const hub = useHub();

const STATUS = 'query($id: ID!) { survivor(id: $id) { status version journey { nodes { status happenedAt note { text } } } } }';

test('all who take part see the new status at once, each as far as the table says', async () => {
  const { survivorId } = await aRescue(hub);
  const ahtu = hub.officer('ahtu');
  await ahtu.does('recordJourneyEvent', {
    survivorId,
    expectedVersion: 1,
    status: 'IN_SAFE_CUSTODY',
    happenedAt: '2026-06-05T08:00:00+05:30',
    note: 'ate and slept',
  });
  for (const [persona, note] of [
    ['cwc', 'ate and slept'],
    ['dcpu', 'ate and slept'],
    ['labour', null],
    ['ahtu', null],
  ] as const) {
    const { survivor } = await hub.officer(persona).data(STATUS, { id: survivorId });
    expect({ persona, status: survivor.status, note: survivor.journey.nodes[1].note?.text ?? null }).toEqual({
      persona,
      status: 'IN_SAFE_CUSTODY',
      note,
    });
  }
});

test('a case that is not shared does not exist for others, whatever its id', async () => {
  const { survivorId, caseId } = await aRescue(hub);
  const stranger = hub.officer('ahtu@103');
  for (const id of [survivorId, caseId]) {
    const neverIssued = `${id.split('_')[0]}_${randomUUID()}`;
    const query = id.startsWith('Case')
      ? 'query($id: ID!) { case(id: $id) { number } node(id: $id) { id } }'
      : 'query($id: ID!) { survivor(id: $id) { status } node(id: $id) { id } }';
    expect(await stranger.ask(query, { id })).toEqual(await stranger.ask(query, { id: neverIssued }));
  }
});

test('the same opId again answers the same and changes nothing; with other contents it is refused', async () => {
  const { survivorId } = await aRescue(hub);
  const ahtu = hub.officer('ahtu');
  const step = { opId: randomUUID(), survivorId, expectedVersion: 1, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T08:00:00+05:30' };
  const first = await ahtu.does('recordJourneyEvent', step, 'id version status');
  expect(await ahtu.does('recordJourneyEvent', step, 'id version status')).toEqual(first);
  const { rows } = await hub.admin.query('select count(*)::int as n from hub.journey_event where survivor_id = $1', [survivorId.split('_')[1]]);
  expect(rows[0].n).toBe(2);
  expect(await ahtu.fails('recordJourneyEvent', { ...step, status: 'BEFORE_CWC' })).toMatchObject([{ code: 'OP_ID_REUSED', path: ['opId'] }]);
});

test('a step that arrives late takes its place by when it happened', async () => {
  const { survivorId } = await aRescue(hub);
  const ahtu = hub.officer('ahtu');
  await ahtu.does('recordJourneyEvent', { survivorId, expectedVersion: 1, status: 'BEFORE_CWC', happenedAt: '2026-06-05T11:00:00+05:30' });
  await ahtu.does('recordJourneyEvent', {
    survivorId,
    expectedVersion: 2,
    status: 'AT_MEDICAL_EXAMINATION',
    happenedAt: '2026-06-05T09:00:00+05:30',
  });
  const { survivor } = await ahtu.data(STATUS, { id: survivorId });
  expect(survivor.status).toBe('BEFORE_CWC');
  expect(survivor.journey.nodes.map((event: any) => event.status)).toEqual(['RESCUED', 'AT_MEDICAL_EXAMINATION', 'BEFORE_CWC']);
});
