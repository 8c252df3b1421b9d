import type pg from 'pg';
import { KEEPER } from '../../src/access/visibility.js';

/**
 * The facts again, from the raw rows and the outbox, in TypeScript: what `src/<room>/facts.ts` says in SQL is said here a second time by other
 * means, so that one finds the other's mistakes. Nothing of it is imported from there.
 */
export interface Fact {
  kind: string;
  id: string;
  caseId: string | null;
  state: number;
  district: number | null;
  at: Date;
  until: Date | null;
  amount: number | null;
  marks: string[];
}

type Row = Record<string, any>;
export type Raw = Record<string, Row[]>;

const TABLES = [
  'case_file',
  'case_event',
  'report',
  'fir',
  'fir_detail',
  'accused',
  'accused_detail',
  'establishment',
  'rescue',
  'survivor',
  'journey_event',
  'production',
  'medical_examination',
  'statement',
  'social_investigation',
  'cwc_order',
  'care_plan',
  'follow_up_visit',
  'visit_report',
  'legal_event',
  'entitlement',
  'entitlement_detail',
  'handover',
  'alert',
  'alert_recipient',
  'case_participant',
  'office',
  'district',
  'outbox',
  'action_report',
];

export async function rawRows(client: pg.Client): Promise<Raw> {
  const raw: Raw = {};
  for (const table of TABLES) raw[table] = (await client.query(`select * from hub.${table}`)).rows;
  return raw;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const IST = 5.5 * HOUR;
const dayOf = (instant: Date) => new Date(instant.getTime() + IST).toISOString().slice(0, 10);
/** The last millisecond of a day in India. */
const lastOf = (day: string) => new Date(Date.parse(`${day}T00:00:00+05:30`) + DAY - 1);
const daysOn = (day: string, n: number) => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
function monthsOn(day: string, n: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(y, m - 1 + n + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + n, Math.min(d, lastDay))).toISOString().slice(0, 10);
}
/** So many months later at the same time of day in UTC, as the database adds them. */
const monthsLater = (instant: Date, n: number) => new Date(`${monthsOn(instant.toISOString().slice(0, 10), n)}T${instant.toISOString().slice(11)}`);
const asDay = (value: unknown) => (value instanceof Date ? dayLocal(value) : String(value).slice(0, 10));
/** node-postgres reads a date as midnight of the process's zone. */
const dayLocal = (value: Date) =>
  `${value.getFullYear()}-${String(value.getMonth() + 1).padStart(2, '0')}-${String(value.getDate()).padStart(2, '0')}`;

function yearsBetween(from: string, to: string): number {
  const whole = (a: string, b: string) => Number(b.slice(0, 4)) - Number(a.slice(0, 4)) - (b.slice(5) < a.slice(5) ? 1 : 0);
  return to >= from ? whole(from, to) : -whole(to, from);
}

