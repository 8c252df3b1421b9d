import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';
import { aRescue } from '../stories.js';
import { aNamed, auditOf, lawful, opens, refusal } from './openings.js';

const hub = useHub();
let everyone: Awaited<ReturnType<typeof aCaseOfEveryone>>;

beforeAll(async () => {
  everyone = await aCaseOfEveryone(hub);
  await hub
    .officer('cwc')
    .does('recordIdentity', { survivorId: everyone.boy, identity: { names: [{ script: 'LATIN', fullName: 'Made Up' }], village: 'Nowhere' } });
}, 60_000);

const idOf = (globalId: string) => globalId.split('_')[1]!;

test('an officer whose role sees identity opens it with a purpose, and it is on record who saw what and on which basis', async () => {
  const { data } = await opens(hub.officer('police'), [everyone.boy]);
  expect(data.openIdentity).toMatchObject({
    identities: [{ survivor: { id: everyone.boy }, names: [{ script: 'LATIN', fullName: 'Made Up' }], village: 'Nowhere', school: null }],
    problems: [],
  });
  const [record] = await auditOf(hub, 'openIdentity');
  expect(record).toMatchObject({
    seen: [`ID:${idOf(everyone.boy)}`],
    asked: [everyone.boy],
    purpose: 'RESCUE_AND_PRODUCTION',
    basis: 'OPENED',
    decision: 'ALLOWED',
    outcome: 'DONE',
    case_id: idOf(everyone.caseId),
  });
  expect(JSON.stringify(record)).not.toContain('Made Up');
});

test('what each role gets is what the agreement says', async () => {
  const answers: Record<string, unknown> = {};
  const purposes: Record<string, object> = {
    ahtb: {},
    labour: { purpose: 'ENTITLEMENT', legalBasis: 'CALPRA_S17' },
    medical: { purpose: 'MEDICAL_EXAMINATION', legalBasis: 'JJ_ACT_S94' },
    home: { purpose: 'CARE', legalBasis: 'JJ_ACT_S37' },
    legal: { purpose: 'LEGAL_AID', legalBasis: 'LSA_ACT_S12' },
  };
  for (const persona of [
    'police',
    'ahtu',
    'ahtb',
    'child-police',
    'labour',
    'administration',
    'cwc',
    'dcpu',
    'home',
    'medical',
    'legal',
    'ngo',
    'committee',
    'admin',
  ]) {
    const answer = await opens(hub.officer(persona), [everyone.boy], purposes[persona]);
    answers[persona] = answer.errors ? refusal(answer)[0] : (answer.data.openIdentity.identities[0]?.names[0]?.fullName ?? refusal(answer)[0]);
  }
  const name = 'Made Up';
  expect(answers).toEqual({
    police: name,
    ahtu: name,
    ahtb: 'FORBIDDEN',
    'child-police': name,
    labour: 'FORBIDDEN',
    administration: name,
    cwc: name,
    dcpu: name,
    home: name,
    medical: name,
    legal: name,
    ngo: name,
    committee: 'FORBIDDEN',
    admin: 'FORBIDDEN',
  });
});

test('a labour office opens the name, and nothing else, of a survivor whose wage claim it is processing', async () => {
  const wages = { purpose: 'ENTITLEMENT', legalBasis: 'CALPRA_S17' };
  await hub
    .officer('labour')
    .does('claimEntitlement', { survivorId: everyone.boy, kind: 'BACK_WAGES', duePaise: 1_000_000, dueAt: '2026-06-06T12:00:00+05:30' });
  const { data } = await opens(hub.officer('labour'), [everyone.boy], wages);
  expect(data.openIdentity.identities).toMatchObject([{ names: [{ fullName: 'Made Up' }], village: null, guardians: null }]);
});

