import { keepCommittees } from '../../src/committee/keep-committees.js';
import { endExpired } from '../../src/disclosure/break-glass.js';
import { aMeetingHeld } from '../committee/meeting.js';
import { aCaseOfEveryone } from '../everyone.js';
import { aRecipientKey, exports, hasConsent, opens, refusal } from '../disclosure/openings.js';
import { type TestHub, aBoy, beginIn } from '../hub.js';

/** The two districts of the proofs, both in one State, so that its bureau takes part in both. */
export const districts = [102, 103] as const;

/** One persona of every role. */
export const everyRole = [
  'police',
  'ahtu',
  'ahtb',
  'child-police',
  'labour',
  'administration',
  'cwc',
  'dcpu',
  'home',
  'medical',
  'legal',
  'ngo',
  'committee',
  'admin',
] as const;

/** What is in the case of one district. */
export interface World {
  caseId: string;
  boy: string;
  other: string;
}

/** Two districts with a case each in which all departments take part, and in each of them something of every kind. It is 21 June, noon. */
async function makeWorld(hub: TestHub): Promise<World[]> {
  const worlds = [];
  for (const district of districts) worlds.push(await aDistrict(hub, district));
  // The glass that was broken has run out, and is taken away now and not while something is compared.
  hub.setClock('2026-06-21T12:00:00+05:30');
  await endExpired(hub.orm.em.fork(), hub.now());
  await hub.work();
  // Agendas that follow the record are made anew now, and again in an hour.
  await keepCommittees(hub.orm.em.fork(), hub.now());
  return worlds;
}

/** Starts the hub of a test file in such a world. */
export function inAWorld(hub: TestHub): Promise<World[]> {
  return beginIn(hub, 'samanvay_two_districts', makeWorld);
}

