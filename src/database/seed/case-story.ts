import { letterOf } from '../../cases/case-number.js';
import {
  AccusedStatus,
  Capacity,
  CaseEventKind,
  CaseKind,
  CasePriority,
  CaseStage,
  CaseStatus,
  ClosureReason,
  EstablishmentKind,
  type ExploitationType,
  FirStatus,
  IntakeChannel,
  NoFirReason,
  ParticipationBasis,
  WorkstreamKind,
} from '../../cases/codes.js';
import { type Occasion, participationRules } from '../../cases/participation.js';
import { sections, whyNotNamed } from '../../cases/sections.js';
import { dayInIndia } from '../../clocks/india.js';
import { OfficeKind, officeKinds } from '../../offices/codes.js';
import type { Script } from '../../survivors/codes.js';
import type { Identity } from '../../survivors/sealed-identity.js';
import type { Row } from './copy.js';
import { nameOf, phoneOf, wordOf } from './names.js';
import type { Desk, Place, Places } from './places.js';
import { tellMessages } from './message-story.js';
import { contentOf, DAY, dayOf, HOUR, IST, MINUTE } from './parts.js';
import { type Id, type Random, Weighted, weighted } from './random.js';
import { tellSurvivor } from './survivor-story.js';

/** What the cases have in common. */
export interface World {
  places: Places;
  /** Nothing has happened after this instant. */
  until: number;
  /** Answers a number nobody has yet, such as RJ-JAI-042715. */
  number(place: Place, random: Random): string;
  put(table: string, row: Row): void;
  /** Who a survivor is: to be sealed, and then put down. */
  identify(known: Known): void;
}

/** An identity before it is sealed. */
export interface Known {
  recorded: { survivor_id: Id; case_id: Id; recorded_by_office_id: Id; recorded_at: number };
  /** Whose key wraps the survivor's. */
  state: number;
  age: { ageFrom: number; ageTo: number; ageOn: string };
  particulars: Omit<Identity, 'names'>;
  names: readonly { id: Id; script: Script; fullName: string }[];
}

/** By a handover that was accepted: beside whatever else the office takes part by. */
interface Handed {
  id: Id;
  handover_id: Id;
  capacity: Capacity;
  authority: string;
  since: number;
  until: number | null;
  shares: readonly string[];
}

interface Part {
  id: Id;
  basis: ParticipationBasis;
  capacity: Capacity;
  authority?: string;
  since: number;
  /** Of an office that sees single survivors: whom, and until when; undefined where it still does. */
  assignments: { survivorId: Id; until: number | undefined }[];
}

const kinds = weighted<CaseKind>({ CHILD_LABOUR: 36, TRAFFICKING: 25, BONDED_LABOUR: 10, MISSING_CHILD: 16, SEXUAL_EXPLOITATION: 13 });

const channels: Record<CaseKind, Weighted<IntakeChannel>> = {
  CHILD_LABOUR: weighted<IntakeChannel>({ PENCIL: 30, CHILD_HELPLINE_1098: 22, INSPECTION: 22, NGO_TIP: 14, WALK_IN: 5, ERSS_112: 5, OTHER: 2 }),
  TRAFFICKING: weighted<IntakeChannel>({ PATROL: 30, NGO_TIP: 20, ERSS_112: 18, CHILD_HELPLINE_1098: 15, WALK_IN: 12, OTHER: 5 }),
  BONDED_LABOUR: weighted<IntakeChannel>({ NGO_TIP: 35, WALK_IN: 25, INSPECTION: 20, CHILD_HELPLINE_1098: 10, OTHER: 10 }),
  MISSING_CHILD: weighted<IntakeChannel>({ WALK_IN: 60, CHILD_HELPLINE_1098: 20, ERSS_112: 15, PATROL: 5 }),
  SEXUAL_EXPLOITATION: weighted<IntakeChannel>({ NGO_TIP: 30, ERSS_112: 20, PATROL: 20, WALK_IN: 20, OTHER: 10 }),
};

/** Who puts it on file when it comes in so. */
const openers: Record<IntakeChannel, readonly OfficeKind[]> = {
  PENCIL: [OfficeKind.DISTRICT_LABOUR_OFFICE],
  CHILD_HELPLINE_1098: [OfficeKind.DCPU],
  ERSS_112: [OfficeKind.POLICE_STATION],
  WALK_IN: [OfficeKind.POLICE_STATION],
  INSPECTION: [OfficeKind.DISTRICT_LABOUR_OFFICE],
  PATROL: [OfficeKind.GRP, OfficeKind.AHTU],
  NGO_TIP: [OfficeKind.AHTU],
  OTHER: [OfficeKind.DISTRICT_MAGISTRATE, OfficeKind.AHTU],
};

