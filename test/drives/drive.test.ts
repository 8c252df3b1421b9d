import { beforeEach, expect, test } from '@jest/globals';
import { driveFacts } from '../../src/drives/facts.js';
import { partnerFacts } from '../../src/partners/facts.js';
import { isNotThere } from '../everyone.js';
import { factsOf } from '../facts.js';
import { useHub } from '../hub.js';

const hub = useHub();
beforeEach(() => hub.setClock('2026-06-05T12:00:00+05:30'));

const offices = (...personas: string[]) => Promise.all(personas.map((persona) => hub.office(persona)));
const aDrive = async (more: object = {}) => ({
  kind: 'JOINT_DRIVE',
  district: 102,
  establishmentKinds: ['EATERY_DHABA', 'BANGLE_LAC'],
  startsOn: '2026-06-12',
  endsOn: '2026-06-14',
  officeIds: await offices('labour', 'dcpu', 'ngo'),
  ...more,
});
const aCampaign = async (more: object = {}) =>
  aDrive({ kind: 'CAMPAIGN', establishmentKinds: [], topics: ['SAFE_MIGRATION'], villagesPlanned: 12, officeIds: await offices('ngo'), ...more });
const LIST = `query($filter: DriveFilter) { drives(filter: $filter, first: 20) { nodes { id kind version closedAt establishmentKinds topics leadOffice { id }
  parts(first: 20) { nodes { id version answer refusedBecause childrenRescued office { id } } } } } }`;
const drives = async (persona: string, filter?: object) => (await hub.officer(persona).data(LIST, { filter })).drives.nodes;
const drive = async (persona: string, id: string) => (await drives(persona)).find((one: any) => one.id === id);
const partOf = async (persona: string, id: string) => {
  const office = await hub.office(persona);
  return (await drive(persona, id)).parts.nodes.find((part: any) => part.office.id === office);
};
const nothing = { placesVisited: 0, villagesReached: 0, peopleReached: 0, inspections: 0, violations: 0, childrenRescued: 0, leads: 0 };
const accepts = async (persona: string, id: string) => {
  const part = await partOf(persona, id);
  await hub.officer(persona).does('answerDrive', { partId: part.id, expectedVersion: part.version, answer: 'ACCEPTED' });
};
const reports = async (persona: string, id: string, numbers: object) => {
  const part = await partOf(persona, id);
  await hub.officer(persona).does('reportDrive', { partId: part.id, expectedVersion: part.version, ...nothing, ...numbers });
};

