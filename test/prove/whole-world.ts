import type { Actor } from '../../src/access/actor.js';
import { accessListProblems } from '../../src/database/access-lists.js';
import { loadDemo } from '../../src/database/demo.js';
import { seedCases } from '../../src/database/seed/seed.js';
import { endExpired } from '../../src/disclosure/break-glass.js';
import { signIn } from '../../src/server/sign-in.js';
import { aRecipientKey, exports, hasConsent } from '../disclosure/openings.js';
import { aMeetingHeld } from '../committee/meeting.js';
import { aCaseOfEveryone } from '../everyone.js';
import { handsOver } from '../handovers/handing.js';
import { type TestHub, aBoy, beginIn } from '../hub.js';
import { anOpenCase } from '../stories.js';
import { merges } from '../survivors/merging.js';
import { Raw, comparable } from './raw.js';

/** Somebody who asks, and what to call them in a finding: an office and a role, never a person. */
export interface Who {
  name: string;
  actor: Actor;
  /** How they sign in over HTTP. */
  token: string;
  headers?: Record<string, string>;
}

export interface World {
  /** The instant at which everything is asked: a broken glass lasts an hour. */
  now: Date;
  raw: Raw;
  everybody: readonly Who[];
}

/** How large a world is: large enough for every situation, and in the full size for rare faults to show. */
export const ofTheWorld = { cases: process.env.PROVE === 'full' ? 150 : 60, seed: 11 };

/** What is not in the database and must be known of it. */
interface Made {
  now: string;
  glasses: readonly Glass[];
}

/** Starts the hub of a test file in a world of its own. */
export async function inAWorld(hub: TestHub, options?: Parameters<TestHub['start']>[1]): Promise<World> {
  const made = await beginIn(hub, 'samanvay_world', (maker) => makeWorld(maker, ofTheWorld), options);
  const now = new Date(new Date(made.now).getTime() + 5 * 60_000);
  const raw = await Raw.read(hub.admin);
  raw.now = comparable(now.toISOString()) as string;
  return { now, raw, everybody: await everybodyIn(hub, made.glasses) };
}

/**
 * Everything that the agreement distinguishes, in one database: the six stories of the demo, a case of everyone, made-up cases of all
 * districts; and of all of it some that is superseded, ended, closed, sealed, or recorded by another office than usual.
 */
async function makeWorld(hub: TestHub, { cases, seed }: { cases: number; seed: number }): Promise<Made> {
  const actorOf = (subject: string, now: Date) => signIn(hub.orm, { subject, isMachine: false, expiresAt: now }, undefined, now);
  await loadDemo(hub.databaseUrl, { ...hub.app.hub, inThePast: hub.app.inThePast, orm: hub.orm, keys: hub.keys, writer: hub.audit.writer, actorOf });
  await seedCases(hub.databaseUrl, hub.keys, { cases, seed });
  for (let i = 0; i < 2; i++) {
    const { boy, other, caseId } = await aCaseOfEveryone(hub);
    for (const findings of ['Burns', 'Anaemia', 'Nothing more'])
      await hub
        .officer('medical')
        .does('recordMedicalExamination', { survivorId: boy, examinedAt: '2026-06-06T11:00:00+05:30', consentGiven: true, findings });
    if (i === 0) await exported(hub, boy);
    await recordedTwice(hub, caseId, other);
    await handOver(hub, caseId, boy, i === 1);
  }
  await aSealedPlan(hub);
  const now = new Date();
  hub.setClock(now.toISOString());
  // What the stories of June left unanswered has run out, and does so now and not while answers are compared.
  await endExpired(hub.orm.em.fork(), now);
  const glasses = await disclosures(hub);
  await shake(hub, seed);
  await moreOfficers(hub);
  await duties(hub);
  await webhooks(hub);
  await committees(hub);
  await theField(hub);
  await addresses(hub);
  await reports(hub);
  await rulesApart(hub);
  hub.setClock(now.toISOString());
  const problems = await accessListProblems(hub.admin);
  if (problems.length > 0) throw new Error(`The access lists are not what participation says: ${problems.join('; ')}`);
  for (const [what, sql] of situations) {
    const { rows } = await hub.admin.query<{ n: number }>(`select count(*)::int as n from (${sql}) x`);
    if (rows[0]!.n === 0) throw new Error(`The world lacks ${what}`);
  }
  return { now: now.toISOString(), glasses };
}

