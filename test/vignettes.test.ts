import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Story, vignettes } from '../src/database/vignettes.js';
import { useHub } from './hub.js';
import { overHttp } from './stories.js';

const hub = useHub();

/** Tells a vignette before the tests that ask about it, and then moves the clock to the day the demo is looked at. */
function told(letter: string): () => Story {
  let story: Story;
  beforeAll(async () => {
    story = await vignettes[letter]!.tell(overHttp(hub));
    hub.setClock('2026-11-23T12:00:00+05:30');
  }, 120_000);
  return () => story;
}

/** What there is to see of a survivor, in every class that a query can ask for. */
const SURVIVOR = `query($id: ID!) { survivor(id: $id) {
  pseudonym status ageBand sex homeDistrict { code }
  journey(first: 100) { nodes { status note { text } } }
  productions { nodes { netMinutes withinTime } }
  placements { nodes { since } }
  medicalExaminations { nodes { examinedAt report { findings } } }
  ageDeterminations { nodes { determinedAt finding { basis ageFrom } } }
  statements { totalCount }
  socialInvestigations { nodes { submittedAt report { text familyIsSafe } } }
  orders { nodes { madeAt detail { number type } } }
  carePlans { nodes { approvedAt detail { goals { domain } } services { nodes { status detail { kind } } } } }
  entitlements(first: 100) { nodes { stage creditedAt detail { kind duePaise creditedPaise } } }
  followUpVisits { nodes { dueOn visitedAt report { outcome } } }
} }`;

const CASE = `query($id: ID!) { case(id: $id) {
  number kind stage status priority firStanding { status } firs { nodes { registeredAt isZeroFir transferredAt detail { number sections } } }
  accused { nodes { since detail { name standing } } } establishments { nodes { detail { name kind } } }
  reports { nodes { receivedAt reporter { name } } } plans { nodes { startedAt detail { site } } } rescues { nodes { headcount } }
  participants(first: 100) { nodes { basis capacity office { kind district { code } state { code } } } } survivors(first: 100) { totalCount nodes { id status } }
  workstreams { nodes { kind closedAt } }
} }`;

async function look(persona: string, survivorId: string): Promise<any> {
  return (await hub.officer(persona).data(SURVIVOR, { id: survivorId })).survivor;
}

async function open(persona: string, caseId: string): Promise<any> {
  return (await hub.officer(persona).data(CASE, { id: caseId })).case;
}

/** Hidden is the same as never issued: the same answer for this id as for one drawn just now. */
async function expectNothing(persona: string, id: string): Promise<void> {
  const type = id.split('_')[0]!;
  const field = type === 'Case' ? 'case' : 'survivor';
  const query = `query($id: ID!) { ${field}(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }`;
  const officer = hub.officer(persona);
  const answer = await officer.ask(query, { id });
  expect(answer).toEqual(await officer.ask(query, { id: `${type}_${randomUUID()}` }));
  expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
}

