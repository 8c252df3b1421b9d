import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { personaSubject } from '../../src/offices/personas.js';
import { Pipeline } from '../../src/planner/pipeline.js';
import { aBoy, useHub } from '../hub.js';
import { bearer, post, serve } from '../server/http.js';
import { aRescue } from '../stories.js';

const hub = useHub();
let ordinary: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  ordinary = await serve(hub, { planning: false, development: true });
});
afterAll(() => ordinary.stop());

/** How many steps were recorded in one statement. */
let inOneStatement = 0;
const { run } = Pipeline.prototype;
Pipeline.prototype.run = async function counted(this: Pipeline, entering, statements, aborted) {
  const answers = await run.call(this, entering, statements, aborted);
  if (statements[0]?.sql.includes('the_survivor') && answers?.[0]) inOneStatement++;
  return answers;
};
beforeEach(() => {
  inOneStatement = 0;
});

const STEP = `mutation($input: RecordJourneyEventInput!) { recordJourneyEvent(input: $input) {
  survivor { status statusSince version updatedAt case { updatedAt } journey { nodes { status happenedAt recordedAt note { text } recordedBy { kind } } } }
  problems { code message path } } }`;

async function record(at: { url: string }, persona: string, input: object): Promise<any> {
  return (await post(at, { query: STEP, variables: { input } }, await bearer(hub, personaSubject(persona)))).json;
}

/** Two boys found at one time: the one's story is told in one statement, the other's in the ordinary way. */
async function twoBoys(): Promise<[string, string]> {
  const { survivorIds } = await aRescue(hub, [aBoy, aBoy]);
  return survivorIds as [string, string];
}

/** Everything that a step leaves behind, without the ids that are drawn. */
async function left(survivor: string): Promise<unknown> {
  const id = survivor.split('_')[1];
  const rows = async (sql: string) => (await hub.admin.query(sql, [id])).rows;
  return {
    events: await rows(
      'select status, happened_at, recorded_by_office_id, recorded_by_id, superseded_at from hub.journey_event where survivor_id = $1 order by happened_at, id',
    ),
    notes: await rows('select text, recorded_by_office_id from hub.journey_note where survivor_id = $1 order by id'),
    places: await rows('select district_code, place, recorded_by_office_id from hub.journey_place where survivor_id = $1 order by id'),
    audit: await rows(`select a.officer_id, a.office_id, a.client_id, a.operation, a.case_id is not null as has_case,
      (select array_agg(split_part(c, ':', 1) order by c) from unnest(a.changed) c) as changed
      from hub.operation_done d join hub.audit_record a on a.op_id = d.op_id where d.result_id = $1 order by a.id`),
    outbox: await rows(`select officer_id, event, case_id is not null as has_case from hub.outbox where subject = 'Survivor_' || $1 order by id`),
  };
}

