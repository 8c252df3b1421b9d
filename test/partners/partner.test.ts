import { beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { workerUrl } from '../../src/database/logins.js';
import { partnerFacts } from '../../src/partners/facts.js';
import { remindOfPartners } from '../../src/partners/remind-of-partners.js';
import { isNotThere } from '../everyone.js';
import { factsOf } from '../facts.js';
import { useHub } from '../hub.js';
import { aRescue, NOON } from '../stories.js';

const hub = useHub();
beforeEach(() => hub.setClock(NOON));

const reason = 'No report came on three children for six weeks, and no answer.';
const LIST = `query($filter: AccreditationFilter) { accreditations(filter: $filter) { nodes { id standing validUntil version issuer { id } suspensions { nodes { id reason reply liftedAt } } } } }`;
const ofNgo = async (persona: string, ngo: string) =>
  (await hub.officer(persona).data(LIST, { filter: { ngo: await hub.office(ngo) } })).accreditations.nodes;
const notices = async (persona: string) =>
  (await hub.officer(persona).data('{ notices(first: 100) { nodes { kind subject } } }')).notices.nodes
    .filter(({ kind }: any) => kind === 'PARTNER_EXPIRING')
    .map(({ subject }: any) => subject);

/** The organisation of a district as it was before the hub knew accreditations: with none. */
async function unaccredited(ngo: string): Promise<void> {
  const id = (await hub.office(ngo)).split('_')[1];
  await hub.admin.query('delete from hub.suspension where ngo_id = $1', [id]);
  await hub.admin.query('delete from hub.accreditation where ngo_id = $1', [id]);
  await hub.admin.query('delete from hub.vetting where ngo_id = $1', [id]);
}

const assignment = async (survivorId: string, ngo: string) => ({
  survivorIds: [survivorId],
  ngoId: await hub.office(ngo),
  orderNumber: `CWC/${randomUUID().slice(0, 4)}1`,
  orderedOn: '2026-06-05',
});

/** Vetted and accredited from 1 June 2026 to a day. */
async function accredited(ngo: string, validUntil: string): Promise<string> {
  const district = ngo.split('@')[1];
  const ngoId = await hub.office(ngo);
  await hub.officer(`ahtu@${district}`).does('vetPartner', { ngoId, result: 'CLEAR', verifiedOn: '2026-05-20', validUntil });
  const given = { ngoId, act: 'SOCIETIES_1860', registrationNumber: 'S/4711', validFrom: '2026-06-01', validUntil };
  return (await hub.officer(`administration@${district}`).does('accreditPartner', given)).id;
}

test('an organisation is vetted, accredited and then assigned; before it is not, and after its last day no more', async () => {
  const { survivorId } = await aRescue(hub);
  await unaccredited('ngo@103');
  expect(await hub.officer('cwc').fails('assignNgo', await assignment(survivorId, 'ngo@103'))).toMatchObject([{ code: 'CONFLICT', path: ['ngoId'] }]);
  await accredited('ngo@103', '2026-12-31');
  await hub.officer('cwc').does('assignNgo', await assignment(survivorId, 'ngo@103'));
  hub.setClock('2027-01-01T00:00:01+05:30');
  expect((await ofNgo('cwc', 'ngo@103'))[0]).toMatchObject({ standing: 'ENDED' });
  const next = { ...(await assignment(survivorId, 'ngo@103')), orderedOn: '2027-01-01' };
  expect(await hub.officer('cwc').fails('assignNgo', next)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('over') }]);
  // The assignment that there is goes on.
  expect((await hub.officer('ngo@103').data('query($id: ID!) { survivor(id: $id) { id } }', { id: survivorId })).survivor).toEqual({
    id: survivorId,
  });
});

