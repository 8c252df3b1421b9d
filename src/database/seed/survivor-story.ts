import { Capacity, CaseKind, CaseStage, ClosureReason, type ExploitationType, ParticipationBasis, WorkstreamKind } from '../../cases/codes.js';
import { dayInIndia } from '../../clocks/india.js';
import { OfficeKind } from '../../offices/codes.js';
import { ClaimKind, ClaimStage, OrderType, type ServiceKind, ServiceStatus, ShelterKind, type VisitOutcome } from '../../rehabilitation/codes.js';
import { JourneyStatus, nextSteps } from '../../rescues/codes.js';
import { AgeBasis, Script, Sex, StatementKind } from '../../survivors/codes.js';
import type { CaseStory } from './case-story.js';
import { nameOf, phoneOf, wordOf } from './names.js';
import type { Desk, Place } from './places.js';
import { contentOf, DAY, dayOf, HOUR, MINUTE } from './parts.js';
import { type Id, type Random, weighted } from './random.js';

interface Finding {
  rescueId: Id;
  foundAt: number;
  recordedAt: number;
  pseudonym: string;
}

/** Who is found, by what the case is about. */
const people: Record<CaseKind, { women: number; grownUp: number; youngest: number; oldest: number }> = {
  CHILD_LABOUR: { women: 0.28, grownUp: 0, youngest: 7, oldest: 17 },
  TRAFFICKING: { women: 0.55, grownUp: 0.34, youngest: 9, oldest: 32 },
  BONDED_LABOUR: { women: 0.42, grownUp: 0.6, youngest: 5, oldest: 55 },
  MISSING_CHILD: { women: 0.56, grownUp: 0, youngest: 6, oldest: 17 },
  SEXUAL_EXPLOITATION: { women: 0.93, grownUp: 0.58, youngest: 12, oldest: 34 },
};

const outcomes = weighted<VisitOutcome>({ SAFE_IN_SCHOOL: 62, SAFE_NOT_IN_SCHOOL: 20, AT_WORK: 6, AT_RISK: 7, NOT_FOUND: 4, RETRAFFICKED: 1 });
const services = weighted<ServiceKind>({
  SCHOOL_ENROL: 22,
  MENTAL_HEALTH: 12,
  MEDICAL: 10,
  ID_DOCUMENT: 12,
  BANK_ACCOUNT: 12,
  BRIDGE_COURSE: 8,
  VOCATIONAL: 8,
  SPONSORSHIP: 8,
  LEGAL_AID: 6,
  LIVELIHOOD_FAMILY: 5,
  KGBV_HOSTEL: 3,
  RATION: 3,
});
/** How far a claim comes in the end. A good part is sanctioned and not paid. */
const claimEnds = weighted<ClaimStage>({ CREDITED: 50, SANCTIONED: 20, APPLIED: 11, ELIGIBLE: 8, RELEASED: 4, REJECTED: 4, LAPSED: 3 });
const waysOfClaims: Record<ClaimStage, readonly ClaimStage[]> = {
  ELIGIBLE: [],
  APPLIED: [ClaimStage.APPLIED],
  SANCTIONED: [ClaimStage.APPLIED, ClaimStage.SANCTIONED],
  RELEASED: [ClaimStage.APPLIED, ClaimStage.SANCTIONED, ClaimStage.RELEASED],
  CREDITED: [ClaimStage.APPLIED, ClaimStage.SANCTIONED, ClaimStage.RELEASED, ClaimStage.CREDITED],
  REJECTED: [ClaimStage.APPLIED, ClaimStage.REJECTED],
  LAPSED: [ClaimStage.LAPSED],
};
const daysOfClaims: Partial<Record<ClaimStage, readonly [number, number]>> = {
  APPLIED: [1, 40],
  SANCTIONED: [5, 90],
  RELEASED: [3, 40],
  CREDITED: [1, 14],
  REJECTED: [15, 90],
  LAPSED: [180, 400],
};
const rupees = (amount: number) => amount * 100;

export function tellSurvivor(story: CaseStory, finding: Finding): Id {
  return new SurvivorStory(story, finding).tell();
}

