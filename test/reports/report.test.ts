import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { factSources } from '../../src/indicators/facts.js';
import { periodOf, ReportKind } from '../../src/reports/codes.js';
import { closePress } from '../../src/print/print-report.js';
import { printableReport } from '../../src/reports/printable.js';
import { verifyReport } from '../../src/reports/verify-report.js';
import { factsFrom, factsOfDatabase, rawRows } from '../indicators/raw-events.js';
import { TestHub } from '../hub.js';
import { inSomeQuarters } from '../indicators/quarter.js';
import { type Expected, figuresByHand, ofOtherRooms, ofPeople } from './figures.js';

const hub = new TestHub();
afterAll(() => closePress());
const as = (persona: string) => hub.officer(persona);
/** Jaipur and Chandauli; the State of the first. */
const [JAIPUR, CHANDAULI, RAJASTHAN] = [102, 135, 8];

const FIGURE = 'code version value shown numerator denominator reported nil hidden definition series { district label shown reported }';
const REPORT = `id version status edition cutOff hash json csv sections { para title narrative figures { ${FIGURE} } tables { title columns rows } }
  signatures { nodes { capacity office { id } hash } }`;

const draft = (persona: string, period: string, more: object = {}) =>
  as(persona).does('draftReport', { kind: 'ACTION_TAKEN', period, ...more }, REPORT);
const read = async (persona: string, id: string) => (await as(persona).data(`query($id: ID!) { report(id: $id) { ${REPORT} } }`, { id })).report;
const figuresOf = (report: any): any[] => report.sections.flatMap(({ figures }: any) => figures);
const figureOf = (report: any, code: string) => figuresOf(report).find((figure) => figure.code === code);
const move = async (persona: string, mutation: string, id: string, more: object = {}) => {
  const { version } = await read(persona, id);
  return as(persona).does(mutation, { reportId: id, expectedVersion: version, ...more }, REPORT);
};
const sign = async (persona: string, id: string) => move(persona, 'signReport', id, { hash: (await read(persona, id)).hash });
const verdictOf = (id: string) => verifyReport(hub.admin, id.split('_')[1]!);

beforeAll(async () => {
  await inSomeQuarters(hub);
  hub.setClock('2026-11-23T12:00:00+05:30');
}, 400_000);
afterAll(() => hub.stop());

/** What the agreement lets be told of a figure, said by hand. */
function isTold({ numerator, denominator }: Expected, people: { counted: number; of: number | null }): boolean {
  const small = (n: number) => n >= 1 && n <= 4;
  return numerator >= 0 && (denominator === null ? !small(people.counted) : ![people.of!, people.counted, people.of! - people.counted].some(small));
}