describe('A. Bangle workshop', () => {
  const story = told('A');

  test('both districts and every department see one journey, each as far as the table says', async () => {
    const [first] = story().survivors as [string];
    for (const persona of [
      'ahtu',
      'police',
      'labour',
      'administration',
      'cwc',
      'dcpu',
      'ngo',
      'legal',
      'child-police',
      'ahtb',
      'cwc@196',
      'dcpu@196',
      'ahtb@196',
    ]) {
      const officer = hub.officer(persona);
      if (persona === 'police') continue; // named in the team: below
      expect({ persona, status: (await officer.data(SURVIVOR, { id: first })).survivor.status }).toEqual({ persona, status: 'RESTORED' });
    }
  });

  test('the labour inspector sees pseudonyms and wage facts, and no journey note, medical or investigation content', async () => {
    const [first] = story().survivors as [string];
    const seen = await look('labour', first);
    expect(seen.pseudonym).toMatch(/^RJ-JAI-\d{6}-[A-K]$/);
    expect(seen.entitlements.nodes).toContainEqual(
      expect.objectContaining({ stage: 'SANCTIONED', detail: { kind: 'BACK_WAGES', duePaise: 42_000_00, creditedPaise: null } }),
    );
    expect(seen.journey.nodes.every((event: any) => event.note === null)).toBe(true);
    expect(seen.medicalExaminations.nodes).toEqual([]);
    expect(seen.ageDeterminations.nodes).toEqual([]);
    expect(seen.placements.nodes).toEqual([]);
    expect(seen.socialInvestigations.nodes).toEqual([{ submittedAt: expect.any(String), report: null }]);
    expect(seen.orders.nodes).toEqual([
      { madeAt: expect.any(String), detail: null },
      { madeAt: '2026-07-01T05:30:00.000Z', detail: null },
    ]);
  });

  test('the organisation sees its assigned survivors in full, the police sees that there is a note and not what it says', async () => {
    const [first] = story().survivors as [string];
    const notes = (seen: any) => seen.journey.nodes.map((event: any) => event.note?.text).filter(Boolean);
    expect(notes(await look('ngo', first))).toEqual(['Escorted by train', 'Received by the family']);
    expect(notes(await look('dcpu@196', first))).toEqual(['Escorted by train', 'Received by the family']);
    expect(notes(await look('ahtu', first))).toEqual([]);
  });

  test('each boy was produced within twenty-four hours: 21 h 50 min after charge', async () => {
    for (const survivorId of story().survivors) {
      const { productions } = await look('cwc', survivorId);
      expect(productions.nodes).toEqual([{ netMinutes: 21 * 60 + 50, withinTime: true }]);
    }
  });

  test('the home saw the boys while they lived there; restored, they are gone from its sight', async () => {
    expect((await hub.officer('home').data('{ survivors { totalCount } }')).survivors.totalCount).toBe(0);
    await expectNothing('home', story().survivors[0]!);
  });

  test('relief of 30,000 rupees was credited to all eleven on 9 June', async () => {
    for (const survivorId of story().survivors) {
      const { entitlements } = await look('administration', survivorId);
      const relief = entitlements.nodes.find(({ detail }: any) => detail.kind === 'BL_IMMEDIATE');
      expect(relief).toEqual({
        stage: 'CREDITED',
        creditedAt: '2026-06-09T10:30:00.000Z',
        detail: { kind: 'BL_IMMEDIATE', duePaise: 3_000_000, creditedPaise: 3_000_000 },
      });
    }
  });

  test('the FIR: police read it, labour sees that it is there, the organisation does not learn of it', async () => {
    expect((await open('ahtu', story().caseId)).firs.nodes[0].detail.sections).toContain('BNS:143(5)');
    expect((await open('labour', story().caseId)).firs.nodes).toEqual([
      expect.objectContaining({ registeredAt: '2026-06-05T02:15:00.000Z', detail: null }),
    ]);
    const ngo = await open('ngo', story().caseId);
    expect([ngo.firStanding, ngo.firs.nodes, ngo.accused.nodes]).toEqual([null, [], []]);
  });

  test('the reporter is known to police and to the organisation that took the tip, to nobody else', async () => {
    for (const [persona, name] of [
      ['ahtu', 'Demo Informant'],
      ['ngo', 'Demo Informant'],
      ['administration', null],
      ['labour', undefined],
      ['cwc', undefined],
    ] as const) {
      const [report] = (await open(persona, story().caseId)).reports.nodes;
      expect({ persona, name: report ? (report.reporter?.name ?? null) : undefined }).toEqual({ persona, name });
    }
  });

  test('Gaya has a first visit due on 11 August, and the absent boy has opened the welfare strand again', async () => {
    const seen = await look('dcpu@196', story().survivors[4]!);
    expect(seen.followUpVisits.nodes[0].dueOn).toBe('2026-08-11');
    expect(seen.status).toBe('MISSING');
    const { workstreams } = await open('cwc', story().caseId);
    expect(workstreams.nodes.find(({ kind }: any) => kind === 'WELFARE').closedAt).toBeNull();
  });

  test('what was known when stays answerable', async () => {
    const { case: then } = await hub
      .officer('cwc')
      .data(
        'query($id: ID!) { case(id: $id) { before: standing(asOf: "2026-06-01T00:00:00Z") { stage } tip: standing(asOf: "2026-06-02T12:00:00+05:30") { stage } raid: standing(asOf: "2026-06-05T08:00:00+05:30") { stage priority } } }',
        { id: story().caseId },
      );
    expect(then).toEqual({ before: null, tip: { stage: 'INTAKE' }, raid: { stage: 'FIR', priority: 'URGENT' } });
    const { survivor } = await hub
      .officer('cwc')
      .data('query($id: ID!) { survivor(id: $id) { journey(asOf: "2026-06-30T00:00:00Z") { nodes { status } } } }', { id: story().survivors[0] });
    expect(survivor.journey.nodes.at(-1).status).toBe('IN_INTERIM_CARE');
  });

  test('offices of no part in it find nothing: another AHTU, another organisation, the committee, the administrator', async () => {
    for (const persona of ['ahtu@103', 'ngo@103', 'cwc@103', 'committee', 'admin', 'police@103']) {
      await expectNothing(persona, story().caseId);
      await expectNothing(persona, story().survivors[0]!);
    }
  });
});

