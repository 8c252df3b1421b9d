import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { isNotThere } from '../everyone.js';
import { handsOver } from '../handovers/handing.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);
let caseId: string;

beforeAll(async () => {
  hub.setClock('2026-06-05T08:00:00+05:30');
  ({ id: caseId } = await as('ahtu').does('openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PATROL',
    receivedAt: '2026-06-05T05:00:00+05:30',
  }));
  const at = { startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30' };
  await as('ahtu').does('recordRescue', { caseId, district: 102, ...at, survivors: [aBoy] });
});

/** An alert from Jaipur to one office; stands for thirty days. */
async function alerts(persona: string): Promise<string> {
  const { id } = await as('ahtu').does('composeAlert', {
    caseId,
    kind: 'WANTED_AGENT',
    urgency: 'URGENT',
    text: 'An agent of about 40 travels with boys on night trains.',
    validUntil: new Date(hub.now().getTime() + 29 * 86_400_000).toISOString(),
    toOfficeIds: [await hub.office(persona)],
  });
  return id;
}

/** Where an office stands: which offices it is told of as silent. */
async function silent(persona: string, withEnded = false): Promise<string[]> {
  const { contradictions } = await as(persona).data(
    'query($e: Boolean!) { contradictions(withEnded: $e) { nodes { code about { id } case { id } survivor { id } } } }',
    { e: withEnded },
  );
  return contradictions.nodes
    .filter(({ code }: { code: string }) => code === 'SILENT_NODAL_OFFICE')
    .map(
      (found: { about: { id: string }; case: null; survivor: null }) => (expect([found.case, found.survivor]).toEqual([null, null]), found.about.id),
    );
}

async function toldTimes(persona: string): Promise<number> {
  const { notices } = await as(persona).data('{ notices(first: 100) { nodes { kind about { id } } } }');
  return notices.nodes.filter(({ kind, about }: { kind: string; about: unknown }) => kind === 'CONTRADICTION_FOUND' && about === null).length;
}

let first: string;
test('an office that has acknowledged nothing for 14 days is told, and the bureau above it; an hour earlier nobody is', async () => {
  first = await alerts('ahtu@196');
  const gaya = await hub.office('ahtu@196');
  hub.setClock('2026-06-19T07:00:00+05:30');
  await hub.work();
  expect(await silent('ahtu@196')).toEqual([]);
  hub.setClock('2026-06-19T08:01:00+05:30');
  await Promise.all([hub.work(), hub.work()]);
  await hub.work();
  expect(await silent('ahtu@196')).toEqual([gaya]);
  expect(await silent('ahtb@196')).toEqual([gaya]);
  // The bureau that wrote, the district beside it, the administration: nobody else.
  for (const persona of ['ahtu', 'ahtb', 'administration@196', 'admin@196', 'cwc@196', 'ahtu@304']) expect(await silent(persona)).toEqual([]);
  expect([await toldTimes('ahtu@196'), await toldTimes('ahtb@196')]).toEqual([1, 1]);
});

test('what it tells holds no case, and who is not told finds nothing under its id', async () => {
  const { contradictions } = await as('ahtb@196').data(
    '{ contradictions { nodes { id says since office { kind } about { kind district { code } } } } }',
  );
  const [found] = contradictions.nodes;
  expect(found).toMatchObject({
    since: expect.stringMatching(/^2026-06-19T02:30/),
    office: { kind: 'AHTB' },
    about: { kind: 'AHTU', district: { code: 196 } },
  });
  const { rows } = await hub.admin.query('select case_id, survivor_id from hub.contradiction where about_id is not null');
  expect(rows).toEqual(rows.map(() => ({ case_id: null, survivor_id: null })));
  await isNotThere(as('ahtb'), 'noteContradiction', { contradictionId: found.id }, 'contradictionId');
  const read = 'query($id: ID!) { node(id: $id) { id } }';
  expect(await as('ahtb').ask(read, { id: found.id })).toEqual(await as('ahtb').ask(read, { id: `Contradiction_${randomUUID()}` }));
  await as('ahtb@196').does('noteContradiction', { contradictionId: found.id }, 'notedBy { designation }');
});

