import { expect, test } from '@jest/globals';
import { createMetrics } from '../../src/server/metrics.js';
import { useHub } from '../hub.js';
import { bearer, post, send, serve } from './http.js';

const hub = useHub();

const scrape = async (served: { url: string } = hub): Promise<string> => (await send(served, '/metrics')).text;

/** The samples of one metric, each with its labels. */
function samples(text: string, name: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(`${name}{`));
}

test('Prometheus is answered in its own format, with the process and the requests', async () => {
  const authorization = await bearer(hub, 'police@102');
  await post(hub, { query: '{ viewer { roles } }' }, authorization);
  const reply = await send(hub, '/metrics');
  expect(reply).toMatchObject({ status: 200 });
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  for (const name of ['process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds', 'nodejs_gc_duration_seconds', 'samanvay_planner_total'])
    expect(reply.text).toContain(`# TYPE ${name} `);
  expect(samples(reply.text, 'samanvay_request_seconds_count')).toContain('samanvay_request_seconds_count{operation_type="query",outcome="ok"} 1');
});

test('each kind of request counts under its kind and its outcome', async () => {
  const served = await serve(hub);
  const authorization = await bearer(hub, 'police@102');
  await post(served, { query: '{ viewer { roles } }' }, authorization);
  await post(served, { query: '{ viewer { roles } }' });
  await post(served, { query: '{ cases(first: 101) { nodes { id } } }' }, authorization);
  await post(served, { query: '{ ' }, authorization);
  await post(served, { query: 'mutation { openCase(input: {}) { problems { code } } }' }, authorization);
  await post(served, { query: 'mutation { __typename }' }, authorization);
  const counted = samples(await scrape(served), 'samanvay_request_seconds_count').map((line) => /\{(.*)\} (\d+)$/.exec(line)!.slice(1).join(' '));
  expect(counted.toSorted()).toEqual([
    'operation_type="mutation",outcome="ok" 1',
    'operation_type="none",outcome="GRAPHQL_PARSE_FAILED" 1',
    'operation_type="none",outcome="GRAPHQL_VALIDATION_FAILED" 1',
    'operation_type="query",outcome="BAD_USER_INPUT" 1',
    'operation_type="query",outcome="UNAUTHENTICATED" 1',
    'operation_type="query",outcome="ok" 1',
  ]);
  await served.stop();
});

test('no name, no id and no word of the caller is among the numbers', async () => {
  const authorization = await bearer(hub, 'ngo@102');
  const { id } = (await post(hub, { query: '{ viewer { office { id } } }' }, authorization)).json.data.viewer.office;
  for (const query of [
    'query Meenakumari($id: ID!) { meenakumari: node(id: $id) { id } }',
    'query Meenakumari($id: ID!) { meenakumari: node(id: $id) { noSuchFieldMeenakumari } }',
    'query Meenakumari($id: ID!) { cases(first: 101) { nodes { id } } meenakumari: node(id: $id) { id } }',
  ]) {
    const reply = await post(hub, { query, operationName: 'Meenakumari', variables: { id } }, authorization);
    // Control: the id and the name were there to be leaked.
    if (!reply.code) expect(reply.text).toContain(id);
  }
  const text = await scrape();
  expect(text).not.toMatch(/meenakumari/i);
  expect(text).not.toContain(id);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  // Every value of every label of ours is one of a few words.
  const labels = [...text.matchAll(/^samanvay_\w+\{(.*)\} /gm)].flatMap(([, all]) => [...all!.matchAll(/(\w+)="([^"]*)"/g)]);
  const values = labels.filter(([, label]) => label !== 'le' && label !== 'reason').map(([, , value]) => value);
  const known = /^(query|mutation|subscription|none|ok|planned|ordinary|[A-Z_]+)$/;
  expect(values.length).toBeGreaterThan(5);
  expect(values.filter((value) => !known.test(value!))).toEqual([]);
});

test('the planner counts what it answered and why not, and two hubs do not count together', async () => {
  const [one, other] = [createMetrics(hub.audit), createMetrics(hub.audit)];
  one.planned();
  one.planned();
  one.handedBack('mutation');
  const read = async ({ handler }: typeof one): Promise<string[]> => {
    let text = '';
    await handler({} as never, { setHeader: () => undefined, end: (body: string) => (text = body) } as never, () => undefined);
    return samples(text, 'samanvay_planner_total');
  };
  expect(await read(one)).toEqual([
    'samanvay_planner_total{path="planned",reason=""} 2',
    'samanvay_planner_total{path="ordinary",reason="mutation"} 1',
  ]);
  expect(await read(other)).toEqual([]);
  one.stop();
  other.stop();
  expect(await read(one)).toEqual([]);
});