/** One person's way from being found to a life of their own, as far as it has come. Every step is one that the life cycle allows. */
class SurvivorStory {
  private readonly id: Id;
  private readonly random: Random;
  private readonly isChild: boolean;
  private readonly age: number;
  private readonly sex: Sex;
  private readonly bornOn: number;
  private readonly harm: ExploitationType;
  private band: { from: number; to: number; on: number; basis: AgeBasis };
  private status = JourneyStatus.RESCUED;
  private since: number;
  private version = 0;
  private updatedAt: number;
  private homeDistrict?: number;
  private referredUntil = 0;

  constructor(
    private readonly story: CaseStory,
    private readonly finding: Finding,
  ) {
    const { random, kind } = story;
    const { women, grownUp, youngest, oldest } = people[kind];
    this.random = random;
    this.id = random.id(finding.recordedAt);
    this.since = finding.foundAt;
    this.updatedAt = finding.recordedAt;
    this.isChild = !random.chance(grownUp);
    // Of two draws the older: most are in their teens.
    this.age = this.isChild ? Math.max(random.whole(youngest, 17), random.whole(youngest, 17)) : random.whole(18, oldest);
    this.sex = random.chance(women) ? Sex.FEMALE : random.chance(0.012) ? Sex.TRANSGENDER : Sex.MALE;
    this.harm = story.harm();
    const day = dayOf(finding.foundAt);
    this.bornOn = birthday(day, this.age, random);
    const basis = random.chance(0.55) ? AgeBasis.CLAIMED : random.chance(0.6) ? AgeBasis.ESTIMATED : AgeBasis.SCHOOL_CERTIFICATE;
    const doubt = basis === AgeBasis.ESTIMATED ? 2 : basis === AgeBasis.CLAIMED && random.chance(0.4) ? 1 : 0;
    const [lowest, highest] = this.isChild ? [0, 18] : [18, 90];
    this.band = {
      from: Math.max(lowest, this.age - random.whole(0, doubt)),
      to: Math.min(highest, this.age + random.whole(0, doubt)),
      on: day,
      basis,
    };
  }

  tell(): Id {
    this.step(JourneyStatus.RESCUED, this.finding.foundAt, this.story.rescuer);
    this.identity();
    const endedAt = this.isChild ? this.child() : this.adult();
    this.story.goesOn(WorkstreamKind.WELFARE, endedAt ?? Infinity, endedAt === undefined ? ClosureReason.RESTORED_STABLE : this.because());
    this.claims();
    this.row();
    return this.id;
  }

  // ---- The ways ----

