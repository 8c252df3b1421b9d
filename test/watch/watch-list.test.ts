import { beforeAll, expect, test } from '@jest/globals';
import { evidenceRules, weigh } from '../../src/watch/evidence.js';
import { endExpired } from '../../src/disclosure/break-glass.js';
import { useHub } from '../hub.js';

const hub = useHub();
const officer = (persona: string) => hub.officer(persona);

const ENTRY =
  'id version state replyBy reviewOn expiresOn reason endedAt appealBy appealOutcome appealOffice { kind } agency { id watchEntries { nodes { state } } } evidence { nodes { kind datedOn reference } }';
let entries = 0;

/** An agency of Jaipur, with the licence of no regime: Rajasthan has none. */
async function anAgency(more: object = {}): Promise<string> {
  const agency = { name: `Placement house ${++entries}`, district: 102, licenceRegime: 'NONE', ...more };
  return (await officer('police').does('registerAgency', agency)).id;
}

async function complaint(agencyId: string, source: string, verified = false): Promise<string> {
  const reference = source === 'ANONYMOUS_TIP' ? {} : { reference: `GD ${++entries}/2025` };
  const { id, version } = await officer('police').does(
    'recordComplaint',
    { agencyId, source, allegations: ['CHILD_PLACED'], receivedAt: '2025-01-10T10:00:00+05:30', ...reference },
    'id version',
  );
  if (verified) await officer('police').does('answerComplaint', { complaintId: id, expectedVersion: version, standing: 'VERIFIED' });
  return id;
}

const fir = { kind: 'FIR_NAMED', reference: '31/2025', datedOn: '2025-01-05' };
const noLicence = { kind: 'NO_LICENCE', reference: 'DLO/7/2025', datedOn: '2025-01-08' };
const step = async (persona: string, mutation: string, entry: { id: string; version: number }, more: object = {}) =>
  officer(persona).does(mutation, { entryId: entry.id, expectedVersion: entry.version, ...more }, ENTRY);
const refusal = async (persona: string, mutation: string, entry: { id: string; version: number }, more: object = {}) =>
  officer(persona).fails(mutation, { entryId: entry.id, expectedVersion: entry.version, ...more });
const propose = async (agencyId: string, evidence: object[], persona = 'police', decider = 'ahtb') =>
  officer(persona).does('proposeWatchEntry', { agencyId, decidingOfficeId: await hub.office(decider), evidence }, ENTRY);
const serve = (entry: { id: string; version: number }) => step('police', 'serveWatchNotice', entry, { servedAt: thisMinute(), how: 'BY_POST' });
/** The next one: the notice comes after the proposal, and phones may be five minutes ahead. */
const thisMinute = () => `${new Date(hub.now().getTime() + 60_000).toISOString().slice(0, 16)}:00Z`;
const list = { isListed: true, reason: 'BORNE_OUT', orderNumber: 'AHTB/4/2025' };
const states = async (persona: string, id: string) =>
  (
    await officer(persona).data('query($id: ID!) { node(id: $id) { ... on Agency { watchEntries { nodes { state } } } } }', { id })
  ).node.watchEntries.nodes.map(({ state }: { state: string }) => state);
const notices = async (persona: string) =>
  (await officer(persona).data('{ notices(first: 100) { nodes { kind subject } } }')).notices.nodes.map(
    ({ kind, subject }: { kind: string; subject: string | null }) => `${kind} ${subject}`,
  );

beforeAll(() => hub.setClock('2025-01-20T10:00:00+05:30'));

