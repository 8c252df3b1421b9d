import { beforeAll, expect, test } from '@jest/globals';
import { isNotThere } from '../everyone.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);
let caseId: string;
let survivorId: string;

beforeAll(async () => {
  hub.setClock('2026-06-05T08:00:00+05:30');
  ({ id: caseId } = await as('ahtu').does('openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PATROL',
    receivedAt: '2026-06-05T05:00:00+05:30',
  }));
  const at = { startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30' };
  const { survivors } = await as('ahtu').does('recordRescue', { caseId, district: 102, ...at, survivors: [aBoy] }, 'survivors { nodes { id } }');
  survivorId = survivors.nodes[0].id;
  await hub.work();
});

const codes = async (persona: string, withEnded = false) =>
  (await as(persona).data('query($e: Boolean!) { contradictions(withEnded: $e) { nodes { code } } }', { e: withEnded })).contradictions.nodes.map(
    ({ code }: { code: string }) => code,
  );

test('a day later the office that can correct it is told, and nobody else; once', async () => {
  expect(await codes('ahtu')).toEqual([]);
  hub.setClock('2026-06-06T08:00:00+05:30');
  await hub.work();
  await hub.work();
  expect(await codes('ahtu')).toEqual(['COMPLAINT_WITHOUT_FIR', 'RESCUE_WITHOUT_PRODUCTION']);
  for (const persona of ['cwc', 'dcpu', 'labour', 'administration', 'legal', 'ngo', 'ahtu@196'])
    if (persona !== 'ngo') expect(await codes(persona)).toEqual([]);
  const { notices } = await as('ahtu').data('{ notices(first: 50) { nodes { kind subject } } }');
  const told = notices.nodes.filter(({ kind }: { kind: string }) => kind === 'CONTRADICTION_FOUND');
  expect(told).toHaveLength(2);
  await isNotThere(as('cwc'), 'noteContradiction', { contradictionId: told[0].subject }, 'contradictionId');
  await as('ahtu').does('noteContradiction', { contradictionId: told[0].subject }, 'notedAt notedBy { designation }');
  expect(await as('ahtu').fails('noteContradiction', { contradictionId: told[0].subject })).toMatchObject([{ code: 'CONFLICT' }]);
});

test('it goes by itself when the record fits, and comes back when the record no longer does', async () => {
  const production = { survivorId, committeeId: await hub.office('cwc'), takenInChargeAt: '2026-06-05T07:10:00+05:30', journeyMinutes: 0 };
  const { id } = await as('ahtu').does('recordProduction', { ...production, producedAt: '2026-06-06T06:00:00+05:30' });
  await hub.work();
  expect(await codes('ahtu')).toEqual(['COMPLAINT_WITHOUT_FIR']);
  expect(await codes('ahtu', true)).toEqual(['COMPLAINT_WITHOUT_FIR', 'RESCUE_WITHOUT_PRODUCTION']);
  await hub.admin.query(`update hub.production set superseded_at = $2, superseded_because = 'WRONG_PERSON' where id = $1`, [
    id.split('_')[1],
    hub.now(),
  ]);
  await hub.admin.query('select hub.all_cases_due(null, 1000)');
  await hub.work();
  expect(await codes('ahtu')).toEqual(['COMPLAINT_WITHOUT_FIR', 'RESCUE_WITHOUT_PRODUCTION']);
});

test('two weeks without a word from the labour office', async () => {
  hub.setClock('2026-06-19T12:00:00+05:30');
  await hub.admin.query('select hub.all_cases_due(null, 1000)');
  await hub.work();
  expect(await codes('labour')).toEqual(['NIL_LABOUR_REPORT']);
  const { contradictions } = await as('labour').data('{ contradictions { nodes { says case { number } survivor { id } } } }');
  expect(contradictions.nodes).toMatchObject([{ says: expect.stringContaining('has recorded nothing'), survivor: null }]);
});