describe('B. Train interception', () => {
  const story = told('B');

  test('three districts hold concurrent roles, each by the law that brought it in', async () => {
    const { participants } = await open('ahtu@135', story().caseId);
    const districts = new Set(participants.nodes.map(({ office }: any) => office.district?.code).filter(Boolean));
    expect(districts).toEqual(new Set([135, 314, 670]));
  });

  test('the agency without a licence is on the watch list, by two offices of Delhi, and the source districts see it', async () => {
    const ENTRY = `query($id: ID!) { node(id: $id) { ... on WatchEntry { state proposedByOffice { kind } decidedByOffice { kind }
      agency { licence linkedCases cases { totalCount } agents { nodes { name } } } } } }`;
    const read = async (persona: string) => (await hub.officer(persona).data(ENTRY, { id: story().ids.watch })).node;
    expect(await read('labour@314')).toEqual({
      state: 'LISTED',
      proposedByOffice: { kind: 'AHTU' },
      decidedByOffice: { kind: 'AHTB' },
      agency: { licence: 'UNLICENSED', linkedCases: 1, cases: { totalCount: 0 }, agents: { nodes: [] } },
    });
    expect((await read('railway-police@135')).agency).toMatchObject({ cases: { totalCount: 1 }, agents: { nodes: [{ name: 'Demo Agent' }] } });
    expect(await read('cwc@135')).toBeNull();
  });

  test('the zero-FIR has travelled: Jalpaiguri reads it', async () => {
    const [fir] = (await open('police@314', story().caseId)).firs.nodes;
    expect(fir).toMatchObject({ isZeroFir: true, transferredAt: '2026-08-15T05:30:00.000Z', detail: { number: '017/2026' } });
  });

  test('the police of West Bengal sees that the girls are placed and never where; the bureau sees not even that', async () => {
    const [first] = story().survivors as [string];
    expect((await look('police@314', first)).placements.nodes).toEqual([{ since: '2026-08-15T04:00:00.000Z' }]);
    expect((await look('ahtb@314', first)).placements.nodes).toEqual([]);
    const everything = JSON.stringify(await hub.officer('police@314').ask(SURVIVOR, { id: first }));
    expect(everything).not.toContain("Children's Home");
  });

  test('South East Delhi learns of the agency and may act on it', async () => {
    const [agency] = (await open('labour@670', story().caseId)).establishments.nodes;
    expect(agency.detail).toEqual({ name: 'Demo Placement Agency', kind: 'PLACEMENT_AGENCY' });
  });
});

describe('C. Brick kiln', () => {
  const story = told('C');

  test('an adult is not sent before a Child Welfare Committee', async () => {
    const [adult] = story().survivors as [string];
    const { viewer } = await hub.officer('cwc@691').data('{ viewer { office { id } } }');
    const problems = await hub.officer('dcpu@691').fails('recordProduction', {
      survivorId: adult,
      committeeId: viewer.office.id,
      takenInChargeAt: '2026-01-11T10:30:00+05:30',
      producedAt: '2026-01-11T17:00:00+05:30',
      journeyMinutes: 90,
    });
    expect(problems).toEqual([{ code: 'CONFLICT', message: expect.stringContaining('adult'), path: ['survivorId'] }]);
  });

  test('nine children were produced, fourteen adults were not; twenty-two of twenty-three have a claim', async () => {
    const seen = await Promise.all(story().survivors.map((survivorId) => look('administration@691', survivorId)));
    expect(seen.filter(({ productions }) => productions.nodes.length > 0)).toHaveLength(9);
    expect(seen.filter(({ entitlements }) => entitlements.nodes.length > 0)).toHaveLength(22);
  });

  test("the employer's ledger is of class EMP: labour reads it, the Committee sees that it is there", async () => {
    expect((await open('labour@691', story().caseId)).establishments.nodes[0].detail.name).toBe('Demo Kiln');
    expect((await open('cwc@691', story().caseId)).establishments.nodes).toEqual([{ detail: null }]);
  });

  test('Odisha takes part for the children it was consulted on', async () => {
    expect((await open('dcpu@345', story().caseId)).survivors.totalCount).toBe(23);
    await expectNothing('labour@345', story().caseId);
  });
});