test('one anonymous tip lists nobody, and fifty of them list nobody', async () => {
  hub.setClock('2025-01-20T10:00:00+05:30');
  const agencyId = await anAgency();
  const tips = await Promise.all(Array.from({ length: 19 }, () => complaint(agencyId, 'ANONYMOUS_TIP')));
  for (let more = 0; more < 31; more++) await complaint(agencyId, 'ANONYMOUS_TIP');
  let entry = await propose(agencyId, [{ complaintId: tips[0] }]);
  entry = await step('police', 'addWatchEvidence', entry, { evidence: tips.slice(1).map((complaintId) => ({ complaintId })) });
  entry = await serve(entry);
  hub.setClock('2025-02-20T10:00:00+05:30');
  const [problem] = await refusal('ahtb', 'decideWatchEntry', entry, list);
  expect(problem).toMatchObject({ code: 'CONFLICT', path: ['entryId'] });
  expect(problem!.message).toMatch(/weighs 5\b.*needs 100/);
  // Whoever goes past the verb meets the database.
  const { rows } = await hub.admin.query('select is_enough from hub.weigh_entry($1)', [entry.id.split('_')[1]]);
  expect(rows).toEqual([{ is_enough: false }]);
  // A tip that an office says was borne out stays a tip, and cannot be put forward as something else.
  expect(
    await refusal('police', 'addWatchEvidence', entry, { evidence: [{ kind: 'ANONYMOUS_TIP', reference: '1', datedOn: '2025-01-01' }] }),
  ).toMatchObject([{ path: ['evidence', '0', 'kind'] }]);
  expect(await states('labour@196', agencyId)).toEqual([]);
});

test('the due process, from a proposal to the end of an appeal', async () => {
  hub.setClock('2025-03-01T10:00:00+05:30');
  const agencyId = await anAgency();
  // The office that proposes does not decide, and nobody decides of another State.
  expect(
    await officer('administration').fails('proposeWatchEntry', { agencyId, decidingOfficeId: await hub.office('administration'), evidence: [fir] }),
  ).toMatchObject([{ path: ['decidingOfficeId'] }]);
  expect(
    await officer('police').fails('proposeWatchEntry', { agencyId, decidingOfficeId: await hub.office('ahtb@196'), evidence: [fir] }),
  ).toMatchObject([{ path: ['decidingOfficeId'] }]);
  expect(
    await officer('ahtb').fails('proposeWatchEntry', { agencyId, decidingOfficeId: await hub.office('administration'), evidence: [fir] }),
  ).toMatchObject([{ code: 'FORBIDDEN' }]);
  let entry = await propose(agencyId, [fir, noLicence]);
  expect(await notices('ahtb')).toContain(`WATCH_ASKED ${entry.id}`);
  expect(await officer('police').fails('proposeWatchEntry', { agencyId, decidingOfficeId: await hub.office('ahtb'), evidence: [fir] })).toMatchObject(
    [{ path: ['agencyId'] }],
  );
  // Not on the list, and seen by the two offices alone.
  expect([await states('police', agencyId), await states('ahtb', agencyId), await states('labour', agencyId)]).toEqual([
    ['PROPOSED'],
    ['PROPOSED'],
    [],
  ]);

  // Without notice, and before the party could reply, nothing is decided.
  expect(await refusal('ahtb', 'decideWatchEntry', entry, list)).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
  entry = await serve(entry);
  expect(entry.replyBy).toBe('2025-03-16T04:31:00.000Z');
  hub.setClock('2025-03-10T10:00:00+05:30');
  expect((await refusal('ahtb', 'decideWatchEntry', entry, list))[0]!.message).toMatch(/until 2025-03-16/);
  // It replies: then it may be decided.
  const replied = { repliedAt: '2025-03-09T10:00:00+05:30', reference: 'R 12/2025' };
  entry = await step('police', 'recordWatchReply', entry, replied);
  expect(await refusal('ahtb', 'recordWatchReply', entry, replied)).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await refusal('police', 'decideWatchEntry', entry, list)).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await refusal('ahtb-head', 'decideWatchEntry', entry, list)).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await refusal('ahtb', 'decideWatchEntry', entry, { ...list, reason: 'MENDED' })).toMatchObject([{ path: ['reason'] }]);
  entry = await step('ahtb', 'decideWatchEntry', entry, { ...list, reason: 'REPLY_DOES_NOT_ANSWER' });
  expect(entry).toMatchObject({ state: 'LISTED', reviewOn: '2025-06-08', expiresOn: '2026-03-10' });
  expect(await notices('police')).toContain(`WATCH_DECIDED ${entry.id}`);
  // Now it is on the list for everybody who knows employers, in every State; upon what, the offices of the proceeding know.
  const READ = 'query($id: ID!) { node(id: $id) { ... on WatchEntry { state evidence { nodes { reference } } } } }';
  expect((await officer('police@196').data(READ, { id: entry.id })).node).toEqual({ state: 'LISTED', evidence: { nodes: [] } });
  expect((await officer('police').data(READ, { id: entry.id })).node.evidence.nodes).toHaveLength(2);
  expect((await officer('cwc').data('query($id: ID!) { node(id: $id) { id } }', { id: entry.id })).node).toBeNull();

  // It appeals. Upon a decision of the bureau itself its head decides, and nobody upon their own.
  hub.setClock('2025-03-20T10:00:00+05:30');
  entry = await step('police', 'appealWatchEntry', entry, { appealedAt: '2025-03-19T10:00:00+05:30' });
  expect(entry).toMatchObject({ state: 'LISTED', appealBy: '2025-04-18T04:30:00.000Z', appealOffice: { kind: 'AHTB' } });
  const allowed = { outcome: 'ALLOWED', reason: 'REPLY_ANSWERS' };
  expect(await refusal('ahtb', 'decideWatchAppeal', entry, allowed)).toMatchObject([{ code: 'FORBIDDEN' }]);
  entry = await step('ahtb-head', 'decideWatchAppeal', entry, allowed);
  expect(entry).toMatchObject({ state: 'DELISTED', appealOutcome: 'ALLOWED', reason: 'REPLY_ANSWERS' });
  // Off the list, the history stays with the offices of the proceeding, and shows as not listed.
  expect([await states('police', agencyId), await states('police@196', agencyId)]).toEqual([['DELISTED'], []]);
  expect(await refusal('ahtb', 'reviewWatchEntry', entry, { result: 'KEEP', reason: 'STILL_BORNE_OUT', orderNumber: '9' })).toMatchObject([
    { code: 'ILLEGAL_STEP' },
  ]);
});