export function factsFrom(raw: Raw, cutOff: Date): Fact[] {
  const by = (table: string, key: string) => Map.groupBy(raw[table]!, (row) => row[key] as string);
  const one = (table: string, key = 'id') => new Map(raw[table]!.map((row) => [row[key], row]));
  const [caseOf, officeOf, districtOf, survivorOf] = [one('case_file'), one('office'), one('district', 'code'), one('survivor')];
  const [firDetail, accusedDetail, visitReport, claimDetail] = [
    one('fir_detail'),
    one('accused_detail'),
    one('visit_report'),
    one('entitlement_detail'),
  ];
  const stood = (row: Row) => row.recorded_at < cutOff && (!row.superseded_at || row.superseded_at >= cutOff);
  const events = Map.groupBy(raw.outbox!, ({ event, subject }) => `${event} ${String(subject).split('_').at(-1)}`);
  const eventsOfCase = Map.groupBy(raw.outbox!, ({ event, case_id }) => `${event} ${case_id}`);
  const times = (rows: readonly Row[] | undefined) => (rows ?? []).map(({ at }) => (at as Date).getTime());
  /** What a later operation wrote into a row, if it was on record. */
  const written = (event: string, row: Row, instant: Date | null): Date | null => {
    if (!instant) return null;
    const recorded = times(events.get(`${event} ${row.id}`));
    return (recorded.length ? Math.max(...recorded) : instant.getTime()) < cutOff.getTime() ? instant : null;
  };
  const facts: Fact[] = [];
  const add = (kind: string, row: Row, place: { state: number; district: number | null }, at: Date, more: Partial<Fact> = {}) =>
    facts.push({ kind, id: row.id, caseId: row.case_id ?? null, at, until: null, amount: null, marks: [], ...place, ...more });
  const inDistrict = (code: number) => ({ state: districtOf.get(code)!.state_code as number, district: code });
  const inCase = (id: string) => ({ state: caseOf.get(id)!.state_code as number, district: caseOf.get(id)!.district_code as number });
  const marks = (all: Record<string, boolean>) => Object.keys(all).filter((mark) => all[mark]);

  const [firs, rescues, legal, alerts, parts] = [
    by('fir', 'case_id'),
    by('rescue', 'case_id'),
    by('legal_event', 'case_id'),
    by('alert', 'case_id'),
    by('case_participant', 'case_id'),
  ];
  const [productions, journeys, visits, people] = [
    by('production', 'survivor_id'),
    by('journey_event', 'survivor_id'),
    by('follow_up_visit', 'survivor_id'),
    by('survivor', 'case_id'),
  ];

  // ---- cases ----
  const recorders = [
    'case_event',
    'report',
    'fir',
    'accused',
    'establishment',
    'rescue',
    'journey_event',
    'production',
    'medical_examination',
    'statement',
    'social_investigation',
    'cwc_order',
    'care_plan',
    'follow_up_visit',
    'legal_event',
  ].map((table) => by(table, 'case_id'));
  for (const file of raw.case_file!) {
    if (!(file.opened_at < cutOff)) continue;
    const place = inCase(file.id);
    const standing = (firs.get(file.id) ?? []).filter(stood);
    const first = standing.length ? new Date(Math.min(...standing.map((fir) => fir.registered_at.getTime()))) : null;
    const isRefused = times(eventsOfCase.get(`recordNoFir ${file.id}`)).some((at) => at < cutOff.getTime());
    add('COMPLAINT', { ...file, case_id: file.id }, place, file.received_at, {
      until: first,
      marks: marks({
        COGNIZABLE:
          ['TRAFFICKING', 'SEXUAL_EXPLOITATION', 'MISSING_CHILD'].includes(file.kind) ||
          first !== null ||
          (rescues.get(file.id) ?? []).some(stood) ||
          (legal.get(file.id) ?? []).some((event) => event.kind === 'COGNIZABLE_INFORMATION' && stood(event)),
        FIR: first !== null,
        REFUSED: first === null && isRefused,
        NO_ANSWER: first === null && !isRefused,
      }),
    });
    const departments = new Set(
      recorders.flatMap((rows) =>
        (rows.get(file.id) ?? [])
          .filter((row) => row.recorded_at < cutOff)
          .map((row) => officeOf.get(row.recorded_by_office_id)?.department as string),
      ),
    );
    const isWhole = (people.get(file.id) ?? [])
      .filter((person) => person.found_at < cutOff && !person.merged_into_id)
      .every((person) => person.home_district_code !== null && (person.age_from >= 18 || (productions.get(person.id) ?? []).some(stood)));
    add('CASE_OPENED', { ...file, case_id: file.id }, place, file.opened_at, {
      amount: departments.size,
      marks: marks({ THREE_DEPARTMENTS: departments.size >= 3, COMPLETE: (first !== null || isRefused) && isWhole }),
    });
  }
  for (const fir of raw.fir!.filter(stood)) {
    const sections: string[] = firDetail.get(fir.id)?.sections ?? [];
    const acts = sections.map((section) => section.replace(/\(.*/, ''));
    const sent = written('transferFir', fir, fir.transferred_at);
    const issued = (alerts.get(fir.case_id) ?? []).filter((alert) => alert.issued_at < cutOff).map((alert) => alert.issued_at.getTime() as number);
    const late = Math.min(...issued) > fir.registered_at.getTime() + DAY;
    add('FIR', fir, inCase(fir.case_id), fir.registered_at, {
      until: sent,
      marks: marks({
        ZERO: fir.is_zero_fir,
        SENT_ON: sent !== null,
        TRAFFICKING: acts.some((section) => ['BNS:143', 'BNS:144', 'IPC:370', 'IPC:370A'].includes(section)),
        ALERT_WITHIN_24_HOURS: issued.length > 0 && !late,
        ALERT_LATE: issued.length > 0 && late,
      }),
    });
    const registered = dayOf(fir.registered_at);
    const isSexual = acts.some((section) => /^BNS:(64|65|66|67|68|70|71)$|^POCSO:(4|6|8|10)$|^IPC:376[A-E]*$/.test(section));
    const isAtrocity = acts.some((section) => section.toUpperCase().startsWith('POA:'));
    const due = lastOf(isSexual ? monthsOn(registered, 2) : daysOn(registered, isAtrocity ? 60 : 90));
    const filed = written('fileChargeSheet', fir, fir.charge_sheet_at);
    add('CHARGE_SHEET_DUE', fir, inCase(fir.case_id), due, { until: filed, marks: [filed ? (filed <= due ? 'IN_TIME' : 'LATE') : 'NOT_FILED'] });
    if (filed) add('CHARGE_SHEET', fir, inCase(fir.case_id), filed);
  }
  for (const accused of raw.accused!.filter(stood))
    if (accusedDetail.has(accused.id))
      add('ACCUSED', accused, inCase(accused.case_id), accused.since, { marks: [accusedDetail.get(accused.id)!.standing] });

  // ---- rescues ----
  for (const rescue of raw.rescue!.filter(stood)) {
    const over = rescue.ended_at ?? new Date(rescue.started_at.getTime() + DAY);
    const withNgo = (parts.get(rescue.case_id) ?? []).some(
      (part) =>
        officeOf.get(part.office_id)!.kind === 'NGO' && part.since <= over && part.since < cutOff && (!part.until || part.until > rescue.started_at),
    );
    add('RESCUE', rescue, inDistrict(rescue.district_code), rescue.started_at, {
      until: rescue.ended_at,
      amount: rescue.headcount,
      marks: marks({ WITH_NGO: withNgo }),
    });
  }
  const rescueOf = one('rescue');
  const ageAt = (person: Row, day: string) => (person.age_from as number) + yearsBetween(asDay(person.age_on), day);
  for (const person of raw.survivor!) {
    const steps = (journeys.get(person.id) ?? []).map((step) => step.recorded_at.getTime() as number);
    const onFile = rescueOf.get(person.rescue_id)?.recorded_at ?? (steps.length ? new Date(Math.min(...steps)) : person.found_at);
    const merged = times(events.get(`mergeSurvivors ${person.id}`));
    const isMerged = person.merged_into_id !== null && (merged.length ? Math.max(...merged) : person.found_at.getTime()) < cutOff.getTime();
    if (!(onFile < cutOff) || isMerged) continue;
    const place = inDistrict(person.found_in_code);
    const age = ageAt(person, dayOf(person.found_at));
    add('PERSON_FOUND', person, place, person.found_at, {
      marks: [age < 14 ? 'CHILD' : age < 18 ? 'ADOLESCENT' : 'ADULT', ...(person.rescue_id ? ['RESCUED'] : [])],
    });
    if (age >= 18) continue;
    const [first] = (productions.get(person.id) ?? []).filter(stood).toSorted((a, b) => a.produced_at - b.produced_at || (a.id < b.id ? -1 : 1));
    const net = first ? Math.round((first.produced_at - first.taken_in_charge_at) / 60_000) - first.journey_minutes : null;
    add('PRODUCTION', person, place, first?.taken_in_charge_at ?? person.found_at, {
      until: first?.produced_at ?? null,
      amount: net,
      marks: [net === null ? 'NOT_PRODUCED' : net <= 1440 ? 'WITHIN_24_HOURS' : 'LATE'],
    });
  }

  // ---- rehabilitation ----
  for (const investigation of raw.social_investigation!.filter(stood)) {
    const due = lastOf(daysOn(dayOf(investigation.directed_at), 15));
    const done = written('submitInvestigation', investigation, investigation.submitted_at);
    add('SOCIAL_INVESTIGATION', investigation, inDistrict(survivorOf.get(investigation.survivor_id)!.found_in_code), due, {
      until: done,
      marks: [done ? (done <= due ? 'IN_TIME' : 'LATE') : 'NOT_SUBMITTED'],
    });
  }
  for (const claim of raw.entitlement!) {
    const detail = claimDetail.get(claim.id);
    const place = inDistrict(survivorOf.get(claim.survivor_id)!.found_in_code);
    const claimed = times(events.get(`claimEntitlement ${claim.id}`));
    const paid = written('moveEntitlement', claim, claim.credited_at);
    if (!detail) continue;
    if ((claimed.length ? Math.min(...claimed) : claim.due_at.getTime()) < cutOff.getTime())
      add('ENTITLEMENT', claim, place, claim.due_at, {
        until: paid,
        amount: Number(detail.due_paise),
        marks: [detail.kind, paid ? 'CREDITED' : 'NOT_CREDITED'],
      });
    if (paid) add('CREDIT', claim, place, claim.due_at, { until: paid, amount: Number(detail.credited_paise), marks: [detail.kind] });
  }
  const homeOf = (person: Row) => inDistrict(person.home_district_code ?? person.found_in_code);
  for (const visit of raw.follow_up_visit!.filter(stood)) {
    const due = lastOf(asDay(visit.due_on));
    const done = written('recordVisit', visit, visit.visited_at);
    add('FOLLOW_UP_VISIT', visit, homeOf(survivorOf.get(visit.survivor_id)!), due, {
      until: done,
      marks: [done ? (done <= due ? 'ON_TIME' : 'DONE_LATE') : 'NOT_DONE'],
    });
  }
  const reopened = Map.groupBy(
    raw.case_event!.filter((event) => event.kind === 'REOPENED' && event.reopened_because === 'REOPENED_RETRAFFICKED' && event.recorded_at < cutOff),
    (event) => event.case_id,
  );
  for (const person of raw.survivor!.filter((row) => !row.merged_into_id)) {
    const steps = (journeys.get(person.id) ?? []).filter(stood);
    const home = steps.filter((step) => step.status === 'RESTORED').map((step) => step.happened_at.getTime() as number);
    if (home.length === 0) continue;
    const at = new Date(Math.max(...home));
    const made = (visits.get(person.id) ?? []).filter(
      (visit) => stood(visit) && written('recordVisit', visit, visit.visited_at) && visit.visited_at >= at && visitReport.has(visit.id),
    );
    const isMissing = steps.some((step) => step.status === 'MISSING' && step.happened_at >= at);
    const again = [
      ...made.filter((visit) => visitReport.get(visit.id)!.outcome === 'RETRAFFICKED').map((visit) => visit.visited_at.getTime() as number),
      ...(isMissing
        ? (reopened.get(person.case_id) ?? []).filter((event) => event.recorded_at >= at).map((event) => event.recorded_at.getTime() as number)
        : []),
    ];
    const first = again.length ? new Date(Math.min(...again)) : null;
    add('RESTORATION', person, homeOf(person), at, {
      until: first,
      marks: marks({ AGAIN_WITHIN_24_MONTHS: first !== null && first < monthsLater(at, 24) }),
    });
    if (ageAt(person, dayOf(at)) >= 18) continue;
    for (const [months, kind] of [
      [6, 'SCHOOL_SIX_MONTHS'],
      [12, 'SCHOOL_TWELVE_MONTHS'],
    ] as const) {
      const end = monthsLater(at, months);
      if (!(end < cutOff)) continue;
      const [newest] = made.filter((visit) => visit.visited_at <= end).toSorted((a, b) => b.visited_at - a.visited_at || (a.id < b.id ? -1 : 1));
      add(kind, person, homeOf(person), end, {
        until: newest?.visited_at ?? null,
        marks: [newest ? (visitReport.get(newest.id)!.outcome === 'SAFE_IN_SCHOOL' ? 'IN_SCHOOL' : 'NOT_IN_SCHOOL') : 'NOT_VISITED'],
      });
    }
  }

  // ---- between offices ----
  for (const handover of raw.handover!) {
    const [from, to] = [officeOf.get(handover.from_office_id)!, officeOf.get(handover.to_office_id)!];
    if (from.state_code === to.state_code || !(handover.proposed_at < cutOff) || handover.transfers === 'CUSTODY') continue;
    const answered = handover.answered_at && handover.answered_at < cutOff ? (handover.answered_at as Date) : null;
    add('INTER_STATE_REQUEST', handover, { state: from.state_code, district: from.district_code }, handover.proposed_at, {
      until: answered,
      marks: marks({
        ACKNOWLEDGED: handover.acknowledged_at !== null && handover.acknowledged_at < cutOff,
        ANSWERED: answered !== null,
        NOT_ANSWERED: answered === null,
      }),
    });
  }
  const alertOf = one('alert');
  for (const received of raw.alert_recipient!) {
    const [alert, office] = [alertOf.get(received.alert_id)!, officeOf.get(received.office_id)!];
    if (!(alert.issued_at < cutOff)) continue;
    const acted = received.acted_at && received.acted_at < cutOff ? (received.acted_at as Date) : null;
    const led = acted !== null && ['PERSON_RESCUED', 'PERSON_ARRESTED'].includes(received.outcome);
    add('ALERT_RECEIVED', received, { state: office.state_code, district: office.district_code }, alert.issued_at, {
      until: acted,
      marks: [
        ...marks({ ACKNOWLEDGED: received.acknowledged_at !== null && received.acknowledged_at < cutOff, ACTED: acted !== null, LED_TO_PERSON: led }),
        ...(acted ? [received.outcome] : []),
      ],
    });
  }
  return facts;
}

/** A fact as one line, to compare two lists by. */
export function lineOf({ kind, id, caseId, state, district, at, until, amount, marks }: Fact): string {
  return [
    kind,
    id,
    caseId ?? '-',
    state,
    district ?? '-',
    at.toISOString(),
    until?.toISOString() ?? '-',
    amount ?? '-',
    marks.toSorted().join(','),
  ].join(' ');
}

/** What the database says, row for row. */
export async function factsOfDatabase(client: pg.Client, cutOff: Date): Promise<Fact[]> {
  await client.query('begin');
  try {
    await client.query(`set local role ${KEEPER}`);
    const { rows } = await client.query('select * from hub.facts($1)', [cutOff]);
    return rows.map((row) => ({
      kind: row.source,
      id: row.id,
      caseId: row.case_id,
      state: row.state_code,
      district: row.district_code,
      at: row.at,
      until: row.until,
      amount: row.amount === null ? null : Number(row.amount),
      marks: row.marks,
    }));
  } finally {
    await client.query('rollback');
  }
}