const steps: [string, Record<string, unknown>, boolean][] = [
  ['a step', { status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T10:30:00+05:30' }, true],
  [
    'with a note and a place',
    { status: 'AT_MEDICAL_EXAMINATION', happenedAt: '2026-06-05T11:00:00+05:30', note: 'Calm', district: 102, place: 'Ward 3' },
    true,
  ],
  ['late, before the last', { status: 'AT_MEDICAL_EXAMINATION', happenedAt: '2026-06-05T10:10:00+05:30' }, true],
  ['that cannot follow', { status: 'INDEPENDENT', happenedAt: '2026-06-05T11:10:00+05:30' }, false],
  ['before the person was found', { status: 'MISSING', happenedAt: '2026-06-01T11:10:00+05:30' }, false],
  ['in the future', { status: 'BEFORE_CWC', happenedAt: '2026-06-06T11:10:00+05:30' }, false],
  ['on an old version', { status: 'BEFORE_CWC', happenedAt: '2026-06-05T11:10:00+05:30', expectedVersion: 1 }, false],
  ['in a district that there is not', { status: 'BEFORE_CWC', happenedAt: '2026-06-05T11:10:00+05:30', district: 99999 }, false],
];

test('a step in one statement answers and leaves behind what the ordinary way does', async () => {
  const [one, other] = await twoBoys();
  const versions = { [one]: 1, [other]: 1 };
  for (const [what, input, done] of steps) {
    const answers = [];
    inOneStatement = 0;
    for (const [at, survivorId] of [
      [hub, one],
      [ordinary, other],
    ] as const) {
      const answer = await record(at, 'ahtu', { opId: randomUUID(), expectedVersion: versions[survivorId], survivorId, ...input });
      versions[survivorId] = answer.data?.recordJourneyEvent?.survivor?.version ?? versions[survivorId];
      // Both clocks stand, but for what passes between the two.
      answers.push(JSON.parse(JSON.stringify(answer).replaceAll(/2026-06-05T06:3\d:\d\d\.\d\d\dZ/g, 'now')));
    }
    expect({ what, answer: answers[0] }).toEqual({ what, answer: answers[1] });
    expect({ what, inOneStatement }).toEqual({ what, inOneStatement: done ? 1 : 0 });
  }
  expect(await left(one)).toEqual(await left(other));
});

test('sent twice at once, and again, a step is recorded once', async () => {
  const [survivorId] = await twoBoys();
  const input = { opId: randomUUID(), expectedVersion: 1, survivorId, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T10:30:00+05:30' };
  const answers = await Promise.all(Array.from({ length: 6 }, () => record(hub, 'ahtu', input)));
  answers.push(await record(hub, 'ahtu', input));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0].data.recordJourneyEvent).toMatchObject({ problems: [], survivor: { version: 2, status: 'IN_SAFE_CUSTODY' } });
  expect(inOneStatement).toBe(1);
});

test('of two steps on one version one is recorded, and the other is told so', async () => {
  const [survivorId] = await twoBoys();
  const input = () => ({ opId: randomUUID(), expectedVersion: 1, survivorId, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T10:30:00+05:30' });
  const answers = await Promise.all([record(hub, 'ahtu', input()), record(hub, 'child-police', input())]);
  expect(answers.map(({ data }) => data.recordJourneyEvent.problems[0]?.code ?? 'done').toSorted()).toEqual(['STALE_VERSION', 'done']);
});

test('a step waits for nobody who changed something else of the record, on either way; where the journey has moved on it does', async () => {
  const survivors = await twoBoys();
  for (const [i, at] of [hub, ordinary].entries()) {
    const survivorId = survivors[i]!;
    const seen = (
      await hub.officer('ahtu').data('query($id: ID!) { survivor(id: $id) { status statusSince version nextSteps } }', { id: survivorId })
    ).survivor;
    expect(seen.nextSteps[0]).toBe('IN_SAFE_CUSTODY');
    await hub.admin.query('update hub.survivor set version = version + 2 where id = $1', [survivorId.split('_')[1]]);
    const basedOn = { status: seen.status, since: seen.statusSince };
    const step = (status: string, happenedAt: string) => ({
      opId: randomUUID(),
      survivorId,
      expectedVersion: seen.version,
      basedOn,
      status,
      happenedAt,
    });
    const { basedOn: _, ...blind } = step('IN_SAFE_CUSTODY', '2026-06-05T10:30:00+05:30');
    expect((await record(at, 'ahtu', blind)).data.recordJourneyEvent.problems).toMatchObject([{ code: 'STALE_VERSION' }]);
    const { survivor } = (await record(at, 'ahtu', step('IN_SAFE_CUSTODY', '2026-06-05T10:30:00+05:30'))).data.recordJourneyEvent;
    expect(survivor).toMatchObject({ status: 'IN_SAFE_CUSTODY', version: seen.version + 3 });
    // The second phone saw the same, and the journey has moved on since.
    const late = await record(at, 'child-police', step('AT_MEDICAL_EXAMINATION', '2026-06-05T10:40:00+05:30'));
    expect(late.data.recordJourneyEvent.problems).toMatchObject([{ code: 'STALE_VERSION' }]);
  }
});

test('who does not see the survivor, or no longer serves, changes nothing', async () => {
  const [survivorId] = await twoBoys();
  const input = () => ({ opId: randomUUID(), expectedVersion: 1, survivorId, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T10:30:00+05:30' });
  const never = { ...input(), survivorId: 'Survivor_00000000-0000-7000-8000-000000000000' };
  expect(await record(hub, 'ahtu@196', input())).toEqual(await record(hub, 'ahtu@196', never));
  await record(hub, 'child-police', never);
  await hub.admin.query(`update hub.officer set active_to = '2026-06-01' where subject = $1`, [personaSubject('child-police')]);
  expect((await record(hub, 'child-police', input())).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect(inOneStatement).toBe(0);
  expect((await record(hub, 'ahtu', input())).data.recordJourneyEvent.survivor.version).toBe(2);
});
