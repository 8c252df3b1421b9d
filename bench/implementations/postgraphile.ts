import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ask, canonical, type Implementation, type Kind, type ServeOptions, type Variables } from '../operations.ts';

const backOnTheWay = 'rehabilitationStatus { placedSince carePlanApprovedAt servicesStarted servicesCompleted claims claimsCredited nextVisitOn }';
const byId = 'orderBy: [ROW_ID_ASC]';
const stands = 'condition: { supersededAt: null }';

/** The hub's questions in the words of PostGraphile's schema; aliases give the answers the hub's names. */
const documents: Record<Kind, string> = {
  A: `query A($district: Int!, $status: String!) {
  cases: allCaseAccesses(condition: { districtCode: $district, status: $status }, orderBy: [UPDATED_AT_DESC, CASE_ID_DESC], first: 20) {
    nodes {
      caseFile {
        id: rowId number kind stage status priority updatedAt
        leadOffice: officeByLeadOfficeId { name kind }
        participants: caseParticipantsByCaseIdList(orderBy: [SINCE_ASC, ROW_ID_ASC], first: 5) { capacity office: officeByOfficeId { name } }
        rescues: rescuesByCaseIdList(${stands}, orderBy: [STARTED_AT_ASC, ROW_ID_ASC], first: 5) { startedAt headcount }
        survivors: survivorsByCaseIdList(${byId}, first: 10) { id: rowId pseudonym sex ageBand status statusSince ${backOnTheWay} }
      }
    }
    pageInfo { hasNextPage }
  }
}`,
  B: `query B($id: UUID!) {
  case: caseFileByRowId(rowId: $id) {
    id: rowId number kind stage status priority channel receivedAt openedAt updatedAt version
    district: districtByDistrictCode { name state: stateByStateCode { name } }
    leadOffice: officeByLeadOfficeId { name kind }
    participants: caseParticipantsByCaseIdList(orderBy: [SINCE_ASC, ROW_ID_ASC], first: 50) {
      capacity basis authority since until office: officeByOfficeId { name kind }
    }
    workstreams: workstreamsByCaseIdList(${byId}, first: 10) { kind openedAt closedAt closedBecause }
    reports: reportsByCaseIdList(${stands}, ${byId}, first: 10) { channel receivedAt reporter: reporterByRowId { name phone } }
    firStanding: firStandingByCaseId { status since reason }
    firs: firsByCaseIdList(${stands}, ${byId}, first: 10) {
      registeredAt isZeroFir transferredAt chargeSheetAt
      detail: firDetailByRowId { number sections offenceDate station: officeByStationId { name } }
    }
    accused: accusedsByCaseIdList(${stands}, ${byId}, first: 20) { since detail: accusedDetailByRowId { part standing } }
    establishments: establishmentsByCaseIdList(${stands}, ${byId}, first: 10) {
      detail: establishmentDetailByRowId { kind name district: districtByDistrictCode { name } }
    }
    rescues: rescuesByCaseIdList(${stands}, orderBy: [STARTED_AT_ASC, ROW_ID_ASC], first: 10) {
      startedAt endedAt headcount district: districtByDistrictCode { name }
    }
    events: caseEventsByCaseIdList(orderBy: [RECORDED_AT_ASC, ROW_ID_ASC], first: 50) { kind recordedAt stage priority workstream closedBecause }
    survivors: survivorsByCaseIdList(${byId}, first: 20) {
      id: rowId pseudonym sex ageBand ageBasis status statusSince version exploitation foundAt
      foundIn: districtByFoundInCode { name }
      homeDistrict: districtByHomeDistrictCode { name }
      journey: journeyEventsBySurvivorIdList(${stands}, orderBy: [HAPPENED_AT_ASC, ROW_ID_ASC], first: 30) {
        status happenedAt recordedAt note: journeyNoteByRowId { text }
      }
      productions: productionsBySurvivorIdList(${stands}, orderBy: [PRODUCED_AT_ASC, ROW_ID_ASC], first: 5) {
        takenInChargeAt producedAt journeyMinutes committee: officeByCommitteeId { name }
      }
      placements: placementsBySurvivorIdList(${stands}, orderBy: [SINCE_ASC, ROW_ID_ASC], first: 10) { since until }
      medicalExaminations: medicalExaminationsBySurvivorIdList(${stands}, ${byId}, first: 5) {
        examinedAt reportedAt report: medicalReportByRowId { consentGiven findings }
      }
      orders: cwcOrdersBySurvivorIdList(${stands}, ${byId}, first: 20) { madeAt detail: cwcOrderDetailByRowId { number type isFinal } }
      carePlans: carePlansBySurvivorIdList(${stands}, ${byId}, first: 5) {
        drawnUpAt approvedAt
        detail: carePlanDetailByRowId { reviewOn goals }
        services: servicesByCarePlanIdList(${byId}, first: 20) {
          status statusSince detail: serviceDetailByRowId { kind provider: officeByProviderId { name } }
        }
      }
      entitlements: entitlementsBySurvivorIdList(${byId}, first: 20) {
        stage dueAt creditedAt detail: entitlementDetailByRowId { kind duePaise creditedPaise }
      }
      followUpVisits: followUpVisitsBySurvivorIdList(${stands}, orderBy: [DUE_ON_ASC, ROW_ID_ASC], first: 20) {
        dueOn visitedAt report: visitReportByRowId { outcome note }
      }
      ${backOnTheWay}
    }
  }
}`,
  C: `query C($status: String) {
  caseNumbers: benchCaseNumbers(status: $status) {
    total
    byStatus { status cases }
    byStage { stage status cases }
    byDistrict { district name status cases }
    byMonth { month status cases }
  }
}`,
  D: `mutation D($input: BenchRecordJourneyEventInput!) {
  recordJourneyEvent: benchRecordJourneyEvent(input: $input) {
    survivor: result { id: rowId pseudonym status statusSince version }
  }
}`,
};

