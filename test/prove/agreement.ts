import type pg from 'pg';

/**
 * The agreement between the departments, written here a second time and on purpose not taken from the hub: which rows an officer may
 * know of, as SQL for a superuser. It is built on participation itself, and not on the lists that the hub's policies read.
 */
const signed = `
role,ID,LOC,MED,ST,ACC,EMP,RHB,FIN,REP,PLAN,AGG
POLICE_OFFICER,F,S,F,F,F,F,S,S,F,F,A
AHTU_OFFICER,F,S,S,F,F,F,S,S,F,F,A
AHTB_OFFICER,M,-,-,-,F,F,A,A,-,S,A
CHILD_WELFARE_POLICE,F,F,S,S,S,-,S,-,-,F,A
LABOUR_OFFICER,M,-,-,S,S,F,S,F,-,F,A
DISTRICT_ADMINISTRATION,F,S,-,S,S,F,F,F,S,F,A
CWC_MEMBER,F,F,F,F,S,S,F,S,-,-,A
DCPU_OFFICER,F,F,S,F,S,S,F,F,-,F,A
HOME_STAFF,F,F,F,S,-,-,F,S,-,-,-
MEDICAL_OFFICER,F,-,F,S,-,-,-,-,-,-,-
LEGAL_SERVICES,F,-,F,F,F,S,S,F,-,-,A
NGO_WORKER,F,S,S,F,-,S,F,S,F,F,-
COMMITTEE_MEMBER,-,-,-,-,A,A,A,A,-,-,A
STATE_ADMIN,-,-,-,-,-,-,-,-,-,-,-
`
  .trim()
  .split('\n')
  .map((line) => line.split(','));

type DataClass = 'ID' | 'LOC' | 'MED' | 'ST' | 'ACC' | 'EMP' | 'RHB' | 'FIN' | 'REP' | 'PLAN';

/** An officer as the directory has them. */
export interface Caller {
  subject: string;
  officerId: string;
  officeId: string;
  role: string;
}

const withoutCases = ['COMMITTEE_MEMBER', 'STATE_ADMIN'];
/** Of a case they see the survivors placed with, referred to or assigned to them, and no other. */
const ofSingleSurvivors = ['HOME_STAFF', 'MEDICAL_OFFICER', 'NGO_WORKER'];
const policeRoles = ['POLICE_OFFICER', 'AHTU_OFFICER', 'AHTB_OFFICER', 'CHILD_WELFARE_POLICE'];

/** To which class a table belongs, and whether it is the status (S is enough) or the content (F). */
const classOf: Record<string, [DataClass, 'S' | 'F']> = {
  placement: ['LOC', 'S'],
  placement_home: ['LOC', 'F'],
  journey_place: ['LOC', 'F'],
  medical_examination: ['MED', 'S'],
  medical_report: ['MED', 'F'],
  age_determination: ['MED', 'S'],
  age_finding: ['MED', 'F'],
  statement: ['ST', 'S'],
  statement_text: ['ST', 'F'],
  social_investigation: ['ST', 'S'],
  social_investigation_report: ['ST', 'F'],
  accused: ['ACC', 'S'],
  accused_detail: ['ACC', 'F'],
  fir_standing: ['ACC', 'S'],
  fir: ['ACC', 'S'],
  fir_detail: ['ACC', 'F'],
  establishment: ['EMP', 'S'],
  establishment_detail: ['EMP', 'F'],
  cwc_order: ['RHB', 'S'],
  cwc_order_detail: ['RHB', 'F'],
  care_plan: ['RHB', 'S'],
  care_plan_detail: ['RHB', 'F'],
  service: ['RHB', 'S'],
  service_detail: ['RHB', 'F'],
  follow_up_visit: ['RHB', 'S'],
  visit_report: ['RHB', 'F'],
  journey_note: ['RHB', 'F'],
  entitlement: ['FIN', 'S'],
  entitlement_detail: ['FIN', 'F'],
  report: ['REP', 'S'],
  reporter: ['REP', 'F'],
  survivor_identity: ['ID', 'F'],
  identity_token: ['ID', 'F'],
};

/** Facts of the case, open to every participant. */
const caseFacts = ['workstream', 'case_event', 'rescue'];
/** Facts of one survivor that belong to no class. */
const survivorFacts = ['journey_event', 'production'];

