import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type TestHub, type TestOfficer, aBoy } from './hub.js';

/** One officer of each department that takes part, in the order of the agreement's table. */
const everyone = ['police', 'ahtu', 'ahtb', 'child-police', 'labour', 'administration', 'cwc', 'dcpu', 'home', 'medical', 'legal', 'ngo'];

/**
 * A case in which everybody takes part: the police of Jaipur, or of another district, found two boys on 5 June; of the first of
 * them a home has custody, a hospital is asked, and a partner organisation is assigned. It is 6 June, noon.
 */
export async function aCaseOfEveryone(hub: TestHub, district = 102): Promise<{ caseId: string; boy: string; other: string; placementId: string }> {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const of = (persona: string) => `${persona}@${district}`;
  const [police, cwc] = [hub.officer(of('police')), hub.officer(of('cwc'))];
  const { id: caseId } = await police.does('openCase', {
    kind: 'CHILD_LABOUR',
    district,
    channel: 'PATROL',
    receivedAt: '2026-06-05T05:00:00+05:30',
  });
  const rescue = await police.does(
    'recordRescue',
    { caseId, district, startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30', survivors: [aBoy, aBoy] },
    'survivors { nodes { id } }',
  );
  const [boy, other] = rescue.survivors.nodes.map(({ id }: { id: string }) => id) as [string, string];
  hub.setClock('2026-06-06T12:00:00+05:30');
  await cwc.does('recordJourneyEvent', { survivorId: boy, expectedVersion: 1, status: 'BEFORE_CWC', happenedAt: '2026-06-06T09:00:00+05:30' });
  const { id: placementId } = await cwc.does('placeSurvivor', {
    survivorId: boy,
    expectedVersion: 2,
    homeId: await hub.office(of('home')),
    shelter: 'CH',
    since: '2026-06-06T10:00:00+05:30',
  });
  await police.does('referForExamination', { survivorId: boy, hospitalId: await hub.office(of('medical')) });
  await cwc.does('assignNgo', { survivorIds: [boy], ngoId: await hub.office(of('ngo')), orderNumber: 'CWC/41', orderedOn: '2026-06-06' });
  return { caseId, boy, other, placementId };
}

/** What an officer reads of a survivor. */
export async function reads(hub: TestHub, persona: string, survivorId: string, fields: string): Promise<any> {
  return (await hub.officer(persona).data(`query($id: ID!) { survivor(id: $id) { ${fields} } }`, { id: survivorId })).survivor;
}

/** What each department gets of the newest row of a list: F the content too, S the status alone, - nothing. As one line, like the table's. */
export async function whatEachSees(hub: TestHub, survivorId: string, list: string, content: string): Promise<string> {
  const levels = await Promise.all(
    everyone.map(async (persona) => {
      const survivor = await reads(hub, persona, survivorId, `${list}(last: 1) { nodes { id ${content} { __typename } } }`);
      const [row] = survivor[list].nodes;
      return `${persona} ${row ? (row[content] ? 'F' : 'S') : '-'}`;
    }),
  );
  return levels.join(', ');
}

/** What is hidden and what was never issued get the same answer. */
export async function isNotThere(officer: TestOfficer, mutation: string, input: Record<string, unknown>, field: string): Promise<void> {
  const neverIssued = `${String(input[field]).split('_')[0]}_${randomUUID()}`;
  const answer = await officer.fails(mutation, input);
  expect(answer).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(answer).toEqual(await officer.fails(mutation, { ...input, [field]: neverIssued }));
}
