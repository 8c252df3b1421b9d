import { beforeEach, expect, test } from '@jest/globals';
import { instructionFacts } from '../../src/instructions/facts.js';
import { isNotThere } from '../everyone.js';
import { factsOf } from '../facts.js';
import { useHub } from '../hub.js';

const hub = useHub();
beforeEach(() => hub.setClock('2026-06-05T12:00:00+05:30'));

const order = {
  department: 'LABOUR',
  para: 'VII',
  orderNumber: 'F.3(12)/Lab/2026',
  issuedOn: '2026-05-20',
  addressee: 'All district labour offices',
  documentHash: 'AB'.repeat(32),
};
const TRACKER = '{ instructionTracker { para department status orders latestOn } }';
const standing = async (persona: string, para: string, department: string) =>
  (await hub.officer(persona).data(TRACKER)).instructionTracker.find((row: any) => row.para === para && row.department === department);
const LIST =
  'query($filter: InstructionFilter) { instructions(filter: $filter) { nodes { id orderNumber documentHash supersededAt supersededBy { id } } } }';

test('the tracker tells an order, none, and nothing reported apart', async () => {
  const { instructionTracker } = await hub.officer('ahtb').data(TRACKER);
  expect(instructionTracker).toHaveLength(48);
  expect(await standing('ahtb', 'IV', 'LABOUR')).toEqual({ para: 'IV', department: 'LABOUR', status: 'NOT_REPORTED', orders: 0, latestOn: null });
  await hub.officer('labour').does('recordInstruction', order);
  await hub.officer('ahtb').does('recordInstruction', { department: 'HEALTH', para: 'VII', issuedOn: '2026-06-01' });
  for (const persona of ['ahtb', 'committee', 'police@103', 'admin'])
    expect(await standing(persona, 'VII', 'LABOUR')).toEqual({
      para: 'VII',
      department: 'LABOUR',
      status: 'ISSUED',
      orders: 1,
      latestOn: '2026-05-20',
    });
  expect(await standing('ahtb', 'VII', 'HEALTH')).toMatchObject({ status: 'NONE', orders: 0, latestOn: '2026-06-01' });
  // Another State has its own.
  expect(await standing('ahtb@196', 'VII', 'LABOUR')).toMatchObject({ status: 'NOT_REPORTED' });
  const facts = await factsOf(hub, instructionFacts, 'INSTRUCTION', hub.now());
  expect(facts.map(({ state_code, district_code, marks }) => ({ state_code, district_code, marks }))).toEqual([
    { state_code: 8, district_code: null, marks: ['LABOUR', 'PARA_VII'] },
  ]);
});

test('an order is superseded by a later one, and what stood before stays readable', async () => {
  const { id } = await hub.officer('dcpu').does('recordInstruction', { ...order, department: 'CHILD_WELFARE', para: 'V' });
  const later = { ...order, department: 'CHILD_WELFARE', para: 'V', orderNumber: 'DCPU/9/2026', issuedOn: '2026-06-01', supersedesId: id };
  const { id: second } = await hub.officer('dcpu').does('recordInstruction', later);
  const filter = { department: 'CHILD_WELFARE', para: 'V' };
  const list = async (more: object = {}) => (await hub.officer('ahtu').data(LIST, { filter: { ...filter, ...more } })).instructions.nodes;
  expect(await list()).toEqual([{ id: second, orderNumber: 'DCPU/9/2026', documentHash: 'ab'.repeat(32), supersededAt: null, supersededBy: null }]);
  expect(await list({ withSuperseded: true })).toContainEqual(expect.objectContaining({ id, supersededBy: { id: second } }));
  expect(await hub.officer('dcpu').fails('recordInstruction', later)).toMatchObject([{ code: 'CONFLICT', path: ['supersedesId'] }]);
  expect(await hub.officer('dcpu@103').fails('recordInstruction', { ...later, supersedesId: second })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('dcpu@196'), 'recordInstruction', { ...later, supersedesId: second }, 'supersedesId');
  const counted = async (at: Date) =>
    (await factsOf(hub, instructionFacts, 'INSTRUCTION', at)).filter(({ marks }) => marks.includes('PARA_V')).length;
  expect(await counted(hub.now())).toBe(1);
});