  /** Production, care, inquiry, home. Answers when it was well, if it is. */
  private child(): number | undefined {
    const { story, random } = this;
    const [cwc, dcpu, police] = [story.desk(OfficeKind.CWC), story.desk(OfficeKind.DCPU), story.rescuer];
    if (!this.beforeTheBench(police, cwc)) return undefined;
    const producedAt = this.since;
    this.statement(producedAt);

    const isFromHere = story.home === story.found;
    if (isFromHere && random.chance(0.2)) return this.home(producedAt + random.between(2 * HOUR, 3 * DAY), story.found, cwc, false);
    const home = story.deskIn(story.found, OfficeKind.CHILD_CARE_INSTITUTION);
    const placedAt = producedAt + random.between(HOUR, 8 * HOUR);
    if (!this.step(JourneyStatus.IN_INTERIM_CARE, placedAt, cwc)) return undefined;
    story.reached(CaseStage.INTERIM_PLACEMENT, placedAt, cwc);
    const orderId = this.order(OrderType.PLACE_CCI, placedAt, cwc, false);
    const partner = random.chance(0.6) ? this.partner(story.found, cwc, placedAt + random.between(HOUR, 6 * DAY)) : undefined;

    const leavesAt = placedAt + random.between(12, 130) * DAY;
    const reportsAt = this.inquiry(producedAt, dcpu, leavesAt);
    const consultedAt = producedAt + random.between(2, 11) * DAY;
    const isAsked = !isFromHere && story.hasHappened(consultedAt);
    if (isAsked) {
      story.consultHome(consultedAt);
      this.homeDistrict = story.home.code;
      this.touched(story.recorded(consultedAt));
    }
    this.carePlan(reportsAt ?? producedAt + 16 * DAY, dcpu, cwc, leavesAt);

    // Some run away from the home; of these most are found again.
    if (random.chance(0.03)) {
      const lostAt = placedAt + random.between(0.3, 0.9) * (leavesAt - placedAt);
      if (story.hasHappened(lostAt)) {
        this.placement(home, placedAt, lostAt, orderId, cwc);
        this.step(JourneyStatus.MISSING, lostAt, home ?? dcpu);
        const againAt = leavesAt + random.between(1, 20) * DAY;
        if (random.chance(0.3) || !this.step(JourneyStatus.RESCUED, againAt, police)) return undefined;
        if (!this.step(JourneyStatus.BEFORE_CWC, againAt + random.between(3, 20) * HOUR, cwc)) return undefined;
        return this.home(againAt + random.between(2, 20) * DAY, story.found, cwc, false);
      }
    }
    // A few have nobody to go to, and stay.
    const stays = random.chance(0.08);
    if (stays || !story.hasHappened(leavesAt)) {
      this.placement(home, placedAt, undefined, orderId, cwc);
      if (stays && story.hasHappened(leavesAt)) {
        this.order(random.of([OrderType.FOSTER, OrderType.SPONSOR, OrderType.PLACE_CCI]), leavesAt - HOUR, cwc, true);
        this.step(JourneyStatus.IN_LONG_TERM_CARE, leavesAt, cwc);
      }
      return undefined;
    }
    this.placement(home, placedAt, leavesAt, orderId, cwc);
    if (!isAsked) return this.home(leavesAt, story.found, cwc, true, partner);

    const homeCwc = story.deskIn(story.home, OfficeKind.CWC)!;
    this.order(OrderType.TRANSFER_95, leavesAt - random.between(1, 9) * DAY, cwc, true);
    this.step(JourneyStatus.IN_TRANSIT_HOME, leavesAt, dcpu);
    story.reached(CaseStage.TRANSFER_RESTORE, leavesAt, cwc);
    const receivedAt = leavesAt + random.between(8 * HOUR, 3 * DAY);
    if (!this.step(JourneyStatus.BEFORE_HOME_CWC, receivedAt, homeCwc)) return undefined;
    const homePartner = random.chance(0.35) ? this.partner(story.home, homeCwc, receivedAt + random.between(HOUR, 2 * DAY)) : undefined;
    if (random.chance(0.08)) {
      const order = this.order(OrderType.PLACE_CCI, receivedAt + HOUR, homeCwc, true);
      const there = receivedAt + 2 * HOUR;
      if (this.step(JourneyStatus.IN_LONG_TERM_CARE, there, homeCwc))
        this.placement(story.deskIn(story.home, OfficeKind.CHILD_CARE_INSTITUTION), there, undefined, order, homeCwc);
      return undefined;
    }
    return this.home(receivedAt + random.between(3 * HOUR, 4 * DAY), story.home, homeCwc, true, homePartner ?? partner);
  }

  /** With consent: before a magistrate, then to a home for women or on one's own way. */
  private adult(): number | undefined {
    const { story, random } = this;
    const { foundAt } = this.finding;
    const by = story.rescuer;
    let at = foundAt + random.between(MINUTE * 30, 3 * HOUR);
    if (!this.step(JourneyStatus.IN_SAFE_CUSTODY, at, by)) return undefined;
    if (random.chance(0.06)) return this.step(JourneyStatus.DECLINED_SUPPORT, (at += random.between(1, 40) * HOUR), by) ? at : undefined;
    if (random.chance(0.35)) at = this.medical(at + random.between(HOUR, 10 * HOUR), by) ?? at;
    const magistrate = story.desk(OfficeKind.DISTRICT_MAGISTRATE);
    at += random.between(3 * HOUR, 40 * HOUR);
    if (!this.step(JourneyStatus.BEFORE_MAGISTRATE, at, magistrate)) return undefined;
    this.statement(at);
    const shelter = this.sex === Sex.MALE ? undefined : story.deskIn(story.found, OfficeKind.SHAKTI_SADAN, OfficeKind.ONE_STOP_CENTRE);
    if (shelter && random.chance(0.6)) {
      const [placedAt, leavesAt] = [at + 3 * HOUR, at + random.between(5, 200) * DAY];
      if (!this.step(JourneyStatus.IN_INTERIM_CARE, placedAt, magistrate)) return undefined;
      const isGone = story.hasHappened(leavesAt);
      this.placement(shelter, placedAt, isGone ? leavesAt : undefined, undefined, magistrate);
      if (!isGone) return undefined;
      at = leavesAt;
    } else at += random.between(1, 20) * DAY;
    const next = random.of([JourneyStatus.RESTORED, JourneyStatus.RESTORED, JourneyStatus.INDEPENDENT]);
    return this.step(next, at, magistrate) ? at : undefined;
  }

