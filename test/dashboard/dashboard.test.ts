import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { figureProblems } from '../../src/dashboard/check-figures.js';
import { endExpired } from '../../src/disclosure/break-glass.js';
import { type Story, vignettes } from '../../src/database/vignettes.js';
import { aBoy, useHub } from '../hub.js';
import { aRescue, overHttp } from '../stories.js';

const hub = useHub();
/** Eight months after the boys came home. */
const SEEN_ON = '2027-02-20T12:00:00+05:30';
const JAIPUR = 102;
const GAYA = 196;
const BIHAR = 10;

const NUMBERS = 'numerator denominator hidden percent duePaise creditedPaise';
const DASHBOARD = `query($district: Int, $state: Int, $months: Int = 12) { dashboard(district: $district, state: $state, months: $months) {
  from until state { code } district { code }
  figures { code state ${NUMBERS} medianHours percentOfState medianHoursOfState others
    definition { title numerator denominator unit cutOff exclusions source better indicator disclosure }
    byMonth { month ${NUMBERS} } byCategory { category label isInTotal percentOfState ${NUMBERS} } byPlace { office { name } district { code } ${NUMBERS} } }
  handoversWaiting { kind fromOffice { name } toOffice { name } }
} }`;

let story: Story;
/** Six more boys, found the same day and not brought before a Committee. */
let unproduced: { caseId: string; survivorIds: string[] };

beforeAll(async () => {
  story = await vignettes.A!.tell(overHttp(hub));
  unproduced = await aRescue(hub, Array(6).fill(aBoy));
  const dcpu = hub.officer(`dcpu@${GAYA}`);
  // After six months at home: six are found at school, five are not.
  for (const [i, survivorId] of story.survivors.entries()) {
    hub.setClock('2027-01-20T12:00:00+05:30');
    const { id: visitId } = await dcpu.does('scheduleVisit', { survivorId, dueOn: '2027-02-01' });
    const outcome = i < 6 ? 'SAFE_IN_SCHOOL' : 'SAFE_NOT_IN_SCHOOL';
    hub.setClock('2027-02-02T12:00:00+05:30');
    await dcpu.does('recordVisit', { visitId, visitedAt: '2027-02-01T11:00:00+05:30', outcome });
  }
  hub.setClock(SEEN_ON);
  await hub.work();
}, 180_000);

async function dashboardOf(persona: string, variables: object = {}): Promise<any> {
  return (await hub.officer(persona).data(DASHBOARD, variables)).dashboard;
}

async function figureOf(persona: string, code: string, variables: object = {}): Promise<any> {
  return (await dashboardOf(persona, variables)).figures.find((figure: any) => figure.code === code);
}

const share = ({ numerator, denominator, hidden }: any) => ({ numerator, denominator, hidden });
const told = (numerator: number, denominator: number) => ({ numerator, denominator, hidden: false });

/** What an officer who takes part reads of the people of a case. */
async function peopleOf(persona: string, caseId: string): Promise<any[]> {
  const { case: found } = await hub.officer(persona).data(
    `query($id: ID!) { case(id: $id) { survivors(first: 20) { nodes { foundAt foundIn { code } homeDistrict { code }
      productions { nodes { withinTime netMinutes } } placements { nodes { since } } orders { nodes { detail { type isFinal } } }
      socialInvestigations { nodes { submittedAt } } journey { nodes { status } }
      entitlements { nodes { stage detail { kind duePaise creditedPaise } } }
      followUpVisits { nodes { dueOn visitedAt report { outcome } } } } } } }`,
    { id: caseId },
  );
  return found.survivors.nodes;
}

const has = (person: any, ...statuses: string[]) => person.journey.nodes.some(({ status }: any) => statuses.includes(status));

