/** A query that is ready to run, and the persona who would ask it. */
export interface Example {
  title: string;
  persona: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** What GraphiQL offers. Each is run as its persona by a test. */
export const examples: readonly Example[] = [
  {
    title: 'Who am I, and what may I see?',
    persona: 'labour',
    query: `{
  viewer {
    officer { designation }
    office { name kind district { name state { name } } }
    roles
    operations
    sees { dataClass level means }
  }
}`,
  },
  {
    title: 'My cases, newest change first',
    persona: 'ahtu',
    query: `{
  cases(first: 10) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id number kind stage status priority updatedAt district { name } leadOffice { name } }
  }
}`,
  },
  {
    title: 'A case with everything under it',
    persona: 'cwc',
    query: `{
  cases(first: 1) {
    nodes {
      number kind stage priority
      firStanding { status since }
      firs { nodes { registeredAt isZeroFir detail { number sections } } }
      participants(first: 50) { nodes { capacity basis authority office { name } } }
      rescues { nodes { startedAt endedAt headcount } }
      survivors(first: 20) {
        totalCount
        nodes {
          pseudonym sex ageBand status statusSince
          productions { nodes { elapsedMinutes netMinutes withinTime } }
          orders { nodes { madeAt detail { number type } } }
        }
      }
      workstreams { nodes { kind closedAt closedBecause } }
    }
  }
}`,
  },
  {
    title: 'The same case, as the labour office sees it',
    persona: 'labour',
    query: `{
  cases(first: 1) {
    nodes {
      number kind stage
      firs { nodes { registeredAt detail { number } } }
      establishments { nodes { detail { kind name employer } } }
      survivors(first: 20) {
        nodes { pseudonym ageBand status orders { nodes { madeAt detail { number } } } entitlements { nodes { stage detail { kind duePaise creditedPaise } } } }
      }
    }
  }
}`,
  },
  {
    title: 'My rescues: whom I am assigned, and where they are',
    persona: 'ngo',
    query: `{
  survivors(first: 20) {
    totalCount
    nodes { id pseudonym ageBand sex status statusSince version journey(last: 3) { nodes { status happenedAt note { text } } } }
  }
}`,
  },
  {
    title: 'Export who somebody is to a court (put in an id, the consent, the key of the court and a new UUID)',
    persona: 'cwc',
    query: `mutation Export($input: ExportIdentitiesInput!) {
  exportIdentities(input: $input) {
    export { id useUntil recipientKey }
    file
    problems { code message path }
  }
}`,
    variables: {
      input: {
        opId: '0b8f1d52-6c1e-4a0f-8f57-3d2c1b0a9e8d',
        survivorIds: ['Survivor_00000000-0000-7000-8000-000000000000'],
        approvalId: 'Approval_00000000-0000-7000-8000-000000000000',
        purpose: 'ORDER',
        legalBasis: 'COURT_ORDER',
        reference: 'SC 41/2026',
        format: 'JSON',
        recipient: {
          authority: 'SPECIAL_COURT',
          number: 'SC 41/2026',
          // The example of RFC 7517, appendix A.1.
          key: {
            kty: 'EC',
            crv: 'P-256',
            x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
            y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
          },
        },
      },
    },
  },
  {
    title: 'Ask that an officer be given a role (put in an id and a new UUID)',
    persona: 'admin',
    query: `mutation Ask($input: AskRoleInput!) {
  askRole(input: $input) {
    roleGrant { id expiresAt }
    problems { code message path }
  }
}`,
    variables: {
      input: {
        opId: '7c2a9b44-1f0d-4f6b-9d3e-5a4b3c2d1e0f',
        officerId: 'Officer_00000000-0000-7000-8000-000000000000',
        role: 'CHILD_WELFARE_POLICE',
        reason: 'The station has named its officer for children under s. 107.',
      },
    },
  },
  {
    title: 'Say what would become of a file of officers (nothing is written)',
    persona: 'admin',
    query: `mutation Import($input: ImportOfficersInput!) {
  importOfficers(input: $input) {
    report {
      ready wrong existing rolesAsked
      rows { row outcome problems { column message suggestion } }
    }
    problems { code message path }
  }
}`,
    variables: {
      input: {
        opId: '3f8e2d1c-5b4a-4c6d-8e7f-9a0b1c2d3e4f',
        rows: [
          { district: 'Jaipur', office: 'AHTU', designation: 'Inspector', subject: 'inspector@example.org', role: 'AHTU_OFFICER' },
          { district: 'Jaypur', office: 'AHTU', designation: 'Sub-Inspector', subject: 'sub.inspector@example.org' },
        ],
        isRehearsal: true,
        onlyIfAllAreReady: false,
      },
    },
  },
  {
    title: 'Record a step of the journey (put in an id, a version and a new UUID)',
    persona: 'ngo',
    query: `mutation Step($input: RecordJourneyEventInput!) {
  recordJourneyEvent(input: $input) {
    survivor { pseudonym status statusSince version }
    problems { code message path }
  }
}`,
    variables: {
      input: {
        opId: '5f0c2b1e-7a34-4c6d-9b8e-2f1d3a4b5c6d',
        survivorId: 'Survivor_00000000-0000-7000-8000-000000000000',
        expectedVersion: 1,
        status: 'BEFORE_HOME_CWC',
        happenedAt: '2026-11-23T10:00:00+05:30',
        note: 'Reached in good health',
      },
    },
  },
  {
    title: 'Rehabilitation: where each survivor stands',
    persona: 'dcpu',
    query: `{
  rehabilitation(first: 20) {
    nodes {
      pseudonym status
      placements(last: 1) { nodes { since until } }
      carePlans(last: 1) { nodes { approvedAt services { nodes { status detail { kind } } } } }
      entitlements { nodes { stage dueAt creditedAt detail { kind duePaise creditedPaise } } }
      followUpVisits(last: 1) { nodes { dueOn visitedAt report { outcome } } }
    }
  }
}`,
  },
  {
    title: 'What each Act calls a person of this age',
    persona: 'cwc',
    query: `{
  survivors(first: 5) {
    nodes { pseudonym ageBand ageBasis ageCategories { act category law verified } }
  }
}`,
  },
  {
    title: 'How a case stood on a day',
    persona: 'administration',
    query: `{
  cases(filter: { kinds: [CHILD_LABOUR] }, orderBy: OPENED_ASC, first: 5) {
    nodes {
      number
      now: stage
      then: standing(asOf: "2026-06-05T12:00:00+05:30") { stage status priority }
      events(first: 20) { nodes { kind stage recordedAt recordedBy { name } } }
    }
  }
}`,
  },
  {
    title: 'How many of my cases stand where',
    persona: 'ahtb',
    query: `{
  caseCounts(filter: { status: OPEN }) { status stage count }
}`,
  },
  {
    title: 'Rescues of a district and the people found',
    persona: 'police',
    query: `{
  rescues(filter: { district: 102 }, first: 5) {
    nodes { startedAt endedAt headcount case { number } survivors(first: 3) { nodes { pseudonym status } } }
  }
}`,
  },
  {
    title: 'The dashboard of my district, with what each number is',
    persona: 'administration',
    query: `{
  dashboard(months: 12) {
    from until asOf district { name } state { name }
    figures {
      code state numerator denominator hidden percent medianHours percentOfState
      definition { title numerator denominator cutOff exclusions indicator }
      byMonth { month numerator denominator }
      byCategory { label numerator denominator hidden }
      byPlace { office { name } numerator denominator }
    }
    handoversWaiting { kind fromOffice { name } toOffice { name } proposedAt }
  }
}`,
  },
  {
    title: 'The list behind a number: overdue duties, as the committee sees them',
    persona: 'committee',
    query: `{
  dashboard {
    figures(codes: [CLOCKS_OVERDUE]) {
      definition { title } numerator hidden
      behind(first: 20) { nodes { caseNumber office { name } duty day } pageInfo { hasNextPage endCursor } }
    }
  }
}`,
  },
  {
    title: 'Published statistics: India by State, and one State by district',
    persona: 'committee',
    query: `{
  publishedMonths { month publishedAt cutOff definition fingerprint }
  india: publishedNumbers(month: "2026-06-01") { total byKind { kind cases } byPlace { code name cases } }
  rajasthan: publishedNumbers(month: "2026-06-01", state: 8) { total byStage { stage cases } byPlace { code name cases } }
}`,
  },
  {
    title: 'The directory: offices of a district',
    persona: 'committee',
    query: `{
  offices(filter: { district: 196 }, first: 30) { nodes { id name kind canRegisterFir notification phone } }
}`,
  },
  {
    title: 'Who was trained, what drives brought, and who ordered what',
    persona: 'administration',
    query: `{
  trainingShare { officeKind rank staff trained }
  drives(first: 3) { nodes { kind startsOn endsOn leadOffice { name } parts(first: 10) { nodes { answer placesVisited childrenRescued office { name } } } } }
  driveResults(from: "2026-04-01", until: "2026-12-31") { quarter kind drives inspections childrenRescued villagesReached }
  instructionTracker { para department status latestOn }
}`,
  },
  {
    title: 'Places and sections',
    persona: 'admin',
    query: `{
  places(search: "gaya") { nodes { code name state { code name iso } latitude longitude } }
  sections { code substance from to old verified }
}`,
  },
  {
    title: 'A query that asks for too much',
    persona: 'ahtu',
    query: `{ a: viewer { roles }\n${Array.from({ length: 45 }, (_, i) => `  a${i}: caseCounts { count }`).join('\n')} }`,
  },
  {
    title: 'The action-taken report of a quarter that has ended, figure by figure',
    persona: 'administration',
    query: `{
  reports(first: 1, filter: { kind: ACTION_TAKEN }) {
    nodes {
      period edition cutOff status hash
      sections { para title narrative figures { code title shown numerator denominator reported hidden definition } }
      signatures { nodes { capacity office { name } signedAt hash } }
    }
  }
}`,
  },
  {
    title: 'What is counted in reports, and how',
    persona: 'committee',
    query: `{ indicators(on: "2026-07-01") { code version title unit definition target verified hasSource } }`,
  },
  {
    title: 'The next meeting: an agenda that nobody typed',
    persona: 'administration',
    query: `{
  committees {
    nodes { kind law meetsBy lastMetAt seats(first: 50) { nodes { kind until office { name } } } }
  }
  meetings(first: 5) {
    nodes {
      number state meetsAt agendaAsOf quorum minutesHash
      agenda(first: 50) { nodes { position kind code says cases caseNumbers since office { name } actionItem { dueOn isOverdue decision { says } } } }
      decisions { nodes { says dueOn ownerOffice { name } dissents { nodes { says office { name } } } } }
      signatures { nodes { capacity signedAt signedBy { designation } } }
    }
  }
}`,
  },
  {
    title: 'What committees gave my office to do',
    persona: 'ahtu',
    query: `{
  actionItems(filter: { mine: true }) {
    nodes { state dueOn isOverdue version decision { says } answers { nodes { says evidence evidenceNumber isAccepted returnedBecause } } }
  }
}`,
  },
];
