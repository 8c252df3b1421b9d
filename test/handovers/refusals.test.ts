import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { endExpired } from '../../src/disclosure/break-glass.js';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';
import { handsOver, proposal, seesOfCase } from './handing.js';

const hub = useHub();
const lead = { kind: 'TRANSFER', transfers: 'LEAD' };
const rows = async () => (await hub.admin.query('select count(*)::int as n from hub.handover')).rows[0].n as number;

test('what cannot be handed over is refused with a reason, and nothing is lost or left behind', async () => {
  const { caseId, boy } = await aCaseOfEveryone(hub);
  const before = [await rows(), await seesOfCase(hub, 'police', caseId)];
  const fails = async (from: string, to: string, more: object, is: object) =>
    expect(await hub.officer(from).fails('proposeHandover', await proposal(hub, from, to, caseId, more))).toMatchObject([is]);
  await fails('police', 'police', { shares: [] }, { code: 'INVALID', path: ['toOfficeId'], message: expect.stringContaining('your own') });
  await fails(
    'police',
    'labour@103',
    { shares: ['MED'] },
    { code: 'INVALID', path: ['shares'], message: expect.stringContaining('Office without the class') },
  );
  await fails('police', 'labour@103', { shares: ['ID'] }, { code: 'INVALID', path: ['shares'] });
  await fails('police', 'committee', {}, { code: 'INVALID', message: expect.stringContaining('no case') });
  await fails('police', 'dcpu@103', { shares: undefined }, { code: 'INVALID', path: ['shares'] });
  await fails('police', 'dcpu@103', { transfers: 'CUSTODY' }, { code: 'INVALID', path: ['transfers'] });
  await fails('police', 'ngo@103', {}, { code: 'INVALID', path: ['survivors'] });
  await fails('police', 'medical', lead, { code: 'INVALID', message: expect.stringContaining('leads no case') });
  await fails('ahtu', 'dcpu', lead, { code: 'FORBIDDEN' });
  await fails('cwc', 'home@103', { kind: 'TRANSFER', transfers: 'CUSTODY', shares: ['LOC'], survivors: [boy] }, { code: 'FORBIDDEN' });
  await fails('home', 'labour', { kind: 'TRANSFER', transfers: 'CUSTODY', survivors: [boy] }, { code: 'INVALID', path: ['toOfficeId'] });
  await fails('labour', 'dcpu', { shares: ['MED'] }, { code: 'FORBIDDEN' });
  await fails('police', 'dcpu', { expectedVersion: 1 }, { code: 'STALE_VERSION' });
  await fails('police', 'dcpu', { survivors: [boy], message: ' ' }, { path: ['message'] });
  const moved = await proposal(hub, 'police', 'dcpu', caseId);
  expect(await hub.officer('police').fails('proposeHandover', { ...moved, survivors: [{ survivorId: boy, expectedVersion: 1 }] })).toMatchObject([
    { code: 'STALE_VERSION' },
  ]);
  const closed = await hub.office('dcpu@105');
  await hub.admin.query(`update hub.office set active_to = '2026-06-01' where id = $1`, [closed.split('_')[1]]);
  expect(await hub.officer('police').fails('proposeHandover', { ...moved, toOfficeId: closed })).toMatchObject([
    { code: 'CONFLICT', path: ['toOfficeId'], message: expect.stringContaining('has closed') },
  ]);
  expect(await hub.officer('police@103').fails('proposeHandover', moved)).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect([await rows(), await seesOfCase(hub, 'police', caseId)]).toEqual(before);
});