  /** Custody, a doctor for some, and the Committee: in time for most. */
  private beforeTheBench(police: Desk, cwc: Desk): boolean {
    const { story, random } = this;
    const { foundAt } = this.finding;
    const chargedAt = foundAt + random.between(0, 30) * MINUTE;
    const journey = random.chance(0.4) ? random.whole(20, 300) : 0;
    const net = random.chance(0.88) ? random.between(6, 23.5) * HOUR : random.between(25, 64) * HOUR;
    const producedAt = chargedAt + net + journey * MINUTE;
    if (random.chance(0.55) && !this.step(JourneyStatus.IN_SAFE_CUSTODY, chargedAt + random.between(0.1, 0.2) * net, police)) return false;
    if (random.chance(0.4)) this.medical(chargedAt + random.between(0.3, 0.6) * net, police);
    if (!this.step(JourneyStatus.BEFORE_CWC, producedAt, cwc)) return false;
    this.put('production', {
      ...this.fact(cwc, producedAt),
      committee_id: cwc.office,
      taken_in_charge_at: chargedAt,
      produced_at: producedAt,
      journey_minutes: journey,
    });
    story.reached(CaseStage.CWC_PRODUCTION, producedAt, cwc);
    if (random.chance(0.22)) this.ageTest(producedAt, cwc);
    return true;
  }

  /** Back with the family, and looked after there. Answers when nothing is left to do. */
  private home(at: number, place: Place, cwc: Desk, isFinal: boolean, partner?: Desk): number | undefined {
    const { story, random } = this;
    if (!story.hasHappened(at)) return undefined;
    this.order(OrderType.RESTORE, at - random.between(HOUR, 2 * HOUR), cwc, isFinal);
    this.step(JourneyStatus.RESTORED, at, cwc);
    story.reached(CaseStage.FINAL_ORDER, at, cwc);
    const dcpu = story.deskIn(place, OfficeKind.DCPU)!;
    let last: number | undefined = at + random.between(60, 120) * DAY;
    const visits = random.chance(0.25) ? 0 : random.whole(1, 2);
    for (let visit = 0; visit < visits; visit++) {
      const dueAt = at + (visit === 0 ? 30 : 30 + 91 * visit) * DAY;
      const visitedAt = dueAt + random.between(-10, 12) * DAY;
      const isDone = random.chance(0.85) && story.hasHappened(visitedAt);
      const fact = this.fact(dcpu, at);
      this.put('follow_up_visit', { ...fact, due_on: dayOf(dueAt), visited_at: isDone ? visitedAt : null });
      if (isDone) {
        const by = partner && random.chance(0.5) ? partner : dcpu;
        this.touched(story.recorded(visitedAt));
        this.put('visit_report', {
          ...this.content(fact),
          recorded_by_office_id: by.office,
          outcome: outcomes.draw(random),
          note: random.chance(0.3) ? 'Invented note: the family was at home.' : null,
        });
        story.reached(CaseStage.FOLLOW_UP, visitedAt, by);
      }
      last = Math.max(last, visitedAt);
    }
    return story.hasHappened(last) ? last : undefined;
  }

  // ---- What is recorded on the way ----

  /** The next step, if it has happened by now. */
  private step(status: JourneyStatus, at: number, by: Desk): boolean {
    const { story, random } = this;
    if (!story.hasHappened(at)) return false;
    if (this.version > 0 && (!nextSteps[this.status].includes(status) || at < this.since))
      throw new Error(`The seed tells of a journey from ${this.status} to ${status}, which no law allows.`);
    const step =
      this.version === 0 ? { ...this.fact(by, at), recorded_at: this.finding.recordedAt, id: random.id(this.finding.recordedAt) } : this.fact(by, at);
    this.put('journey_event', { ...step, status, happened_at: at });
    if (random.chance(0.12)) this.put('journey_note', { ...this.content(step), text: 'Invented note: ate, slept, asked after the family.' });
    if (random.chance(0.1))
      this.put('journey_place', { ...this.content(step), district_code: story.found.code, place: `${wordOf(random)} (invented)` });
    [this.status, this.since] = [status, at];
    this.touched(step.recorded_at);
    return true;
  }

  private touched(at: number): void {
    this.version++;
    this.updatedAt = Math.max(this.updatedAt, at);
  }