/** Who somebody is, exported to a court by the Committee and with the consent of the police. */
async function exported(hub: TestHub, survivorId: string): Promise<void> {
  await hub.officer('cwc').does('recordIdentity', { survivorId, identity: { names: [{ script: 'LATIN', fullName: 'Exported' }] } });
  const recipient = { authority: 'SPECIAL_COURT', number: 'SC 41/2026', key: (await aRecipientKey()).key };
  const approvalId = await hasConsent(hub, 'cwc', 'police', [survivorId], recipient);
  await exports(hub.officer('cwc'), { survivorIds: [survivorId], approvalId, recipient });
}

/** One boy was recorded again, and merged: a partner organisation and a hospital see the second record alone, the others both. */
async function recordedTwice(hub: TestHub, caseId: string, kept: string): Promise<void> {
  const found = { caseId, district: 102, foundAt: '2026-06-05T07:00:00+05:30', survivor: aBoy };
  const { id } = await hub.officer('police').does('addSurvivor', found);
  await hub.officer('cwc').does('assignNgo', { survivorIds: [id], ngoId: await hub.office('ngo'), orderNumber: 'CWC/42', orderedOn: '2026-06-06' });
  await hub.officer('police').does('referForExamination', { survivorId: id, hospitalId: await hub.office('medical') });
  await merges(hub, ['police', 'police-head'], kept, id);
}

/** Tasks, questions, custody and the lead, to offices that take part by nothing else; of each something open, and something that is over. */
async function handOver(hub: TestHub, caseId: string, boy: string, withLead: boolean): Promise<void> {
  for (const [to, shares] of [
    ['legal@105', ['ST', 'ID']],
    ['cwc@106', ['MED']],
    ['dcpu@106', ['RHB', 'LOC']],
  ] as const) {
    const handoverId = await handsOver(hub, 'police', to, caseId, { shares });
    await hub.officer(to).does('acceptHandover', { handoverId });
  }
  await hub.officer('medical@103').does('refuseHandover', {
    handoverId: await handsOver(hub, 'police', 'medical@103', caseId, { kind: 'CONSULT', survivors: [boy] }),
    reason: 'NO_CAPACITY',
    note: 'Nobody until Monday',
  });
  await handsOver(hub, 'police', 'ngo@103', caseId, { kind: 'CONSULT', survivors: [boy], shares: ['ID'] });
  const custody = { kind: 'TRANSFER', transfers: 'CUSTODY', shares: ['LOC', 'RHB'], survivors: [boy] };
  await hub.officer('home@196').does('acceptHandover', { handoverId: await handsOver(hub, 'home', 'home@196', caseId, custody) });
  if (!withLead) return;
  const lead = await handsOver(hub, 'police', 'child-police', caseId, { kind: 'TRANSFER', transfers: 'LEAD' });
  await hub.officer('child-police').does('acceptHandover', { handoverId: lead });
}

/** A raid that has not begun: the labour office and the organisation are named, the organisation took no part before. */
async function aSealedPlan(hub: TestHub): Promise<void> {
  const officerOf = async (persona: string) => (await hub.officer(persona).data('{ viewer { officer { id } } }')).viewer.officer.id as string;
  for (const team of [['labour', 'ngo'], ['administration', 'railway-police'], ['dcpu']]) {
    const { caseId } = await anOpenCase(hub);
    await hub.officer('ahtu').does('planRescue', {
      caseId,
      site: 'Sealed lane',
      plannedFor: '2026-06-06T05:30:00+05:30',
      team: await Promise.all(team.map(officerOf)),
      notes: 'An interpreter',
    });
  }
}

/**
 * Two cases of everyone in which rules differ that hardly differ anywhere else. Of an open one: the lead and with it the statements are handed
 * over, a home records a step, the Committee asks one hospital for an age while a second takes part. And one that is closed, with a medical report and the station
 * that led it. Nothing is shaken here: each must be found by whoever looks.
 */