describe('the figures', () => {
  test.each([
    ['administration', JAIPUR, '2026-Q2'],
    [`administration@${CHANDAULI}`, CHANDAULI, '2026-Q3'],
    ['administration@490', 490, '2026-Q3'],
    ['administration@196', 196, '2026-Q3'],
  ])('of %s for %s of %s come out of the raw events, one by one', async (persona, district, quarter) => {
    const report = await draft(persona, quarter);
    const { from, until } = periodOf(ReportKind.ACTION_TAKEN, quarter);
    const facts = [
      ...factsFrom(await rawRows(hub.admin), new Date(report.cutOff)).filter((fact) => fact.district === district),
      ...(await factsOfDatabase(hub.admin, new Date(report.cutOff))).filter((fact) => fact.district === district && ofOtherRooms.includes(fact.kind)),
    ];
    const expected = figuresByHand(facts, from, until);
    const figures = figuresOf(report);
    expect(figures.map(({ code }) => code).toSorted()).toEqual(Object.keys(expected).toSorted());
    const told = { exactly: 0, hidden: 0 };
    for (const { code, ...figure } of figures) {
      const should = expected[code];
      if (!should) {
        expect({ code, ...figure }).toMatchObject({ reported: false, value: null, shown: null, numerator: null, denominator: null });
        continue;
      }
      expect([code, figure.reported]).toEqual([code, true]);
      const { numerator, denominator, value } = should;
      if (figure.hidden) {
        told.hidden++;
        expect(ofPeople).toContain(code);
        expect([code, figure.value, figure.numerator]).toEqual([code, null, null]);
        continue;
      }
      told.exactly++;
      expect({ code, numerator: figure.numerator, denominator: figure.denominator, value: figure.value, shown: figure.shown }).toEqual({
        code,
        numerator,
        denominator,
        value,
        shown: value === null ? null : String(value),
      });
      if (ofPeople.includes(code) && !['I12c', 'I32'].includes(code))
        expect([code, isTold(should, { counted: numerator, of: denominator })]).toEqual([code, true]);
    }
    expect(told.exactly).toBeGreaterThan(1);
  });

  test('what is hidden is too small to be told, or would have told what is', async () => {
    const [{ id }] = (await as('administration').data('{ reports(first: 1) { nodes { id } } }')).reports.nodes;
    const report = await read('administration', id);
    // Some children and two adolescents or three: these are not told, nor the children, since those to be produced are told.
    expect(figureOf(report, 'I9d')).toMatchObject({ hidden: true, shown: '<5', value: null });
    expect(figureOf(report, 'I9c')).toMatchObject({ hidden: true, shown: null, value: null });
    expect(figureOf(report, 'I10')).toMatchObject({ hidden: false, shown: '100', numerator: 12, denominator: 12 });
    for (const { definition, version } of figuresOf(report)) {
      expect(version).toBe(1);
      expect(definition).toMatch(/^Counts .*Source: .*Period: 2026-04-01 to 2026-06-30; on record by 2026-07-08\.$/);
    }
  });

  test('whose source is not in the hub is not reported, and never 0', async () => {
    const kinds = new Set(factSources.map(({ kind }) => kind));
    const { indicators } = await as('ngo').data('{ indicators(on: "2026-04-01") { code countsKinds hasSource definition } }');
    for (const { code, countsKinds, hasSource } of indicators)
      expect([code, hasSource]).toEqual([code, countsKinds.every((kind: string) => kinds.has(kind))]);
    const without = indicators.filter((one: any) => !one.hasSource).map(({ code }: any) => code);
    const [{ id }] = (await as('administration').data('{ reports(first: 1) { nodes { id } } }')).reports.nodes;
    const report = await read('administration', id);
    for (const code of without.filter((each: string) => figureOf(report, each)))
      expect([code, figureOf(report, code).reported]).toEqual([code, false]);
    expect(report.csv).toMatch(/"I22","1",[^\n]*"not reported","",""/);
  });

  test('a nil return is a 0 that an office answers for; beside something on record it is a contradiction', async () => {
    const nil = await draft('administration@86', '2025-Q1', { nil: ['I12a', 'I8'] });
    expect(figureOf(nil, 'I12a')).toMatchObject({ reported: true, nil: true, value: 0, shown: '0', numerator: 0 });
    expect(figureOf(nil, 'I8')).toMatchObject({ reported: true, nil: true, value: null, numerator: 0, denominator: 0 });
    expect(figureOf(nil, 'I27a')).toMatchObject({ reported: false, nil: false, value: null });
    const quarter = { kind: 'ACTION_TAKEN', period: '2026-Q2' };
    expect(await as('administration').fails('draftReport', { ...quarter, nil: ['I7a'] })).toMatchObject([
      { code: 'CONFLICT', message: expect.stringMatching(/on record for I7a \(FIR\)/), path: ['nil', '0'] },
    ]);
    expect(await as('administration').fails('draftReport', { ...quarter, nil: ['I99'] })).toMatchObject([{ code: 'INVALID', path: ['nil', '0'] }]);
  });
});

