import { rolesAtLevel } from '../../access/need-to-know.js';
import { AlertKind, AlertOutcome, AlertUrgency, LONGEST_DAYS, toldOf, WithdrawalReason } from '../../alerts/codes.js';
import { marksOf } from '../../alerts/marks.js';
import { Capacity, type CaseKind, SharedClass } from '../../cases/codes.js';
import { HandoverKind, HandoverStatus, type RefusalReason, terms, Transferred } from '../../handovers/codes.js';
import { OfficeKind, officeKinds } from '../../offices/codes.js';
import type { CaseStory } from './case-story.js';
import type { Desk } from './places.js';
import { DAY, HOUR, MINUTE } from './parts.js';
import { type Id, Random, weighted } from './random.js';

type Fate = 'DONE' | 'STANDING' | 'REFUSED' | 'EXPIRED' | 'REVOKED';

const fates = weighted<Fate>({ DONE: 56, STANDING: 14, REFUSED: 13, EXPIRED: 11, REVOKED: 6 });
const refusals = weighted<RefusalReason>({
  NOT_OUR_JURISDICTION: 34,
  NOT_OUR_TASK: 18,
  NO_CAPACITY: 18,
  INFORMATION_MISSING: 14,
  ORDER_MISSING: 8,
  OTHER_OFFICE_ACTS: 6,
  NOT_SAFE: 2,
});

/** What is asked of an office, by its kind. In one's own district or where people come from; narrow offices are assigned and not asked. */
const tasks: readonly { kind: OfficeKind; of: 'HERE' | 'HOME'; ask: HandoverKind; says: string; share: SharedClass[] }[] = [
  { kind: OfficeKind.DCPU, of: 'HOME', ask: HandoverKind.CONSULT, says: 'Is the household safe, and can it be supported?', share: [SharedClass.RHB] },
  { kind: OfficeKind.AHTU, of: 'HOME', ask: HandoverKind.REFER, says: 'Find out who recruited there, and for whom.', share: [SharedClass.ACC] },
  {
    kind: OfficeKind.DISTRICT_MAGISTRATE,
    of: 'HOME',
    ask: HandoverKind.REFER,
    says: 'Please open the entitlements of the district to the family.',
    share: [SharedClass.FIN, SharedClass.RHB],
  },
  { kind: OfficeKind.DLSA, of: 'HERE', ask: HandoverKind.REFER, says: 'Legal aid is asked for; please name a lawyer.', share: [SharedClass.ACC] },
  {
    kind: OfficeKind.DISTRICT_LABOUR_OFFICE,
    of: 'HERE',
    ask: HandoverKind.REFER,
    says: 'Have the wages that are owed computed.',
    share: [SharedClass.EMP],
  },
  { kind: OfficeKind.SJPU, of: 'HERE', ask: HandoverKind.CONSULT, says: 'Can an escort be had in the coming weeks?', share: [] },
];

/** How often an alert goes out, and of which kind. */
const alerts: Record<CaseKind, { share: number; kinds: readonly AlertKind[] }> = {
  CHILD_LABOUR: { share: 0.02, kinds: [AlertKind.WANTED_AGENT] },
  BONDED_LABOUR: { share: 0.02, kinds: [AlertKind.WANTED_AGENT, AlertKind.VEHICLE] },
  TRAFFICKING: { share: 0.25, kinds: [AlertKind.WANTED_AGENT, AlertKind.TRAFFICKING_ROUTE, AlertKind.TRAIN, AlertKind.VEHICLE] },
  SEXUAL_EXPLOITATION: { share: 0.1, kinds: [AlertKind.WANTED_AGENT] },
  MISSING_CHILD: { share: 0.4, kinds: [AlertKind.MISSING_CHILD] },
};
const texts: Record<AlertKind, string> = {
  MISSING_CHILD: 'A child is missing: slight, school clothes, carries a small bag. May be on a train or at a bus stand with an adult.',
  TRAFFICKING_ROUTE: 'Groups of young people are taken along this way by night, with one adult for each four.',
  WANTED_AGENT: 'An agent of about 40 promises work in a city and pays the household a first month.',
  VEHICLE: 'A white van with curtains takes workers to a kiln before sunrise.',
  TRAIN: 'Children travel in the last coaches, with somebody who holds all tickets.',
  OTHER: 'Something to look out for along this way.',
};
/** What the made-up agents are called: by how they look, and never by a name. */
const looks = ['Lamboo', 'Topi', 'Chashma', 'Muchhad', 'Chhotu Truck', 'Lal Gamchha'];

/**
 * What offices write to each other about a case: handovers that transfer nothing or came to nothing, and alerts. Drawn apart from the rest of the
 * case, which stays what it was. Answers what is to be written when it is known when the case was closed.
 */
export function tellMessages(story: CaseStory, from: number): (closedAt: number | undefined) => void {
  const random = new Random(`messages ${story.id.toString('hex')}`);
  if (random.chance(alerts[story.kind].share)) tellAlert(story, random, from);
  return random.chance(0.35) ? tellHandover(story, random, from) : () => undefined;
}