/** How many people are found: most often one; brick kilns and workshops have more. In all four people to three cases (domain volumes). */
const headcounts: Record<CaseKind, Weighted<number>> = {
  CHILD_LABOUR: new Weighted([
    [0, 9],
    [1, 76],
    [2, 13],
    [3, 6],
    [4, 4],
    [5, 2],
    [6, 1.2],
    [8, 1],
    [11, 0.8],
    [12, 0.3],
  ]),
  TRAFFICKING: new Weighted([
    [0, 9],
    [1, 78],
    [2, 12],
    [3, 6],
    [4, 3],
    [6, 2],
    [9, 0.6],
  ]),
  BONDED_LABOUR: new Weighted([
    [0, 8],
    [1, 58],
    [2, 18],
    [3, 12],
    [4, 9],
    [6, 5],
    [9, 3],
    [12, 1],
  ]),
  MISSING_CHILD: new Weighted([
    [0, 22],
    [1, 74],
    [2, 4],
  ]),
  SEXUAL_EXPLOITATION: new Weighted([
    [0, 8],
    [1, 80],
    [2, 14],
    [3, 5],
    [5, 2],
  ]),
};

const sites: Record<CaseKind, Weighted<EstablishmentKind>> = {
  CHILD_LABOUR: weighted<EstablishmentKind>({
    EATERY_DHABA: 25,
    SMALL_SHOP: 16,
    AUTO_WORKSHOP: 14,
    GARMENT_ZARI: 14,
    DOMESTIC_HOUSEHOLD: 10,
    HOTEL: 7,
    BRICK_KILN: 5,
    CONSTRUCTION: 4,
    BANGLE_LAC: 3,
    FARM_PLANTATION: 2,
  }),
  TRAFFICKING: weighted<EstablishmentKind>({
    TRAIN_STATION: 34,
    BUS: 12,
    PLACEMENT_AGENCY: 14,
    DOMESTIC_HOUSEHOLD: 14,
    GARMENT_ZARI: 8,
    FARM_PLANTATION: 6,
    FISHERY: 4,
    ORCHESTRA_DANCE: 4,
    CALL_CENTRE_SCAM_SITE: 4,
  }),
  BONDED_LABOUR: weighted<EstablishmentKind>({ BRICK_KILN: 48, QUARRY_MINE: 16, FARM_PLANTATION: 14, CONSTRUCTION: 12, FISHERY: 5, CARPET_LOOM: 5 }),
  MISSING_CHILD: weighted<EstablishmentKind>({ TRAIN_STATION: 50, BUS: 20, STREET_TRAFFIC_SIGNAL: 30 }),
  SEXUAL_EXPLOITATION: weighted<EstablishmentKind>({ BROTHEL_LODGE: 45, SPA_PARLOUR: 25, HOTEL: 20, ORCHESTRA_DANCE: 10 }),
};
/** What a district is known for. */
const trades: Readonly<Record<number, EstablishmentKind>> = {
  102: EstablishmentKind.BANGLE_LAC,
  143: EstablishmentKind.BANGLE_LAC,
  179: EstablishmentKind.CARPET_LOOM,
  459: EstablishmentKind.GARMENT_ZARI,
  597: EstablishmentKind.FIREWORKS,
  634: EstablishmentKind.GARMENT_ZARI,
  691: EstablishmentKind.BRICK_KILN,
};

/** As the sections of today; for older offences their forerunners are named. */
const charges: Record<CaseKind, readonly string[]> = {
  CHILD_LABOUR: ['CALPRA:14', 'JJA:79', 'BNS:146', 'BNS:143(4)'],
  TRAFFICKING: ['BNS:143(4)', 'BNS:61(2)', 'BNS:127', 'BNS:111'],
  BONDED_LABOUR: ['BLSA:16', 'BNS:146', 'BLSA:17', 'BNS:143(2)'],
  MISSING_CHILD: ['BNS:137', 'BNS:142', 'BNS:143(4)'],
  SEXUAL_EXPLOITATION: ['BNS:143(3)', 'ITPA:3', 'ITPA:5', 'BNS:144(2)', 'BNS:98'],
};

