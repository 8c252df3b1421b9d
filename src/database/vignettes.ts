/**
 * Six stories of how departments act together, told through the API as officers tell them. The demo starts with them, and
 * the acceptance tests ask of each who may then see what. All fictional: people are numbers, offices are offices.
 */

/** Who tells a story: the demo in its own process, the tests over HTTP. */
export interface Teller {
  /** The hub's clock: what follows is recorded at this instant. */
  at(instant: string): void;
  /** An officer records something; answers what is asked of it. */
  does(persona: string, mutation: string, input: object, fields?: string): Promise<any>;
  /** An officer asks. */
  reads(persona: string, query: string, variables?: object): Promise<any>;
}

/** What a story leaves behind, for whoever asks afterwards. */
export interface Story {
  caseId: string;
  survivors: string[];
  /** Further ids by name. */
  ids: Record<string, string>;
}

export const vignettes: Record<string, { title: string; tell: (teller: Teller) => Promise<Story> }> = {
  A: { title: 'Bangle workshop: Jaipur and Gaya', tell: bangleWorkshop },
  B: { title: 'Train interception: Chandauli, Jalpaiguri and South East Delhi', tell: trainInterception },
  C: { title: 'Brick kiln: Sangareddy and Balangir', tell: brickKiln },
  D: { title: 'Missing girl: South 24 Parganas and Pune', tell: missingGirl },
  E: { title: 'Domestic servitude: Gurugram and Gumla', tell: domesticServitude },
  F: { title: 'No offence, told twice: Bengaluru Urban', tell: noOffence },
};

/**
 * The District Task Force of Jaipur, beside the stories of cases: it has met once, one office owes it an answer, and it is called again for a day
 * to come. What is on that agenda nobody tells here: it makes itself of what the stories leave.
 */
export async function taskForce(teller: Teller, today: Date): Promise<void> {
  const [chair, secretary] = ['administration', 'labour'];
  teller.at('2026-06-08T10:00:00+05:30');
  const { id: committeeId } = await teller.does(chair, 'formCommittee', { kind: 'DISTRICT_TASK_FORCE', notification: 'DTF/JP/2026/1' });
  await teller.does(chair, 'seatOffice', { committeeId, officeId: await officeOf(teller, 'ngo'), kind: 'CIVIL_SOCIETY' });
  const { id: meetingId } = await teller.does(chair, 'callMeeting', { committeeId, meetsAt: '2026-06-15T11:00:00+05:30' });
  teller.at('2026-06-15T11:00:00+05:30');
  const { committee } = await teller.reads(chair, 'query($id: ID!) { committee(id: $id) { seats(first: 50) { nodes { id kind } } } }', {
    id: committeeId,
  });
  const presentSeats = committee.seats.nodes.filter(({ kind }: any) => kind !== 'POLICE').map(({ id }: any) => id);
  await teller.does(secretary, 'recordAttendance', { meetingId, expectedVersion: 1, presentSeats });
  await teller.does(secretary, 'recordDecision', {
    meetingId,
    says: 'Inspect the bangle workshops of the walled city together, and report.',
    ownerOfficeId: await officeOf(teller, secretary),
    dueOn: '2026-06-30',
  });
  await teller.does(secretary, 'recordDecision', {
    meetingId,
    says: 'Report every week which children were brought before the Committee, and when.',
    ownerOfficeId: await officeOf(teller, 'ahtu'),
    dueOn: '2026-06-22',
    dissents: [{ officeId: await officeOf(teller, 'ngo'), says: 'Every day while a rescue goes on.' }],
  });
  teller.at('2026-06-15T12:30:00+05:30');
  const { minutesHash } = await teller.does(chair, 'closeMeeting', { meetingId, expectedVersion: 2 }, 'minutesHash');
  for (const persona of [secretary, chair]) await teller.does(persona, 'signMinutes', { meetingId, minutesHash });
  teller.at('2026-06-22T16:00:00+05:30');
  const { actionItems } = await teller.reads('ahtu', '{ actionItems(filter: { mine: true }) { nodes { id } } }');
  const evidence = { kind: 'REPORT', number: 'AHTU/JP/2026/31', on: '2026-06-22' };
  await teller.does('ahtu', 'answerActionItem', {
    actionItemId: actionItems.nodes[0].id,
    expectedVersion: 1,
    says: 'Reported in the first week.',
    evidence,
  });
  // An hour ago, but for a minute: agendas are made anew each hour, and by then the clocks of these stories have run for the first time.
  teller.at(new Date(today.getTime() - 59 * 60_000).toISOString());
  await teller.does(chair, 'callMeeting', { committeeId, meetsAt: new Date(today.getTime() + 7 * 86_400_000).toISOString() });
}

/** One who was found, of an age, by a number and no name. */
export const boy = (from: number, to: number, n: number, home: number) => ({
  sex: 'MALE',
  ageFrom: from,
  ageTo: to,
  ageBasis: 'CLAIMED',
  exploitation: ['CHILD_LABOUR', 'BONDED'],
  identity: identity(`Demo Boy ${n}`, 'DEVANAGARI', `डेमो बालक ${n}`, home),
});

function identity(latin: string, script: string, own: string, homeDistrict: number) {
  return {
    names: [
      { script: 'LATIN', fullName: latin },
      { script, fullName: own },
    ],
    homeDistrict,
    village: 'Demo village',
  };
}

const SURVIVORS = 'id survivors(first: 100) { nodes { id } }';

export async function officeOf(teller: Teller, persona: string): Promise<string> {
  return (await teller.reads(persona, '{ viewer { office { id } } }')).viewer.office.id;
}

async function officerOf(teller: Teller, persona: string): Promise<string> {
  return (await teller.reads(persona, '{ viewer { officer { id } } }')).viewer.officer.id;
}

/** The version that a change is based on, as the officer who makes it reads it. */
export async function versionOf(teller: Teller, persona: string, id: string): Promise<number> {
  const { node } = await teller.reads(
    persona,
    'query($id: ID!) { node(id: $id) { ... on Case { version } ... on Survivor { version } ... on Entitlement { version } ... on Service { version } } }',
    { id },
  );
  return node.version;
}

