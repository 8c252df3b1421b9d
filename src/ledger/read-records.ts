import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Reads the lines of `copy (...) to stdout`, some thousand at a time. COPY writes each cell as text, with a tab between. */
export async function* copyLines(client: pg.ClientBase, query: string): AsyncGenerator<string[]> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(10);
    if (end < 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const whole = rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, end)]) : chunk.subarray(0, end);
    rest = chunk.subarray(end + 1);
    yield whole.toString('utf8').split('\n');
  }
}