describe('bad input', () => {
  test.each([
    ['a quarter that has not ended', 'ACTION_TAKEN', '2026-Q4', /October to December 2026 has not ended in India.*after 2026-12-31/],
    ['a month that has not ended', 'REVIEW_PACK', '2026-11', /November 2026 has not ended/],
    ['a quarter that is none', 'ACTION_TAKEN', '2026-Q5', /written YYYY-Qn/],
    ['a month for a quarter', 'ACTION_TAKEN', '2026-10', /written YYYY-Qn/],
    ['a quarter for a month', 'REVIEW_PACK', '2026-Q3', /written YYYY-MM/],
  ])('%s is answered by what to do', async (_, kind, period, message) => {
    expect(await as('administration').fails('draftReport', { kind, period })).toMatchObject([
      { message: expect.stringMatching(message), path: ['period'] },
    ]);
  });

  test('in the days of grace what is late is waited for', async () => {
    hub.setClock('2026-10-03T12:00:00+05:30');
    expect(await as('administration').fails('draftReport', { kind: 'ACTION_TAKEN', period: '2026-Q3' })).toMatchObject([
      { message: expect.stringMatching(/recorded until 2026-10-07.*from 2026-10-08 on/) },
    ]);
    expect(await as('ahtb').fails('draftReport', { kind: 'ACTION_TAKEN', period: '2026-Q3' })).toMatchObject([
      { message: expect.stringMatching(/sent by the districts until 2026-10-15/) },
    ]);
    hub.setClock('2026-11-23T12:00:00+05:30');
  });
});

describe('a year later', () => {
  let id: string;

  beforeAll(async () => {
    ({ id } = await draft('administration', '2026-Q2'));
    await move('administration', 'writeNarrative', id, {
      para: '(iii)',
      text: 'Eleven boys were found at a workshop; the lane is checked each week since.',
    });
    await sign('administration', id);
  });

  test('edits, corrections and late records change nothing of it, neither its hash', async () => {
    const before = await read('administration', id);
    expect(createHash('sha256').update(before.json).digest('hex')).toBe(before.hash);
    hub.setClock('2027-07-20T12:00:00+05:30');
    // The FIR is corrected, a production too, a late one and another case of that quarter are put on file.
    const { cases } = await as('ahtu').data(
      '{ cases(filter: { openedFrom: "2026-06-01T00:00:00Z", openedBefore: "2026-06-04T00:00:00Z" }) { nodes { id firs { nodes { id } } survivors { nodes { id productions { nodes { id } } } } } } }',
    );
    const bangles = cases.nodes.find((one: any) => one.survivors.nodes.length > 0 && one.firs.nodes.length > 0);
    await as('ahtu').does('registerFir', {
      caseId: bangles.id,
      number: '113/2026',
      registeredAt: '2026-06-05T09:45:00+05:30',
      offenceDate: '2026-06-05',
      sections: ['BNS:143(5)'],
      isZeroFir: true,
      correction: { supersedes: bangles.firs.nodes[0].id, reason: 'CLERICAL_ERROR' },
    });
    const [first] = bangles.survivors.nodes;
    await as('child-police').does('recordProduction', {
      survivorId: first.id,
      committeeId: await hub.office('cwc'),
      takenInChargeAt: '2026-06-05T07:10:00+05:30',
      producedAt: '2026-06-08T05:00:00+05:30',
      journeyMinutes: 0,
      correction: { supersedes: first.productions.nodes[0].id, reason: 'CLERICAL_ERROR' },
    });
    await as('ahtu').does('openCase', { kind: 'TRAFFICKING', district: JAIPUR, channel: 'WALK_IN', receivedAt: '2026-06-10T10:00:00+05:30' });
    expect(await read('administration', id)).toEqual(before);
    const verdict = await verdictOf(id);
    expect(verdict).toMatchObject({ hash: before.hash, recomputed: before.hash, problems: [], signatures: [{ isOfThis: true }] });
    // What is counted now is another matter: the record has moved on.
    const facts = factsFrom(await rawRows(hub.admin), hub.now()).filter((fact) => fact.district === JAIPUR);
    const { from, until } = periodOf(ReportKind.ACTION_TAKEN, '2026-Q2');
    const today = figuresByHand(facts, from, until);
    expect([today.I7a!.numerator, today.I10!.numerator]).not.toEqual([figureOf(before, 'I7a').numerator, figureOf(before, 'I10').numerator]);
  });

  test('drawn up only then, it would have said the same: what came later than the cut-off is not in it', async () => {
    const late = await draft('administration@314', '2026-Q3');
    hub.setClock('2026-10-09T12:00:00+05:30');
    const punctual = await draft('administration@314', '2026-Q3');
    expect(punctual.cutOff).toBe(late.cutOff);
    expect(figuresOf(punctual)).toEqual(figuresOf(late));
    hub.setClock('2027-07-20T12:00:00+05:30');
  });

  test('a planted fact, a planted figure and a planted word are found (control)', async () => {
    const row = id.split('_')[1]!;
    const plant = async (sql: string, params: unknown[] = []) => {
      await hub.admin.query('begin');
      await hub.admin.query(`set local session_replication_role = replica`);
      await hub.admin.query(sql, params);
      await hub.admin.query('commit');
      return (await verdictOf(id))!.problems.join('; ');
    };
    const one = `report_id = '${row}' and kind = 'COMPLAINT'`;
    expect(await plant(`update hub.report_fact set marks = array_remove(marks, 'FIR') where ${one}`)).toMatch(
      /I5 does not come out as it is printed.*counted again, the report has another hash/,
    );
    expect(await plant(`update hub.report_fact set marks = marks || '{FIR}' where ${one}`)).toBe('');
    expect(await plant(`update hub.report_fact set at = at + interval '1 hour' where ${one}`)).toMatch(/I6 does not come out/);
    expect(await plant(`update hub.report_fact set at = at - interval '1 hour' where ${one}`)).toBe('');
    const report = await read('administration', id);
    const at = figuresOf(report).findIndex(({ code }) => code === 'I5');
    const set = `update hub.action_report set figures = jsonb_set(figures, array['${at}', 'value'], $1) where id = '${row}'`;
    expect(await plant(set, ['12'])).toMatch(/I5 does not come out as it is printed; what is printed has another hash/);
    expect(await plant(set, ['100'])).toBe('');
    const say = `update hub.action_report set narrative = $1 where id = '${row}'`;
    expect(await plant(say, [{ '(iii)': 'Nothing was found.' }])).toMatch(/another hash.*signature DISTRICT_MAGISTRATE is of something else/);
    expect(await plant(say, [{ '(iii)': report.sections[2].narrative }])).toBe('');
  });
});