async function step(teller: Teller, persona: string, survivorId: string, status: string, happenedAt: string, more: object = {}): Promise<void> {
  await teller.does(persona, 'recordJourneyEvent', {
    survivorId,
    expectedVersion: await versionOf(teller, persona, survivorId),
    status,
    happenedAt,
    ...more,
  });
}

/** A police station that no rule brings in asks to take part, and the office that leads says yes. */
async function joins(teller: Teller, caseId: string, persona: string, lead: string): Promise<void> {
  const { case: known } = await teller.reads(lead, 'query($id: ID!) { case(id: $id) { number } }', { id: caseId });
  const reason = 'The station of the place where it happened is to register the FIR.';
  const { id } = await teller.does(persona, 'requestAccess', { caseNumber: known.number, reason });
  await teller.does(lead, 'answerAccessRequest', { accessRequestId: id, isGranted: true });
}

/** An office hands something over to another; `survivors` where it is about single ones. Answers the id of the handover. */
async function handsOver(
  teller: Teller,
  from: string,
  to: string,
  caseId: string,
  more: { kind: string; message: string; [field: string]: unknown },
) {
  const { survivors, ...rest } = more as { survivors?: string[] };
  const { id } = await teller.does(from, 'proposeHandover', {
    caseId,
    expectedVersion: await versionOf(teller, from, caseId),
    toOfficeId: await officeOf(teller, to),
    ...(survivors && {
      survivors: await Promise.all(survivors.map(async (survivorId) => ({ survivorId, expectedVersion: await versionOf(teller, from, survivorId) }))),
    }),
    ...rest,
  });
  return id as string;
}

/** A claim from due to credited, each stage at its instant. */
async function paid(
  teller: Teller,
  persona: string,
  claim: object,
  paise: number,
  stages: { applied: string; sanctioned?: string; released?: string; credited?: string },
): Promise<string> {
  teller.at(stages.applied);
  const { id: entitlementId } = await teller.does(persona, 'claimEntitlement', { duePaise: paise, ...claim });
  const moves = [
    ['APPLIED', stages.applied, {}],
    ['SANCTIONED', stages.sanctioned, { sanctionedPaise: paise }],
    ['RELEASED', stages.released, {}],
    ['CREDITED', stages.credited, { creditedPaise: paise, bankReference: 'DEMO-REF' }],
  ] as const;
  for (const [stage, at, more] of moves) {
    if (!at) break;
    teller.at(at);
    await teller.does(persona, 'moveEntitlement', {
      entitlementId,
      expectedVersion: await versionOf(teller, persona, entitlementId),
      stage,
      at,
      ...more,
    });
  }
  return entitlementId;
}