async function rulesApart(hub: TestHub): Promise<void> {
  const [police, cwc, medical] = [hub.officer('police'), hub.officer('cwc'), hub.officer('medical')];
  const open = await aCaseOfEveryone(hub);
  await cwc.does('recordStatement', {
    survivorId: open.boy,
    kind: 'TO_CWC',
    madeAt: '2026-06-06T11:00:00+05:30',
    text: 'Said to the bench',
  });
  const { id: determinationId } = await cwc.does('orderAgeDetermination', { survivorId: open.boy, orderedAt: '2026-06-06T11:00:00+05:30' });
  await cwc.does('referForExamination', { survivorId: open.boy, hospitalId: await hub.office('medical') });
  await police.does('referForExamination', { survivorId: open.boy, hospitalId: await hub.office('medical@196') });
  await medical.does('recordAgeDetermination', {
    determinationId,
    determinedAt: '2026-06-06T11:30:00+05:30',
    basis: 'OSSIFICATION',
    ageFrom: 15,
    ageTo: 16,
  });
  // Whom the home's own step names is hidden from all who may not know where the boy is.
  const { version } = (await hub.officer('home').data('query($id: ID!) { survivor(id: $id) { version } }', { id: open.boy })).survivor;
  await hub.officer('home').does('recordJourneyEvent', {
    survivorId: open.boy,
    expectedVersion: version,
    status: 'AT_MEDICAL_EXAMINATION',
    happenedAt: '2026-06-06T11:45:00+05:30',
  });
  const lead = await handsOver(hub, 'police', 'child-police', open.caseId, { kind: 'TRANSFER', transfers: 'LEAD' });
  await hub.officer('child-police').does('acceptHandover', { handoverId: lead });
  const closed = await aCaseOfEveryone(hub);
  await medical.does('recordMedicalExamination', {
    survivorId: closed.boy,
    examinedAt: '2026-06-06T11:00:00+05:30',
    consentGiven: true,
    findings: 'Healed',
  });
  await hub.admin.query(`update hub.case_file set status = 'CLOSED' where id = $1`, [closed.caseId.split('_')[1]]);
}

/** Addresses of officers' own, and of their calendars: some known to be theirs, some renewed. */
async function addresses(hub: TestHub): Promise<void> {
  for (const persona of ['police', 'police-head', 'cwc', 'home', 'ngo', 'admin']) {
    await hub.officer(persona).does('setContact', { channel: 'MAIL', address: `${persona}@own.example`, delivery: 'DIGEST' });
    await hub.officer(persona).does('setContact', { channel: 'SMS', address: '+919876543210', delivery: 'OFF' });
    for (let i = 0; persona !== 'admin' && i < 2; i++) await hub.officer(persona).does('renewCalendarAddress', {}, 'id');
  }
  await hub.admin.query(`update hub.officer_contact set verified_at = code_at where channel = 'MAIL'`);
}

/** The clocks of all that, and what offices record of them alone. */
async function duties(hub: TestHub): Promise<void> {
  const { cases } = await hub.officer('cwc').data('{ cases(first: 3, filter: { status: OPEN }) { nodes { id survivors { nodes { id } } } } }');
  const happenedAt = new Date(hub.now().getTime() - 86_400_000).toISOString();
  for (const { id: caseId, survivors } of cases.nodes) {
    const [survivor] = survivors.nodes;
    await hub
      .officer('police')
      .does('recordLegalEvent', { kind: 'COGNIZABLE_INFORMATION', caseId, happenedAt })
      .catch(() => undefined);
    for (const [persona, kind] of [
      ['police', 'POCSO_INFORMATION'],
      ['cwc', 'SPECIAL_RELIEF_RECOMMENDED'],
      ['administration', 'PRIMA_FACIE_BONDAGE'],
      ['labour', 'WAGE_NOTICE_SERVED'],
      ['dcpu', 'SCHOOL_ABSENCE_30_DAYS'],
      ['medical', 'SENT_TO_DOCTOR'],
    ] as const)
      if (survivor)
        await hub
          .officer(persona)
          .does('recordLegalEvent', { kind, survivorId: survivor.id, happenedAt })
          .catch(() => undefined);
  }
  await hub.officer('administration').does('recordLegalEvent', { kind: 'TASK_FORCE_MET', happenedAt });
  await hub.admin.query('select hub.all_cases_due(null, 1000000)');
  await hub.work();
}