  private identity(): void {
    const { story, random, id } = this;
    if (random.chance(0.04)) return;
    const { latin, script, written } = nameOf(random, story.home.state);
    const recorded = { survivor_id: id, case_id: story.id, recorded_by_office_id: story.rescuer.office, recorded_at: this.finding.recordedAt };
    const particulars = {
      ...(random.chance(0.6) && { bornOn: dayAsText(this.bornOn) }),
      ...(random.chance(0.8) && { guardians: nameOf(random, story.home.state).latin }),
      address: `House ${random.whole(1, 300)} (invented)`,
      village: wordOf(random),
      homeDistrict: story.home.code,
      ...(this.isChild && random.chance(0.4) && { school: `Invented school ${random.whole(1, 99)}` }),
      ...(random.chance(0.5) && { phone: phoneOf(random) }),
    };
    const names = [
      { id: random.id(recorded.recorded_at), script: Script.LATIN, fullName: latin },
      { id: random.id(recorded.recorded_at + 1), script, fullName: written },
    ];
    const age = { ageFrom: this.band.from, ageTo: this.band.to, ageOn: dayAsText(this.band.on) };
    story.world.identify({ recorded, state: story.found.state, age, particulars, names });
  }

  /** At the hospital, which sees this person from then on until its report is in. Answers when it was done. */
  private medical(at: number, by: Desk): number | undefined {
    const { story, random } = this;
    const hospital = story.deskIn(story.found, OfficeKind.HOSPITAL);
    if (!hospital || !this.step(JourneyStatus.AT_MEDICAL_EXAMINATION, at, by)) return undefined;
    const reportedAt = at + random.between(HOUR, 8 * DAY);
    const isIn = story.hasHappened(reportedAt);
    this.refer(hospital, 'BNSS s. 184: referred by the police', at, isIn ? reportedAt : undefined);
    const fact = this.fact(hospital, at);
    this.put('medical_examination', { ...fact, examined_at: at, reported_at: isIn ? reportedAt : null });
    this.put('medical_report', {
      ...this.content(fact),
      consent_given: random.chance(0.93),
      findings: random.of(['Invented finding: under weight for age.', 'Invented finding: no injury.', 'Invented finding: old scars on both hands.']),
    });
    story.reached(CaseStage.MEDICAL_AGE, at, hospital);
    return at;
  }

  /** The hospital sees this person until its report is in; when it is asked again, from then on again. */
  private refer(hospital: Desk, authority: string, at: number, reportedAt: number | undefined): void {
    const { story } = this;
    const since = Math.max(story.recorded(at), this.referredUntil);
    if (since === Infinity) return;
    const until = reportedAt === undefined ? undefined : Math.max(story.recorded(reportedAt), since + HOUR);
    story.assign(this.id, hospital, { basis: ParticipationBasis.RULE, capacity: Capacity.MEDICAL, authority }, since, until);
    this.referredUntil = until ?? Infinity;
  }

  /** Within fifteen days for most (JJ Act s. 94). What it finds is what is known of the age from then on. */
  private ageTest(orderedAt: number, cwc: Desk): void {
    const { story, random } = this;
    const determinedAt = orderedAt + (random.chance(0.8) ? random.between(1, 14.5) : random.between(16, 40)) * DAY;
    const isIn = story.hasHappened(determinedAt);
    // Documents come first; where there are none a hospital is asked.
    const hospital = random.chance(0.45) ? story.deskIn(story.found, OfficeKind.HOSPITAL) : undefined;
    const fact = this.fact(cwc, orderedAt);
    this.put('age_determination', { ...fact, ordered_at: orderedAt, determined_at: isIn ? determinedAt : null, asked_of_id: hospital?.office });
    if (hospital) this.refer(hospital, 'JJ Act s. 94: referred by the Child Welfare Committee', orderedAt, isIn ? determinedAt : undefined);
    if (!isIn) return;
    const on = dayOf(determinedAt);
    const age = yearsOn(this.bornOn, on);
    const basis = hospital ? AgeBasis.OSSIFICATION : random.of([AgeBasis.SCHOOL_CERTIFICATE, AgeBasis.CIVIC_CERTIFICATE]);
    const doubt = hospital ? 1 : 0;
    this.band = { from: age - doubt, to: age + doubt, on, basis };
    const recordedAt = story.recorded(determinedAt);
    this.put('age_finding', {
      ...this.content(fact),
      recorded_by_office_id: (hospital ?? cwc).office,
      basis,
      age_from: this.band.from,
      age_to: this.band.to,
    });
    this.touched(recordedAt);
  }

