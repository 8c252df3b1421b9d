import { beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { workerUrl } from '../../src/database/logins.js';
import { monthsOn } from '../../src/training/record-training-session.js';
import { remindOfTraining } from '../../src/training/remind-of-training.js';
import { trainingFacts } from '../../src/training/facts.js';
import { isNotThere } from '../everyone.js';
import { factsOf } from '../facts.js';
import { useHub } from '../hub.js';
import { officerOf } from '../offices/granting.js';

const hub = useHub();
const NOON = '2026-06-05T12:00:00+05:30';

beforeEach(() => hub.setClock(NOON));

const course = { title: 'Trafficking: law and rescue', provider: 'BPRD', topics: ['TRAFFICKING_LAW', 'RESCUE'], hours: 18 };

/** A session of three days, from 10 to 12 June, held by the bureau of Rajasthan unless another office is said. */
async function aSession(more: object = {}, keeper = 'ahtb'): Promise<{ id: string; courseId: string }> {
  const { id: courseId } = await hub.officer('ahtb').does('recordCourse', course);
  const input = { courseId, district: 102, venue: 'Police academy, hall 2', startsOn: '2026-06-10', endsOn: '2026-06-12', capacity: 30, ...more };
  const { id } = await hub.officer(keeper).does('planTrainingSession', input);
  return { id, courseId };
}

const enrols = async (persona: string, sessionId: string, of = persona) =>
  (await hub.officer(persona).does('enrolOfficer', { sessionId, officerId: await officerOf(hub, of) })).id as string;

/** The session was held: who was there, with scores before and after. */
async function held(
  sessionId: string,
  attendance: object[],
  { keeper = 'ahtb', at = '2026-06-12T18:00:00+05:30', version = 1, othersAttended = 0 } = {},
) {
  hub.setClock(at);
  return hub.officer(keeper).does('recordTrainingSession', { sessionId, expectedVersion: version, attendance, othersAttended }, 'id version heldAt');
}

const SCORES = `query($filter: EnrolmentFilter) { enrolments(filter: $filter, first: 100) { totalCount nodes { id attended scoreBefore scoreAfter validUntil officer { id } } } }`;
const scores = async (persona: string, filter?: object) => (await hub.officer(persona).data(SCORES, { filter })).enrolments.nodes;
const SHARE = `query($district: Int) { trainingShare(district: $district) { officeKind rank staff trained isSuppressed } }`;
const share = async (persona: string, officeKind: string, district?: number) =>
  (await hub.officer(persona).data(SHARE, { district })).trainingShare.filter((row: any) => row.officeKind === officeKind);

test('a course is planned, a unit enrols, the keeper records, and the share of trained staff moves', async () => {
  const before = (await share('ahtu', 'AHTU'))[0];
  const { id } = await aSession();
  const enrolment = await enrols('ahtu', id);
  const { trainingSessions } = await hub
    .officer('labour')
    .data('{ trainingSessions { nodes { id enrolled capacity course { title validMonths topics } } } }');
  expect(trainingSessions.nodes.find((one: any) => one.id === id)).toEqual({
    id,
    enrolled: 1,
    capacity: 30,
    course: { title: course.title, validMonths: 24, topics: ['RESCUE', 'TRAFFICKING_LAW'] },
  });
  expect(await held(id, [{ enrolmentId: enrolment, attended: true, scoreBefore: 41, scoreAfter: 83 }])).toMatchObject({ version: 2 });
  expect(await scores('ahtu', { isMine: true })).toContainEqual({
    id: enrolment,
    attended: true,
    scoreBefore: 41,
    scoreAfter: 83,
    validUntil: '2028-06-12',
    officer: { id: await officerOf(hub, 'ahtu') },
  });
  expect((await share('ahtu', 'AHTU'))[0]).toEqual({ ...before, trained: before.trained + 1 });
});

test('a score is for the officer, the office of the supervisor and the keeper, and does not exist for anybody else', async () => {
  const { id } = await aSession();
  const enrolment = await enrols('labour', id);
  await held(id, [{ enrolmentId: enrolment, attended: true, scoreBefore: 10, scoreAfter: 20 }]);
  for (const persona of ['labour', 'labour-head', 'ahtb']) expect((await scores(persona)).map((one: any) => one.id)).toContain(enrolment);
  for (const persona of ['ahtu', 'labour@196', 'labour@103', 'administration', 'committee', 'admin', 'ahtb@304']) {
    expect((await scores(persona)).map((one: any) => one.id)).not.toContain(enrolment);
    const answer = await hub.officer(persona).ask('query($id: ID!) { node(id: $id) { id } }', { id: enrolment });
    const never = await hub.officer(persona).ask('query($id: ID!) { node(id: $id) { id } }', { id: `Enrolment_${crypto.randomUUID()}` });
    expect(answer).toEqual(never);
  }
});

test('sessions and courses of another State are not there', async () => {
  const { id, courseId } = await aSession();
  const elsewhere = hub.officer('ahtb@304');
  expect((await elsewhere.data('{ courses { nodes { id } } trainingSessions { nodes { id } } }')).trainingSessions.nodes).not.toContainEqual({ id });
  const input = { courseId, venue: 'Hall', startsOn: '2026-06-10', endsOn: '2026-06-12', capacity: 3 };
  await isNotThere(elsewhere, 'planTrainingSession', input, 'courseId');
  await isNotThere(hub.officer('labour@304'), 'enrolOfficer', { sessionId: id, officerId: await officerOf(hub, 'labour@304') }, 'sessionId');
});

test('who plans: the State and heads of office; who records: the keeper', async () => {
  const { id, courseId } = await aSession();
  const input = { courseId, district: 102, venue: 'Hall', startsOn: '2026-06-10', endsOn: '2026-06-12', capacity: 3 };
  expect(await hub.officer('labour').fails('planTrainingSession', input)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('labour-head').does('planTrainingSession', input);
  await hub.officer('admin').does('planTrainingSession', input);
  expect(await hub.officer('labour').fails('recordCourse', course)).toMatchObject([{ code: 'FORBIDDEN' }]);
  hub.setClock('2026-06-13T12:00:00+05:30');
  expect(await hub.officer('ahtu').fails('recordTrainingSession', { sessionId: id, expectedVersion: 1, attendance: [] })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  expect(await hub.officer('ahtu').fails('enrolOfficer', { sessionId: id, officerId: await officerOf(hub, 'labour') })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
});

test('bad input is a Problem that says what to do', async () => {
  const { id, courseId } = await aSession({ capacity: 1 });
  const plan = { courseId, district: 102, venue: 'Hall', startsOn: '2026-06-10', endsOn: '2026-06-12', capacity: 3 };
  const problem = async (persona: string, mutation: string, input: object) => {
    const [first] = await hub.officer(persona).fails(mutation, input);
    return { code: first!.code, path: first!.path };
  };
  expect(await problem('ahtb', 'recordCourse', { ...course, topics: [] })).toEqual({ code: 'INVALID', path: ['topics'] });
  expect(await problem('ahtb', 'recordCourse', { ...course, hours: 0 })).toEqual({ code: 'INVALID', path: ['hours'] });
  expect(await problem('ahtb', 'planTrainingSession', { ...plan, endsOn: '2026-06-09' })).toEqual({ code: 'INVALID', path: ['endsOn'] });
  expect(await problem('ahtb', 'planTrainingSession', { ...plan, district: 196 })).toEqual({ code: 'INVALID', path: ['district'] });
  const enrolment = await enrols('ahtu', id);
  expect(await problem('labour', 'enrolOfficer', { sessionId: id, officerId: await officerOf(hub, 'labour') })).toEqual({
    code: 'CONFLICT',
    path: ['sessionId'],
  });
  const record = (attendance: object[]) => ({ sessionId: id, expectedVersion: 1, attendance });
  // Before it is over, with a score over 100, without somebody who is enrolled.
  expect(await problem('ahtb', 'recordTrainingSession', record([{ enrolmentId: enrolment, attended: true }]))).toEqual({
    code: 'INVALID',
    path: ['sessionId'],
  });
  hub.setClock('2026-06-12T18:00:00+05:30');
  expect(await problem('ahtb', 'recordTrainingSession', record([{ enrolmentId: enrolment, attended: true, scoreAfter: 101 }]))).toEqual({
    code: 'INVALID',
    path: ['attendance', '0', 'scoreAfter'],
  });
  expect(await problem('ahtb', 'recordTrainingSession', record([]))).toEqual({ code: 'CONFLICT', path: ['attendance'] });
  const staff = { rank: 'INSPECTOR', sanctioned: 1, filled: 1, outsideHub: 1, trainedOutsideHub: 1 };
  const report = (posts: object[], reportedOn = '2026-06-12') => problem('ahtu', 'reportStaff', { reportedOn, posts });
  expect(await report([{ ...staff, outsideHub: 2 }])).toEqual({ code: 'INVALID', path: ['posts', '0', 'outsideHub'] });
  expect(await report([staff, staff])).toEqual({ code: 'INVALID', path: ['posts'] });
  expect(await report([staff], '2026-06-13')).toEqual({ code: 'INVALID', path: ['reportedOn'] });
});

test('the last place goes to one of two who come at once', async () => {
  const { id } = await aSession({ capacity: 1 });
  const come = async (persona: string) => {
    const officerId = await officerOf(hub, persona);
    return hub.officer(persona).ask('mutation($input: EnrolOfficerInput!) { enrolOfficer(input: $input) { enrolment { id } problems { code } } }', {
      input: { opId: crypto.randomUUID(), sessionId: id, officerId },
    });
  };
  const answers = await Promise.all(['ahtu', 'labour', 'cwc', 'dcpu'].map(come));
  expect(answers.filter(({ data }) => data.enrolOfficer.enrolment)).toHaveLength(1);
  expect(answers.flatMap(({ data }) => data.enrolOfficer.problems)).toEqual([{ code: 'CONFLICT' }, { code: 'CONFLICT' }, { code: 'CONFLICT' }]);
});

test('a corrected score supersedes, and what a late count says is what a punctual one said', async () => {
  const { id } = await aSession();
  const enrolmentId = await enrols('ahtu', id);
  await held(id, [{ enrolmentId, attended: true, scoreBefore: 40, scoreAfter: 60 }], { othersAttended: 12 });
  const cutOff = new Date('2026-06-13T00:00:00+05:30');
  const gains = async (at: Date) =>
    (await factsOf(hub, trainingFacts, 'SCORE', at)).filter((fact) => fact.amount === '20' || fact.amount === '25').map(({ amount }) => amount);
  const punctual = await gains(cutOff);
  await held(id, [{ enrolmentId, attended: true, scoreBefore: 40, scoreAfter: 65 }], {
    at: '2026-06-14T12:00:00+05:30',
    version: 2,
    othersAttended: 12,
  });
  expect(await gains(cutOff)).toEqual(punctual);
  expect(punctual).toContain('20');
  expect(await gains(hub.now())).toContain('25');
  const session = await hub
    .officer('ahtb')
    .data(
      'query($id: ID!) { node(id: $id) { ... on TrainingSession { enrolled enrolments(withSuperseded: true) { nodes { scoreAfter supersededAt } } } } }',
      { id },
    );
  expect(session.node.enrolled).toBe(1);
  expect(session.node.enrolments.nodes.map((one: any) => [one.scoreAfter, one.supersededAt !== null])).toEqual([
    [60, true],
    [65, false],
  ]);
  const [held1] = (await factsOf(hub, trainingFacts, 'COURSE', hub.now())).filter((fact) => fact.id === id.split('_')[1]);
  expect(held1).toMatchObject({ amount: '13', marks: ['BPRD'] });
  expect(
    await hub.officer('ahtb').fails('recordTrainingSession', { sessionId: id, expectedVersion: 3, attendance: [], othersAttended: 11 }),
  ).toMatchObject([{ code: 'CONFLICT' }]);
});

test('units count staff who are no officers of the hub; a committee is told no number under 5', async () => {
  await hub.officer('ahtu').does('reportStaff', {
    reportedOn: '2026-06-05',
    posts: [
      { rank: 'CONSTABLE', sanctioned: 20, filled: 16, outsideHub: 16, trainedOutsideHub: 6 },
      { rank: 'INSPECTOR', sanctioned: 2, filled: 2, outsideHub: 1, trainedOutsideHub: 1 },
      { rank: 'HEAD_CONSTABLE', sanctioned: 9, filled: 9, outsideHub: 9, trainedOutsideHub: 7 },
    ],
  });
  const exact = await share('administration', 'AHTU');
  const told = await share('committee', 'AHTU');
  const of = (rows: any[], rank: string | null) => rows.find((row) => row.rank === rank);
  expect(of(exact, 'CONSTABLE')).toMatchObject({ staff: 16, trained: 6, isSuppressed: false });
  expect(of(told, 'CONSTABLE')).toMatchObject({ staff: 16, trained: 6, isSuppressed: false });
  expect(of(exact, 'INSPECTOR')).toMatchObject({ staff: 1, trained: 1 });
  expect(of(told, 'INSPECTOR')).toMatchObject({ staff: null, trained: null, isSuppressed: true });
  // Two of nine are not trained: that number is small too.
  expect(of(told, 'HEAD_CONSTABLE')).toMatchObject({ staff: 9, trained: null, isSuppressed: true });
  expect(of(told, null)).toMatchObject({ staff: null, trained: null });
  // Its own area, and for a committee the whole of it.
  expect(await share('administration', 'AHTU', 103)).toEqual([]);
  expect((await share('ahtb', 'AHTU', 102)).length).toBeGreaterThan(0);
  expect((await hub.officer('ahtb@304').data(SHARE, { district: 102 })).trainingShare).toEqual([]);
  // What the unit reports later takes the place of all of it.
  hub.setClock('2026-06-06T12:00:00+05:30');
  await hub.officer('ahtu').does('reportStaff', {
    reportedOn: '2026-06-06',
    posts: [{ rank: 'CONSTABLE', sanctioned: 20, filled: 15, outsideHub: 15, trainedOutsideHub: 6 }],
  });
  const list = '{ staffReports(first: 100) { nodes { rank filled office { id } } } }';
  expect((await hub.officer('ahtu').data(list)).staffReports.nodes).toEqual([
    { rank: 'CONSTABLE', filled: 15, office: { id: await hub.office('ahtu') } },
  ]);
  expect((await hub.officer('ahtu@103').data(list)).staffReports.nodes).toEqual([]);
  expect((await hub.officer('labour').data(list)).staffReports.nodes).toEqual([]);
  const staff = await factsOf(hub, trainingFacts, 'STAFF', hub.now());
  const counted = staff.filter((fact) => fact.district_code === 102 && fact.marks.includes('AHTU'));
  // 15 counted posts and the two officers of the unit.
  expect(counted).toHaveLength(17);
  expect(counted.filter((fact) => fact.marks.includes('TRAINED')).length).toBeGreaterThanOrEqual(6);
});

test('whoever supervises is told once when a certificate ends, and not of one that was renewed', async () => {
  const { id } = await aSession();
  const [due, renewed] = [await enrols('cwc', id), await enrols('dcpu', id)];
  await held(
    id,
    [due, renewed].map((enrolmentId) => ({ enrolmentId, attended: true })),
  );
  const later = await aSession({ startsOn: '2027-01-10', endsOn: '2027-01-12' });
  const again = await enrols('dcpu', later.id);
  await held(later.id, [{ enrolmentId: again, attended: true }], { at: '2027-01-12T18:00:00+05:30' });
  hub.setClock('2028-05-01T12:00:00+05:30');
  expect((await scores('cwc-head', { dueBy: '2028-07-01' })).map((one: any) => one.id)).toEqual([due]);
  expect(await scores('dcpu-head', { dueBy: '2028-07-01' })).toEqual([]);
  // The clock of the database, which nobody moves, stands before: what runs by itself goes by the time that it is given, and no later than now.
  await hub.admin.query(`update hub.enrolment set valid_until = current_date + 10 where id = $1`, [due.split('_')[1]]);
  await hub.admin.query(`update hub.enrolment set valid_until = current_date + 10 where id = $1`, [renewed.split('_')[1]]);
  const worker = new pg.Client({ connectionString: workerUrl(hub.databaseUrl) });
  await worker.connect();
  try {
    expect(await remindOfTraining(worker, new Date())).toBeGreaterThanOrEqual(1);
    expect(await remindOfTraining(worker, new Date())).toBe(0);
  } finally {
    await worker.end();
  }
  const notices = async (persona: string) =>
    (await hub.officer(persona).data('{ notices(first: 50) { nodes { kind subject about { id } } } }')).notices.nodes.filter(
      (one: any) => one.kind === 'TRAINING_DUE',
    );
  expect(await notices('cwc-head')).toEqual([{ kind: 'TRAINING_DUE', subject: due, about: null }]);
  expect(await notices('cwc')).toEqual([]);
  expect(await notices('dcpu-head')).toEqual([]);
});

test('a certificate ends so many months on', () => {
  expect(monthsOn('2026-06-12', 24)).toBe('2028-06-12');
  expect(monthsOn('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsOn('2023-12-31', 2)).toBe('2024-02-29');
});