/** The tables of which it is said here who may know what. */
export const agreedTables: readonly string[] = [
  'case_file',
  'survivor',
  'case_participant',
  'survivor_participant',
  'rescue_plan',
  'rescue_plan_detail',
  'survivor_name',
  'survivor_key',
  ...caseFacts,
  ...survivorFacts,
  ...Object.keys(classOf),
  'audit_record',
  'outbox',
  'operation_done',
  'case_tally',
  'case_month_tally',
  'sighting',
  'notice',
  'approval',
  'identity_export',
  'role_grant',
  'officer_import',
  'broken_glass',
  'access_request',
  'handover',
  'handover_words',
  'handover_survivor',
  'opening_count',
  'rate_account',
  'clock',
  'legal_event',
  'contradiction',
  'alert',
  'alert_recipient',
  'alert_sighting',
  'alert_export',
  'webhook',
  'webhook_delivery',
  'committee',
  'seat',
  'meeting',
  'agenda_item',
  'attendance',
  'decision',
  'dissent',
  'minutes_signature',
  'action_item',
  'action_answer',
  'premises',
  'inspection_plan',
  'inspection',
  'inspection_partner',
  'agency',
  'agency_complaint',
  'agency_agent',
  'agency_case',
  'watch_entry',
  'watch_evidence',
  'agency_answer',
  'officer_contact',
  'calendar_address',
  'action_report',
  'report_signature',
  'report_fact',
  'course',
  'training_session',
  'enrolment',
  'staff_report',
  'suspension',
  'vetting',
  'partner_feedback',
  'drive',
  'drive_part',
  'instruction',
];

/** The directory, the places and what is published: the same for everybody. */
export const openTables = [
  'boundary_file',
  'district_boundary',
  'state',
  'district',
  'office',
  'officer',
  'client',
  'publication',
  'published_number',
  'trusted_document',
  'clock_rule',
  'holiday',
  'accreditation',
  'nodal_unit',
];
const log = ['audit_writer', 'audit_leaf', 'audit_subtree', 'audit_checkpoint', 'audit_cosignature'];
/** What triggers and the worker make of the rest, and what keeps the database itself. */
export const madeTables = [
  'context_key',
  'case_access',
  'committee_access',
  'survivor_access',
  'rescue_access',
  'change',
  'change_access',
  'case_revision',
  'directory_revision',
  'case_figure',
  'figure_tally',
  'clock_tally',
  'migration',
  ...log,
];

/** The types of the schema whose rows these tables hold. */
export const typeOf: Record<string, string> = {
  case_file: 'Case',
  survivor: 'Survivor',
  fir: 'Fir',
  accused: 'Accused',
  establishment: 'Establishment',
  statement: 'Statement',
  placement: 'Placement',
  medical_examination: 'MedicalExamination',
  age_determination: 'AgeDetermination',
  social_investigation: 'SocialInvestigation',
  cwc_order: 'Order',
  care_plan: 'CarePlan',
  service: 'Service',
  entitlement: 'Entitlement',
  follow_up_visit: 'FollowUpVisit',
  rescue_plan: 'RescuePlan',
  rescue: 'Rescue',
  journey_event: 'JourneyEvent',
  production: 'Production',
  report: 'Report',
  case_participant: 'Participant',
  survivor_participant: 'SurvivorParticipant',
  sighting: 'Sighting',
  notice: 'Notice',
  approval: 'Approval',
  identity_export: 'IdentityExport',
  role_grant: 'RoleGrant',
  officer_import: 'OfficerImport',
  broken_glass: 'BrokenGlass',
  access_request: 'AccessRequest',
  clock: 'Clock',
  legal_event: 'LegalEvent',
  contradiction: 'Contradiction',
  handover: 'Handover',
  handover_survivor: 'HandedSurvivor',
  alert: 'Alert',
  alert_recipient: 'AlertRecipient',
  alert_sighting: 'AlertSighting',
  alert_export: 'AlertExport',
  committee: 'Committee',
  seat: 'Seat',
  meeting: 'Meeting',
  agenda_item: 'AgendaItem',
  attendance: 'Attendance',
  decision: 'Decision',
  dissent: 'Dissent',
  minutes_signature: 'MinutesSignature',
  action_item: 'ActionItem',
  action_answer: 'ActionAnswer',
  webhook: 'Webhook',
  webhook_delivery: 'WebhookDelivery',
  premises: 'Premises',
  inspection_plan: 'InspectionPlan',
  inspection: 'Inspection',
  agency: 'Agency',
  agency_complaint: 'AgencyComplaint',
  agency_agent: 'AgencyAgent',
  agency_case: 'AgencyCase',
  watch_entry: 'WatchEntry',
  agency_answer: 'AgencyAnswer',
  officer_contact: 'OfficerContact',
  calendar_address: 'CalendarAddress',
  action_report: 'ActionReport',
  report_signature: 'ReportSignature',
  course: 'Course',
  training_session: 'TrainingSession',
  enrolment: 'Enrolment',
  staff_report: 'StaffReport',
  accreditation: 'Accreditation',
  suspension: 'Suspension',
  vetting: 'Vetting',
  partner_feedback: 'PartnerFeedback',
  drive: 'Drive',
  drive_part: 'DrivePart',
  instruction: 'Instruction',
  nodal_unit: 'NodalUnit',
};