  private statement(at: number): void {
    const { story, random } = this;
    if (!random.chance(0.55)) return;
    const isWork = story.kind === CaseKind.CHILD_LABOUR || story.kind === CaseKind.BONDED_LABOUR;
    const kind =
      isWork && random.chance(0.4)
        ? StatementKind.WORK_FACTS
        : this.isChild
          ? random.of([StatementKind.TO_CWC, StatementKind.TO_POLICE])
          : random.of([StatementKind.TO_MAGISTRATE, StatementKind.TO_POLICE]);
    const desks = {
      TO_POLICE: story.rescuer,
      TO_MAGISTRATE: story.desk(OfficeKind.DISTRICT_MAGISTRATE),
      TO_CWC: story.desk(OfficeKind.CWC),
      WORK_FACTS: story.desk(OfficeKind.DISTRICT_LABOUR_OFFICE),
    };
    const fact = this.fact(desks[kind], at);
    this.put('statement', { ...fact, made_at: at });
    this.put('statement_text', {
      ...this.content(fact),
      kind,
      text: `Invented statement: worked ${random.whole(8, 16)} hours a day for ${random.whole(0, 200)} rupees.`,
    });
  }

  private order(type: OrderType, at: number, cwc: Desk, isFinal: boolean, number = orderNumber(this.random, at)): Id {
    const fact = this.fact(cwc, at);
    this.put('cwc_order', { ...fact, made_at: at });
    this.put('cwc_order_detail', { ...this.content(fact), number, type, is_final: isFinal });
    return fact.id;
  }

  /** A partner organisation by order of the Committee. */
  private partner(place: Place, cwc: Desk, at: number): Desk | undefined {
    const { story } = this;
    const ngo = story.deskIn(place, OfficeKind.NGO);
    if (!ngo || !story.hasHappened(at)) return undefined;
    const number = orderNumber(this.random, at);
    this.order(OrderType.ASSIGN_NGO, at, cwc, false, number);
    const authority = `${number} of ${dayInIndia(new Date(at))}`;
    story.assign(this.id, ngo, { basis: ParticipationBasis.ORDER, capacity: Capacity.PARTNER, authority }, story.recorded(at), undefined);
    return ngo;
  }

  private placement(home: Desk | undefined, since: number, until: number | undefined, orderId: Id | undefined, by: Desk): void {
    const { story, random } = this;
    if (!home) return;
    const fact = this.fact(by, since);
    const shelter =
      home.kind === OfficeKind.SHAKTI_SADAN
        ? ShelterKind.SHAKTI_SADAN
        : home.kind === OfficeKind.ONE_STOP_CENTRE
          ? ShelterKind.OSC
          : random.chance(0.85)
            ? ShelterKind.CH
            : ShelterKind.OPEN_SHELTER;
    this.put('placement', { ...fact, since, until });
    this.put('placement_home', { ...this.content(fact), home_id: home.office, shelter, order_id: orderId });
    story.assign(
      this.id,
      home,
      { basis: ParticipationBasis.RULE, capacity: Capacity.CUSTODIAN, authority: 'JJ Act s. 37: placed by order' },
      since,
      until,
    );
  }

  /** The social investigation: in fifteen days for most (JJ Act s. 36). Answers when it was in. */
  private inquiry(directedAt: number, dcpu: Desk, before: number): number | undefined {
    const { story, random } = this;
    if (!random.chance(0.75)) return undefined;
    const reportedAt = Math.min(directedAt + (random.chance(0.75) ? random.between(6, 14.8) : random.between(16, 45)) * DAY, before - HOUR);
    const isIn = story.hasHappened(reportedAt);
    const fact = this.fact(story.desk(OfficeKind.CWC), directedAt);
    this.put('social_investigation', { ...fact, directed_at: directedAt, submitted_at: isIn ? reportedAt : null, asked_of_id: dcpu.office });
    if (!isIn) return undefined;
    const isSafe = random.chance(0.82);
    this.touched(story.recorded(reportedAt));
    this.put('social_investigation_report', {
      ...this.content(fact),
      recorded_by_office_id: dcpu.office,
      family_is_safe: isSafe,
      risk_of_retrafficking: !isSafe || random.chance(0.15),
      text: 'Invented report: the family was visited and the school asked.',
    });
    story.reached(CaseStage.SIR, reportedAt, dcpu);
    return reportedAt;
  }

