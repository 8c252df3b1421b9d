import ical, { ICalCalendarMethod, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import { record } from '../audit/record.js';
import { keyedHash } from '../audit/change.js';
import type { Context } from '../context.js';
import { type CommitteeKind, MeetingState } from '../committee/codes.js';
import { committeeRules } from '../committee/rules.js';
import { AuditUnavailable } from '../errors.js';
import { eventTitle, meetingTitle } from './texts.js';

/** What is over for so long is not shown any more; the lists of the hub have it. */
const DAYS_BACK = 90;
const EVENTS_AT_MOST = 1000;
const READ_EVERY_SECONDS = 3600;

/** By the reader's own row policies of this moment. What may tell too much (`needs`) has neither a name nor a number. */
const DUTIES = `select c.id, c.due_at, case when c.needs is null then r.duty end as duty, case when c.needs is null then f.number end as number
  from hub.clock c join hub.clock_rule r on r.id = c.rule_id left join hub.case_file f on f.id = c.case_id
  where c.owner_office_id = ?::uuid and c.state in ('RUNNING', 'EXTENDED', 'BREACHED') and c.due_at > ?
  order by c.due_at, c.id limit ?`;

/** Of the committees in which the reader's office sits. What is on the agenda, the hub says. */
const MEETINGS = `select m.id, m.meets_at, c.kind from hub.meeting m join hub.committee c on c.id = m.committee_id
  where m.state in ('${MeetingState.CALLED}', '${MeetingState.IN_SESSION}') and m.meets_at > ? order by m.meets_at, m.id limit ?`;

/**
 * The duties of the reader's office and its meetings as a calendar (RFC 5545), and that it was read, on record before it leaves. It lies on phones and in
 * programs of others, so it names no survivor, no place and no officer.
 */
export async function calendarOf(context: Context, addressId: string): Promise<string> {
  const { actor, clock, hub } = context;
  const since = new Date(clock().getTime() - DAYS_BACK * 86_400_000);
  const duties: { id: string; due_at: string; duty: string | null; number: string | null }[] = await context.read((em) =>
    em.execute(DUTIES, [actor.officeId, since, EVENTS_AT_MOST]),
  );
  const meetings: { id: string; meets_at: string; kind: CommitteeKind }[] = await context.read((em) => em.execute(MEETINGS, [since, EVENTS_AT_MOST]));
  await putOnRecord(context, addressId);
  const calendar = ical({
    prodId: { company: 'Samanvay', product: 'Duties', language: 'EN' },
    name: 'Samanvay: duties',
    method: ICalCalendarMethod.PUBLISH,
    ttl: READ_EVERY_SECONDS,
  });
  const events = [
    ...duties.map(({ id, due_at: at, duty, number }) => ({ id, at, summary: eventTitle({ duty, number }) })),
    ...meetings.map(({ id, meets_at: at, kind }) => ({ id, at, summary: meetingTitle(committeeRules[kind].label) })),
  ];
  for (const { id, at, summary } of events) {
    const due = new Date(at);
    calendar.createEvent({
      // Not the clock's own id, of which whoever knows the case can try out the duty.
      id: `${keyedHash(hub.keys, `calendar event|${id}`)}@samanvay`,
      start: due,
      end: due,
      stamp: clock(),
      summary,
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

async function putOnRecord(context: Context, addressId: string): Promise<void> {
  try {
    await context.write(async (em) => {
      const { id } = record(em, context, { operation: 'readCalendar', opId: context.requestId, asked: [`CalendarAddress_${addressId}`] });
      await em.flush();
      const [{ kept }]: [{ kept: boolean }] = await em.execute('select hub.is_on_record(?) as kept', [id]);
      if (!kept) throw new AuditUnavailable();
    });
  } catch (error) {
    throw error instanceof AuditUnavailable ? error : new AuditUnavailable();
  }
}
