import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useHub } from '../hub.js';
import { bearer, post } from './http.js';

const hub = useHub();
const VIEWER = { query: '{ viewer { client roles officer { id } office { id name } } }' };
const GRAPHQL_JSON = { accept: 'application/graphql-response+json' };

test('without a token nothing is answered: 401 where the media type carries status codes, 200 where it does not', async () => {
  const modern = await post(hub, VIEWER, GRAPHQL_JSON);
  expect(modern).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(modern.headers.get('www-authenticate')).toBe('Bearer');
  expect(await post(hub, VIEWER, { accept: 'application/json' })).toMatchObject({ status: 200, code: 'UNAUTHENTICATED' });
  expect(await post(hub, VIEWER)).toMatchObject({ status: 200, code: 'UNAUTHENTICATED' });
  expect(modern.json.data ?? null).toBeNull();
  // Control: with a token the same request is answered.
  expect(await post(hub, VIEWER, { ...GRAPHQL_JSON, ...(await bearer(hub, 'police@102')) })).toMatchObject({ status: 200, code: undefined });
});

test('every operation asks who is there before anything else', async () => {
  const { __schema } = await hub.officer('police').data('{ __schema { queryType { fields { name } } } }');
  const documents = [
    '{ states { code } }',
    '{ sections { code } }',
    '{ node(id: "Case_1") { id } }',
    '{ places { totalCount } }',
    '{ caseCounts { count } }',
  ];
  expect(__schema.queryType.fields.length).toBeGreaterThanOrEqual(documents.length);
  for (const query of documents) expect({ query, ...(await post(hub, { query })) }).toMatchObject({ query, code: 'UNAUTHENTICATED' });
});

test.each([
  ['a broken token', 'Bearer x'],
  ['another scheme', 'Basic cG9saWNlOnBvbGljZQ=='],
  ['an empty header', ''],
  ['a token with a space in it', 'Bearer a.b.c d'],
])('%s is no sign-in', async (_, authorization) => {
  expect(await post(hub, VIEWER, { ...GRAPHQL_JSON, authorization })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
});

test('whom the directory does not know, or no longer has in service, is not signed in, whatever the token says', async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const unknown = await post(hub, VIEWER, { ...GRAPHQL_JSON, ...(await bearer(hub, 'nobody@102', { roles: ['POLICE_OFFICER'] })) });
  expect(unknown).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });

  const changes: [string, string][] = [
    ['gone', `update hub.officer set active_to = '2026-06-04' where subject = 'medical@104'`],
    ['not yet come', `update hub.officer set active_from = '2026-06-06' where subject = 'medical@105'`],
    [
      'of a closed office',
      `update hub.office set active_to = '2026-06-04' where id = (select office_id from hub.officer where subject = 'medical@106')`,
    ],
  ];
  for (const [i, [who, change]] of changes.entries()) {
    const authorization = await bearer(hub, `medical@${104 + i}`);
    expect({ who, before: (await post(hub, VIEWER, authorization)).code }).toEqual({ who, before: undefined });
    await hub.admin.query(change);
    const after = await post(hub, VIEWER, authorization);
    expect({ who, text: after.text }).toEqual({ who, text: (await post(hub, VIEWER, await bearer(hub, 'nobody@102'))).text });
  }
  // The last day of service is a day of service.
  await hub.admin.query(`update hub.officer set active_to = '2026-06-05' where subject = 'medical@104'`);
  expect((await post(hub, VIEWER, await bearer(hub, 'medical@104'))).code).toBeUndefined();
});

async function portal(onBehalfOf?: string) {
  return {
    ...GRAPHQL_JSON,
    ...(await bearer(hub, 'labour-portal', { client: true })),
    ...(onBehalfOf !== undefined && { 'samanvay-on-behalf-of': onBehalfOf }),
  };
}

test('a portal acts for a named officer and gets what both may have', async () => {
  const own = (await post(hub, VIEWER, await bearer(hub, 'labour@102'))).json.data.viewer;
  const through = (await post(hub, VIEWER, await portal('labour@102'))).json.data.viewer;
  expect(through).toEqual({ ...own, client: 'labour-portal', roles: ['LABOUR_OFFICER'] });
  expect(own.client).toBeNull();

  // An officer who has another role besides does not have it through the portal.
  await hub.admin.query(`update hub.officer set roles = '{LABOUR_OFFICER,DISTRICT_ADMINISTRATION}' where subject = 'labour@102'`);
  const wider = (await post(hub, VIEWER, await bearer(hub, 'labour@102'))).json.data.viewer.roles;
  expect(wider).toEqual(['LABOUR_OFFICER', 'DISTRICT_ADMINISTRATION']);
  expect((await post(hub, VIEWER, await portal('labour@102'))).json.data.viewer.roles).toEqual(['LABOUR_OFFICER']);

  // And where they share no role, nothing is left to call.
  await hub.admin.query(`update hub.officer set roles = '{DISTRICT_ADMINISTRATION}' where subject = 'labour@102'`);
  expect(await post(hub, VIEWER, await portal('labour@102'))).toMatchObject({ code: 'FORBIDDEN' });
  await hub.admin.query(`update hub.officer set roles = '{LABOUR_OFFICER}' where subject = 'labour@102'`);
});

test('what a portal records is on record under both', async () => {
  const opId = randomUUID();
  const query = 'mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } problems { message } } }';
  const input = { opId, kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30' };
  const reply = await post(hub, { query, variables: { input } }, await portal('labour@102'));
  expect(reply.json.data.openCase.problems).toEqual([]);
  const { rows } = await hub.admin.query(
    'select client_id, (select subject from hub.officer where id = officer_id) as subject from hub.audit_record where op_id = $1',
    [opId],
  );
  expect(rows).toEqual([{ client_id: 'labour-portal', subject: 'labour@102' }]);
});

test('a portal does not act without an officer, nor for one of another department or State, nor for nobody', async () => {
  for (const headers of [await portal(), await portal('')])
    expect(await post(hub, VIEWER, headers)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  const { rows } = await hub.admin.query<{ subject: string }>(
    `select o.subject from hub.officer o join hub.office f on f.id = o.office_id where f.department = 'LABOUR' and f.state_code <> 8 limit 1`,
  );
  const answers = new Set<string>();
  for (const subject of ['police@102', rows[0]!.subject, 'nobody@102', 'labour-portal']) {
    const reply = await post(hub, VIEWER, await portal(subject));
    expect({ subject, status: reply.status, code: reply.code }).toEqual({ subject, status: 401, code: 'UNAUTHENTICATED' });
    answers.add(reply.text);
  }
  expect(answers.size).toBe(1);
});

test('a portal that is not registered, or no longer, does not act; and an officer cannot act for another', async () => {
  const stranger = { ...GRAPHQL_JSON, ...(await bearer(hub, 'other-portal', { client: true })), 'samanvay-on-behalf-of': 'labour@102' };
  expect(await post(hub, VIEWER, stranger)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  await hub.admin.query(`update hub.client set active_to = '2026-06-04' where client_id = 'labour-portal'`);
  expect(await post(hub, VIEWER, await portal('labour@102'))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  await hub.admin.query(`update hub.client set active_to = null where client_id = 'labour-portal'`);

  const officer = { ...(await bearer(hub, 'police@102')), 'samanvay-on-behalf-of': 'cwc@102' };
  expect((await post(hub, VIEWER, officer)).json.data.viewer.roles).toEqual(['POLICE_OFFICER']);
});