/** What offices of two States saw in the field, and whom they want on the watch list. */
async function theField(hub: TestHub): Promise<void> {
  const { now } = hub;
  const happenedAt = new Date(now().getTime() - 86_400_000).toISOString();
  const seen = { under14: 0, from14To15: 0, from16To17: 1, adults: 4 };
  for (const district of [102, 103, 196]) {
    const by = (persona: string) => hub.officer(`${persona}@${district}`);
    const premises = { kind: 'PLACEMENT_AGENCY', district, name: `Office ${district}` };
    const { id: agencyId } = await by('police').does('registerAgency', {
      name: `Agency ${district}`,
      aliases: ['Agency'],
      district,
      licenceRegime: 'NONE',
    });
    const look = { seen, happenedAt, registers: 'NOT_KEPT', violations: ['REGISTER_NOT_KEPT'], childrenFound: 0, outcome: 'NOTICE' };
    const jointWithOfficeIds = [await hub.office(`ngo@${district}`)];
    const inspection = await by('labour').does(
      'recordInspection',
      { ...look, kind: 'LABOUR_INSPECTION', premises: { ...premises, agencyId }, jointWithOfficeIds },
      'id premises { id }',
    );
    await by('labour').does('planInspection', {
      premisesId: inspection.premises.id,
      kind: 'LABOUR_INSPECTION',
      plannedFor: now().toISOString().slice(0, 10),
    });
    await by('police').does('recordAgent', { agencyId, name: 'Demo Recruiter', part: 'RECRUITER' });
    const { id: complaintId } = await by('police').does('recordComplaint', {
      agencyId,
      source: 'ANONYMOUS_TIP',
      allegations: ['FEES_TAKEN'],
      receivedAt: happenedAt,
    });
    const { cases } = await by('police').data('{ cases(first: 3) { nodes { id } } }');
    for (const { id: caseId } of cases.nodes) await by('police').does('linkAgency', { agencyId, caseId });
    await by('labour').does('answerAgency', { agencyId, proofNumber: 'ID 1' });
    const decidingOfficeId = await hub.office(`ahtb@${district}`);
    const fir = { kind: 'FIR_NAMED', reference: '1/2026', datedOn: '2026-06-01' };
    const entry = await by('police').does('proposeWatchEntry', { agencyId, decidingOfficeId, evidence: [fir, { complaintId }] }, 'id version');
    const evidence = [{ inspectionId: inspection.id }];
    await by('police').does('addWatchEvidence', { entryId: entry.id, expectedVersion: entry.version, evidence });
    const notified = await by('police').does(
      'serveWatchNotice',
      { entryId: entry.id, expectedVersion: 2, servedAt: now().toISOString(), how: 'BY_HAND' },
      'version',
    );
    if (district === 102) continue;
    await by('police').does('recordWatchReply', {
      entryId: entry.id,
      expectedVersion: notified.version,
      repliedAt: now().toISOString(),
      reference: 'R 1',
    });
    const decision = { isListed: district === 196, reason: district === 196 ? 'REPLY_DOES_NOT_ANSWER' : 'REPLY_ANSWERS', orderNumber: 'O 1' };
    await by('ahtb').does('decideWatchEntry', { entryId: entry.id, expectedVersion: 4, ...decision });
  }
}

/** Reports in each of the ways in which some see them, besides that of the demo: one being signed, a draft of the State, one of a district that was sent to it. */
async function reports(hub: TestHub): Promise<void> {
  const draft = (persona: string, kind: string, period: string) => hub.officer(persona).does('draftReport', { kind, period }, 'id version hash');
  const sign = (persona: string, { id, version, hash }: { id: string; version: number; hash: string }) =>
    hub.officer(persona).does('signReport', { reportId: id, expectedVersion: version, hash }, 'id version hash');
  const own = await draft('administration', 'ACTION_TAKEN', '2026-Q3');
  const narrated = { reportId: own.id, expectedVersion: own.version, para: '(iii)', text: 'Two lanes are checked each week.' };
  await sign('administration', await hub.officer('administration').does('writeNarrative', narrated, 'id version hash'));
  await draft('administration', 'REVIEW_PACK', '2026-06');
  const sent = await sign('ahtu@86', await sign('administration@86', await draft('administration@86', 'ACTION_TAKEN', '2026-Q2')));
  await hub.officer('administration@86').does('sendReport', { reportId: sent.id, expectedVersion: sent.version });
  await draft('ahtb', 'ACTION_TAKEN', '2026-Q2');
}

/** A Task Force that has met, and is to meet again. */
async function committees(hub: TestHub): Promise<void> {
  await aMeetingHeld(hub, '196');
  // An agenda that follows the record is made anew within the hour: not while answers are compared.
  await hub.admin.query(`update hub.meeting set agenda_as_of = now() + interval '1 day' where state = 'CALLED'`);
}