const harms: Record<CaseKind, Weighted<ExploitationType>> = {
  CHILD_LABOUR: weighted<ExploitationType>({ CHILD_LABOUR: 78, DOMESTIC_SERVITUDE: 12, FORCED_LABOUR: 10 }),
  TRAFFICKING: weighted<ExploitationType>({
    FORCED_LABOUR: 40,
    DOMESTIC_SERVITUDE: 24,
    FORCED_MARRIAGE: 8,
    BRIDE_TRAFFICKING: 8,
    BEGGING: 8,
    CYBER_SCAM: 5,
    ILLEGAL_ADOPTION: 3,
    CRIME_COURIER: 3,
    ORGAN: 1,
  }),
  BONDED_LABOUR: weighted<ExploitationType>({ BONDED: 90, FORCED_LABOUR: 10 }),
  MISSING_CHILD: weighted<ExploitationType>({ BEGGING: 40, CHILD_LABOUR: 40, OTHER: 20 }),
  SEXUAL_EXPLOITATION: weighted<ExploitationType>({ CSE: 100 }),
};

/** One case from the first word to the last that has been said until now. What it puts down is lawful as it is made. */
export class CaseStory {
  readonly id: Id;
  readonly random: Random;
  readonly found: Place;
  /** Where its people come from; most often not from here. */
  readonly home: Place;
  readonly kind: CaseKind;
  readonly number: string;
  private readonly people: Id[] = [];
  private readonly rescues: { id: Id; started_at: number }[] = [];
  /** Who rescues and writes the rescue down. */
  readonly rescuer: Desk;
  readonly until: number;
  private readonly channel: IntakeChannel;
  /** When each strand ended; Infinity while it goes on. */
  private readonly ends: Record<WorkstreamKind, { at: number; because: ClosureReason }>;
  private readonly parts = new Map<Desk, Part>();
  private readonly events: {
    at: number;
    by: Desk;
    kind: CaseEventKind;
    stage?: CaseStage;
    priority?: CasePriority;
    workstream?: WorkstreamKind;
    because?: ClosureReason;
  }[] = [];
  private last: number;
  readonly lead: Desk;
  private handed?: { desk: Desk; part: Handed };
  private readonly started = new Set<WorkstreamKind>();
  private homeJoined = false;

  constructor(
    readonly world: World,
    private readonly openedAt: number,
    random: Random,
  ) {
    this.random = random;
    this.id = random.id(openedAt);
    this.until = world.until;
    this.last = openedAt;
    this.found = world.places.found.draw(random);
    this.home = random.chance(0.44)
      ? world.places.homeAbroad(random, this.found)
      : random.chance(0.5)
        ? this.found
        : world.places.homeInState(random, this.found);
    this.kind = kinds.draw(random);
    // Drives against child labour are in June.
    if (new Date(openedAt + IST).getUTCMonth() === 5 && random.chance(0.4)) this.kind = CaseKind.CHILD_LABOUR;
    this.number = world.number(this.found, random);
    this.channel = channels[this.kind].draw(random);
    this.lead = this.desk(...(random.chance(0.6) ? openers[this.channel] : openers[this.channel].toReversed()));
    this.rescuer = this.kind === CaseKind.CHILD_LABOUR && random.chance(0.3) ? this.desk(OfficeKind.POLICE_STATION) : this.desk(OfficeKind.AHTU);
    const open = { at: Infinity, because: ClosureReason.RESTORED_STABLE };
    this.ends = { CRIMINAL: open, LABOUR: open, WELFARE: open, MONEY: open };
  }