/** The tables of what a change may be about, by the types in its words; and the events that tell something of a class besides. */
const subjects = Object.fromEntries(Object.entries(typeOf).map(([table, type]) => [type, table]));
const tellsBesides: Record<string, DataClass> = {
  recordNoFir: 'ACC',
  recordIdentity: 'ID',
  referForExamination: 'MED',
  assignNgo: 'RHB',
  consultHomeDistrict: 'RHB',
};

/** What a caller may know, as conditions over the tables. */
export class Knowledge {
  private constructor(
    private readonly caller: Caller,
    readonly cases: readonly string[],
    private readonly closed: readonly string[],
    private readonly survivors: readonly string[],
    /** The cases of which handovers share less than the role would see: by class and level, those in which it is not shared. */
    private readonly withheld: ReadonlyMap<string, readonly string[]>,
  ) {}

  static async of(caller: Caller, admin: pg.Client): Promise<Knowledge> {
    const { rows } = await admin.query<{ cases: string[]; closed: string[]; survivors: string[] }>(
      `with mine as (select distinct p.case_id, c.status from hub.case_participant p join hub.case_file c on c.id = p.case_id
         where p.office_id = $1 and p.until is null and $2::boolean)
       select array(select case_id from mine) as cases, array(select case_id from mine where status = 'CLOSED') as closed,
         array(select s.id from hub.survivor s join mine using (case_id) where not $3::boolean
           or exists (select 1 from hub.survivor_participant p where p.survivor_id = s.id and p.office_id = $1 and p.until is null)) as survivors`,
      [caller.officeId, !withoutCases.includes(caller.role), ofSingleSurvivors.includes(caller.role)],
    );
    const { cases, closed, survivors } = rows[0]!;
    const { rows: narrowed } = await admin.query<{ case_id: string; content: string[] | null; status: string[] | null }>(
      `select case_id, case when bool_and(content_of is not null) then string_to_array(string_agg(array_to_string(content_of, ','), ','), ',') end as content,
         case when bool_and(status_of is not null) then string_to_array(string_agg(array_to_string(status_of, ','), ','), ',') end as status
       from hub.case_participant where office_id = $1 and until is null group by 1 having bool_and(content_of is not null) or bool_and(status_of is not null)`,
      [caller.officeId],
    );
    const withheld = new Map<string, string[]>();
    for (const { case_id: caseId, content, status } of narrowed)
      for (const dataClass of signed[0]!.slice(1))
        for (const [level, ticked] of [
          ['F', content],
          ['S', status],
        ] as const)
          if (ticked && !ticked.includes(dataClass))
            withheld.set(`${dataClass} ${level}`, [...(withheld.get(`${dataClass} ${level}`) ?? []), caseId]);
    return new Knowledge(caller, cases, closed, survivors, withheld);
  }