async function aDistrict(hub: TestHub, district: number): Promise<World> {
  const { caseId, boy, other } = await aCaseOfEveryone(hub, district);
  const by = (persona: string) => hub.officer(`${persona}@${district}`);
  const [police, ahtu, cwc, dcpu, ngo, medical] = ['police', 'ahtu', 'cwc', 'dcpu', 'ngo', 'medical'].map(by);
  const morning = '2026-06-06T09:00:00+05:30';

  const identity = { names: [{ script: 'LATIN', fullName: `Demo Boy ${district}` }], village: 'Demo village', homeDistrict: 196 };
  await police!.does('recordIdentity', { survivorId: boy, identity });
  await police!.does('registerFir', {
    caseId,
    number: '0212/2026',
    registeredAt: morning,
    offenceDate: '2026-06-04',
    sections: ['BNS:143(4)'],
    isZeroFir: true,
  });
  await police!.does('recordAccused', { caseId, name: 'Demo Employer', standing: 'NAMED', since: morning });
  await police!.does('recordEstablishment', { caseId, kind: 'EATERY_DHABA', district, name: 'Demo Eatery' });
  await police!.does('recordStatement', { survivorId: boy, madeAt: morning, kind: 'TO_POLICE', text: 'said' });
  await ngo!.does('recordStatement', { survivorId: boy, madeAt: morning, kind: 'WORK_FACTS', text: 'said to the organisation' });
  await dcpu!.does('recordStatement', { survivorId: other, madeAt: morning, kind: 'TO_CWC', text: 'said of the other' });
  await police!.does('recordProduction', {
    survivorId: boy,
    committeeId: await hub.office(`cwc@${district}`),
    takenInChargeAt: '2026-06-05T07:10:00+05:30',
    producedAt: morning,
    journeyMinutes: 30,
  });
  await medical!.does('recordMedicalExamination', { survivorId: boy, examinedAt: morning, consentGiven: true, findings: 'found' });
  await cwc!.does('orderAgeDetermination', { survivorId: other, orderedAt: morning });
  const { id: determinationId } = await cwc!.does('orderAgeDetermination', { survivorId: boy, orderedAt: morning });
  await cwc!.does('recordAgeDetermination', { determinationId, determinedAt: morning, basis: 'SCHOOL_CERTIFICATE', ageFrom: 13, ageTo: 13 });
  await cwc!.does('directInvestigation', { survivorId: other, directedAt: morning });
  const { id: investigationId } = await cwc!.does('directInvestigation', { survivorId: boy, directedAt: morning });
  await dcpu!.does('submitInvestigation', {
    investigationId,
    submittedAt: '2026-06-06T11:00:00+05:30',
    familyIsSafe: true,
    riskOfRetrafficking: false,
    text: 'reported',
  });
  await cwc!.does('recordOrder', { survivorId: boy, number: `CWC/${district}/1`, type: 'COUNSELLING', madeAt: morning, isFinal: false });
  const plan = { drawnUpAt: morning, reviewOn: '2026-07-06', goals: [{ domain: 'school', goal: 'enrolled' }] };
  const { id: carePlanId } = await dcpu!.does('drawUpCarePlan', { survivorId: boy, ...plan });
  await dcpu!.does('drawUpCarePlan', { survivorId: other, ...plan });
  await dcpu!.does('planService', { carePlanId, kind: 'SCHOOL_ENROL' });
  for (const [survivorId, kind] of [
    [boy, 'BACK_WAGES'],
    [boy, 'CALPRA_FUND'],
    [other, 'BACK_WAGES'],
  ])
    await by('labour').does('claimEntitlement', { survivorId, kind, duePaise: 42_000_00, dueAt: morning });
  const { id: visitId } = await dcpu!.does('scheduleVisit', { survivorId: boy, dueOn: '2026-06-12' });
  await dcpu!.does('scheduleVisit', { survivorId: other, dueOn: '2026-06-30' });
  await by('home').does('recordJourneyEvent', {
    survivorId: boy,
    expectedVersion: (await cwc!.data('query($id: ID!) { survivor(id: $id) { version } }', { id: boy })).survivor.version,
    status: 'AT_MEDICAL_EXAMINATION',
    happenedAt: '2026-06-06T11:30:00+05:30',
    district,
    place: 'hospital of the district',
    note: 'in good health',
  });

  hub.setClock('2026-06-20T12:00:00+05:30');
  await dcpu!.does('recordVisit', { visitId, visitedAt: '2026-06-12T10:00:00+05:30', outcome: 'SAFE_IN_SCHOOL', nextDueOn: '2026-07-12' });
  const team = await Promise.all([`labour@${district}`, `railway-police@${district}`].map((persona) => officerOf(hub, persona)));
  const { id: started } = await ahtu!.does('planRescue', { caseId, site: 'first site', plannedFor: '2026-06-20T13:00:00+05:30', team });
  await ahtu!.does('startRescue', { planId: started, expectedVersion: 1, startedAt: '2026-06-20T12:00:00+05:30' });
  // Sealed: of it, nobody but the unit and the railway police may know.
  await ahtu!.does('planRescue', { caseId, site: 'second site', plannedFor: '2026-06-22T05:00:00+05:30', team: [team[1]!] });

  // A case that is closed, since there the police lose content.
  const closed = await police!.does(
    'openCase',
    { kind: 'CHILD_LABOUR', district, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30', reporter: { name: 'Demo Informant' } },
    'id version',
  );
  const rescued = { district, startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30', survivors: [aBoy] };
  const { survivors } = await police!.does('recordRescue', { caseId: closed.id, ...rescued }, 'survivors { nodes { id } }');
  await cwc!.does('recordOrder', {
    survivorId: survivors.nodes[0].id,
    number: `CWC/${district}/2`,
    type: 'RESTORE',
    madeAt: morning,
    isFinal: true,
  });
  const { case: now } = await police!.data('query($id: ID!) { case(id: $id) { version } }', { id: closed.id });
  await police!.does('closeCase', { caseId: closed.id, expectedVersion: now.version, reason: 'NOT_AN_OFFENCE' });
  // Opened, asked for and broken into, so that there is something of each to hide.
  const reason = 'So that there is something on record that others must not learn of.';
  const stranger = (persona: string) => hub.officer(`${persona}@${districts.find((other) => other !== district)}`);
  const opened = await opens(police!, [boy]);
  if (refusal(opened).length > 0) throw new Error(JSON.stringify(opened));
  await police!.does('askSecondPerson', { survivorIds: [boy, other], dataClass: 'ID', purpose: 'RESCUE_AND_PRODUCTION', reason });
  const recipient = { authority: 'SPECIAL_COURT', number: 'SC 41/2026', key: (await aRecipientKey()).key };
  const approvalId = await hasConsent(hub, by('cwc').subject, by('police').subject, [boy], recipient);
  const exported = await exports(by('cwc'), { survivorIds: [boy], approvalId, recipient });
  if (!exported.data?.exportIdentities.file) throw new Error(JSON.stringify(exported));
  const { case: known } = await ahtu!.data('query($id: ID!) { case(id: $id) { number } }', { id: caseId });
  await stranger('labour').does('requestAccess', { caseNumber: known.number, reason });
  await stranger('police').does('breakGlass', { caseNumber: known.number, reason });
  await by('ngo').does('registerWebhook', { url: 'https://portal.example.org/ngo', description: 'our portal' });
  await by('administration').does('recordLegalEvent', { kind: 'PRIMA_FACIE_BONDAGE', survivorId: boy, happenedAt: morning });
  await police!.does('recordLegalEvent', { kind: 'POCSO_INFORMATION', survivorId: other, happenedAt: morning });
  await aMeetingHeld(hub, String(district));
  await besidesCases(hub, district, caseId);
  // And one of the unit alone, with nobody in it yet.
  await ahtu!.does('openCase', { kind: 'TRAFFICKING', district, channel: 'NGO_TIP', receivedAt: '2026-06-19T10:05:00+05:30' });
  return { caseId, boy, other };
}

/** Something of each kind that offices keep of themselves and of no case, so that others in the State and elsewhere must not learn of it. */
async function besidesCases(hub: TestHub, district: number, caseId: string): Promise<void> {
  const by = (persona: string) => hub.officer(`${persona}@${district}`);
  const ngoId = await hub.office(`ngo@${district}`);
  const { id: courseId } = await by('ahtb').does('recordCourse', { title: 'Rescue', provider: 'BPRD', topics: ['RESCUE'], hours: 6 });
  const session = { courseId, venue: 'Hall', startsOn: '2026-06-22', endsOn: '2026-06-23', capacity: 9 };
  const { id: sessionId } = await by('dcpu-head').does('planTrainingSession', session);
  await by('dcpu').does('enrolOfficer', { sessionId, officerId: await officerOf(hub, `dcpu@${district}`) });
  const posts = [{ rank: 'CONSTABLE', sanctioned: 4, filled: 3, outsideHub: 2, trainedOutsideHub: 1 }];
  await by('ahtu').does('reportStaff', { reportedOn: '2026-06-01', posts });
  await by('police').does('vetPartner', { ngoId, result: 'CLEAR', verifiedOn: '2026-06-01', validUntil: '2027-05-31' });
  const accreditation = { ngoId, act: 'TRUSTS', registrationNumber: 'T/7', validFrom: '2026-06-01', validUntil: '2027-05-31' };
  const { id: accreditationId } = await by('administration').does('accreditPartner', accreditation);
  const reason = 'So that there is something on record that others must not learn of.';
  await by('administration').does('suspendPartner', { accreditationId, expectedVersion: 1, reason });
  await by('cwc').does('giveFeedback', { caseId, officeId: ngoId, codes: ['ON_TIME'] });
  const drive = { kind: 'CAMPAIGN', district, topics: ['HELPLINES'], startsOn: '2026-06-25', endsOn: '2026-06-26' };
  await by('labour').does('planDrive', { ...drive, officeIds: [ngoId] });
  await by('labour').does('recordInstruction', { department: 'LABOUR', para: 'VII', orderNumber: 'L/1', issuedOn: '2026-06-01', addressee: 'All' });
}

async function officerOf(hub: TestHub, persona: string): Promise<string> {
  return (await hub.officer(persona).data('{ viewer { officer { id } } }')).viewer.officer.id as string;
}