const mistakes: [string, object, string[]][] = [
  ['an order of the future', { issuedOn: '2026-06-06' }, ['issuedOn']],
  ['a number that is a name', { orderNumber: 'Letter of the Commissioner' }, ['orderNumber']],
  ['an order to nobody', { addressee: undefined }, ['addressee']],
  ['a document of no order', { orderNumber: undefined }, ['orderNumber']],
  ['a hash that is none', { documentHash: 'abc' }, ['documentHash']],
];
test.each(mistakes)('%s is refused, with what to do', async (_, more, path) => {
  expect(await hub.officer('labour').fails('recordInstruction', { ...order, ...more })).toMatchObject([{ code: 'INVALID', path }]);
});

test('an office records for its own department, the bureau and the administration of the State for any', async () => {
  expect(await hub.officer('labour').fails('recordInstruction', { ...order, department: 'POLICE' })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('admin').does('recordInstruction', { ...order, department: 'HEALTH', para: 'II' });
  expect(await hub.officer('admin').fails('recordInstruction', { ...order, department: 'COMMITTEE' })).toMatchObject([{ code: 'INVALID' }]);
  expect(await hub.officer('ngo').fails('recordInstruction', { ...order, department: 'CIVIL_SOCIETY' })).toMatchObject([{ code: 'FORBIDDEN' }]);
});

const UNITS = `query($filter: NodalUnitFilter) { nodalUnits(filter: $filter) { nodes { notificationNumber notifiedOn functionalSince canRegisterFir supersededAt } } }`;

test('the directory of nodal units: recorded by the unit or its State, read by every State, corrected without losing what was', async () => {
  const office = await hub.office('ahtu@103');
  const unit = {
    officeId: office,
    notificationNumber: 'F.7(1)/Home/2024',
    notifiedOn: '2024-07-22',
    functionalSince: '2024-09-01',
    canRegisterFir: true,
  };
  await hub.officer('ahtb').does('recordNodalUnit', unit);
  await hub.officer('ahtu@103').does('recordNodalUnit', { ...unit, functionalSince: undefined });
  const list = async (persona: string, more: object = {}) =>
    (await hub.officer(persona).data(UNITS, { filter: { office, ...more } })).nodalUnits.nodes;
  const now = { notificationNumber: 'F.7(1)/Home/2024', notifiedOn: '2024-07-22', functionalSince: null, canRegisterFir: true, supersededAt: null };
  for (const persona of ['ahtb@304', 'committee', 'ngo']) expect(await list(persona)).toEqual([now]);
  expect((await list('ahtb', { withSuperseded: true })).map((one: any) => one.functionalSince)).toContain('2024-09-01');
  for (const persona of ['ahtu', 'ahtb@304', 'admin@304'])
    expect(await hub.officer(persona).fails('recordNodalUnit', unit)).toMatchObject([{ code: 'FORBIDDEN' }]);
  const first = async (more: object) => (await hub.officer('ahtb').fails('recordNodalUnit', { ...unit, ...more }))[0]!.path;
  expect(await first({ officeId: await hub.office('labour') })).toEqual(['officeId']);
  expect(await first({ notifiedOn: undefined })).toEqual(['notifiedOn']);
  expect(await first({ functionalSince: '2026-06-06' })).toEqual(['functionalSince']);
  expect(await first({ notifiedOn: undefined, notificationNumber: undefined })).toEqual(['notificationNumber']);

  await hub.officer('ahtu@103').does('reportStaff', {
    reportedOn: '2026-06-01',
    posts: [{ rank: 'INSPECTOR', sanctioned: 3, filled: 2, outsideHub: 0, trainedOutsideHub: 0 }],
  });
  const units = (await factsOf(hub, instructionFacts, 'NODAL_UNIT', hub.now())).filter(({ district_code }) => district_code === 103);
  expect(units.map(({ marks }) => marks)).toEqual([['AHTU', 'NOTIFIED']]);
  const posts = (await factsOf(hub, instructionFacts, 'POST', hub.now())).filter(({ district_code }) => district_code === 103);
  expect(posts.map(({ amount, marks }) => [amount, ...marks]).toSorted()).toEqual([
    ['2', 'FILLED', 'AHTU'],
    ['3', 'SANCTIONED', 'AHTU'],
  ]);
});