function tellHandover(story: CaseStory, random: Random, from: number): (closedAt: number | undefined) => void {
  const nothing = () => undefined;
  const { lead } = story;
  const isLead = lead.kind !== OfficeKind.AHTU && random.chance(0.07);
  const task = random.of(tasks);
  const to = isLead ? first(story.found.desks.get(OfficeKind.AHTU)) : first((task.of === 'HERE' ? story.found : story.home).desks.get(task.kind));
  if (!to || to === lead || officeKinds[lead.kind].narrow) return nothing;
  const kind = isLead ? HandoverKind.TRANSFER : task.ask;
  const proposedAt = from + random.between(2 * HOUR, 30 * DAY);
  if (!story.hasHappened(proposedAt)) return nothing;
  const drawn = fates.draw(random);
  // The lead that is taken over makes another story of the whole case: here it is offered and not taken.
  const fate = isLead && (drawn === 'DONE' || drawn === 'STANDING') ? 'REFUSED' : drawn;
  const expiresAt = proposedAt + terms[kind].expiryHours * HOUR;
  const isSeen = fate !== 'EXPIRED' || random.chance(0.4);
  const seenAt = proposedAt + random.between(20 * MINUTE, 40 * HOUR);
  const answeredAt = seenAt + random.between(10 * MINUTE, 60 * HOUR);
  const doneAt = answeredAt + random.between(DAY, 25 * DAY);
  const ends: Record<Fate, number> = {
    DONE: doneAt,
    STANDING: Infinity,
    REFUSED: answeredAt,
    EXPIRED: expiresAt,
    REVOKED: proposedAt + random.between(HOUR, 3 * DAY),
  };
  const happened = (at: number) => story.hasHappened(at);
  const isOver = happened(ends[fate]);
  const isAnswered = fate !== 'EXPIRED' && fate !== 'REVOKED' && happened(answeredAt);
  const isAccepted = isAnswered && fate !== 'REFUSED';
  const wasSeen = isAnswered || (isSeen && happened(seenAt) && (fate !== 'REVOKED' || seenAt < ends.REVOKED));
  for (const at of [proposedAt, wasSeen ? seenAt : 0, isAnswered ? answeredAt : 0, isOver ? ends[fate] : 0]) story.moved(at);
  const id = random.id(proposedAt);
  const shares = isLead ? null : task.share.filter((dataClass) => knows(lead.kind, dataClass) && knows(to.kind, dataClass)).toSorted();
  const parties = { case_id: story.id, from_office_id: lead.office, to_office_id: to.office };
  const refusedBecause = isAnswered && fate === 'REFUSED' ? refusals.draw(random) : null;
  const isNoted = random.chance(0.5);
  if (isAccepted)
    story.handsTo(to, {
      id: random.id(answeredAt),
      handover_id: id,
      capacity: kind === HandoverKind.REFER ? Capacity.REFERRED : Capacity.CONSULTED,
      authority: kind === HandoverKind.REFER ? 'Handed over: a task' : 'Handed over: a question',
      since: answeredAt,
      until: isOver ? doneAt : null,
      shares: shares ?? [],
    });
  return (closedAt) => {
    // What nobody had answered when the case was closed, was overtaken by that.
    const isOvertaken = closedAt !== undefined && !isOver && !isAnswered;
    story.put('handover', {
      id,
      ...parties,
      case_number: story.number,
      kind,
      transfers: isLead ? Transferred.LEAD : null,
      status: isOvertaken
        ? HandoverStatus.OVERTAKEN
        : isOver
          ? HandoverStatus[fate as Exclude<Fate, 'STANDING'>]
          : isAnswered
            ? HandoverStatus.ACCEPTED
            : HandoverStatus.PROPOSED,
      proposed_by_id: lead.officer,
      shares,
      proposed_at: proposedAt,
      acknowledge_by: proposedAt + terms[kind].acknowledgeHours * HOUR,
      acknowledged_at: wasSeen ? seenAt : null,
      expires_at: expiresAt,
      answered_at: isAnswered ? answeredAt : null,
      answered_by_id: isAnswered ? to.officer : null,
      refused_because: refusedBecause,
      ended_at: isOvertaken ? closedAt : isOver ? ends[fate] : null,
    });
    story.put('handover_words', {
      id,
      ...parties,
      message: isLead ? 'This is for the unit of the district to lead.' : task.says,
      refusal_note: refusedBecause && isNoted ? 'Please look for the office that has it to do.' : null,
      answer: fate === 'DONE' && isOver ? (kind === HandoverKind.CONSULT ? 'Yes, from next month on.' : 'Done; the file has it.') : null,
    });
  };
}

