import { beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hubUrl } from '../../src/database/logins.js';
import { hasConsent, aRecipientKey, lawful, opens, refusal } from '../disclosure/openings.js';
import { aCaseOfEveryone } from '../everyone.js';
import { handsOver } from '../handovers/handing.js';
import { aBoy, useHub } from '../hub.js';
import { hasConsentTo, merges, reason, versionOf } from './merging.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);
const POLICE = ['police', 'police-head'] as const;

let caseId: string;
/** In custody of a home, seen by a hospital and an organisation. */
let boy: string;
/** The same child on file again: the organisation and the hospital see this record too. */
let again: string;
/** Recorded by the rescue team: of the two, only whoever takes part in the case as a whole sees him. */
let kept: string;

beforeEach(async () => {
  ({ caseId, boy, other: kept } = await aCaseOfEveryone(hub));
  const found = { caseId, district: 102, foundAt: '2026-06-05T07:00:00+05:30', survivor: aBoy };
  ({ id: again } = await as('police').does('addSurvivor', found));
  await as('cwc').does('assignNgo', { survivorIds: [again], ngoId: await hub.office('ngo'), orderNumber: 'CWC/42', orderedOn: '2026-06-06' });
}, 60_000);

const rowOf = (id: string) => id.split('_')[1]!;

async function input(keptId: string, duplicateId: string, approvalId: string, persona = 'police') {
  const [expectedVersion, duplicateVersion] = [await versionOf(hub, persona, keptId), await versionOf(hub, persona, duplicateId)];
  return { keptId, duplicateId, expectedVersion, duplicateVersion, approvalId };
}

const LISTS = `query($case: ID!) {
  case(id: $case) { survivors(first: 100) { totalCount nodes { id } } rescues { nodes { survivors { totalCount nodes { id } } } } }
  survivors(first: 100) { totalCount nodes { id case { id } } }
  rehabilitation(first: 100) { totalCount nodes { id case { id } } } }`;

/** Which of the case each list of the officer's holds; that pages and counts agree, whoever asks. */
async function listed(persona: string): Promise<string[][]> {
  const { case: file, survivors, rehabilitation } = await as(persona).data(LISTS, { case: caseId });
  for (const list of [file.survivors, survivors, rehabilitation]) expect(list.totalCount).toBe(list.nodes.length);
  const ofCase = (nodes: { id: string; case: { id: string } }[]) => nodes.filter((each) => each.case.id === caseId);
  return [file.survivors.nodes, ofCase(survivors.nodes), ofCase(rehabilitation.nodes)].map((nodes) =>
    nodes.map(({ id }: { id: string }) => id).toSorted(),
  );
}

const LINEAGE = 'query($id: ID!) { survivor(id: $id) { id pseudonym mergedInto { id } mergedFrom { totalCount nodes { id } } } }';
const lineage = async (persona: string, id: string) => (await as(persona).data(LINEAGE, { id })).survivor;