test('hidden, never issued and of another type are not found, and that it was tried is on record', async () => {
  const stranger = hub.officer('police@103');
  const [hidden, absent] = [await opens(stranger, [everyone.boy]), await opens(stranger, [`Survivor_${randomUUID()}`])];
  expect(refusal(hidden)).toEqual(['NOT_FOUND']);
  expect(hidden).toEqual(absent);
  // One that is seen beside one that is hidden opens neither.
  expect(refusal(await opens(hub.officer('home'), [everyone.boy, everyone.other], { purpose: 'CARE', legalBasis: 'JJ_ACT_S37' }))).toEqual([
    'NOT_FOUND',
  ]);
  const refused = (await auditOf(hub, 'openIdentity')).filter(({ outcome }) => outcome === 'NOT_FOUND');
  expect(refused.map(({ asked, seen }) => ({ asked, seen }))).toContainEqual({ asked: [everyone.boy], seen: [] });
});

test('a purpose has its roles, its law and what it must name', async () => {
  const [police, ngo] = [hub.officer('police'), hub.officer('ngo')];
  const tries: [object, string][] = [
    [{ purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173' }, 'reference'],
    [{ purpose: 'INVESTIGATION', legalBasis: 'JJ_ACT_S31', reference: '0212/2026' }, 'legalBasis'],
    [{ purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173', reference: 'the boy from the dhaba' }, 'reference'],
    [{ purpose: 'EMERGENCY', legalBasis: 'JJ_ACT_S31', reason: 'danger' }, 'reason'],
  ];
  for (const [more, field] of tries)
    expect((await opens(police, [everyone.boy], more)).data.openIdentity.problems).toMatchObject([{ code: 'INVALID', path: [field] }]);
  expect(refusal(await opens(ngo, [everyone.boy], { purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173', reference: '0212/2026' }))).toEqual([
    'FORBIDDEN',
  ]);
  const named = await opens(police, [everyone.boy], { purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173', reference: '0212/2026' });
  expect(named.data.openIdentity.identities).toHaveLength(1);
});

test('where a survivor is sheltered is opened in the same way, by those to whom it is open', async () => {
  const OPEN = `mutation($input: OpenInput!) { openShelter(input: $input) { shelters { survivor { id } home { id } shelter } problems { code } } }`;
  const input = () => ({ opId: randomUUID(), survivorIds: [everyone.boy], purpose: 'CARE', legalBasis: 'JJ_ACT_S37' });
  const { openShelter } = await hub.officer('cwc').data(OPEN, { input: input() });
  expect(openShelter).toEqual({
    shelters: [{ survivor: { id: everyone.boy }, home: { id: await hub.office('home') }, shelter: 'CH' }],
    problems: [],
  });
  expect((await hub.officer('ngo').ask(OPEN, { input: input() })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await auditOf(hub, 'openShelter')).at(-1)).toMatchObject({ seen: [`LOC:${idOf(everyone.boy)}`] });
});

test('a survivor is found by name, year of birth and home district together, among those whose identity is open, and on record', async () => {
  const { survivorId } = await aRescue(hub, [
    {
      ...aNamed('Ramesh Kumar Singh'),
      identity: { names: [{ script: 'LATIN', fullName: 'Ramesh Kumar Singh' }], bornOn: '2014-03-05', homeDistrict: 196 },
    },
  ]);
  const FIND = 'mutation($input: FindByIdentityInput!) { findByIdentity(input: $input) { survivors { id } problems { code path } } }';
  const finds = (persona: string, more: object = {}) =>
    hub
      .officer(persona)
      .ask(FIND, { input: { opId: randomUUID(), ...lawful, name: 'Singh, Ramesh Kumar', birthYear: 2014, homeDistrict: 196, ...more } });
  expect((await finds('cwc')).data.findByIdentity).toEqual({ survivors: [{ id: survivorId }], problems: [] });
  expect((await auditOf(hub, 'findByIdentity')).at(-1)).toMatchObject({
    seen: [`ID:${idOf(survivorId)}`],
    purpose: 'RESCUE_AND_PRODUCTION',
    decision: 'ALLOWED',
  });
  expect(JSON.stringify(await auditOf(hub, 'findByIdentity'))).not.toContain('Ramesh');
  // Another year, another district, another office, and nobody is found; a name alone cannot be asked for.
  for (const more of [{ birthYear: 2013 }, { homeDistrict: 197 }, { name: 'Ramesh Singh' }])
    expect((await finds('cwc', more)).data.findByIdentity.survivors).toEqual([]);
  expect((await finds('cwc@103')).data.findByIdentity).toEqual({ survivors: [], problems: [] });
  expect((await finds('labour')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await finds('cwc', { purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173' })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('whoSaw tells the Committee and legal services who opened a survivor, and nobody else', async () => {
  const WHO = `query($id: ID!) { whoSaw(survivorId: $id) { totalCount nodes { officer { designation } office { name } dataClass purpose legalBasis basis reference } } }`;
  const { whoSaw } = await hub.officer('cwc').data(WHO, { id: everyone.boy });
  const { rows } = await hub.admin.query('select count(*)::int as n from hub.sighting where survivor_id = $1', [idOf(everyone.boy)]);
  expect(whoSaw.totalCount).toBe(rows[0].n);
  expect(whoSaw.nodes).toContainEqual({
    officer: { designation: 'Station House Officer' },
    office: { name: 'Kotwali police station, Jaipur' },
    dataClass: 'ID',
    purpose: 'INVESTIGATION',
    legalBasis: 'BNSS_S173',
    basis: 'OPENED',
    reference: '0212/2026',
  });
  expect((await hub.officer('legal').data(WHO, { id: everyone.boy })).whoSaw).toEqual(whoSaw);
  for (const persona of ['police', 'ngo', 'dcpu'])
    expect((await hub.officer(persona).ask(WHO, { id: everyone.boy })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await hub.officer('cwc@103').ask(WHO, { id: everyone.boy })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
});

test('the same opId is authorised again, is on record again, and costs the budget once', async () => {
  const police = hub.officer('police');
  const opId = randomUUID();
  const spent = async () =>
    (await hub.admin.query(`select c.opened from hub.opening_count c join hub.officer o on o.id = c.officer_id where o.subject = 'police@102'`))
      .rows[0].opened;
  const first = await opens(police, [everyone.other === everyone.boy ? everyone.other : everyone.boy], { opId });
  const before = await spent();
  expect(await opens(police, [everyone.boy], { opId })).toEqual(first);
  expect(await spent()).toBe(before);
  expect((await auditOf(hub, 'openIdentity')).filter(({ op_id, decision }) => op_id === opId && decision === 'ALLOWED')).toHaveLength(2);
  expect(refusal(await opens(police, [everyone.boy], { opId, purpose: 'MEDICAL_EXAMINATION', legalBasis: 'JJ_ACT_S94' }))).toEqual(['OP_ID_REUSED']);
});

test('the budget of a day holds under many at once, and the supervisor is told once when it is reached', async () => {
  const { survivorId } = await aRescue(hub, [aNamed('Somebody Once')]);
  const ahtu = hub.officer('ahtu');
  const answers = await Promise.all(Array.from({ length: 50 }, () => opens(ahtu, [survivorId])));
  const opened = answers.filter(({ data }) => data?.openIdentity.identities.length === 1);
  const { rows } = await hub.admin.query(
    `select (select c.opened from hub.opening_count c where c.officer_id = o.id and c.day = '2026-06-05') as spent, (select count(*)::int from hub.sighting p where p.officer_id = o.id and p.at::date = '2026-06-05') as seen
     from hub.officer o where o.subject = 'ahtu@102'`,
  );
  expect(opened).toHaveLength(30);
  expect(rows).toEqual([{ spent: 30, seen: 30 }]);
  expect(answers.filter(({ data }) => data?.openIdentity.problems[0]?.code === 'BUDGET_REACHED')).toHaveLength(20);
  const NOTICES = '{ notices { nodes { kind about { designation } } } }';
  const told = (await hub.officer('ahtu-head').data(NOTICES)).notices.nodes;
  expect(told.filter(({ kind }: { kind: string }) => kind === 'BUDGET_REACHED')).toEqual([
    { kind: 'BUDGET_REACHED', about: { designation: 'Inspector, AHTU' } },
  ]);
  expect((await ahtu.data(NOTICES)).notices.nodes).toEqual([]);
});

test('many at once need a second person of the office that leads the case; the consent is to exactly that, and serves once', async () => {
  const names = Array.from({ length: 7 }, (_, i) => aNamed(`Child Number ${'ABCDEFG'[i]}`));
  const { survivorIds } = await aRescue(hub, names);
  const [police, ahtu, head] = [hub.officer('cwc'), hub.officer('ahtu'), hub.officer('ahtu-head')];
  expect(refusal(await opens(police, survivorIds))).toEqual(['SECOND_PERSON_NEEDED']);
  expect((await opens(police, survivorIds.slice(0, 5))).data.openIdentity.identities).toHaveLength(5);

  const ask = { survivorIds, dataClass: 'ID', purpose: 'RESCUE_AND_PRODUCTION', reason: 'All seven are produced before the Committee tomorrow.' };
  const { id } = await police.does('askSecondPerson', ask);
  expect(refusal(await opens(police, survivorIds, { approvalId: id }))).toEqual(['SECOND_PERSON_NEEDED']);
  // Not the asker, and nobody of another office; the office that leads sees that it is asked.
  expect(await police.fails('answerSecondPerson', { approvalId: id, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('cwc-head').fails('answerSecondPerson', { approvalId: id, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('dcpu').fails('answerSecondPerson', { approvalId: id, isGranted: true })).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await head.data('{ approvals { nodes { id howMany reason isGranted } } }')).approvals.nodes).toEqual([
    { id, howMany: 7, reason: ask.reason, isGranted: null },
  ]);
  await head.does('answerSecondPerson', { approvalId: id, isGranted: true });
  expect((await police.data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'SECOND_PERSON_ANSWERED', subject: id },
  ]);

  expect(refusal(await opens(police, survivorIds.slice(1), { approvalId: id }))).toEqual(['CONFLICT']);
  expect(refusal(await opens(ahtu, survivorIds, { approvalId: id }))).toEqual(['NOT_FOUND']);
  // Of two at once one gets it.
  const both = await Promise.all([opens(police, survivorIds, { approvalId: id }), opens(police, survivorIds, { approvalId: id })]);
  expect(both.map((answer) => answer.data.openIdentity.identities.length).toSorted()).toEqual([0, 7]);
  expect(refusal(await opens(police, survivorIds, { approvalId: id }))).toEqual(['SECOND_PERSON_NEEDED']);
});

test('an officer who asks for their own office cannot consent to it themselves', async () => {
  const { survivorIds } = await aRescue(
    hub,
    Array.from({ length: 6 }, (_, i) => aNamed(`Of Six ${'ABCDEF'[i]}`)),
  );
  const ask = { survivorIds, dataClass: 'ID', purpose: 'RESCUE_AND_PRODUCTION', reason: 'All six are produced before the Committee tomorrow.' };
  const { id } = await hub.officer('ahtu').does('askSecondPerson', ask);
  expect(await hub.officer('ahtu').fails('answerSecondPerson', { approvalId: id, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('a closed case shows the police no identity any more, and says why', async () => {
  const { caseId, survivorId } = await aRescue(hub, [aNamed('Closed Case')]);
  const { case: open } = await hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { version } }', { id: caseId });
  await hub.officer('ahtu').does('closeCase', { caseId, expectedVersion: open.version, reason: 'FALSE_INFORMATION' });
  const answer = await opens(hub.officer('child-police'), [survivorId]);
  expect(answer.errors).toMatchObject([{ message: expect.stringContaining('closed'), extensions: { code: 'FORBIDDEN' } }]);
  expect((await opens(hub.officer('cwc-head'), [survivorId])).data.openIdentity.identities).toHaveLength(1);
});
