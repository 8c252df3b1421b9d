import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { AS_CANONICAL } from '../audit/canonical.js';
import { type LeavesOf, RecordCheck } from './check-records.js';

/** A thread that checks records, over a connection of its own, as of the snapshot that it is given. */
export interface WorkerInput {
  url: string;
  snapshot: string;
  macKey: Uint8Array | undefined;
}

const { url, snapshot, macKey } = workerData as WorkerInput;
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query('begin isolation level repeatable read read only');
await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}; ${AS_CANONICAL}; set local enable_sort = off`);
const check = await RecordCheck.of(client, macKey && Buffer.from(macKey));

parentPort!.on('message', (leaves: LeavesOf) => {
  void check.check(leaves).then((checked) => {
    // To a thread of our own; only windows of a browser have origins.
    // oxlint-disable-next-line require-post-message-target-origin
    parentPort!.postMessage(checked);
  });
});
