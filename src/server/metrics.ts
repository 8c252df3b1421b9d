import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is counted for who watches the hub: how many and how long, never who, what or whose. */
export interface Metrics {
  /** A query was answered by one compiled statement. */
  planned(): void;
  /** Of them, those that were answered before and still hold, as the database says. */
  repeated(): void;
  /** A query was left to the ordinary resolvers. The reason is a constant of our code: every new text is a new series. */
  handedBack(reason: string): void;
  /** A message of a webhook was tried. */
  webhookTried(outcome: 'DELIVERED' | 'FAILED' | 'WITHHELD'): void;
  /** What became of a message: by its way and its state, which are constants of ours. */
  message(channel: string, state: string): void;
  /** Answers Prometheus. */
  handler: RequestHandler;
  /** Measures requests. */
  plugin: ApolloServerPlugin;
  stop(): void;
}

/** How the audit log is. */
interface AuditHealth {
  ageSeconds: number;
  unsealed: number;
  cosignatures: number;
  isBroken: boolean;
}

/** Every label is one of ours. Names of operations come from the caller, and somebody names theirs after a child. */
const outcomes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'BAD_USER_INPUT',
  'UNAVAILABLE',
  'AUDIT_UNAVAILABLE',
  'RATE_LIMITED',
  'INTERNAL',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** One set of metrics for one app: two hubs in one process do not count each other's requests. */
export function createMetrics(
  audit: { health(): Promise<AuditHealth> },
  webhookNumbers?: () => Promise<{ waiting: number; paused: number }>,
): Metrics {
  const register = new Registry();
  const registers = [register];
  const seconds = new Histogram({
    name: 'samanvay_request_seconds',
    help: 'How long GraphQL requests took, by the type of operation and the code of the first error.',
    labelNames: ['operation_type', 'outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const planner = new Counter({
    name: 'samanvay_planner_total',
    help: 'Queries answered by one compiled statement (planned) or by the ordinary resolvers, and then why.',
    labelNames: ['path', 'reason'] as const,
    registers,
  });
  const repeated = new Counter({
    name: 'samanvay_planner_repeated_total',
    help: 'Of the planned queries, those whose answer was at hand and still held.',
    registers,
  });
  const messages = new Counter({
    name: 'samanvay_messages_total',
    help: 'Messages that left this process, by channel, and what became of others: held for a digest, uncertain, given up, dropped.',
    labelNames: ['channel', 'state'] as const,
    registers,
  });
  const age = new Gauge({
    name: 'samanvay_audit_checkpoint_age_seconds',
    help: 'Seconds since the newest checkpoint of the audit was signed.',
    registers,
  });
  const unsealed = new Gauge({ name: 'samanvay_audit_unsealed_records', help: 'Records of the audit that no checkpoint covers yet.', registers });
  const cosignatures = new Gauge({ name: 'samanvay_audit_cosignatures', help: 'Witnesses that have cosigned the newest checkpoint.', registers });
  const broken = new Gauge({ name: 'samanvay_audit_broken', help: '1 when this process could not seal the audit at its last try.', registers });
  const attempts = new Counter({
    name: 'samanvay_webhook_attempts_total',
    help: 'Messages of webhooks: taken by the receiver (DELIVERED), not taken (FAILED), no longer to be sent (WITHHELD).',
    labelNames: ['outcome'] as const,
    registers,
  });
  const waiting = new Gauge({
    name: 'samanvay_webhook_waiting',
    help: 'Messages of webhooks that are still to be sent, of all processes.',
    registers,
  });
  const paused = new Gauge({ name: 'samanvay_webhook_paused', help: 'Webhooks that are paused, other than by their office.', registers });
  // The library can start watching the process and cannot stop. What it starts keeps no process alive, but it would keep every
  // hub of a test run in memory; so it starts with the first look, and who never looks pays nothing.
  let isWatching = false;
  return {
    planned: () => planner.inc({ path: 'planned', reason: '' }),
    repeated: () => repeated.inc(),
    message: (channel, state) => messages.inc({ channel, state }),
    handedBack: (reason) => planner.inc({ path: 'ordinary', reason }),
    webhookTried: (outcome) => attempts.inc({ outcome }),
    handler: async (_request, response) => {
      if (!isWatching) collectDefaultMetrics({ register });
      isWatching = true;
      const health = await audit.health().catch(() => undefined);
      if (health) {
        age.set(health.ageSeconds);
        unsealed.set(health.unsealed);
        cosignatures.set(health.cosignatures);
      }
      const numbers = await webhookNumbers?.().catch(() => undefined);
      if (numbers) {
        waiting.set(numbers.waiting);
        paused.set(numbers.paused);
      }
      broken.set(!health || health.isBroken ? 1 : 0);
      response.setHeader('Content-Type', register.contentType);
      response.end(await register.metrics());
    },
    plugin: {
      // The one refusal before a request has begun.
      contextCreationDidFail: async () => seconds.observe({ operation_type: 'none', outcome: 'RATE_LIMITED' }, 0),
      async requestDidStart() {
        const started = performance.now();
        return {
          async willSendResponse({ operation, response }) {
            const { body } = response;
            const code = body.kind === 'single' ? body.singleResult.errors?.[0]?.extensions?.code : undefined;
            const failed = body.kind === 'single' && (body.singleResult.errors?.length ?? 0) > 0;
            const outcome = failed ? (outcomes.has(String(code)) ? String(code) : 'OTHER') : 'ok';
            seconds.observe({ operation_type: operation?.operation ?? 'none', outcome }, (performance.now() - started) / 1000);
          },
        };
      },
    },
    stop: () => register.clear(),
  };
}
