import { expect, test } from '@jest/globals';
import { type Story, type Teller, vignettes } from '../../src/database/vignettes.js';
import { useHub } from '../hub.js';
import { overHttp } from '../stories.js';

const hub = useHub();

/** Of one code: how many clocks there are in each state. */
type Standing = Record<string, Record<string, number>>;

/** A story with the worker at work: whenever time has moved, and at the instants that are looked at. */
async function told(
  letter: string,
  looks: readonly string[] = [],
): Promise<{ story: Story; at: (look: string) => Standing; now: () => Promise<Standing> }> {
  const teller = overHttp(hub);
  const waiting = looks.map((look) => ({ look, ms: Date.parse(look) })).toSorted((a, b) => a.ms - b.ms);
  const seen = new Map<string, Standing>();
  let caseId: string | undefined;
  let moved: string | undefined;
  const catchUp = async () => {
    if (!moved) return;
    const until = moved;
    moved = undefined;
    while (waiting.length > 0 && waiting[0]!.ms <= Date.parse(until)) {
      const { look } = waiting.shift()!;
      hub.setClock(look);
      await hub.work({ calendar: false });
      seen.set(look, await standing(caseId!));
    }
    hub.setClock(until);
    await hub.work({ calendar: letter === 'F' });
  };
  const watched: Teller = {
    at: (instant) => void (moved = instant),
    reads: async (...args) => (await catchUp(), teller.reads(...args)),
    does: async (...args) => {
      await catchUp();
      const answer = await teller.does(...args);
      if (args[1] === 'openCase') caseId = answer.id;
      return answer;
    },
  };
  const story = await vignettes[letter]!.tell(watched);
  moved = '2026-11-23T12:00:00+05:30';
  await catchUp();
  return { story, at: (look) => seen.get(look)!, now: () => standing(story.caseId) };
}

async function standing(caseId: string): Promise<Standing> {
  const { rows } = await hub.admin.query<{ code: string; state: string; n: number }>(
    'select code, state, count(*)::int as n from hub.clock where case_id = $1 group by 1, 2 order by 1, 2',
    [caseId.split('_')[1]],
  );
  const found: Standing = {};
  for (const { code, state, n } of rows) found[code] = { ...found[code], [state]: n };
  return found;
}

/** To whom escalations of a code went, by kind and State of the office. */
async function toldOf(code: string, level: number): Promise<string[]> {
  const { rows } = await hub.admin.query<{ who: string }>(
    `select distinct o.kind || ' ' || o.state_code as who from hub.clock_escalation e join hub.clock c on c.id = e.clock_id, unnest(e.office_ids) i join hub.office o on o.id = i
     where c.code = $1 and e.level = $2 order by 1`,
    [code, level],
  );
  return rows.map(({ who }) => who);
}

test('A, bangle workshop: relief is late and everything else in time; Gaya owes the first visit on 11 August; thirty days of absence start a clock', async () => {
  const { story, at, now } = await told('A', ['2026-06-06T04:59:00+05:30', '2026-06-07T10:00:00+05:30']);
  expect(at('2026-06-06T04:59:00+05:30')).toMatchObject({ C01: { MET: 1 }, C03: { MET: 1 }, C04: { RUNNING: 11 }, C15: { RUNNING: 11 } });
  expect(at('2026-06-07T10:00:00+05:30')).toMatchObject({ C04: { MET: 11 }, C15: { BREACHED: 11 } });
  expect(await now()).toMatchObject({
    C03: { MET: 1 },
    C04: { MET: 11 },
    C07: { MET: 11 },
    C08: { MET: 2 },
    C13: { MET: 11 },
    C15: { MET_LATE: 11 },
    C23: { MET: 1 },
  });
  expect(await toldOf('C15', 100)).toEqual(['DISTRICT_MAGISTRATE 8']);
  const first = await hub
    .officer('dcpu@196')
    .data('{ clocks(first: 11, filter: { codes: ["C24"] }) { nodes { dueAt isAdvisory ownerOffice { district { name } } survivor { id } } } }');
  expect(first.clocks.nodes.map(({ dueAt }: { dueAt: string }) => dueAt)).toEqual(Array.from({ length: 11 }, () => '2026-08-11T18:29:59.999Z'));
  expect(first.clocks.nodes[0]).toMatchObject({ isAdvisory: true, ownerOffice: { district: { name: 'Gaya' } } });
  expect(story.survivors).toHaveLength(11);
  // The inspector sees no identity, and of the clocks those of the case and of wages.
  const labour = await hub
    .officer('labour')
    .data('query($id: ID!) { case(id: $id) { clocks(first: 100) { nodes { code } } } }', { id: story.caseId });
  expect(labour.case.clocks.nodes.map(({ code }: { code: string }) => code)).not.toContain('C08');
}, 240_000);