test('a review falls due, an entry is renewed, and at last it runs out', async () => {
  hub.setClock('2024-01-01T10:00:00+05:30');
  const agencyId = await anAgency();
  const evidence = [fir, noLicence].map((one) => ({ ...one, datedOn: '2023-12-01' }));
  let entry = await propose(agencyId, evidence, 'labour', 'administration');
  entry = await step('administration', 'serveWatchNotice', entry, { servedAt: thisMinute(), how: 'BY_HAND' });
  hub.setClock('2024-01-17T10:00:00+05:30');
  entry = await step('administration', 'decideWatchEntry', entry, list);
  expect(entry).toMatchObject({ state: 'LISTED', reviewOn: '2024-04-16', expiresOn: '2025-01-16' });

  const passes = async (instant: string) => {
    hub.setClock(instant);
    await endExpired(hub.orm.em.fork(), hub.now());
  };
  const told = async () => (await notices('administration')).filter((notice: string) => notice === `WATCH_REVIEW_DUE ${entry.id}`).length;
  await passes('2024-04-15T23:00:00+05:30');
  expect(await told()).toBe(0);
  await passes('2024-04-16T00:10:00+05:30');
  await passes('2024-04-17T00:10:00+05:30');
  expect(await told()).toBe(1);
  const due = '{ watchEntries(filter: { reviewDue: true }) { nodes { id } } }';
  expect((await officer('administration').data(due)).watchEntries.nodes).toEqual([{ id: entry.id }]);
  expect((await officer('committee').data('{ fieldFigures(month: "2024-04-01") { listed reviewsDue } }')).fieldFigures).toEqual([
    { listed: 1, reviewsDue: 1 },
  ]);

  entry = await step('administration', 'reviewWatchEntry', entry, { result: 'RENEW', reason: 'STILL_BORNE_OUT', orderNumber: 'DM/8/2024' });
  expect(entry).toMatchObject({ state: 'LISTED', reviewOn: '2024-07-16', expiresOn: '2025-04-17' });
  await passes('2025-04-16T23:00:00+05:30');
  expect(await states('police@196', agencyId)).toEqual(['LISTED']);
  await passes('2025-04-17T00:10:00+05:30');
  expect([await states('police@196', agencyId), await states('labour', agencyId)]).toEqual([[], ['EXPIRED']]);
  expect(await notices('labour')).toContain(`WATCH_DECIDED ${entry.id}`);
});