  tell(): void {
    const { random, openedAt } = this;
    const priority = random.chance(0.12) ? CasePriority.URGENT : random.chance(0.8) ? CasePriority.HIGH : CasePriority.NORMAL;
    const receivedAt = openedAt - random.between(5 * MINUTE, 20 * HOUR);
    this.parts.set(this.lead, {
      id: random.id(openedAt),
      basis: ParticipationBasis.OPENED,
      capacity: Capacity.LEAD,
      since: openedAt,
      assignments: [],
    });
    this.joinByRule('CASE_OPENED', this.found, openedAt);
    this.events.push({ at: openedAt, by: this.lead, kind: CaseEventKind.OPENED, stage: CaseStage.INTAKE, priority });
    this.report(receivedAt);

    const triagedAt = openedAt + random.between(20 * MINUTE, 40 * HOUR);
    if (this.hasHappened(triagedAt))
      this.happened({ at: triagedAt, by: this.desk(OfficeKind.AHTU), kind: CaseEventKind.TRIAGED, stage: CaseStage.TRIAGE, priority });
    const headcount = headcounts[this.kind].draw(random);
    const startedAt = triagedAt + random.between(2 * HOUR, this.kind === CaseKind.MISSING_CHILD ? 60 * DAY : 4 * DAY);
    const endedAt = startedAt + random.between(20 * MINUTE, 4 * HOUR);
    let closedAt: number | undefined;
    let finish: ReturnType<typeof tellMessages> = () => undefined;
    const standing = { status: FirStatus.NOT_YET, since: openedAt, reason: undefined as NoFirReason | undefined };
    if (headcount > 0 && this.hasHappened(endedAt)) {
      this.rescue(headcount, startedAt, endedAt);
      Object.assign(standing, this.firstInformation(startedAt, endedAt, headcount));
      this.otherEnds(endedAt);
      finish = tellMessages(this, endedAt);
      closedAt = this.close();
    } else if (headcount === 0) {
      if (this.kind === CaseKind.MISSING_CHILD) finish = tellMessages(this, triagedAt);
      closedAt = this.endAtOnce(triagedAt);
    }
    finish(closedAt);

    this.put('fir_standing', { case_id: this.id, ...standing });
    for (const kind of Object.values(WorkstreamKind)) {
      const { at, because } = this.ends[kind];
      const isOver = at <= this.until;
      this.put('workstream', {
        id: random.id(openedAt),
        case_id: this.id,
        kind,
        opened_at: openedAt,
        closed_at: isOver ? at : null,
        closed_because: isOver ? because : null,
      });
    }
    const status = closedAt === undefined ? CaseStatus.OPEN : CaseStatus.CLOSED;
    const stage = this.writeEvents(status, priority, receivedAt);
    this.writeParts(status, stage);
  }

  // ---- What the people's stories need ----

  put(table: string, row: Row): void {
    this.world.put(table, row);
  }

  /** A little before the end, so that there is time to write it down. */
  hasHappened(at: number): boolean {
    return at < this.until - 12 * HOUR;
  }

  /** When something that happened then was written down. */
  recorded(at: number): number {
    const recordedAt = at + this.random.between(2 * MINUTE, 6 * HOUR);
    this.last = Math.max(this.last, recordedAt);
    return recordedAt;
  }

  /** Who wrote it down, and when: the same on every fact. */
  fact(by: Desk, at: number): { id: Id; case_id: Id; recorded_by_office_id: Id; recorded_by_id: Id; recorded_at: number } {
    const recordedAt = this.recorded(at);
    return {
      id: this.random.id(recordedAt),
      case_id: this.id,
      recorded_by_office_id: by.office,
      recorded_by_id: by.officer,
      recorded_at: recordedAt,
    };
  }

  /** An office of the district where they were found: of the first of these kinds that there is one. */
  desk(...of: OfficeKind[]): Desk {
    return this.deskIn(this.found, ...of)!;
  }

  deskIn({ desks, code }: Place, ...of: OfficeKind[]): Desk | undefined {
    for (const kind of of) {
      const here = desks.get(kind);
      if (here) return this.random.of(here);
    }
    if (of.some((kind) => mustBeThere.includes(kind)))
      throw new Error(`District ${code} has no office of the kind ${of.join(' or ')}. Load the directory first.`);
    return undefined;
  }

  /** The case was told of something that happened then. */
  moved(at: number): void {
    this.last = Math.max(this.last, at);
  }

  /** An office of the district that takes part from the beginning on. */
  partOf(kind: OfficeKind): Desk | undefined {
    return [...this.parts].find(
      ([desk, { since }]) => desk.kind === kind && this.found.desks.get(kind)?.includes(desk) && since <= this.openedAt,
    )?.[0];
  }

  /** Once for a case: what several share is more than can be told in a row. */
  handsTo(desk: Desk, part: Handed): void {
    this.handed = { desk, part };
  }

  joinByRule(on: Occasion, place: Place, at: number): void {
    for (const rule of participationRules) {
      if (rule.on !== on || (rule.kinds && !rule.kinds.includes(this.kind))) continue;
      for (const desk of (rule.of === 'DISTRICT' ? place.desks : place.stateDesks).get(rule.office) ?? [])
        this.join(desk, { basis: ParticipationBasis.RULE, capacity: rule.capacity, authority: rule.law }, at);
    }
  }

