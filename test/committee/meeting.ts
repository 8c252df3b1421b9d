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

/** The day in India so many days from now, by the hub's clock. */
export function inDays(hub: TestHub, days: number): string {
  return new Date(hub.now().getTime() + 5.5 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** Calls a meeting and begins it, with everybody there or the seats that are named. */
export async function inSession(
  hub: TestHub,
  committeeId: string,
  at = '102',
  present?: readonly string[],
): Promise<{ meetingId: string; version: number }> {
  const now = hub.now().getTime();
  const meetsAt = new Date(now + 60_000).toISOString();
  const { id: meetingId, version } = await hub.officer(`administration@${at}`).does('callMeeting', { committeeId, meetsAt }, 'id version');
  hub.setClock(new Date(now + 61_000).toISOString());
  const seats = await theSeats(hub, committeeId, at);
  const presentSeats = (present ?? Object.keys(seats)).map((kind) => seats[kind]!);
  const begun = await hub.officer(`labour@${at}`).does('recordAttendance', { meetingId, expectedVersion: version, presentSeats }, 'version');
  return { meetingId, version: begun.version };
}

/** A meeting that was held and signed, with one item that was returned and is open again, one that is answered, and another meeting called. */
export async function aMeetingHeld(hub: TestHub, at = '102'): Promise<{ committeeId: string; meetingId: string; items: string[] }> {
  const [chair, secretary] = [hub.officer(`administration@${at}`), hub.officer(`labour@${at}`)];
  const committeeId = await aTaskForce(hub, at);
  const { meetingId, version } = await inSession(hub, committeeId, at);
  for (const owner of ['ahtu', 'police'])
    await secretary.does('recordDecision', {
      meetingId,
      says: `What the ${owner} is to do.`,
      ownerOfficeId: await hub.office(`${owner}@${at}`),
      dueOn: inDays(hub, 20),
      dissents: [{ officeId: await hub.office(`cwc@${at}`), says: 'Sooner.' }],
    });
  const { minutesHash } = await chair.does('closeMeeting', { meetingId, expectedVersion: version }, 'minutesHash');
  for (const officer of [chair, secretary]) await officer.does('signMinutes', { meetingId, minutesHash });
  const { actionItems } = await chair.data('query($id: ID!) { actionItems(filter: { committeeId: $id }) { nodes { id ownerOffice { kind } } } }', {
    id: committeeId,
  });
  const items: string[] = actionItems.nodes.toSorted((a: any, b: any) => (a.ownerOffice.kind < b.ownerOffice.kind ? -1 : 1)).map(({ id }: any) => id);
  const evidence = { kind: 'LETTER', number: '14/2026', on: inDays(hub, 0) };
  for (const [i, owner] of ['ahtu', 'police'].entries())
    await hub.officer(`${owner}@${at}`).does('answerActionItem', { actionItemId: items[i]!, expectedVersion: 1, says: 'Done.', evidence });
  await chair.does('settleActionItem', { actionItemId: items[0]!, expectedVersion: 2, isAccepted: false, reason: 'Not all of it.' });
  await chair.does('callMeeting', { committeeId, meetsAt: new Date(hub.now().getTime() + 20 * 86_400_000).toISOString() });
  return { committeeId, meetingId, items };
}