describe('frozen', () => {
  const asKeeper = async (sql: string) => {
    await hub.admin.query('begin');
    try {
      await hub.admin.query('set local role samanvay_keeper');
      await hub.admin.query(sql);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await hub.admin.query('rollback');
    }
  };

  test.each([
    ['a fact', `update hub.report_fact set marks = '{}'`],
    ['a fact less', 'delete from hub.report_fact'],
    [
      'a fact more',
      `insert into hub.report_fact (report_id, kind, id, state_code, at, marks) select id, 'FIR', gen_random_uuid(), 8, now(), '{}' from hub.action_report limit 1`,
    ],
    ['a figure', `update hub.action_report set figures = '[]'`],
    ['a step', `update hub.action_report set status = 'FINAL'`],
    ['a word', `update hub.action_report set narrative = '{"3": "x"}'`],
    ['a report less', 'delete from hub.action_report'],
    ['a signature', `update hub.report_signature set hash = repeat('0', 64)`],
  ])('%s is changed by nobody, the keeper neither', async (_, sql) => {
    // Also where the keeper had the right.
    await hub.admin.query('grant update, delete on hub.report_fact, hub.action_report, hub.report_signature to samanvay_keeper');
    expect(await asKeeper(sql)).toMatch(/is never changed|are frozen|stays|does not follow/);
    await hub.admin.query('revoke update, delete on hub.report_fact, hub.action_report, hub.report_signature from samanvay_keeper');
  });
});