async function bangleWorkshop(teller: Teller): Promise<Story> {
  teller.at('2026-06-02T10:10:00+05:30');
  const { id: caseId } = await teller.does('ngo', 'openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PENCIL',
    receivedAt: '2026-06-02T10:05:00+05:30',
    reporter: { name: 'Demo Informant' },
  });
  teller.at('2026-06-03T16:40:00+05:30');
  await teller.does('administration', 'triageCase', {
    caseId,
    expectedVersion: await versionOf(teller, 'administration', caseId),
    priority: 'URGENT',
  });

  teller.at('2026-06-04T18:00:00+05:30');
  const team = await Promise.all(['ahtu', 'labour', 'dcpu', 'ngo', 'police'].map((persona) => officerOf(teller, persona)));
  const plan = await teller.does(
    'ahtu',
    'planRescue',
    {
      caseId,
      site: 'Demo lane, behind the lac market',
      plannedFor: '2026-06-05T05:30:00+05:30',
      team,
      notes: 'Interpreter for Magahi; eleven places at the home',
    },
    'id version',
  );

  teller.at('2026-06-05T07:20:00+05:30');
  await teller.does('ahtu', 'startRescue', { planId: plan.id, expectedVersion: plan.version, startedAt: '2026-06-05T05:30:00+05:30' });
  const found = [...Array.from({ length: 9 }, (_, i) => boy(10, 13, i + 1, 196)), boy(15, 16, 10, 196), boy(15, 16, 11, 196)];
  const rescue = await teller.does(
    'ahtu',
    'recordRescue',
    {
      caseId,
      district: 102,
      startedAt: '2026-06-05T05:30:00+05:30',
      endedAt: '2026-06-05T07:10:00+05:30',
      survivors: found,
    },
    SURVIVORS,
  );
  const survivors: string[] = rescue.survivors.nodes.map(({ id }: { id: string }) => id);
  teller.at('2026-06-05T07:50:00+05:30');
  const fir = await teller.does('ahtu', 'registerFir', {
    caseId,
    number: '112/2026',
    registeredAt: '2026-06-05T07:45:00+05:30',
    offenceDate: '2026-06-05',
    sections: ['BNS:143(5)', 'BNS:146', 'CALPRA:14', 'JJA:79', 'BLSA:16'],
  });
  await teller.does('ahtu', 'recordAccused', {
    caseId,
    name: 'Demo Employer',
    part: 'employer',
    standing: 'ARRESTED',
    since: '2026-06-05T07:30:00+05:30',
  });
  await teller.does('labour', 'recordEstablishment', {
    caseId,
    kind: 'BANGLE_LAC',
    district: 102,
    name: 'Demo Bangle Works',
    employer: 'Demo Employer',
    address: 'Demo lane',
  });
  for (const survivorId of survivors) await step(teller, 'ahtu', survivorId, 'IN_SAFE_CUSTODY', '2026-06-05T07:40:00+05:30');
  teller.at('2026-06-05T20:10:00+05:30');
  for (const survivorId of survivors)
    await teller.does('administration', 'recordLegalEvent', {
      kind: 'PRIMA_FACIE_BONDAGE',
      survivorId,
      happenedAt: '2026-06-05T20:00:00+05:30',
      reference: 'SDM/102/2026/7',
    });

  teller.at('2026-06-06T06:00:00+05:30');
  const committeeId = await officeOf(teller, 'cwc');
  const homeId = await officeOf(teller, 'home');
  for (const survivorId of survivors) {
    await teller.does('child-police', 'recordProduction', {
      survivorId,
      committeeId,
      takenInChargeAt: '2026-06-05T07:10:00+05:30',
      producedAt: '2026-06-06T05:00:00+05:30',
      journeyMinutes: 0,
    });
    await step(teller, 'child-police', survivorId, 'BEFORE_CWC', '2026-06-06T05:00:00+05:30');
  }
  teller.at('2026-06-06T12:00:00+05:30');
  await teller.does('cwc', 'assignNgo', {
    survivorIds: survivors,
    ngoId: await officeOf(teller, 'ngo'),
    orderNumber: 'CWC/102/2026/41',
    orderedOn: '2026-06-06',
  });
  for (const survivorId of survivors) {
    await teller.does('cwc', 'placeSurvivor', {
      survivorId,
      expectedVersion: await versionOf(teller, 'cwc', survivorId),
      homeId,
      shelter: 'CH',
      since: '2026-06-06T11:00:00+05:30',
    });
    await teller.does('cwc', 'directInvestigation', { survivorId, directedAt: '2026-06-06T11:00:00+05:30' });
  }
  const doubted = survivors.slice(9);
  const ids: Record<string, string> = { fir: fir.id, plan: plan.id, rescue: rescue.id };
  for (const survivorId of doubted) {
    teller.at('2026-06-06T12:30:00+05:30');
    const { id: determinationId } = await teller.does('cwc', 'orderAgeDetermination', { survivorId, orderedAt: '2026-06-06T12:00:00+05:30' });
    await teller.does('cwc', 'referForExamination', { survivorId, hospitalId: await officeOf(teller, 'medical') });
    teller.at('2026-06-19T15:00:00+05:30');
    await teller.does('medical', 'recordAgeDetermination', {
      determinationId,
      determinedAt: '2026-06-19T14:00:00+05:30',
      basis: 'OSSIFICATION',
      ageFrom: 15,
      ageTo: 16,
    });
  }
  // The relief of the scheme: due within a day of the finding, credited on the fourth.
  for (const survivorId of survivors) {
    await paid(teller, 'administration', { survivorId, kind: 'BL_IMMEDIATE', dueAt: '2026-06-05T20:00:00+05:30' }, 30_000_00, {
      applied: '2026-06-05T20:30:00+05:30',
      sanctioned: '2026-06-07T11:00:00+05:30',
      released: '2026-06-08T11:00:00+05:30',
      credited: '2026-06-09T16:00:00+05:30',
    });
  }
  ids.wages = await paid(teller, 'labour', { survivorId: survivors[0], kind: 'BACK_WAGES', dueAt: '2026-06-05T07:10:00+05:30' }, 42_000_00, {
    applied: '2026-06-08T10:00:00+05:30',
    sanctioned: '2026-06-25T10:00:00+05:30',
  });
  teller.at('2026-06-20T17:00:00+05:30');
  for (const survivorId of survivors) {
    const { survivor } = await teller.reads('dcpu', 'query($id: ID!) { survivor(id: $id) { socialInvestigations { nodes { id } } } }', {
      id: survivorId,
    });
    await teller.does('dcpu', 'submitInvestigation', {
      investigationId: survivor.socialInvestigations.nodes[0].id,
      submittedAt: '2026-06-20T16:00:00+05:30',
      familyIsSafe: true,
      riskOfRetrafficking: false,
      text: 'Family in debt to an agent; safe to return with support.',
    });
  }
  teller.at('2026-06-24T12:00:00+05:30');
  for (const survivorId of survivors)
    await teller.does('cwc', 'consultHomeDistrict', { survivorId, expectedVersion: await versionOf(teller, 'cwc', survivorId), homeDistrict: 196 });
  // What the Committee of Jaipur asks the one of Gaya before it orders.
  ids.question = await handsOver(teller, 'cwc', 'cwc@196', caseId, {
    kind: 'CONSULT',
    shares: ['RHB', 'ST'],
    message: 'Can the families be supported at home, and who receives the boys?',
  });
  teller.at('2026-06-25T10:00:00+05:30');
  await teller.does('cwc@196', 'acceptHandover', { handoverId: ids.question });
  teller.at('2026-06-30T16:00:00+05:30');
  await teller.does('cwc@196', 'answerConsultation', {
    handoverId: ids.question,
    answer: 'Yes, with sponsorship. The Committee receives them and hands them to their families.',
  });
  teller.at('2026-07-01T12:00:00+05:30');
  for (const [i, survivorId] of survivors.entries())
    await teller.does('cwc', 'recordOrder', {
      survivorId,
      number: `CWC/102/2026/${60 + i}`,
      type: 'TRANSFER_95',
      madeAt: '2026-07-01T11:00:00+05:30',
      isFinal: false,
    });
  ids.custody = await handsOver(teller, 'home', 'cwc@196', caseId, {
    kind: 'TRANSFER',
    transfers: 'CUSTODY',
    shares: ['LOC', 'MED', 'RHB'],
    survivors,
    message: 'Eleven boys go home by order under s. 95; the SJPU escorts them on the night train of 10 July.',
  });
  teller.at('2026-07-02T11:00:00+05:30');
  await teller.does('cwc@196', 'acceptHandover', { handoverId: ids.custody });
  teller.at('2026-07-10T20:30:00+05:30');
  await teller.does('home', 'recordEscort', {
    handoverId: ids.custody,
    escortOfficeId: await officeOf(teller, 'child-police'),
    womanOfficer: false,
    leftAt: '2026-07-10T20:00:00+05:30',
  });
  // Custody passes on arrival, boy by boy, and ends when the family has received them.
  teller.at('2026-07-12T10:30:00+05:30');
  for (const survivorId of survivors)
    await teller.does('cwc@196', 'receiveSurvivor', { handoverId: ids.custody, survivorId, receivedAt: '2026-07-12T10:00:00+05:30' });
  teller.at('2026-07-12T18:00:00+05:30');
  for (const survivorId of survivors) {
    await step(teller, 'ngo', survivorId, 'IN_TRANSIT_HOME', '2026-07-10T20:00:00+05:30', { note: 'Escorted by train' });
    await step(teller, 'ngo', survivorId, 'BEFORE_HOME_CWC', '2026-07-12T10:00:00+05:30');
    await step(teller, 'ngo', survivorId, 'RESTORED', '2026-07-12T16:00:00+05:30', { note: 'Received by the family' });
    const { survivor } = await teller.reads('cwc@196', 'query($id: ID!) { survivor(id: $id) { placements(last: 1) { nodes { id } } } }', {
      id: survivorId,
    });
    await teller.does('cwc@196', 'endPlacement', { placementId: survivor.placements.nodes[0].id, until: '2026-07-12T16:00:00+05:30' });
    await teller.does('dcpu@196', 'scheduleVisit', { survivorId, dueOn: '2026-08-11' });
  }
  // One boy is away from school for thirty days; his strand of the case opens again.
  teller.at('2026-09-30T12:00:00+05:30');
  await teller.does('cwc', 'closeWorkstream', {
    caseId,
    expectedVersion: await versionOf(teller, 'cwc', caseId),
    kind: 'WELFARE',
    reason: 'RESTORED_STABLE',
  });
  // How the work with the organisation went, each on the other.
  const [bench, partner] = [await officeOf(teller, 'cwc'), await officeOf(teller, 'ngo')];
  await teller.does('cwc', 'giveFeedback', {
    caseId,
    officeId: partner,
    codes: ['ON_TIME', 'GOOD_WITH_SURVIVORS'],
    note: 'All eleven went home together.',
  });
  await teller.does('ngo', 'giveFeedback', { caseId, officeId: bench, codes: ['WELL_SUPPORTED'] });
  teller.at('2026-10-20T12:00:00+05:30');
  const absent = { survivorId: survivors[4], kind: 'SCHOOL_ABSENCE_30_DAYS', happenedAt: '2026-10-20T09:00:00+05:30' };
  await teller.does('dcpu@196', 'recordLegalEvent', absent);
  await teller.does('dcpu@196', 'recordLegalEvent', { ...absent, kind: 'NODAL_OFFICER_TOLD', happenedAt: '2026-10-20T11:00:00+05:30' });
  // The District Nodal Officer of Gaya learns of it as a task, and that it has been read is on record.
  ids.absence = await handsOver(teller, 'dcpu@196', 'administration@196', caseId, {
    kind: 'REFER',
    shares: ['RHB'],
    message: 'A restored boy has been absent from school for thirty days. Have the last workplace of the agent checked.',
  });
  teller.at('2026-10-20T12:30:00+05:30');
  await teller.does('administration@196', 'acknowledgeHandover', { handoverId: ids.absence });
  await step(teller, 'dcpu@196', survivors[4]!, 'MISSING', '2026-10-20T10:00:00+05:30', { note: 'Absent from school for thirty days' });
  await teller.does('dcpu@196', 'reopenCase', {
    caseId,
    expectedVersion: await versionOf(teller, 'dcpu@196', caseId),
    reason: 'REOPENED_RETRAFFICKED',
    workstreams: ['WELFARE'],
  });
  return { caseId, survivors, ids };
}