  /** The home district is asked once, for whoever of the case comes from there. */
  consultHome(at: number): void {
    if (this.homeJoined) return;
    this.homeJoined = true;
    this.joinByRule('HOME_DISTRICT_CONSULTED', this.home, this.recorded(at));
  }

  /** A home, a hospital or a partner organisation gets one survivor, and with it the facts of the case. */
  assign(
    survivorId: Id,
    desk: Desk,
    joining: { basis: ParticipationBasis; capacity: Capacity; authority?: string },
    since: number,
    until: number | undefined,
  ): void {
    const part = this.join(desk, joining, since);
    part.since = Math.min(part.since, since);
    part.assignments.push({ survivorId, until });
    this.last = Math.max(this.last, since, until ?? 0);
    this.put('survivor_participant', {
      id: this.random.id(since),
      case_id: this.id,
      survivor_id: survivorId,
      office_id: desk.office,
      capacity: joining.capacity,
      authority: joining.authority,
      since,
      until,
    });
  }

  reached(stage: CaseStage, at: number, by: Desk): void {
    this.happened({ at: this.recorded(at), by, kind: CaseEventKind.STAGE_REACHED, stage });
  }

  /** A strand goes on as long as the longest of what belongs to it. */
  goesOn(strand: WorkstreamKind, at: number, because: ClosureReason): void {
    const known = this.ends[strand];
    if (known.at === Infinity && !this.started.has(strand)) this.ends[strand] = { at, because };
    else if (at > known.at) this.ends[strand] = { at, because };
    this.started.add(strand);
  }

  // ---- The parts of the story ----

  private report(receivedAt: number): void {
    const { random, lead } = this;
    const report = { ...this.fact(lead, this.openedAt), channel: this.channel, received_at: receivedAt };
    this.put('report', report);
    if (!random.chance(0.4)) return;
    const { id, case_id, recorded_by_office_id } = report;
    this.put('reporter', {
      id,
      case_id,
      recorded_by_office_id,
      name: `Invented Reporter ${random.whole(1, 9999)}`,
      phone: random.chance(0.7) ? phoneOf(random) : null,
    });
  }

  private rescue(headcount: number, startedAt: number, endedAt: number): void {
    const { random, rescuer, found } = this;
    const rescue = { ...this.fact(rescuer, endedAt), district_code: found.code, started_at: startedAt, ended_at: endedAt, headcount };
    this.put('rescue', rescue);
    this.rescues.push(rescue);
    this.joinByRule('SURVIVOR_FOUND', found, rescue.recorded_at);
    this.happened({ at: rescue.recorded_at, by: rescuer, kind: CaseEventKind.STAGE_REACHED, stage: CaseStage.RESCUE });
    if (this.kind !== CaseKind.MISSING_CHILD || random.chance(0.3)) this.site(endedAt);
    for (let i = 0; i < headcount; i++)
      this.people.push(
        tellSurvivor(this, { rescueId: rescue.id, foundAt: endedAt, recordedAt: rescue.recorded_at + i, pseudonym: `${this.number}-${letterOf(i)}` }),
      );
  }

  harm(): ExploitationType {
    return harms[this.kind].draw(this.random);
  }

  private site(at: number): void {
    const { random, found } = this;
    const isAgency = this.kind === CaseKind.TRAFFICKING;
    const trade = isAgency || this.kind === CaseKind.SEXUAL_EXPLOITATION ? undefined : trades[found.code];
    const kind = trade && random.chance(0.6) ? trade : sites[this.kind].draw(random);
    const by = this.kind === CaseKind.CHILD_LABOUR ? this.desk(OfficeKind.DISTRICT_LABOUR_OFFICE) : this.rescuer;
    const establishment = this.fact(by, at);
    this.put('establishment', establishment);
    this.put('establishment_detail', {
      ...contentOf(establishment),
      kind,
      name: `Invented ${wordOf(random)} ${random.whole(1, 999)}`,
      employer: random.chance(0.7) ? nameOf(random, found.state).latin : null,
      address: `${random.whole(1, 400)}, ${wordOf(random)} Road (invented)`,
      district_code: found.code,
      licence: kind === EstablishmentKind.PLACEMENT_AGENCY ? (random.chance(0.3) ? `Invented licence ${random.whole(1, 999)}` : 'NONE') : null,
    });
  }