test('asked by one, consented to by another, merged: one person in every list, both records readable, and the second takes nothing more', async () => {
  expect(await listed('cwc')).toEqual([1, 2, 3].map(() => [boy, kept, again].toSorted()));
  const ask = { action: 'MERGE', survivorIds: [kept, again], keptId: kept, reason };
  const { id: approvalId } = await as('police').does('askSecondPerson', ask);
  const { approvals } = await as('police-head').data(
    '{ approvals(first: 1) { nodes { action dataClass purpose reason kept { id } duplicate { id } } } }',
  );
  expect(approvals.nodes).toEqual([{ action: 'MERGE', dataClass: null, purpose: null, reason, kept: { id: kept }, duplicate: { id: again } }]);
  // One person alone: neither before the answer, nor by answering oneself.
  expect(await as('police').fails('mergeSurvivors', await input(kept, again, approvalId))).toMatchObject([{ code: 'SECOND_PERSON_NEEDED' }]);
  expect(await as('police').fails('answerSecondPerson', { approvalId, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await as('police-head').does('answerSecondPerson', { approvalId, isGranted: true });

  const done = await as('police').does('mergeSurvivors', await input(kept, again, approvalId), 'id mergedInto { id }');
  expect(done).toEqual({ id: again, mergedInto: { id: kept } });
  for (const persona of ['police', 'cwc', 'dcpu', 'labour', 'legal']) {
    expect(await listed(persona)).toEqual([1, 2, 3].map(() => [boy, kept].toSorted()));
    expect(await lineage(persona, again)).toMatchObject({ id: again, mergedInto: { id: kept }, mergedFrom: { totalCount: 0 } });
    expect(await lineage(persona, kept)).toMatchObject({ mergedInto: null, mergedFrom: { totalCount: 1, nodes: [{ id: again }] } });
  }
  const { rescues } = (await as('cwc').data(LISTS, { case: caseId })).case;
  expect(rescues.nodes[0].survivors.totalCount).toBe(2);
  const { pseudonym } = await lineage('police', kept);
  const at = '2026-06-06T11:00:00+05:30';
  const [committeeId, hospitalId, ngoId] = [await hub.office('cwc'), await hub.office('medical'), await hub.office('ngo')];
  const identity = { names: [{ script: 'LATIN', fullName: 'Made Up' }] };
  const step = { status: 'BEFORE_CWC', happenedAt: at };
  const duplicate = { survivorId: again, expectedVersion: await versionOf(hub, 'police', again) };
  const tries: [string, string, object][] = [
    ['police', 'recordJourneyEvent', { ...duplicate, ...step }],
    ['police', 'recordIdentity', { survivorId: again, identity }],
    [
      'police',
      'recordProduction',
      { survivorId: again, committeeId, producedAt: at, takenInChargeAt: '2026-06-05T07:10:00+05:30', journeyMinutes: 0 },
    ],
    ['police', 'referForExamination', { survivorId: again, hospitalId }],
    ['cwc', 'placeSurvivor', { ...duplicate, homeId: await hub.office('home'), shelter: 'CH', since: at }],
    ['cwc', 'assignNgo', { survivorIds: [again], ngoId, orderNumber: 'CWC/43', orderedOn: '2026-06-06' }],
    ['dcpu', 'recordLegalEvent', { kind: 'SCHOOL_ABSENCE_30_DAYS', survivorId: again, happenedAt: at }],
  ];
  for (const [persona, verb, more] of tries) {
    const problems = await as(persona).fails(verb, more);
    expect({ verb, problems }).toMatchObject({ verb, problems: [{ code: 'CONFLICT', message: expect.stringContaining('recorded twice') }] });
    expect(problems[0]!.message).toContain(pseudonym);
  }
  await expect(handsOver(hub, 'police', 'medical@103', caseId, { kind: 'CONSULT', survivors: [again] })).rejects.toThrow('recorded twice');
  // The control: of the record that stands all goes on.
  await as('police').does('recordJourneyEvent', { survivorId: kept, expectedVersion: await versionOf(hub, 'police', kept), ...step });

  const { rows } = await hub.admin.query(
    `select operation, case_id, changed from hub.audit_record where operation = 'mergeSurvivors' order by at desc limit 1`,
  );
  expect(rows[0]).toMatchObject({
    case_id: rowOf(caseId),
    changed: expect.arrayContaining([`survivor:${rowOf(again)}`, `approval:${rowOf(approvalId)}`]),
  });
});

test('an office that sees the second record alone keeps it, and does not come to see the first', async () => {
  const before = await as('ngo').ask(LISTS, { case: caseId });
  const lines = await lineage('ngo', again);
  await merges(hub, POLICE, kept, again);
  expect(await as('ngo').ask(LISTS, { case: caseId })).toEqual(before);
  expect(await lineage('ngo', again)).toEqual(lines);
  expect(lines).toMatchObject({ mergedInto: null, mergedFrom: { totalCount: 0 } });
  const hidden = await as('ngo').ask(LINEAGE, { id: kept });
  expect(JSON.stringify(hidden)).toBe(JSON.stringify(await as('ngo').ask(LINEAGE, { id: `Survivor_${randomUUID()}` })));
  // It learns why nothing more is taken, and not which other record there is.
  const step = {
    survivorId: again,
    expectedVersion: await versionOf(hub, 'ngo', again),
    status: 'BEFORE_CWC',
    happenedAt: '2026-06-06T11:00:00+05:30',
  };
  const [problem] = await as('ngo').fails('recordJourneyEvent', step);
  expect(problem).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('The office that leads the case') });
  expect(problem!.message).not.toContain((await lineage('police', kept)).pseudonym);

  // The control: once it sees both, it has one person in its list.
  await as('cwc').does('assignNgo', { survivorIds: [kept], ngoId: await hub.office('ngo'), orderNumber: 'CWC/44', orderedOn: '2026-06-06' });
  expect((await listed('ngo'))[1]).toEqual([boy, kept].toSorted());
  expect(await lineage('ngo', again)).toMatchObject({ mergedInto: { id: kept } });
});

test('a home that sees the record that stands alone learns of no other', async () => {
  const [before, lines] = [await as('home').ask(LISTS, { case: caseId }), await lineage('home', boy)];
  await merges(hub, POLICE, boy, kept);
  expect(await as('home').ask(LISTS, { case: caseId })).toEqual(before);
  expect(await lineage('home', boy)).toEqual(lines);
  expect(await lineage('police', boy)).toMatchObject({ mergedFrom: { totalCount: 1 } });
});

test('its clocks are the other record’s, its contradictions end, and both come back when the merge is undone', async () => {
  hub.setClock('2026-06-07T12:00:00+05:30');
  await hub.work();
  const CLOCKS = 'query($id: ID!) { survivor(id: $id) { clocks(first: 100) { nodes { code state notApplicable } } } }';
  const clocks = async (id: string) => (await as('police').data(CLOCKS, { id })).survivor.clocks.nodes;
  const contradictions = async () =>
    (await as('police').data('{ contradictions(first: 100) { nodes { code survivor { id } } } }')).contradictions.nodes
      .filter(({ survivor }: { survivor: { id: string } | null }) => survivor?.id === again)
      .map(({ code }: { code: string }) => code);
  const [running, ofKept] = [await clocks(again), await clocks(kept)];
  expect(running.some(({ state }: { state: string }) => state === 'BREACHED')).toBe(true);
  expect(await contradictions()).toEqual(['RESCUE_WITHOUT_PRODUCTION']);

  await merges(hub, POLICE, kept, again);
  await hub.work();
  const merged = await clocks(again);
  expect(merged).toHaveLength(running.length);
  for (const { state, notApplicable } of merged) if (!state.startsWith('MET')) expect([state, notApplicable]).toEqual(['NOT_APPLICABLE', 'MERGED']);
  expect(merged.some(({ notApplicable }: { notApplicable: string }) => notApplicable === 'MERGED')).toBe(true);
  expect(await contradictions()).toEqual([]);
  expect(await clocks(kept)).toEqual(ofKept);

  const undo = async (approvalId: string) => ({ duplicateId: again, expectedVersion: await versionOf(hub, 'police', again), approvalId });
  const toMerge = await hasConsentTo(hub, 'MERGE', POLICE, { keptId: kept, duplicateId: again });
  expect(await as('police').fails('undoMerge', await undo(toMerge))).toMatchObject([{ code: 'CONFLICT', path: ['approvalId'] }]);
  const approvalId = await hasConsentTo(hub, 'UNDO_MERGE', POLICE, { keptId: kept, duplicateId: again });
  expect(await as('police').does('undoMerge', await undo(approvalId), 'id mergedInto { id }')).toEqual({ id: again, mergedInto: null });
  await hub.work();
  expect(await clocks(again)).toEqual(running);
  expect(await contradictions()).toEqual(['RESCUE_WITHOUT_PRODUCTION']);
  expect(await listed('cwc')).toEqual([1, 2, 3].map(() => [boy, kept, again].toSorted()));
  const step = { status: 'BEFORE_CWC', happenedAt: '2026-06-06T11:00:00+05:30' };
  await as('police').does('recordJourneyEvent', { survivorId: again, expectedVersion: await versionOf(hub, 'police', again), ...step });
  expect(await as('police').fails('undoMerge', await undo(approvalId))).toMatchObject([{ code: 'CONFLICT', path: ['duplicateId'] }]);
});

test('a consent is to exactly these two in this direction, by this asker, to this act, and once', async () => {
  const fails = async (keptId: string, duplicateId: string, approvalId: string) =>
    as('police').fails('mergeSurvivors', await input(keptId, duplicateId, approvalId));
  const approvalId = await hasConsentTo(hub, 'MERGE', POLICE, { keptId: kept, duplicateId: again });
  const undo = await hasConsentTo(hub, 'UNDO_MERGE', POLICE, { keptId: kept, duplicateId: again });
  const ask = { survivorIds: [kept, again], dataClass: 'ID', purpose: lawful.purpose, reason };
  const { id: toOpen } = await as('police').does('askSecondPerson', ask);
  await as('police-head').does('answerSecondPerson', { approvalId: toOpen, isGranted: true });
  const recipient = { authority: 'SPECIAL_COURT', number: 'SC 41/2026', key: (await aRecipientKey()).key };
  const toExport = await hasConsent(hub, 'police', 'police-head', [kept, again], recipient);
  for (const other of [undo, toOpen, toExport]) expect(await fails(kept, again, other)).toMatchObject([{ code: 'CONFLICT', path: ['approvalId'] }]);
  // Nor the other way round, in both meanings.
  expect(refusal(await opens(as('police'), [kept, again], { approvalId }))).not.toEqual([]);
  expect(await fails(again, kept, approvalId)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('the other of the two') }]);
  expect(await fails(boy, again, approvalId)).toMatchObject([{ code: 'CONFLICT', path: ['approvalId'] }]);
  // Another officer's consent is that of nobody.
  const mine = await input(kept, again, approvalId);
  expect(await as('police-head').fails('mergeSurvivors', mine)).toEqual(
    await as('police-head').fails('mergeSurvivors', { ...mine, approvalId: `Approval_${randomUUID()}` }),
  );
  const refused = await as('police').does('askSecondPerson', { action: 'MERGE', survivorIds: [kept, again], keptId: kept, reason });
  await as('police-head').does('answerSecondPerson', { approvalId: refused.id, isGranted: false });
  expect(await fails(kept, again, refused.id)).toMatchObject([{ code: 'SECOND_PERSON_NEEDED' }]);

  // Two at once use it once; then it is used.
  const both = await Promise.all(
    [1, 2].map(() =>
      as('police').ask('mutation($input: MergeSurvivorsInput!) { mergeSurvivors(input: $input) { survivor { id } problems { code } } }', {
        input: { ...mine, opId: randomUUID() },
      }),
    ),
  );
  expect(both.filter(({ data }) => data.mergeSurvivors.survivor)).toHaveLength(1);
  await as('police').does('undoMerge', { duplicateId: again, expectedVersion: await versionOf(hub, 'police', again), approvalId: undo });
  expect(await fails(kept, again, approvalId)).toMatchObject([{ code: 'SECOND_PERSON_NEEDED', message: expect.stringContaining('once') }]);
  const late = await hasConsentTo(hub, 'MERGE', POLICE, { keptId: kept, duplicateId: again });
  hub.setClock('2026-06-07T13:00:00+05:30');
  expect(await fails(kept, again, late)).toMatchObject([{ code: 'SECOND_PERSON_NEEDED', message: expect.stringContaining('expired') }]);
});