async function trainInterception(teller: Teller): Promise<Story> {
  teller.at('2026-08-14T23:45:00+05:30');
  const { id: caseId } = await teller.does('railway-force@135', 'openCase', {
    kind: 'TRAFFICKING',
    district: 135,
    channel: 'PATROL',
    receivedAt: '2026-08-14T23:20:00+05:30',
    priority: 'URGENT',
  });
  const girl = (n: number) => ({
    sex: 'FEMALE',
    ageFrom: 14,
    ageTo: 17,
    ageBasis: 'CLAIMED',
    exploitation: ['DOMESTIC_SERVITUDE'],
    identity: identity(`Demo Girl ${n}`, 'BENGALI', `ডেমো মেয়ে ${n}`, 314),
  });
  const rescue = await teller.does(
    'railway-force@135',
    'recordRescue',
    { caseId, district: 135, startedAt: '2026-08-14T23:20:00+05:30', survivors: [1, 2, 3, 4, 5, 6].map(girl) },
    SURVIVORS,
  );
  const survivors: string[] = rescue.survivors.nodes.map(({ id }: { id: string }) => id);
  teller.at('2026-08-15T00:45:00+05:30');
  for (const survivorId of survivors) await step(teller, 'railway-police@135', survivorId, 'IN_SAFE_CUSTODY', '2026-08-14T23:50:00+05:30');
  const fir = await teller.does('railway-police@135', 'registerFir', {
    caseId,
    number: '017/2026',
    registeredAt: '2026-08-15T00:40:00+05:30',
    offenceDate: '2026-08-14',
    sections: ['BNS:143(5)', 'BNS:61(2)'],
    isZeroFir: true,
  });
  await teller.does('railway-police@135', 'recordAccused', {
    caseId,
    name: 'Demo Agent',
    part: 'agent',
    standing: 'ARRESTED',
    since: '2026-08-14T23:30:00+05:30',
  });
  // Along the way of the train, without saying who was on it; and as a file for Cri-MAC.
  teller.at('2026-08-15T01:30:00+05:30');
  const alert = {
    kind: 'WANTED_AGENT',
    urgency: 'IMMEDIATE',
    validUntil: '2026-09-10T12:00:00+05:30',
    agentAlias: 'Lamboo',
    agentPhone: '+91 90000 00135',
  };
  const ids: Record<string, string> = { fir: fir.id };
  ids.alert = (
    await teller.does('railway-police@135', 'composeAlert', {
      ...alert,
      caseId,
      text: 'An agent of about 40, blue shirt, brings girls from the north of Bengal to households in Delhi; another may wait at the other end.',
      train: '15483',
      routeDistricts: [314, 135, 670],
      toRailwayPolice: true,
    })
  ).id;
  ids.export = (await teller.does('railway-police@135', 'exportAlert', { alertId: ids.alert })).id;
  teller.at('2026-08-15T09:30:00+05:30');
  const committeeId = await officeOf(teller, 'cwc@135');
  const homeId = await officeOf(teller, 'home@135');
  for (const survivorId of survivors) {
    await teller.does('railway-police@135', 'recordProduction', {
      survivorId,
      committeeId,
      takenInChargeAt: '2026-08-14T23:20:00+05:30',
      producedAt: '2026-08-15T09:15:00+05:30',
      journeyMinutes: 25,
    });
    await step(teller, 'railway-police@135', survivorId, 'BEFORE_CWC', '2026-08-15T09:15:00+05:30');
    await teller.does('cwc@135', 'placeSurvivor', {
      survivorId,
      expectedVersion: await versionOf(teller, 'cwc@135', survivorId),
      homeId,
      shelter: 'CH',
      since: '2026-08-15T09:30:00+05:30',
    });
  }
  teller.at('2026-08-15T11:00:00+05:30');
  await teller.does('railway-police@135', 'transferFir', {
    firId: fir.id,
    toOfficeId: await officeOf(teller, 'police@314'),
    transferredAt: '2026-08-15T11:00:00+05:30',
  });
  // Bureau to bureau: asked by Uttar Pradesh, seen by West Bengal two hours and a half later.
  ids.request = await handsOver(teller, 'ahtb@135', 'ahtb@314', caseId, {
    kind: 'REFER',
    shares: ['ACC'],
    message: 'Find out who sent six girls from Jalpaiguri, and whether more are on the way.',
  });
  teller.at('2026-08-15T13:30:00+05:30');
  await teller.does('ahtb@314', 'acknowledgeHandover', { handoverId: ids.request });
  for (const survivorId of survivors)
    await teller.does('cwc@135', 'consultHomeDistrict', {
      survivorId,
      expectedVersion: await versionOf(teller, 'cwc@135', survivorId),
      homeDistrict: 314,
    });
  teller.at('2026-08-17T12:00:00+05:30');
  const agency = await teller.does('ahtu@135', 'recordEstablishment', {
    caseId,
    kind: 'PLACEMENT_AGENCY',
    district: 670,
    name: 'Demo Placement Agency',
    employer: 'Demo Agent',
    licence: 'NONE',
  });
  ids.agency = agency.id;
  await teller.does('ahtb@314', 'acceptHandover', { handoverId: ids.request });
  // Jalpaiguri knows the same agent from a case of its own: two alerts, one network.
  const { id: elsewhere } = await teller.does('ahtu@314', 'openCase', {
    kind: 'TRAFFICKING',
    district: 314,
    channel: 'NGO_TIP',
    receivedAt: '2026-08-17T10:00:00+05:30',
  });
  ids.elsewhere = elsewhere;
  ids.network = (
    await teller.does('ahtu@314', 'composeAlert', {
      ...alert,
      caseId: elsewhere,
      text: 'An agent recruits girls in tea gardens for households in Delhi and pays the families a first month.',
      agentAlias: 'LAMBOO',
      routeDistricts: [314, 670],
      toOfficeIds: [await officeOf(teller, 'railway-police@135')],
    })
  ).id;
  teller.at('2026-08-18T11:00:00+05:30');
  for (const persona of ['ahtu@314', 'ahtu@135', 'ahtu@670']) await teller.does(persona, 'acknowledgeAlert', { alertId: ids.alert });
  await teller.does('ahtu@670', 'actUponAlert', { alertId: ids.network, outcome: 'UNDER_WATCH' });
  await teller.does('ahtu@670', 'reportSighting', {
    alertId: ids.alert,
    district: 670,
    seenAt: '2026-08-18T08:00:00+05:30',
    text: 'Somebody who fits was seen at the agency, and left towards the station.',
  });
  ids.watch = await unlicensedAgency(teller, caseId);
  teller.at('2026-08-20T17:00:00+05:30');
  await teller.does('ahtb@314', 'completeReferral', { handoverId: ids.request, outcome: 'The recruiter is known; the unit of Jalpaiguri is at it.' });
  return { caseId, survivors, ids };
}

