/**
 * The six vignettes of the domain reference with the worker at work: every clock, handover, alert and contradiction that they name, at its time,
 * and who does not learn of it. What they name besides and the hub does not have yet, is not told: a watch-list of agencies with an officer's
 * review (B); families as one travel group (C); matching of a missing child by score, and reports as PDF that hold back a name (D); relatives with a
 * flag whether they may be told, and a feed of a school's own (E; nobody but offices is told of anything, and the protection unit records
 * attendance); throttled exports, sessions that are revoked, and the way back from a merged intake to the one that goes on (F). What a State
 * switches on is the `states` and the commencement of a rule (E, F).
 */
import { randomUUID } from 'node:crypto';
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

/** What was found not to fit in a case, ended or not: the rule, and whom it was told. */
async function contradictionsOf(caseId: string): Promise<string[]> {
  const { rows } = await hub.admin.query<{ said: string }>(
    `select distinct c.code || ' ' || o.kind as said from hub.contradiction c join hub.office o on o.id = c.office_id where c.case_id = $1 order by 1`,
    [caseId.split('_')[1]],
  );
  return rows.map(({ said }) => said);
}

const HANDOVER = `status proposedAt acknowledgedAt answeredAt endedAt leftAt refusedBecause case { id } words { message }
  survivors(first: 100) { nodes { receivedAt survivor { id } } }`;

/** A handover as an officer sees it; null: it is not there. */
async function handover(persona: string, id: string): Promise<any> {
  return (await hub.officer(persona).data(`query($id: ID!) { node(id: $id) { ... on Handover { ${HANDOVER} } } }`, { id })).node;
}

/** Hidden is the same as never issued. */
async function finds(persona: string, id: string): Promise<boolean> {
  const officer = hub.officer(persona);
  const query = `query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }`;
  const answer = await officer.ask(query, { id });
  if (answer.data.node) return true;
  expect(answer).toEqual(await officer.ask(query, { id: `${id.split('_')[0]}_${randomUUID()}` }));
  return false;
}

/** When an office, or an officer of it, was told something of a subject. */
async function toldAt(persona: string, kind: string, subject: string): Promise<string[]> {
  const { notices } = await hub.officer(persona).data('{ notices(first: 100) { nodes { kind subject at } } }');
  return notices.nodes.filter((notice: any) => notice.kind === kind && notice.subject === subject).map(({ at }: { at: string }) => at);
}

const ofAlert = async (persona: string, id: string) =>
  hub.officer(persona).ask(
    `query($id: ID!) { alert(id: $id) { text case { id } recipients(first: 100) { nodes { office { kind district { code } } acknowledgedAt outcome } } }
      relatedAlerts(id: $id) { nodes { id } } }`,
    { id },
  );

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
  expect(await contradictionsOf(story.caseId)).toEqual([]);

  // Gaya is asked on 24 June, takes the boys over by order, and has them when they arrive.
  const { question, custody, absence } = story.ids;
  expect(await handover('cwc', question!)).toMatchObject({
    status: 'DONE',
    proposedAt: expect.stringMatching(/^2026-06-24T06:30/),
    answeredAt: expect.stringMatching(/^2026-06-25T04:30/),
    endedAt: expect.stringMatching(/^2026-06-30T10:30/),
  });
  const moved = await handover('cwc@196', custody!);
  expect(moved).toMatchObject({ status: 'DONE', leftAt: '2026-07-10T14:30:00.000Z', answeredAt: expect.stringMatching(/^2026-07-02T05:30/) });
  expect(moved.survivors.nodes.map(({ receivedAt }: any) => receivedAt)).toEqual(Array.from({ length: 11 }, () => '2026-07-12T04:30:00.000Z'));
  // Custody says where they are: the inspector and the police do not learn of it, nor what the Committees write to each other.
  for (const persona of ['labour', 'ahtu', 'ahtb', 'ahtb@196']) expect(await finds(persona, custody!)).toBe(false);
  expect((await handover('labour', question!)).words).toBeNull();
  // The nodal officer of Gaya is told of the absence and has read of it; without accepting, the case is not there.
  expect(await toldAt('administration@196', 'HANDOVER_PROPOSED', absence!)).toHaveLength(1);
  expect(await handover('administration@196', absence!)).toMatchObject({
    status: 'PROPOSED',
    case: null,
    acknowledgedAt: expect.stringMatching(/^2026-10-20T07:00/),
  });
  for (const id of [story.caseId, ...story.survivors]) expect(await finds('administration@196', id)).toBe(false);
}, 240_000);

