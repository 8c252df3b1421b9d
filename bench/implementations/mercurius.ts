import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { type Ask, type Caller, canonical, documents, type Implementation, type Kind, type ServeOptions, type Variables } from '../operations.ts';

/** Variables as the hub's documents name them; ids are plain here. */
const variablesOf: { [K in Kind]: (variables: Variables[K]) => object } = {
  A: (variables) => variables,
  B: (variables) => variables,
  C: (variables) => variables,
  D: (input) => ({ input }),
};

export const implementation: Implementation = {
  about: 'Mercurius with its JIT and loaders, without row policies, with predicates by hand',

  body({ kind, variables }: Ask): string {
    return JSON.stringify({ query: documents[kind], variables: variablesOf[kind](variables as never) });
  },

  inTheHubsWords(_ask, { data, errors }) {
    if (errors) throw new Error(JSON.stringify(errors));
    return canonical(data);
  },

  async serve({ openUrl, connections, verify, callers }: ServeOptions): Promise<number> {
    const [{ fastify }, { mercurius }, { default: pg }, { nextSteps }] = await Promise.all([
      import('fastify'),
      import('mercurius'),
      import('pg'),
      import('../../dist/src/rescues/codes.js'),
    ]);
    const pool = new pg.Pool({
      connectionString: openUrl,
      max: connections,
      // As the hub sets its own connections.
      options: '-c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC',
      types: { getTypeParser: (oid: number, format: any) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
      // Statements that do not wait for each other's answers travel together.
      pipeline: true,
    } as pg.PoolConfig);
    const database = new Database(pool);
    const app = fastify();
    app.register(mercurius as any, {
      schema: sdl(Object.keys(nextSteps)),
      resolvers: resolvers(database, nextSteps),
      loaders: loaders(database),
      jit: 1,
      async context({ headers }: { headers: Record<string, string | undefined> }) {
        const token = headers.authorization?.slice('Bearer '.length);
        const caller = token && callers.get((await verify(token)).subject);
        if (!caller) throw new Error('UNAUTHENTICATED');
        return { caller };
      },
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    return (app.server.address() as AddressInfo).port;
  },
};

// --- what is asked

interface Context {
  caller: Caller;
}

function sdl(journeyStatuses: string[]): string {
  const pages = new Set<string>();
  const page = (type: string): string => {
    pages.add(type);
    return `(first: Int!): ${type}Page!`;
  };
  const types = `
    scalar DateTime
    scalar LocalDate
    enum CaseStatus { OPEN CLOSED }
    enum JourneyStatus { ${journeyStatuses.join(' ')} }
    input CaseFilter { district: Int!, status: CaseStatus! }
    input CaseNumbersFilter { status: CaseStatus }
    input RecordJourneyEventInput {
      opId: ID!, survivorId: ID!, expectedVersion: Int!, status: JourneyStatus!, happenedAt: DateTime!, note: String
    }
    type Query {
      cases(filter: CaseFilter!, first: Int!): CaseConnection!
      case(id: ID!): Case
      caseNumbers(filter: CaseNumbersFilter!): CaseNumbers!
    }
    type Mutation { recordJourneyEvent(input: RecordJourneyEventInput!): RecordJourneyEventPayload! }
    type RecordJourneyEventPayload { survivor: Survivor, problems: [Problem!]! }
    type Problem { code: String!, message: String!, path: [String!]! }
    type CaseConnection { nodes: [Case!]!, pageInfo: PageInfo! }
    type PageInfo { hasNextPage: Boolean! }
    type CaseNumbers { total: Int!, byStatus: [Cases!]!, byStage: [Cases!]!, byDistrict: [Cases!]!, byMonth: [Cases!]! }
    type Cases { status: String!, stage: String, district: Int, name: String, month: LocalDate, cases: Int! }
    type Office { name: String!, kind: String }
    type State { name: String! }
    type District { name: String!, state: State }
    type Case {
      id: ID!, number: String!, kind: String!, stage: String!, status: String!, priority: String!, channel: String!
      receivedAt: DateTime!, openedAt: DateTime!, updatedAt: DateTime!, version: Int!, district: District!, leadOffice: Office!
      participants${page('Participant')}
      workstreams${page('Workstream')}
      reports${page('Report')}
      firStanding: FirStanding
      firs${page('Fir')}
      accused${page('Accused')}
      establishments${page('Establishment')}
      rescues${page('Rescue')}
      events${page('CaseEvent')}
      survivors${page('Survivor')}
    }
    type Participant { capacity: String!, basis: String!, authority: String, since: DateTime!, until: DateTime, office: Office! }
    type Workstream { kind: String!, openedAt: DateTime!, closedAt: DateTime, closedBecause: String }
    type Report { channel: String!, receivedAt: DateTime!, reporter: Reporter }
    type Reporter { name: String, phone: String }
    type FirStanding { status: String!, since: DateTime!, reason: String }
    type Fir { registeredAt: DateTime!, isZeroFir: Boolean!, transferredAt: DateTime, chargeSheetAt: DateTime, detail: FirDetail }
    type FirDetail { number: String!, sections: [String!]!, offenceDate: LocalDate!, station: Office! }
    type Accused { since: DateTime!, detail: AccusedDetail }
    type AccusedDetail { part: String, standing: String! }
    type Establishment { detail: EstablishmentDetail }
    type EstablishmentDetail { kind: String!, name: String, district: District! }
    type Rescue { startedAt: DateTime!, endedAt: DateTime, headcount: Int!, district: District! }
    type CaseEvent { kind: String!, recordedAt: DateTime!, stage: String, priority: String, workstream: String, closedBecause: String }
    type Survivor {
      id: ID!, pseudonym: String!, sex: String!, ageBand: String!, ageBasis: String!, status: String!, statusSince: DateTime!, version: Int!
      exploitation: [String!]!, foundAt: DateTime!, foundIn: District!, homeDistrict: District
      journey${page('JourneyEvent')}
      productions${page('Production')}
      placements${page('Placement')}
      medicalExaminations${page('MedicalExamination')}
      orders${page('Order')}
      carePlans${page('CarePlan')}
      entitlements${page('Entitlement')}
      followUpVisits${page('FollowUpVisit')}
      rehabilitationStatus: Rehabilitation!
    }
    type JourneyEvent { status: String!, happenedAt: DateTime!, recordedAt: DateTime!, note: JourneyNote }
    type JourneyNote { text: String! }
    type Production { takenInChargeAt: DateTime!, producedAt: DateTime!, journeyMinutes: Int!, committee: Office! }
    type Placement { since: DateTime!, until: DateTime }
    type MedicalExamination { examinedAt: DateTime!, reportedAt: DateTime, report: MedicalReport }
    type MedicalReport { consentGiven: Boolean!, findings: String! }
    type Order { madeAt: DateTime!, detail: OrderDetail }
    type OrderDetail { number: String!, type: String!, isFinal: Boolean! }
    type CarePlan { drawnUpAt: DateTime!, approvedAt: DateTime, detail: CarePlanDetail, services${page('Service')} }
    type CarePlanDetail { reviewOn: LocalDate!, goals: [Goal!]! }
    type Goal { domain: String!, goal: String! }
    type Service { status: String!, statusSince: DateTime!, detail: ServiceDetail }
    type ServiceDetail { kind: String!, provider: Office }
    type Entitlement { stage: String!, dueAt: DateTime!, creditedAt: DateTime, detail: EntitlementDetail }
    type EntitlementDetail { kind: String!, duePaise: Float!, creditedPaise: Float }
    type FollowUpVisit { dueOn: LocalDate!, visitedAt: DateTime, report: VisitReport }
    type VisitReport { outcome: String!, note: String }
    type Rehabilitation {
      placedSince: DateTime, carePlanApprovedAt: DateTime, nextVisitOn: LocalDate
      servicesStarted: Int!, servicesCompleted: Int!, claims: Int!, claimsCredited: Int!
    }`;
  return [types, ...[...pages].map((type) => `type ${type}Page { nodes: [${type}!]! }`)].join('\n');
}

// --- who may know what

type DataClass = 'LOC' | 'MED' | 'ACC' | 'EMP' | 'RHB' | 'FIN' | 'REP';
/** What narrows a permission: content while the case is open, one's own record, one's own home. */
type Extent = 'ALL' | 'OPEN_CASE' | 'OWN_RECORD' | 'OWN_HOME';

/** F: content. S: that there is something, and when. As in the agreement. */
const agreement: Record<string, Record<DataClass, string>> = {
  POLICE_OFFICER: { LOC: 'S', MED: 'F', ACC: 'F', EMP: 'F', RHB: 'S', FIN: 'S', REP: 'F' },
  AHTU_OFFICER: { LOC: 'S', MED: 'S', ACC: 'F', EMP: 'F', RHB: 'S', FIN: 'S', REP: 'F' },
  AHTB_OFFICER: { LOC: '-', MED: '-', ACC: 'F', EMP: 'F', RHB: '-', FIN: '-', REP: '-' },
  CHILD_WELFARE_POLICE: { LOC: 'F', MED: 'S', ACC: 'S', EMP: '-', RHB: 'S', FIN: '-', REP: '-' },
  LABOUR_OFFICER: { LOC: '-', MED: '-', ACC: 'S', EMP: 'F', RHB: 'S', FIN: 'F', REP: '-' },
  DISTRICT_ADMINISTRATION: { LOC: 'S', MED: '-', ACC: 'S', EMP: 'F', RHB: 'F', FIN: 'F', REP: 'S' },
  CWC_MEMBER: { LOC: 'F', MED: 'F', ACC: 'S', EMP: 'S', RHB: 'F', FIN: 'S', REP: '-' },
  DCPU_OFFICER: { LOC: 'F', MED: 'S', ACC: 'S', EMP: 'S', RHB: 'F', FIN: 'F', REP: '-' },
  HOME_STAFF: { LOC: 'F', MED: 'F', ACC: '-', EMP: '-', RHB: 'F', FIN: 'S', REP: '-' },
  MEDICAL_OFFICER: { LOC: '-', MED: 'F', ACC: '-', EMP: '-', RHB: '-', FIN: '-', REP: '-' },
  LEGAL_SERVICES: { LOC: '-', MED: 'F', ACC: 'F', EMP: 'S', RHB: 'S', FIN: 'F', REP: '-' },
  NGO_WORKER: { LOC: 'S', MED: 'S', ACC: '-', EMP: 'S', RHB: 'F', FIN: 'S', REP: 'F' },
};
const police = ['POLICE_OFFICER', 'AHTU_OFFICER', 'AHTB_OFFICER', 'CHILD_WELFARE_POLICE'];
const mayRecordSteps = [
  'POLICE_OFFICER',
  'AHTU_OFFICER',
  'CHILD_WELFARE_POLICE',
  'LABOUR_OFFICER',
  'DISTRICT_ADMINISTRATION',
  'CWC_MEMBER',
  'DCPU_OFFICER',
  'HOME_STAFF',
  'NGO_WORKER',
];
const inCharge = ['HOME_STAFF', 'CWC_MEMBER', 'NGO_WORKER', 'DCPU_OFFICER'];

const worksOnCases = ({ roles }: Caller): boolean => roles.some((role) => role in agreement);

function extentFor(role: string, dataClass: DataClass, level: 'F' | 'S'): Extent[] {
  const mine = agreement[role]?.[dataClass] ?? '-';
  if (mine === '-' || (level === 'F' && mine === 'S')) return [];
  if (role === 'NGO_WORKER' && dataClass === 'REP') return ['OWN_RECORD'];
  if (role === 'MEDICAL_OFFICER' && dataClass === 'MED') return ['OWN_RECORD'];
  if (role === 'HOME_STAFF' && dataClass === 'LOC') return ['OWN_HOME'];
  if (police.includes(role) && level === 'F' && ['LOC', 'MED', 'RHB'].includes(dataClass)) return ['OPEN_CASE'];
  return ['ALL'];
}

/** How far the caller sees a class, as `RHB.F`; the same for all who have the same roles. */
function extents({ roles }: Caller, what: What): Extent[] {
  const [dataClass, level] = what.split('.') as [DataClass, 'F' | 'S'];
  const found = new Set(roles.flatMap((role) => extentFor(role, dataClass, level)));
  return found.has('ALL') ? ['ALL'] : [...found].sort();
}

type What = `${DataClass}.${'F' | 'S'}`;
/** Says what the caller may know of a row, in SQL; `$2` is the caller's office. */
type May = (what: What, row: string) => string;

const inSql: Record<Extent, (row: string) => string> = {
  ALL: () => 'true',
  OPEN_CASE: (row) => `(select c.status <> 'CLOSED' from hub.case_file c where c.id = ${row}.case_id)`,
  OWN_RECORD: (row) => `${row}.recorded_by_office_id = $2`,
  OWN_HOME: (row) => `exists (select from hub.placement_home h where h.id = ${row}.id and h.home_id = $2)`,
};

// --- how it is read

/** Timestamps and days as they are answered; money as a number. By the type's number in PostgreSQL. */
const parsers: Record<number, (text: string) => unknown> = {
  20: Number,
  1082: (text) => text,
  1184: (text) => text.replace(' ', 'T').replace('+00', 'Z'),
};

/** A row, known to the loaders by its id: they would write out all of it to tell it from others. */
class Row {
  [column: string]: any;

  toJSON(): string {
    return this.id;
  }
}

/** Columns named `detail.number` make an object `detail`. The first column of an object is null only where there is no row. */
type Shape = [key: string, at: number | Shape][];

function shapeOf(names: string[]): Shape {
  const shape: Shape = [];
  names.forEach((name, at) => {
    let below = shape;
    const path = name.split('.');
    for (const key of path.slice(0, -1)) {
      let entry = below.find(([known]) => known === key);
      if (!entry) below.push((entry = [key, []]));
      below = entry[1] as Shape;
    }
    below.push([path.at(-1)!, at]);
  });
  return shape;
}

function fill(object: Row, shape: Shape, values: unknown[]): Row {
  for (const [key, at] of shape)
    object[key] = typeof at === 'number' ? values[at] : values[at[0]![1] as number] === null ? null : fill({} as Row, at, values);
  return object;
}

class Database {
  readonly pool: pg.Pool;
  private readonly shapes = new Map<string, Shape>();

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async rows(name: string, text: string, values: unknown[], client: pg.Pool | pg.PoolClient = this.pool): Promise<Row[]> {
    const { fields, rows } = await client.query({ name, text, values, rowMode: 'array' });
    let shape = this.shapes.get(name);
    if (!shape) this.shapes.set(name, (shape = shapeOf(fields.map((field) => field.name))));
    return rows.map((row) => fill(new Row(), shape, row));
  }
}

/** A statement that says what its caller may know. There is one for each way of knowing it, prepared under a name of its own. */
class Statement {
  readonly name: string;
  readonly classes: What[];
  readonly text: (may: May) => string;
  private readonly byRoles = new Map<string, { name: string; text: string }>();

  constructor(name: string, classes: What[], text: (may: May) => string) {
    this.name = name;
    this.classes = classes;
    this.text = text;
  }

  async read(database: Database, caller: Caller, ids: string[], ...others: unknown[]): Promise<Row[]> {
    const { name, text } = this.for(caller);
    return database.rows(name, text, [ids, caller.officeId, ...others]);
  }

  private for(caller: Caller): { name: string; text: string } {
    const roles = caller.roles.join();
    const known = this.byRoles.get(roles);
    if (known) return known;
    const conditions: May = (what, row) =>
      extents(caller, what)
        .map((extent) => inSql[extent](row))
        .join(' or ') || 'false';
    const name = [this.name, ...this.classes.map((what) => extents(caller, what).join('+'))].join(' ');
    const made = { name, text: this.text(conditions) };
    this.byRoles.set(roles, made);
    return made;
  }
}

// --- lists: the first of each parent, for all parents at once

interface ListOf {
  columns: string;
  join?: (may: May) => string;
  orderBy?: string;
  /** Corrected facts are left out where there are any. */
  where?: (may: May) => string;
  classes?: What[];
}

const stands = 't.superseded_at is null';
const office = (name: string, id: string): string => `left join hub.office ${name} on ${name}.id = ${id}`;
const district = (name: string, code: string): string => `left join hub.district ${name} on ${name}.code = ${code}`;

/** A list of facts whose status and content are of one class: who may not know the status sees no row, and who may not know the content sees null. */
function facts(dataClass: DataClass, detail: string, columns: string, { join = '', orderBy = 't.id', where = stands } = {}): ListOf {
  const [status, content]: What[] = [`${dataClass}.S`, `${dataClass}.F`];
  return {
    columns,
    join: (may) => (detail ? `left join hub.${detail} d on d.id = t.id and (${may(content!, 'd')}) ${join}` : join),
    where: (may) => `${where} and (${may(status!, 't')})`,
    orderBy,
    classes: detail ? [status!, content!] : [status!],
  };
}

function list(
  name: string,
  table: string,
  by: string,
  { columns, join = () => '', orderBy = 't.id', where = () => 'true', classes = [] }: ListOf,
): Statement {
  return new Statement(name, classes, (may) => {
    const page = `select t.id, ${columns} from hub.${table} t ${join(may)} where t.${by} = parent.id and ${where(may)} order by ${orderBy} limit $3`;
    return `select parent.id as parent, page.* from unnest($1::uuid[]) parent(id) cross join lateral (${page}) page where $2::uuid is not null`;
  });
}

const ofCase = {
  participants: list('participants', 'case_participant', 'case_id', {
    columns: 't.capacity, t.basis, t.authority, t.since, t.until, o.name as "office.name", o.kind as "office.kind"',
    join: () => office('o', 't.office_id'),
    where: (may) => `(not t.sealed or t.office_id = $2) and (t.capacity <> 'CUSTODIAN' or t.office_id = $2 or ${may('LOC.F', 't')})`,
    orderBy: 't.since, t.id',
    classes: ['LOC.F'],
  }),
  workstreams: list('workstreams', 'workstream', 'case_id', {
    columns: 't.kind, t.opened_at as "openedAt", t.closed_at as "closedAt", t.closed_because as "closedBecause"',
  }),
  reports: list(
    'reports',
    'report',
    'case_id',
    facts(
      'REP',
      'reporter',
      't.channel, t.received_at as "receivedAt", d.id as "reporter.id", d.name as "reporter.name", d.phone as "reporter.phone"',
    ),
  ),
  firs: list(
    'firs',
    'fir',
    'case_id',
    facts(
      'ACC',
      'fir_detail',
      `t.registered_at as "registeredAt", t.is_zero_fir as "isZeroFir", t.transferred_at as "transferredAt", t.charge_sheet_at as "chargeSheetAt",
       d.number as "detail.number", d.sections as "detail.sections", d.offence_date as "detail.offenceDate", o.name as "detail.station.name"`,
      { join: office('o', 'd.station_id') },
    ),
  ),
  accused: list('accused', 'accused', 'case_id', facts('ACC', 'accused_detail', 't.since, d.standing as "detail.standing", d.part as "detail.part"')),
  establishments: list(
    'establishments',
    'establishment',
    'case_id',
    facts('EMP', 'establishment_detail', 'd.kind as "detail.kind", d.name as "detail.name", p.name as "detail.district.name"', {
      join: district('p', 'd.district_code'),
    }),
  ),
  rescues: list('rescues', 'rescue', 'case_id', {
    columns: 't.started_at as "startedAt", t.ended_at as "endedAt", t.headcount, p.name as "district.name"',
    join: () => district('p', 't.district_code'),
    where: () => stands,
    orderBy: 't.started_at, t.id',
  }),
  events: list('events', 'case_event', 'case_id', {
    columns: 't.kind, t.recorded_at as "recordedAt", t.stage, t.priority, t.workstream, t.closed_because as "closedBecause"',
    orderBy: 't.recorded_at, t.id',
  }),
  survivors: list('survivors', 'survivor', 'case_id', {
    columns: `t.pseudonym, t.sex, t.age_band as "ageBand", t.age_basis as "ageBasis", t.status, t.status_since as "statusSince", t.version,
      t.exploitation, t.found_at as "foundAt", f.name as "foundIn.name", h.name as "homeDistrict.name"`,
    join: () =>
      `join hub.survivor_access a on a.survivor_id = t.id and a.office_id = $2
      ${district('f', 't.found_in_code')} ${district('h', 't.home_district_code')}`,
  }),
};

const ofSurvivor = {
  journey: list('journey', 'journey_event', 'survivor_id', {
    columns: 't.status, t.happened_at as "happenedAt", t.recorded_at as "recordedAt", d.text as "note.text"',
    join: (may) => `left join hub.journey_note d on d.id = t.id and (${may('RHB.F', 'd')})`,
    where: () => stands,
    orderBy: 't.happened_at, t.id',
    classes: ['RHB.F'],
  }),
  productions: list('productions', 'production', 'survivor_id', {
    columns:
      't.taken_in_charge_at as "takenInChargeAt", t.produced_at as "producedAt", t.journey_minutes as "journeyMinutes", o.name as "committee.name"',
    join: () => office('o', 't.committee_id'),
    where: () => stands,
    orderBy: 't.produced_at, t.id',
  }),
  placements: list('placements', 'placement', 'survivor_id', facts('LOC', '', 't.since, t.until', { orderBy: 't.since, t.id' })),
  medicalExaminations: list(
    'medicalExaminations',
    'medical_examination',
    'survivor_id',
    facts(
      'MED',
      'medical_report',
      't.examined_at as "examinedAt", t.reported_at as "reportedAt", d.findings as "report.findings", d.consent_given as "report.consentGiven"',
    ),
  ),
  orders: list(
    'orders',
    'cwc_order',
    'survivor_id',
    facts('RHB', 'cwc_order_detail', 't.made_at as "madeAt", d.number as "detail.number", d.type as "detail.type", d.is_final as "detail.isFinal"'),
  ),
  carePlans: list(
    'carePlans',
    'care_plan',
    'survivor_id',
    facts(
      'RHB',
      'care_plan_detail',
      't.drawn_up_at as "drawnUpAt", t.approved_at as "approvedAt", d.review_on as "detail.reviewOn", d.goals as "detail.goals"',
    ),
  ),
  entitlements: list(
    'entitlements',
    'entitlement',
    'survivor_id',
    facts(
      'FIN',
      'entitlement_detail',
      `t.stage, t.due_at as "dueAt", t.credited_at as "creditedAt",
       d.kind as "detail.kind", d.due_paise as "detail.duePaise", d.credited_paise as "detail.creditedPaise"`,
      { where: 'true' },
    ),
  ),
  followUpVisits: list(
    'followUpVisits',
    'follow_up_visit',
    'survivor_id',
    facts('RHB', 'visit_report', 't.due_on as "dueOn", t.visited_at as "visitedAt", d.outcome as "report.outcome", d.note as "report.note"', {
      orderBy: 't.due_on, t.id',
    }),
  ),
};

const services = list(
  'services',
  'service',
  'care_plan_id',
  facts('RHB', 'service_detail', 't.status, t.status_since as "statusSince", d.kind as "detail.kind", o.name as "detail.provider.name"', {
    where: 'true',
    join: office('o', 'd.provider_id'),
  }),
);

const firStanding = new Statement(
  'firStanding',
  ['ACC.S'],
  (may) => `select t.case_id as parent, t.status, t.since, t.reason from hub.fir_standing t
    where t.case_id = any($1::uuid[]) and $2::uuid is not null and (${may('ACC.S', 't')})`,
);

const rehabilitationStatus = new Statement('rehabilitationStatus', ['LOC.S', 'RHB.S', 'FIN.S'], (may) => {
  const figure = (select: string, table: string, where: string, what: What): string =>
    `(select ${select} from hub.${table} t where t.survivor_id = s.id and ${where} and (${may(what, 't')}))`;
  const [started, completed, credited] = ["status = 'STARTED'", "status = 'COMPLETED'", "stage = 'CREDITED'"].map(
    (which) => `count(*) filter (where t.${which})`,
  );
  const count = (select: string, table: string, what: What, as: string): string => `cross join lateral ${figure(select, table, 'true', what)} ${as}`;
  return `
    select s.id as parent, v.*, e.*,
      ${figure('max(t.since)', 'placement', `${stands} and t.until is null`, 'LOC.S')} as "placedSince",
      ${figure('max(t.approved_at)', 'care_plan', stands, 'RHB.S')} as "carePlanApprovedAt",
      ${figure('min(t.due_on)', 'follow_up_visit', `${stands} and t.visited_at is null`, 'RHB.S')} as "nextVisitOn"
    from (select id from unnest($1::uuid[]) id where $2::uuid is not null) s
      ${count(`${started} as "servicesStarted", ${completed} as "servicesCompleted"`, 'service', 'RHB.S', 'v')}
      ${count(`count(*) as claims, ${credited} as "claimsCredited"`, 'entitlement', 'FIN.S', 'e')}`;
});

interface Query {
  obj: Row;
  params: { first: number };
}
type Loader = (queries: Query[], context: Context) => Promise<unknown[]>;

function loaders(database: Database): Record<string, Record<string, unknown>> {
  const page =
    (statement: Statement): Loader =>
    async (queries, { caller }) => {
      const ids = queries.map(({ obj }) => obj.id);
      const most = Math.max(...queries.map(({ params }) => params.first));
      const rows = Map.groupBy(await statement.read(database, caller, ids, most), (row) => row.parent);
      return queries.map(({ obj, params }) => ({ nodes: rows.get(obj.id)?.slice(0, params.first) ?? [] }));
    };
  const one =
    (statement: Statement): Loader =>
    async (queries, { caller }) => {
      const ids = queries.map(({ obj }) => obj.id);
      const rows = new Map((await statement.read(database, caller, ids)).map((row) => [row.parent, row]));
      return ids.map((id) => rows.get(id) ?? null);
    };
  const pages = (statements: Record<string, Statement>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(statements).map(([field, statement]) => [field, once(page(statement))]));
  return {
    Case: { ...pages(ofCase), firStanding: once(one(firStanding)) },
    Survivor: { ...pages(ofSurvivor), rehabilitationStatus: once(one(rehabilitationStatus)) },
    CarePlan: pages({ services }),
  };
}

/** Each list is asked for once a request, so there is nothing to remember. */
const once = (loader: Loader): object => ({ loader, opts: { cache: false } });

// --- what a request begins with

const caseColumns = `c.id, c.number, c.kind, c.stage, c.status, c.priority, c.channel, c.received_at as "receivedAt", c.opened_at as "openedAt",
  c.updated_at as "updatedAt", c.version, d.name as "district.name", s.name as "district.state.name",
  o.name as "leadOffice.name", o.kind as "leadOffice.kind"`;
const caseTables = `hub.case_access a join hub.case_file c on c.id = a.case_id join hub.office o on o.id = c.lead_office_id
  join hub.district d on d.code = c.district_code join hub.state s on s.code = d.state_code`;

const casesOfDistrict = `select ${caseColumns} from ${caseTables}
  where a.office_id = $1 and a.district_code = $2 and a.status = $3 order by a.updated_at desc, a.case_id desc limit $4`;
const oneCase = `select ${caseColumns} from ${caseTables} where a.case_id = $1 and a.office_id = $2`;

/** From the rollups; a number is the sum over its shards. */
const casesByCell = `
  select grouping(n.stage, n.district_code) as of, n.status, n.stage, n.district_code as district, d.name, sum(n.cases)::int as cases
  from (select district_code, status, stage, sum(cases) as cases from hub.case_tally
      where office_id = $1 and ($2::text is null or status = $2) group by 1, 2, 3 having sum(cases) <> 0) n
    join hub.district d on d.code = n.district_code
  group by grouping sets ((n.status), (n.stage, n.status), (n.district_code, d.name, n.status))
  order by n.district_code, n.stage, n.status`;
const casesByMonth = `
  select month, status, sum(cases)::int as cases from hub.case_month_tally
  where office_id = $1 and ($2::text is null or status = $2) group by 1, 2 having sum(cases) <> 0 order by 1, 2`;

function resolvers(database: Database, nextSteps: Record<string, readonly string[]>): Record<string, Record<string, unknown>> {
  return {
    Query: {
      async cases(_: unknown, { filter, first }: { filter: { district: number; status: string }; first: number }, { caller }: Context) {
        if (!worksOnCases(caller)) return { nodes: [], pageInfo: { hasNextPage: false } };
        const rows = await database.rows('cases', casesOfDistrict, [caller.officeId, filter.district, filter.status, first + 1]);
        return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } };
      },
      async case(_: unknown, { id }: { id: string }, { caller }: Context) {
        if (!worksOnCases(caller)) return null;
        const [row] = await database.rows('case', oneCase, [id, caller.officeId]);
        return row ?? null;
      },
      async caseNumbers(_: unknown, { filter }: { filter: { status?: string } }, { caller }: Context) {
        if (!worksOnCases(caller)) return { total: 0, byStatus: [], byStage: [], byDistrict: [], byMonth: [] };
        const values = [caller.officeId, filter.status ?? null];
        const [cells, byMonth] = await Promise.all([
          database.rows('casesByCell', casesByCell, values),
          database.rows('casesByMonth', casesByMonth, values),
        ]);
        // `grouping` says which of stage and district a row is summed over.
        const [byDistrict, byStage, byStatus] = [2, 1, 3].map((of) => cells.filter((row) => row.of === of)) as [Row[], Row[], Row[]];
        return { total: byStatus.reduce((sum, { cases }) => sum + cases, 0), byStatus, byStage, byDistrict, byMonth };
      },
    },
    Mutation: {
      recordJourneyEvent(_: unknown, { input }: { input: Step }, { caller }: Context) {
        if (!caller.roles.some((role) => mayRecordSteps.includes(role))) throw new Error('FORBIDDEN');
        return recordJourneyEvent(database, nextSteps, caller, input);
      },
    },
  };
}

// --- what is changed

type Step = Variables['D'];
interface Payload {
  survivor: object | null;
  problems: { code: string; message: string; path: string[] }[];
}

const problem = (code: string, message: string, ...path: string[]): Payload => ({ survivor: null, problems: [{ code, message, path }] });

/** Load, decide, change; with the audit row, the outbox row and the `opId` in the same transaction. */
async function recordJourneyEvent(database: Database, nextSteps: Record<string, readonly string[]>, caller: Caller, input: Step): Promise<Payload> {
  const client = await database.pool.connect();
  try {
    const [, payload] = await Promise.all([client.query('begin'), addStep(database, client, nextSteps, caller, input)]);
    await client.query(payload.survivor ? 'commit' : 'rollback');
    return payload;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function addStep(
  database: Database,
  client: pg.PoolClient,
  nextSteps: Record<string, readonly string[]>,
  caller: Caller,
  input: Step,
): Promise<Payload> {
  const { opId, survivorId, expectedVersion, status, happenedAt, note } = input;
  const { officerId, officeId, roles } = caller;
  const now = new Date();
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const query = (name: string, text: string, values: unknown[]): Promise<Row[]> => database.rows(name, text, values, client);

  const [found, done, standing] = await Promise.all([
    query('step.load', loadForUpdate, [survivorId, officeId]),
    query('step.done', 'select input_hash as hash from hub.operation_done where officer_id = $1 and op_id = $2', [officerId, opId]),
    query('step.journey', standingJourney, [survivorId]),
  ]);
  const survivor = found[0];
  if (!survivor) throw new Error('NOT_FOUND');
  if (done[0]) return done[0].hash === hash ? { survivor, problems: [] } : problem('OP_ID_REUSED', 'This opId was used for something else.', 'opId');
  if (survivor.caseStatus === 'CLOSED') return problem('CONFLICT', 'This case is closed.');
  if (survivor.version !== expectedVersion) return problem('STALE_VERSION', 'The record has changed since you read it.', 'expectedVersion');
  if (new Date(happenedAt) > now) return problem('INVALID', 'This lies in the future.', 'happenedAt');
  if (['IN_INTERIM_CARE', 'IN_LONG_TERM_CARE'].includes(survivor.status) && !roles.some((role) => inCharge.includes(role)))
    throw new Error('FORBIDDEN');

  // By when it happened; of steps of one instant the one recorded last, and so this one, comes last.
  const journey = [...standing, { status, happenedAt }].toSorted((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
  const isLawful = journey.every((step, i) => (i === 0 ? step.status === 'RESCUED' : nextSteps[journey[i - 1]!.status]!.includes(step.status)));
  if (!isLawful) return problem('ILLEGAL_STEP', `From ${survivor.status} a person does not come to ${status}.`, 'status');
  const last = journey.at(-1)!;

  const { caseId, eventId } = survivor;
  const changed = [`journey_event:${eventId}`, ...(note ? [`journey_note:${eventId}`] : []), `survivor:${survivorId}`, `case_file:${caseId}`];
  await Promise.all([
    query('step.event', insertEvent, [eventId, caseId, survivorId, status, happenedAt, officeId, officerId, now]),
    note && query('step.note', insertNote, [eventId, caseId, survivorId, officeId, note]),
    query('step.survivor', moveSurvivor, [survivorId, last.status, last.happenedAt, now]),
    query('step.case', 'update hub.case_file set updated_at = $2 where id = $1', [caseId, now]),
    query('step.audit', insertAudit, [now, officerId, officeId, opId, caseId, changed]),
    query('step.outbox', insertOutbox, [now, officerId, caseId, `Survivor_${survivorId}`]),
    query('step.operation', insertDone, [officerId, opId, hash, survivorId, now]),
  ]);
  return { survivor: Object.assign(survivor, { status: last.status, statusSince: last.happenedAt, version: survivor.version + 1 }), problems: [] };
}

const loadForUpdate = `
  select s.id, s.case_id as "caseId", s.pseudonym, s.status, s.status_since as "statusSince", s.version,
    c.status as "caseStatus", uuidv7() as "eventId"
  from hub.survivor s join hub.survivor_access a on a.survivor_id = s.id and a.office_id = $2 join hub.case_file c on c.id = s.case_id
  where s.id = $1 for update of s, c`;
const standingJourney = `select status, happened_at as "happenedAt" from hub.journey_event
  where survivor_id = $1 and superseded_at is null order by happened_at, recorded_at, id::text collate "C"`;
const insertEvent = `insert into hub.journey_event (id, case_id, survivor_id, status, happened_at, recorded_by_office_id, recorded_by_id, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const insertNote = 'insert into hub.journey_note (id, case_id, survivor_id, recorded_by_office_id, text) values ($1, $2, $3, $4, $5)';
const moveSurvivor = 'update hub.survivor set status = $2, status_since = $3, updated_at = $4, version = version + 1 where id = $1';
const insertAudit = `insert into hub.audit_record (id, at, officer_id, office_id, operation, op_id, request_id, seen, asked, decision, outcome, writer, writer_seq, form, mac, case_id, changed)
  values (uuidv7(), $1, $2, $3, 'recordJourneyEvent', $4, gen_random_uuid(), '{}', '{}', 'ALLOWED', 'DONE', gen_random_uuid(), 0, 0, '', $5, $6)`;
const insertOutbox = `insert into hub.outbox (id, at, officer_id, event, case_id, subject) values (uuidv7(), $1, $2, 'recordJourneyEvent', $3, $4)`;
const insertDone = `insert into hub.operation_done (officer_id, op_id, operation, input_hash, result_id, at)
  values ($1, $2, 'recordJourneyEvent', $3, $4, $5)`;
