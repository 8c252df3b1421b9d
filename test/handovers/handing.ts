import type { TestHub } from '../hub.js';

const CASE = `query($id: ID!) { case(id: $id) { version status leadOffice { id } handovers { nodes { id status } }
  participants(first: 100) { nodes { capacity basis until contentOf statusOf office { id } } } events(last: 5) { nodes { kind } } } }`;

/** A case as an officer sees it. */
export async function seesOfCase(hub: TestHub, persona: string, caseId: string): Promise<any> {
  const { case: seen } = await hub.officer(persona).data(CASE, { id: caseId });
  const standing = seen?.participants.nodes
    .filter(({ until }: any) => until === null)
    .map(({ capacity, basis, contentOf, statusOf, office }: any) => ({ capacity, basis, contentOf, statusOf, office }));
  return seen && { ...seen, participants: standing };
}

/** What a proposal is sent, with the versions as they are. */
export async function proposal(
  hub: TestHub,
  from: string,
  to: string,
  caseId: string,
  more: Record<string, any> = {},
): Promise<Record<string, unknown>> {
  const { survivors = [], ...rest } = more;
  const data = await hub
    .officer(from)
    .data(`query($case: ID!, $of: [ID!]!) { case(id: $case) { version } nodes(ids: $of) { id ... on Survivor { version } } }`, {
      case: caseId,
      of: survivors,
    });
  const isLead = rest.transfers === 'LEAD';
  return {
    caseId,
    expectedVersion: data.case.version,
    toOfficeId: await hub.office(to),
    kind: 'REFER',
    message: 'What the other office needs to know, and no name.',
    ...(isLead ? {} : { shares: [] }),
    ...(survivors.length > 0 && { survivors: data.nodes.map(({ id, version }: any) => ({ survivorId: id, expectedVersion: version })) }),
    ...rest,
  };
}

/** Proposes a handover: its id. */
export async function handsOver(hub: TestHub, from: string, to: string, caseId: string, more: object = {}): Promise<string> {
  return (await hub.officer(from).does('proposeHandover', await proposal(hub, from, to, caseId, more))).id;
}

/** Whether a survivor is there for an officer. */
export async function sees(hub: TestHub, persona: string, survivorId: string): Promise<boolean> {
  const { data } = await hub.officer(persona).ask('query($id: ID!) { node(id: $id) { id } }', { id: survivorId });
  return Boolean(data?.node);
}