async function brickKiln(teller: Teller): Promise<Story> {
  teller.at('2026-01-10T12:00:00+05:30');
  const { id: caseId } = await teller.does('administration@691', 'openCase', {
    kind: 'BONDED_LABOUR',
    district: 691,
    channel: 'WALK_IN',
    receivedAt: '2026-01-10T11:00:00+05:30',
    reporter: { name: 'Demo Complainant' },
  });
  const person = (adult: boolean, n: number) => ({
    sex: n % 2 ? 'FEMALE' : 'MALE',
    ageFrom: adult ? 24 : 8,
    ageTo: adult ? 40 : 11,
    ageBasis: 'CLAIMED',
    exploitation: ['BONDED'],
    identity: identity(`Demo ${adult ? 'Worker' : 'Child'} ${n}`, 'ODIA', `ଡେମୋ ${n}`, 345),
  });
  teller.at('2026-01-11T11:00:00+05:30');
  const people = [...Array.from({ length: 14 }, (_, i) => person(true, i + 1)), ...Array.from({ length: 9 }, (_, i) => person(false, i + 1))];
  const rescue = await teller.does(
    'administration@691',
    'recordRescue',
    { caseId, district: 691, startedAt: '2026-01-11T09:00:00+05:30', endedAt: '2026-01-11T10:30:00+05:30', survivors: people },
    SURVIVORS,
  );
  const survivors: string[] = rescue.survivors.nodes.map(({ id }: { id: string }) => id);
  await teller.does('labour@691', 'recordEstablishment', {
    caseId,
    kind: 'BRICK_KILN',
    district: 691,
    name: 'Demo Kiln',
    employer: 'Demo Kiln Owner',
    address: 'Ledger of advances seized',
  });
  teller.at('2026-01-11T18:00:00+05:30');
  const committeeId = await officeOf(teller, 'cwc@691');
  for (const survivorId of survivors.slice(14)) {
    await teller.does('dcpu@691', 'recordProduction', {
      survivorId,
      committeeId,
      takenInChargeAt: '2026-01-11T10:30:00+05:30',
      producedAt: '2026-01-11T17:00:00+05:30',
      journeyMinutes: 90,
    });
    await teller.does('cwc@691', 'consultHomeDistrict', {
      survivorId,
      expectedVersion: await versionOf(teller, 'cwc@691', survivorId),
      homeDistrict: 345,
    });
  }
  teller.at('2026-01-12T10:30:00+05:30');
  await joins(teller, caseId, 'police@691', 'administration@691');
  await teller.does('police@691', 'registerFir', {
    caseId,
    number: '9/2026',
    registeredAt: '2026-01-12T10:00:00+05:30',
    offenceDate: '2026-01-11',
    sections: ['BNS:146', 'BLSA:16', 'POA:3(1)'],
  });
  for (const survivorId of survivors)
    await teller.does('administration@691', 'recordLegalEvent', {
      kind: 'PRIMA_FACIE_BONDAGE',
      survivorId,
      happenedAt: '2026-01-12T08:00:00+05:30',
      reference: 'SDM/691/2026/2',
    });
  // Release certificates for twenty-two: the twenty-third is in dispute between two States.
  teller.at('2026-01-12T18:00:00+05:30');
  for (const [i, survivorId] of survivors.slice(0, 22).entries())
    await teller.does('administration@691', 'recordLegalEvent', {
      kind: 'RELEASE_CERTIFICATE_ISSUED',
      survivorId,
      happenedAt: '2026-01-12T17:00:00+05:30',
      reference: `RC/691/2026/${i + 1}`,
    });
  for (const survivorId of survivors.slice(0, 22))
    await paid(teller, 'administration@691', { survivorId, kind: 'BL_IMMEDIATE', dueAt: '2026-01-12T08:00:00+05:30' }, 30_000_00, {
      applied: '2026-01-12T09:00:00+05:30',
      sanctioned: '2026-01-12T17:00:00+05:30',
    });
  // Who issues the missing one? Telangana asks, and Odisha says that it is not for it to do.
  teller.at('2026-01-13T10:00:00+05:30');
  const certificate = await handsOver(teller, 'administration@691', 'administration@345', caseId, {
    kind: 'REFER',
    shares: [],
    message: 'One of twenty-three has no release certificate. The person lives in your district: please issue it.',
  });
  teller.at('2026-01-14T12:00:00+05:30');
  await teller.does('administration@345', 'refuseHandover', {
    handoverId: certificate,
    reason: 'NOT_OUR_JURISDICTION',
    note: 'Freed at a kiln of your district: the certificate is yours to issue.',
  });
  return { caseId, survivors, ids: { certificate } };
}