/** Where some offices have what happens sent to, and what became of it. */
async function webhooks(hub: TestHub): Promise<void> {
  for (const persona of ['police', 'ahtu', 'labour', 'cwc', 'ngo', 'home', 'medical', 'cwc@196', 'police@103'])
    await hub.officer(persona).does('registerWebhook', {
      url: `https://portal.example.org/${persona}`,
      ...(persona === 'ngo' && { events: ['recordJourneyEvent'], description: 'The portal in Gaya' }),
    });
  const { webhooks } = await hub.officer('cwc').data('{ webhooks { nodes { id } } }');
  await hub.officer('cwc').does('pauseWebhook', { webhookId: webhooks.nodes[0].id });
  await hub.admin
    .query(`update hub.webhook_delivery set attempts = 2, status = 302, problem = 'REDIRECTED', tried_at = now() - interval '1 hour' where random() < 0.4
    or id = (select max(id::text)::uuid from hub.webhook_delivery)`);
  await hub.admin.query('alter table hub.webhook disable trigger in_own_name');
  await hub.admin.query(
    `update hub.webhook set client_id = 'portal-labour' where office_id = (select office_id from hub.officer where subject = 'labour@102')`,
  );
  await hub.admin.query('alter table hub.webhook enable trigger in_own_name');
}

/** Makes of some of the rows what stories rarely tell. Triggers keep the access lists meanwhile, as they would for the hub. */
async function shake(hub: TestHub, seed: number): Promise<void> {
  const sql = (text: string) => hub.admin.query(text);
  await sql(`select setseed(${((seed % 1000) / 1000).toFixed(3)})`);
  const { rows } = await hub.admin.query<{ table: string }>(
    `select table_name as table from information_schema.columns where table_schema = 'hub' and column_name = 'superseded_because' order by 1`,
  );
  for (const { table } of rows)
    await sql(`update hub."${table}" set superseded_at = recorded_at + interval '9 days', superseded_because = 'CLERICAL_ERROR'
      where superseded_at is null and (random() < 0.12 or id = (select max(id::text)::uuid from hub."${table}"))`);
  await sql(`update hub.case_file set status = 'CLOSED' where random() < 0.25`);
  // Steps that were recorded after later ones: what is listed by when it happened is not in the order of recording.
  await sql(`update hub.journey_event e set happened_at = x.first - interval '1 minute' from (
      select max(id::text)::uuid as id, min(happened_at) as first, row_number() over (order by survivor_id) as n
      from hub.journey_event group by survivor_id having count(*) > 2) x
    where x.id = e.id and n % 3 = 0`);
  // Of every content that the police lose at closure, one at least.
  for (const table of closing)
    await sql(`update hub.case_file set status = 'CLOSED' where id = (select t.case_id from hub."${table}" t where t.case_id <> all(
      select g.case_id from hub.broken_glass g) order by t.id desc limit 1)`);
  // A custodian leaves, an organisation is relieved, an office ends its part; the one that opened the case stays.
  await sql(`update hub.survivor_participant set until = since + interval '20 days' where until is null and random() < 0.12`);
  await sql(
    `update hub.case_participant set until = since + interval '30 days' where until is null and capacity not in ('LEAD', 'FORMER_LEAD') and not sealed and random() < 0.06`,
  );
  // What another office recorded, so that "only what their own office recorded" has two sides.
  for (const [status, content, kind, share] of [
    ['statement', 'statement_text', 'NGO', 0.4],
    ['social_investigation', 'social_investigation_report', 'NGO', 0.4],
    ['medical_examination', 'medical_report', 'HOSPITAL', 0.5],
    ['age_determination', 'age_finding', 'HOSPITAL', 0.5],
  ] as const) {
    await sql(`update hub."${status}" t set recorded_by_office_id = x.office_id from (
        select s.id, (select p.office_id from hub.survivor_participant p join hub.office o on o.id = p.office_id
          where p.survivor_id = s.survivor_id and o.kind = '${kind}' order by p.id limit 1) as office_id from hub."${status}" s where random() < ${share}) x
      where x.id = t.id and x.office_id is not null`);
    if (kind === 'HOSPITAL')
      await sql(
        `update hub."${status}" t set recorded_by_office_id = c.lead_office_id from hub.case_file c where c.id = t.case_id and random() < 0.3`,
      );
    await sql(`update hub."${content}" c set recorded_by_office_id = t.recorded_by_office_id from hub."${status}" t where t.id = c.id`);
  }
  // Homes and other custodians record steps too, and whoever may not know where somebody is may not know who recorded.
  await sql(`update hub.journey_event e set recorded_by_office_id = p.office_id from hub.survivor_participant p
    where p.survivor_id = e.survivor_id and p.capacity = 'CUSTODIAN' and abs(hashtext(e.id::text)) % 4 = 0`);
  await sql(`update hub.report r set recorded_by_office_id = x.office_id from (
      select r.id, (select p.office_id from hub.case_participant p join hub.office o on o.id = p.office_id where p.case_id = r.case_id and o.kind = 'NGO' order by p.id limit 1) as office_id
      from hub.report r where random() < 0.5) x where x.id = r.id and x.office_id is not null`);
  await sql(`update hub.reporter c set recorded_by_office_id = t.recorded_by_office_id from hub.report t where t.id = c.id`);
}

