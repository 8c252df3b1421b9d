import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Teller, vignettes } from '../../src/database/vignettes.js';
import { personaSubject } from '../../src/offices/personas.js';
import { KeptAnswers } from '../../src/planner/kept-answers.js';
import { directoryTables, keptTables } from '../../src/planner/revision.entity.js';
import { useHub } from '../hub.js';
import { bearer, post, send, serve } from '../server/http.js';
import { aRescue, anOpenCase, overHttp } from '../stories.js';

const hub = useHub();
/** The same hub without a memory: what it answers is read anew. */
let anew: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  anew = await serve(hub, { keeping: false, development: true });
}, 120_000);
afterAll(() => anew.stop());

const BACK =
  'rehabilitationStatus { placedSince carePlanApprovedAt servicesPlanned servicesStarted servicesCompleted claims claimsCredited lastVisitAt nextVisitOn }';
const FACT = 'id recordedAt supersededAt supersededBecause recordedBy { name }';
/** Everything that an answer may be made of and still be kept, in a few lists. */
const lists = [
  `{ cases(first: 4) { totalCount nodes {
      id number kind stage status priority updatedAt version leadOffice { name } district { name state { name } }
      participants(first: 30) { totalCount nodes { capacity basis authority since until office { name kind } } }
      workstreams(first: 6) { nodes { kind openedAt closedAt closedBecause } } reports(first: 6) { nodes { ${FACT} channel receivedAt } }
      firStanding { status since reason } firs(first: 6) { nodes { ${FACT} registeredAt isZeroFir transferredAt chargeSheetAt } }
      accused(first: 6) { nodes { ${FACT} since } } establishments(first: 6) { nodes { ${FACT} } }
      rescues(first: 6) { nodes { ${FACT} startedAt endedAt headcount } } events(first: 50) { nodes { kind recordedAt stage priority workstream } }
    } pageInfo { hasNextPage endCursor } } }`,
  `{ cases(orderBy: OPENED_ASC, first: 3) { nodes { survivors(first: 12) { totalCount nodes {
      id pseudonym sex ageBand ageBasis status statusSince version exploitation homeDistrict { name } ${BACK}
      journey(first: 12, withSuperseded: true) { nodes { ${FACT} status happenedAt } } productions(first: 6) { nodes { ${FACT} takenInChargeAt producedAt committee { name } } }
      placements(first: 6) { nodes { ${FACT} since until } } medicalExaminations(first: 6) { nodes { ${FACT} examinedAt reportedAt } } ageDeterminations(first: 6) { nodes { ${FACT} orderedAt determinedAt } }
    } } } } }`,
  `{ survivors(first: 20) { totalCount nodes {
      id status version case { number stage } statements(first: 6) { nodes { ${FACT} madeAt } } socialInvestigations(first: 6) { nodes { ${FACT} directedAt submittedAt askedOf { name } } }
      orders(first: 6) { nodes { ${FACT} madeAt } } carePlans(first: 6) { nodes { ${FACT} drawnUpAt approvedAt services(first: 6) { nodes { status statusSince version } } } }
      entitlements(first: 6) { nodes { stage dueAt appliedAt sanctionedAt releasedAt creditedAt version } } followUpVisits(first: 6) { nodes { ${FACT} dueOn visitedAt } }
      assignedTo(first: 6) { nodes { capacity since until office { name } } }
    } pageInfo { hasNextPage } } }`,
  '{ rescues(first: 5) { totalCount nodes { id startedAt endedAt headcount survivors(first: 6) { nodes { pseudonym status } } case { number status } } } }',
];

const ask = async (at: { url: string }, subject: string, query: string): Promise<string> =>
  (await post(at, { query }, await bearer(hub, subject))).text;

/** How often an answer has been given again. */
async function repeated(): Promise<number> {
  const { text } = await send(hub, '/metrics');
  return Number(/^samanvay_planner_repeated_total (\d+)/m.exec(text)![1]);
}

/** Asks everything as each of them, with and without a memory. */
async function same(personas: readonly string[]): Promise<void> {
  for (const persona of personas)
    for (const query of lists) {
      const first = await ask(hub, personaSubject(persona), query);
      const must = await ask(anew, personaSubject(persona), query);
      // What was given for a time may have ended in between. An old answer is given again however often it is asked for.
      const answer = first === must ? first : await ask(hub, personaSubject(persona), query);
      expect({ persona, answer }).toEqual({ persona, answer: must });
      expect(answer).not.toContain('"errors"');
    }
}