test('B, train: the zero-FIR went to its station in time, and so did the girls before the Committee', async () => {
  const { story, at, now } = await told('B', ['2026-08-15T10:59:00+05:30', '2026-08-15T12:00:00+05:30']);
  expect(at('2026-08-15T10:59:00+05:30')).toMatchObject({ C01: { MET: 1 }, C02: { RUNNING: 1 }, C04: { MET: 6 } });
  expect(at('2026-08-15T12:00:00+05:30')).toMatchObject({ C02: { MET: 1 } });
  expect(await now()).toMatchObject({ C01: { MET: 1 }, C02: { MET: 1 }, C04: { MET: 6 } });
  expect(await contradictionsOf(story.caseId)).toEqual([]);
  const { alert, network, request, elsewhere, export: file } = story.ids;

  // Bureau to bureau.
  expect(await handover('ahtb@135', request!)).toMatchObject({ status: 'DONE', acknowledgedAt: expect.stringMatching(/^2026-08-15T08:00/) });
  expect((await handover('ahtu@135', request!)).words).toBeNull();

  // The file for Cri-MAC says what the alert says, and nobody's name, village or number.
  const { node } = await hub.officer('railway-police@135').data('query($id: ID!) { node(id: $id) { ... on AlertExport { csv } } }', { id: file });
  expect(node.csv).toContain('Lamboo');
  const { case: theCase } = await hub.officer('railway-police@135').data('query($id: ID!) { case(id: $id) { number } }', { id: story.caseId });
  for (const hidden of ['Girl', 'ডেমো', 'village', theCase.number]) expect(node.csv).not.toContain(hidden);

  // Two alerts of two cases name one agent: each suggests the other to who received both, and neither opens a case.
  for (const [persona, from, to] of [
    ['ahtu@670', alert, network],
    ['ahtu@314', network, alert],
    ['railway-police@135', alert, network],
  ] as const)
    expect((await ofAlert(persona, from!)).data.relatedAlerts.nodes).toEqual([{ id: to }]);
  expect((await ofAlert('railway-police@135', network!)).data.alert).toMatchObject({ case: null });
  for (const persona of ['railway-police@135', 'ahtu@670', 'railway-force@135']) expect(await finds(persona, elsewhere!)).toBe(false);
  expect(await toldAt('railway-police@135', 'ALERT_SIGHTING', alert!)).toHaveLength(1);
  expect(await toldAt('railway-force@135', 'ALERT_SIGHTING', alert!)).toHaveLength(1);
  expect(await toldAt('ahtu@314', 'ALERT_ACTED', network!)).toHaveLength(1);
  for (const persona of ['ahtu@103', 'labour@314', 'committee@314'])
    expect([await finds(persona, alert!), await toldAt(persona, 'ALERT_RECEIVED', alert!)]).toEqual([false, []]);

  // Where the girls are, the police of West Bengal does not open.
  const input = { survivorIds: [story.survivors[0]], purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173', reference: '017/2026' };
  const open = 'mutation($input: OpenInput!) { openShelter(input: $input) { shelters { home { id } } problems { code } } }';
  for (const persona of ['police@314', 'ahtu@314', 'ahtb@314'])
    expect((await hub.officer(persona).ask(open, { input: { opId: randomUUID(), ...input } })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
}, 120_000);

test('C, brick kiln: rescued within 48 hours of the information; the missing certificate goes to both State bureaus; adults owe the Committee nothing', async () => {
  const { story, now, at } = await told('C', ['2026-01-11T20:00:00+05:30', '2026-01-13T07:59:00+05:30', '2026-01-13T08:00:01+05:30']);
  expect(at('2026-01-11T20:00:00+05:30')).toMatchObject({ C14: { MET: 1 }, C04: { MET: 9, NOT_APPLICABLE: 14 } });
  expect(await now()).toMatchObject({ C14d: { MET: 22, RUNNING: 1 }, C29: { BREACHED: 1 }, C14b: { MET: 23 } });
  expect(await toldOf('C14d', 100)).toEqual(expect.arrayContaining(['AHTB 21', 'AHTB 36']));
  // At the minute at which it is a day late, to both; and each finds the duty, not who is freed.
  const { rows } = await hub.admin.query<{ at: Date }>(
    `select e.at from hub.clock_escalation e join hub.clock c on c.id = e.clock_id where c.code = 'C14d' and c.case_id = $1 and c.met_at is null and e.level = 100`,
    [story.caseId.split('_')[1]],
  );
  expect(rows.map((row) => row.at.toISOString())).toEqual([expect.stringMatching(/^2026-01-13T02:30:01/)]);
  // From the eleventh, nine in the morning, to the FIR of the twelfth at ten, something did not fit, and it was told.
  expect(await contradictionsOf(story.caseId)).toEqual(['COMPLAINT_WITHOUT_FIR AHTU']);
  expect(
    (await hub.admin.query(`select 1 from hub.contradiction where ended_at is null and case_id = $1`, [story.caseId.split('_')[1]])).rows,
  ).toEqual([]);
  // Odisha says that it is not its certificate to issue. It has the question, and not the case.
  const { certificate } = story.ids;
  expect(await handover('administration@345', certificate!)).toMatchObject({
    status: 'REFUSED',
    refusedBecause: 'NOT_OUR_JURISDICTION',
    answeredAt: expect.stringMatching(/^2026-01-14T06:30/),
    case: null,
  });
  expect(await toldAt('administration@691', 'HANDOVER_ANSWERED', certificate!)).toHaveLength(1);
  for (const id of [story.caseId, story.survivors[22]!]) expect(await finds('administration@345', id)).toBe(false);
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
  expect(await contradictionsOf(story.caseId)).toEqual([]);

  // The unit leads from 3 July; the station keeps how it stands and loses what it knew.
  const { lead, alert, glass, missing } = story.ids;
  expect(await handover('ahtu@304', lead!)).toMatchObject({ status: 'DONE', answeredAt: expect.stringMatching(/^2026-07-03T09:30/) });
  const firs = async (persona: string) =>
    (
      await hub
        .officer(persona)
        .data('query($id: ID!) { case(id: $id) { leadOffice { kind } firs { nodes { detail { number } } } } }', { id: missing })
    ).case;
  expect(await firs('ahtu@304')).toEqual({ leadOffice: { kind: 'AHTU' }, firs: { nodes: [{ detail: { number: '88/2026' } }] } });
  expect(await firs('police@304')).toEqual({ leadOffice: { kind: 'AHTU' }, firs: { nodes: [{ detail: null }] } });
  // Pune is alerted, finds somebody, and says so: it sees the alert and not the case from which it came.
  expect((await ofAlert('ahtu@490', alert!)).data.alert).toMatchObject({ case: null });
  expect(await toldAt('ahtu@304', 'ALERT_ACTED', alert!)).toEqual([expect.stringMatching(/^2026-07-18T16:15/)]);
  for (const persona of ['ahtu@490', 'ahtb@490']) expect(await finds(persona, missing!)).toBe(false);
  // A broken glass is told to the supervisor and the Committee within a minute: at that moment. And to nobody else.
  const broken = Date.parse('2026-07-20T10:00:00+05:30');
  for (const persona of ['police-head@490', 'cwc@490']) {
    const [when] = await toldAt(persona, 'GLASS_BROKEN', glass!);
    expect(Date.parse(when!) - broken).toBeLessThan(60_000);
  }
  for (const persona of ['labour@490', 'administration@490', 'police@304', 'ngo@490'])
    expect(await toldAt(persona, 'GLASS_BROKEN', glass!)).toEqual([]);
  await hub.admin.query('select hub.end_expired($1)', [hub.now()]);
  expect([await finds('police@490', story.caseId), await finds('police@490', story.survivors[0]!)]).toEqual([false, false]);
}, 120_000);

test('E, domestic servitude: the wage notice is a target outside Delhi, and no breach', async () => {
  const { story, at, now } = await told('E', ['2026-09-22T12:00:00+05:30', '2026-09-25T12:00:00+05:30']);
  expect(at('2026-09-22T12:00:00+05:30')).toMatchObject({ C01: { MET: 1 }, C04: { MET: 1 }, C17: { RUNNING: 1 } });
  expect(await now()).toMatchObject({ C07: { MET: 1 }, C12: { MET: 1 }, C17: { MET: 1 } });
  const { clocks } = await hub.officer('labour@62').data('{ clocks(filter: { codes: ["C17"] }) { nodes { isAdvisory rule { states law } } } }');
  expect(clocks.nodes).toEqual([{ isAdvisory: true, rule: { states: [7], law: expect.stringContaining('Delhi') } }]);
  expect(at('2026-09-25T12:00:00+05:30')).toMatchObject({ C17: { MET: 1 } });
  expect(await contradictionsOf(story.caseId)).toEqual([]);

  // Gumla answers, and with the answer its part in the case is over.
  const { question, school } = story.ids;
  expect(await handover('dcpu@331', question!)).toMatchObject({ status: 'DONE', case: null, endedAt: expect.stringMatching(/^2026-10-01T09:30/) });
  for (const id of [story.caseId, story.survivors[0]!]) expect(await finds('dcpu@331', id)).toBe(false);
  // What it wrote of the household, the two units read and nobody else; and of all that was told, nothing went to anybody but the offices of the case.
  for (const persona of ['ahtu@62', 'labour@62', 'cwc@62']) expect((await handover(persona, question!)).words).toBeNull();
  const { rows } = await hub.admin.query<{ who: string }>(
    `select distinct o.kind || ' ' || o.state_code as who from hub.notice n join hub.office o on o.id = n.office_id
     where n.office_id not in (select p.office_id from hub.case_participant p where p.case_id = $1)
       and n.subject in (select 'Clock_' || id from hub.clock where case_id = $1 union select 'Handover_' || id from hub.handover where case_id = $1)`,
    [story.caseId.split('_')[1]],
  );
  expect(rows).toEqual([]);
  // Attendance is of the class RHB: the bureau of the State does not learn that there is a school.
  expect([await finds('dcpu@62', school!), await finds('labour@62', school!), await finds('ahtb@62', school!)]).toEqual([true, true, false]);
}, 120_000);

test('F, no offence: no clock of a rescue; the incident has its six hours, and the rule on personal data has not commenced', async () => {
  const { story, now } = await told('F');
  expect(Object.keys(await now())).toEqual([]);
  expect(await standing(story.ids.duplicate!)).toEqual({});
  for (const id of [story.caseId, story.ids.duplicate!]) expect(await contradictionsOf(id)).toEqual([]);
  const closed = async (id: string) =>
    (await hub.officer('labour@525').data('query($id: ID!) { case(id: $id) { events(last: 1) { nodes { closedBecause recordedAt } } } }', { id }))
      .case.events.nodes;
  expect(await closed(story.ids.duplicate!)).toEqual([{ closedBecause: 'DUPLICATE_MERGED', recordedAt: expect.stringMatching(/^2026-11-06T06:30/) }]);
  expect(await closed(story.caseId)).toEqual([{ closedBecause: 'NOT_AN_OFFENCE', recordedAt: expect.stringMatching(/^2026-11-06T06:30/) }]);
  for (const persona of ['police@525', 'ngo@525', 'admin@525']) expect(await finds(persona, story.caseId)).toBe(false);
  const { clocks } = await hub.officer('admin@525').data('{ clocks { nodes { code dueAt isAdvisory isOverdue state } } }');
  expect(clocks.nodes).toEqual([{ code: 'C37', dueAt: '2026-11-06T00:17:00.000Z', isAdvisory: true, isOverdue: true, state: 'RUNNING' }]);
}, 120_000);