const variablesOf: { [K in Kind]: (variables: Variables[K]) => object } = {
  A: (variables) => variables,
  B: (variables) => variables,
  C: (variables) => variables,
  D: (input) => ({ input }),
};

export const implementation: Implementation = {
  about: 'PostGraphile 5, Amber preset, under the same row policies',

  body({ kind, variables }: Ask): string {
    return JSON.stringify({ query: documents[kind], variables: variablesOf[kind](variables as never) });
  },

  inTheHubsWords({ kind }, { data, errors }) {
    if (errors) throw new Error(JSON.stringify(errors));
    return canonical(inWords[kind](data));
  },

  async serve({ walledUrl, connections, verify, callers }: ServeOptions): Promise<number> {
    const { postgraphile } = await import('postgraphile');
    const { grafserv } = await import('postgraphile/grafserv/node');
    const preset = await presetOf({ walledUrl, connections, verify, callers });
    const server = createServer();
    await postgraphile(preset).createServ(grafserv).addTo(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return (server.address() as AddressInfo).port;
  },
};

/** The schema of the database as PostGraphile's authors recommend it, cut to what the hub would show. */
async function presetOf({ walledUrl, connections, verify, callers }: Omit<ServeOptions, 'openUrl'>): Promise<GraphileConfig.Preset> {
  const [{ PostGraphileAmberPreset }, { makePgService }, { extendSchema, jsonPgSmartTags }, { TYPES }] = await Promise.all([
    import('postgraphile/presets/amber'),
    import('postgraphile/adaptors/pg'),
    import('postgraphile/utils'),
    import('postgraphile/@dataplan/pg'),
  ]);
  // The type of a revision, which it does not know and does not show.
  const transactionIds: GraphileConfig.Plugin = {
    name: 'TransactionIds',
    version: '1.0.0',
    gather: {
      hooks: {
        async pgCodecs_findPgCodec(_info: unknown, event: any) {
          if (!event.pgCodec && event.pgType.typname === 'xid8') event.pgCodec = TYPES.text;
        },
      },
    },
  } as GraphileConfig.Plugin;
  return {
    extends: [PostGraphileAmberPreset],
    plugins: [transactionIds, jsonPgSmartTags({ version: 1, config: smartTags() }), extendSchema(rehabilitationStatus)],
    // Without indexes of their own, columns such as `superseded_at` would be in no condition and no order.
    disablePlugins: ['NodePlugin', 'PgIndexBehaviorsPlugin'],
    schema: { defaultBehavior: '-connection +list -insert -update -delete' },
    pgServices: [
      makePgService({
        connectionString: walledUrl,
        schemas: ['hub', 'bench'],
        // As the hub sets its own connections.
        poolConfig: { max: connections, options: '-c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0' },
      }),
    ],
    grafserv: { graphiql: false, watch: false },
    grafast: {
      explain: false,
      async context({ node }) {
        const token = node?.req.headers.authorization?.slice('Bearer '.length);
        const caller = token && callers.get((await verify(token)).subject);
        return { pgSettings: caller ? { 'samanvay.ctx': caller.context } : {} };
      },
    },
  };
}

/** No GraphQL type of the hub is made from these. */
const hidden = [
  'case_revision',
  'directory_revision',
  'survivor_identity',
  'survivor_name',
  'placement_home',
  'journey_place',
  'officer',
  'client',
  'operation_done',
  'survivor_access',
  'rescue_access',
];

/** Lists start from the access list, so it leads to the case: it has no foreign key of its own. */
function smartTags() {
  const caseAccess = { tags: { foreignKey: '(case_id) references hub.case_file (id)|@fieldName caseFile', behavior: ['+connection', '-list'] } };
  return {
    class: { 'hub.case_access': caseAccess, ...Object.fromEntries(hidden.map((table) => [`hub.${table}`, { tags: { behavior: '-*' } }])) },
    procedure: { 'hub.unseal': { tags: { behavior: '-*' } } },
  };
}

/**
 * As expressions of the survivor's row, so that they are in its statement and only what is asked for is read. A computed column that
 * returns a row is a function that PostgreSQL does not inline but calls for each survivor: several times as slow.
 */
function rehabilitationStatus(build: GraphileBuild.Build) {
  const { access } = build.grafast;
  const { listOfCodec, TYPES } = build.dataplanPg;
  const { sql } = build;
  const counts = listOfCodec(TYPES.int);
  const of = (codec: any, select: any) => ($survivor: any) =>
    $survivor.select(sql`(${select} and t.survivor_id = ${$survivor.getClassStep().alias}.id)`, codec);
  const started = sql`count(*) filter (where t.status = 'STARTED')`;
  const completed = sql`count(*) filter (where t.status = 'COMPLETED')`;
  const services = of(counts, sql`select array[${started}, ${completed}]::int4[] from hub.service t where true`);
  const claims = of(counts, sql`select array[count(*), count(*) filter (where t.stage = 'CREDITED')]::int4[] from hub.entitlement t where true`);
  return {
    typeDefs: `
      type Rehabilitation {
        placedSince: Datetime carePlanApprovedAt: Datetime nextVisitOn: Date
        servicesStarted: Int! servicesCompleted: Int! claims: Int! claimsCredited: Int!
      }
      extend type Survivor { rehabilitationStatus: Rehabilitation! }`,
    objects: {
      Survivor: { plans: { rehabilitationStatus: ($survivor: any) => $survivor } },
      Rehabilitation: {
        plans: {
          placedSince: of(TYPES.timestamptz, sql`select max(t.since) from hub.placement t where t.superseded_at is null and t.until is null`),
          carePlanApprovedAt: of(TYPES.timestamptz, sql`select max(t.approved_at) from hub.care_plan t where t.superseded_at is null`),
          servicesStarted: ($survivor: any) => access(services($survivor), [0]),
          servicesCompleted: ($survivor: any) => access(services($survivor), [1]),
          claims: ($survivor: any) => access(claims($survivor), [0]),
          claimsCredited: ($survivor: any) => access(claims($survivor), [1]),
          nextVisitOn: of(TYPES.date, sql`select min(t.due_on) from hub.follow_up_visit t where t.superseded_at is null and t.visited_at is null`),
        },
      },
    },
  } as any;
}

const inWords: Record<Kind, (data: any) => unknown> = {
  A: ({ cases: { nodes, pageInfo } }) => ({ cases: { nodes: nodes.map(({ caseFile }: any) => asPages(caseFile)), pageInfo } }),
  B: (data) => asPages(data),
  C: (data) => data,
  D: ({ recordJourneyEvent: { survivor } }) => {
    if (!survivor) throw new Error('Nothing was done');
    return { recordJourneyEvent: { survivor, problems: [] } };
  },
};

/** Lists of values, as opposed to lists of rows. */
const values = ['exploitation', 'sections', 'goals'];

/** A list of rows is a page in the hub; money comes as text, for it may be more than a JavaScript number holds. */
function asPages(value: any): any {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries<any>(value).map(([key, child]) => {
      if (values.includes(key)) return [key, child];
      if (key.endsWith('Paise')) return [key, child && Number(child)];
      return [key, Array.isArray(child) ? { nodes: child.map(asPages) } : asPages(child)];
    }),
  );
}