/** The contents that the police lose at closure. */
const closing = [
  'medical_report',
  'age_finding',
  'cwc_order_detail',
  'journey_note',
  'placement_home',
  'visit_report',
  'service_detail',
  'care_plan_detail',
];

interface Glass {
  persona: string;
  id: string;
}

/** Glasses that are broken, requests and consents asked and answered, and contents read: all of it on record. */
async function disclosures(hub: TestHub): Promise<Glass[]> {
  const { rows } = await hub.admin.query<{
    id: string;
    number: string;
    lead: string;
    survivors: string[];
  }>(`select c.id, c.number, o.subject as lead, array_agg(s.id order by s.id) as survivors
    from hub.case_file c join hub.survivor s on s.case_id = c.id join hub.officer o on o.office_id = c.lead_office_id
    where o.subject in ('ahtu@102', 'police@102') and c.status = 'OPEN' and exists (select 1 from hub.case_participant p join hub.officer m on m.office_id = p.office_id
      where p.case_id = c.id and p.until is null and m.subject = 'cwc@102')
    group by c.id, c.number, o.subject order by count(*) desc limit 3`);
  const caseOf = (i: number) => rows[i % rows.length]!;
  const reason = 'The family has come to this office and is in danger tonight.';
  const glasses: Glass[] = [];
  for (const [i, persona] of ['police@103', 'ahtu@104', 'child-police@105'].entries())
    glasses.push({ persona, id: (await hub.officer(persona).does('breakGlass', { caseNumber: caseOf(i).number, reason })).id });
  await hub.officer('cwc').does('reviewBrokenGlass', { brokenGlassId: glasses[0]!.id, isJustified: true });
  for (const [i, persona] of ['dcpu@103', 'cwc@104', 'legal@103'].entries()) {
    const { id } = await hub.officer(persona).does('requestAccess', { caseNumber: caseOf(i).number, reason });
    if (i < 2) await hub.officer(caseOf(i).lead).does('answerAccessRequest', { accessRequestId: id, isGranted: i === 0 });
  }
  await hub.officer('labour@103').does('requestAccess', { caseNumber: 'RJ-JAI-000000', reason });
  for (const { id, lead } of rows) await handsOver(hub, lead, 'cwc@107', `Case_${id}`, { kind: 'CONSULT' });
  for (const { survivors, lead } of rows) {
    const survivorIds = survivors.slice(0, 2).map((id) => `Survivor_${id}`);
    const { id } = await hub.officer('cwc').does('askSecondPerson', { survivorIds, dataClass: 'ID', purpose: 'ORDER', reason });
    if (survivors.length > 2) await hub.officer(lead).does('answerSecondPerson', { approvalId: id, isGranted: true });
    for (const persona of ['cwc', 'dcpu'])
      for (const content of ['orders { nodes { detail { number } } }', 'socialInvestigations { nodes { report { text } } }'])
        await hub.officer(persona).data(`query($id: ID!) { survivor(id: $id) { ${content} } }`, { id: survivorIds[0] });
  }
  return glasses;
}

/** An officer of two roles, and portals that act for one: in one of the roles, in both, and in none. */
async function moreOfficers(hub: TestHub): Promise<void> {
  await hub.admin.query(`insert into hub.officer (id, designation, office_id, roles, subject, active_from)
    select gen_random_uuid(), 'Child Welfare Police Officer', office_id, '{POLICE_OFFICER,CHILD_WELFARE_POLICE}', 'both@102', active_from
    from hub.officer where subject = 'police@102'`);
  for (const [client, like, roles] of [
    ['portal-one', 'police@102', 'CHILD_WELFARE_POLICE'],
    ['portal-all', 'police@102', 'POLICE_OFFICER,CHILD_WELFARE_POLICE,AHTU_OFFICER'],
    ['portal-none', 'police@102', 'STATE_ADMIN'],
    ['portal-labour', 'labour@102', 'LABOUR_OFFICER'],
  ])
    await hub.admin.query(
      `insert into hub.client (id, client_id, name, department, state_code, roles, active_from)
       select gen_random_uuid(), $1, 'Portal', f.department, f.state_code, $3::text[], f.active_from
       from hub.officer o join hub.office f on f.id = o.office_id where o.subject = $2`,
      [client, like, `{${roles}}`],
    );
  const reason = 'The station has named its officer for children under s. 107.';
  const role = 'CHILD_WELFARE_POLICE';
  const asks = async (persona: string) =>
    (await hub.officer('admin').does('askRole', { officerId: await officerId(hub, persona), role, reason })).id as string;
  await asks('police');
  await hub.officer('railway-police-head').does('answerRole', { grantId: await asks('railway-police'), isGranted: true });
  await hub.officer('admin-head').does('withdrawRole', { officerId: await officerId(hub, 'railway-police'), role, reason });
  const rows = [{ district: 'Jaipur', office: 'AHTU', designation: 'Inspector', subject: 'imported@102' }];
  await hub.officer('admin').does('importOfficers', { rows, isRehearsal: false, onlyIfAllAreReady: true });
}