test('one that it acknowledges ends it, at once and for both; silence again is told again', async () => {
  hub.setClock('2026-06-20T08:00:00+05:30');
  await alerts('ahtu@196');
  await as('ahtu@196').does('acknowledgeAlert', { alertId: first });
  await hub.work({ calendar: false });
  expect([await silent('ahtu@196'), await silent('ahtb@196')]).toEqual([[], []]);
  expect(await silent('ahtb@196', true)).toHaveLength(1);
  hub.setClock('2026-07-04T07:00:00+05:30');
  await hub.work();
  expect(await silent('ahtb@196')).toEqual([]);
  hub.setClock('2026-07-04T08:01:00+05:30');
  await hub.work();
  expect(await silent('ahtb@196')).toHaveLength(1);
  expect([await toldTimes('ahtu@196'), await toldTimes('ahtb@196')]).toEqual([2, 2]);
  const { contradictions } = await as('ahtb@196').data('{ contradictions { nodes { notedAt since } } }');
  expect(contradictions.nodes).toMatchObject([{ notedAt: null, since: expect.stringMatching(/^2026-07-04T02:30/) }]);
});

test('a task that the District Magistrate leaves unread is told of, expired or not; one that was taken back is not', async () => {
  const gaya = await hub.office('administration@196');
  await handsOver(hub, 'ahtu', 'administration@196', caseId);
  const revoked = await handsOver(hub, 'ahtu', 'administration@304', caseId);
  await as('ahtu').does('revokeHandover', { handoverId: revoked });
  // Not a nodal office: the clock of the handover alone runs.
  await handsOver(hub, 'ahtu', 'dcpu@196', caseId);
  hub.setClock('2026-07-22T08:00:00+05:30');
  await hub.admin.query('select hub.end_expired($1)', [hub.now()]);
  await hub.work();
  expect(await silent('administration@196')).toEqual([gaya]);
  expect(await silent('ahtb@196')).toContain(gaya);
  for (const persona of ['administration@304', 'ahtb@304', 'dcpu@196']) expect(await silent(persona)).toEqual([]);
});

test('of a bureau the administration of its State is told, which takes part in no case; of a closed office nobody', async () => {
  await alerts('ahtb@304');
  await alerts('ahtu@304');
  await hub.admin.query(`update hub.office set active_to = $2 where id = $1`, [(await hub.office('ahtu@304')).split('_')[1], '2026-07-23']);
  hub.setClock('2026-08-06T08:00:00+05:30');
  await hub.work();
  const bureau = await hub.office('ahtb@304');
  expect(await silent('ahtb@304')).toEqual([bureau]);
  expect(await silent('admin@304')).toEqual([bureau]);
  const { contradictions } = await as('admin@304').data('{ contradictions { nodes { id } } }');
  await as('admin@304').does('noteContradiction', { contradictionId: contradictions.nodes[0].id });
  expect(await as('admin@304').ask('query($id: ID!) { case(id: $id) { id } }', { id: caseId })).toMatchObject({ data: { case: null } });
});

test('the worker reads no handover and no alert: ids of offices, codes and times alone', async () => {
  const { rows } = await hub.admin.query<{ may: boolean }>(
    `select has_table_privilege('samanvay_worker', 'hub.' || t, 'select') as may from unnest(array['handover', 'handover_words', 'alert', 'alert_recipient']) t`,
  );
  expect(rows).toEqual(rows.map(() => ({ may: false })));
  const { fields } = await hub.admin.query('select * from hub.waiting_log($1, $2)', [['AHTU'], '2026-01-01']);
  expect(fields.map(({ name }) => name)).toEqual(['office_id', 'kind', 'district_code', 'state_code', 'waiting_since', 'acknowledged_at']);
});
