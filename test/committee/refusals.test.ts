import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { keepCommittees } from '../../src/committee/keep-committees.js';
import { useHub } from '../hub.js';
import { aMeetingHeld, aTaskForce, inDays, inSession, theSeats } from './meeting.js';

const hub = useHub();
const chair = () => hub.officer('administration');
const secretary = () => hub.officer('labour');
const messages = async (refused: Promise<{ message: string }[]>) => (await refused).map(({ message }) => message).join();

beforeAll(() => hub.setClock('2026-06-05T12:00:00+05:30'));

describe('what cannot be meant is a clear problem, and changes nothing', () => {
  let committeeId: string;
  let meetingId: string;
  let version: number;
  let item: string;
  let closedId: string;

  beforeAll(async () => {
    const before = await aMeetingHeld(hub, '103');
    closedId = before.meetingId;
    item = before.items[0]!;
    committeeId = await aTaskForce(hub);
    ({ meetingId, version } = await inSession(hub, committeeId, '102', ['SECRETARY', 'AHTU', 'CHILD_WELFARE', 'CHILD_PROTECTION', 'LEGAL_SERVICES']));
  }, 120_000);

  test('a meeting without its chair, or with too few, is not closed', async () => {
    expect(await messages(chair().fails('closeMeeting', { meetingId, expectedVersion: version }))).toMatch(/The chair is not there/);
    const seats = await theSeats(hub, committeeId);
    const { version: next } = await secretary().does(
      'recordAttendance',
      { meetingId, expectedVersion: version, presentSeats: [seats.CHAIR, seats.SECRETARY] },
      'version',
    );
    version = next;
    expect(await messages(chair().fails('closeMeeting', { meetingId, expectedVersion: version }))).toMatch(/no quorum: 2 are there, and 4 must be/);
  });

  const decision = (more: object) => ({ meetingId, says: 'To be done.', ...more });
  test.each<[string, () => Promise<object>, RegExp]>([
    ['without an owner', async () => ({ dueOn: inDays(hub, 5) }), /which office/],
    ['without a day', async () => ({ ownerOfficeId: await hub.office('ahtu') }), /by which day/],
    ['for a day that is over', async () => ({ ownerOfficeId: await hub.office('ahtu'), dueOn: inDays(hub, -1) }), /This day is over/],
    ['that says nothing', async () => ({ ownerOfficeId: await hub.office('ahtu'), dueOn: inDays(hub, 5), says: '  ' }), /1 to 1000 characters/],
    ['for an office elsewhere', async () => ({ ownerOfficeId: await hub.office('ahtu@103'), dueOn: inDays(hub, 5) }), /area/],
    ['for a home', async () => ({ ownerOfficeId: await hub.office('home'), dueOn: inDays(hub, 5) }), /A home is given nothing/],
    [
      'with dissent of an office that is not there',
      async () => ({
        ownerOfficeId: await hub.office('ahtu'),
        dueOn: inDays(hub, 5),
        dissents: [{ officeId: await hub.office('cwc'), says: 'No.' }],
      }),
      /Only an office that is there dissents/,
    ],
  ])('a decision %s', async (_, more, message) => {
    expect(await messages(secretary().fails('recordDecision', decision(await more())))).toMatch(message);
  });

  test('control: the same decision with an owner and a day is written', async () => {
    expect(await secretary().does('recordDecision', decision({ ownerOfficeId: await hub.office('ahtu'), dueOn: inDays(hub, 0) }))).toHaveProperty(
      'id',
    );
  });

  test('only the secretary writes, and only the chair calls and closes', async () => {
    const owner = { ownerOfficeId: await hub.office('ahtu'), dueOn: inDays(hub, 5) };
    expect(await messages(hub.officer('dcpu').fails('recordDecision', decision(owner)))).toMatch(/office of the secretary/);
    expect(await messages(hub.officer('committee').fails('closeMeeting', { meetingId, expectedVersion: version }))).toMatch(/office in the chair/);
    const meetsAt = new Date(hub.now().getTime() + 86_400_000).toISOString();
    expect(await messages(hub.officer('committee').fails('callMeeting', { committeeId, meetsAt }))).toMatch(/office in the chair/);
    expect(await messages(chair().fails('callMeeting', { committeeId, meetsAt }))).toMatch(/called already/);
  });

  test('minutes are signed once by each, when they are closed, by nobody else, and only as they are', async () => {
    expect(await messages(chair().fails('signMinutes', { meetingId, minutesHash: 'x' }))).toMatch(/when the meeting is closed/);
    const { meeting } = await hub.officer('administration@103').data('query($id: ID!) { meeting(id: $id) { minutesHash } }', { id: closedId });
    const sign = (persona: string, minutesHash = meeting.minutesHash) =>
      messages(hub.officer(persona).fails('signMinutes', { meetingId: closedId, minutesHash }));
    expect(await sign('administration@103')).toMatch(/has signed these minutes already/);
    expect(await sign('labour@103', 'x'.repeat(64))).toMatch(/not the hash of these minutes/);
    expect(await sign('committee@103')).toMatch(/signed by the office in the chair/);
  });

  test('an answer has evidence, of a day that has been, by the office that is to do it', async () => {
    const answer = (persona: string, more: object) =>
      messages(hub.officer(persona).fails('answerActionItem', { actionItemId: item, expectedVersion: 3, says: 'Done.', ...more }));
    const evidence = { kind: 'ORDER', number: '7/2026', on: inDays(hub, 0) };
    expect(await answer('ahtu@103', {})).toMatch(/what shows that it is done/);
    expect(await answer('ahtu@103', { evidence: { ...evidence, on: inDays(hub, 1) } })).toMatch(/a day to come/);
    expect(await answer('ahtu@103', { evidence: { ...evidence, number: 'from the inspector' } })).toMatch(/A number has/);
    expect(await answer('cwc@103', { evidence })).toMatch(/Only the office that is to do it/);
    const settle = (more: object) =>
      messages(hub.officer('administration@103').fails('settleActionItem', { actionItemId: item, expectedVersion: 3, ...more }));
    expect(await settle({ isAccepted: false })).toMatch(/why it is returned/);
    expect(await settle({ isAccepted: true })).toMatch(/has not answered/);
  });

  test('a committee is constituted by whom the law names, once, and seats whom it names', async () => {
    const form = (persona: string, input: object) => messages(hub.officer(persona).fails('formCommittee', { notification: '1/2026', ...input }));
    expect(await form('administration', { kind: 'DISTRICT_TASK_FORCE' })).toMatch(/already/);
    expect(await form('administration', { kind: 'VIGILANCE_COMMITTEE' })).toMatch(/STATE_ADMIN/);
    expect(await form('administration', { kind: 'DISTRICT_CHILD_PROTECTION', district: 103 })).toMatch(/not your district/);
    expect(await form('admin', { kind: 'VIGILANCE_COMMITTEE', district: 196 })).toMatch(/no district of your State/);
    expect(await form('admin', { kind: 'STATE_ADVISORY' })).toMatch(/could be CHAIR/);
    const seat = async (persona: string, kind: string, by = 'administration') =>
      messages(hub.officer(by).fails('seatOffice', { committeeId, officeId: await hub.office(persona), kind }));
    expect(await seat('home', 'NOMINEE')).toMatch(/This seat is of/);
    expect(await seat('ahtu', 'CIVIL_SOCIETY')).toMatch(/This seat is of/);
    expect(await seat('ngo@103', 'CIVIL_SOCIETY')).toMatch(/area/);
    expect(await seat('ngo', 'CIVIL_SOCIETY')).toMatch(/has a seat already/);
    expect(await seat('medical', 'NOMINEE', 'administration@103')).toMatch(/Nothing is on record/);
    // The State constitutes a Vigilance Committee, and fills its seats without sitting in it.
    const { id } = await hub.officer('admin').does('formCommittee', { kind: 'VIGILANCE_COMMITTEE', district: 102, notification: '12/2026' });
    await hub.officer('admin').does('seatOffice', { committeeId: id, officeId: await hub.office('ngo'), kind: 'CIVIL_SOCIETY' });
    const { committees } = await hub.officer('admin').data('{ committees { nodes { id kind law seats { nodes { kind } } } } }');
    expect(committees.nodes).toMatchObject([{ id, kind: 'VIGILANCE_COMMITTEE' }]);
    expect(committees.nodes[0].seats.nodes.map(({ kind }: any) => kind).toSorted()).toEqual(['CHAIR', 'CIVIL_SOCIETY', 'SECRETARY']);
  });
});

