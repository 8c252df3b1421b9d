import { beforeAll, expect, test } from '@jest/globals';
import { aCaseOfEveryone } from '../everyone.js';
import { useHub } from '../hub.js';
import { serve } from '../server/http.js';

const hub = useHub();
let everyone: Awaited<ReturnType<typeof aCaseOfEveryone>>;
const idOf = (globalId: string) => globalId.split('_')[1]!;
const STATEMENTS = 'query Read($id: ID!) { survivor(id: $id) { statements { nodes { madeAt content { __typename } } } } }';

beforeAll(async () => {
  everyone = await aCaseOfEveryone(hub);
  await hub
    .officer('police')
    .does('recordStatement', { survivorId: everyone.boy, madeAt: '2026-06-06T09:00:00+05:30', kind: 'TO_POLICE', text: 'what was said' });
  await hub.admin.query('delete from hub.sighting');
}, 60_000);

/** What is on record of a survivor: which office saw which class. */
async function sightings(): Promise<string[]> {
  const { rows } = await hub.admin.query<{ line: string }>(
    `select distinct o.subject || ' ' || s.data_class || ' ' || s.basis as line from hub.sighting s join hub.officer o on o.id = s.officer_id where survivor_id = $1 order by 1`,
    [idOf(everyone.boy)],
  );
  return rows.map(({ line }) => line);
}

test('whoever reads the content of a class is on record with it before the answer leaves; whoever sees that it exists is not', async () => {
  for (const persona of ['police', 'dcpu', 'labour', 'home']) await hub.officer(persona).data(STATEMENTS, { id: everyone.boy });
  // Those to whom the agreement gives the statement itself, and no others.
  expect(await sightings()).toEqual(['dcpu@102 ST RULE', 'police@102 ST OPENED']);
  const { rows } = await hub.admin.query(`select seen, operation, decision, outcome from hub.audit_record where operation = 'survivor' order by at`);
  expect(rows).toEqual(
    Array.from({ length: 2 }, () => ({ seen: [`ST:${idOf(everyone.boy)}`], operation: 'survivor', decision: 'ALLOWED', outcome: 'DONE' })),
  );
});

test('it is on record in the same way where ordinary execution answers', async () => {
  const ordinary = await serve(hub, { planning: false });
  try {
    await hub.admin.query('delete from hub.sighting');
    const authorization = `Bearer ${await hub.token('legal@102')}`;
    const response = await fetch(`${ordinary.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: STATEMENTS, variables: { id: everyone.boy } }),
    });
    expect(await response.text()).toContain('StatementText');
    expect(await sightings()).toEqual(['legal@102 ST RULE']);
  } finally {
    await ordinary.stop();
  }
});

test('what cannot be put on record does not leave, and case facts still do', async () => {
  await hub.admin.query('revoke insert on hub.audit_record from samanvay_hub');
  try {
    const answer = await hub.officer('police').ask(STATEMENTS, { id: everyone.boy });
    expect(answer).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'AUDIT_UNAVAILABLE' } })] });
    expect(
      (await hub.officer('police').data('query($id: ID!) { survivor(id: $id) { pseudonym } }', { id: everyone.boy })).survivor.pseudonym,
    ).toBeDefined();
  } finally {
    await hub.admin.query('grant insert on hub.audit_record to samanvay_hub');
  }
  expect((await hub.officer('police').data(STATEMENTS, { id: everyone.boy })).survivor.statements.nodes).toHaveLength(1);
});

test('whoSaw answers the Committee with readings and openings alike', async () => {
  const { whoSaw } = await hub
    .officer('cwc')
    .data('query($id: ID!) { whoSaw(survivorId: $id) { nodes { dataClass purpose officer { designation } } } }', { id: everyone.boy });
  expect(whoSaw.nodes).toContainEqual({ dataClass: 'ST', purpose: null, officer: { designation: 'Station House Officer' } });
});