  /** The condition under which a row of a table, under `t`, is the caller's to know. */
  of(table: string): string {
    const { officeId, officerId, role } = this.caller;
    const isMine = (column: string) => `t.${column} = '${officeId}'`;
    if (openTables.includes(table)) return 'true';
    if (table === 'case_tally' || table === 'case_month_tally') return isMine('office_id');
    if (table === 'operation_done') return `t.officer_id = '${officerId}'`;
    if (table === 'contradiction') return `(t.case_id is null or ${this.inMyCase}) and ${isMine('office_id')}`;
    // To a committee the agreement gives how much the offices of its area owe: of their duties it knows how many there are.
    if (table === 'clock' && role === 'COMMITTEE_MEMBER')
      return `t.owner_office_id in (select o.id from hub.office o join hub.office me on me.id = '${officeId}'
        where case when me.district_code is null then o.state_code = me.state_code else o.district_code = me.district_code end)`;
    if (table === 'clock') {
      const ofDistrict = `(${isMine('owner_office_id')} or t.district_code = (select district_code from hub.office where id = '${officeId}'))`;
      return `${this.under(ofDistrict)} and (t.needs is null or ${isMine('owner_office_id')} or ${this.needed('t.needs')})`;
    }
    if (table === 'legal_event')
      return `${this.under(isMine('recorded_by_office_id'))} and (t.data_class is null or ${isMine('recorded_by_office_id')} or ${this.needed(`t.data_class || ':S'`)})`;
    // What is a committee's, for the offices that sit in it and for its own; what somebody is to do, for them too.
    const ofCommittee = ['committee', 'seat', 'meeting', 'agenda_item', 'attendance', 'dissent', 'minutes_signature'];
    if (ofCommittee.includes(table) || ['decision', 'action_item', 'action_answer'].includes(table)) {
      const committee = table === 'committee' ? 't.id' : 't.committee_id';
      const sits = `(exists (select 1 from hub.seat s where s.committee_id = ${committee} and s.office_id = '${officeId}' and s.ended_at is null)
        or exists (select 1 from hub.committee c where c.id = ${committee} and c.office_id = '${officeId}'))`;
      const formed = `exists (select 1 from hub.committee c where c.id = ${committee} and c.formed_by_office_id = '${officeId}')`;
      const mayFill = ['committee', 'seat'].includes(table) && ['DISTRICT_ADMINISTRATION', 'STATE_ADMIN'].includes(role);
      if (role === 'HOME_STAFF' || role === 'STATE_ADMIN') return mayFill ? formed : 'false';
      return `(${[sits, ...(mayFill ? [formed] : []), ...(ofCommittee.includes(table) ? [] : [isMine('owner_office_id')])].join(' or ')})`;
    }
    if (table.startsWith('alert')) {
      const [received, leads] = [
        `exists (select 1 from hub.alert_recipient r where r.alert_id = t.id and r.office_id = '${officeId}')`,
        `exists (select 1 from hub.case_file c where c.id = t.case_id and c.lead_office_id = '${officeId}' and ${this.inMyCase})`,
      ];
      if (withoutCases.includes(role)) return 'false';
      if (table === 'alert') return `(${isMine('issued_by_office_id')} or ${received} or ${this.inMyCase})`;
      if (table === 'alert_recipient') return `(${isMine('office_id')} or ${isMine('issued_by_office_id')})`;
      if (table === 'alert_sighting') return `(${isMine('reported_by_office_id')} or ${isMine('issued_by_office_id')} or ${leads})`;
      return isMine('office_id');
    }
    // What is of no case: for those who know the class, in their area and of their own record; agencies are on one register for all of them.
    const isHere = `exists (select 1 from hub.office me where me.id = '${officeId}' and me.state_code = t.state_code and coalesce(me.district_code = t.district_code, true))`;
    const knowsEmployers = this.level('EMP') === 'F';
    const party = `'${officeId}' in (w.proposed_by_office_id, w.decided_by_office_id, w.appeal_office_id)`;
    if (['premises', 'inspection_plan', 'inspection', 'inspection_partner', 'agency_complaint'].includes(table))
      return knowsEmployers ? `(${isMine('recorded_by_office_id')} or ${isHere})` : 'false';
    if (table === 'agency_agent') return this.level('ACC') === 'F' ? `(${isMine('recorded_by_office_id')} or ${isHere})` : 'false';
    if (table === 'agency') return String(knowsEmployers);
    if (table === 'agency_case') return knowsEmployers ? `${this.inMyCase} and ${this.knows('EMP', 'F')}` : 'false';
    if (table === 'agency_answer') return knowsEmployers ? isMine('recorded_by_office_id') : 'false';
    if (table === 'watch_entry')
      return knowsEmployers ? `(t.state = 'LISTED' or exists (select 1 from hub.watch_entry w where w.id = t.id and ${party}))` : 'false';
    if (table === 'watch_evidence') return knowsEmployers ? `exists (select 1 from hub.watch_entry w where w.id = t.entry_id and ${party})` : 'false';
    // What an office sends elsewhere is its own affair, and of whoever works on cases in it.
    if (table.startsWith('webhook')) return withoutCases.includes(role) ? 'false' : isMine('office_id');
    // Reports are the drafting office's; those of a place are for its offices once they are no drafts, and for the State's once they were sent.
    if (table === 'action_report') return this.reads('t');
    if (table === 'report_signature') return `exists (select 1 from hub.action_report r where r.id = t.report_id and ${this.reads('r')})`;
    if (table === 'report_fact')
      return `exists (select 1 from hub.action_report r where r.id = t.report_id and ${this.reads('r')}) and ${this.inMyCase} and (t.needs = 'CASE' or ${this.needed('t.needs')})`;
    if (['opening_count', 'officer_contact', 'calendar_address'].includes(table)) return `t.officer_id = '${officerId}'`;
    if (table === 'rate_account') return `t.asker = 'officer ${officerId}'`;
    if (table === 'sighting') return ['CWC_MEMBER', 'LEGAL_SERVICES'].includes(role) ? this.in('survivor_id', this.survivors) : 'false';
    if (table === 'notice') return `${isMine('office_id')} and (t.officer_id is null or t.officer_id = '${officerId}')`;
    if (table === 'approval') return `${this.inMyCase} and (${isMine('owner_office_id')} or ${isMine('asked_by_office_id')})`;
    if (table === 'identity_export')
      return `${this.inMyCase} and ${['CWC_MEMBER', 'LEGAL_SERVICES'].includes(role) ? 'true' : `(${isMine('owner_office_id')} or ${isMine('office_id')})`}`;
    if (table === 'role_grant')
      return `(${isMine('office_id')}${role === 'STATE_ADMIN' ? ` or t.state_code = (select state_code from hub.office where id = '${officeId}')` : ''})`;
    if (table === 'officer_import')
      return role === 'STATE_ADMIN' ? `t.state_code = (select state_code from hub.office where id = '${officeId}')` : 'false';
    if (table === 'access_request') return `(${isMine('owner_office_id')} or ${isMine('asked_by_office_id')})`;
    const isParty = `(${isMine('from_office_id')} or ${isMine('to_office_id')})`;
    if (table === 'handover_words') return isParty;
    if (table === 'handover' || table === 'handover_survivor') {
      const mayKnowWhere = role === 'HOME_STAFF' ? 'false' : this.knows('LOC', 'F');
      const under = table === 'handover' ? this.inMyCase : this.ofMySurvivor;
      return `(${isParty} or (${under} and (t.transfers is distinct from 'CUSTODY' or ${mayKnowWhere})))`;
    }
    if (table === 'broken_glass')
      return `(t.officer_id = '${officerId}' or ${isMine('review_office_id')}${role === 'CWC_MEMBER' ? ` or ${this.inMyCase}` : ''})`;
    if (['course', 'training_session', 'instruction'].includes(table)) return this.ofMyState;
    if (table === 'enrolment')
      return `(t.officer_id = '${officerId}' or ${isMine('keeper_office_id')} or '${officeId}' =
        (select coalesce(chief.office_id, o.office_id) from hub.officer o left join hub.officer chief on chief.id = o.supervisor_id where o.id = t.officer_id))`;
    if (table === 'staff_report') return `(${isMine('office_id')} or ${this.answersFor})`;
    if (table === 'suspension') return `(${isMine('issuer_id')} or ${isMine('ngo_id')})`;
    if (table === 'vetting') {
      const reads = ['DISTRICT_ADMINISTRATION', 'DCPU_OFFICER', 'CWC_MEMBER', 'AHTB_OFFICER', 'STATE_ADMIN'].includes(role);
      return `(${isMine('recorded_by_office_id')} or ${isMine('ngo_id')}${reads ? ` or ${this.ofMyState}` : ''})`;
    }
    if (table === 'partner_feedback') return withoutCases.includes(role) ? 'false' : `(${isMine('from_office_id')} or ${isMine('to_office_id')})`;
    if (table === 'drive')
      return `(${isMine('lead_office_id')} or exists (select 1 from hub.drive_part p where p.drive_id = t.id and p.office_id = '${officeId}') or ${this.answersFor}${
        role === 'COMMITTEE_MEMBER' ? ` or (t.closed_at is not null and ${this.ofMyArea})` : ''
      })`;
    if (table === 'drive_part') return `(${isMine('office_id')} or ${isMine('lead_office_id')} or ${this.answersFor})`;
    if (table === 'change') return this.told;
    if (table === 'case_file') return this.in('id', this.cases);
    if (table === 'survivor') return this.in('id', this.survivors);
    if (caseFacts.includes(table)) return this.inMyCase;
    if (survivorFacts.includes(table)) return this.ofMySurvivor;
    const unlessCustodian = `(t.capacity not in ('CUSTODIAN', 'RECEIVING') or ${isMine('office_id')}${role === 'HOME_STAFF' ? '' : ` or ${this.knows('LOC', 'F')}`})`;
    if (table === 'case_participant') return `${this.inMyCase} and (not t.sealed or ${isMine('office_id')}) and ${unlessCustodian}`;
    if (table === 'survivor_participant') return `${this.ofMySurvivor} and ${unlessCustodian}`;
    if (table === 'rescue_plan' || table === 'rescue_plan_detail')
      return `${this.inMyCase} and case when t.started_at is null then '${officerId}' = any(t.team) else ${this.knows('PLAN', table === 'rescue_plan' ? 'S' : 'F')} end`;
    // The key of what is sealed goes with the name.
    if (table === 'survivor_name' || table === 'survivor_key')
      return `${this.ofMySurvivor} and (${this.knows('ID', 'F')}${
        role === 'LABOUR_OFFICER'
          ? ` or exists (select 1 from hub.entitlement_detail e where e.survivor_id = t.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = '${officeId}')`
          : ''
      })`;
    const known = classOf[table];
    if (!known) return 'false';
    const [dataClass, needed] = known;
    const under = ['ACC', 'EMP', 'REP'].includes(dataClass) ? this.inMyCase : this.ofMySurvivor;
    const asked =
      ['social_investigation', 'age_determination'].includes(table) && this.level(dataClass) !== '-' ? ` or ${isMine('asked_of_id')}` : '';
    return `${under} and (${this.narrowed(table, dataClass, needed)}${asked})`;
  }

