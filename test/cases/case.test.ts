import { expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { anOpenCase } from '../stories.js';

const hub = useHub();

const version = async (persona: string, id: string) =>
  (await hub.officer(persona).data('query($id: ID!) { case(id: $id) { version } }', { id })).case.version;

test('the office that opens a case leads it, and the law brings in those that it names', async () => {
  const { caseId } = await anOpenCase(hub);
  const { case: found } = await hub
    .officer('ahtu')
    .data('query($id: ID!) { case(id: $id) { number leadOffice { kind } participants { nodes { basis authority office { kind } } } } }', {
      id: caseId,
    });
  expect(found.number).toMatch(/^RJ-JAI-\d{6}$/);
  expect(found.leadOffice.kind).toBe('AHTU');
  expect(found.participants.nodes).toEqual(
    expect.arrayContaining([
      { basis: 'OPENED', authority: null, office: { kind: 'AHTU' } },
      { basis: 'RULE', authority: expect.stringContaining('CALPRA s. 17'), office: { kind: 'DISTRICT_LABOUR_OFFICE' } },
      { basis: 'RULE', authority: expect.stringContaining('r. 17C'), office: { kind: 'DISTRICT_MAGISTRATE' } },
    ]),
  );
});

test('an organisation that reports does not lead: the authority that weighs the information does, and the organisation stays', async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const { id: caseId } = await hub
    .officer('ngo')
    .does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'NGO_TIP', receivedAt: '2026-06-05T10:00:00+05:30' });
  const triaged = await hub
    .officer('labour')
    .does(
      'triageCase',
      { caseId, expectedVersion: 1, priority: 'URGENT' },
      'stage priority leadOffice { kind } participants { nodes { capacity basis office { kind } } }',
    );
  expect(triaged).toMatchObject({ stage: 'TRIAGE', priority: 'URGENT', leadOffice: { kind: 'DISTRICT_LABOUR_OFFICE' } });
  expect(triaged.participants.nodes).toContainEqual({ capacity: 'PARTNER', basis: 'OPENED', office: { kind: 'NGO' } });
  expect((await hub.officer('ngo').data('{ cases { nodes { id } } }')).cases.nodes).toContainEqual({ id: caseId });
});