async function officerId(hub: TestHub, persona: string): Promise<string> {
  return (await hub.officer(persona).data('{ viewer { officer { id } } }')).viewer.officer.id;
}

const personas = [
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
];

/** All personas of the first district, those of a second, the officers of each role that see most and who saw something once, and portals. */
async function everybodyIn(hub: TestHub, glasses: readonly Glass[]): Promise<Who[]> {
  const { rows } = await hub.admin.query<{ subject: string }>(`
    with parts as (select o.subject, o.roles[1] as role, count(distinct p.case_id) filter (where p.until is null) as open, count(p.until) as ended
      from hub.officer o join hub.case_participant p on p.office_id = o.office_id where o.subject <> 'both@102' group by o.subject, o.roles)
    select subject from (select *, row_number() over (partition by role order by open desc, subject) as most,
      row_number() over (partition by role order by ended desc, subject) as last from parts) x where most <= 3 or last <= 2 order by subject`);
  // Whoever has custody of somebody who lived in another home before.
  const { rows: homes } = await hub.admin.query<{ subject: string }>(`
    select min(o.subject) as subject from hub.officer o join hub.survivor_participant p on p.office_id = o.office_id and p.capacity = 'CUSTODIAN' and p.until is null
    join hub.placement t on t.survivor_id = p.survivor_id join hub.placement_home h on h.id = t.id and h.home_id <> p.office_id
    where o.roles = '{HOME_STAFF}' group by p.office_id order by 1 limit 2`);
  const second = personas.map((persona) => `${persona}@196`);
  const subjects = new Set([
    ...personas.map((persona) => `${persona}@102`),
    'railway-police@102',
    ...second,
    ...[...rows, ...homes].map(({ subject }) => subject),
    'both@102',
    ...glasses.map(({ persona }) => persona),
  ]);
  const now = hub.now();
  const everybody: Who[] = [];
  for (const subject of subjects) {
    const actor = await signIn(hub.orm, { subject, isMachine: false, expiresAt: now }, undefined, now).catch(() => undefined);
    if (actor) everybody.push({ name: subject, actor, token: await hub.token(subject) });
  }
  for (const [client, subject] of [
    ['portal-one', 'both@102'],
    ['portal-all', 'both@102'],
    ['portal-none', 'police@102'],
    ['portal-labour', 'labour@102'],
  ] as const) {
    const actor = await signIn(hub.orm, { subject: client, clientId: client, isMachine: true, expiresAt: now }, subject, now);
    const headers = { 'samanvay-on-behalf-of': subject };
    everybody.push({ name: `${client} for ${subject}`, actor, token: await hub.token(client, { client: true }), headers });
  }
  for (const { persona, id } of glasses) {
    const through = everybody.find(({ name }) => name === persona)!;
    everybody.push({
      ...through,
      name: `${persona} through a glass`,
      actor: { ...through.actor, brokenGlass: id.split('_')[1]! },
      headers: { 'samanvay-broken-glass': id },
    });
  }
  return everybody;
}