test('what is asked is two survivors, one of which stays', async () => {
  const ask = (more: object) => as('police').fails('askSecondPerson', { action: 'MERGE', survivorIds: [kept, again], keptId: kept, reason, ...more });
  expect(await ask({ survivorIds: [kept] })).toMatchObject([{ code: 'INVALID', path: ['survivorIds'] }]);
  expect(await ask({ survivorIds: [kept, again, boy] })).toMatchObject([{ code: 'INVALID', path: ['survivorIds'] }]);
  expect(await ask({ keptId: boy })).toMatchObject([{ code: 'INVALID', path: ['keptId'] }]);
  expect(await ask({ dataClass: 'ID' })).toMatchObject([{ code: 'INVALID', path: ['dataClass'] }]);
  expect(await ask({ action: 'OPEN', dataClass: 'ID', purpose: 'ORDER' })).toMatchObject([{ code: 'INVALID', path: ['keptId'] }]);
  expect(await ask({ action: 'OPEN', keptId: undefined, purpose: 'ORDER' })).toMatchObject([{ code: 'INVALID', path: ['dataClass'] }]);
  expect(await ask({ action: 'OPEN', keptId: undefined, dataClass: 'ID' })).toMatchObject([{ code: 'INVALID', path: ['purpose'] }]);
});