async function missingGirl(teller: Teller): Promise<Story> {
  teller.at('2026-03-03T12:00:00+05:30');
  const { id: missing } = await teller.does('police@304', 'openCase', {
    kind: 'MISSING_CHILD',
    district: 304,
    channel: 'WALK_IN',
    receivedAt: '2026-03-03T10:00:00+05:30',
    reporter: { name: 'Demo Parent' },
  });
  await teller.does('police@304', 'registerFir', {
    caseId: missing,
    number: '88/2026',
    registeredAt: '2026-03-03T11:00:00+05:30',
    offenceDate: '2026-03-02',
    sections: ['BNS:137'],
  });

  teller.at('2026-07-03T12:00:00+05:30');
  const lead = await handsOver(teller, 'police@304', 'ahtu@304', missing, {
    kind: 'TRANSFER',
    transfers: 'LEAD',
    message: 'Untraced for four months: the investigation goes to the unit.',
  });
  await teller.does('police@304', 'recordLegalEvent', { kind: 'TRANSFERRED_TO_AHTU', caseId: missing, happenedAt: '2026-07-03T11:00:00+05:30' });
  teller.at('2026-07-03T15:00:00+05:30');
  await teller.does('ahtu@304', 'acceptHandover', { handoverId: lead });
  const alert = await teller.does('ahtu@304', 'composeAlert', {
    caseId: missing,
    kind: 'MISSING_CHILD',
    urgency: 'URGENT',
    text: 'A girl of 15, slight, speaks Bengali; last seen with a woman who spoke of work in a parlour in the west.',
    validUntil: '2026-08-01T12:00:00+05:30',
    toDistricts: [490],
  });
  teller.at('2026-07-04T10:00:00+05:30');
  await teller.does('ahtu@490', 'acknowledgeAlert', { alertId: alert.id });

  teller.at('2026-07-18T21:45:00+05:30');
  const { id: caseId } = await teller.does('ahtu@490', 'openCase', {
    kind: 'SEXUAL_EXPLOITATION',
    district: 490,
    channel: 'PATROL',
    receivedAt: '2026-07-18T20:00:00+05:30',
    priority: 'URGENT',
  });
  const rescue = await teller.does(
    'ahtu@490',
    'recordRescue',
    {
      caseId,
      district: 490,
      startedAt: '2026-07-18T20:00:00+05:30',
      endedAt: '2026-07-18T21:30:00+05:30',
      survivors: [
        {
          sex: 'FEMALE',
          ageFrom: 15,
          ageTo: 15,
          ageBasis: 'CLAIMED',
          exploitation: ['CSE'],
          identity: identity('Demo Girl 7', 'BENGALI', 'ডেমো মেয়ে ৭', 304),
        },
      ],
    },
    SURVIVORS,
  );
  const survivorId: string = rescue.survivors.nodes[0].id;
  await teller.does('ahtu@490', 'registerFir', {
    caseId,
    number: '301/2026',
    registeredAt: '2026-07-18T21:40:00+05:30',
    offenceDate: '2026-07-18',
    sections: ['BNS:144(1)', 'POCSO:4', 'ITPA:5'],
  });
  const told = (kind: string, happenedAt: string, persona = 'ahtu@490') => teller.does(persona, 'recordLegalEvent', { kind, survivorId, happenedAt });
  await told('POCSO_INFORMATION', '2026-07-18T21:30:00+05:30');
  await teller.does('ahtu@490', 'actUponAlert', { alertId: alert.id, outcome: 'PERSON_RESCUED' });
  teller.at('2026-07-19T09:00:00+05:30');
  await told('TAKEN_TO_CARE', '2026-07-19T08:00:00+05:30');
  await teller.does('ahtu@490', 'referForExamination', { survivorId, hospitalId: await officeOf(teller, 'medical@490') });
  await step(teller, 'ahtu@490', survivorId, 'AT_MEDICAL_EXAMINATION', '2026-07-19T08:00:00+05:30');
  const examination = await teller.does('medical@490', 'recordMedicalExamination', {
    survivorId,
    examinedAt: '2026-07-19T08:00:00+05:30',
    reportedAt: '2026-07-19T08:45:00+05:30',
    consentGiven: true,
    findings: 'Demo findings',
  });
  teller.at('2026-07-19T16:00:00+05:30');
  await teller.does('child-police@490', 'recordProduction', {
    survivorId,
    committeeId: await officeOf(teller, 'cwc@490'),
    takenInChargeAt: '2026-07-18T21:30:00+05:30',
    producedAt: '2026-07-19T15:00:00+05:30',
    journeyMinutes: 30,
  });
  await step(teller, 'child-police@490', survivorId, 'BEFORE_CWC', '2026-07-19T15:00:00+05:30');
  for (const kind of ['CWC_TOLD', 'SPECIAL_COURT_TOLD']) await told(kind, '2026-07-19T15:00:00+05:30');
  // A station of the city, which takes no part, looks in an emergency. Whoever reviews it is told at that moment.
  teller.at('2026-07-20T10:00:00+05:30');
  const { case: known } = await teller.reads('ahtu@490', 'query($id: ID!) { case(id: $id) { number } }', { id: caseId });
  const glass = await teller.does('police@490', 'breakGlass', {
    caseNumber: known.number,
    reason: 'A caller threatens a girl who was rescued here; we must know whether it is she.',
  });
  teller.at('2026-07-20T16:00:00+05:30');
  await teller.does('police-head@490', 'reviewBrokenGlass', { brokenGlassId: glass.id, isJustified: true });
  teller.at('2026-07-21T12:00:00+05:30');
  await told('SPECIAL_RELIEF_RECOMMENDED', '2026-07-21T11:30:00+05:30', 'cwc@490');
  const relief = await paid(teller, 'legal@490', { survivorId, kind: 'POCSO_SPECIAL_RELIEF', dueAt: '2026-07-28T00:00:00+05:30' }, 50_000_00, {
    applied: '2026-07-21T12:00:00+05:30',
    sanctioned: '2026-07-24T12:00:00+05:30',
    released: '2026-07-29T12:00:00+05:30',
    credited: '2026-07-30T12:00:00+05:30',
  });
  return { caseId, survivors: [survivorId], ids: { missing, relief, examination: examination.id, lead, alert: alert.id, glass: glass.id } };
}