test('an accreditation needs a clear vetting, of the own area, and a time that can be', async () => {
  await unaccredited('ngo@104');
  const ngoId = await hub.office('ngo@104');
  const given = { ngoId, act: 'TRUSTS', registrationNumber: 'T/12', validFrom: '2026-06-01', validUntil: '2027-05-31' };
  const dm = hub.officer('administration@104');
  const first = async (input: object, officer = dm, mutation = 'accreditPartner') => {
    const { code, path } = (await officer.fails(mutation, input))[0]!;
    return { code, path };
  };
  expect(await first(given)).toEqual({ code: 'CONFLICT', path: ['ngoId'] });
  const police = hub.officer('ahtu@104');
  const vetted = { ngoId, result: 'CLEAR', verifiedOn: '2026-05-20', validUntil: '2026-12-31' };
  expect(await first({ ...vetted, verifiedOn: '2026-06-06' }, police, 'vetPartner')).toEqual({ code: 'INVALID', path: ['verifiedOn'] });
  expect(await first({ ...vetted, result: 'ADVERSE' }, police, 'vetPartner')).toEqual({ code: 'INVALID', path: ['validUntil'] });
  expect(await first({ ...vetted, ngoId: await hub.office('home@104') }, police, 'vetPartner')).toEqual({ code: 'INVALID', path: ['ngoId'] });
  await police.does('vetPartner', vetted);
  // Longer than the vetting holds; over before it begins; by another district, another State.
  expect(await first(given)).toEqual({ code: 'INVALID', path: ['validUntil'] });
  expect(await first({ ...given, validFrom: '2026-12-30', validUntil: '2026-12-01' })).toEqual({ code: 'INVALID', path: ['validUntil'] });
  const until = { ...given, validUntil: '2026-12-31' };
  expect((await first(until, hub.officer('administration@103'))).code).toBe('FORBIDDEN');
  expect((await first(until, hub.officer('administration@196'))).code).toBe('FORBIDDEN');
  expect((await first(until, hub.officer('cwc@104'))).code).toBe('FORBIDDEN');
  expect(await first({ ...until, registrationNumber: 'Society of Ram Kumar' })).toEqual({ code: 'INVALID', path: ['registrationNumber'] });
  await hub.officer('admin').does('accreditPartner', until);
});

test('who may read a vetting: those who accredit and assign in the State, who verified, and the organisation', async () => {
  await unaccredited('ngo@105');
  await accredited('ngo@105', '2026-12-31');
  const list = 'query($ngo: ID) { vettings(ngo: $ngo) { nodes { id result } } }';
  const seen = async (persona: string) => (await hub.officer(persona).data(list, { ngo: await hub.office('ngo@105') })).vettings.nodes.length;
  for (const persona of ['ahtu@105', 'ngo@105', 'administration@103', 'dcpu@105', 'cwc@105', 'ahtb', 'admin'])
    expect([persona, await seen(persona)]).toEqual([persona, 1]);
  for (const persona of ['ngo@103', 'ahtu@103', 'labour@105', 'cwc@196', 'home@105', 'ahtb@196'])
    expect([persona, await seen(persona)]).toEqual([persona, 0]);
});