  /** The FIR, the accused and the end in court. Answers how the FIR stands. */
  private firstInformation(
    startedAt: number,
    endedAt: number,
    headcount: number,
  ): Partial<{ status: FirStatus; since: number; reason: NoFirReason }> {
    const { random } = this;
    const registeredAt = endedAt + random.between(30 * MINUTE, 20 * HOUR);
    if (!this.hasHappened(registeredAt) || random.chance(0.08)) return {};
    if (random.chance(0.03)) {
      this.goesOn(WorkstreamKind.CRIMINAL, registeredAt + random.between(30, 120) * DAY, ClosureReason.NOT_AN_OFFENCE);
      return { status: FirStatus.REFUSED, since: this.recorded(registeredAt), reason: random.of(Object.values(NoFirReason)) };
    }
    const isZeroFir = this.channel === IntakeChannel.PATROL && random.chance(0.5);
    const station = isZeroFir
      ? this.desk(OfficeKind.GRP, OfficeKind.POLICE_STATION)
      : this.rescuer.canRegisterFir
        ? this.rescuer
        : this.desk(OfficeKind.POLICE_STATION);
    const registering = { basis: ParticipationBasis.HANDOVER, capacity: Capacity.INVESTIGATION };
    const fir = { ...this.fact(station, registeredAt), registered_at: registeredAt };
    this.join(station, registering, fir.recorded_at);
    const offenceAt = startedAt - random.between(0, 90) * DAY;
    const receiver = isZeroFir ? this.desk(OfficeKind.POLICE_STATION) : undefined;
    const transferredAt =
      receiver && receiver !== station && this.hasHappened(registeredAt + DAY) ? registeredAt + random.between(2 * HOUR, DAY) : undefined;
    if (receiver && transferredAt)
      this.join(
        receiver,
        { basis: ParticipationBasis.RULE, capacity: Capacity.INVESTIGATION, authority: 'BNSS s. 173 (zero-FIR)' },
        this.recorded(transferredAt),
      );
    const sheetAt = registeredAt + random.between(40, 120) * DAY;
    const isSheeted = random.chance(0.72) && this.hasHappened(sheetAt);
    this.put('fir', { ...fir, is_zero_fir: isZeroFir, transferred_at: transferredAt, charge_sheet_at: isSheeted ? sheetAt : null });
    this.put('fir_detail', {
      ...contentOf(fir),
      number: `${isZeroFir ? '0' : ''}${random.whole(1, 900)}/${dayInIndia(new Date(registeredAt)).slice(0, 4)}`,
      station_id: station.office,
      transferred_to_id: transferredAt ? receiver!.office : null,
      offence_date: dayOf(offenceAt),
      sections: this.sections(dayInIndia(new Date(offenceAt)), headcount),
    });
    this.reached(CaseStage.FIR, registeredAt, station);
    const end = isSheeted ? sheetAt + random.between(200, 1100) * DAY : registeredAt + random.between(300, 700) * DAY;
    const outcome = isSheeted
      ? random.chance(0.28)
        ? ClosureReason.CONVICTED
        : ClosureReason.ACQUITTED_SERVICES_DONE
      : ClosureReason.UNTRACED_REPORT;
    this.goesOn(WorkstreamKind.CRIMINAL, isSheeted || random.chance(0.5) ? end : Infinity, outcome);
    this.accused(station, registeredAt, isSheeted ? sheetAt : undefined, this.hasHappened(end) ? outcome : undefined, end);
    return { status: FirStatus.REGISTERED, since: registeredAt };
  }

  /** Two to four sections of the code book in force on the day of the offence. */
  private sections(offenceDate: string, headcount: number): string[] {
    const wanted = charges[this.kind].map((code) => (headcount > 1 && code === 'BNS:143(4)' ? 'BNS:143(5)' : code)).slice(0, this.random.whole(2, 4));
    const named = wanted.map((code) => (whyNotNamed(code, offenceDate) ? sections.get(code)?.old : code));
    return named.filter((code) => code !== undefined);
  }