async function domesticServitude(teller: Teller): Promise<Story> {
  teller.at('2026-09-21T02:20:00+05:30');
  const { id: caseId } = await teller.does('dcpu@62', 'openCase', {
    kind: 'TRAFFICKING',
    district: 62,
    channel: 'CHILD_HELPLINE_1098',
    receivedAt: '2026-09-21T02:10:00+05:30',
    priority: 'URGENT',
  });
  teller.at('2026-09-21T03:20:00+05:30');
  const { id: survivorId } = await teller.does('ahtu@62', 'addSurvivor', {
    caseId,
    district: 62,
    foundAt: '2026-09-21T03:05:00+05:30',
    survivor: {
      sex: 'FEMALE',
      ageFrom: 13,
      ageTo: 13,
      ageBasis: 'CLAIMED',
      exploitation: ['DOMESTIC_SERVITUDE'],
      identity: identity('Demo Girl 8', 'DEVANAGARI', 'डेमो बालिका ८', 331),
    },
  });
  teller.at('2026-09-21T06:30:00+05:30');
  await joins(teller, caseId, 'police@62', 'dcpu@62');
  await teller.does('police@62', 'registerFir', {
    caseId,
    number: '77/2026',
    registeredAt: '2026-09-21T06:00:00+05:30',
    offenceDate: '2026-09-20',
    sections: ['BNS:143(4)', 'JJA:75', 'JJA:79', 'CALPRA:14'],
  });
  teller.at('2026-09-21T11:00:00+05:30');
  await teller.does('child-police@62', 'recordProduction', {
    survivorId,
    committeeId: await officeOf(teller, 'cwc@62'),
    takenInChargeAt: '2026-09-21T03:05:00+05:30',
    producedAt: '2026-09-21T10:30:00+05:30',
    journeyMinutes: 0,
  });
  await step(teller, 'child-police@62', survivorId, 'BEFORE_CWC', '2026-09-21T10:30:00+05:30');
  await teller.does('ahtu@62', 'recordEstablishment', {
    caseId,
    kind: 'DOMESTIC_HOUSEHOLD',
    district: 62,
    employer: 'Demo Householder',
    address: 'Demo sector',
  });
  await teller.does('cwc@62', 'placeSurvivor', {
    survivorId,
    expectedVersion: await versionOf(teller, 'cwc@62', survivorId),
    homeId: await officeOf(teller, 'home@62'),
    shelter: 'CH',
    since: '2026-09-21T11:00:00+05:30',
  });
  const { id: investigationId } = await teller.does('cwc@62', 'directInvestigation', { survivorId, directedAt: '2026-09-21T10:45:00+05:30' });
  const wages = await paid(teller, 'labour@62', { survivorId, kind: 'BACK_WAGES', dueAt: '2026-09-23T00:00:00+05:30' }, 96_000_00, {
    applied: '2026-09-23T11:00:00+05:30',
  });
  await teller.does('labour@62', 'recordLegalEvent', {
    kind: 'WAGE_NOTICE_SERVED',
    survivorId,
    happenedAt: '2026-09-23T10:00:00+05:30',
    reference: 'W/62/11',
  });
  // Is the home safe? Gumla knows the household, and learns no more than it needs to answer.
  teller.at('2026-09-24T12:00:00+05:30');
  const question = await handsOver(teller, 'dcpu@62', 'dcpu@331', caseId, {
    kind: 'CONSULT',
    shares: [],
    message: 'Is the household of the girl safe, and who arranged the work?',
  });
  teller.at('2026-09-25T10:00:00+05:30');
  await teller.does('dcpu@331', 'acceptHandover', { handoverId: question });
  teller.at('2026-10-01T15:00:00+05:30');
  await teller.does('dcpu@331', 'answerConsultation', {
    handoverId: question,
    answer: 'Not safe. A relative in the household was paid for it; tell the household nothing.',
  });
  teller.at('2026-10-03T12:00:00+05:30');
  await teller.does('dcpu@62', 'submitInvestigation', {
    investigationId,
    submittedAt: '2026-10-03T11:00:00+05:30',
    familyIsSafe: false,
    riskOfRetrafficking: true,
    text: 'Sold by a relative who lives in the household. Not safe to return.',
  });
  teller.at('2026-10-06T12:00:00+05:30');
  await teller.does('cwc@62', 'recordOrder', {
    survivorId,
    number: 'CWC/62/2026/19',
    type: 'SPONSOR',
    madeAt: '2026-10-06T11:00:00+05:30',
    isFinal: true,
  });
  const { id: carePlanId } = await teller.does('dcpu@62', 'drawUpCarePlan', {
    survivorId,
    drawnUpAt: '2026-10-06T11:30:00+05:30',
    reviewOn: '2027-01-06',
    goals: [
      { domain: 'education', goal: 'Class 7 at a residential school' },
      { domain: 'health', goal: 'Injuries healed; counselling' },
    ],
  });
  await teller.does('cwc@62', 'approveCarePlan', { carePlanId, approvedAt: '2026-10-06T11:45:00+05:30' });
  for (const kind of ['KGBV_HOSTEL', 'SPONSORSHIP']) await teller.does('dcpu@62', 'planService', { carePlanId, kind });
  await teller.does('dcpu@62', 'scheduleVisit', { survivorId, dueOn: '2027-01-06' });
  teller.at('2026-11-03T18:00:00+05:30');
  const { id: school } = await teller.does('dcpu@62', 'recordLegalEvent', {
    kind: 'SCHOOL_ATTENDED',
    survivorId,
    happenedAt: '2026-11-03T09:00:00+05:30',
  });
  return { caseId, survivors: [survivorId], ids: { wages, carePlan: carePlanId, question, school } };
}