test('an answer comes once, in time, and not after it was taken back', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const propose = (more: object = {}) => handsOver(hub, 'police', 'dcpu@103', caseId, { shares: ['ST'], ...more });
  const dcpu = hub.officer('dcpu@103');
  const accept = (handoverId: string) => dcpu.fails('acceptHandover', { handoverId });

  const revoked = await propose();
  expect(await dcpu.fails('revokeHandover', { handoverId: revoked })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('police').does('revokeHandover', { handoverId: revoked });
  expect(await accept(revoked)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('taken this back') }]);

  const expired = await propose();
  const overdue = async (direction: string, persona: string) =>
    (
      await hub
        .officer(persona)
        .data(`{ handovers(filter: { direction: ${direction}, overdue: true, statuses: [PROPOSED] }) { totalCount nodes { id } } }`)
    ).handovers;
  expect((await overdue('RECEIVED', 'dcpu@103')).totalCount).toBe(0);
  hub.setClock('2026-06-09T12:30:00+05:30');
  expect(await overdue('RECEIVED', 'dcpu@103')).toEqual({ totalCount: 1, nodes: [{ id: expired }] });
  expect(await overdue('SENT', 'police')).toEqual({ totalCount: 1, nodes: [{ id: expired }] });
  expect((await overdue('SENT', 'dcpu@103')).totalCount).toBe(0);
  await dcpu.does('acknowledgeHandover', { handoverId: expired });
  expect((await overdue('RECEIVED', 'dcpu@103')).totalCount).toBe(0);
  hub.setClock('2026-06-22T12:30:00+05:30');
  // Before the hub has noticed, and after.
  expect(await accept(expired)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('expired') }]);
  await endExpired(hub.orm.em.fork(), hub.now());
  expect(await accept(expired)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('expired') }]);
  expect((await hub.officer('police').data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'HANDOVER_EXPIRED', subject: expired },
  ]);

  const refused = await propose();
  await dcpu.does('refuseHandover', { handoverId: refused, reason: 'NOT_OUR_JURISDICTION' });
  expect(await accept(refused)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('refused') }]);

  const twice = await propose();
  const opId = randomUUID();
  await dcpu.does('acceptHandover', { handoverId: twice, opId });
  await dcpu.does('acceptHandover', { handoverId: twice, opId });
  expect(await accept(twice)).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('already') }]);
  expect(await hub.officer('police').fails('completeReferral', { handoverId: twice })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await dcpu.fails('answerConsultation', { handoverId: twice, answer: 'Yes' })).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await hub.officer('police').fails('revokeHandover', { handoverId: twice })).toMatchObject([{ code: 'CONFLICT' }]);
});

test('two who accept at once: one does', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const id = await handsOver(hub, 'police', 'dcpu', caseId, lead);
  const answers = await Promise.allSettled(
    ['dcpu', 'dcpu-head', 'dcpu'].map((persona) => hub.officer(persona).does('acceptHandover', { handoverId: id })),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a case that closes leaves nothing open', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const id = await handsOver(hub, 'police', 'dcpu', caseId, lead);
  expect(await hub.officer('police').fails('proposeHandover', await proposal(hub, 'police', 'cwc', caseId, lead))).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  const { version } = await seesOfCase(hub, 'police', caseId);
  await hub.officer('police').does('closeCase', { caseId, expectedVersion: version, reason: 'NOT_AN_OFFENCE' });
  expect(await hub.officer('dcpu').fails('acceptHandover', { handoverId: id })).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('case closed') },
  ]);
  expect(await hub.officer('police').fails('proposeHandover', await proposal(hub, 'police', 'dcpu', caseId, lead))).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('closed') },
  ]);
});

test('whoever writes: the database knows which step follows which, and whose it is', async () => {
  const { caseId } = await aCaseOfEveryone(hub);
  const id = (await handsOver(hub, 'police', 'dcpu@103', caseId)).split('_')[1]!;
  const as = async (persona: string, sql: string) => {
    await hub.orm.em.getConnection().execute('select 1');
    const context = await hub.contextOf(persona);
    await hub.admin.query('begin');
    try {
      await hub.admin.query('set local role samanvay_hub');
      await hub.admin.query('select hub.enter($1)', [context]);
      await hub.admin.query(sql);
    } finally {
      await hub.admin.query('rollback');
    }
  };
  const answered = `answered_at = now(), answered_by_id = proposed_by_id, acknowledged_at = now()`;
  const accept = `update hub.handover set status = 'ACCEPTED', ${answered} where id = '${id}'`;
  await expect(as('police', accept)).rejects.toThrow('not for this office');
  await expect(as('dcpu@103', `update hub.handover set status = 'REVOKED', ended_at = now() where id = '${id}'`)).rejects.toThrow(
    'not for this office',
  );
  await expect(as('dcpu@103', `update hub.handover set status = 'DONE', ended_at = now(), ${answered} where id = '${id}'`)).rejects.toThrow(
    'not there',
  );
  await expect(as('dcpu@103', `update hub.handover set to_office_id = from_office_id where id = '${id}'`)).rejects.toThrow('permission denied');
  // The control: the step that is theirs.
  await as('dcpu@103', accept);
});