function tellAlert(story: CaseStory, random: Random, from: number): void {
  const { kinds } = alerts[story.kind];
  const kind = random.of(kinds);
  const by = story.partOf(OfficeKind.AHTU) ?? story.partOf(OfficeKind.POLICE_STATION) ?? story.partOf(OfficeKind.GRP);
  if (!by) return;
  // Agents work out of the places that people are taken from, each in many cases.
  const agent = story.home.code * 10 + random.whole(0, 9);
  const marked = {
    agentAlias: kind === AlertKind.WANTED_AGENT ? `${looks[agent % looks.length]} ${agent}` : undefined,
    agentPhone: kind === AlertKind.WANTED_AGENT || random.chance(0.2) ? `+91 9${String(agent).padStart(9, '0')}` : undefined,
    vehicle: kind === AlertKind.VEHICLE ? `XX ${String(agent % 100).padStart(2, '0')} Z ${String(agent).padStart(4, '0').slice(-4)}` : undefined,
    train: kind === AlertKind.TRAIN ? String(10_000 + (agent % 5000)) : undefined,
  };
  const route = [...new Set([story.home, story.found])];
  const offices = route
    .flatMap(({ desks }) => toldOf[kind].flatMap((of) => desks.get(of) ?? []))
    .filter((desk, i, all) => desk.office !== by.office && all.indexOf(desk) === i);
  if (offices.length === 0) return;

  let issuedAt = from + random.between(30 * MINUTE, 5 * DAY);
  const ids: { id: Id; issuedAt: number }[] = [];
  for (let more = true; more && story.hasHappened(issuedAt); more = random.chance(0.12)) {
    ids.push({ id: random.id(issuedAt), issuedAt });
    issuedAt += random.between(3 * DAY, 12 * DAY);
  }
  for (const [i, { id, issuedAt: at }] of ids.entries()) {
    const next = ids[i + 1];
    const validUntil = at + random.whole(10, LONGEST_DAYS) * DAY;
    const takenBackAt = at + random.between(DAY, 9 * DAY);
    const isTakenBack = !next && random.chance(0.3) && story.hasHappened(takenBackAt);
    story.moved(at);
    if (isTakenBack) story.moved(takenBackAt);
    const of = { alert_id: id, issued_by_office_id: by.office };
    story.put('alert', {
      id,
      case_id: story.id,
      issued_by_office_id: by.office,
      issued_by_id: by.officer,
      issued_at: at,
      valid_until: validUntil,
      kind,
      urgency: random.of([AlertUrgency.ORDINARY, AlertUrgency.URGENT, AlertUrgency.URGENT, AlertUrgency.IMMEDIATE]),
      text: texts[kind],
      route_districts: route.map(({ code }) => code),
      route_states: [],
      vehicle: marked.vehicle,
      train: marked.train,
      agent_alias: marked.agentAlias,
      agent_phone: marked.agentPhone,
      marks: marksOf(marked),
      superseded_at: next?.issuedAt,
      superseded_by_id: next?.id,
      withdrawn_at: isTakenBack ? takenBackAt : null,
      withdrawn_because: isTakenBack ? random.of([WithdrawalReason.PERSON_FOUND, WithdrawalReason.PERSON_FOUND, WithdrawalReason.MISTAKEN]) : null,
      version: next || isTakenBack ? 2 : 1,
    });
    // As long as it stands, and nothing after that.
    const over = Math.min(validUntil, next?.issuedAt ?? Infinity, isTakenBack ? takenBackAt : Infinity);
    for (const desk of offices) {
      const readAt = at + random.between(20 * MINUTE, 6 * DAY);
      const actedAt = readAt + random.between(HOUR, 4 * DAY);
      const isRead = random.chance(0.78) && readAt < over && story.hasHappened(readAt);
      const isActed = isRead && random.chance(0.25) && actedAt < over && story.hasHappened(actedAt);
      story.put('alert_recipient', {
        id: random.id(at),
        ...of,
        office_id: desk.office,
        acknowledged_at: isRead ? readAt : null,
        outcome: isActed
          ? random.of([AlertOutcome.NOTHING_FOUND, AlertOutcome.NOTHING_FOUND, AlertOutcome.UNDER_WATCH, AlertOutcome.INTERCEPTED])
          : null,
        acted_at: isActed ? actedAt : null,
      });
      if (!isActed || !random.chance(0.3)) continue;
      story.put('alert_sighting', {
        id: random.id(actedAt),
        ...of,
        case_id: story.id,
        reported_by_office_id: desk.office,
        reported_by_id: desk.officer,
        reported_at: actedAt,
        district_code: random.of(route).code,
        seen_at: actedAt - random.between(10 * MINUTE, HOUR),
        text: 'Somebody or something that fits was seen near the bus stand, and gone when we came.',
      });
    }
  }
}

function first(desks: readonly Desk[] | undefined): Desk | undefined {
  return desks?.[0];
}

/** What the agreement gives officers of this kind, of whatever another office recorded. */
function knows(kind: OfficeKind, dataClass: SharedClass): boolean {
  const roles = rolesAtLevel(dataClass, 'S');
  return officeKinds[kind].roles.some((role) => roles.includes(role));
}