test('a case closes when every workstream is closed by the department it belongs to, and by the lead office alone', async () => {
  const { caseId } = await anOpenCase(hub);
  const labour = hub.officer('labour');
  expect(await labour.fails('closeWorkstream', { caseId, expectedVersion: 1, kind: 'CRIMINAL', reason: 'CONVICTED' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  await labour.does('closeWorkstream', { caseId, expectedVersion: 1, kind: 'LABOUR', reason: 'COMPOUNDED' });
  const ahtu = hub.officer('ahtu');
  expect(await ahtu.fails('closeCase', { caseId, expectedVersion: 2, reason: 'CONVICTED' })).toEqual([
    { code: 'CONFLICT', message: 'These workstreams are still open: CRIMINAL, MONEY, WELFARE.', path: ['reason'] },
  ]);
  expect(await labour.fails('closeCase', { caseId, expectedVersion: 2, reason: 'FALSE_INFORMATION' })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await ahtu.does('closeCase', { caseId, expectedVersion: 2, reason: 'FALSE_INFORMATION' });
  expect(await ahtu.fails('recordRescue', { caseId, district: 102, startedAt: '2026-06-05T05:30:00+05:30', survivors: [] })).toMatchObject([
    { code: 'CONFLICT' },
  ]);
});

test('a closed case is reopened with a reason, by any office that takes part and may close', async () => {
  const { caseId } = await anOpenCase(hub);
  await hub.officer('ahtu').does('closeCase', { caseId, expectedVersion: 1, reason: 'NOT_AN_OFFENCE' });
  const reopened = await hub
    .officer('administration')
    .does(
      'reopenCase',
      { caseId, expectedVersion: 2, reason: 'NEW_EVIDENCE' },
      'status stage workstreams { nodes { closedAt } } events { nodes { kind reopenedBecause } }',
    );
  expect(reopened).toMatchObject({ status: 'OPEN', stage: 'TRIAGE' });
  expect(reopened.workstreams.nodes.every(({ closedAt }: any) => closedAt === null)).toBe(true);
  expect(reopened.events.nodes.at(-1)).toEqual({ kind: 'REOPENED', reopenedBecause: 'NEW_EVIDENCE' });
  expect(await hub.officer('ahtu').fails('reopenCase', { caseId, expectedVersion: 3, reason: 'NEW_EVIDENCE' })).toMatchObject([{ code: 'CONFLICT' }]);
});

test('a change based on an old version is refused, and names what to do', async () => {
  const { caseId } = await anOpenCase(hub);
  await hub.officer('ahtu').does('triageCase', { caseId, expectedVersion: 1, priority: 'NORMAL' });
  expect(await hub.officer('labour').fails('triageCase', { caseId, expectedVersion: 1, priority: 'URGENT' })).toEqual([
    { code: 'STALE_VERSION', message: expect.stringContaining('Read it again'), path: ['expectedVersion'] },
  ]);
  expect(await version('labour', caseId)).toBe(2);
});

test('two changes from the same version at once: one is done, the other is told', async () => {
  const { caseId } = await anOpenCase(hub);
  const attempts = await Promise.allSettled(
    ['ahtu', 'labour', 'administration'].map((persona) =>
      hub.officer(persona).does('triageCase', { caseId, expectedVersion: 1, priority: 'URGENT' }),
    ),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await version('ahtu', caseId)).toBe(2);
});

test('ending the part of an office hides the case from it at once', async () => {
  const { caseId } = await anOpenCase(hub);
  const { case: found } = await hub
    .officer('ahtu')
    .data('query($id: ID!) { case(id: $id) { participants { nodes { id office { kind } } } } }', { id: caseId });
  const labour = found.participants.nodes.find(({ office }: any) => office.kind === 'DISTRICT_LABOUR_OFFICE');
  expect(await hub.officer('administration').fails('endParticipation', { participantId: labour.id })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('ahtu').does('endParticipation', { participantId: labour.id });
  expect((await hub.officer('labour').ask('query($id: ID!) { case(id: $id) { id } }', { id: caseId })).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
});

test('lists filter, order and page over what the office sees and nothing else', async () => {
  const opened = [];
  for (const [i, kind] of ['BONDED_LABOUR', 'MISSING_CHILD', 'BONDED_LABOUR'].entries())
    opened.push((await anOpenCase(hub, { kind, district: 103 }, `2026-06-0${6 + i}T12:00:00+05:30`)).caseId);
  const officer = hub.officer('ahtu');
  const list = async (args: string) =>
    (
      await officer.data(
        `{ cases(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor } edges { cursor node { id kind } } } }`,
      )
    ).cases;
  const bonded = await list('filter: { district: 103, kinds: [BONDED_LABOUR] }, orderBy: OPENED_ASC');
  expect(bonded.edges.map(({ node }: any) => node.id)).toEqual([opened[0], opened[2]]);
  expect(bonded.totalCount).toBe(2);
  const first = await list('filter: { district: 103 }, orderBy: OPENED_ASC, first: 2');
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const second = await list(`filter: { district: 103 }, orderBy: OPENED_ASC, first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(second.edges.map(({ node }: any) => node.id)).toEqual([opened[2]]);
  const back = await list(`filter: { district: 103 }, orderBy: OPENED_ASC, last: 1, before: "${second.pageInfo.startCursor}"`);
  expect(back.edges.map(({ node }: any) => node.id)).toEqual([opened[1]]);
  const { caseCounts } = await officer.data('{ caseCounts(filter: { district: 103 }) { status stage count } }');
  expect(caseCounts).toEqual([{ status: 'OPEN', stage: 'INTAKE', count: 3 }]);
  expect((await hub.officer('ngo').data('{ cases(filter: { district: 103 }) { totalCount } }')).cases.totalCount).toBe(0);
});

test('an audit row and an outbox row stand beside every change, with ids and never with a name', async () => {
  const { caseId } = await anOpenCase(hub, { reporter: { name: 'Zyxwvut Canary' } });
  const { rows } = await hub.admin.query(
    'select a.operation, a.changed, o.event, o.subject from hub.audit_record a join hub.outbox o on o.case_id = a.case_id and o.at = a.at where a.case_id = $1',
    [caseId.split('_')[1]],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ operation: 'openCase', event: 'openCase', subject: expect.stringMatching(/^Case_/) });
  expect(rows[0].changed).toEqual(expect.arrayContaining([expect.stringMatching(/^case_file:/), expect.stringMatching(/^reporter:/)]));
  const { rows: traces } = await hub.admin.query(
    `select (select count(*)::int from hub.audit_record a where a::text like '%Canary%') + (select count(*)::int from hub.outbox o where o::text like '%Canary%') as n`,
  );
  expect(traces[0].n).toBe(0);
  expect(hub.log.join('\n')).not.toContain('Canary');
});
