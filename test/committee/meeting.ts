import type { TestHub } from '../hub.js';

/** A meeting with its agenda. */
export const AGENDA = `id number state version agendaAsOf
  agenda(first: 100) { nodes { position kind code says since cases caseNumbers office { kind district { code } } district { code } actionItem { id isOverdue } } }`;

/** The Task Force of Jaipur, formed by its District Magistrate, with a partner organisation seated. */
export async function aTaskForce(hub: TestHub, at = '102'): Promise<string> {
  const chair = hub.officer(`administration@${at}`);
  const { id } = await chair.does('formCommittee', { kind: 'DISTRICT_TASK_FORCE', notification: 'DTF/2026/1' });
  await chair.does('seatOffice', { committeeId: id, officeId: await hub.office(`ngo@${at}`), kind: 'CIVIL_SOCIETY' });
  return id;
}

/** The seats of a committee by kind. */
export async function theSeats(hub: TestHub, committeeId: string, at = '102'): Promise<Record<string, string>> {
  const { committee } = await hub
    .officer(`administration@${at}`)
    .data('query($id: ID!) { committee(id: $id) { seats(first: 50) { nodes { id kind endedAt } } } }', { id: committeeId });
  return Object.fromEntries(committee.seats.nodes.filter(({ endedAt }: any) => !endedAt).map(({ kind, id }: any) => [kind, id]));
}

/** Where a meeting stands, as a superuser sees it. */
export async function held(hub: TestHub, meetingId: string): Promise<string> {
  const { rows } = await hub.admin.query<{ state: string }>('select state from hub.meeting where id = $1', [meetingId.split('_').at(-1)]);
  return rows[0]!.state;
}