test('only the office that leads merges, in one case, one step, and never two custodians', async () => {
  const merge = async (keptId: string, duplicateId: string, approvalId = `Approval_${randomUUID()}`) =>
    as('police').fails('mergeSurvivors', await input(keptId, duplicateId, approvalId));
  const none = `Approval_${randomUUID()}`;
  expect(await as('dcpu').fails('mergeSurvivors', await input(kept, again, none, 'dcpu'))).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await as('ngo').fails('mergeSurvivors', await input(kept, again, none))).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await merge(kept, kept)).toMatchObject([{ code: 'INVALID', path: ['duplicateId'] }]);
  const stale = { ...(await input(kept, again, none)), duplicateVersion: 77 };
  expect(await as('police').fails('mergeSurvivors', stale)).toMatchObject([{ code: 'STALE_VERSION', path: ['duplicateVersion'] }]);
  const elsewhere = await aCaseOfEveryone(hub);
  expect(await merge(kept, elsewhere.other)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('DUPLICATE_MERGED') }]);

  // Who sees one of the two gets what an id that was never issued gets.
  const far = await aCaseOfEveryone(hub, 103);
  const versions = { expectedVersion: 1, duplicateVersion: 1, approvalId: none };
  for (const [shown, hidden] of [
    ['keptId', 'duplicateId'],
    ['duplicateId', 'keptId'],
  ] as const) {
    const MERGE = 'mutation($input: MergeSurvivorsInput!) { mergeSurvivors(input: $input) { survivor { id } problems { code message path } } }';
    const ask = (id: string) => as('police').ask(MERGE, { input: { opId: randomUUID(), [shown]: kept, [hidden]: id, ...versions } });
    const answer = await ask(far.other);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(await ask(`Survivor_${randomUUID()}`)));
  }

  expect(await merge(kept, boy)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('custody') }]);
  await handsOver(hub, 'home', 'home@196', caseId, { kind: 'TRANSFER', transfers: 'CUSTODY', shares: ['LOC', 'RHB'], survivors: [boy] });
  expect(await merge(boy, again)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('being handed over') }]);

  await merges(hub, POLICE, kept, again);
  expect(await merge(again, kept)).toMatchObject([{ code: 'CONFLICT', path: ['keptId'] }]);
  expect(await merge(kept, again)).toMatchObject([{ code: 'CONFLICT', path: ['duplicateId'] }]);
  const { id: third } = await as('police').does('addSurvivor', { caseId, district: 102, foundAt: '2026-06-05T07:00:00+05:30', survivor: aBoy });
  expect(await merge(again, third)).toMatchObject([{ code: 'CONFLICT', path: ['keptId'] }]);
  expect(await merge(third, kept)).toMatchObject([{ code: 'CONFLICT', path: ['duplicateId'] }]);
});

