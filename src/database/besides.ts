import type { Teller } from './vignettes.js';

/** What departments do besides cases, told as the vignettes are: training, partners, drives, and what was ordered. All of it made up. */
export const besides: Record<string, { title: string; tell: (teller: Teller) => Promise<void> }> = {
  PREVENTION: { title: 'A summer of training, a joint drive and a campaign in Jaipur', tell: prevention },
};

const officeOf = async (teller: Teller, persona: string): Promise<string> =>
  (await teller.reads(persona, '{ viewer { office { id } } }')).viewer.office.id;
const officerOf = async (teller: Teller, persona: string): Promise<string> =>
  (await teller.reads(persona, '{ viewer { officer { id } } }')).viewer.officer.id;

async function prevention(teller: Teller): Promise<void> {
  await instructions(teller);
  await training(teller);
  await drives(teller);
  await partners(teller);
}

/** The advisory of March 2024, and what departments of Rajasthan made of it. */
async function instructions(teller: Teller): Promise<void> {
  const order = {
    department: 'POLICE',
    para: 'I',
    orderNumber: 'F.7(22)/Home/2024',
    issuedOn: '2024-07-22',
    addressee: 'All Superintendents of Police',
  };
  teller.at('2026-04-02T11:00:00+05:30');
  await teller.does('ahtb', 'recordInstruction', order);
  await teller.does('ahtb', 'recordInstruction', { ...order, para: 'II', orderNumber: 'F.7(23)/Home/2024', documentHash: 'c1'.repeat(32) });
  await teller.does('admin', 'recordInstruction', { department: 'HEALTH', para: 'IV', issuedOn: '2026-03-31' });
  const labour = { department: 'LABOUR', para: 'VII', orderNumber: 'Lab/41/2024', issuedOn: '2024-08-01', addressee: 'All District Labour Offices' };
  const { id: supersedesId } = await teller.does('labour', 'recordInstruction', labour);
  teller.at('2026-04-20T11:00:00+05:30');
  await teller.does('labour', 'recordInstruction', { ...labour, orderNumber: 'Lab/12/2026', issuedOn: '2026-04-15', supersedesId });
  // The unit of Jaipur corrects since when it works.
  const unit = { officeId: await officeOf(teller, 'ahtu'), notificationNumber: 'F.7(1)/Home/2021', notifiedOn: '2021-01-01', canRegisterFir: true };
  await teller.does('ahtb', 'recordNodalUnit', { ...unit, functionalSince: '2021-02-01' });
  await teller.does('ahtu', 'recordNodalUnit', { ...unit, functionalSince: '2021-04-12' });
}

async function training(teller: Teller): Promise<void> {
  teller.at('2026-04-06T10:00:00+05:30');
  const { id: courseId } = await teller.does('ahtb', 'recordCourse', {
    title: 'Trafficking and child labour: law, rescue and speaking with children',
    provider: 'BPRD',
    topics: ['TRAFFICKING_LAW', 'CHILD_LABOUR_LAW', 'RESCUE', 'INTERVIEWING_CHILDREN'],
    hours: 24,
  });
  const { id: short } = await teller.does('admin', 'recordCourse', {
    title: 'Alerts between States',
    provider: 'STATE_ACADEMY',
    topics: ['ALERTS'],
    hours: 6,
    validMonths: 12,
  });
  const held = { courseId, district: 102, venue: 'Police academy, Jaipur', startsOn: '2026-05-04', endsOn: '2026-05-06', capacity: 40 };
  const { id: sessionId } = await teller.does('ahtb', 'planTrainingSession', held);
  await teller.does('labour-head', 'planTrainingSession', {
    ...held,
    courseId: short,
    startsOn: '2026-12-07',
    endsOn: '2026-12-07',
    venue: 'District Labour Office',
  });
  const scores = { ahtu: [48, 86], 'child-police': [55, 91], labour: [40, 77], police: [52, 70], dcpu: [61, 90], cwc: null } as const;
  const enrolled: Record<string, string> = {};
  for (const persona of Object.keys(scores))
    enrolled[persona] = (await teller.does(persona, 'enrolOfficer', { sessionId, officerId: await officerOf(teller, persona) })).id;
  const attendance = (changed: Partial<Record<keyof typeof scores, readonly [number, number]>> = {}) =>
    Object.entries({ ...scores, ...changed }).map(([persona, score]) => ({
      enrolmentId: enrolled[persona],
      attended: score !== null,
      ...(score && { scoreBefore: score[0], scoreAfter: score[1] }),
    }));
  teller.at('2026-05-06T17:30:00+05:30');
  await teller.does('ahtb', 'recordTrainingSession', { sessionId, expectedVersion: 1, attendance: attendance(), othersAttended: 17 });
  // One paper was marked wrongly.
  teller.at('2026-05-08T10:00:00+05:30');
  await teller.does('ahtb', 'recordTrainingSession', {
    sessionId,
    expectedVersion: 2,
    attendance: attendance({ police: [52, 74] }),
    othersAttended: 17,
  });
  const posts = (rank: string, sanctioned: number, filled: number, outsideHub: number, trainedOutsideHub: number) => ({
    rank,
    sanctioned,
    filled,
    outsideHub,
    trainedOutsideHub,
  });
  await teller.does('ahtu', 'reportStaff', { reportedOn: '2026-04-01', posts: [posts('INSPECTOR', 1, 1, 0, 0), posts('CONSTABLE', 4, 2, 2, 0)] });
  teller.at('2026-07-01T11:00:00+05:30');
  await teller.does('ahtu', 'reportStaff', {
    reportedOn: '2026-07-01',
    // One Inspector, two Sub-Inspectors, two head constables, two constables: what one State has sanctioned for a unit (V2 of the domain reference).
    posts: [posts('INSPECTOR', 1, 1, 0, 0), posts('SUB_INSPECTOR', 2, 1, 1, 1), posts('HEAD_CONSTABLE', 2, 2, 2, 1), posts('CONSTABLE', 2, 2, 2, 0)],
  });
  await teller.does('police', 'reportStaff', {
    reportedOn: '2026-07-01',
    posts: [posts('SUB_INSPECTOR', 12, 9, 8, 5), posts('CONSTABLE', 60, 48, 46, 14)],
  });
}

