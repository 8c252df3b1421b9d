import type { Teller } from '../src/database/vignettes.js';
import { type TestHub, aBoy } from './hub.js';

/** The day on which the short stories are told: 5 June 2026, noon. */
export const NOON = '2026-06-05T12:00:00+05:30';

/** Tells a vignette over HTTP, each step by the officer who takes it and at its time. */
export function overHttp(hub: TestHub): Teller {
  return {
    at: (instant) => hub.setClock(instant),
    does: (persona, mutation, input, fields) => hub.officer(persona).does(mutation, input, fields),
    reads: (persona, query, variables) => hub.officer(persona).data(query, variables),
  };
}

/** A case of child labour in Jaipur, led by its AHTU. */
export async function anOpenCase(hub: TestHub, more: object = {}, at = NOON): Promise<{ caseId: string; version: number }> {
  hub.setClock(at);
  const { id, version } = await hub
    .officer('ahtu')
    .does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30', ...more }, 'id version');
  return { caseId: id, version };
}

/** The same with people rescued this morning: one boy when nothing else is said. */
export async function aRescue(hub: TestHub, survivors: object[] = [aBoy]): Promise<{ caseId: string; survivorIds: string[]; survivorId: string }> {
  const { caseId } = await anOpenCase(hub);
  const rescue = await hub
    .officer('ahtu')
    .does(
      'recordRescue',
      { caseId, district: 102, startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30', survivors },
      'survivors(first: 100) { nodes { id } }',
    );
  const survivorIds: string[] = rescue.survivors.nodes.map(({ id }: { id: string }) => id);
  return { caseId, survivorIds, survivorId: survivorIds[0]! };
}