  /** Whether a report is for the caller. */
  private reads(report: string): string {
    const { officeId, role } = this.caller;
    if (!['DISTRICT_ADMINISTRATION', 'AHTB_OFFICER', 'AHTU_OFFICER', 'COMMITTEE_MEMBER'].includes(role)) return 'false';
    return `exists (select 1 from hub.office me where me.id = '${officeId}' and (${report}.office_id = me.id or (${report}.state_code = me.state_code and (
      (coalesce(${report}.district_code, 0) = coalesce(me.district_code, 0) and ${report}.status <> 'DRAFT')
      or (me.district_code is null and ${report}.status in ('SENT', 'RETURNED', 'RECEIVED'))))))`;
  }

  private get ofMyState(): string {
    return `t.state_code = (select state_code from hub.office where id = '${this.caller.officeId}')`;
  }

  /** Of the district of the office, or of its State where it is of none. */
  private get ofMyArea(): string {
    return `exists (select 1 from hub.office me where me.id = '${this.caller.officeId}'
      and case when me.district_code is null then t.state_code = me.state_code else t.district_code = me.district_code end)`;
  }

  /** Of the offices that the caller answers for. */
  private get answersFor(): string {
    return ['DISTRICT_ADMINISTRATION', 'AHTB_OFFICER', 'STATE_ADMIN'].includes(this.caller.role) ? this.ofMyArea : 'false';
  }

