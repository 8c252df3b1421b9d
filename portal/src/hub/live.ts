/** What happens in one's cases, as it happens: over server-sent events, and on again from the last cursor when the line breaks. */
import { createClient } from 'graphql-sse';
import type { ChangesSubscription } from '../../generated/common.js';
import { ChangesDocument } from '../../generated/common.js';
import { currentToken } from './session.js';

export type Change = ChangesSubscription['changes'];

/** Tells of each change until it is stopped. The library tries again by itself, with a pause that grows. */
export function follow(told: (change: Change) => void): () => void {
  const client = createClient({
    url: '/graphql/stream',
    retryAttempts: Number.MAX_SAFE_INTEGER,
    headers: async (): Promise<Record<string, string>> => ({ authorization: `Bearer ${await currentToken()}` }),
  });
  let cursor: string | undefined;
  let isStopped = false;
  void (async () => {
    while (!isStopped) {
      try {
        // By name, which the library sends as it is, and its types do not know.
        const asked = { documentId: ChangesDocument.id, variables: cursor === undefined ? {} : { after: cursor } };
        for await (const { data } of client.iterate<ChangesSubscription>(asked as never)) {
          if (!data) continue;
          cursor = data.changes.cursor;
          told(data.changes);
        }
      } catch {
        // The token ended, or the hub went: begun again from the cursor, after a breath.
      }
      if (!isStopped) await new Promise((done) => setTimeout(done, 3000));
    }
  })();
  return () => {
    isStopped = true;
    client.dispose();
  };
}