/** Of long stories they look after every few changes; the whole proof looks after each. */
const lookAfter = (title: string): number => (process.env.PROVE === 'full' ? 1 : ({ A: 40, C: 20, D: 2, E: 2 }[title] ?? 1));

/** Who watches each story: the offices that act in it, some that leave it, and some that have no part. */
const watching: Record<string, string[]> = {
  A: ['ahtu', 'labour', 'cwc', 'ngo', 'home', 'dcpu@196', 'ahtu@103'],
  C: ['administration@691', 'labour@691', 'cwc@691', 'police@691', 'ahtb@345'],
  D: ['police@304', 'ahtu@490', 'labour@490', 'medical@490', 'legal@490'],
  E: ['child-police@62', 'dcpu@331', 'cwc@62', 'home@62', 'labour@62'],
  F: ['labour@525', 'ngo@525', 'administration@525'],
};

test.each(Object.entries(watching))(
  'whatever the departments do, an answer that is at hand is what it would be anew: story %s',
  async (title, personas) => {
    const before = await repeated();
    let changes = 0;
    const over = overHttp(hub);
    const teller: Teller = {
      ...over,
      does: async (...change) => {
        const done = await over.does(...change);
        // Each of them looks at a different time, so that some have an old answer at hand and some an older one. Twice: it is kept from the second time on.
        changes++;
        const looks = changes / lookAfter(title);
        if (!Number.isInteger(looks)) return done;
        await same(personas.filter((_, i) => (looks + i) % 3 === 0));
        await same(personas.filter((_, i) => (looks + i) % 3 < 2));
        return done;
      },
    };
    await vignettes[title]!.tell(teller);
    await same(personas);
    await same(personas);
    process.stderr.write(`kept: story ${title}, ${changes} changes, ${(await repeated()) - before} answers given again\n`);
    expect(changes).toBeGreaterThan(3);
    // Nothing would be proved about answers at hand if none were.
    expect((await repeated()) - before).toBeGreaterThan(personas.length * lists.length);
  },
  600_000,
);

test('control: where a change moves no revision, the answer at hand is stale, and this test sees it', async () => {
  const { survivorId } = await aRescue(hub);
  const id = survivorId.split('_')[1];
  const query = '{ survivors(first: 1) { nodes { productions { nodes { journeyMinutes } } } } }';
  const rows = () => ask(anew, personaSubject('ahtu'), query);
  await hub.officer('ahtu').does('recordProduction', {
    survivorId,
    committeeId: await hub.office('cwc'),
    takenInChargeAt: '2026-06-05T07:10:00+05:30',
    producedAt: '2026-06-05T11:00:00+05:30',
    journeyMinutes: 60,
  });
  for (let n = 0; n < 3; n++) expect(await ask(hub, personaSubject('ahtu'), query)).toBe(await rows());
  const change = `update hub.production set journey_minutes = journey_minutes + 1 where survivor_id = '${id}'`;
  await hub.admin.query('alter table hub.production disable trigger touched');
  await hub.admin.query(change);
  expect(await ask(hub, personaSubject('ahtu'), query)).not.toBe(await rows());
  await hub.admin.query('alter table hub.production enable trigger touched');
  await hub.admin.query(change);
  expect(await ask(hub, personaSubject('ahtu'), query)).toBe(await rows());
});

test('a change that is under way or taken back is in no answer, one that is done is in the next', async () => {
  const { caseId } = await anOpenCase(hub);
  const query = '{ cases(first: 3) { nodes { id version } } }';
  const answer = () => ask(hub, personaSubject('ahtu'), query);
  const change = `update hub.case_file set version = version + 1 where id = '${caseId.split('_')[1]}'`;
  const before = await answer();
  for (let n = 0; n < 2; n++) expect(await answer()).toBe(before);
  await hub.admin.query('begin');
  await hub.admin.query(change);
  expect(await answer()).toBe(before);
  await hub.admin.query('rollback');
  expect(await answer()).toBe(before);
  await hub.admin.query(change);
  expect(await answer()).toContain(`{"id":"${caseId}","version":2}`);
});