  private carePlan(after: number, dcpu: Desk, cwc: Desk, before: number): void {
    const { story, random } = this;
    const at = Math.min(after + random.between(1, 10) * DAY, before - HOUR);
    if (!random.chance(0.55) || !story.hasHappened(at)) return;
    const approvedAt = at + random.between(0.5, 9) * DAY;
    const isApproved = random.chance(0.9) && story.hasHappened(approvedAt);
    const fact = this.fact(dcpu, at);
    this.put('care_plan', { ...fact, drawn_up_at: at, approved_at: isApproved ? approvedAt : null });
    this.put('care_plan_detail', {
      ...this.content(fact),
      review_on: dayOf(at) + 90,
      goals: [
        { domain: 'education', goal: 'Back in school' },
        { domain: 'health', goal: 'Check-up and vaccinations' },
      ],
    });
    if (!isApproved) return;
    story.recorded(approvedAt);
    story.reached(CaseStage.ICP, at, cwc);
    const count = random.whole(1, 2);
    for (let i = 0; i < count; i++) {
      const startedAt = approvedAt + random.between(1, 30) * DAY;
      const doneAt = startedAt + random.between(10, 150) * DAY;
      const [status, since] = !story.hasHappened(startedAt)
        ? [ServiceStatus.PLANNED, at]
        : !story.hasHappened(doneAt)
          ? [ServiceStatus.STARTED, startedAt]
          : [random.chance(0.85) ? ServiceStatus.COMPLETED : ServiceStatus.STOPPED, doneAt];
      const service = { id: random.id(fact.recorded_at + i), case_id: story.id, survivor_id: this.id };
      const moves = status === ServiceStatus.PLANNED ? 1 : status === ServiceStatus.STARTED ? 2 : 3;
      this.put('service', { ...service, care_plan_id: fact.id, status, status_since: since, version: moves });
      this.put('service_detail', { ...service, recorded_by_office_id: dcpu.office, kind: services.draw(random), provider_id: dcpu.office });
      if (moves > 1) story.reached(CaseStage.LINKAGE, startedAt, dcpu);
      if (moves > 2) story.recorded(doneAt);
    }
  }

  /** Due, applied for, sanctioned, released, credited: in paise. */
  private claims(): void {
    const { story, random, isChild, sex } = this;
    const labour = story.desk(OfficeKind.DISTRICT_LABOUR_OFFICE);
    const magistrate = story.desk(OfficeKind.DISTRICT_MAGISTRATE);
    const legal = story.desk(OfficeKind.DLSA);
    const isWoman = sex !== Sex.MALE;
    switch (story.kind) {
      case CaseKind.CHILD_LABOUR:
        if (random.chance(0.5)) this.claim(ClaimKind.CALPRA_FUND, rupees(random.of([35_000, 50_000, 65_000])), labour);
        if (random.chance(0.4)) this.claim(ClaimKind.BACK_WAGES, rupees(random.whole(20, 900) * 100), labour);
        return;
      case CaseKind.BONDED_LABOUR:
        if (random.chance(0.85)) this.claim(ClaimKind.BL_IMMEDIATE, rupees(30_000), magistrate);
        if (random.chance(0.4)) this.claim(ClaimKind.BL_REHAB, rupees(isChild || isWoman ? 200_000 : 100_000), magistrate);
        return;
      case CaseKind.SEXUAL_EXPLOITATION:
        if (isChild && random.chance(0.6)) this.claim(ClaimKind.POCSO_SPECIAL_RELIEF, rupees(random.of([10_000, 20_000])), legal);
        if (random.chance(0.5)) this.claim(ClaimKind.VCS_INTERIM, rupees(random.of([50_000, 75_000, 100_000])), legal);
        return;
      case CaseKind.TRAFFICKING:
        if (random.chance(0.4)) this.claim(ClaimKind.VCS_INTERIM, rupees(random.of([25_000, 50_000, 100_000])), legal);
        return;
      case CaseKind.MISSING_CHILD:
    }
  }