test('an agency that asks gets its own entry and nothing else', async () => {
  hub.setClock('2025-05-01T10:00:00+05:30');
  const licence = { licenceRegime: 'DELHI_2014', licenceNumber: 'DL/PPA/77', licenceValidUntil: '2025-04-01', district: 670 };
  const agencyId = await anAgency(licence);
  const otherId = await anAgency({ ...licence, licenceNumber: 'DL/PPA/78' });
  const source = await complaint(agencyId, 'ORGANISATION', true);
  let entry = await propose(agencyId, [fir, noLicence, { complaintId: source }], 'police', 'ahtb@670');
  const other = await propose(otherId, [{ ...fir, reference: '99/2025' }], 'police', 'ahtb@670');
  expect([entry.state, other.state]).toEqual(['PROPOSED', 'PROPOSED']);
  const ask = async (persona: string, more: object = {}) =>
    officer(persona).does('answerAgency', { agencyId, licenceNumber: 'DL/PPA/77', proofNumber: 'ID 4411', ...more }, 'text json digest');

  // Before it was given notice there is nothing to tell.
  expect(JSON.parse((await ask('labour@670')).json).entries).toEqual([]);
  entry = await serve(entry);
  const { json, text, digest } = await ask('labour@670');
  const answer = JSON.parse(json);
  expect(answer).toMatchObject({ licenceNumber: 'DL/PPA/77', askedOn: '2025-05-01' });
  expect(answer.entries).toHaveLength(1);
  expect(answer.entries[0]).toMatchObject({ state: 'NOTIFIED', servedAt: '2025-05-01', replyBy: '2025-05-16' });
  expect(answer.entries[0].evidence).toEqual([
    { kind: 'FIR_NAMED', datedOn: '2025-01-05' },
    { kind: 'NO_LICENCE', datedOn: '2025-01-08' },
    { kind: 'COMPLAINT_VERIFIED', datedOn: '2025-01-10' },
  ]);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  // No number of an FIR, no source, no office that proposed it, nothing of another.
  for (const hidden of [
    '31/2025',
    'DLO/7/2025',
    'GD ',
    'ORGANISATION',
    'police',
    '99/2025',
    'DL/PPA/78',
    entry.id.split('_')[1]!,
    agencyId.split('_')[1]!,
  ])
    expect([hidden, `${json} ${text}`.toLowerCase().includes(hidden.toLowerCase())]).toEqual([hidden, false]);
  expect(text).toMatch(/FIR_NAMED, of 2025-01-05/);

  // With the licence of another, or of none, and from another area, the answer is the same.
  const wrong = async (persona: string, more: object) =>
    officer(persona).fails('answerAgency', { agencyId, licenceNumber: 'DL/PPA/77', proofNumber: 'ID 4411', ...more });
  const refused = await wrong('labour@670', { licenceNumber: 'DL/PPA/78' });
  expect(refused).toMatchObject([{ path: ['licenceNumber'] }]);
  expect(await wrong('labour@670', { licenceNumber: undefined })).toEqual(refused);
  expect(await wrong('labour', {})).toEqual(refused);
  expect(await wrong('labour@670', { proofNumber: 'a letter' })).toMatchObject([{ path: ['proofNumber'] }]);
  expect(await officer('police@670').fails('answerAgency', { agencyId, licenceNumber: 'DL/PPA/77', proofNumber: 'ID 1' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  // What it was told is on record with the office that told it.
  expect((await officer('labour@670').data('{ agencyAnswers { nodes { digest proofNumber } } }')).agencyAnswers.nodes[0]).toEqual({
    digest,
    proofNumber: 'ID 4411',
  });
  expect((await officer('administration@670').data('{ agencyAnswers { totalCount } }')).agencyAnswers.totalCount).toBe(0);
});

test('who recruits for an agency is for those who know the accused; which cases have to do with it, for those who see them', async () => {
  hub.setClock('2025-06-01T10:00:00+05:30');
  const agencyId = await anAgency();
  await officer('police').does('recordAgent', { agencyId, name: 'Zorba Qvandt', aliases: ['Zorro'], part: 'RECRUITER' });
  const { id: caseId } = await officer('police').does('openCase', {
    kind: 'TRAFFICKING',
    district: 102,
    channel: 'PATROL',
    receivedAt: '2025-06-01T09:00:00+05:30',
  });
  await officer('police').does('linkAgency', { agencyId, caseId });
  expect(await officer('police').fails('linkAgency', { agencyId, caseId })).toMatchObject([{ path: ['caseId'] }]);
  expect(await officer('police@196').fails('linkAgency', { agencyId, caseId })).toMatchObject([{ code: 'NOT_FOUND' }]);
  const READ =
    'query($id: ID!) { node(id: $id) { ... on Agency { linkedCases licence agents { nodes { name aliases } } cases { totalCount nodes { case { id } } } } } }';
  const seen = async (persona: string) => (await officer(persona).data(READ, { id: agencyId })).node;
  expect(await seen('ahtu')).toEqual({
    linkedCases: 1,
    licence: 'NOT_ASKED_FOR',
    agents: { nodes: [{ name: 'Zorba Qvandt', aliases: ['Zorro'] }] },
    cases: { totalCount: 1, nodes: [{ case: { id: caseId } }] },
  });
  // The labour office of the district knows no accused, and takes part in no such case; another district knows neither.
  expect(await seen('labour')).toMatchObject({ linkedCases: 1, agents: { nodes: [] }, cases: { totalCount: 0 } });
  expect(await seen('police@196')).toMatchObject({ linkedCases: 1, agents: { nodes: [] }, cases: { totalCount: 0 } });
});

test('the database weighs as the table of the rules does', async () => {
  hub.setClock('2025-07-01T10:00:00+05:30');
  const [police, agencyId] = ['police@102', await anAgency()];
  const entry = await propose(agencyId, [fir]);
  const tips = await Promise.all([1, 2].map(() => complaint(agencyId, 'ANONYMOUS_TIP')));
  const known = await Promise.all([1, 2, 3].map(() => complaint(agencyId, 'NAMED_PERSON', true)));
  const kinds = ['FIR_NAMED'];
  let at = entry;
  const more: [string, object][] = [
    ['ANONYMOUS_TIP', { complaintId: tips[0] }],
    ['ANONYMOUS_TIP', { complaintId: tips[1] }],
    ...known.map((complaintId): [string, object] => ['COMPLAINT_VERIFIED', { complaintId }]),
    ['CONVICTION', { kind: 'CONVICTION', reference: 'SC 1/2024', datedOn: '2024-01-01' }],
    ['NO_LICENCE', noLicence],
    ['FIR_NAMED', { ...fir, reference: '32/2025' }],
    ['FIR_NAMED', { ...fir, reference: '33/2025' }],
  ];
  for (const [kind, one] of more) {
    at = await step(police, 'addWatchEvidence', at, { evidence: [one] });
    kinds.push(kind);
    const { rows } = await hub.admin.query('select weight, is_enough from hub.weigh_entry($1)', [entry.id.split('_')[1]]);
    const { weight, isEnough } = weigh(kinds as never);
    expect([kinds, rows[0]]).toEqual([kinds, { weight, is_enough: isEnough }]);
  }
  expect(await refusal(police, 'addWatchEvidence', at, { evidence: [fir] })).toMatchObject([{ code: 'CONFLICT' }]);
  // Whatever is not official, all of it together, reaches no threshold.
  const unofficial = evidenceRules.filter(({ isOfficial }) => !isOfficial).flatMap(({ kind, atMost }) => Array.from({ length: atMost }, () => kind));
  expect(weigh(unofficial).weight).toBeLessThan(100);
});