/** The agency in Delhi has no licence: two offices put it on the watch list, when it was given notice and did not reply. Answers the entry. */
async function unlicensedAgency(teller: Teller, caseId: string): Promise<string> {
  teller.at('2026-08-19T10:00:00+05:30');
  const { id: agencyId } = await teller.does('railway-police@135', 'registerAgency', {
    name: 'Demo Placement Services',
    aliases: ['Demo Maids'],
    district: 670,
    licenceRegime: 'DELHI_2014',
  });
  await teller.does('railway-police@135', 'linkAgency', { agencyId, caseId });
  await teller.does('railway-police@135', 'recordAgent', { agencyId, name: 'Demo Agent', aliases: ['Lamboo'], part: 'ESCORT' });
  const inspection = await teller.does('labour@670', 'recordInspection', {
    premises: { kind: 'PLACEMENT_AGENCY', district: 670, name: 'Demo Placement Services', address: 'Demo market, first floor', agencyId },
    kind: 'LABOUR_INSPECTION',
    happenedAt: '2026-08-19T09:00:00+05:30',
    seen: { under14: 0, from14To15: 0, from16To17: 0, adults: 3 },
    registers: 'NOT_SHOWN',
    violations: ['NO_LICENCE'],
    childrenFound: 0,
    outcome: 'NOTICE',
    jointWithOfficeIds: [await officeOf(teller, 'ahtu@670')],
  });
  const evidence = [{ kind: 'FIR_NAMED', reference: '017/2026', datedOn: '2026-08-15' }, { inspectionId: inspection.id }];
  const proposed = { agencyId, decidingOfficeId: await officeOf(teller, 'ahtb@670'), evidence };
  const entry = await teller.does('ahtu@670', 'proposeWatchEntry', proposed, 'id version');
  teller.at('2026-08-19T16:00:00+05:30');
  const notice = { entryId: entry.id, expectedVersion: entry.version, servedAt: '2026-08-19T15:30:00+05:30', how: 'AFFIXED' };
  const notified = await teller.does('ahtu@670', 'serveWatchNotice', notice, 'version');
  teller.at('2026-09-04T11:00:00+05:30');
  await teller.does('ahtb@670', 'decideWatchEntry', {
    entryId: entry.id,
    expectedVersion: notified.version,
    isListed: true,
    reason: 'BORNE_OUT',
    orderNumber: 'AHTB/DL/12/2026',
  });
  return entry.id;
}

async function noOffence(teller: Teller): Promise<Story> {
  teller.at('2026-11-05T12:00:00+05:30');
  const { id: caseId } = await teller.does('labour@525', 'openCase', {
    kind: 'CHILD_LABOUR',
    district: 525,
    channel: 'INSPECTION',
    receivedAt: '2026-11-05T11:00:00+05:30',
    priority: 'NORMAL',
  });
  await teller.does('labour@525', 'recordEstablishment', { caseId, kind: 'EATERY_DHABA', district: 525, name: 'Demo Eatery', address: 'Demo road' });
  // Sixteen, nine hours a day, and no hazardous work: the employer is advised about the hours.
  const { id: inspection } = await teller.does('labour@525', 'recordInspection', {
    premises: { kind: 'EATERY_DHABA', district: 525, name: 'Demo Eatery', address: 'Demo road' },
    kind: 'LABOUR_INSPECTION',
    happenedAt: '2026-11-05T10:30:00+05:30',
    seen: { under14: 0, from14To15: 0, from16To17: 1, adults: 4 },
    registers: 'IN_ORDER',
    violations: [],
    advice: ['HOURS'],
    childrenFound: 0,
    outcome: 'NOT_AN_OFFENCE',
    caseId,
  });
  // The same worker, told again by an organisation: the authority that weighs it closes it as the same.
  const { id: duplicate } = await teller.does('ngo@525', 'openCase', {
    kind: 'CHILD_LABOUR',
    district: 525,
    channel: 'CHILD_HELPLINE_1098',
    receivedAt: '2026-11-05T11:30:00+05:30',
  });
  // That night an account of the organisation takes out more than anybody needs.
  teller.at('2026-11-05T23:59:00+05:30');
  for (const kind of ['CYBER_INCIDENT', 'PERSONAL_DATA_BREACH'])
    await teller.does('admin@525', 'recordLegalEvent', { kind, happenedAt: '2026-11-05T23:47:00+05:30' });
  teller.at('2026-11-06T12:00:00+05:30');
  await teller.does('labour@525', 'triageCase', {
    caseId: duplicate,
    expectedVersion: await versionOf(teller, 'labour@525', duplicate),
    priority: 'NORMAL',
  });
  await teller.does('labour@525', 'closeCase', {
    caseId: duplicate,
    expectedVersion: await versionOf(teller, 'labour@525', duplicate),
    reason: 'DUPLICATE_MERGED',
  });
  await teller.does('labour@525', 'closeCase', { caseId, expectedVersion: await versionOf(teller, 'labour@525', caseId), reason: 'NOT_AN_OFFENCE' });
  return { caseId, survivors: [], ids: { duplicate, inspection } };
}