test('B, train: the zero-FIR went to its station in time, and so did the girls before the Committee', async () => {
  const { now } = await told('B');
  expect(await now()).toMatchObject({ C01: { MET: 1 }, C02: { MET: 1 }, C04: { MET: 6 } });
}, 120_000);

test('C, brick kiln: rescued within 48 hours of the information; the missing certificate goes to both State bureaus; adults owe the Committee nothing', async () => {
  const { now, at } = await told('C', ['2026-01-11T20:00:00+05:30']);
  expect(at('2026-01-11T20:00:00+05:30')).toMatchObject({ C14: { MET: 1 }, C04: { MET: 9, NOT_APPLICABLE: 14 } });
  expect(await now()).toMatchObject({ C14d: { MET: 22, RUNNING: 1 }, C29: { BREACHED: 1 }, C14b: { MET: 23 } });
  expect(await toldOf('C14d', 100)).toEqual(expect.arrayContaining(['AHTB 21', 'AHTB 36']));
}, 180_000);

test('D, missing girl: given to the AHTU in four months; hospital, Committee and court within a day; the relief two days late', async () => {
  const { story, at, now } = await told('D', ['2026-07-29T09:00:00+05:30']);
  expect(at('2026-07-29T09:00:00+05:30')).toMatchObject({ C20: { BREACHED: 1 } });
  expect(await now()).toMatchObject({ C04: { MET: 1 }, C09: { MET: 1 }, C09b: { MET: 1 }, C09c: { MET: 1 }, C20: { MET_LATE: 1 } });
  expect(await standing(story.ids.missing!)).toMatchObject({ C01: { MET: 1 }, C25: { MET: 1 } });
  // Not forbidden: not found.
  const clockIds = await hub.admin.query<{ id: string }>(`select id from hub.clock where case_id = $1 limit 1`, [story.caseId.split('_')[1]]);
  const { errors } = await hub.officer('labour@490').ask('query($id: ID!) { clock(id: $id) { code } }', { id: `Clock_${clockIds.rows[0]!.id}` });
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
}, 120_000);

test('E, domestic servitude: the wage notice is a target outside Delhi, and no breach', async () => {
  const { at, now } = await told('E', ['2026-09-22T12:00:00+05:30']);
  expect(at('2026-09-22T12:00:00+05:30')).toMatchObject({ C01: { MET: 1 }, C04: { MET: 1 }, C17: { RUNNING: 1 } });
  expect(await now()).toMatchObject({ C07: { MET: 1 }, C12: { MET: 1 }, C17: { MET: 1 } });
  const { clocks } = await hub.officer('labour@62').data('{ clocks(filter: { codes: ["C17"] }) { nodes { isAdvisory rule { states law } } } }');
  expect(clocks.nodes).toEqual([{ isAdvisory: true, rule: { states: [7], law: expect.stringContaining('Delhi') } }]);
}, 120_000);

test('F, no offence: no clock of a rescue; the incident has its six hours, and the rule on personal data has not commenced', async () => {
  const { story, now } = await told('F');
  expect(Object.keys(await now())).toEqual([]);
  expect(await standing(story.ids.duplicate!)).toEqual({});
  const { clocks } = await hub.officer('admin@525').data('{ clocks { nodes { code dueAt isAdvisory isOverdue state } } }');
  expect(clocks.nodes).toEqual([{ code: 'C37', dueAt: '2026-11-06T00:17:00.000Z', isAdvisory: true, isOverdue: true, state: 'RUNNING' }]);
}, 120_000);
