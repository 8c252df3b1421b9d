import { anew, implementation as hub } from './implementations/hub.ts';
import { open, walled } from './implementations/limit.ts';
import { implementation as mercurius } from './implementations/mercurius.ts';
import { implementation as postgraphile } from './implementations/postgraphile.ts';
import type { Implementation } from './operations.ts';

/** By the name in `results.json`. The hub's answers are what all others are compared with. */
export const implementations = { hub, 'hub-anew': anew, postgraphile, mercurius, limit: walled, 'limit-open': open } satisfies Record<string, Implementation>;
export type Name = keyof typeof implementations;
export const names = Object.keys(implementations) as Name[];
