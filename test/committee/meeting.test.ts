import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { committeeFacts } from '../../src/committee/facts.js';
import { keepCommittees } from '../../src/committee/keep-committees.js';
import { asKeeper } from '../../src/database/as-keeper.js';
import { aBoy, useHub } from '../hub.js';
import { send } from '../server/http.js';
import { NOON } from '../stories.js';
import { AGENDA, aTaskForce, held, theSeats } from './meeting.js';

const hub = useHub();
const keep = () => keepCommittees(hub.orm.em.fork(), hub.now());
const notices = async (persona: string): Promise<{ kind: string; subject: string }[]> =>
  (await hub.officer(persona).data('{ notices(first: 100) { nodes { kind subject } } }')).notices.nodes;

/** One story in the order of time: each part goes on from what the parts before it have left. */
describe('from an agenda nobody typed to closed minutes, and an overdue item on the next agenda', () => {
  let committeeId: string;
  let meetingId: string;
  let caseNumber: string;
  let itemId: string;
  const chair = hub.officer.bind(hub, 'administration');
  const secretary = hub.officer.bind(hub, 'labour');

  beforeAll(async () => {
    hub.setClock('2026-06-01T10:00:00+05:30');
    await hub.work();
    committeeId = await aTaskForce(hub);
    hub.setClock(NOON);
    // A child is rescued, and nobody produces the child: the clock of s. 31 runs out.
    const { id: caseId, number } = await hub
      .officer('ahtu')
      .does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30' }, 'id number');
    caseNumber = number;
    await hub.officer('ahtu').does('recordRescue', {
      caseId,
      district: 102,
      startedAt: '2026-06-05T05:30:00+05:30',
      endedAt: '2026-06-05T07:10:00+05:30',
      survivors: [aBoy, aBoy],
    });
    const { version } = (await hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { version } }', { id: caseId })).case;
    await hub.officer('ahtu').does('proposeHandover', {
      caseId,
      expectedVersion: version,
      kind: 'REFER',
      toOfficeId: await hub.office('legal'),
      message: 'Compensation is to be applied for.',
      shares: [],
    });
    hub.setClock('2026-06-09T11:00:00+05:30');
    await hub.work();
  }, 120_000);

  test('a meeting is called, its agenda makes itself, and whoever sits is told', async () => {
    const meeting = await chair().does('callMeeting', { committeeId, meetsAt: '2026-06-10T11:00:00+05:30' }, AGENDA);
    meetingId = meeting.id;
    const points = meeting.agenda.nodes.map(({ kind, code, office, cases, caseNumbers }: any) => [kind, code, office.kind, cases, caseNumbers]);
    expect(points).toContainEqual(['OVERDUE_CLOCK', 'C04', 'AHTU', 1, [caseNumber]]);
    expect(points).toContainEqual(['WAITING_HANDOVER', 'REFER', 'DLSA', 1, [caseNumber]]);
    expect(points).toContainEqual(['CONTRADICTION', 'RESCUE_WITHOUT_PRODUCTION', 'AHTU', 1, [caseNumber]]);
    expect(meeting.agenda.nodes.map(({ position }: any) => position)).toEqual(points.map((_: unknown, i: number) => i + 1));
    for (const persona of ['labour', 'cwc', 'committee', 'ngo'])
      expect({ persona, notices: await notices(persona) }).toEqual({
        persona,
        notices: expect.arrayContaining([{ kind: 'MEETING_CALLED', subject: meetingId }]),
      });
    expect((await notices('home')).map(({ kind }) => kind)).not.toContain('MEETING_CALLED');
    const renewed = await secretary().data('mutation($op: String!) { renewCalendarAddress(input: { opId: $op }) { path } }', { op: randomUUID() });
    expect((await send(hub, renewed.renewCalendarAddress.path)).text).toContain('SUMMARY:Meeting: District Task Force');
    // A member of the committee reads the same, and no case behind it.
    const { meeting: read } = await hub.officer('committee').data(`query($id: ID!) { meeting(id: $id) { ${AGENDA} } }`, { id: meetingId });
    expect(read.agenda).toEqual(meeting.agenda);
  });

  test('until it begins the agenda follows the record, and then it stands', async () => {
    const { handovers } = await hub.officer('legal').data('{ handovers { nodes { id } } }');
    await hub.officer('legal').does('acceptHandover', { handoverId: handovers.nodes[0].id });
    hub.setClock('2026-06-10T11:00:00+05:30');
    await keep();
    const kinds = async () =>
      (await secretary().data(`query($id: ID!) { meeting(id: $id) { ${AGENDA} } }`, { id: meetingId })).meeting.agenda.nodes.map(
        ({ kind }: any) => kind,
      );
    expect(await kinds()).not.toContain('WAITING_HANDOVER');
    const seats = await theSeats(hub, committeeId);
    const begun = await secretary().does(
      'recordAttendance',
      { meetingId, expectedVersion: 1, presentSeats: ['CHAIR', 'SECRETARY', 'AHTU', 'CHILD_WELFARE', 'CHILD_PROTECTION'].map((kind) => seats[kind]) },
      `state quorum version begunAt`,
    );
    expect(begun).toMatchObject({ state: 'IN_SESSION', quorum: 4 });
    const before = await kinds();
    hub.setClock('2026-06-10T13:00:00+05:30');
    await keep();
    expect(await kinds()).toEqual(before);
  });

  test('decisions have an owner, a day and dissent; closing freezes the minutes and gives the items', async () => {
    const { meeting } = await secretary().data(`query($id: ID!) { meeting(id: $id) { version agenda { nodes { id code } } } }`, { id: meetingId });
    const point = meeting.agenda.nodes.find(({ code }: any) => code === 'C04').id;
    await secretary().does('recordDecision', {
      meetingId,
      agendaItemId: point,
      says: 'Produce the children of the case before the Committee and report.',
      ownerOfficeId: await hub.office('ahtu'),
      dueOn: '2026-06-15',
      dissents: [{ officeId: await hub.office('dcpu'), says: 'The Committee should sit at the home.' }],
    });
    const closed = await chair().does(
      'closeMeeting',
      { meetingId, expectedVersion: meeting.version },
      'state minutes minutesHash decisions { nodes { says ownerOffice { kind } dueOn dissents { nodes { office { kind } says } } } }',
    );
    expect(closed.state).toBe('CLOSED');
    expect(closed.minutesHash).toBe(createHash('sha256').update(closed.minutes).digest('hex'));
    const minutes = JSON.parse(closed.minutes);
    expect(minutes.decisions).toMatchObject([{ agendaItem: expect.any(Number), dueOn: '2026-06-15', dissents: [{ says: expect.any(String) }] }]);
    expect(minutes.attendance.filter(({ isPresent }: any) => isPresent)).toHaveLength(5);
    const { actionItems } = await hub
      .officer('ahtu')
      .data('{ actionItems(filter: { mine: true }) { nodes { id state dueOn isOverdue decision { says } } } }');
    expect(actionItems.nodes).toMatchObject([{ state: 'OPEN', dueOn: '2026-06-15', isOverdue: false }]);
    itemId = actionItems.nodes[0].id;
    expect(await notices('ahtu')).toContainEqual({ kind: 'ACTION_ITEM_GIVEN', subject: itemId });
  });

  test('the duty of the month is done by the meeting, and nobody types that it was', async () => {
    await hub.work({ calendar: false });
    const { rows } = await hub.admin.query(
      `select c.state, c.met_at from hub.clock c join hub.office o on o.id = c.owner_office_id
       where c.code = 'C34' and o.kind = 'DISTRICT_MAGISTRATE' and o.district_code = 102 and c.started_at = '2026-05-31T18:30:00Z'`,
    );
    expect(rows).toEqual([{ state: 'MET', met_at: new Date('2026-06-10T05:30:00Z') }].map((row) => ({ ...row, met_at: expect.any(Date) })));
    const { committee } = await chair().data('query($id: ID!) { committee(id: $id) { meetsBy lastMetAt } }', { id: committeeId });
    expect(committee.meetsBy).toBe('2026-07-31');
    // Control: the District Magistrate of another district, whose Task Force did not meet, still owes it.
    const others = await hub.admin.query(
      `select distinct c.state from hub.clock c join hub.office o on o.id = c.owner_office_id where c.code = 'C34' and o.district_code = 103 and c.met_at is not null`,
    );
    expect(others.rows).toEqual([]);
  });

  test('chair and secretary sign what they have read, and then the minutes are issued', async () => {
    const { meeting } = await chair().data('query($id: ID!) { meeting(id: $id) { minutesHash } }', { id: meetingId });
    await secretary().does('signMinutes', { meetingId, minutesHash: meeting.minutesHash });
    expect((await notices('cwc')).map(({ kind }) => kind)).not.toContain('MINUTES_ISSUED');
    const signed = await chair().does(
      'signMinutes',
      { meetingId, minutesHash: meeting.minutesHash },
      'signatures { nodes { capacity hash signedBy { designation } } }',
    );
    expect(signed.signatures.nodes).toMatchObject([
      { capacity: 'SECRETARY', hash: meeting.minutesHash },
      { capacity: 'CHAIR', hash: meeting.minutesHash },
    ]);
    expect(await notices('cwc')).toContainEqual({ kind: 'MINUTES_ISSUED', subject: meetingId });
  });

  test('what is overdue is told, and comes on the next agenda by itself', async () => {
    hub.setClock('2026-06-16T00:05:00+05:30');
    await keep();
    await keep();
    for (const persona of ['ahtu', 'administration'])
      expect((await notices(persona)).filter(({ kind }) => kind === 'ACTION_ITEM_OVERDUE')).toEqual([
        { kind: 'ACTION_ITEM_OVERDUE', subject: itemId },
      ]);
    const next = await chair().does('callMeeting', { committeeId, meetsAt: '2026-07-08T11:00:00+05:30' }, AGENDA);
    expect(next).toMatchObject({ number: 2 });
    expect(next.agenda.nodes[0]).toMatchObject({
      kind: 'ACTION_ITEM',
      code: 'OVERDUE',
      office: { kind: 'AHTU' },
      actionItem: { id: itemId, isOverdue: true },
    });
  });

  test('it is answered with evidence, returned with a reason, answered again, accepted, and off the agenda', async () => {
    hub.setClock('2026-06-17T10:00:00+05:30');
    const item = async () =>
      (await hub.officer('ahtu').data('query($id: ID!) { node(id: $id) { ... on ActionItem { version state } } }', { id: itemId })).node;
    const evidence = { kind: 'REPORT', number: 'AHTU/2026/14', on: '2026-06-16' };
    await hub
      .officer('ahtu')
      .does('answerActionItem', { actionItemId: itemId, expectedVersion: (await item()).version, says: 'Produced.', evidence });
    expect(await notices('administration')).toContainEqual({ kind: 'ACTION_ITEM_ANSWERED', subject: itemId });
    await chair().does('settleActionItem', {
      actionItemId: itemId,
      expectedVersion: (await item()).version,
      isAccepted: false,
      reason: 'Of one child only.',
    });
    expect(await item()).toMatchObject({ state: 'OPEN' });
    expect(await notices('ahtu')).toContainEqual({ kind: 'ACTION_ITEM_SETTLED', subject: itemId });
    await hub
      .officer('ahtu')
      .does('answerActionItem', { actionItemId: itemId, expectedVersion: (await item()).version, says: 'Both produced.', evidence });
    const settled = await chair().does(
      'settleActionItem',
      { actionItemId: itemId, expectedVersion: (await item()).version, isAccepted: true },
      'state answers { nodes { isAccepted returnedBecause } }',
    );
    expect(settled).toEqual({
      state: 'ACCEPTED',
      answers: {
        nodes: [
          { isAccepted: false, returnedBecause: 'Of one child only.' },
          { isAccepted: true, returnedBecause: null },
        ],
      },
    });
    hub.setClock('2026-07-08T11:00:00+05:30');
    await keep();
    const { meetings } = await chair().data(`query($id: ID!) { meetings(filter: { committeeId: $id, state: CALLED }) { nodes { ${AGENDA} } } }`, {
      id: committeeId,
    });
    expect(meetings.nodes[0].agenda.nodes.map(({ kind }: any) => kind)).not.toContain('ACTION_ITEM');
  });

  test('what indicators count says of an instant what the record said then', async () => {
    const at = async (kind: string, cutOff: string) => {
      const { sql, marks } = committeeFacts.find((source) => source.kind === kind)!;
      const { rows } = await asKeeper(hub.admin, () => hub.admin.query(sql, [cutOff]));
      for (const row of rows) for (const mark of row.marks) expect(marks).toHaveProperty(mark);
      return rows.map(({ state_code: state, district_code: district, until, amount, marks: of }) => [state, district, until !== null, amount, of]);
    };
    expect(await at('MEETING', '2026-06-10T05:00:00Z')).toEqual([]);
    expect(await at('MEETING', '2026-06-18T00:00:00Z')).toEqual([[8, 102, true, '5', ['DISTRICT_TASK_FORCE']]]);
    expect(await at('ACTION_ITEM', '2026-06-15T18:29:00Z')).toEqual([[8, 102, false, null, []]]);
    expect(await at('ACTION_ITEM', '2026-06-15T18:31:00Z')).toEqual([[8, 102, false, null, ['OVERDUE']]]);
    expect(await at('ACTION_ITEM', '2026-06-18T00:00:00Z')).toEqual([[8, 102, true, null, ['CLOSED', 'OVERDUE']]]);
  });

  test('nobody changes closed minutes, neither the keeper nor a statement that was smuggled in', async () => {
    const attempts = [
      `update hub.meeting set minutes = 'x', minutes_hash = encode(sha256('x'), 'hex') where state = 'CLOSED'`,
      `update hub.attendance set is_present = true`,
      `update hub.decision set says = 'x'`,
      `update hub.dissent set says = 'x'`,
      `update hub.minutes_signature set hash = 'x'`,
      `delete from hub.agenda_item where meeting_id in (select id from hub.meeting where state = 'CLOSED')`,
      `delete from hub.minutes_signature`,
      `truncate hub.minutes_signature`,
      `insert into hub.dissent (id, decision_id, meeting_id, committee_id, office_id, says) select gen_random_uuid(), d.id, d.meeting_id, d.committee_id, d.owner_office_id, 'x' from hub.decision d`,
    ];
    for (const attempt of attempts) await expect(hub.admin.query(attempt)).rejects.toThrow(/never changed/);
    // Control: what still moves, moves.
    await hub.admin.query(`update hub.meeting set agenda_as_of = agenda_as_of where state = 'CALLED'`);
    expect(await held(hub, meetingId)).toBe('CLOSED');
  });
});