test('a suspension takes effect at once, has a reason and a reply, and ends by the authority alone', async () => {
  const { survivorId } = await aRescue(hub);
  await unaccredited('ngo@106');
  const id = await accredited('ngo@106', '2026-12-31');
  await hub.officer('cwc').does('assignNgo', await assignment(survivorId, 'ngo@106'));
  const dm = hub.officer('administration@106');
  expect(await dm.fails('suspendPartner', { accreditationId: id, expectedVersion: 1, reason: 'late' })).toMatchObject([
    { code: 'INVALID', path: ['reason'] },
  ]);
  expect(await hub.officer('dcpu@106').fails('suspendPartner', { accreditationId: id, expectedVersion: 1, reason })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  await dm.does('suspendPartner', { accreditationId: id, expectedVersion: 1, reason });
  expect(await dm.fails('suspendPartner', { accreditationId: id, expectedVersion: 1, reason })).toMatchObject([{ code: 'STALE_VERSION' }]);
  for (const persona of ['ngo@106', 'cwc@106']) expect(await notices(persona)).toContain(id);
  // Assigned no more, and at work where it was.
  const { survivorId: another } = await aRescue(hub);
  expect(await hub.officer('cwc').fails('assignNgo', await assignment(another, 'ngo@106'))).toMatchObject([
    { message: expect.stringContaining('suspended') },
  ]);
  expect((await hub.officer('ngo@106').data('query($id: ID!) { survivor(id: $id) { id } }', { id: survivorId })).survivor).toEqual({
    id: survivorId,
  });
  const [mine] = await ofNgo('ngo@106', 'ngo@106');
  expect(mine).toMatchObject({ standing: 'SUSPENDED', suspensions: { nodes: [{ reason, reply: null }] } });
  const suspensionId = mine.suspensions.nodes[0].id;
  // Others read that it is suspended, and not why.
  for (const persona of ['cwc', 'ngo@103', 'dcpu@106', 'committee@106'])
    expect((await ofNgo(persona, 'ngo@106'))[0]).toMatchObject({ standing: 'SUSPENDED', suspensions: { nodes: [] } });
  await isNotThere(hub.officer('ngo@103'), 'replyToSuspension', { suspensionId, reply: 'We reply.' }, 'suspensionId');
  await hub.officer('ngo@106').does('replyToSuspension', { suspensionId, reply: 'The reports went to the office that was closed in May.' });
  expect(await hub.officer('ngo@106').fails('replyToSuspension', { suspensionId, reply: 'And again.' })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
  expect(await notices('administration@106')).toContain(suspensionId);
  await dm.does('liftSuspension', { accreditationId: id, expectedVersion: 2 });
  expect((await ofNgo('administration@106', 'ngo@106'))[0]).toMatchObject({
    standing: 'ACTIVE',
    suspensions: { nodes: [{ reply: expect.any(String), liftedAt: expect.any(String) }] },
  });
  await hub.officer('cwc').does('assignNgo', await assignment(another, 'ngo@106'));
});

test('a statement that was smuggled in neither replies for the organisation nor lifts for the authority', async () => {
  await unaccredited('ngo@107');
  const id = await accredited('ngo@107', '2026-12-31');
  await hub.officer('administration@107').does('suspendPartner', { accreditationId: id, expectedVersion: 1, reason });
  const as = async (persona: string, sql: string) => {
    const em = hub.orm.em.fork({ session: { variables: { 'samanvay.ctx': await hub.contextOf(persona) } } });
    return em.transactional((inside) => inside.execute(sql, [id.split('_')[1]]));
  };
  await expect(as('administration@107', `update hub.suspension set reply = 'x' where accreditation_id = ?`)).rejects.toMatchObject({ code: '42501' });
  await expect(as('ngo@107', `update hub.suspension set lifted_at = now() where accreditation_id = ?`)).rejects.toMatchObject({ code: '42501' });
  await expect(as('ngo@107', `update hub.accreditation set valid_until = '2030-01-01' where id = ?`)).rejects.toMatchObject({ code: '42501' });
  // Control: each its own.
  await as('ngo@107', `update hub.suspension set reply = 'x' where accreditation_id = ?`);
  await as('administration@107', `update hub.suspension set lifted_at = now() where accreditation_id = ?`);
});

test('feedback goes between a partner and those who assign and follow up, and nobody else reads it', async () => {
  const { caseId, survivorId } = await aRescue(hub);
  const [cwc, ngo] = [hub.officer('cwc'), hub.officer('ngo')];
  const toNgo = { caseId, officeId: await hub.office('ngo'), codes: ['ON_TIME', 'GOOD_WITH_SURVIVORS'], note: 'Every visit was reported.' };
  expect(await cwc.fails('giveFeedback', toNgo)).toMatchObject([{ code: 'CONFLICT', path: ['officeId'] }]);
  await cwc.does('assignNgo', await assignment(survivorId, 'ngo'));
  const { id } = await cwc.does('giveFeedback', toNgo);
  const { id: back } = await ngo.does('giveFeedback', { caseId, officeId: await hub.office('cwc'), codes: ['ORDER_UNCLEAR'] });
  expect(await cwc.fails('giveFeedback', { ...toNgo, codes: [] })).toMatchObject([{ code: 'INVALID', path: ['codes'] }]);
  expect(await cwc.fails('giveFeedback', { ...toNgo, officeId: await hub.office('dcpu') })).toMatchObject([{ code: 'INVALID', path: ['officeId'] }]);
  const list = '{ partnerFeedback(first: 100) { nodes { id codes note case { id } } } }';
  const seen = async (persona: string) => (await hub.officer(persona).data(list)).partnerFeedback.nodes.map((one: any) => one.id);
  for (const persona of ['cwc', 'ngo']) expect(await seen(persona)).toEqual(expect.arrayContaining([id, back]));
  for (const persona of ['dcpu', 'ahtu', 'ngo@103', 'cwc@103', 'administration']) expect(await seen(persona)).toEqual([]);
  await isNotThere(hub.officer('cwc@103'), 'giveFeedback', toNgo, 'caseId');
});

test('thirty days before it ends the partner and the authority are told, and when it has ended the Committees; each once', async () => {
  const { survivorId } = await aRescue(hub);
  await unaccredited('ngo@108');
  const id = await accredited('ngo@108', '2026-12-31');
  await hub.officer('cwc').does('assignNgo', await assignment(survivorId, 'ngo@108'));
  const worker = new pg.Client({ connectionString: workerUrl(hub.databaseUrl) });
  await worker.connect();
  const row = id.split('_')[1];
  try {
    // By the machine's clock, which nobody moves.
    const ends = (days: number) => hub.admin.query('update hub.accreditation set valid_until = current_date + $2::int where id = $1', [row, days]);
    await hub.admin.query('update hub.vetting set ending_told_at = now()');
    await ends(40);
    await remindOfPartners(worker, new Date());
    expect(await notices('ngo@108')).not.toContain(id);
    await ends(20);
    await remindOfPartners(worker, new Date());
    for (const persona of ['ngo@108', 'administration@108']) expect(await notices(persona)).toEqual([id]);
    expect(await notices('cwc@108')).toEqual([]);
    await ends(-1);
    await remindOfPartners(worker, new Date());
    expect(await remindOfPartners(worker, new Date())).toBe(0);
    // Of its district, and of the case in which the assignment goes on.
    expect(await notices('cwc@108')).toEqual([id]);
    expect(await notices('cwc')).toContain(id);
  } finally {
    await worker.end();
  }
});

test('an adverse vetting takes nothing away by itself: the authority is told and decides', async () => {
  await unaccredited('ngo@110');
  await accredited('ngo@110', '2026-12-31');
  const { id } = await hub
    .officer('police@110')
    .does('vetPartner', { ngoId: await hub.office('ngo@110'), result: 'ADVERSE', verifiedOn: '2026-06-04' });
  expect(await notices('administration@110')).toEqual([id]);
  expect((await ofNgo('cwc@110', 'ngo@110'))[0].standing).toBe('ACTIVE');
  const again = { ngoId: await hub.office('ngo@110'), act: 'TRUSTS', registrationNumber: 'T/12', validFrom: '2026-06-01', validUntil: '2026-12-31' };
  expect(await hub.officer('administration@110').fails('accreditPartner', again)).toMatchObject([{ code: 'CONFLICT', path: ['ngoId'] }]);
});

test('leads of a partner are counted with when they were acted on, and a committee is told no small number', async () => {
  const opened = (n: number) => hub.setClock(new Date(Date.parse('2026-06-10T09:00:00+05:30') + n * 60_000).toISOString());
  const ngo = hub.officer('ngo@112');
  const cases: { id: string; version: number }[] = [];
  for (let n = 0; n < 6; n++) {
    opened(n);
    cases.push(
      await ngo.does('openCase', { kind: 'CHILD_LABOUR', district: 112, channel: 'PENCIL', receivedAt: '2026-06-10T08:00:00+05:30' }, 'id version'),
    );
  }
  const weighs = (i: number) =>
    hub.officer('administration@112').does('triageCase', { caseId: cases[i]!.id, expectedVersion: cases[i]!.version, priority: 'HIGH' });
  hub.setClock('2026-06-11T09:00:00+05:30');
  for (const i of [0, 1, 2]) await weighs(i);
  hub.setClock('2026-06-13T10:00:00+05:30');
  await weighs(3);
  const figures = async (persona: string) =>
    (await hub.officer(persona).data('{ partnerFigures { ngo { id } isActive assigned leads leadsActedOn feedback } }')).partnerFigures;
  const exact = { ngo: { id: await hub.office('ngo@112') }, isActive: true, assigned: 0, leads: 6, leadsActedOn: 3, feedback: 0 };
  expect(await figures('administration@112')).toEqual([exact]);
  expect(await figures('ngo@112')).toEqual([exact]);
  expect(await figures('committee@112')).toEqual([{ ...exact, leadsActedOn: null }]);
  expect(await figures('labour@112')).toEqual([]);
  expect((await figures('administration@113')).map((one: any) => one.ngo.id)).not.toContain(exact.ngo.id);
  const leads = (await factsOf(hub, partnerFacts, 'LEAD', hub.now())).filter((fact) => fact.district_code === 112);
  expect(leads).toHaveLength(6);
  expect(leads.every(({ marks, case_id, id }) => marks.join() === 'NGO' && case_id === id)).toBe(true);
  const hours = leads.map(({ at, until }) => until && (until.getTime() - at.getTime()) / 3_600_000);
  expect(hours.filter((h) => h !== null && h <= 48)).toHaveLength(3);
  expect(hours.filter((h) => h === null)).toHaveLength(2);
});

test('facts: a partner is active while an accreditation stands, as of the cut-off', async () => {
  await unaccredited('ngo@114');
  await accredited('ngo@114', '2026-12-31');
  const id = (await ofNgo('ngo@114', 'ngo@114'))[0].id;
  const marks = async (at: string) =>
    (await factsOf(hub, partnerFacts, 'PARTNER', new Date(at))).find(({ district_code }) => district_code === 114)?.marks;
  hub.setClock('2026-06-20T12:00:00+05:30');
  await hub.officer('administration@114').does('suspendPartner', { accreditationId: id, expectedVersion: 1, reason });
  hub.setClock('2026-06-25T12:00:00+05:30');
  await hub.officer('administration@114').does('liftSuspension', { accreditationId: id, expectedVersion: 2 });
  expect(await marks('2026-06-01T00:00:00+05:30')).toBeUndefined();
  expect(await marks('2026-06-10T00:00:00+05:30')).toEqual(['ACTIVE']);
  expect(await marks('2026-06-22T00:00:00+05:30')).toEqual([]);
  expect(await marks('2026-06-26T00:00:00+05:30')).toEqual(['ACTIVE']);
  expect(await marks('2027-01-01T00:00:00+05:30')).toEqual([]);
});