test('an office that leaves a case has nothing of it at hand any more; another role of the same office never had', async () => {
  const { caseId } = await aRescue(hub);
  const seen = () => ask(hub, personaSubject('labour'), lists[0]!);
  for (let n = 0; n < 3; n++) expect(await seen()).toContain(caseId);
  const { participants } = (
    await hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { participants(first: 50) { nodes { id capacity } } } }', { id: caseId })
  ).case;
  const part = participants.nodes.find(({ capacity }: { capacity: string }) => capacity === 'LABOUR');
  await hub.officer('ahtu').does('endParticipation', { participantId: part.id });
  expect(await seen()).not.toContain(caseId);

  const colleague = `colleague ${randomUUID()}`;
  await hub.admin.query(
    `insert into hub.officer (id, designation, office_id, roles, subject, active_from)
     select gen_random_uuid(), 'Colleague', office_id, '{COMMITTEE_MEMBER}', $1, '2020-01-01' from hub.officer where subject = $2`,
    [colleague, personaSubject('ahtu')],
  );
  for (let n = 0; n < 3; n++) {
    expect(await ask(hub, personaSubject('ahtu'), lists[0]!)).toContain(caseId);
    expect(JSON.parse(await ask(hub, colleague, lists[0]!)).data.cases).toEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  }
});

test('a new name of an office is in the next answer', async () => {
  await aRescue(hub);
  for (let n = 0; n < 3; n++) await same(['ahtu']);
  await hub.admin.query(`update hub.office set name = name || ' (new)' where id = (select office_id from hub.officer where subject = $1)`, [
    personaSubject('ahtu'),
  ]);
  await same(['ahtu']);
  expect(await ask(hub, personaSubject('ahtu'), lists[0]!)).toContain('(new)');
});

test('the content of a class, what code computes and what named officers see is not kept', async () => {
  const { survivorId } = await aRescue(hub);
  await hub.officer('ahtu').data('query($id: ID!) { survivor(id: $id) { id } }', { id: survivorId });
  for (const query of [
    '{ cases(first: 2) { nodes { firs { nodes { detail { number } } } } } }',
    '{ cases(first: 2) { nodes { reports { nodes { reporter { name } } } } } }',
    '{ cases(first: 2) { nodes { plans { nodes { sealedAt } } } } }',
    '{ survivors(first: 2) { nodes { rehabilitationStatus { duePaise } } } }',
    '{ survivors(first: 2) { nodes { journey { nodes { note { text } } } } } }',
  ]) {
    const before = await repeated();
    for (let n = 0; n < 4; n++) expect(await ask(hub, personaSubject('ahtu'), query)).not.toContain('"errors"');
    expect({ query, repeated: (await repeated()) - before }).toEqual({ query, repeated: 0 });
  }
});

test('every table that a kept answer is made of moves the revision, and its policies look at office and roles alone', async () => {
  const { rows: touched } = await hub.admin.query<{ table: string }>(
    `select c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'touched' and t.tgenabled = 'O' order by 1`,
  );
  // Where somebody is placed and which survivors an office sees decide what is shown, and are not shown.
  expect(touched.map(({ table }) => table)).toEqual([...keptTables, ...directoryTables, 'placement_home', 'survivor_access'].toSorted());
  const { rows: read } = await hub.admin.query<{ table: string; sql: string }>(
    `select tablename as table, qual as sql from pg_policies where schemaname = 'hub' and cmd = 'SELECT' and tablename = any($1)`,
    [[...keptTables]],
  );
  expect(read.length).toBe(keptTables.size);
  for (const { table, sql } of read) {
    expect({ table, officer: /\b(ctx|said)_officer\b/.test(sql) }).toEqual({ table, officer: false });
    // What a policy reads besides must move the revision too, or be the list of the caller's own cases.
    const tables = [...sql.matchAll(/(?:FROM|JOIN) (?:hub\.)?(\w+)/g)].map(([, name]) => name!);
    expect({ table, others: tables.filter((name) => !touched.some((one) => one.table === name) && name !== 'case_access') }).toEqual({
      table,
      others: [],
    });
  }
});

test('whoever asks for much makes room among their own', () => {
  const kept = new KeptAnswers(80_000);
  const text = () => JSON.stringify(Array.from({ length: 100 }, () => randomUUID()));
  kept.keep('first', { marks: 'm', text: text(), of: 'one' });
  for (let n = 0; n < 100; n++) kept.keep(`other ${n}`, { marks: 'm', text: text(), of: 'another' });
  expect(kept.get('first')).toBeDefined();
  expect(kept.get('other 99')).toBeDefined();
  expect(kept.get('other 0')).toBeUndefined();
  for (let n = 0; n < 100; n++) kept.keep(`of ${n}`, { marks: 'm', text: text(), of: `somebody ${n}` });
  expect(kept.get('first')).toBeUndefined();
});
