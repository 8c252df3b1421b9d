import type { Fact } from '../indicators/raw-events.js';

/** A figure, said by hand: what was counted, out of what, and what is printed before anything is hidden. Undefined: nothing was reported. */
export interface Expected {
  numerator: number;
  denominator: number | null;
  value: number | null;
}

const tenths = (value: number) => Math.round(value * 10) / 10;
const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length / 2) - 1];
const hours = (facts: readonly Fact[]) => {
  const waits = facts.filter(({ at, until }) => until && until >= at).map(({ at, until }) => Math.round((until!.getTime() - at.getTime()) / 60_000));
  return waits.length ? tenths(middle(waits)! / 60) : null;
};
const sum = (facts: readonly Fact[]) => facts.reduce((total, { amount }) => total + (amount ?? 0), 0);

/** The figures of the reports of a district from its facts, each as a sentence. No definition of the hub is used. */
export function figuresByHand(facts: readonly Fact[], from: Date, until: Date): Record<string, Expected | undefined> {
  const twoYears = new Date(until);
  twoYears.setUTCFullYear(twoYears.getUTCFullYear() - 2);
  const of = (kind: string, since = from) => facts.filter((fact) => fact.kind === kind && fact.at >= since && fact.at < until);
  const is = (mark: string) => (fact: Fact) => fact.marks.includes(mark);
  const number = (all: readonly Fact[], some = all): Expected | undefined =>
    all.length ? { numerator: some.length, denominator: null, value: some.length } : undefined;
  const share = (all: readonly Fact[], some: readonly Fact[], reported = all): Expected | undefined =>
    reported.length
      ? { numerator: some.length, denominator: all.length, value: all.length ? tenths((100 * some.length) / all.length) : null }
      : undefined;
  const wait = (all: readonly Fact[], some: readonly Fact[]): Expected | undefined =>
    all.length ? { numerator: some.length, denominator: null, value: hours(some) } : undefined;

  const requests = of('INTER_STATE_REQUEST');
  const complaints = of('COMPLAINT');
  const cognizable = complaints.filter(is('COGNIZABLE'));
  const firs = of('FIR');
  const zero = firs.filter(is('ZERO'));
  const found = of('PERSON_FOUND');
  const rescued = found.filter(is('RESCUED'));
  const produced = of('PRODUCTION');
  const investigations = of('SOCIAL_INVESTIGATION');
  const due = of('CHARGE_SHEET_DUE');
  const accused = of('ACCUSED');
  const credits = of('CREDIT');
  const claims = of('ENTITLEMENT');
  const trafficking = firs.filter(is('TRAFFICKING'));
  const alerts = of('ALERT_RECEIVED');
  const opened = of('CASE_OPENED');
  const visits = of('FOLLOW_UP_VISIT');
  const home = of('RESTORATION', twoYears);
  const fund = credits.filter(is('CALPRA_FUND'));
  // What is counted as it stands, from whenever it is.
  const stock = (kind: string) => of(kind, new Date(0));
  const units = stock('NODAL_UNIT');
  const [sanctioned, filled] = [stock('POST').filter(is('SANCTIONED')), stock('POST').filter(is('FILLED'))];
  const staff = stock('STAFF').filter((one) => is('AHTU')(one) || is('CWPO')(one));
  const leads = of('LEAD');
  const ofPartners = leads.filter(is('NGO'));
  const hotspots = stock('HOTSPOT');
  const inspections = of('INSPECTION');
  const looks = inspections.filter((look) => !is('BEAT_CHECK')(look));
  const agencies = stock('AGENCY');
  const lastYear = new Date(until);
  lastYear.setUTCFullYear(lastYear.getUTCFullYear() - 1);
  const meetings = of('MEETING', lastYear);
  const hasMet = meetings.filter(is('DISTRICT_TASK_FORCE')).length >= 12 ? 1 : 0;
  const points = of('ACTION_ITEM');
  const ended = points.filter((point) => is('CLOSED')(point) || is('OVERDUE')(point));
  const hasDriven = of('DRIVE').some(is('JOINT')) ? 1 : 0;
  const total = (all: readonly Fact[]): Expected | undefined =>
    all.length ? { numerator: sum(all), denominator: null, value: sum(all) } : undefined;
  const notified = units.some((unit) => is('AHTU')(unit) && is('NOTIFIED')(unit)) ? 1 : 0;
  return {
    I2: units.length ? { numerator: notified, denominator: 1, value: 100 * notified } : undefined,
    I3: stock('POST').length
      ? { numerator: sum(filled), denominator: sum(sanctioned), value: sum(sanctioned) ? tenths((100 * sum(filled)) / sum(sanctioned)) : null }
      : undefined,
    I13: share(staff, staff.filter(is('TRAINED')), stock('STAFF')),
    I14a: number(of('COURSE')),
    I14b: total(of('COURSE')),
    I14c: of('SCORE').length
      ? { numerator: of('SCORE').length, denominator: null, value: middle(of('SCORE').map(({ amount }) => amount!))! }
      : undefined,
    I16: number(stock('PARTNER'), stock('PARTNER').filter(is('ACTIVE'))),
    I18: share(
      ofPartners,
      ofPartners.filter(({ at, until: weighed }) => weighed && weighed.getTime() - at.getTime() <= 48 * 3_600_000),
      leads,
    ),
    I20a: number(of('CAMPAIGN')),
    I20b: total(of('CAMPAIGN')),
    I21: number(leads, leads.filter(is('CAMPAIGN'))),
    I9a: number(inspections, looks),
    I9b: number(inspections, looks.filter(is('VIOLATION'))),
    I15: number(inspections, inspections.filter(is('BEAT_CHECK'))),
    I19a: number(agencies),
    I19b: share(agencies, agencies.filter(is('LICENSED'))),
    I19c: share(agencies, agencies.filter(is('INSPECTED'))),
    I19d: number(agencies, agencies.filter(is('ACTIONED'))),
    I22: meetings.length ? { numerator: hasMet, denominator: 1, value: 100 * hasMet } : undefined,
    I23: share(
      ended,
      ended.filter((point) => is('CLOSED')(point) && is('ON_TIME')(point)),
      points,
    ),
    I24: hotspots.length ? { numerator: hasDriven, denominator: 1, value: 100 * hasDriven } : undefined,
    I4a: number(requests),
    I4b: share(requests, requests.filter(is('ANSWERED'))),
    I4c: wait(requests, requests.filter(is('ANSWERED'))),
    I5: share(cognizable, cognizable.filter(is('FIR')), complaints),
    I5b: number(complaints, cognizable.filter(is('NO_ANSWER'))),
    I6: wait(complaints, cognizable.filter(is('FIR'))),
    I7a: number(firs, zero),
    I7b: wait(firs, zero.filter(is('SENT_ON'))),
    I8: share(due, due.filter(is('IN_TIME'))),
    I9c: number(found, rescued.filter(is('CHILD'))),
    I9d: number(found, rescued.filter(is('ADOLESCENT'))),
    I10: share(produced, produced.filter(is('WITHIN_24_HOURS'))),
    I11: share(investigations, investigations.filter(is('IN_TIME'))),
    I12a: number(of('CHARGE_SHEET')),
    I12b: number(accused, accused.filter(is('CONVICTED'))),
    I12c: credits.length ? { numerator: sum(fund), denominator: null, value: sum(fund) } : undefined,
    I17: share(of('RESCUE'), of('RESCUE').filter(is('WITH_NGO'))),
    I25: share(opened, opened.filter(is('THREE_DEPARTMENTS'))),
    I26: share(trafficking, trafficking.filter(is('ALERT_WITHIN_24_HOURS')), firs),
    I27a: number(alerts),
    I27b: share(alerts, alerts.filter(is('ACTED'))),
    I28: number(alerts, alerts.filter(is('LED_TO_PERSON'))),
    I31: share(opened, opened.filter(is('COMPLETE'))),
    I32: claims.length
      ? { numerator: sum(credits), denominator: sum(claims), value: sum(claims) ? tenths((100 * sum(credits)) / sum(claims)) : null }
      : undefined,
    I33: share(
      visits,
      visits.filter((visit) => !is('NOT_DONE')(visit)),
    ),
    I34: share(home, home.filter(is('AGAIN_WITHIN_24_MONTHS'))),
    I35a: share(of('SCHOOL_SIX_MONTHS'), of('SCHOOL_SIX_MONTHS').filter(is('IN_SCHOOL'))),
    I35b: share(of('SCHOOL_TWELVE_MONTHS'), of('SCHOOL_TWELVE_MONTHS').filter(is('IN_SCHOOL'))),
  };
}

/** The figures that count people, as the agreement has it: fewer than five of them are not told. */
export const ofPeople = ['I9c', 'I9d', 'I10', 'I11', 'I12b', 'I12c', 'I28', 'I32', 'I33', 'I34', 'I35a', 'I35b'];
/** Facts of rooms whose own tests compare them with the record. */
export const ofOtherRooms = [
  'COURSE',
  'STAFF',
  'SCORE',
  'PARTNER',
  'LEAD',
  'DRIVE',
  'CAMPAIGN',
  'INSTRUCTION',
  'NODAL_UNIT',
  'POST',
  'MEETING',
  'ACTION_ITEM',
  'INSPECTION',
  'AGENCY',
  'HOTSPOT',
];