test('police plan a drive, labour and others are asked, each answers and reports, and the lead closes it', async () => {
  const { id } = await hub.officer('ahtu').does('planDrive', await aDrive());
  const { notices } = await hub.officer('labour').data('{ notices(first: 5) { nodes { kind subject } } }');
  expect(notices.nodes[0]).toEqual({ kind: 'DRIVE_PLANNED', subject: id });
  await accepts('labour', id);
  await accepts('ngo', id);
  const refused = await partOf('dcpu', id);
  const no = { partId: refused.id, expectedVersion: refused.version, answer: 'REFUSED' };
  expect(await hub.officer('dcpu').fails('answerDrive', no)).toMatchObject([{ code: 'INVALID', path: ['refusedBecause'] }]);
  await hub.officer('dcpu').does('answerDrive', { ...no, refusedBecause: 'NO_STAFF' });
  const mine = await partOf('labour', id);
  expect(await hub.officer('labour').fails('reportDrive', { partId: mine.id, expectedVersion: mine.version, ...nothing })).toMatchObject([
    { code: 'INVALID', path: ['partId'] },
  ]);
  hub.setClock('2026-06-14T18:00:00+05:30');
  await reports('labour', id, { placesVisited: 41, inspections: 41, violations: 9, childrenRescued: 3 });
  await reports('ngo', id, { peopleReached: 120, leads: 2 });
  const version = (await drive('ahtu', id)).version;
  expect(await hub.officer('ahtu').fails('closeDrive', { driveId: id, expectedVersion: version })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
  await reports('ahtu', id, { placesVisited: 4, childrenRescued: 4 });
  expect(await hub.officer('labour').fails('closeDrive', { driveId: id, expectedVersion: version })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('ahtu').does('closeDrive', { driveId: id, expectedVersion: version });
  const results =
    'query { driveResults(from: "2026-06-01", until: "2026-06-30") { quarter kind district name drives placesVisited inspections violations childrenRescued peopleReached leads isSuppressed } }';
  const exact = {
    quarter: '2026-04-01',
    kind: 'JOINT_DRIVE',
    district: 102,
    name: 'Jaipur',
    drives: 1,
    placesVisited: 45,
    inspections: 41,
    violations: 9,
    childrenRescued: 7,
    peopleReached: 120,
    leads: 2,
    isSuppressed: false,
  };
  expect((await hub.officer('administration').data(results)).driveResults).toEqual([exact]);
  expect((await hub.officer('ahtb').data(results)).driveResults).toEqual([exact]);
  // Two leads are too few to be told to a committee; seven children are not.
  expect((await hub.officer('committee').data(results)).driveResults).toEqual([{ ...exact, leads: null, isSuppressed: true }]);
  expect((await hub.officer('administration@103').data(results)).driveResults).toEqual([]);
  const [fact] = await factsOf(hub, driveFacts, 'DRIVE', hub.now());
  expect(fact).toMatchObject({ id: id.split('_')[1], district_code: 102, amount: '7', marks: ['JOINT'] });
});

test('a joint drive in which labour refuses is closed, and is none of police and labour', async () => {
  const { id } = await hub.officer('ahtu').does('planDrive', await aDrive({ officeIds: await offices('labour') }));
  const part = await partOf('labour', id);
  await hub.officer('labour').does('answerDrive', { partId: part.id, expectedVersion: part.version, answer: 'REFUSED', refusedBecause: 'DATES' });
  hub.setClock('2026-06-15T12:00:00+05:30');
  await reports('ahtu', id, { placesVisited: 2 });
  await hub.officer('ahtu').does('closeDrive', { driveId: id, expectedVersion: 1 });
  const fact = (await factsOf(hub, driveFacts, 'DRIVE', hub.now())).find((one) => one.id === id.split('_')[1]);
  expect(fact?.marks).toEqual([]);
});

test('who sees a drive: the lead, those asked, and who answers for them; a committee when it is closed, and no office alone', async () => {
  const { id } = await hub.officer('labour').does('planDrive', await aCampaign({ officeIds: await offices('ngo', 'dcpu') }));
  const seen = async (persona: string) => (await drives(persona)).some((one: any) => one.id === id);
  for (const persona of ['labour', 'ngo', 'dcpu', 'administration', 'ahtb', 'admin']) expect([persona, await seen(persona)]).toEqual([persona, true]);
  const strangers = ['ahtu', 'cwc', 'labour@103', 'administration@103', 'ahtb@304', 'committee'];
  for (const persona of strangers) expect([persona, await seen(persona)]).toEqual([persona, false]);
  const part = await partOf('ngo', id);
  await isNotThere(hub.officer('ahtu'), 'answerDrive', { partId: part.id, expectedVersion: 1, answer: 'ACCEPTED' }, 'partId');
  await isNotThere(hub.officer('ahtu'), 'closeDrive', { driveId: id, expectedVersion: 1 }, 'driveId');
  expect(await hub.officer('administration').fails('answerDrive', { partId: part.id, expectedVersion: 1, answer: 'ACCEPTED' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  // Of the other parts an office that is asked knows nothing.
  expect((await drive('dcpu', id)).parts.nodes).toHaveLength(1);
  expect((await drive('labour', id)).parts.nodes).toHaveLength(3);
  hub.setClock('2026-06-20T12:00:00+05:30');
  await reports('labour', id, { villagesReached: 9, peopleReached: 300, leads: 2 });
  await hub.officer('labour').does('closeDrive', { driveId: id, expectedVersion: 1 });
  expect(await drive('committee', id)).toMatchObject({ topics: ['SAFE_MIGRATION'], parts: { nodes: [] } });
  for (const persona of ['ahtu', 'committee@103', 'labour@103']) expect([persona, await seen(persona)]).toEqual([persona, false]);
  const [campaign] = await factsOf(hub, driveFacts, 'CAMPAIGN', hub.now());
  expect(campaign).toMatchObject({ id: id.split('_')[1], amount: '9', marks: [] });
  const leads = (await factsOf(hub, partnerFacts, 'LEAD', hub.now())).filter(({ marks }) => marks.includes('CAMPAIGN'));
  expect(leads).toHaveLength(2);
});

const mistakes: [string, object, string[]][] = [
  ['a joint drive without labour', { officeIds: 'dcpu' }, ['officeIds']],
  ['a joint drive of nothing', { establishmentKinds: [] }, ['establishmentKinds']],
  ['a campaign that tells nothing', { kind: 'CAMPAIGN' }, ['topics']],
  ['an end before the beginning', { endsOn: '2026-06-11' }, ['endsOn']],
  ['one that is over', { startsOn: '2026-06-01', endsOn: '2026-06-04' }, ['endsOn']],
  ['one that lasts for ever', { endsOn: '2027-06-11' }, ['endsOn']],
  ['a district of another State', { district: 196 }, ['district']],
  ['an office asked twice', { officeIds: 'labour labour' }, ['officeIds', '1']],
  ['an office of another State', { officeIds: 'labour labour@196' }, ['officeIds', '1']],
  ['a committee that takes part', { officeIds: 'labour committee' }, ['officeIds', '1']],
];
test.each(mistakes)('%s is refused, with what to do', async (_, more, path) => {
  const { officeIds } = more as { officeIds?: string };
  const input = await aDrive({ ...more, ...(officeIds && { officeIds: await offices(...officeIds.split(' ')) }) });
  expect(await hub.officer('ahtu').fails('planDrive', input)).toMatchObject([{ code: 'INVALID', path, message: expect.stringMatching(/\w/) }]);
});

test('one district plans none for another, and a drive without coverage is not closed', async () => {
  expect(await hub.officer('ahtu@103').fails('planDrive', await aDrive())).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('cwc').fails('planDrive', await aDrive())).toMatchObject([{ code: 'FORBIDDEN' }]);
  const { id } = await hub.officer('ahtb').does('planDrive', await aDrive({ officeIds: await offices('labour') }));
  const [version] = [1];
  expect(await hub.officer('ahtb').fails('closeDrive', { driveId: id, expectedVersion: version })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
  hub.setClock('2026-06-15T12:00:00+05:30');
  await reports('ahtb', id, { inspections: 3 });
  expect(await hub.officer('ahtb').fails('closeDrive', { driveId: id, expectedVersion: version })).toMatchObject([
    { code: 'ILLEGAL_STEP', message: expect.stringContaining('coverage') },
  ]);
  const part = await partOf('ahtb', id);
  expect(await hub.officer('ahtb').fails('reportDrive', { partId: part.id, expectedVersion: part.version, ...nothing, leads: -1 })).toMatchObject([
    { code: 'INVALID', path: ['leads'] },
  ]);
});

test('a drive has no place for a site or an hour: every text of it is a code', async () => {
  const { __type } = await hub
    .officer('ahtu')
    .data('{ __type(name: "PlanDriveInput") { inputFields { name type { name kind ofType { name kind ofType { name ofType { name } } } } } } }');
  const text = (type: any): boolean => type && (type.name === 'String' || type.name === 'DateTime' || text(type.ofType));
  const free = __type.inputFields.filter(({ type }: any) => text(type)).map(({ name }: any) => name);
  expect(free).toEqual(['opId']);
});