const DRIVE = 'id parts(first: 20) { nodes { id office { id } } }';

async function drives(teller: Teller): Promise<void> {
  const part = async (drive: any, persona: string): Promise<string> => {
    const mine = await officeOf(teller, persona);
    return drive.parts.nodes.find(({ office }: any) => office.id === mine).id;
  };
  const officeIds = (...personas: string[]) => Promise.all(personas.map((persona) => officeOf(teller, persona)));
  const nothing = { placesVisited: 0, villagesReached: 0, peopleReached: 0, inspections: 0, violations: 0, childrenRescued: 0, leads: 0 };
  teller.at('2026-05-25T11:00:00+05:30');
  const june = {
    kind: 'JOINT_DRIVE',
    district: 102,
    establishmentKinds: ['BANGLE_LAC', 'EATERY_DHABA', 'GARMENT_ZARI'],
    startsOn: '2026-06-08',
    endsOn: '2026-06-20',
  };
  const drive = await teller.does('ahtu', 'planDrive', { ...june, officeIds: await officeIds('labour', 'child-police', 'dcpu', 'ngo') }, DRIVE);
  for (const persona of ['labour', 'child-police', 'ngo'])
    await teller.does(persona, 'answerDrive', { partId: await part(drive, persona), expectedVersion: 1, answer: 'ACCEPTED' });
  await teller.does('dcpu', 'answerDrive', {
    partId: await part(drive, 'dcpu'),
    expectedVersion: 1,
    answer: 'REFUSED',
    refusedBecause: 'OTHER_DUTY',
  });
  teller.at('2026-06-22T12:00:00+05:30');
  const reported = {
    labour: { placesVisited: 63, inspections: 63, violations: 11, childrenRescued: 6 },
    'child-police': { peopleReached: 140 },
    ngo: { peopleReached: 310, leads: 3 },
  };
  for (const [persona, numbers] of Object.entries(reported))
    await teller.does(persona, 'reportDrive', { partId: await part(drive, persona), expectedVersion: 2, ...nothing, ...numbers });
  await teller.does('ahtu', 'reportDrive', {
    partId: await part(drive, 'ahtu'),
    expectedVersion: 1,
    ...nothing,
    placesVisited: 9,
    childrenRescued: 2,
  });
  await teller.does('ahtu', 'closeDrive', { driveId: drive.id, expectedVersion: 1 });

  const villages = {
    kind: 'CAMPAIGN',
    district: 102,
    topics: ['SAFE_MIGRATION', 'HELPLINES', 'PLACEMENT_AGENCIES'],
    villagesPlanned: 30,
    startsOn: '2026-07-05',
    endsOn: '2026-07-25',
  };
  const campaign = await teller.does('dcpu', 'planDrive', { ...villages, officeIds: await officeIds('ngo') }, DRIVE);
  await teller.does('ngo', 'answerDrive', { partId: await part(campaign, 'ngo'), expectedVersion: 1, answer: 'ACCEPTED' });
  teller.at('2026-07-27T12:00:00+05:30');
  const reach = { villagesReached: 14, peopleReached: 2600, leads: 4 };
  for (const [persona, version] of [
    ['ngo', 2],
    ['dcpu', 1],
  ] as const)
    await teller.does(persona, 'reportDrive', { partId: await part(campaign, persona), expectedVersion: version, ...nothing, ...reach });
  await teller.does('dcpu', 'closeDrive', { driveId: campaign.id, expectedVersion: 1 });
  // One that is still to come.
  teller.at('2026-11-20T12:00:00+05:30');
  await teller.does('labour', 'planDrive', { ...june, startsOn: '2026-12-01', endsOn: '2026-12-10', officeIds: await officeIds('ahtu', 'ngo') });
}

/** An organisation of another district is verified and accredited anew, suspended, heard, and goes on. */
async function partners(teller: Teller): Promise<void> {
  teller.at('2026-08-03T11:00:00+05:30');
  const ngoId = await officeOf(teller, 'ngo@103');
  await teller.does('police@103', 'vetPartner', { ngoId, result: 'CLEAR', verifiedOn: '2026-08-01', validUntil: '2027-07-31' });
  const { id } = await teller.does('dcpu@103', 'accreditPartner', {
    ngoId,
    act: 'SOCIETIES_1860',
    registrationNumber: 'COOP/2011/88',
    validFrom: '2026-08-03',
    validUntil: '2027-07-31',
  });
  teller.at('2026-09-01T11:00:00+05:30');
  const reason = 'Two visits that were due in August were not reported, and nobody answered the telephone.';
  const suspended = await teller.does(
    'dcpu@103',
    'suspendPartner',
    { accreditationId: id, expectedVersion: 1, reason },
    'id suspensions { nodes { id } }',
  );
  const suspensionId = suspended.suspensions.nodes[0].id;
  teller.at('2026-09-04T11:00:00+05:30');
  await teller.does('ngo@103', 'replyToSuspension', {
    suspensionId,
    reply: 'Both visits were made; the reports went by post and are in the portal now.',
  });
  teller.at('2026-09-08T11:00:00+05:30');
  await teller.does('dcpu@103', 'liftSuspension', { accreditationId: id, expectedVersion: 2 });
}