describe('an agenda tells no more than it may', () => {
  const codesOf = async (committeeId: string): Promise<any[]> => {
    const { meetings } = await chair().data(
      'query($id: ID!) { meetings(first: 1, filter: { committeeId: $id }) { nodes { agenda(first: 100) { nodes { kind code cases caseNumbers office { kind } } } } } }',
      { id: committeeId },
    );
    return meetings.nodes[0].agenda.nodes;
  };

  /** A case of a district, with a duty of an office that is late. */
  async function late(
    office: string,
    more: { district?: number; needs?: string; sealed?: boolean; capacity?: string; code?: string } = {},
  ): Promise<string> {
    const [caseId, number] = [randomUUID(), `T-${randomUUID().slice(0, 8)}`];
    const { district = 102, needs = null, sealed = false, capacity = 'LEAD', code = 'C04' } = more;
    const id = `(select office_id from hub.officer where subject = '${office}@102')`;
    // It leads nothing: who opens a case takes part openly.
    const lead = `(select office_id from hub.officer where subject = 'police@105')`;
    await hub.admin.query(
      `insert into hub.case_file (id, number, kind, priority, stage, status, channel, received_at, district_code, state_code, lead_office_id, opened_at, updated_at, version)
       values ('${caseId}', '${number}', 'TRAFFICKING', 'HIGH', 'RESCUE', 'OPEN', 'PENCIL', now(), ${district}, 8, ${lead}, now(), now(), 1)`,
    );
    await hub.admin.query(
      `insert into hub.case_participant (id, case_id, office_id, capacity, basis, sealed, since) values (gen_random_uuid(), '${caseId}', ${id}, '${capacity}', 'RULE', ${sealed}, now())`,
    );
    for (let i = 0; i < 3; i++)
      await hub.admin.query(
        `insert into hub.clock (id, rule_id, code, case_id, district_code, owner_office_id, started_at, start_reported_at, started_by_id, due_at, excluded_minutes, state, is_advisory, needs, reached)
         select gen_random_uuid(), r.id, r.code, '${caseId}', 102, ${id}, now(), now(), gen_random_uuid(), '2026-06-01', 0, 'BREACHED', false, $1, 100
         from hub.clock_rule r where r.code = $2 limit 1`,
        [needs, code],
      );
    return number;
  }

  test('cases are counted and not people; and nothing of a class, a sealed plan, a home, or a case elsewhere is in it', async () => {
    const { rows } = await hub.admin.query<{ id: string }>(`select id from hub.committee where kind = 'DISTRICT_TASK_FORCE' and district_code = 102`);
    const committeeId = `Committee_${rows[0]!.id}`;
    const { meetings } = await chair().data('query($id: ID!) { meetings(filter: { committeeId: $id }) { nodes { id } } }', { id: committeeId });
    await hub.admin.query(`alter table hub.meeting disable trigger stands`);
    await hub.admin.query(`update hub.meeting set state = 'CANCELLED' where id = $1`, [meetings.nodes[0].id.split('_')[1]]);
    await hub.admin.query(`alter table hub.meeting enable trigger stands`);
    const told = await late('ahtu');
    const elsewhere = await late('ahtu', { district: 103 });
    const hidden = [
      await late('ahtu', { needs: 'MED:S' }),
      await late('child-police', { sealed: true }),
      await late('home'),
      await late('dcpu', { capacity: 'CUSTODIAN' }),
    ];
    await chair().does('callMeeting', { committeeId, meetsAt: new Date(hub.now().getTime() + 86_400_000).toISOString() });
    const points = (await codesOf(committeeId)).filter(({ kind }) => kind === 'OVERDUE_CLOCK');
    // Three clocks in each case, as of three children: two cases, and the number of the one that is of this district.
    expect(points).toContainEqual({ kind: 'OVERDUE_CLOCK', code: 'C04', cases: 2, caseNumbers: [told], office: { kind: 'AHTU' } });
    const all = JSON.stringify(await codesOf(committeeId));
    for (const number of [elsewhere, ...hidden]) expect(all).not.toContain(number);
    expect(points.filter(({ code }) => code === 'C04').map(({ office }) => office.kind)).toEqual(['AHTU']);
    // Control: what hides them is that they are hidden.
    await hub.admin.query(`update hub.case_participant set sealed = false where sealed`);
    await hub.admin.query(`update hub.clock set needs = null where needs = 'MED:S'`);
    await hub.admin.query(`update hub.meeting set agenda_as_of = agenda_as_of - interval '2 hours' where state = 'CALLED'`);
    await keepCommittees(hub.orm.em.fork(), hub.now());
    const open = (await codesOf(committeeId)).filter(({ code }) => code === 'C04');
    expect(open.find(({ office }) => office.kind === 'AHTU')).toMatchObject({ cases: 3, caseNumbers: [told, hidden[0]!].toSorted() });
    expect(open.find(({ office }) => office.kind === 'SJPU')).toMatchObject({ cases: 1, caseNumbers: [hidden[1]] });
  });

  test('a committee of a State is told of districts, and neither of offices nor of numbers', async () => {
    await hub.admin.query(
      `with f as (insert into hub.office (id, name, kind, department, state_code, can_register_fir, active_from)
         values (gen_random_uuid(), 'State committee', 'STATE_COMMITTEE', 'COMMITTEE', 8, false, '2020-01-01') returning id)
       insert into hub.officer (id, designation, office_id, roles, subject, active_from)
         select gen_random_uuid(), 'Principal Secretary', f.id, '{COMMITTEE_MEMBER}', 'state-committee@8', '2020-01-01' from f`,
    );
    const [admin, stateChair] = [hub.officer('admin'), hub.officer('state-committee@8')];
    const { id: committeeId } = await admin.does('formCommittee', { kind: 'STATE_ADVISORY', notification: '9/2026' });
    const meeting = await stateChair.does(
      'callMeeting',
      { committeeId, meetsAt: new Date(hub.now().getTime() + 86_400_000).toISOString() },
      'id agenda(first: 100) { nodes { kind code cases caseNumbers office { id } district { code } } }',
    );
    const points: any[] = meeting.agenda.nodes;
    expect(points.find(({ code }) => code === 'C04')).toMatchObject({ office: null, caseNumbers: [], district: { code: 102 } });
    expect(points.filter(({ office, caseNumbers }) => office !== null || caseNumbers.length > 0)).toEqual([]);
    // The secretary is the State's bureau, and reads the same.
    const { meetings } = await hub.officer('ahtb').data('{ meetings { nodes { id } } }');
    expect(meetings.nodes).toEqual([{ id: meeting.id }]);
  });

  test('who has no seat sees nothing of a committee, and who loses it sees nothing any more', async () => {
    const { committees } = await chair().data('{ committees(kind: DISTRICT_TASK_FORCE) { nodes { id } } }');
    const committeeId = committees.nodes[0].id;
    const read = (persona: string, id = committeeId) =>
      hub.officer(persona).ask('query($id: ID!) { committee(id: $id) { id } meetings(filter: { committeeId: $id }) { totalCount } }', { id });
    const never = await read('home', `Committee_${randomUUID()}`);
    for (const stranger of ['home', 'admin', 'medical', 'committee@103', 'administration@103']) expect(await read(stranger)).toEqual(never);
    expect((await read('ngo')).data.meetings.totalCount).toBeGreaterThan(0);
    await chair().does('endSeat', { seatId: (await theSeats(hub, committeeId)).CIVIL_SOCIETY });
    expect(await read('ngo')).toEqual(never);
    expect((await read('committee')).errors).toBeUndefined();
  });

  test('the seat of an organisation ends when its two years are over', async () => {
    const { id } = (await hub.officer('administration@103').data('{ committees { nodes { id } } }')).committees.nodes[0];
    const seatOf = async () =>
      (
        await hub
          .officer('administration@103')
          .data('query($id: ID!) { committee(id: $id) { seats(first: 50) { nodes { kind until endedAt } } } }', { id })
      ).committee.seats.nodes.find(({ kind }: any) => kind === 'CIVIL_SOCIETY');
    expect(await seatOf()).toMatchObject({ until: '2028-06-04', endedAt: null });
    await hub.admin.query(`update hub.seat set since = '2024-06-04', until = '2026-06-03' where until is not null`);
    await keepCommittees(hub.orm.em.fork(), hub.now());
    expect((await seatOf()).endedAt).not.toBeNull();
  });

  test('no statement of the hub makes an agenda of another committee, or of what is no source', async () => {
    const { rows } = await hub.admin.query<{ id: string }>(
      `select m.id from hub.meeting m join hub.committee c on c.id = m.committee_id where c.district_code = 103 and m.state = 'CALLED'`,
    );
    const asks = async (persona: string, source: string) => {
      const em = hub.orm.em.fork({ session: { variables: { 'samanvay.ctx': await hub.contextOf(persona) } } });
      return em.transactional((inside) => inside.execute('select hub.make_agenda(?::uuid, ?::text[], now())', [rows[0]!.id, `{${source}}`]));
    };
    await expect(asks('administration', 'OVERDUE_CLOCK:agenda_of_clocks')).rejects.toThrow(/Only the chair and the secretary/);
    await expect(asks('cwc@103', 'OVERDUE_CLOCK:agenda_of_clocks')).rejects.toThrow(/Only the chair and the secretary/);
    await expect(asks('administration@103', 'OVERDUE_CLOCK:clock_log')).rejects.toThrow(/No source/);
    await expect(asks('administration@103', 'OVERDUE_CLOCK:agenda_of_clocks')).resolves.toBeDefined();
  });
});
