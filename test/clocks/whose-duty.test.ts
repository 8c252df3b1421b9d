import { beforeAll, expect, test } from '@jest/globals';
import { legalEvents } from '../../src/clocks/legal-events.js';
import { rulePack } from '../../src/clocks/rules.js';
import { runClocks } from '../../src/clocks/run-clocks.js';
import { OfficeKind, officeKinds } from '../../src/offices/codes.js';
import { aCaseOfEveryone, isNotThere } from '../everyone.js';
import { handsOver } from '../handovers/handing.js';
import { useHub } from '../hub.js';
import { aLog, event, law } from './logs.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);
let everyone: Awaited<ReturnType<typeof aCaseOfEveryone>>;
let happenedAt: string;

beforeAll(async () => {
  everyone = await aCaseOfEveryone(hub);
  happenedAt = new Date(hub.now().getTime() - 60_000).toISOString();
});

const records = (persona: string, kind: string, survivorId: string) => as(persona).does('recordLegalEvent', { kind, survivorId, happenedAt });
const refusal = (persona: string, kind: string, survivorId: string) => as(persona).fails('recordLegalEvent', { kind, survivorId, happenedAt });

test('who began a duty says that it is done, and who is named to report it; another office of the same role does not', async () => {
  await records('police', 'POCSO_INFORMATION', everyone.boy);
  expect(await refusal('ahtu', 'CWC_TOLD', everyone.boy)).toEqual([
    {
      code: 'FORBIDDEN',
      message:
        'Only the office that owes this duty records that it is done: the office that recorded POCSO_INFORMATION; also reported by: CWC_MEMBER.',
      path: [],
    },
  ]);
  await records('police', 'CWC_TOLD', everyone.boy);
  await records('cwc', 'CWC_TOLD', everyone.boy);
  await records('legal', 'SPECIAL_COURT_TOLD', everyone.boy);
  // A duty that nobody has begun is owed by nobody: what happened is put on record by whoever may.
  await records('ahtu', 'CWC_TOLD', everyone.other);
});

test('of two magistrates of one case that of the district where the person was found owes the certificate', async () => {
  const handover = await handsOver(hub, 'ahtu', 'administration@196', everyone.caseId, { shares: ['EMP'] });
  await as('administration@196').does('acceptHandover', { handoverId: handover });
  await records('administration', 'PRIMA_FACIE_BONDAGE', everyone.boy);
  expect(await refusal('administration@196', 'RELEASE_CERTIFICATE_ISSUED', everyone.boy)).toMatchObject([
    { code: 'FORBIDDEN', message: expect.stringContaining(officeKinds.DISTRICT_MAGISTRATE.label) },
  ]);
  await records('administration', 'RELEASE_CERTIFICATE_ISSUED', everyone.boy);
  await hub.work();
  const { rows } = await hub.admin.query(`select state from hub.clock where code = 'C14d' and survivor_id = $1`, [everyone.boy.split('_')[1]]);
  expect(rows).toEqual([{ state: 'MET' }]);
});

test('what is hidden refuses nothing: with and without a duty that is not for the caller the answer is the same', async () => {
  const handover = await handsOver(hub, 'ahtu', 'ahtu@196', everyone.caseId, { shares: [] });
  await as('ahtu@196').does('acceptHandover', { handoverId: handover });
  const answer = (survivorId: string) =>
    as('ahtu@196').does('recordLegalEvent', { kind: 'TAKEN_TO_CARE', survivorId, happenedAt }, 'kind happenedAt');
  expect(await answer(everyone.boy)).toEqual(await answer(everyone.other));
  await isNotThere(as('police@304'), 'recordLegalEvent', { kind: 'CWC_TOLD', survivorId: everyone.boy, happenedAt }, 'survivorId');
});

test('the meeting of the Task Force is recorded by the office that owes it, and by no committee', async () => {
  expect(await as('committee').fails('recordLegalEvent', { kind: 'TASK_FORCE_MET', happenedAt })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await as('administration').does('recordLegalEvent', { kind: 'TASK_FORCE_MET', happenedAt });
  await hub.work();
  const { clocks } = await as('administration').data('{ clocks(filter: { codes: ["C34"] }) { nodes { state } } }');
  expect(clocks.nodes).toEqual([{ state: 'MET' }]);
});

test('who reports a duty besides its owner may record it, with the provision; and each duty has an owner that may', () => {
  const ends = new Map(rulePack.flatMap((rule) => rule.ends.map((end) => [end as string, rule] as const)));
  for (const [kind, { reporters, recordedBy }] of Object.entries(legalEvents)) {
    if (reporters) {
      expect({ kind, is: ends.has(kind), because: reporters.because }).toEqual({ kind, is: true, because: expect.stringMatching(/[a-z]/) });
      for (const role of reporters.roles) expect({ kind, role, may: recordedBy.includes(role) }).toEqual({ kind, role, may: true });
    }
    const owedBy = ends.get(kind)?.owedBy;
    if (owedBy && typeof owedBy !== 'string')
      expect({ kind, may: owedBy.some((each) => officeKinds[each].roles.some((role) => recordedBy.includes(role))) }).toEqual({ kind, may: true });
  }
});

test.each([
  [OfficeKind.AHTU, 'lead'],
  [OfficeKind.DISTRICT_LABOUR_OFFICE, 'cwc'],
  [OfficeKind.NGO, 'cwc'],
])('a duty that tells of an offence falls to who leads, unless %s may not know of it', (kind, owner) => {
  const log = aLog([event('SPECIAL_RELIEF_RECOMMENDED', '2026-06-10 10:00', { officeId: 'cwc' })], {
    offices: [
      { id: 'lead', kind, district: 102, state: 8 },
      { id: 'cwc', kind: OfficeKind.CWC, district: 102, state: 8 },
    ],
  });
  expect(
    runClocks(log, law)
      .filter(({ code }) => code === 'C20')
      .map(({ ownerOfficeId }) => ownerOfficeId),
  ).toEqual([owner]);
});
