import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import { dataClasses, narrowingOf, needToKnow } from '../../dist/src/access/need-to-know.js';
import { type Ask, canonical, type Caller, type Implementation, type Kind, type ServeOptions, type Variables } from '../operations.ts';
import { statements } from './limit-statements.ts';

/**
 * The limit: what is left when there is no GraphQL. One hand-written prepared statement an operation, on `node:http` and `pg`, that
 * answers JSON text. Under row policies the context, the statement and the commit travel together, as the hub sends them; without
 * them a statement goes alone, with predicates of its own.
 */
function limit(walls: boolean): Implementation {
  return {
    about: walls ? 'the limit: node:http, pg, a statement by hand, the same row policies' : 'the limit without row policies, with predicates by hand',

    body({ kind, variables }: Ask): string {
      return JSON.stringify({ operation: kind, variables });
    },

    inTheHubsWords(_ask, { data, error }) {
      if (error) throw new Error(error);
      return canonical(data);
    },

    async serve({ walledUrl, openUrl, connections, verify, callers }: ServeOptions): Promise<number> {
      const { default: pg } = await import('pg');
      const config = {
        connectionString: walls ? walledUrl : openUrl,
        max: connections,
        options: '-c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC',
        pipeline: true,
      };
      const pool = new pg.Pool(config as ConstructorParameters<typeof pg.Pool>[0]);
      const texts = statements(walls);

      const answer = async (kind: Kind, variables: Variables[Kind], caller: Caller): Promise<string> => {
        const query = { name: kind, text: texts[kind], values: parameters[kind](variables as never, caller, walls), rowMode: 'array' as const };
        if (!walls) return textOf(await pool.query(query), kind);
        const client = await pool.connect();
        const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
        try {
          stream.cork();
          const sent = [
            client.query('begin'),
            client.query({ name: 'enter', text: `select set_config('samanvay.ctx', $1, true)`, values: [caller.context] }),
            client.query(query),
            client.query('commit'),
          ] as const;
          stream.uncork();
          const [, , found] = await Promise.all(sent);
          return textOf(found, kind);
        } finally {
          client.release();
        }
      };

      const server = createServer(async (request, response) => {
        try {
          const { subject } = await verify(request.headers.authorization!.slice('Bearer '.length));
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk as Buffer);
          const { operation, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { operation: Kind; variables: Variables[Kind] };
          const text = await answer(operation, variables, callers.get(subject)!);
          response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
        } catch (error) {
          response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: (error as Error).message }));
        }
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return (server.address() as AddressInfo).port;
    },
  };
}

function textOf({ rows }: { rows: unknown[][] }, kind: Kind): string {
  const text = rows[0]?.[0];
  if (typeof text !== 'string') throw new Error(`Nothing was done: ${kind}`);
  return `{"data":${text}}`;
}

const parameters: { [K in Kind]: (variables: Variables[K], caller: Caller, walls: boolean) => unknown[] } = {
  A: ({ district, status }, caller, walls) => [caller.officeId, district, status, ...(walls ? [] : [classesOf(caller)])],
  B: ({ id }, caller, walls) => [id, ...(walls ? [] : [caller.officeId, classesOf(caller)])],
  C: ({ status }, caller) => [caller.officeId, status],
  D: (input, { officerId, officeId }) => {
    const { opId, survivorId, expectedVersion, status, happenedAt, note } = input;
    const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    return [survivorId, expectedVersion, status, happenedAt, officerId, opId, randomUUID(), officeId, new Date(), note, randomUUID(), randomUUID(), hash];
  },
};

/** What the caller may know of each class, in the words of the statements. */
function classesOf({ roles }: Caller): string[] {
  return roles.flatMap((role) =>
    dataClasses.flatMap((dataClass) => {
      const level = needToKnow[role][dataClass];
      const narrowing = narrowingOf(role, dataClass);
      const content = `${dataClass}.F${narrowing ? `:${narrowing}` : ''}`;
      const status = `${dataClass}.S${narrowing === 'OWN_RECORD' ? `:${narrowing}` : ''}`;
      return level === 'F' ? [status, content] : level === 'S' ? [status] : [];
    }),
  );
}

export const walled = limit(true);
export const open = limit(false);