  /** Under the case, the survivor, or, where there is no case, as said. */
  private under(withoutCase: string): string {
    return `case when t.case_id is null then ${withoutCase} when t.survivor_id is null then ${this.inMyCase} else ${this.ofMySurvivor} end`;
  }

  /** What must be known to learn of a clock, as `MED:S`. Roles that know their own records alone know nothing of others'. */
  private needed(column: string): string {
    const { role } = this.caller;
    const known = (['MED', 'ST', 'ACC', 'EMP', 'RHB', 'FIN'] as const).flatMap((dataClass) => {
      const level = this.level(dataClass);
      if ((role === 'NGO_WORKER' && dataClass === 'ST') || (role === 'MEDICAL_OFFICER' && dataClass === 'MED')) return [];
      const levels = level === 'F' ? (['S', 'F'] as const) : level === 'S' ? (['S'] as const) : [];
      return levels.map((each) => `(${column} = '${dataClass}:${each}' and (t.case_id is null or ${this.shared(dataClass, each)}))`);
    });
    return known.length > 0 ? `coalesce(${known.join(' or ')}, false)` : 'false';
  }

  private narrowed(table: string, dataClass: DataClass, needed: 'S' | 'F'): string {
    const { role, officeId } = this.caller;
    const knows = this.knows(dataClass, needed);
    if (knows === 'false') return knows;
    const ownRecord =
      (role === 'NGO_WORKER' && ['ST', 'REP'].includes(dataClass)) ||
      (role === 'MEDICAL_OFFICER' && dataClass === 'MED') ||
      (role === 'HOME_STAFF' && table === 'journey_place');
    const isShared = this.shared(dataClass, needed);
    if (ownRecord) return `(t.recorded_by_office_id = '${officeId}' and ${isShared})`;
    if (role === 'HOME_STAFF' && dataClass === 'LOC')
      return `(exists (select 1 from hub.placement_home h where h.id = t.id and h.home_id = '${officeId}') and ${isShared})`;
    return knows;
  }

