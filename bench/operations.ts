/**
 * What is measured. Each operation is a GraphQL document for the hub; the other implementations ask the same of their own schema
 * and put their answers into the hub's words, so that all can be compared before anything is timed.
 */
export const operations = ['A', 'A-shared', 'B', 'C', 'D', 'M'] as const;
export type Operation = (typeof operations)[number];
/** What a single request is. M is a mix of them, and A-shared is A asked by partner organisations. */
export type Kind = 'A' | 'B' | 'C' | 'D';

export const about: Record<Operation, string> = {
  A: 'a page of 20 cases by district and status, newest change first, with offices, rescues, survivors and how each is on the way back',
  'A-shared': 'the same for a partner organisation, which sees cases shared with it and single survivors in them',
  B: 'one case with everything below it',
  C: 'the numbers of a State bureau: by status, stage, district and month',
  D: 'a partner organisation records a step of a survivor',
  M: 'of a hundred: 60 A, 20 B, 10 C, 10 D',
};

/** Ids are plain UUIDs here, and instants ISO 8601 in UTC with milliseconds. */
export interface Variables {
  A: { district: number; status: string };
  B: { id: string };
  C: { status: string | null };
  D: { opId: string; survivorId: string; expectedVersion: number; status: string; happenedAt: string; note: string };
}

/** One request of one caller. */
export interface Ask<K extends Kind = Kind> {
  kind: K;
  /** The `sub` of the caller's token. */
  subject: string;
  variables: Variables[K];
}

const backOnTheWay = 'rehabilitationStatus { placedSince carePlanApprovedAt servicesStarted servicesCompleted claims claimsCredited nextVisitOn }';

/** The documents that the hub is asked. */
export const documents: Record<Kind, string> = {
  A: `query A($district: Int!, $status: CaseStatus!) {
  cases(filter: { district: $district, status: $status }, first: 20) {
    nodes {
      id number kind stage status priority updatedAt
      leadOffice { name kind }
      participants(first: 5) { nodes { capacity office { name } } }
      rescues(first: 5) { nodes { startedAt headcount } }
      survivors(first: 10) { nodes { id pseudonym sex ageBand status statusSince ${backOnTheWay} } }
    }
    pageInfo { hasNextPage }
  }
}`,
  B: `query B($id: ID!) {
  case(id: $id) {
    id number kind stage status priority channel receivedAt openedAt updatedAt version
    district { name state { name } }
    leadOffice { name kind }
    participants(first: 50) { nodes { capacity basis authority since until office { name kind } } }
    workstreams(first: 10) { nodes { kind openedAt closedAt closedBecause } }
    reports(first: 10) { nodes { channel receivedAt reporter { name phone } } }
    firStanding { status since reason }
    firs(first: 10) { nodes { registeredAt isZeroFir transferredAt chargeSheetAt detail { number sections offenceDate station { name } } } }
    accused(first: 20) { nodes { since detail { part standing } } }
    establishments(first: 10) { nodes { detail { kind name district { name } } } }
    rescues(first: 10) { nodes { startedAt endedAt headcount district { name } } }
    events(first: 50) { nodes { kind recordedAt stage priority workstream closedBecause } }
    survivors(first: 20) {
      nodes {
        id pseudonym sex ageBand ageBasis status statusSince version exploitation foundAt
        foundIn { name }
        homeDistrict { name }
        journey(first: 30) { nodes { status happenedAt recordedAt note { text } } }
        productions(first: 5) { nodes { takenInChargeAt producedAt journeyMinutes committee { name } } }
        placements(first: 10) { nodes { since until } }
        medicalExaminations(first: 5) { nodes { examinedAt reportedAt report { consentGiven findings } } }
        orders(first: 20) { nodes { madeAt detail { number type isFinal } } }
        carePlans(first: 5) {
          nodes {
            drawnUpAt approvedAt
            detail { reviewOn goals { domain goal } }
            services(first: 20) { nodes { status statusSince detail { kind provider { name } } } }
          }
        }
        entitlements(first: 20) { nodes { stage dueAt creditedAt detail { kind duePaise creditedPaise } } }
        followUpVisits(first: 20) { nodes { dueOn visitedAt report { outcome note } } }
        ${backOnTheWay}
      }
    }
  }
}`,
  C: `query C($status: CaseStatus) {
  caseNumbers(filter: { status: $status }) {
    total
    byStatus { status cases }
    byStage { stage status cases }
    byDistrict { district name status cases }
    byMonth { month status cases }
  }
}`,
  D: `mutation D($input: RecordJourneyEventInput!) {
  recordJourneyEvent(input: $input) {
    survivor { id pseudonym status statusSince version }
    problems { code message path }
  }
}`,
};

/** One of the servers that are measured. */
export interface Implementation {
  /** What it is, in a line of the table. */
  about: string;
  /** The JSON body that is posted to `/graphql` for a request. */
  body(ask: Ask): string;
  /** The parsed answer, as the hub would put it: `data` with plain UUIDs as ids (see `canonical`). Throws on an error. */
  inTheHubsWords(ask: Ask, answer: any): unknown;
  /** Starts it on 127.0.0.1; resolves to its port once it listens. */
  serve(options: ServeOptions): Promise<number>;
}

/** What every server gets, so that none has to pay for what another does not. */
export interface ServeOptions {
  /** The hub's own login: row policies hold. */
  walledUrl: string;
  /** The login of the hub's audit log. */
  auditUrl: string;
  /** Where the keys of the hub are. */
  keysDir: string;
  /** A superuser's: no row policy holds. For those with predicates of their own. */
  openUrl: string;
  /** Connections to PostgreSQL. */
  connections: number;
  /** Checks the signature of a token, and remembers it for a minute. The same function for all. */
  verify: (token: string) => Promise<{ subject: string; isMachine: boolean; expiresAt: Date }>;
  /** The directory, in memory: who a subject is. The hub asks its own directory, in every transaction; the others are spared that. */
  callers: ReadonlyMap<string, Caller>;
}

export interface Caller {
  officerId: string;
  officeId: string;
  roles: string[];
  /** What the row policies read, as `set_config('samanvay.ctx', ..., true)`. */
  context: string;
}

/** Ids without the type before them, instants to the millisecond; everything else must be equal as it is. */
export function canonical(value: unknown): unknown {
  if (typeof value === 'string') {
    const id = /^(?:[A-Z]\w*_)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(value);
    if (id) return id[1];
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? new Date(value).toISOString() : value;
  }
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, canonical(child)]));
}
