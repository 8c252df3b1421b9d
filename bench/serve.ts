/** One implementation in a process of its own: `node serve.ts <name> <options as JSON>`. Prints its port and stays. */
import { tokenVerifier } from '../dist/src/server/tokens.js';
import { implementations, type Name } from './implementations.ts';
import type { Caller } from './operations.ts';

export interface ServeInput {
  walledUrl: string;
  auditUrl: string;
  keysDir: string;
  openUrl: string;
  connections: number;
  issuer: string;
  jwksUrl: string;
  callers: [string, Caller][];
}

const name = process.argv[2] as Name;
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { walledUrl, auditUrl, keysDir, openUrl, connections, issuer, jwksUrl, callers } = JSON.parse(text) as ServeInput;
const verify = tokenVerifier({ issuer, audience: 'samanvay', jwksUrl, clockSkewSeconds: 5 });
const port = await implementations[name].serve({ walledUrl, auditUrl, keysDir, openUrl, connections, verify, callers: new Map(callers) });
process.stdout.write(`listening ${port}\n`);
process.on('SIGTERM', () => process.exit(0));