describe('D. Missing girl', () => {
  const story = told('D');

  test('the labour role finds nothing: not forbidden, not found', async () => {
    for (const persona of ['labour@304', 'labour@490']) {
      await expectNothing(persona, story().caseId);
      await expectNothing(persona, story().survivors[0]!);
    }
  });

  test('the medical record: the hospital reads what it recorded, the Committee reads it, the AHTU sees that it was done', async () => {
    const [girl] = story().survivors as [string];
    const findings = async (persona: string) => (await look(persona, girl)).medicalExaminations.nodes;
    expect(await findings('medical@490')).toEqual([{ examinedAt: '2026-07-19T02:30:00.000Z', report: { findings: 'Demo findings' } }]);
    expect(await findings('cwc@490')).toEqual([{ examinedAt: '2026-07-19T02:30:00.000Z', report: { findings: 'Demo findings' } }]);
    expect(await findings('ahtu@490')).toEqual([{ examinedAt: '2026-07-19T02:30:00.000Z', report: null }]);
    expect(await findings('ahtb@490')).toEqual([]);
  });

  test('the two cases do not see each other before somebody joins them', async () => {
    await expectNothing('police@304', story().caseId);
    await expectNothing('ahtu@490', story().ids.missing!);
  });
});

describe('E. Domestic servitude', () => {
  const story = told('E');

  test('the report of the social investigation is for those of class ST', async () => {
    const [girl] = story().survivors as [string];
    const report = async (persona: string) => (await look(persona, girl)).socialInvestigations.nodes[0]?.report;
    expect(await report('cwc@62')).toMatchObject({ familyIsSafe: false });
    expect(await report('labour@62')).toBeNull();
  });

  test('the plan: the unit reads its services, labour sees that they are planned', async () => {
    const [girl] = story().survivors as [string];
    const services = async (persona: string) => (await look(persona, girl)).carePlans.nodes[0].services.nodes;
    expect(await services('dcpu@62')).toEqual([
      { status: 'PLANNED', detail: { kind: 'KGBV_HOSTEL' } },
      { status: 'PLANNED', detail: { kind: 'SPONSORSHIP' } },
    ]);
    expect(await services('labour@62')).toEqual([
      { status: 'PLANNED', detail: null },
      { status: 'PLANNED', detail: null },
    ]);
  });

  test('the home sees its resident in full, and nothing of the money', async () => {
    const [girl] = story().survivors as [string];
    const seen = await look('home@62', girl);
    expect(seen.orders.nodes[0].detail.type).toBe('SPONSOR');
    expect(seen.entitlements.nodes).toEqual([expect.objectContaining({ stage: 'APPLIED', detail: null })]);
  });
});

describe('F. No offence', () => {
  const story = told('F');

  test('both intakes are closed with their reasons and nobody was rescued', async () => {
    const first = await open('labour@525', story().caseId);
    expect([first.status, first.rescues.nodes, first.survivors.totalCount]).toEqual(['CLOSED', [], 0]);
    const second = await open('ngo@525', story().ids.duplicate!);
    expect(second.status).toBe('CLOSED');
  });

  test('the inspection says so: sixteen, no violation, advice about the hours, and no clock of a rescue', async () => {
    const READ = `query($id: ID!) { node(id: $id) { ... on Inspection { outcome seenFrom16 childrenFound violations advice case { rescues { totalCount } clocks { nodes { code } } } } } }`;
    const { case: of, ...inspection } = (await hub.officer('labour@525').data(READ, { id: story().ids.inspection })).node;
    expect(inspection).toEqual({ outcome: 'NOT_AN_OFFENCE', seenFrom16: 1, childrenFound: 0, violations: [], advice: ['HOURS'] });
    expect(of.rescues.totalCount).toBe(0);
    expect(of.clocks.nodes.map(({ code }: { code: string }) => code)).not.toContain('C04');
  });

  test('the organisation that reported still sees its own case, and not the one it did not report', async () => {
    await expectNothing('ngo@525', story().caseId);
  });
});