  private accused(by: Desk, registeredAt: number, sheetAt: number | undefined, outcome: ClosureReason | undefined, endAt: number): void {
    const { random } = this;
    const count = random.chance(0.15) ? 0 : random.chance(0.75) ? 1 : random.whole(2, 3);
    for (let i = 0; i < count; i++) {
      const end =
        outcome === ClosureReason.CONVICTED
          ? AccusedStatus.CONVICTED
          : outcome === ClosureReason.ACQUITTED_SERVICES_DONE
            ? AccusedStatus.ACQUITTED
            : undefined;
      const early = random.of([AccusedStatus.NAMED, AccusedStatus.ARRESTED, AccusedStatus.BAILED, AccusedStatus.ABSCONDING, AccusedStatus.SUSPECTED]);
      const [standing, since] = end ? [end, endAt] : sheetAt ? [AccusedStatus.CHARGE_SHEETED, sheetAt] : [early, registeredAt];
      const person = {
        name: random.chance(0.85) ? nameOf(random, this.found.state).latin : null,
        part: random.of(['agent', 'employer', 'transporter', 'recruiter']),
      };
      const fact = this.fact(by, since);
      // What stood before is superseded and stays on record.
      if (since !== registeredAt && random.chance(0.2)) {
        const before = this.fact(by, registeredAt);
        this.put('accused', { ...before, superseded_at: fact.recorded_at, superseded_because: 'NEW_EVIDENCE', since: registeredAt });
        this.put('accused_detail', { ...contentOf(before), ...person, standing: early });
      }
      this.put('accused', { ...fact, since });
      this.put('accused_detail', { ...contentOf(fact), ...person, standing });
    }
  }

  private otherEnds(foundAt: number): void {
    const { random, kind } = this;
    const isWork = kind === CaseKind.CHILD_LABOUR || kind === CaseKind.BONDED_LABOUR;
    this.goesOn(
      WorkstreamKind.LABOUR,
      foundAt + random.between(60, isWork ? 420 : 180) * DAY,
      isWork ? (random.chance(0.4) ? ClosureReason.COMPOUNDED : ClosureReason.CONVICTED) : ClosureReason.NOT_AN_OFFENCE,
    );
    if (!this.started.has(WorkstreamKind.MONEY))
      this.goesOn(WorkstreamKind.MONEY, foundAt + random.between(60, 200) * DAY, ClosureReason.RESTORED_STABLE);
  }

  /** Ends strand after strand and then, most often, the case. Answers when the case was closed. */
  private close(): number | undefined {
    const { random } = this;
    const stewards: Record<WorkstreamKind, Desk> = {
      CRIMINAL: this.desk(OfficeKind.AHTU),
      LABOUR: this.desk(OfficeKind.DISTRICT_LABOUR_OFFICE),
      WELFARE: this.desk(OfficeKind.CWC),
      MONEY: this.desk(OfficeKind.DISTRICT_MAGISTRATE),
    };
    for (const [workstream, by] of Object.entries(stewards) as [WorkstreamKind, Desk][]) {
      const { at, because } = this.ends[workstream];
      if (this.hasHappened(at)) this.happened({ at, by, kind: CaseEventKind.WORKSTREAM_CLOSED, workstream, because });
      else this.ends[workstream] = { at: Infinity, because };
    }
    const all = Object.values(this.ends).map(({ at }) => at);
    const closedAt = Math.max(...all, this.last) + random.between(1, 20) * DAY;
    if (!this.hasHappened(closedAt) || random.chance(0.06)) return undefined;
    this.happened({ at: closedAt, by: this.lead, kind: CaseEventKind.CLOSED, stage: CaseStage.CLOSED, because: this.ends.WELFARE.because });
    return closedAt;
  }

  /** Nobody was found: false information is closed at once, with every strand; a missing child stays open. */
  private endAtOnce(triagedAt: number): number | undefined {
    const { random } = this;
    const closedAt = triagedAt + random.between(HOUR, 30 * DAY);
    if (this.kind === CaseKind.MISSING_CHILD || !this.hasHappened(closedAt)) return undefined;
    const because = random.of([
      ClosureReason.FALSE_INFORMATION,
      ClosureReason.FALSE_INFORMATION,
      ClosureReason.NOT_AN_OFFENCE,
      ClosureReason.DUPLICATE_MERGED,
    ]);
    for (const kind of Object.values(WorkstreamKind)) this.ends[kind] = { at: closedAt, because };
    this.happened({ at: closedAt, by: this.lead, kind: CaseEventKind.CLOSED, stage: CaseStage.CLOSED, because });
    return closedAt;
  }

  private happened(event: CaseStory['events'][number]): void {
    this.events.push(event);
    this.last = Math.max(this.last, event.at);
  }