describe('each number is what whoever takes part counts', () => {
  test('people by step', async () => {
    const people = [...(await peopleOf('cwc', story.caseId)), ...(await peopleOf('cwc', unproduced.caseId))];
    const counted = {
      RESCUED: people.length,
      PRODUCED: people.filter((person) => person.productions.nodes.length > 0).length,
      INTERIM_ORDER: people.filter((person) => person.placements.nodes.length > 0).length,
      INVESTIGATED: people.filter((person) => person.socialInvestigations.nodes.some(({ submittedAt }: any) => submittedAt)).length,
      FINAL_ORDER: people.filter((person) => person.orders.nodes.some(({ detail }: any) => detail.isFinal)).length,
      HOME_OR_LINKED: people.filter((person) => has(person, 'RESTORED', 'IN_LONG_TERM_CARE', 'INDEPENDENT')).length,
    };
    expect(counted).toEqual({ RESCUED: 17, PRODUCED: 11, INTERIM_ORDER: 11, INVESTIGATED: 11, FINAL_ORDER: 0, HOME_OR_LINKED: 11 });
    const funnel = await figureOf('administration', 'FUNNEL');
    expect(funnel.byCategory.map((step: any) => [step.category, share(step)])).toEqual(
      Object.entries(counted).map(([step, n]) => [step, told(n, people.length)]),
    );
    expect(share(funnel)).toEqual(told(17, 17));
    expect(funnel.byMonth.filter(({ denominator }: any) => denominator > 0)).toEqual([
      expect.objectContaining({ month: '2026-06-01', denominator: 17 }),
    ]);
    expect(funnel.byMonth).toHaveLength(12);
  });

  test('children produced, and the hours it took', async () => {
    const produced = (await peopleOf('cwc', story.caseId)).flatMap((person) => person.productions.nodes);
    const figure = await figureOf('administration', 'RESCUE_TO_PRODUCTION');
    expect(share(figure)).toEqual(told(produced.filter(({ withinTime }) => withinTime).length, produced.length));
    const [net] = produced.map(({ netMinutes }) => netMinutes / 60);
    expect(net).toBeGreaterThan(18);
    expect(net).toBeLessThanOrEqual(figure.medianHours);
    expect(figure).toMatchObject({ percent: 100, medianHours: 24, state: 'TOLD' });
  });

  test('claims and rupees', async () => {
    const claims = (await peopleOf('administration', story.caseId)).flatMap((person) => person.entitlements.nodes);
    const relief = claims.filter(({ detail }) => detail.kind === 'BL_IMMEDIATE');
    const sum = (of: any[], what: string) => of.reduce((total, { detail }) => total + (detail[what] ?? 0), 0);
    const figure = await figureOf('administration', 'ENTITLEMENTS');
    const { byCategory } = figure;
    // Eleven of one kind are told; the one claim of wages is hidden, and so the total, from which it would follow.
    expect(claims).toHaveLength(12);
    const wages = byCategory.find(({ category }: any) => category === 'BACK_WAGES');
    expect(wages).toMatchObject({ numerator: 0, denominator: null, hidden: true, duePaise: null, creditedPaise: null });
    expect([figure, byCategory.find(({ category }: any) => category === 'BL_IMMEDIATE')].filter(({ hidden }) => !hidden).length).toBeLessThan(2);
    const toldOf = byCategory.find(({ category }: any) => category === 'BL_IMMEDIATE');
    if (!toldOf.hidden)
      expect(toldOf).toMatchObject({
        numerator: 11,
        denominator: 11,
        duePaise: sum(relief, 'duePaise'),
        creditedPaise: sum(relief, 'creditedPaise'),
      });
  });

  test('follow-up, school and who is trafficked again, to the home district', async () => {
    const people = await peopleOf(`dcpu@${GAYA}`, story.caseId);
    const visits = people.flatMap((person) => person.followUpVisits.nodes);
    const gaya = `administration@${GAYA}`;
    expect(share(await figureOf(gaya, 'FOLLOW_UP'))).toEqual(told(visits.filter(({ visitedAt }) => visitedAt).length, visits.length));
    const atSchool = visits.filter(({ report }) => report?.outcome === 'SAFE_IN_SCHOOL').length;
    const school = await figureOf(gaya, 'SCHOOL_RETENTION');
    expect(school.byCategory.map((term: any) => [term.category, share(term)])).toEqual([
      ['SIX_MONTHS', told(atSchool, 11)],
      ['TWELVE_MONTHS', told(0, 0)],
    ]);
    expect(share(await figureOf(gaya, 'RETRAFFICKED'))).toEqual(told(0, people.filter((person) => has(person, 'RESTORED')).length));
    // In Jaipur nobody was restored.
    expect(await figureOf('administration', 'RETRAFFICKED')).toMatchObject({ numerator: 0, denominator: 0, state: 'NIL' });
  });

  test('complaints and FIRs: two are too few', async () => {
    expect(await figureOf('administration', 'COMPLAINT_TO_FIR')).toMatchObject({
      numerator: null,
      denominator: null,
      hidden: true,
      medianHours: null,
      state: 'HIDDEN',
    });
  });

  test('corridors', async () => {
    const figure = await figureOf('administration', 'CORRIDORS');
    expect(figure.byCategory).toEqual([expect.objectContaining({ category: '196>102', label: 'Gaya > Jaipur', numerator: 11, denominator: null })]);
    expect(figure).toMatchObject({ numerator: 11, others: 0 });
  });

  test('duties: met and overdue, by duty and office', async () => {
    const administration = hub.officer('administration');
    const clocks: any[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { clocks: page } = await administration.data(
        `query($after: String) { clocks(filter: { scope: DISTRICT }, first: 100, after: $after) { nodes { code state dueAt isOverdue ownerOffice { name } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      clocks.push(...page.nodes);
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    const overdue = clocks.filter(({ isOverdue }) => isOverdue);
    const figure = await figureOf('administration', 'CLOCKS_OVERDUE');
    expect(figure.numerator).toBe(overdue.length);
    const count = (of: any[], key: (clock: any) => string) =>
      Object.fromEntries([...Map.groupBy(of, key)].map(([value, some]) => [value, some.length]).toSorted());
    const inTotal = figure.byCategory.filter(({ isInTotal }: any) => isInTotal);
    expect(Object.fromEntries(inTotal.map(({ category, numerator }: any) => [category, numerator]))).toEqual(count(overdue, ({ code }) => code));
    expect(Object.fromEntries(figure.byPlace.map(({ office, numerator }: any) => [office.name, numerator]).toSorted())).toEqual(
      count(overdue, ({ ownerOffice }) => ownerOffice.name),
    );
    const ended = clocks.filter(
      ({ state, dueAt }) => ['MET', 'MET_LATE', 'BREACHED'].includes(state) && dueAt >= '2026-02-28T18:30' && dueAt < '2027-02-28T18:30',
    );
    const onTime = await figureOf('administration', 'CLOCKS_ON_TIME');
    expect(share(onTime)).toEqual(told(ended.filter(({ state }) => state === 'MET').length, ended.length));
    expect(ended.length).toBeGreaterThan(50);
    const months = onTime.byMonth.filter(({ denominator }: any) => denominator > 0).map(({ month, denominator }: any) => [month, denominator]);
    expect(Object.fromEntries(months)).toEqual(
      count(ended, ({ dueAt }) => `${new Date(Date.parse(dueAt) + 19_800_000).toISOString().slice(0, 7)}-01`),
    );
  });
});

describe('who sees it', () => {
  test('the district that asks gets its own, and nobody gets another', async () => {
    expect(await dashboardOf('administration')).toMatchObject({
      district: { code: JAIPUR },
      state: { code: 8 },
      from: '2026-03-01',
      until: '2027-02-28',
    });
    for (const [persona, place] of [
      ['administration', { district: GAYA }],
      ['committee', { district: GAYA }],
      ['committee', { state: 8 }],
      [`committee@${GAYA}`, { district: JAIPUR }],
      ['ahtb', { district: GAYA }],
      ['ahtb', { state: BIHAR }],
      ['cwc', { district: GAYA }],
    ] as const) {
      const answer = await hub.officer(persona).ask(DASHBOARD, place);
      expect([persona, answer.errors?.[0]?.extensions.code, answer.data]).toEqual([persona, 'FORBIDDEN', null]);
    }
  });

  test('another committee sees nothing of Jaipur, and a partner organisation no dashboard', async () => {
    const ours = await dashboardOf('committee');
    const theirs = await dashboardOf('committee@691');
    expect(ours.figures.find(({ code }: any) => code === 'FUNNEL').denominator).toBe(17);
    expect(theirs.figures.every(({ numerator, state }: any) => (numerator ?? 0) === 0 && ['NIL', 'NOT_REPORTED'].includes(state))).toBe(true);
    for (const persona of ['ngo', 'home', 'medical', 'admin']) {
      const { errors } = await hub.officer(persona).ask(DASHBOARD, {});
      expect([persona, errors?.[0]?.extensions.code]).toEqual([persona, 'FORBIDDEN']);
    }
  });

  test('the policies alone keep other places from whoever asks the tables', async () => {
    for (const [persona, rows] of [
      ['administration', { figures: true, clocks: true }],
      ['committee', { figures: true, clocks: true }],
      ['committee@691', { figures: false, clocks: false }],
      ['ngo', { figures: false, clocks: false }],
      ['cwc', { figures: false, clocks: true }],
      ['labour@691', { figures: false, clocks: false }],
    ] as const) {
      const context = await hub.contextOf(persona);
      const em = hub.orm.em.fork();
      const seen = await em.transactional(async (inside) => {
        await inside.execute(`select set_config('samanvay.ctx', ?, true)`, [context]);
        const count = async (table: string) =>
          Number(((await inside.execute(`select count(*) as n from hub.${table} where state_code = 8`)) as any)[0].n) > 0;
        return { figures: await count('figure_tally'), clocks: await count('clock_tally') };
      });
      expect([persona, seen]).toEqual([persona, rows]);
    }
  });

  test('other offices get their own duties and nothing else', async () => {
    const { figures, handoversWaiting } = await dashboardOf('cwc');
    expect(figures.map(({ code }: any) => code)).toEqual(['CLOCKS_OVERDUE', 'CLOCKS_ON_TIME']);
    expect(handoversWaiting).toEqual([]);
    const { clocks } = await hub.officer('cwc').data('{ clocks(filter: { overdue: true }, first: 100) { totalCount } }');
    expect(figures[0]).toMatchObject({ numerator: clocks.totalCount, hidden: false });
    expect(figures[0].byPlace).toEqual([expect.objectContaining({ numerator: clocks.totalCount })]);
  });

  test('duties that tell of a class are apart from the total of a committee, and so small ones stay hidden', async () => {
    const figure = await figureOf('committee', 'CLOCKS_OVERDUE');
    const responsible = await figureOf('administration', 'CLOCKS_OVERDUE');
    const apart = figure.byCategory.filter(({ isInTotal }: any) => !isInTotal).map(({ category }: any) => category);
    expect(apart).toContain('C12');
    const sum = (of: any) =>
      of.byCategory.filter(({ isInTotal }: any) => isInTotal).reduce((total: number, { numerator }: any) => total + (numerator ?? 0), 0);
    expect(sum(responsible)).toBe(responsible.numerator);
    for (const { category, numerator, hidden } of figure.byCategory) {
      const exact = responsible.byCategory.find((other: any) => other.category === category).numerator;
      if (exact !== null && exact > 0 && exact < 5) expect([category, numerator, hidden]).toEqual([category, null, true]);
    }
    // A single duty of the police, which the administration sees.
    expect(responsible.byCategory.find(({ category }: any) => category === 'C11')).toMatchObject({ numerator: 1, hidden: false });
    expect(figure.byCategory.find(({ category }: any) => category === 'C11')).toMatchObject({ numerator: null, hidden: true });
  });

  test('a bureau has its State and each district of it, of a district not what is told to it in statistics alone', async () => {
    expect(await dashboardOf('ahtb')).toMatchObject({ district: null, state: { code: 8 } });
    const district = await dashboardOf('ahtb', { district: JAIPUR });
    expect(district.district.code).toBe(JAIPUR);
    const of = (code: string) => district.figures.find((figure: any) => figure.code === code);
    expect(share(of('FUNNEL'))).toEqual(told(17, 17));
    // Class FIN is told to a bureau in statistics alone.
    expect(of('ENTITLEMENTS')).toMatchObject({ state: 'HIDDEN', numerator: null, denominator: null, byCategory: [], byMonth: [] });
    expect(share(await figureOf('ahtb', 'RETRAFFICKED'))).toEqual(told(0, 0));
  });
});

describe('nil, not reported and hidden are different', () => {
  test('a district of which nobody has put anything on record is not reported; one that has, and had none, is nil', async () => {
    expect(await figureOf('committee@691', 'FUNNEL')).toMatchObject({ state: 'NOT_REPORTED', numerator: 0 });
    expect(await figureOf('committee', 'RETRAFFICKED')).toMatchObject({ state: 'NIL', numerator: 0 });
    expect(await figureOf('committee@691', 'INSPECTIONS')).toMatchObject({ state: 'NOT_REPORTED' });
    // Of the months alone: a year later nobody has reported for as long.
    expect(await figureOf('committee', 'RETRAFFICKED', { months: 1 })).toMatchObject({ state: 'NOT_REPORTED' });
  });
});

describe('the list behind', () => {
  const BEHIND = `query($code: FigureCode!, $filter: DutyFilter, $first: Int, $after: String) { dashboard { figures(codes: [$code]) { code behind(filter: $filter, first: $first, after: $after) {
    nodes { caseNumber case { id number } clock { id code } office { name } duty day } edges { cursor } pageInfo { hasNextPage endCursor } } } } }`;
  const behind = async (persona: string, code: string, variables: object = {}) =>
    (await hub.officer(persona).data(BEHIND, { code, first: 100, ...variables })).dashboard.figures[0].behind;

  test('cases for whoever takes part, by step, and what is not done', async () => {
    const numbers = async (filter: object) =>
      (await behind('administration', 'FUNNEL', { filter })).nodes.map((entry: any) => entry.case.id).toSorted();
    expect(await numbers({})).toEqual([story.caseId, unproduced.caseId].toSorted());
    expect(await numbers({ category: 'PRODUCED', part: 'DONE' })).toEqual([story.caseId]);
    expect(await numbers({ category: 'PRODUCED', part: 'NOT_DONE' })).toEqual([unproduced.caseId]);
    // The district administration of Gaya takes no part in the case whose visits count in its district: it was handed a task and has not accepted.
    expect((await behind(`administration@${GAYA}`, 'FOLLOW_UP')).nodes).toEqual([]);
    expect((await behind('cwc', 'CLOCKS_OVERDUE')).nodes.length).toBeGreaterThan(0);
  });

  test('a page at a time', async () => {
    const all = await behind('administration', 'CLOCKS_OVERDUE');
    const ids: string[] = [];
    for (let after: string | undefined; ;) {
      const page: any = await behind('administration', 'CLOCKS_OVERDUE', { first: 7, ...(after && { after }) });
      ids.push(...page.nodes.map((entry: any) => entry.clock.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(ids).toEqual(all.nodes.map((entry: any) => entry.clock.id));
    expect(new Set(ids).size).toBe((await figureOf('administration', 'CLOCKS_OVERDUE')).numerator);
    const { errors } = await hub.officer('administration').ask(BEHIND, { code: 'FUNNEL', after: 'made up' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a committee gets of overdue duties number, office, duty and day, no case, and none that tells of a class', async () => {
    const { nodes } = await behind('committee', 'CLOCKS_OVERDUE');
    const seen = await behind('administration', 'CLOCKS_OVERDUE');
    const { clockRules } = await hub.officer('administration').data('{ clockRules(first: 100, status: LIVE) { nodes { code } } }');
    expect(clockRules.nodes.length).toBeGreaterThan(30);
    expect(nodes.length).toBeGreaterThan(0);
    for (const entry of nodes) {
      expect(entry).toMatchObject({ case: null, clock: null });
      expect(entry.office.name).toMatch(/Jaipur/);
      expect(['C11', 'C12', 'C14c', 'C14d', 'C15', 'C17']).not.toContain(entry.duty);
    }
    // What it gets is among what the administration sees.
    const key = ({ caseNumber, office, duty, day }: any) => [caseNumber, office.name, duty, day].join();
    expect(nodes.map(key).filter((entry: string) => !seen.nodes.map(key).includes(entry))).toEqual([]);
    expect(await behind('committee', 'FUNNEL')).toBeNull();
    expect((await behind('committee@691', 'CLOCKS_OVERDUE')).nodes.filter(({ office }: any) => /Jaipur/.test(office.name))).toEqual([]);
  });
});

test('handovers that wait, between whom and of what not', async () => {
  const { caseId } = story;
  hub.setClock('2027-02-19T12:00:00+05:30');
  const { case: found } = await hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { version } }', { id: caseId });
  await hub.officer('ahtu').does('proposeHandover', {
    caseId,
    expectedVersion: found.version,
    kind: 'REFER',
    toOfficeId: await hub.office(`ahtu@${GAYA}`),
    message: 'Ask at the agent.',
    shares: ['EMP'],
  });
  hub.setClock(SEEN_ON);
  await hub.work();
  // What nobody has answered in its time is over, and is ended now and not some seconds later.
  await endExpired(hub.orm.em.fork(), hub.now());
  const waiting = [
    { kind: 'REFER', fromOffice: { name: 'Anti Human Trafficking Unit, Jaipur' }, toOffice: { name: 'Anti Human Trafficking Unit, Gaya' } },
  ];
  expect((await dashboardOf('committee')).handoversWaiting).toEqual(waiting);
  expect((await dashboardOf(`committee@${GAYA}`)).handoversWaiting).toEqual(waiting);
  expect((await dashboardOf('committee@691')).handoversWaiting).toEqual([]);
  // To Gaya: that one, the question of the Committee, answered in time, and the task of the protection unit, acknowledged in time.
  expect(share(await figureOf(`administration@${GAYA}`, 'HANDOVERS'))).toEqual(told(2, 3));
});

test('beside the State stand shares and medians, and only where ten stand behind them here and ten elsewhere', async () => {
  // Everything of the State is of Jaipur: what would be told of the State is told of the rest, and that is nobody.
  expect(await figureOf('committee', 'RESCUE_TO_PRODUCTION')).toMatchObject({ percentOfState: null, medianHoursOfState: null });
  const elsewhere = (many: number) =>
    hub.admin.query(
      `insert into hub.figure_tally (state_code, district_code, figure, month, category, hours, shard, numerator, denominator, due_paise, credited_paise)
       values (8, 0, 'RESCUE_TO_PRODUCTION', '2026-06-01', 'ALL', 12, 9, 0, $1, 0, 0) on conflict (state_code, district_code, figure, month, category, hours, shard) do update set denominator = $1`,
      [many],
    );
  await elsewhere(9);
  expect(await figureOf('committee', 'RESCUE_TO_PRODUCTION')).toMatchObject({ percentOfState: null, medianHoursOfState: null });
  await elsewhere(12);
  // 11 of 23 are 47.8 %.
  expect(await figureOf('committee', 'RESCUE_TO_PRODUCTION')).toMatchObject({ percentOfState: 50, medianHoursOfState: 96 });
  expect(await figureOf('ahtb', 'RESCUE_TO_PRODUCTION')).toMatchObject({ percentOfState: null });
  await hub.admin.query(`delete from hub.figure_tally where shard = 9`);
});

test('ways of fewer than five are told together, where they are five and more, and else not', async () => {
  const away = (home: number, n: number) =>
    hub.admin.query(
      `insert into hub.figure_tally (state_code, district_code, figure, month, category, hours, shard, numerator, denominator, due_paise, credited_paise)
       values (8, $1, 'CORRIDORS', '2026-06-01', $2, -1, 9, $3, $3, 0, 0)`,
      [JAIPUR, `${home}>${JAIPUR}`, n],
    );
  try {
    for (const [home, n] of [
      [BIHAR, 3],
      [188, 4],
    ] as const)
      await away(home, n);
    expect(await figureOf('committee', 'CORRIDORS')).toMatchObject({
      numerator: 18,
      others: 7,
      byCategory: [{ category: `${GAYA}>${JAIPUR}`, numerator: 11, label: 'Gaya > Jaipur' }],
    });
  } finally {
    await hub.admin.query(`delete from hub.figure_tally where shard = 9`);
  }
});

test('inspections count where they were done, with those that found a violation; behind stands each for those who know employers', async () => {
  const nobody = { under14: 0, from14To15: 0, from16To17: 0, adults: 0 };
  const look = (persona: string, n: number, more: object = {}) =>
    hub.officer(persona).does('recordInspection', {
      premises: { kind: 'EATERY_DHABA', district: JAIPUR, name: `Dhaba ${n}`, address: 'Station road' },
      kind: 'VIGIL_CHECK',
      happenedAt: '2027-02-11T21:00:00+05:30',
      seen: { ...nobody, adults: 4 },
      registers: 'NOT_ASKED',
      violations: [],
      childrenFound: 0,
      outcome: 'NIL',
      ...more,
    });
  expect(await figureOf('administration', 'INSPECTIONS', { months: 1 })).toMatchObject({ state: 'NOT_REPORTED' });
  for (let n = 0; n < 5; n++) await look('police', n);
  const labour = { kind: 'LABOUR_INSPECTION', registers: 'NOT_KEPT', violations: ['REGISTER_NOT_KEPT'], outcome: 'NOTICE' };
  const { id } = await look('labour', 5, labour);
  // Not what was seen: it found nothing, and on the last day of January in India.
  const corrected = await look('labour', 5, {
    kind: 'LABOUR_INSPECTION',
    happenedAt: '2027-01-31T23:30:00+05:30',
    correction: { supersedes: id, reason: 'CLERICAL_ERROR' },
  });
  const found = await look('labour', 6, labour);

  const figure = await figureOf('administration', 'INSPECTIONS');
  expect(share(figure)).toEqual(told(1, 7));
  expect(figure.byCategory.map(({ category, denominator }: any) => [category, denominator])).toEqual([
    ['LABOUR_INSPECTION', 2],
    ['VIGIL_CHECK', 5],
  ]);
  expect(figure.byMonth.slice(-2).map(({ denominator }: any) => denominator)).toEqual([1, 6]);
  // A committee is told none from which 1 follows.
  const hidden = await figureOf('committee', 'INSPECTIONS');
  expect([hidden.numerator, ...hidden.byCategory.map(({ denominator }: any) => denominator)]).toEqual([null, null, null]);
  expect(await figureOf('committee@691', 'INSPECTIONS')).toMatchObject({ state: 'NOT_REPORTED' });
  expect(await figureProblems(hub.admin)).toEqual([]);

  const BEHIND = `query($filter: DutyFilter) { dashboard { figures(codes: [INSPECTIONS]) { behind(filter: $filter) { nodes { inspection { id } case { id } day } } } } }`;
  const behind = async (persona: string, filter: object = {}) =>
    (await hub.officer(persona).data(BEHIND, { filter })).dashboard.figures[0]?.behind?.nodes;
  expect(await behind('administration', { part: 'DONE' })).toEqual([{ inspection: { id: found.id }, case: null, day: '2027-02-11' }]);
  expect((await behind('administration', { category: 'LABOUR_INSPECTION' })).map(({ inspection }: any) => inspection.id)).toEqual([
    corrected.id,
    found.id,
  ]);
  expect(await behind('committee')).toBeUndefined();
  expect(await behind(`administration@${GAYA}`)).toEqual([]);
});

test('every number carries its definition', async () => {
  const { figures } = await dashboardOf('committee');
  expect(figures).toHaveLength(12);
  for (const { definition } of figures)
    for (const part of ['title', 'numerator', 'cutOff', 'exclusions', 'source', 'disclosure']) expect(definition[part].length).toBeGreaterThan(3);
});

test('months go from 1 to 36', async () => {
  for (const months of [0, 37, -1]) {
    const { errors } = await hub.officer('committee').ask(DASHBOARD, { months });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

test('an administrator gets on the command line what a committee gets', () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['bin/samanvay.mjs', 'dashboard', ...args], {
      env: { ...process.env, DATABASE_URL: hub.databaseUrl },
      encoding: 'utf8',
    });
  const { figures } = JSON.parse(run('--district', '102', '--months', '36', '--json'));
  expect(figures).toHaveLength(12);
  for (const { numerator, byCategory } of figures)
    for (const count of [numerator, ...byCategory.map((part: any) => part.numerator)]) expect(count > 0 && count < 5).toBe(false);
  expect(() => run('--district', '0')).toThrow(/There is no such place/);
});