test('the database holds it against whatever statement comes to the hub’s login', async () => {
  const client = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
  await client.connect();
  const context = await hub.contextOf('police');
  const smuggle = async (sql: string, params: unknown[]) => {
    await client.query('begin');
    try {
      await client.query(`select set_config('samanvay.ctx', $1, true)`, [context]);
      return (await client.query(sql, params)).rowCount;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback');
    }
  };
  const merge = (duplicate: string, first: string | null) =>
    smuggle('update hub.survivor set merged_into_id = $2 where id = $1', [rowOf(duplicate), first && rowOf(first)]);
  try {
    // The control: the same login changes what it may.
    expect(await smuggle('update hub.survivor set version = version + 1 where id = $1', [rowOf(again)])).toBe(1);
    expect(await merge(again, kept)).toBe('42501');
    expect(await merge(again, again)).toBe('23514');
    const elsewhere = await aCaseOfEveryone(hub);
    expect(await merge(again, elsewhere.other)).toBe('23514');
    const approvalId = await hasConsentTo(hub, 'MERGE', POLICE, { keptId: kept, duplicateId: again });
    expect(await merge(again, kept)).toBe('42501');
    await as('police').does('mergeSurvivors', await input(kept, again, approvalId));
    expect(await merge(again, boy)).toBe('23514');
    expect(await merge(boy, again)).toBe('23514');
    expect(await merge(kept, boy)).toBe('23514');
    expect(await merge(again, null)).toBe('42501');
  } finally {
    await client.end();
  }
});