  /** In order, and steps that others had gone beyond are left out; then the case as it stands after them. */
  private writeEvents(status: CaseStatus, priority: CasePriority, receivedAt: number): CaseStage {
    const order = stageOrder;
    let stage = CaseStage.INTAKE;
    let version = 0;
    for (const event of this.events.toSorted((a, b) => a.at - b.at)) {
      if (event.kind === CaseEventKind.STAGE_REACHED && order.get(event.stage!)! <= order.get(stage)!) continue;
      // A case that went further before it was weighed keeps the step it has.
      if (event.stage && order.get(event.stage)! > order.get(stage)!) stage = event.stage;
      version++;
      this.put('case_event', {
        id: this.random.id(event.at),
        case_id: this.id,
        kind: event.kind,
        recorded_at: event.at,
        recorded_by_office_id: event.by.office,
        stage: event.stage && stage,
        priority: event.priority,
        workstream: event.workstream,
        closed_because: event.because,
      });
    }
    this.put('case_file', {
      id: this.id,
      number: this.number,
      kind: this.kind,
      priority,
      stage,
      status,
      channel: this.channel,
      received_at: receivedAt,
      district_code: this.found.code,
      state_code: this.found.state,
      lead_office_id: this.lead.office,
      opened_at: this.openedAt,
      updated_at: this.last,
      version,
    });
    return stage;
  }

  /** One standing participation for each office: who takes part already stays as they are. */
  private join(desk: Desk, joining: { basis: ParticipationBasis; capacity: Capacity; authority?: string }, since: number): Part {
    const known = this.parts.get(desk);
    if (known) return known;
    const part = { id: this.random.id(since), ...joining, since, assignments: [] };
    this.parts.set(desk, part);
    this.last = Math.max(this.last, since);
    return part;
  }

  /**
   * An office that sees single survivors leaves the case with the last of them. The access lists are what the triggers would make
   * of it, which the check of `seed-access.ts` asks the tables themselves.
   */
  private writeParts(status: CaseStatus, stage: CaseStage): void {
    for (const [desk, { id, basis, capacity, authority, since, assignments }] of this.parts) {
      const standing = assignments.filter(({ until }) => until === undefined);
      const hasLeft = assignments.length > 0 && standing.length === 0;
      const until = hasLeft ? Math.max(...assignments.map((assignment) => assignment.until!)) : null;
      this.put('case_participant', { id, case_id: this.id, office_id: desk.office, capacity, basis, authority, sealed: false, since, until });
      if (hasLeft) continue;
      const seenBy = { case_id: this.id, office_id: desk.office };
      const district_code = this.found.code;
      this.put('case_access', { ...seenBy, district_code, status, stage, opened_at: this.openedAt, updated_at: this.last });
      for (const { id: rescue_id, started_at } of this.rescues) this.put('rescue_access', { ...seenBy, rescue_id, district_code, started_at });
      const seen = officeKinds[desk.kind].narrow ? standing.map(({ survivorId }) => survivorId) : this.people;
      for (const survivor_id of seen) this.put('survivor_access', { ...seenBy, survivor_id });
    }
    if (this.handed) this.writeHanded(this.handed, status, stage);
  }

  /** Who takes part by a handover alone sees what was shared with it, and nothing when it is done. */
  private writeHanded({ desk, part }: { desk: Desk; part: Handed }, status: CaseStatus, stage: CaseStage): void {
    const { shares, ...handed } = part;
    const narrowed = { content_of: shares, status_of: shares };
    const of = { case_id: this.id, office_id: desk.office };
    this.put('case_participant', { ...handed, ...of, ...narrowed, basis: ParticipationBasis.HANDOVER, sealed: false });
    if (part.until !== null || this.parts.has(desk)) return;
    const seenBy = { ...of, ...narrowed };
    const district_code = this.found.code;
    this.put('case_access', { ...seenBy, district_code, status, stage, opened_at: this.openedAt, updated_at: this.last });
    for (const { id: rescue_id, started_at } of this.rescues) this.put('rescue_access', { ...of, rescue_id, district_code, started_at });
    for (const survivor_id of this.people) this.put('survivor_access', { ...seenBy, survivor_id });
  }
}

const stageOrder: ReadonlyMap<CaseStage, number> = new Map(Object.values(CaseStage).map((stage, i) => [stage, i]));

/** Without these no case can be told; homes for women, for one, are not everywhere. */
const mustBeThere: readonly OfficeKind[] = [
  OfficeKind.POLICE_STATION,
  OfficeKind.AHTU,
  OfficeKind.DISTRICT_LABOUR_OFFICE,
  OfficeKind.DISTRICT_MAGISTRATE,
  OfficeKind.CWC,
  OfficeKind.DCPU,
  OfficeKind.DLSA,
];