describe('from the district to the State', () => {
  let id: string;
  const none = `ActionReport_${randomUUID()}`;
  const sees = async (persona: string, report: string) =>
    (await as(persona).ask(`query($id: ID!) { report(id: $id) { id } }`, { id: report })).errors?.[0]?.extensions.code ?? 'SEEN';

  beforeAll(async () => {
    hub.setClock('2026-10-10T12:00:00+05:30');
    await as('ahtb').does('recordInstruction', {
      department: 'POLICE',
      para: 'I',
      orderNumber: 'PHQ/7/2024',
      issuedOn: '2024-07-22',
      addressee: 'All units',
    });
    await as('labour').does('recordInstruction', { department: 'LABOUR', para: 'VII', issuedOn: '2026-09-01' });
    ({ id } = await draft('administration@86', '2026-Q3'));
  });

  test('who sees a draft: whoever draws it up, and nobody else', async () => {
    for (const persona of ['administration@86', 'administration-head@86']) expect([persona, await sees(persona, id)]).toEqual([persona, 'SEEN']);
    for (const persona of ['ahtu@86', 'committee@86', 'ahtb@86', 'administration@102']) {
      expect([persona, await sees(persona, id)]).toEqual([persona, 'NOT_FOUND']);
      expect(await as(persona).ask(`query($id: ID!) { report(id: $id) { id } }`, { id })).toEqual(
        await as(persona).ask(`query($id: ID!) { report(id: $id) { id } }`, { id: none }),
      );
    }
    for (const persona of ['ngo@86', 'home@86', 'admin']) expect([persona, await sees(persona, id)]).toEqual([persona, 'FORBIDDEN']);
  });

  test('signed in its order by named offices, each by another officer, and only what was read', async () => {
    const { version, hash } = await read('administration@86', id);
    const wish = { reportId: id, expectedVersion: version, hash };
    expect(await as('administration@86').fails('signReport', { ...wish, hash: '0'.repeat(64) })).toMatchObject([
      { code: 'CONFLICT', path: ['hash'] },
    ]);
    expect(await as('ahtu@86').fails('signReport', wish)).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await as('administration@86').fails('sendReport', { reportId: id, expectedVersion: version })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
    expect(await as('administration@86').fails('signReport', { ...wish, expectedVersion: version + 1 })).toMatchObject([{ code: 'STALE_VERSION' }]);
    await sign('administration@86', id);
    const next = { ...wish, expectedVersion: version + 1 };
    expect(await as('administration@86').fails('signReport', next)).toMatchObject([
      { message: 'You have signed this report. Another officer signs next.' },
    ]);
    expect(await as('administration-head@86').fails('signReport', next)).toMatchObject([
      { message: expect.stringMatching(/next signature is that of Anti Human Trafficking Unit/) },
    ]);
    expect(await as('committee@86').fails('signReport', next)).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(
      await as('administration@86').fails('writeNarrative', { reportId: id, expectedVersion: version + 1, para: '3', text: 'Later' }),
    ).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
    expect(await as('administration@86').fails('draftReport', { kind: 'ACTION_TAKEN', period: '2026-Q3' })).toMatchObject([{ code: 'ILLEGAL_STEP' }]);
    const signed = await sign('ahtu@86', id);
    expect(signed).toMatchObject({
      status: 'SIGNED',
      hash,
      signatures: {
        nodes: [
          { capacity: 'DISTRICT_MAGISTRATE', hash },
          { capacity: 'ANTI_TRAFFICKING_UNIT', hash },
        ],
      },
    });
    const { notices } = await as('ahtu@86').data('{ notices(first: 5) { nodes { kind } } }');
    expect(notices.nodes.map(({ kind }: any) => kind)).toContain('REPORT_TO_SIGN');
    expect(await sees('committee@86', id)).toBe('SEEN');
    expect(await sees('ahtb', id)).toBe('NOT_FOUND');
  });

  test('sent up, returned with a reason, drawn up anew with what was corrected, and received', async () => {
    hub.setClock('2026-10-12T12:00:00+05:30');
    await move('administration@86', 'sendReport', id);
    const sent = await read('ahtb', id);
    const answer = { reportId: id, expectedVersion: sent.version };
    expect(await as('ahtb@135').fails('receiveReport', answer)).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await as('administration@86').fails('receiveReport', answer)).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await as('ahtb').fails('returnReport', { ...answer, reason: ' ' })).toMatchObject([{ code: 'INVALID', path: ['reason'] }]);
    hub.setClock('2026-10-13T12:00:00+05:30');
    await as('ahtb').does('returnReport', { ...answer, reason: 'A complaint of September is missing.' });
    await as('ahtu@86').does('openCase', { kind: 'MISSING_CHILD', district: 86, channel: 'WALK_IN', receivedAt: '2026-09-20T10:00:00+05:30' });
    const second = await draft('administration@86', '2026-Q3');
    expect(second.edition).toBe(2);
    expect(hub.now().getTime() - Date.parse(second.cutOff)).toBeLessThan(60_000);
    expect(figureOf(second, 'I5').denominator).toBe((figureOf(sent, 'I5').denominator ?? 0) + 1);
    await sign('administration@86', second.id);
    await sign('ahtu@86', second.id);
    await move('administration@86', 'sendReport', second.id);
    expect(await move('ahtb', 'receiveReport', second.id)).toMatchObject({ status: 'RECEIVED' });
    expect(
      (await as('ahtb').data('{ reports(filter: { period: "2026-Q3", district: 86 }) { nodes { edition status returnedBecause } } }')).reports.nodes,
    ).toEqual([
      { edition: 2, status: 'RECEIVED', returnedBecause: null },
      { edition: 1, status: 'RETURNED', returnedBecause: 'A complaint of September is missing.' },
    ]);
    id = second.id;
  });

  test('the report of the State counts what its districts have sent, and says which have not', async () => {
    hub.setClock('2026-10-20T12:00:00+05:30');
    const state = await draft('ahtb', '2026-Q3');
    const district = await read('ahtb', id);
    expect(figureOf(state, 'I5')).toMatchObject({ numerator: figureOf(district, 'I5').numerator, denominator: figureOf(district, 'I5').denominator });
    const content = JSON.parse(state.json);
    expect(content.districts.filter((one: any) => one.isCounted)).toEqual([{ code: 86, name: 'Ajmer', isCounted: true }]);
    expect(content.districts.length).toBeGreaterThan(30);
    expect(content.place).toEqual({ state: { code: RAJASTHAN, name: 'Rajasthan' }, district: null });
    expect(figureOf(state, 'I30')).toMatchObject({ numerator: 1, denominator: content.districts.length });
    const { series } = figureOf(state, 'I5');
    expect(series.filter((part: any) => part.reported).map(({ district: code }: any) => code)).toEqual([86]);
    expect(series.find((part: any) => part.district === JAIPUR)).toEqual({ district: JAIPUR, label: 'Jaipur', shown: null, reported: false });
    expect(state.sections.find(({ para }: any) => para === '3').tables).toMatchObject([
      {
        title: 'Reports of districts',
        rows: [
          ['Ajmer', '2026-10-12', '1'],
          ['Ajmer', '2026-10-13', '2'],
        ],
      },
      {
        title: 'Instructions issued by departments',
        rows: [
          ['POLICE', 'I', 'PHQ/7/2024', '2024-07-22', 'All units'],
          ['LABOUR', 'VII', 'none issued', '2026-09-01', ''],
        ],
      },
    ]);
    // Labour has said that it has issued none.
    expect(figureOf(state, 'I29')).toMatchObject({ numerator: 1, denominator: 6, shown: '1' });
    // The hub has no committee of this State: a second officer of the bureau signs.
    await sign('ahtb', state.id);
    expect(await sees('administration@86', state.id)).toBe('NOT_FOUND');
    await sign('ahtb-head', state.id);
    expect(await move('ahtb', 'sendReport', state.id)).toMatchObject({ status: 'FINAL' });
    expect(await verdictOf(state.id)).toMatchObject({
      problems: [],
      signatures: [{ capacity: 'STATE_NODAL_OFFICER' }, { capacity: 'STATE_COMMITTEE' }],
    });
    expect(state.csv.split('\r\n').filter((line: string) => line.includes('"I5"'))).toHaveLength(1 + content.districts.length);
  });

  test('a figure opens the cases behind it, for whoever takes part and may know what it tells', async () => {
    const behind = async (persona: string, code: string, report = id) =>
      (
        await as(persona).data('query($id: ID!, $code: String!) { casesBehind(reportId: $id, code: $code) { totalCount nodes { id kind } } }', {
          id: report,
          code,
        })
      ).casesBehind;
    const { reports } = await as('administration').data('{ reports(filter: { period: "2026-Q2" }) { nodes { id status } } }');
    const jaipur = reports.nodes.find((one: any) => one.status === 'SIGNING').id;
    expect(await behind('administration', 'I10', jaipur)).toMatchObject({
      totalCount: 2,
      nodes: [{ kind: 'CHILD_LABOUR' }, { kind: 'MISSING_CHILD' }],
    });
    // The rows of FIRs are content of class ACC, which a magistrate knows the status of.
    expect(await behind('administration', 'I7a', jaipur)).toEqual({ totalCount: 0, nodes: [] });
    expect(await behind('administration', 'I26', jaipur)).toEqual({ totalCount: 0, nodes: [] });
    expect(await behind('ahtu', 'I5', jaipur)).toMatchObject({ totalCount: 1 });
    expect(await behind('committee', 'I5', jaipur)).toEqual({ totalCount: 0, nodes: [] });
    expect(await behind('ahtu@135', 'I5', jaipur)).toEqual({ totalCount: 0, nodes: [] });
  });

  test('a review pack is the same of a month, signed by who draws it up, and read by the committee', async () => {
    const pack = await as('administration').does('draftReport', { kind: 'REVIEW_PACK', period: '2026-06' }, REPORT);
    expect(figureOf(pack, 'I10')).toMatchObject({ numerator: 11, denominator: 11 });
    expect(await sees('committee', pack.id)).toBe('NOT_FOUND');
    await sign('administration', pack.id);
    expect(await read('committee', pack.id)).toMatchObject({ status: 'SIGNED', hash: pack.hash });
    expect(await as('administration').fails('sendReport', { reportId: pack.id, expectedVersion: 2 })).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('what goes to the printer is what the hash is of', async () => {
    const report = await read('administration@86', id);
    const printed = printableReport(JSON.parse(report.json), [
      { office: 'District administration, Ajmer', capacity: 'DISTRICT_MAGISTRATE', at: '2026-10-13T20:00:00Z', hash: report.hash },
    ]);
    expect(printed).toMatchObject({
      kind: 'ACTION_TAKEN_REPORT',
      hash: report.hash,
      place: { state: 'Rajasthan', district: 'Ajmer' },
      version: 2,
      signatures: [{ at: '2026-10-13T20:00:00Z' }],
    });
    expect(printed.sections.map(({ para }) => para)).toEqual(['(i)', '(ii)', '(iii)', '(iv)', '(v)', '(vi)', '(vii)', '(viii)', '3', 'CROSS']);
    expect(printed.sections.flatMap(({ figures }) => figures).find(({ code }) => code === 'I22')).toMatchObject({ value: null, reported: false });
  });

  test('on paper it is had in three languages by whoever reads it, and by nobody else', async () => {
    const get = async (persona: string, what: string) => {
      const response = await fetch(`${hub.url}/reports/${what}`, { headers: { authorization: `Bearer ${await hub.token(persona)}` } });
      return { status: response.status, body: Buffer.from(await response.arrayBuffer()).toString('latin1') };
    };
    for (const language of ['en', 'hi', 'ta']) {
      const { status, body } = await get('administration@86', `${id}.pdf?language=${language}`);
      expect([status, body.slice(0, 5), body.includes(`/Lang (${language}`)]).toEqual([200, '%PDF-', true]);
    }
    // Hidden and never issued: the same answer; and a role that reads no reports gets none.
    const hidden = await get('administration@135', `${id}.pdf`);
    expect(hidden).toEqual(await get('administration@135', `ActionReport_${randomUUID()}.pdf`));
    expect(hidden.status).toBe(404);
    expect((await get('ngo@86', `${id}.pdf`)).status).toBe(403);
    expect((await get('administration@86', `${id}.pdf?language=fr`)).status).toBe(400);
    expect((await fetch(`${hub.url}/reports/${id}.pdf`)).status).toBe(401);
  }, 120_000);

  test('the commands say whether a report comes out as it was signed, and write the bytes of which its hash is', async () => {
    const samanvay = (...words: string[]) =>
      promisify(execFile)(process.execPath, ['bin/samanvay.mjs', ...words], { env: { ...process.env, DATABASE_URL: hub.databaseUrl } }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
      );
    const { hash } = await read('administration@86', id);
    const { code, said } = await samanvay('report', 'verify', id, '--json');
    expect([code, JSON.parse(said)]).toMatchObject([0, { hash, recomputed: hash, problems: [] }]);
    const file = path.join(tmpdir(), `${id}.pdf`);
    expect(await samanvay('report', 'export', id, '--format', 'pdf', '--language', 'hi', '--out', file)).toMatchObject({ code: 0 });
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    await rm(file);
    const exported = await samanvay('report', 'export', id);
    expect(createHash('sha256').update(exported.said).digest('hex')).toBe(hash);
    expect(await samanvay('report', 'verify', `ActionReport_${randomUUID()}`)).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no report under this id'),
    });
  }, 120_000);
});
