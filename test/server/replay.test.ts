import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SerializationFailure } from '../faults.js';
import { personaSubject } from '../../src/offices/personas.js';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();

const STEP =
  'mutation($input: RecordJourneyEventInput!) { recordJourneyEvent(input: $input) { survivor { pseudonym version } problems { code message path } } }';
const TRIAGE = 'mutation($input: TriageCaseInput!) { triageCase(input: $input) { case { id priority } problems { code message path } } }';

test('the same opId again is authorised again: who has lost sight of the survivor gets what anybody gets, and not the answer of before', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const ngo = hub.officer('ngo');
  const version = (await ngo.data('query($id: ID!) { survivor(id: $id) { version } }', { id: boy })).survivor.version as number;
  const input = {
    opId: randomUUID(),
    survivorId: boy,
    expectedVersion: version,
    status: 'AT_MEDICAL_EXAMINATION',
    happenedAt: '2026-06-06T11:00:00+05:30',
  };
  const first = await ngo.ask(STEP, { input });
  expect(first.data.recordJourneyEvent).toMatchObject({ survivor: { version: version + 1 }, problems: [] });
  expect(await ngo.ask(STEP, { input })).toEqual(first);

  await hub.admin.query(
    `update hub.survivor_participant set until = now() where survivor_id = $1 and office_id = (select office_id from hub.officer where subject = $2)`,
    [boy.split('_')[1], personaSubject('ngo')],
  );
  const again = await ngo.ask(STEP, { input });
  expect(again.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(again).toEqual(await ngo.ask(STEP, { input: { ...input, opId: randomUUID() } }));
  expect(again).toEqual(await ngo.ask(STEP, { input: { ...input, opId: randomUUID(), survivorId: `Survivor_${randomUUID()}` } }));
});

test('and whose role is gone is refused at the door', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const police = hub.officer('police');
  const { version } = (await police.data('query($id: ID!) { case(id: $id) { version } }', { id: caseId })).case;
  const input = { opId: randomUUID(), caseId, expectedVersion: version, priority: 'URGENT' };
  const first = await police.ask(TRIAGE, { input });
  expect(first.data.triageCase).toMatchObject({ case: { id: caseId }, problems: [] });
  expect(await police.ask(TRIAGE, { input })).toEqual(first);
  await hub.admin.query(`update hub.officer set roles = '{COMMITTEE_MEMBER}' where subject = $1`, [personaSubject('police')]);
  try {
    const again = await police.ask(TRIAGE, { input });
    expect(again.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(again).toEqual(await police.ask(TRIAGE, { input: { ...input, opId: randomUUID() } }));
  } finally {
    await hub.admin.query(`update hub.officer set roles = '{POLICE_OFFICER}' where subject = $1`, [personaSubject('police')]);
  }
});

test.each(['40001', '40P01'])('what could not go first (%s) is tried three times at most, and each change is made once', async (code) => {
  const police = hub.officer('police');
  const input = { kind: 'CHILD_LABOUR', district: 102, channel: 'PATROL', receivedAt: '2026-06-05T05:00:00+05:30' };
  for (const [times, isDone] of [
    [2, true],
    [3, false],
  ] as const) {
    const fault = await SerializationFailure.plant(hub, code, times);
    const opId = randomUUID();
    const answer = await police.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } problems { code } } }', {
      input: { ...input, opId },
    });
    expect({ times, tries: await fault.remove(), isDone: Boolean(answer.data?.openCase?.case) }).toEqual({ times, tries: 3, isDone });
    const { rows } = await hub.admin.query(
      `select (select count(*) from hub.operation_done where op_id = $1)::int as done, (select count(*) from hub.audit_record where op_id = $1)::int as audited`,
      [opId],
    );
    expect(rows).toEqual([{ done: Number(isDone), audited: Number(isDone) }]);
  }
});