  private claim(kind: ClaimKind, due: number, office: Desk): void {
    const { story, random } = this;
    const dueAt = this.finding.recordedAt + random.between(HOUR, 3 * DAY);
    if (!story.hasHappened(dueAt)) return;
    const times: Partial<Record<ClaimStage, number>> = {};
    let [stage, at]: [ClaimStage, number] = [ClaimStage.ELIGIBLE, dueAt];
    const way = waysOfClaims[claimEnds.draw(random)];
    let moves = 0;
    for (const next of way) {
      const [soonest, latest] = daysOfClaims[next]!;
      const nextAt = at + random.between(soonest, latest) * DAY;
      if (!story.hasHappened(nextAt)) break;
      times[next] = nextAt;
      [stage, at] = [next, nextAt];
      moves++;
    }
    const recordedAt = story.recorded(at);
    const claim = { id: random.id(dueAt), case_id: story.id, survivor_id: this.id };
    this.put('entitlement', {
      ...claim,
      stage,
      due_at: dueAt,
      applied_at: times.APPLIED,
      sanctioned_at: times.SANCTIONED,
      released_at: times.RELEASED,
      credited_at: times.CREDITED,
      version: moves + 1,
    });
    const sanctioned = times.SANCTIONED === undefined ? undefined : Math.round(due * random.of([1, 1, 1, 0.75, 0.5]));
    this.put('entitlement_detail', {
      ...claim,
      recorded_by_office_id: office.office,
      kind,
      processed_by_id: office.office,
      due_paise: due,
      sanctioned_paise: sanctioned,
      credited_paise: times.CREDITED === undefined ? null : sanctioned,
      bank_reference: times.CREDITED === undefined ? null : `INVENTED${String(random.whole(0, 99_999_999)).padStart(8, '0')}`,
    });
    if (times.SANCTIONED !== undefined) story.reached(CaseStage.ENTITLEMENTS, times.SANCTIONED, office);
    const isSettled = stage === ClaimStage.CREDITED || stage === ClaimStage.REJECTED || stage === ClaimStage.LAPSED;
    story.goesOn(WorkstreamKind.MONEY, isSettled ? recordedAt + random.between(1, 30) * DAY : Infinity, ClosureReason.RESTORED_STABLE);
  }

  private because(): ClosureReason {
    if (this.status === JourneyStatus.DECLINED_SUPPORT) return ClosureReason.SURVIVOR_DECLINED;
    return this.story.home === this.story.found
      ? ClosureReason.RESTORED_STABLE
      : this.random.chance(0.3)
        ? ClosureReason.TRANSFERRED_ACCEPTED
        : ClosureReason.RESTORED_STABLE;
  }

  /** The person, as things stand after all of it. */
  private row(): void {
    const { story, finding, band } = this;
    this.put('survivor', {
      id: this.id,
      case_id: story.id,
      pseudonym: finding.pseudonym,
      sex: this.sex,
      age_from: band.from,
      age_to: band.to,
      age_on: band.on,
      age_basis: band.basis,
      exploitation: [this.harm],
      rescue_id: finding.rescueId,
      found_in_code: story.found.code,
      found_at: finding.foundAt,
      home_district_code: this.homeDistrict,
      status: this.status,
      status_since: this.since,
      updated_at: this.updatedAt,
      version: this.version,
    });
  }

  private put(table: string, row: Parameters<CaseStory['put']>[1]): void {
    this.story.put(table, row);
  }

  private fact(by: Desk, at: number): ReturnType<CaseStory['fact']> & { survivor_id: Id } {
    return { ...this.story.fact(by, at), survivor_id: this.id };
  }

  private content(fact: Parameters<typeof contentOf>[0]): ReturnType<typeof contentOf> & { survivor_id: Id } {
    return { ...contentOf(fact), survivor_id: this.id };
  }
}

function orderNumber(random: Random, at: number): string {
  return `CWC/${random.whole(1, 9999)}/${new Date(at).getUTCFullYear()}`;
}

/** A day of birth for somebody of that age on that day. */
function birthday(day: number, age: number, random: Random): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear() - age, date.getUTCMonth(), date.getUTCDate()) / DAY - random.whole(1, 364);
}

/** As YYYY-MM-DD, of a day counted from 1 January 1970. */
function dayAsText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Completed years. */
function yearsOn(born: number, day: number): number {
  const [from, to] = [new Date(born * DAY), new Date(day * DAY)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore = to.getUTCMonth() < from.getUTCMonth() || (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return isBefore ? years - 1 : years;
}