/** What the proofs would say nothing about if it were not there. */
const situations: [what: string, sql: string][] = [
  ['a sealed plan', 'select 1 from hub.rescue_plan where started_at is null'],
  ['a plan that has started', 'select 1 from hub.rescue_plan where started_at is not null'],
  ['an office that takes part unseen', 'select 1 from hub.case_participant where sealed'],
  ['an ended participation', 'select 1 from hub.case_participant where until is not null'],
  ['an ended assignment', 'select 1 from hub.survivor_participant where until is not null'],
  ['an ended placement', 'select 1 from hub.placement where until is not null'],
  ['a custodian', `select 1 from hub.case_participant where capacity = 'CUSTODIAN' and until is null`],
  ...[
    'report',
    'fir',
    'accused',
    'establishment',
    'rescue',
    'journey_event',
    'production',
    'placement',
    'medical_examination',
    'age_determination',
  ].map((table): [string, string] => [`a superseded ${table}`, `select 1 from hub.${table} where superseded_at is not null`]),
  ...['statement', 'social_investigation', 'cwc_order', 'care_plan', 'follow_up_visit'].map((table): [string, string] => [
    `a superseded ${table}`,
    `select 1 from hub.${table} where superseded_at is not null`,
  ]),
  ...closing.map((table): [string, string] => [
    `a row of ${table} in a closed case`,
    `select 1 from hub.${table} t join hub.case_file c on c.id = t.case_id where c.status = 'CLOSED'`,
  ]),
  ...['statement_text', 'reporter', 'social_investigation_report'].flatMap((table): [string, string][] => [
    [`a row of ${table} by an organisation`, `select 1 from hub.${table} t join hub.office o on o.id = t.recorded_by_office_id where o.kind = 'NGO'`],
    [`a row of ${table} by another`, `select 1 from hub.${table} t join hub.office o on o.id = t.recorded_by_office_id where o.kind <> 'NGO'`],
  ]),
  ['a report of a hospital', `select 1 from hub.medical_report t join hub.office o on o.id = t.recorded_by_office_id where o.kind = 'HOSPITAL'`],
  [
    'a hospital that sees somebody of whom another recorded',
    `select 1 from hub.medical_examination t join hub.survivor_participant p on p.survivor_id = t.survivor_id join hub.office o on o.id = p.office_id
     where o.kind = 'HOSPITAL' and p.until is null and p.office_id <> t.recorded_by_office_id`,
  ],
  ['a wage claim', `select 1 from hub.entitlement_detail where kind = 'BACK_WAGES'`],
  ['a name', 'select 1 from hub.survivor_name'],
  ['a broken glass', 'select 1 from hub.broken_glass'],
  ['a request to take part', 'select 1 from hub.access_request where case_id is not null'],
  ['a request for a case that is none', 'select 1 from hub.access_request where case_id is null'],
  ['an address of an officer', 'select 1 from hub.officer_contact'],
  ['a calendar address that has ended', 'select 1 from hub.calendar_address where ended_at is not null'],
  ['the consent of a second person', 'select 1 from hub.approval'],
  ['somebody recorded twice', 'select 1 from hub.survivor where merged_into_id is not null'],
  [
    'an office that sees the second record alone',
    `select 1 from hub.survivor d join hub.survivor_access a on a.survivor_id = d.id where d.merged_into_id is not null
       and not exists (select 1 from hub.survivor_access k where k.survivor_id = d.merged_into_id and k.office_id = a.office_id)`,
  ],
  ['a role that was asked for', `select 1 from hub.role_grant where is_granted is null and step = 'GIVEN'`],
  ['a role that was taken away', `select 1 from hub.role_grant where step = 'WITHDRAWN'`],
  ['officers who were brought in', 'select 1 from hub.officer_import'],
  ['an export', 'select 1 from hub.identity_export'],
  ['a notice', 'select 1 from hub.notice'],
  ['what was read of somebody', 'select 1 from hub.sighting'],
  ['an office that takes part by a handover alone', `select 1 from hub.case_access where status_of is not null`],
  ['an office that handed over the lead', `select 1 from hub.case_access where content_of = '{}' and status_of is null`],
  [
    'a hospital that takes part while another is asked for an age',
    `select 1 from hub.age_determination t join hub.survivor_participant p on p.survivor_id = t.survivor_id join hub.office o on o.id = p.office_id
     where o.kind = 'HOSPITAL' and p.until is null and p.office_id <> t.asked_of_id and p.office_id <> t.recorded_by_office_id`,
  ],
  [
    'a home in which somebody lives who lived in another',
    `select 1 from hub.survivor_participant p join hub.placement t on t.survivor_id = p.survivor_id join hub.placement_home h on h.id = t.id
     where p.capacity = 'CUSTODIAN' and p.until is null and h.home_id <> p.office_id`,
  ],
  ['a handover of custody', `select 1 from hub.handover where transfers = 'CUSTODY'`],
  ['closed minutes', `select 1 from hub.minutes_signature s join hub.meeting m on m.id = s.meeting_id where m.state = 'CLOSED'`],
  ['a point of an agenda', 'select 1 from hub.agenda_item'],
  ['an answer that was returned', 'select 1 from hub.action_answer where not is_accepted'],
  ['published statistics', 'select 1 from hub.published_number where cases is null'],
];