  /** Whether a level is enough; the police keep the status and lose the content when the case is closed. */
  private knows(dataClass: DataClass, needed: 'S' | 'F'): string {
    const level = this.level(dataClass);
    if (level !== 'F' && !(needed === 'S' && level === 'S')) return 'false';
    const isLostAtClosure = needed === 'F' && policeRoles.includes(this.caller.role) && ['ID', 'LOC', 'MED', 'RHB'].includes(dataClass);
    const shared = this.shared(dataClass, needed);
    return isLostAtClosure ? `(not (${this.in('case_id', this.closed)}) and ${shared})` : shared;
  }

  /** What handovers share, where the office takes part by nothing else. */
  private shared(dataClass: DataClass, needed: 'S' | 'F'): string {
    const withheld = this.withheld.get(`${dataClass} ${needed}`);
    return withheld ? `not (${this.in('case_id', withheld)})` : 'true';
  }

  private level(dataClass: DataClass): string {
    return signed.find(([role]) => role === this.caller.role)![signed[0]!.indexOf(dataClass)]!;
  }

  /** That something was done: to whoever may know of the row that it was done to, and where that is more than what was done, of its class. */
  private get told(): string {
    const ways = Object.entries(subjects).map(
      ([type, table]) =>
        `(t.subject_type = '${type}' and exists (select 1 from hub."${table}" s where s.id = t.subject_id and ${this.of(table).replaceAll(/\bt\./g, 's.')}))`,
    );
    const besides = Object.entries(tellsBesides).map(
      ([event, dataClass]) => `(t.event <> '${event}' or ${this.level(dataClass) === 'F' || this.level(dataClass) === 'S'})`,
    );
    return `${this.inMyCase} and (${ways.join(' or ')}) and ${besides.join(' and ')}`;
  }

  private get inMyCase(): string {
    return this.in('case_id', this.cases);
  }

  private get ofMySurvivor(): string {
    return `${this.inMyCase} and ${this.in('survivor_id', this.survivors)}`;
  }

  private in(column: string, ids: readonly string[]): string {
    return `t.${column} = any('{${ids.join()}}'::uuid[])`;
  }
}

/** An officer of the directory, by the name they sign in with. */
export async function callerOf(admin: pg.Client, subject: string): Promise<Caller> {
  const { rows } = await admin.query<{ officerId: string; officeId: string; role: string }>(
    `select id as "officerId", office_id as "officeId", roles[1] as role from hub.officer where subject = $1`,
    [subject],
  );
  return { subject, ...rows[0]! };
}

/** The tables of the hub, in the order of their names. */
export async function tablesOf(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'hub'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** One number over all rows of the tables that meet a condition: equal means that they hold the same. Row by row, in any order. */
export async function sumOf(admin: pg.Client, tables: readonly string[], condition: (table: string) => string = () => 'true'): Promise<string> {
  const each = tables.map(
    (table) =>
      `select '${table}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as state from hub."${table}" t where ${condition(table)}`,
  );
  const { rows } = await admin.query<{ sum: string }>(
    `select md5(string_agg(name || state, ',' order by name)) as sum from (${each.join(' union all ')}) s`,
  );
  return rows[0]!.sum;
}
