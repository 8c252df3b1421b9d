import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLField,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  buildSchema,
  execute,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import {
  type Rule,
  Sight,
  type Walls,
  agencyRule,
  alertExportRule,
  alertRecipientRule,
  alertRule,
  alertSightingRule,
  answerRule,
  approvalRule,
  assignmentRule,
  contentOf,
  entryRule,
  everybody,
  evidenceRule,
  fieldRule,
  glassRule,
  handoverRule,
  inCase,
  noticeRule,
  ownRule,
  ofSurvivor,
  participantRule,
  placementRule,
  planRule,
  requestRule,
  sightingRule,
  clockRule,
  committeeRule,
  givenRule,
  seatRule,
  exportRule,
  reportRule,
  reportSignatureRule,
  roleRule,
  importRule,
  contradictionRule,
  legalEventRule,
  statisticsRule,
  statusOf,
  taskOf,
  webhookRule,
  wordsRule,
  stateRule,
  enrolmentRule,
  staffRule,
  suspensionRule,
  vettingRule,
  feedbackRule,
  driveRule,
  drivePartRule,
} from './sight.js';
import { type Raw, type Row, comparable } from './raw.js';

/**
 * Reading, implemented once more over rows in memory: what each leaf of an operation must be for an officer. Of the hub it takes the
 * promises alone (`schema/schema.graphql`, `schema/access-matrix.md`), of the database the raw rows, of the agreement `sight.ts`.
 */

/** How a type comes from a table. A leaf that is not named here is the column of its name: `recordedAt` is `recorded_at`. */
interface TypeOf {
  table: string;
  rule: Rule;
  key?: string;
  /** To one: the column that holds the key, and the type. */
  one?: Record<string, readonly [column: string, type: string]>;
  /** The content that shares the row's key. */
  content?: Record<string, string>;
  /** To many: the type, its column that points here, what orders it, and whether it is a legal fact. */
  many?: Record<string, readonly [type: string, by: string, orderedBy: string, isFact?: 'fact']>;
}

const office = (column: string) => [column, 'Office'] as const;
const officer = (column: string) => [column, 'Officer'] as const;
const district = (column = 'district_code') => [column, 'District'] as const;
const detail = (name: string) => ({ detail: name });
/** What is recorded of no case: where it lies, and which office recorded it. */
const inTheField = { district: district(), recordedByOffice: office('recorded_by_office_id') };

const types: Record<string, TypeOf> = {
  State: { table: 'state', rule: everybody, key: 'code' },
  District: {
    table: 'district',
    rule: everybody,
    key: 'code',
    one: { state: ['state_code', 'State'], supersededBy: district('superseded_by_code') },
  },
  Office: { table: 'office', rule: everybody, one: { state: ['state_code', 'State'], district: district() } },
  Officer: { table: 'officer', rule: everybody, one: { office: office('office_id') } },

  Case: {
    table: 'case_file',
    rule: (sight, row) => sight.takesPart(row.id),
    one: { district: district(), state: ['state_code', 'State'], leadOffice: office('lead_office_id') },
    content: { firStanding: 'FirStanding' },
    many: {
      survivors: ['Survivor', 'case_id', 'id'],
      participants: ['Participant', 'case_id', 'since'],
      workstreams: ['Workstream', 'case_id', 'id'],
      reports: ['Report', 'case_id', 'id', 'fact'],
      firs: ['Fir', 'case_id', 'id', 'fact'],
      accused: ['Accused', 'case_id', 'id', 'fact'],
      establishments: ['Establishment', 'case_id', 'id', 'fact'],
      plans: ['RescuePlan', 'case_id', 'id'],
      rescues: ['Rescue', 'case_id', 'started_at', 'fact'],
      events: ['CaseEvent', 'case_id', 'recorded_at'],
      alerts: ['Alert', 'case_id', 'issued_at'],
      clocks: ['Clock', 'case_id', 'due_at'],
      legalEvents: ['LegalEvent', 'case_id', 'happened_at', 'fact'],
      handovers: ['Handover', 'case_id', 'proposed_at'],
    },
  },
  Participant: { table: 'case_participant', rule: participantRule, one: { office: office('office_id') } },
  Workstream: { table: 'workstream', rule: inCase },
  CaseEvent: { table: 'case_event', rule: inCase },
  Report: { table: 'report', rule: statusOf('REP', inCase), content: { reporter: 'Reporter' } },
  Reporter: { table: 'reporter', rule: contentOf('REP', inCase) },
  FirStanding: { table: 'fir_standing', rule: statusOf('ACC', inCase), key: 'case_id' },
  Fir: { table: 'fir', rule: statusOf('ACC', inCase), content: detail('FirDetail') },
  FirDetail: {
    table: 'fir_detail',
    rule: contentOf('ACC', inCase),
    one: { station: office('station_id'), transferredTo: office('transferred_to_id') },
  },
  Accused: { table: 'accused', rule: statusOf('ACC', inCase), content: detail('AccusedDetail') },
  AccusedDetail: { table: 'accused_detail', rule: contentOf('ACC', inCase) },
  Establishment: { table: 'establishment', rule: statusOf('EMP', inCase), content: detail('EstablishmentDetail') },
  EstablishmentDetail: { table: 'establishment_detail', rule: contentOf('EMP', inCase), one: { district: district() } },
  RescuePlan: {
    table: 'rescue_plan',
    rule: planRule('S'),
    one: { recordedByOffice: office('recorded_by_office_id') },
    content: detail('RescuePlanDetail'),
  },
  RescuePlanDetail: { table: 'rescue_plan_detail', rule: planRule('F') },
  Rescue: {
    table: 'rescue',
    rule: inCase,
    one: { case: ['case_id', 'Case'], district: district() },
    many: { survivors: ['Survivor', 'rescue_id', 'id'] },
  },

  Survivor: {
    table: 'survivor',
    rule: (sight, row) => sight.has(row.id),
    one: {
      case: ['case_id', 'Case'],
      rescue: ['rescue_id', 'Rescue'],
      foundIn: district('found_in_code'),
      homeDistrict: district('home_district_code'),
      mergedInto: ['merged_into_id', 'Survivor'],
    },
    many: {
      mergedFrom: ['Survivor', 'merged_into_id', 'id'],
      journey: ['JourneyEvent', 'survivor_id', 'happened_at', 'fact'],
      productions: ['Production', 'survivor_id', 'produced_at', 'fact'],
      placements: ['Placement', 'survivor_id', 'since', 'fact'],
      medicalExaminations: ['MedicalExamination', 'survivor_id', 'id', 'fact'],
      ageDeterminations: ['AgeDetermination', 'survivor_id', 'id', 'fact'],
      statements: ['Statement', 'survivor_id', 'id', 'fact'],
      socialInvestigations: ['SocialInvestigation', 'survivor_id', 'id', 'fact'],
      orders: ['Order', 'survivor_id', 'id', 'fact'],
      carePlans: ['CarePlan', 'survivor_id', 'id', 'fact'],
      entitlements: ['Entitlement', 'survivor_id', 'id'],
      followUpVisits: ['FollowUpVisit', 'survivor_id', 'due_on', 'fact'],
      assignedTo: ['SurvivorParticipant', 'survivor_id', 'id'],
      clocks: ['Clock', 'survivor_id', 'due_at'],
    },
  },
  SurvivorParticipant: { table: 'survivor_participant', rule: assignmentRule, one: { office: office('office_id') } },
  JourneyEvent: { table: 'journey_event', rule: ofSurvivor, content: { note: 'JourneyNote' } },
  JourneyNote: { table: 'journey_note', rule: contentOf('RHB', ofSurvivor) },
  Production: { table: 'production', rule: ofSurvivor, one: { committee: office('committee_id') } },
  Placement: { table: 'placement', rule: placementRule },
  MedicalExamination: { table: 'medical_examination', rule: statusOf('MED', ofSurvivor), content: { report: 'MedicalReport' } },
  MedicalReport: { table: 'medical_report', rule: contentOf('MED', ofSurvivor) },
  AgeDetermination: { table: 'age_determination', rule: taskOf('MED'), one: { askedOf: office('asked_of_id') }, content: { finding: 'AgeFinding' } },
  AgeFinding: { table: 'age_finding', rule: contentOf('MED', ofSurvivor) },
  Statement: { table: 'statement', rule: statusOf('ST', ofSurvivor), content: { content: 'StatementText' } },
  StatementText: { table: 'statement_text', rule: contentOf('ST', ofSurvivor) },
  SocialInvestigation: {
    table: 'social_investigation',
    rule: taskOf('ST'),
    one: { askedOf: office('asked_of_id') },
    content: { report: 'SocialInvestigationReport' },
  },
  SocialInvestigationReport: { table: 'social_investigation_report', rule: contentOf('ST', ofSurvivor) },
  Order: { table: 'cwc_order', rule: statusOf('RHB', ofSurvivor), content: detail('OrderDetail') },
  OrderDetail: { table: 'cwc_order_detail', rule: contentOf('RHB', ofSurvivor) },
  CarePlan: {
    table: 'care_plan',
    rule: statusOf('RHB', ofSurvivor),
    content: detail('CarePlanDetail'),
    many: { services: ['Service', 'care_plan_id', 'id'] },
  },
  CarePlanDetail: { table: 'care_plan_detail', rule: contentOf('RHB', ofSurvivor) },
  Service: { table: 'service', rule: statusOf('RHB', ofSurvivor), content: detail('ServiceDetail') },
  ServiceDetail: { table: 'service_detail', rule: contentOf('RHB', ofSurvivor), one: { provider: office('provider_id') } },
  Entitlement: { table: 'entitlement', rule: statusOf('FIN', ofSurvivor), content: detail('EntitlementDetail') },
  EntitlementDetail: { table: 'entitlement_detail', rule: contentOf('FIN', ofSurvivor), one: { processedBy: office('processed_by_id') } },
  FollowUpVisit: { table: 'follow_up_visit', rule: statusOf('RHB', ofSurvivor), content: { report: 'VisitReport' } },
  VisitReport: { table: 'visit_report', rule: contentOf('RHB', ofSurvivor) },

  Sighting: {
    table: 'sighting',
    rule: sightingRule,
    one: {
      officer: officer('officer_id'),
      office: office('office_id'),
      survivor: ['survivor_id', 'Survivor'],
      export: ['export_id', 'IdentityExport'],
    },
  },
  Notice: { table: 'notice', rule: noticeRule, one: { about: officer('about_id') } },
  Approval: {
    table: 'approval',
    rule: approvalRule,
    one: {
      case: ['case_id', 'Case'],
      askedBy: officer('asked_by_id'),
      askedByOffice: office('asked_by_office_id'),
      answeredBy: officer('answered_by_id'),
      recipientOffice: office('recipient_office_id'),
      kept: ['kept_id', 'Survivor'],
      duplicate: ['duplicate_id', 'Survivor'],
    },
  },
  IdentityExport: {
    table: 'identity_export',
    rule: exportRule,
    one: {
      case: ['case_id', 'Case'],
      exportedBy: officer('exported_by_id'),
      office: office('office_id'),
      recipientOffice: office('recipient_office_id'),
    },
  },
  RoleGrant: {
    table: 'role_grant',
    rule: roleRule,
    one: {
      officer: officer('officer_id'),
      office: office('office_id'),
      askedBy: officer('asked_by_id'),
      answeredBy: officer('answered_by_id'),
    },
  },
  OfficerImport: { table: 'officer_import', rule: importRule, one: { importedBy: officer('imported_by_id') } },
  BrokenGlass: {
    table: 'broken_glass',
    rule: glassRule,
    one: { case: ['case_id', 'Case'], officer: officer('officer_id'), office: office('office_id'), reviewedBy: officer('reviewed_by_id') },
  },
  AccessRequest: {
    table: 'access_request',
    rule: requestRule,
    one: { case: ['case_id', 'Case'], askedBy: officer('asked_by_id'), askedByOffice: office('asked_by_office_id') },
  },

  ClockRule: { table: 'clock_rule', rule: everybody, one: { draftedBy: officer('drafted_by_id'), answeredBy: officer('answered_by_id') } },
  Clock: {
    table: 'clock',
    rule: clockRule,
    one: {
      rule: ['rule_id', 'ClockRule'],
      case: ['case_id', 'Case'],
      survivor: ['survivor_id', 'Survivor'],
      district: district(),
      ownerOffice: office('owner_office_id'),
    },
  },
  Contradiction: {
    table: 'contradiction',
    rule: contradictionRule,
    one: {
      case: ['case_id', 'Case'],
      survivor: ['survivor_id', 'Survivor'],
      about: office('about_id'),
      office: office('office_id'),
      notedBy: officer('noted_by_id'),
    },
  },
  LegalEvent: { table: 'legal_event', rule: legalEventRule, one: { case: ['case_id', 'Case'], survivor: ['survivor_id', 'Survivor'] } },
  Handover: {
    table: 'handover',
    rule: handoverRule(inCase),
    one: {
      case: ['case_id', 'Case'],
      fromOffice: office('from_office_id'),
      proposedBy: officer('proposed_by_id'),
      toOffice: office('to_office_id'),
      toOfficer: officer('to_officer_id'),
      answeredBy: officer('answered_by_id'),
      escortOffice: office('escort_office_id'),
    },
    content: { words: 'HandoverWords' },
    many: { survivors: ['HandedSurvivor', 'handover_id', 'id'] },
  },
  HandoverWords: { table: 'handover_words', rule: wordsRule },
  HandedSurvivor: { table: 'handover_survivor', rule: handoverRule(ofSurvivor), one: { survivor: ['survivor_id', 'Survivor'] } },

  Alert: {
    table: 'alert',
    rule: alertRule,
    one: {
      case: ['case_id', 'Case'],
      issuedByOffice: office('issued_by_office_id'),
      issuedBy: officer('issued_by_id'),
      supersededBy: ['superseded_by_id', 'Alert'],
    },
    many: { recipients: ['AlertRecipient', 'alert_id', 'id'], sightings: ['AlertSighting', 'alert_id', 'reported_at'] },
  },
  AlertRecipient: { table: 'alert_recipient', rule: alertRecipientRule, one: { office: office('office_id') } },
  AlertSighting: {
    table: 'alert_sighting',
    rule: alertSightingRule,
    one: { district: district(), reportedByOffice: office('reported_by_office_id'), reportedBy: officer('reported_by_id') },
  },
  AlertExport: { table: 'alert_export', rule: alertExportRule, one: { alert: ['alert_id', 'Alert'], exportedBy: officer('exported_by_id') } },

  Committee: {
    table: 'committee',
    rule: seatRule,
    one: {
      state: ['state_code', 'State'],
      district: district(),
      office: office('office_id'),
      formedByOffice: office('formed_by_office_id'),
      formedBy: officer('formed_by_id'),
    },
    many: { seats: ['Seat', 'committee_id', 'since'] },
  },
  Seat: {
    table: 'seat',
    rule: seatRule,
    one: { committee: ['committee_id', 'Committee'], office: office('office_id'), seatedBy: officer('seated_by_id') },
  },
  Meeting: {
    table: 'meeting',
    rule: committeeRule,
    one: { committee: ['committee_id', 'Committee'], calledBy: officer('called_by_id') },
    many: {
      agenda: ['AgendaItem', 'meeting_id', 'position'],
      attendance: ['Attendance', 'meeting_id', 'id'],
      decisions: ['Decision', 'meeting_id', 'id'],
      signatures: ['MinutesSignature', 'meeting_id', 'signed_at'],
    },
  },
  AgendaItem: {
    table: 'agenda_item',
    rule: committeeRule,
    one: { office: office('office_id'), district: district(), actionItem: ['action_item_id', 'ActionItem'] },
  },
  Attendance: { table: 'attendance', rule: committeeRule, one: { seat: ['seat_id', 'Seat'], office: office('office_id') } },
  Decision: {
    table: 'decision',
    rule: givenRule,
    one: { meeting: ['meeting_id', 'Meeting'], agendaItem: ['agenda_item_id', 'AgendaItem'], ownerOffice: office('owner_office_id') },
    many: { dissents: ['Dissent', 'decision_id', 'id'] },
  },
  Dissent: { table: 'dissent', rule: committeeRule, one: { office: office('office_id') } },
  MinutesSignature: { table: 'minutes_signature', rule: committeeRule, one: { office: office('office_id'), signedBy: officer('signed_by_id') } },
  ActionItem: {
    table: 'action_item',
    rule: givenRule,
    one: { decision: ['decision_id', 'Decision'], ownerOffice: office('owner_office_id') },
    many: { answers: ['ActionAnswer', 'item_id', 'answered_at'] },
  },
  ActionAnswer: { table: 'action_answer', rule: givenRule, one: { answeredBy: officer('answered_by_id'), settledBy: officer('settled_by_id') } },

  Webhook: {
    table: 'webhook',
    rule: webhookRule,
    one: { office: office('office_id'), officer: officer('officer_id') },
    many: { deliveries: ['WebhookDelivery', 'webhook_id', 'id'] },
  },
  WebhookDelivery: { table: 'webhook_delivery', rule: webhookRule },
  OfficerContact: { table: 'officer_contact', rule: ownRule },
  CalendarAddress: { table: 'calendar_address', rule: ownRule },

  Premises: {
    table: 'premises',
    rule: fieldRule('EMP'),
    one: { ...inTheField, agency: ['agency_id', 'Agency'] },
    many: { inspections: ['Inspection', 'premises_id', 'happened_at'], plans: ['InspectionPlan', 'premises_id', 'planned_for'] },
  },
  InspectionPlan: { table: 'inspection_plan', rule: fieldRule('EMP'), one: { ...inTheField, premises: ['premises_id', 'Premises'] } },
  Inspection: {
    table: 'inspection',
    rule: fieldRule('EMP'),
    one: { ...inTheField, premises: ['premises_id', 'Premises'], plan: ['plan_id', 'InspectionPlan'], case: ['case_id', 'Case'] },
    many: { jointWith: ['InspectionPartner', 'inspection_id', 'id'] },
  },
  InspectionPartner: { table: 'inspection_partner', rule: fieldRule('EMP'), one: { ...inTheField, office: office('office_id') } },
  Agency: {
    table: 'agency',
    rule: agencyRule,
    one: inTheField,
    many: {
      complaints: ['AgencyComplaint', 'agency_id', 'id'],
      agents: ['AgencyAgent', 'agency_id', 'id'],
      cases: ['AgencyCase', 'agency_id', 'id'],
      watchEntries: ['WatchEntry', 'agency_id', 'id'],
    },
  },
  AgencyComplaint: { table: 'agency_complaint', rule: fieldRule('EMP'), one: { ...inTheField, agency: ['agency_id', 'Agency'] } },
  AgencyAgent: { table: 'agency_agent', rule: fieldRule('ACC'), one: { ...inTheField, agency: ['agency_id', 'Agency'] } },
  AgencyCase: {
    table: 'agency_case',
    rule: contentOf('EMP', inCase),
    one: { ...inTheField, agency: ['agency_id', 'Agency'], case: ['case_id', 'Case'] },
  },
  WatchEntry: {
    table: 'watch_entry',
    rule: entryRule,
    one: {
      agency: ['agency_id', 'Agency'],
      premises: ['premises_id', 'Premises'],
      district: district(),
      proposedByOffice: office('proposed_by_office_id'),
      decidedByOffice: office('decided_by_office_id'),
      appealOffice: office('appeal_office_id'),
    },
    many: { evidence: ['WatchEvidence', 'entry_id', 'id'] },
  },
  WatchEvidence: {
    table: 'watch_evidence',
    rule: evidenceRule,
    one: { ...inTheField, inspection: ['inspection_id', 'Inspection'], complaint: ['complaint_id', 'AgencyComplaint'] },
  },
  AgencyAnswer: { table: 'agency_answer', rule: answerRule, one: { ...inTheField, agency: ['agency_id', 'Agency'] } },

  Publication: { table: 'publication', rule: statisticsRule, key: 'month' },

  ActionReport: {
    table: 'action_report',
    rule: reportRule,
    one: { office: office('office_id'), state: ['state_code', 'State'], district: district() },
    many: { signatures: ['ReportSignature', 'report_id', 'signed_at'] },
  },
  ReportSignature: { table: 'report_signature', rule: reportSignatureRule, one: { office: office('office_id'), officer: officer('officer_id') } },
  Course: { table: 'course', rule: stateRule, one: { state: ['state_code', 'State'], recordedByOffice: office('recorded_by_office_id') } },
  TrainingSession: {
    table: 'training_session',
    rule: stateRule,
    one: { course: ['course_id', 'Course'], keeperOffice: office('keeper_office_id'), state: ['state_code', 'State'], district: district() },
    many: { enrolments: ['Enrolment', 'session_id', 'id', 'fact'] },
  },
  Enrolment: {
    table: 'enrolment',
    rule: enrolmentRule,
    one: { session: ['session_id', 'TrainingSession'], officer: officer('officer_id'), office: office('office_id') },
  },
  StaffReport: {
    table: 'staff_report',
    rule: staffRule,
    one: { office: office('office_id'), state: ['state_code', 'State'], district: district() },
  },
  Accreditation: {
    table: 'accreditation',
    rule: everybody,
    one: { ngo: office('ngo_id'), issuer: office('issuer_id'), state: ['state_code', 'State'], district: district() },
    many: { suspensions: ['Suspension', 'accreditation_id', 'id'] },
  },
  Suspension: { table: 'suspension', rule: suspensionRule, one: { accreditation: ['accreditation_id', 'Accreditation'] } },
  Vetting: {
    table: 'vetting',
    rule: vettingRule,
    one: { ngo: office('ngo_id'), state: ['state_code', 'State'], recordedByOffice: office('recorded_by_office_id') },
  },
  PartnerFeedback: {
    table: 'partner_feedback',
    rule: feedbackRule,
    one: { case: ['case_id', 'Case'], fromOffice: office('from_office_id'), toOffice: office('to_office_id') },
  },
  Drive: {
    table: 'drive',
    rule: driveRule,
    one: { state: ['state_code', 'State'], district: district(), leadOffice: office('lead_office_id') },
    many: { parts: ['DrivePart', 'drive_id', 'id'] },
  },
  DrivePart: { table: 'drive_part', rule: drivePartRule, one: { drive: ['drive_id', 'Drive'], office: office('office_id') } },
  Instruction: {
    table: 'instruction',
    rule: stateRule,
    one: { state: ['state_code', 'State'], recordedByOffice: office('recorded_by_office_id'), supersededBy: ['superseded_by_id', 'Instruction'] },
  },
  NodalUnit: {
    table: 'nodal_unit',
    rule: everybody,
    one: {
      office: office('office_id'),
      state: ['state_code', 'State'],
      district: district(),
      recordedByOffice: office('recorded_by_office_id'),
    },
  },
};

/** A text of which only is asked that it is there: the words of the law or of the agreement, which no row decides. */
export const PRESENT = '\u0001present';
/** A cursor, as the place that it stands for. */
export const CURSOR = '\u0001cursor ';
/** The fields that are presence-checked, and not recomputed. */
export const presenceChecked = [
  'AgeCategory.law',
  'AccessExplanation.rule',
  'WebhookDelivery.explanation',
  'AgendaItem.says',
  'Committee.law',
  'Committee.meetsBy',
  'CommitteeLaw.* (the same for everybody as in the first answer)',
  'AccessExplanation.howToAsk',
  'Sight.holds',
  'Sight.means',
  'Section.* (the same for everybody as in the first answer)',
  'Indicator.* (the same for everybody as in the first answer)',
  'ActionReport.json and .csv, ReportFigure.title and .definition, ReportSection.title (recounted in test/reports)',
];

/** What offices tell and ask each other is seen by no access list: there the policies are the one wall for rows. */
export const heldByPolicies = [
  'Sighting',
  'Notice',
  'Approval',
  'IdentityExport',
  'RoleGrant',
  'OfficerImport',
  'BrokenGlass',
  'AccessRequest',
  'Clock',
  'LegalEvent',
  'Contradiction',
  'Handover',
  'HandoverWords',
  'HandedSurvivor',
  'Alert',
  'AlertRecipient',
  'AlertSighting',
  'AlertExport',
  'Committee',
  'Seat',
  'Meeting',
  'AgendaItem',
  'Attendance',
  'Decision',
  'Dissent',
  'MinutesSignature',
  'ActionItem',
  'ActionAnswer',
  'Webhook',
  'WebhookDelivery',
  'OfficerContact',
  'CalendarAddress',
  'ActionReport',
  'ReportSignature',
  'Course',
  'TrainingSession',
  'Enrolment',
  'StaffReport',
  'Accreditation',
  'Suspension',
  'Vetting',
  'PartnerFeedback',
  'Drive',
  'DrivePart',
  'Instruction',
  'NodalUnit',
  'committees',
  'committee',
  'meetings',
  'meeting',
  'actionItems',
  'Premises',
  'InspectionPlan',
  'Inspection',
  'InspectionPartner',
  'Agency',
  'AgencyComplaint',
  'AgencyAgent',
  'WatchEntry',
  'WatchEvidence',
  'AgencyAnswer',
];
const rootsOfThem = [
  'premises',
  'inspections',
  'inspectionPlans',
  'agencies',
  'watchEntries',
  'agencyAnswers',
  'reports',
  'report',
  'casesBehind',
  'webhooks',
  'contacts',
  'calendarAddresses',
  'workload',
  'alerts',
  'alert',
  'relatedAlerts',
  'clocks',
  'clock',
  'contradictions',
  'whoSaw',
  'notices',
  'approvals',
  'roleGrants',
  'brokenGlasses',
  'accessRequests',
  'handovers',
  'courses',
  'trainingSessions',
  'enrolments',
  'trainingShare',
  'staffReports',
  'accreditations',
  'vettings',
  'partnerFeedback',
  'partnerFigures',
  'drives',
  'driveResults',
  'instructions',
  'instructionTracker',
  'nodalUnits',
];

/** One way of relations, from a root field on. `walked` counts how often a row at its end was asked for something. */
export interface Path {
  readonly name: string;
  readonly below: Map<string, Path>;
  walked: number;
}

/** A row as the executor hands it down, with the way it was reached by. */
interface At {
  type: string;
  row: Row;
  path: Path | undefined;
}

/** What was asked for and checked, of those who have the same roles. */
export interface Covered {
  roles: readonly string[];
  /** `Type.field`, and how often it was answered from a row. */
  fields: Map<string, number>;
  /** The types of which a row was there and withheld. */
  withheld: Set<string>;
}

/** A list that pages are taken of. */
interface ListOf {
  type: string;
  /** Which list a cursor is of: the table, what orders it, and the column that points to the parent. */
  list: string;
  orderedBy: string;
  key?: string;
  descending?: boolean;
  /** The rows come in order. */
  isSorted?: boolean;
}

/** Who asks, as the directory has them. */
export interface Asker {
  officerId: string;
  roles: readonly string[];
  clientId?: string | null | undefined;
  brokenGlass?: string | undefined;
}

interface Asking {
  sight: Sight;
  client: string | null;
  roles: readonly string[];
  covered: Covered;
}

const inTheOrderOfRecords = (type: string, table: string) => ({ type, list: `${table} recorded_at `, orderedBy: 'recorded_at', descending: true });
const listOfAlerts = { type: 'Alert', list: 'alert issued_at ', orderedBy: 'issued_at', descending: true };

function alertState(row: Row, now: string): string {
  if (row.withdrawn_at !== null) return 'WITHDRAWN';
  if (row.superseded_at !== null) return 'SUPERSEDED';
  return row.valid_until <= now ? 'EXPIRED' : 'ACTIVE';
}

/**
 * Told to whoever's work an area is, over rows that they need not see: what they tell is counted, and attacked, in `test/dashboard`, `test/watch` and
 * `test/hotspots`. And tables of the law that are the same for everybody.
 */
const leftOut = ['dashboard', 'fieldFigures', 'hotspots', 'violations', 'evidenceRules'];

/** Where the agreement leaves open which of two must be answered. */
export const UNKNOWABLE = 'UNKNOWABLE';

export class Refused extends GraphQLError {
  constructor(code: string) {
    super(code, { extensions: { code } });
  }
}

const idShape = /^([A-Z][A-Za-z]{1,40})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

type Args = Record<string, any>;

export class Oracle {
  readonly schema: GraphQLSchema;
  /** By roles. */
  readonly covered = new Map<string, Covered>();
  /** Types that are left alone. */
  private readonly leaves: ReadonlySet<string>;
  /** The paths of relations up to six steps, by their root. */
  readonly paths: ReadonlyMap<string, Path>;
  /** Cursors of earlier answers, and the place each stands for: `list|sort|id`. */
  readonly cursors = new Map<string, string>();
  /** What the hub answered for the sections of the law when it was first asked. */
  sections: object[] = [];
  /** And for the law of committees. */
  committeeLaws: object[] = [];
  /** And for the indicators of reports. */
  indicators: object[] = [];
  private readonly operations: { query: Map<string, readonly string[]>; all: { name: string; roles: readonly string[] }[] };
  private readonly sights = new Map<string, Asking>();

  constructor(
    readonly raw: Raw,
    readonly walls: Walls = { door: true, classes: true },
  ) {
    this.schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
    for (const name of leftOut) Reflect.deleteProperty(this.schema.getQueryType()!.getFields(), name);
    this.operations = operationsOf(readFileSync(new URL('../../schema/access-matrix.md', import.meta.url), 'utf8'));
    this.leaves = new Set(this.walls.classes ? [] : heldByPolicies);
    // Nor are they asked for from a case or a survivor.
    for (const type of Object.values(this.schema.getTypeMap()))
      if (isObjectType(type) && type !== this.schema.getQueryType())
        for (const [name, field] of Object.entries(type.getFields()))
          if (this.leaves.has(getNamedType(field.type).name.replace(/Connection$/, ''))) Reflect.deleteProperty(type.getFields(), name);
    const queries = this.schema.getQueryType()!.getFields();
    const isLeft = (root: string) =>
      [...this.leaves].some((type) => root.endsWith(` ${type}`) || getNamedType(queries[root]?.type)?.name.replace(/Connection$/, '') === type) ||
      (this.leaves.size > 0 && rootsOfThem.includes(root));
    this.paths = new Map([...pathsOf(this.schema, 6)].filter(([root]) => !isLeft(root)));
    this.prepare();
  }

  /** Types and fields below the queries that nobody told the oracle of. A schema that grows must grow here too. */
  unknown(): string[] {
    const missing: string[] = [];
    const seen = new Set<string>();
    const visit = (type: GraphQLObjectType) => {
      if (seen.has(type.name)) return;
      seen.add(type.name);
      const known = types[type.name];
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type);
        if (isObjectType(named)) visit(named);
        if (!field.resolve) missing.push(`${type.name}.${field.name}`);
        else if (known && isLeafType(named) && !computed[type.name]?.[field.name] && field.name !== 'id') {
          const [row] = this.raw.all(known.table);
          if (row && !(snake(field.name) in row)) missing.push(`${type.name}.${field.name}`);
        }
      }
    };
    visit(this.schema.getQueryType()!);
    for (const name of Object.keys(types)) if (isObjectType(this.schema.getType(name))) visit(this.schema.getType(name) as GraphQLObjectType);
    return missing;
  }

  /** Whom an actor is, to the oracle. */
  sightOf(actor: Asker): Sight {
    return this.asking(actor).sight;
  }

  private asking({ officerId, roles, clientId, brokenGlass }: Asker): Asking {
    const client = clientId ?? null;
    const key = `${officerId} ${roles.join()} ${client} ${brokenGlass}`;
    const known = this.sights.get(key);
    if (known) return known;
    const officer = this.raw.one('officer', 'id', officerId)!;
    const glass = this.raw.one('broken_glass', 'id', brokenGlass);
    const asking = { sight: new Sight(this.raw, officer, roles, this.walls, glass), client, roles, covered: this.coveredBy(roles) };
    this.sights.set(key, asking);
    return asking;
  }

  coveredBy(roles: readonly string[]): Covered {
    const known = this.covered.get(roles.join());
    if (known) return known;
    const covered: Covered = { roles, fields: new Map(), withheld: new Set() };
    this.covered.set(roles.join(), covered);
    return covered;
  }

  /** What the operation must answer to the officer. */
  answer(actor: Asker, document: DocumentNode, variableValues: Record<string, unknown>): ExecutionResult {
    const contextValue = this.asking(actor);
    return execute({ schema: this.schema, document, variableValues, contextValue }) as ExecutionResult;
  }

  /** The types whose rows are the content of another's, and which. */
  get contents(): [content: string, of: string][] {
    return Object.entries(types).flatMap(([type, { content = {} }]) => Object.values(content).map((each): [string, string] => [each, type]));
  }

  /** The way to a type: the path from a root field, and whose. */
  wayTo(type: string): { root: string; of: string | undefined; fields: string[] } | undefined {
    if (type === 'Publication') return { root: 'publishedMonths', of: undefined, fields: [] };
    if (type === 'District') return { root: 'places', of: undefined, fields: [] };
    if (type === 'State') return { root: 'states', of: undefined, fields: [] };
    if (isNode(this.schema, type)) return { root: 'node', of: type, fields: [] };
    const owner = this.contents.find(([content]) => content === type)?.[1];
    const field = owner && Object.entries(types[owner]!.content!).find(([, content]) => content === type)![0];
    return field ? { root: 'node', of: owner, fields: [field] } : undefined;
  }

  /** Whether a row that is hidden from the officer could be come upon: by its id, or as the content of a row that is seen. */
  hides(sight: Sight, type: string): boolean {
    const { table, rule } = types[type]!;
    const owner = this.contents.find(([content]) => content === type)?.[1];
    const of = owner && types[owner]!;
    return this.raw.all(table).some((row) => {
      if (sight.sees(rule, row)) return false;
      if (!of) return true;
      const parent = this.raw.one(of.table, 'id', row[types[type]!.key ?? 'id']);
      return parent !== undefined && sight.sees(of.rule, parent);
    });
  }

  /** All rows of a type that the officer sees. */
  rowsSeen(sight: Sight, type: string): Row[] {
    const { table, rule } = types[type]!;
    return this.raw.all(table).filter((row) => sight.sees(rule, row));
  }

  /** The rows of a type that one wall alone hides: in a case in which the office takes part, or the content of a row that is seen. */
  rowsNear(sight: Sight, type: string): Row[] {
    const { table, rule, key = 'id' } = types[type]!;
    const owner = this.contents.find(([content]) => content === type)?.[1];
    const of = owner === undefined ? undefined : types[owner]!;
    return this.raw.all(table).filter((row) => {
      if (!row.case_id || sight.sees(rule, row) || !sight.takesPart(row.case_id)) return false;
      if (!of) return true;
      const parent = this.raw.one(of.table, 'id', row[key]);
      return parent !== undefined && sight.sees(of.rule, parent);
    });
  }

  /** The types that come from a table each. */
  get tableTypes(): string[] {
    return Object.keys(types).filter((type) => isObjectType(this.schema.getType(type)) && !this.leaves.has(type));
  }

  /** Whether any operation that the roles may call leads to the type: statistics have a door of their own. */
  isReadable(type: string, roles: readonly string[]): boolean {
    return mayCall(this.operations.query.get(type === 'Publication' ? 'publishedMonths' : 'node') ?? [], roles);
  }

  allRows(type: string): readonly Row[] {
    return this.raw.all(types[type]!.table);
  }

  // ---- Reading ----

  private see({ sight, covered }: Asking, type: string, row: Row | undefined): boolean {
    if (!row) return false;
    const sees = sight.sees(types[type]!.rule, row);
    if (!sees) covered.withheld.add(type);
    return sees;
  }

  private at(asking: Asking, type: string, row: Row | undefined, path: Path | undefined): At | null {
    return this.see(asking, type, row) ? { type, row: row!, path } : null;
  }

  private down(path: Path | undefined, field: string): Path | undefined {
    if (!path) return undefined;
    const next = path.below.get(field);
    if (next) next.walked++;
    return next;
  }

  private rooted(field: string): Path | undefined {
    const path = this.paths.get(field);
    if (path) path.walked++;
    return path;
  }

  private prepare(): void {
    const { schema } = this;
    const instants = (value: unknown) => `${new Date(String(value)).toISOString().slice(0, 23)}000`;
    const dateTime = schema.getType('DateTime') as unknown as { parseValue: unknown; parseLiteral: unknown };
    dateTime.parseValue = instants;
    dateTime.parseLiteral = (node: { value: string }) => instants(node.value);
    const node = schema.getType('Node');
    if (isInterfaceType(node)) node.resolveType = (value: At) => value.type;
    for (const type of Object.values(schema.getTypeMap()))
      if (isObjectType(type) && !type.name.startsWith('__')) {
        const own = types[type.name];
        const counted =
          (resolve: (source: any, args: Args, asking: Asking) => unknown, name: string) => (source: any, args: Args, asking: Asking) => {
            const { fields } = asking.covered;
            fields.set(name, (fields.get(name) ?? 0) + 1);
            return resolve(source, args, asking);
          };
        for (const field of Object.values(type.getFields())) {
          const resolve =
            type === schema.getQueryType()
              ? this.rootResolver(field)
              : own
                ? this.rowResolver(type.name, own, field)
                : type.name.endsWith('Connection') || type.name.endsWith('Edge') || type.name === 'PageInfo' || plain.has(type.name)
                  ? (source: any, args: Args, asking: Asking) =>
                      typeof source[field.name] === 'function' ? source[field.name](args, asking) : source[field.name]
                  : undefined;
          if (resolve) field.resolve = counted(resolve, `${type.name}.${field.name}`) as never;
        }
      }
  }

  private rowResolver(typeName: string, type: TypeOf, field: GraphQLField<unknown, unknown>) {
    const { name } = field;
    const special = computed[typeName]?.[name];
    if (special)
      return (source: At, args: Args, asking: Asking) => special(source.row, args, { oracle: this, asking, path: this.down(source.path, name) });
    if (name === 'id') return ({ row }: At) => `${typeName}_${row.id}`;
    const one = type.one?.[name];
    if (one)
      return ({ row, path }: At, _: Args, asking: Asking) => {
        const { table, key = 'id' } = types[one[1]]!;
        const next = this.down(path, name);
        return this.at(asking, one[1], this.raw.one(table, key, row[one[0]]), next);
      };
    const content = type.content?.[name];
    if (content)
      return ({ row, path }: At, _: Args, asking: Asking) => {
        const { table, key = 'id' } = types[content]!;
        return this.at(asking, content, this.raw.one(table, key, row.id), this.down(path, name));
      };
    const many = type.many?.[name];
    if (many) {
      const [target, by, orderedBy, isFact] = many;
      return ({ row, path }: At, args: Args, asking: Asking) => {
        const { table } = types[target]!;
        const below = this.raw.where(table, by, row.id).filter((each) => !isFact || stood(each, args));
        const seen = below.filter((each) => this.see(asking, target, each) && (name !== 'survivors' || this.isListed(asking, each)));
        return this.page(seen, { type: target, list: `${table} ${orderedBy} ${by}`, orderedBy }, args, this.down(path, name));
      };
    }
    if (name === 'recordedBy')
      // Where its part in the case is not for the officer, the office that recorded is not either.
      return ({ row, path }: At, _: Args, asking: Asking) => {
        const parts = this.raw.where('case_participant', 'case_id', row.case_id).filter((part) => part.office_id === row.recorded_by_office_id);
        const next = this.down(path, name);
        return parts.some((part) => asking.sight.sees(participantRule, part))
          ? this.at(asking, 'Office', this.raw.one('office', 'id', row.recorded_by_office_id), next)
          : null;
      };
    const named = getNamedType(field.type);
    if (!isLeafType(named)) return undefined;
    const column = snake(name);
    const form = formOf(named.name);
    return ({ row }: At) => form(row[column]);
  }

  /** A page as the schema describes it: `first` and `after`, or `last` and `before`. */
  page(
    rows: readonly Row[],
    { type, list, orderedBy, key = 'id', descending = false, isSorted = false }: ListOf,
    args: Args,
    path: Path | undefined,
  ): object {
    const { first, after, last, before } = args;
    if (first != null && last != null) throw new Refused('BAD_USER_INPUT');
    if (after != null && before != null) throw new Refused('BAD_USER_INPUT');
    const fromEnd = last != null || (before != null && first == null);
    if (fromEnd ? after != null : before != null) throw new Refused('BAD_USER_INPUT');
    const size: number = (fromEnd ? last : first) ?? 20;
    if (size < 0 || size > 100) throw new Refused('BAD_USER_INPUT');
    const compare = (a: readonly [unknown, unknown], b: readonly [unknown, unknown]) =>
      (descending ? -1 : 1) * (order(a[0], b[0]) || order(a[1], b[1]));
    const placeOf = (row: Row) => [row[orderedBy], row[key]] as const;
    const sorted = isSorted ? rows : rows.toSorted((a, b) => compare(placeOf(a), placeOf(b)));
    const cursor: string | undefined = (fromEnd ? before : after) ?? undefined;
    let beyond = sorted;
    if (cursor !== undefined) {
      const [of, sort, id] = this.cursors.get(cursor)?.split('|') ?? [];
      if (of !== list) throw new Refused('BAD_USER_INPUT');
      const place = [sort, key === 'code' ? Number(id) : id] as const;
      beyond = sorted.filter((row) => (fromEnd ? compare(placeOf(row), place) < 0 : compare(placeOf(row), place) > 0));
    }
    const more = beyond.length > size;
    const shown = fromEnd ? beyond.slice(beyond.length - Math.min(size, beyond.length)) : beyond.slice(0, size);
    const cursorOf = (row: Row | undefined) => (row ? `${CURSOR}${list}|${row[orderedBy]}|${row[key]}` : null);
    const nodes = () => shown.map((row) => ({ type, row, path }));
    return {
      nodes,
      edges: () => shown.map((row) => ({ cursor: cursorOf(row), node: { type, row, path } })),
      totalCount: rows.length,
      pageInfo: {
        hasNextPage: fromEnd ? cursor !== undefined : more,
        hasPreviousPage: fromEnd ? more : cursor !== undefined,
        startCursor: cursorOf(shown.at(0)),
        endCursor: cursorOf(shown.at(-1)),
      },
    };
  }

  /** Whether the role may call the operation at all. */
  private door(field: string, { roles }: Asking): void {
    if (this.walls.door && !mayCall(this.operations.query.get(field) ?? [], roles)) throw new Refused('FORBIDDEN');
  }

  /** What the officer is told, in order: of the cases of the office, what was done to rows that they see, unless it tells of a class that they do not know. */
  private told(asking: Asking): Row[] {
    const { sight } = asking;
    const listed = new Set(this.raw.where('change_access', 'office_id', sight.list).map(({ position }) => String(position)));
    return this.raw
      .all('change')
      .filter((row) => {
        const type = types[row.subject_type as string];
        const subject = type && this.raw.one(type.table, 'id', row.subject_id);
        const besides = tellsBesides[row.event as string];
        const knows = besides === undefined || sight.holds(besides);
        return listed.has(String(row.position)) && sight.takesPart(row.case_id) && subject !== undefined && sight.sees(type!.rule, subject) && knows;
      })
      .toSorted((a, b) => Number(a.position) - Number(b.position));
  }

  private seenIn(asking: Asking, type: string): Row[] {
    const { table } = types[type]!;
    return this.raw.all(table).filter((row) => this.see(asking, type, row));
  }

  private rootResolver(field: GraphQLField<unknown, unknown>) {
    const { name } = field;
    const resolve = this.roots[name];
    if (!resolve) return undefined;
    return (_source: unknown, args: Args, asking: Asking) => {
      this.door(name, asking);
      return resolve(args, asking, name);
    };
  }

  private readonly roots: Record<string, (args: Args, asking: Asking, name: string) => unknown> = {
    viewer: (_args, asking, name) => this.viewer(asking, this.rooted(name)),
    node: ({ id }, asking, name) => this.node(id as string, asking, name),
    nodes: ({ ids }, asking, name) => {
      if (ids.length > 100) throw new Refused('BAD_USER_INPUT');
      return (ids as string[]).map((id) => this.node(id, asking, name));
    },
    states: (_args, _asking, name) => {
      const path = this.rooted(name);
      return this.raw
        .all('state')
        .toSorted((a, b) => a.code - b.code)
        .map((row) => ({ type: 'State', row, path }));
    },
    sections: () => this.sections,
    committeeLaws: () => this.committeeLaws,
    // All of them hold from the day of the advisory on.
    indicators: ({ on }) => (on == null || on >= '2024-03-04' ? this.indicators : []),
    report: ({ id }, asking, name) => this.byId('ActionReport', id as string, asking, name),
    reports: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'ActionReport').filter(
        (row) =>
          (filter?.kind == null || row.kind === filter.kind) &&
          (filter?.period == null || row.period === filter.period) &&
          (filter?.statuses == null || filter.statuses.includes(row.status)) &&
          (filter?.district == null || row.district_code === filter.district),
      );
      return this.page(
        rows,
        { type: 'ActionReport', list: 'action_report drafted_at ', orderedBy: 'drafted_at', descending: true },
        args,
        this.rooted(name),
      );
    },
    casesBehind: ({ reportId, code, ...args }, asking, name) => {
      const isIndicator = this.indicators.some((one) => (one as { code: string }).code === code);
      if (!isIndicator) throw new Refused('BAD_USER_INPUT');
      const report = this.raw.one('action_report', 'id', keyOf('ActionReport', reportId as string));
      const list = { type: 'Case', list: 'case_file opened_at ', orderedBy: 'opened_at', descending: true };
      const isSeen = report !== undefined && asking.sight.sees(reportRule, report);
      const facts = isSeen ? this.raw.where('report_fact', 'report_id', report.id) : [];
      // Which facts a figure counts, the tests of reports say; here only that nobody learns of a case from a report that is not theirs.
      if (facts.some((fact) => fact.case_id !== null && asking.sight.takesPart(fact.case_id))) throw new Refused(UNKNOWABLE);
      return this.page([], list, args, this.rooted(name));
    },
    offices: ({ filter, ...args }, _asking, name) => {
      const rows = this.raw
        .sorted('office', 'name', 'id')
        .filter(
          (row) =>
            (filter?.state == null || row.state_code === filter.state) &&
            (filter?.district == null || row.district_code === filter.district) &&
            (filter?.kinds == null || filter.kinds.includes(row.kind)),
        );
      return this.page(rows, { type: 'Office', list: 'office name ', orderedBy: 'name', isSorted: true }, args, this.rooted(name));
    },
    places: ({ search, state, ...args }, _asking, name) => {
      const rows = this.raw
        .sorted('district', 'name', 'code')
        .filter(
          (row) => (state == null || row.state_code === state) && (!search || (row.name as string).toLowerCase().includes(search.toLowerCase())),
        );
      return this.page(rows, { type: 'District', list: 'district name ', orderedBy: 'name', key: 'code', isSorted: true }, args, this.rooted(name));
    },
    case: ({ id }, asking, name) => this.byId('Case', id as string, asking, name),
    survivor: ({ id }, asking, name) => this.byId('Survivor', id as string, asking, name),
    cases: ({ filter, orderBy, ...args }, asking, name) => {
      const rows = this.filtered(filter, asking);
      const orderedBy = (orderBy as string).startsWith('UPDATED') ? 'updated_at' : 'opened_at';
      const descending = (orderBy as string).endsWith('DESC');
      return this.page(rows, { type: 'Case', list: `case_file ${orderedBy} `, orderedBy, descending }, args, this.rooted(name));
    },
    rescues: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Rescue').filter(
        (row) =>
          row.superseded_at === null &&
          (filter?.district == null || row.district_code === filter.district) &&
          (filter?.startedFrom == null || row.started_at >= filter.startedFrom) &&
          (filter?.startedBefore == null || row.started_at < filter.startedBefore),
      );
      return this.page(rows, { type: 'Rescue', list: 'rescue started_at ', orderedBy: 'started_at', descending: true }, args, this.rooted(name));
    },
    survivors: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Survivor').filter(
        (row) =>
          this.isListed(asking, row) &&
          (filter?.statuses == null || filter.statuses.includes(row.status)) &&
          (filter?.foundIn == null || row.found_in_code === filter.foundIn),
      );
      return this.page(rows, { type: 'Survivor', list: 'survivor id ', orderedBy: 'id', descending: true }, args, this.rooted(name));
    },
    rehabilitation: (args, asking, name) => {
      const rows = this.seenIn(asking, 'Survivor').filter(
        (row) => this.isListed(asking, row) && !['INDEPENDENT', 'DECLINED_SUPPORT', 'DECEASED'].includes(row.status),
      );
      return this.page(rows, { type: 'Survivor', list: 'survivor id ', orderedBy: 'id', descending: true }, args, this.rooted(name));
    },
    whoSaw: ({ survivorId, ...args }, asking, name) => {
      const survivor = this.raw.one('survivor', 'id', keyOf('Survivor', survivorId as string));
      if (!this.see(asking, 'Survivor', survivor)) throw new Refused('NOT_FOUND');
      const rows = this.raw.where('sighting', 'survivor_id', survivor!.id).filter((row) => this.see(asking, 'Sighting', row));
      return this.page(rows, { type: 'Sighting', list: 'sighting at ', orderedBy: 'at', descending: true }, args, this.rooted(name));
    },
    notices: (args, asking, name) => {
      const list = { type: 'Notice', list: 'notice at ', orderedBy: 'at', descending: true };
      return this.page(this.seenIn(asking, 'Notice'), list, args, this.rooted(name));
    },
    contacts: (args, asking, name) => {
      const list = { type: 'OfficerContact', list: 'officer_contact channel ', orderedBy: 'channel' };
      return this.page(this.seenIn(asking, 'OfficerContact'), list, args, this.rooted(name));
    },
    calendarAddresses: (args, asking, name) => {
      const list = { type: 'CalendarAddress', list: 'calendar_address made_at ', orderedBy: 'made_at', descending: true };
      return this.page(this.seenIn(asking, 'CalendarAddress'), list, args, this.rooted(name));
    },
    approvals: (args, asking, name) => {
      const list = { type: 'Approval', list: 'approval asked_at ', orderedBy: 'asked_at', descending: true };
      return this.page(this.seenIn(asking, 'Approval'), list, args, this.rooted(name));
    },
    roleGrants: (args, asking, name) => {
      const list = { type: 'RoleGrant', list: 'role_grant asked_at ', orderedBy: 'asked_at', descending: true };
      return this.page(this.seenIn(asking, 'RoleGrant'), list, args, this.rooted(name));
    },
    officers: ({ officeId, ...args }, _asking, name) => {
      const rows = this.raw.where('officer', 'office_id', keyOf('Office', officeId as string));
      return this.page(rows, { type: 'Officer', list: 'officer designation ', orderedBy: 'designation' }, args, this.rooted(name));
    },
    brokenGlasses: ({ mine, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'BrokenGlass').filter((row) => (row.officer_id === asking.sight.officer.id) === mine);
      return this.page(rows, { type: 'BrokenGlass', list: 'broken_glass since ', orderedBy: 'since', descending: true }, args, this.rooted(name));
    },
    accessRequests: (args, asking, name) => {
      const list = { type: 'AccessRequest', list: 'access_request asked_at ', orderedBy: 'asked_at', descending: true };
      return this.page(this.seenIn(asking, 'AccessRequest'), list, args, this.rooted(name));
    },
    alert: ({ id }, asking, name) => this.byId('Alert', id as string, asking, name),
    alerts: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Alert').filter(
        (row) =>
          (filter?.direction !== 'ISSUED' || row.issued_by_office_id === asking.sight.officer.office_id) &&
          (filter?.direction !== 'RECEIVED' || asking.sight.received(row.id)) &&
          (filter?.state == null || filter.state === alertState(row, this.raw.now)) &&
          (filter?.kind == null || filter.kind === row.kind),
      );
      return this.page(rows, listOfAlerts, args, this.rooted(name));
    },
    relatedAlerts: ({ id: alertId, ...args }, asking, name) => {
      const seen = this.seenIn(asking, 'Alert');
      const one = seen.find((row) => `Alert_${row.id}` === alertId);
      if (!one)
        throw new Refused(/^[A-Z][A-Za-z]{1,40}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(alertId as string) ? 'NOT_FOUND' : 'BAD_USER_INPUT');
      const rows = seen.filter((row) => row !== one && row.marks.some((mark: string) => one.marks.includes(mark)));
      return this.page(rows, listOfAlerts, args, this.rooted(name));
    },
    committee: ({ id }, asking, name) => this.byId('Committee', id as string, asking, name),
    committees: ({ kind, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Committee').filter((row) => kind == null || row.kind === kind);
      return this.page(rows, { type: 'Committee', list: 'committee formed_at ', orderedBy: 'formed_at' }, args, this.rooted(name));
    },
    meeting: ({ id }, asking, name) => this.byId('Meeting', id as string, asking, name),
    meetings: ({ filter, ...args }, asking, name) => {
      const of = this.committeeOf(filter?.committeeId as string | null | undefined, asking);
      const rows = this.seenIn(asking, 'Meeting').filter(
        (row) => (of === null || row.committee_id === of) && (filter?.state == null || row.state === filter.state),
      );
      return this.page(rows, { type: 'Meeting', list: 'meeting meets_at ', orderedBy: 'meets_at', descending: true }, args, this.rooted(name));
    },
    actionItems: ({ filter, ...args }, asking, name) => {
      const of = this.committeeOf(filter?.committeeId as string | null | undefined, asking);
      const rows = this.seenIn(asking, 'ActionItem').filter(
        (row) =>
          (of === null || row.committee_id === of) &&
          (filter?.state == null || row.state === filter.state) &&
          (filter?.mine == null || (row.owner_office_id === asking.sight.officer.office_id) === filter.mine) &&
          (filter?.overdue == null || isLateItem(row, this.raw.now) === filter.overdue),
      );
      return this.page(rows, { type: 'ActionItem', list: 'action_item due_on ', orderedBy: 'due_on' }, args, this.rooted(name));
    },
    webhooks: (args, asking, name) => {
      const rows = this.seenIn(asking, 'Webhook').filter((row) => row.office_id === asking.sight.officer.office_id);
      return this.page(
        rows,
        { type: 'Webhook', list: 'webhook registered_at ', orderedBy: 'registered_at', descending: true },
        args,
        this.rooted(name),
      );
    },
    premises: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Premises').filter(
        (row) => (filter?.district == null || row.district_code === filter.district) && (filter?.kinds == null || filter.kinds.includes(row.kind)),
      );
      return this.page(rows, inTheOrderOfRecords('Premises', 'premises'), args, this.rooted(name));
    },
    inspections: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Inspection').filter(
        (row) =>
          (filter?.district == null || row.district_code === filter.district) &&
          (filter?.kind == null || row.kind === filter.kind) &&
          (filter?.outcomes == null || filter.outcomes.includes(row.outcome)) &&
          (filter?.withSuperseded || row.superseded_at === null),
      );
      const list = { type: 'Inspection', list: 'inspection happened_at ', orderedBy: 'happened_at', descending: true };
      return this.page(rows, list, args, this.rooted(name));
    },
    inspectionPlans: (args, asking, name) => {
      const done = new Set(this.raw.all('inspection').map((row) => row.plan_id as string | null));
      const rows = this.seenIn(asking, 'InspectionPlan').filter((row) => !done.has(row.id));
      return this.page(rows, { type: 'InspectionPlan', list: 'inspection_plan planned_for ', orderedBy: 'planned_for' }, args, this.rooted(name));
    },
    agencies: ({ filter, ...args }, asking, name) => {
      const listed = new Set(this.seenIn(asking, 'WatchEntry').flatMap((row) => (row.state === 'LISTED' ? [row.agency_id as string] : [])));
      const begins = (text: string) => text.toLowerCase().startsWith((filter!.name as string).toLowerCase());
      const rows = this.seenIn(asking, 'Agency').filter(
        (row) =>
          (filter?.district == null || row.district_code === filter.district) &&
          (filter?.state == null || row.state_code === filter.state) &&
          (filter?.regimes == null || filter.regimes.includes(row.licence_regime)) &&
          (!filter?.name || [row.name as string, ...(row.aliases as string[])].some(begins)) &&
          (filter?.listed == null || listed.has(row.id) === filter.listed),
      );
      return this.page(rows, inTheOrderOfRecords('Agency', 'agency'), args, this.rooted(name));
    },
    watchEntries: ({ filter, ...args }, asking, name) => {
      // What is due for review moves with the clock.
      if (filter?.reviewDue != null) throw new Refused(UNKNOWABLE);
      const mine = (row: Row) => [row.proposed_by_office_id, row.decided_by_office_id, row.appeal_office_id].includes(asking.sight.officer.office_id);
      const rows = this.seenIn(asking, 'WatchEntry').filter(
        (row) =>
          (filter?.states == null || filter.states.includes(row.state)) &&
          (filter?.district == null || row.district_code === filter.district) &&
          (filter?.mine == null || mine(row) === filter.mine),
      );
      const list = { type: 'WatchEntry', list: 'watch_entry proposed_at ', orderedBy: 'proposed_at', descending: true };
      return this.page(rows, list, args, this.rooted(name));
    },
    agencyAnswers: (args, asking, name) =>
      this.page(this.seenIn(asking, 'AgencyAnswer'), inTheOrderOfRecords('AgencyAnswer', 'agency_answer'), args, this.rooted(name)),
    clock: ({ id }, asking, name) => this.byId('Clock', id as string, asking, name),
    clocks: ({ filter, ...args }, asking, name) => {
      const scope = (filter?.scope as string | null) ?? 'OFFICE';
      if (scope === 'DISTRICT' && asking.sight.officeDistrict === null) throw new Refused('BAD_USER_INPUT');
      const isLate = (row: Row) => ['RUNNING', 'EXTENDED', 'BREACHED'].includes(row.state) && row.due_at < this.raw.now;
      const rows = this.seenIn(asking, 'Clock').filter(
        (row) =>
          (scope === 'OFFICE' ? row.owner_office_id === asking.sight.officer.office_id : row.district_code === asking.sight.officeDistrict) &&
          (filter?.states == null || filter.states.includes(row.state)) &&
          (filter?.codes == null || filter.codes.includes(row.code)) &&
          (filter?.overdue == null || filter.overdue === isLate(row)) &&
          (filter?.dueBefore == null || row.due_at < filter.dueBefore) &&
          (filter?.isAdvisory == null || row.is_advisory === filter.isAdvisory),
      );
      return this.page(rows, { type: 'Clock', list: 'clock due_at ', orderedBy: 'due_at' }, args, this.rooted(name));
    },
    contradictions: ({ withEnded, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Contradiction').filter(
        (row) => row.office_id === asking.sight.officer.office_id && (withEnded || row.ended_at === null),
      );
      return this.page(rows, { type: 'Contradiction', list: 'contradiction since ', orderedBy: 'since' }, args, this.rooted(name));
    },
    clockRules: ({ code, status, ...args }, _asking, name) => {
      const rows = this.raw.all('clock_rule').filter((row) => (code == null || row.code === code) && (status == null || row.status === status));
      return this.page(rows, { type: 'ClockRule', list: 'clock_rule code ', orderedBy: 'code' }, args, this.rooted(name));
    },
    workload: (_args, asking, name) => this.workload(asking, this.rooted(name)),
    handovers: ({ filter, ...args }, asking, name) => {
      const mine = (side: 'SENT' | 'RECEIVED', row: Row) =>
        filter?.direction !== (side === 'SENT' ? 'RECEIVED' : 'SENT') &&
        asking.sight.isMine(row[side === 'SENT' ? 'from_office_id' : 'to_office_id']);
      // What is overdue moves with the clock.
      if (filter?.overdue != null) throw new Refused(UNKNOWABLE);
      const rows = this.seenIn(asking, 'Handover').filter(
        (row) => (mine('SENT', row) || mine('RECEIVED', row)) && (filter?.statuses == null || filter.statuses.includes(row.status)),
      );
      return this.page(
        rows,
        { type: 'Handover', list: 'handover proposed_at ', orderedBy: 'proposed_at', descending: true },
        args,
        this.rooted(name),
      );
    },
    courses: (args, asking, name) => {
      const rows = this.raw.sorted('course', 'title', 'id').filter((row) => this.see(asking, 'Course', row));
      return this.page(rows, { type: 'Course', list: 'course title ', orderedBy: 'title' }, args, this.rooted(name));
    },
    trainingSessions: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'TrainingSession').filter(
        (row) => inWindow(row, filter) && (filter?.isHeld == null || filter.isHeld === (row.held_at !== null)),
      );
      return this.page(rows, latestBy('TrainingSession', 'starts_on'), args, this.rooted(name));
    },
    enrolments: ({ filter, ...args }, asking, name) => {
      const stands = (row: Row) => row.superseded_at === null;
      const inService = (row: Row) => {
        const { active_to: until } = this.raw.one('officer', 'id', row.officer_id)!;
        return until === null || until >= dayInIndia(this.raw.now);
      };
      const rows = this.seenIn(asking, 'Enrolment').filter(
        (row) =>
          stands(row) &&
          (filter?.isMine == null || filter.isMine === (row.officer_id === asking.sight.officer.id)) &&
          (filter?.dueBy == null ||
            (row.valid_until !== null &&
              row.valid_until <= filter.dueBy &&
              inService(row) &&
              // Of what was learned elsewhere, who asks may see nothing.
              !this.seenIn(asking, 'Enrolment').some(
                (each) => stands(each) && each.officer_id === row.officer_id && each.valid_until !== null && each.valid_until > row.valid_until,
              ))),
      );
      return this.page(rows, latestBy('Enrolment', 'recorded_at'), args, this.rooted(name));
    },
    staffReports: ({ withSuperseded, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'StaffReport').filter((row) => withSuperseded || row.superseded_at === null);
      return this.page(rows, latestBy('StaffReport', 'reported_on'), args, this.rooted(name));
    },
    accreditations: ({ filter, ...args }, asking, name) => {
      const ngo = filter?.ngo ? keyOf('Office', filter.ngo as string) : undefined;
      const rows = this.seenIn(asking, 'Accreditation').filter(
        (row) =>
          isIn(row, filter) &&
          (ngo === undefined || row.ngo_id === ngo) &&
          (filter?.isActive == null || filter.isActive === (standingOf(row, this.raw.now) === 'ACTIVE')),
      );
      return this.page(rows, latestBy('Accreditation', 'valid_until'), args, this.rooted(name));
    },
    vettings: ({ ngo, ...args }, asking, name) => {
      const of = ngo ? keyOf('Office', ngo as string) : undefined;
      const rows = this.seenIn(asking, 'Vetting').filter((row) => of === undefined || row.ngo_id === of);
      return this.page(rows, latestBy('Vetting', 'verified_on'), args, this.rooted(name));
    },
    partnerFeedback: (args, asking, name) =>
      this.page(this.seenIn(asking, 'PartnerFeedback'), latestBy('PartnerFeedback', 'at'), args, this.rooted(name)),
    drives: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Drive').filter(
        (row) =>
          inWindow(row, filter) &&
          (filter?.kind == null || row.kind === filter.kind) &&
          (filter?.isClosed == null || filter.isClosed === (row.closed_at !== null)),
      );
      return this.page(rows, latestBy('Drive', 'starts_on'), args, this.rooted(name));
    },
    instructions: ({ filter, ...args }, asking, name) => {
      const rows = this.seenIn(asking, 'Instruction').filter(
        (row) =>
          (filter?.department == null || row.department === filter.department) &&
          (filter?.para == null || row.para === filter.para) &&
          (filter?.withSuperseded || row.superseded_at === null),
      );
      return this.page(rows, latestBy('Instruction', 'issued_on'), args, this.rooted(name));
    },
    nodalUnits: ({ filter, ...args }, asking, name) => {
      const of = filter?.office ? keyOf('Office', filter.office as string) : undefined;
      const rows = this.seenIn(asking, 'NodalUnit').filter(
        (row) => isIn(row, filter) && (of === undefined || row.office_id === of) && (filter?.withSuperseded || row.superseded_at === null),
      );
      return this.page(rows, latestBy('NodalUnit', 'recorded_at'), args, this.rooted(name));
    },
    instructionTracker: (_args, asking, name) => {
      this.rooted(name);
      const seen = this.seenIn(asking, 'Instruction').filter((row) => row.superseded_at === null);
      return ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'].flatMap((para) =>
        ['POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES'].map((department) => {
          const rows = seen.filter((row) => row.para === para && row.department === department);
          const orders = rows.filter((row) => row.order_number !== null);
          const status = orders.length > 0 ? 'ISSUED' : rows.length > 0 ? 'NONE' : 'NOT_REPORTED';
          return { para, department, status, orders: orders.length, latestOn: latest(orders.length > 0 ? orders : rows, 'issued_on') };
        }),
      );
    },
    trainingShare: ({ district: code }, asking, name) => {
      this.rooted(name);
      return this.trainingShare(asking, code as number | null | undefined);
    },
    partnerFigures: (_args, asking, name) => this.partnerFigures(asking, this.down(this.rooted(name), 'ngo')),
    driveResults: ({ from, until }, asking, name) => {
      this.rooted(name);
      return this.driveResults(asking, quarterOf(from as string), quarterOf(until as string));
    },
    changesSince: ({ cursor, first = 20, caseId }, asking) => {
      if (first < 1 || first > 100) throw new Refused('BAD_USER_INPUT');
      const ofCase = caseId == null ? undefined : keyOf('Case', caseId as string);
      if (ofCase !== undefined && !this.see(asking, 'Case', this.raw.one('case_file', 'id', ofCase))) throw new Refused('NOT_FOUND');
      const told = this.told(asking);
      const placeOf = (row: Row | undefined) => `${CURSOR}change|${row?.position ?? 0}|${row?.id ?? 'BEGINNING'}`;
      if (cursor == null) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: placeOf(told.at(-1)) } };
      const [list, after] = this.cursors.get(cursor as string)?.split('|') ?? [];
      if (list !== 'change') throw new Refused('BAD_USER_INPUT');
      const rows = told.filter((row) => Number(row.position) > Number(after) && (ofCase === undefined || row.case_id === ofCase));
      const shown = rows.slice(0, first);
      const nodes = shown.map((row) => ({
        at: instantOf(row.at),
        event: row.event as unknown,
        case: () => this.at(asking, 'Case', this.raw.one('case_file', 'id', row.case_id), undefined),
        caseId: `Case_${row.case_id}`,
        subjectId: `${row.subject_type}_${row.subject_id}`,
        subject: () =>
          this.at(asking, row.subject_type as string, this.raw.one(types[row.subject_type as string]!.table, 'id', row.subject_id), undefined),
        cursor: placeOf(row),
      }));
      return {
        nodes,
        pageInfo: {
          hasNextPage: rows.length > shown.length,
          endCursor: shown.length > 0 ? placeOf(shown.at(-1)) : `${CURSOR}${this.cursors.get(cursor as string)}`,
        },
      };
    },
    explainAccess: ({ id, asked }, asking, name) => this.explained(id as string, asked as string, asking, this.rooted(name)),
    caseCounts: ({ filter }, asking, name) => {
      this.rooted(name);
      return countBy(this.filtered(filter, asking), ['status', 'stage'], (status, stage, count) => ({ status, stage, count }));
    },
    caseNumbers: ({ filter }, asking, name) => {
      const path = this.rooted(name);
      const rows = this.seenIn(asking, 'Case').filter((row) => filter?.status == null || row.status === filter.status);
      for (const part of ['byStatus', 'byStage', 'byDistrict', 'byMonth']) this.down(path, part);
      const withMonth = rows.map((row) => ({ ...row, month: `${dayInIndia(row.opened_at).slice(0, 7)}-01` }));
      return {
        total: rows.length,
        byStatus: countBy(rows, ['status'], (status, _, cases) => ({ status, cases })),
        byStage: countBy(rows, ['stage', 'status'], (stage, status, cases) => ({ stage, status, cases })),
        byDistrict: countBy(rows, ['district_code', 'status'], (code, status, cases) => ({
          district: code,
          name: this.raw.one('district', 'code', code)!.name,
          status,
          cases,
        })),
        byMonth: countBy(withMonth, ['month', 'status'], (month, status, cases) => ({ month, status, cases })),
      };
    },
    publishedMonths: (_args, asking, name) => {
      const path = this.rooted(name);
      return this.seenIn(asking, 'Publication')
        .toSorted((a, b) => -order(a.month, b.month))
        .map((row) => ({ type: 'Publication', row, path }));
    },
    publishedNumbers: ({ month, state, district: code }, asking, name) =>
      this.published(`${(month as string).slice(0, 7)}-01`, state, code, asking, name),
  };

  private node(id: string, asking: Asking, name: string): At | null {
    const [, type, key] = idShape.exec(id) ?? [];
    if (!isNode(this.schema, type)) return null;
    return this.at(asking, type!, this.raw.one(types[type!]!.table, 'id', key), this.rooted(`${name} ${type}`));
  }

  private byId(type: string, id: string, asking: Asking, name: string): At {
    const found = this.at(asking, type, this.raw.one(types[type]!.table, 'id', keyOf(type, id)), this.rooted(name));
    if (!found) throw new Refused('NOT_FOUND');
    return found;
  }

  /** The officer's cases that a filter leaves. */
  private filtered(filter: Args | null | undefined, asking: Asking): Row[] {
    const officeId = filter?.office ? keyOf('Office', filter.office as string) : undefined;
    return this.seenIn(asking, 'Case').filter(
      (row) =>
        (filter?.state == null || row.state_code === filter.state) &&
        (filter?.district == null || row.district_code === filter.district) &&
        (filter?.kinds == null || filter.kinds.includes(row.kind)) &&
        (filter?.stages == null || filter.stages.includes(row.stage)) &&
        (filter?.status == null || row.status === filter.status) &&
        (filter?.priorities == null || filter.priorities.includes(row.priority)) &&
        (filter?.openedFrom == null || row.opened_at >= filter.openedFrom) &&
        (filter?.openedBefore == null || row.opened_at < filter.openedBefore) &&
        (officeId === undefined ||
          this.raw
            .where('case_participant', 'case_id', row.id)
            .some((part) => part.office_id === officeId && part.until === null && asking.sight.sees(participantRule, part))),
    );
  }

  private viewer({ sight, roles, client }: Asking, path: Path | undefined): object {
    const mine = this.operations.all.filter((operation) => mayCall(operation.roles, roles)).map((operation) => operation.name);
    return {
      officer: { type: 'Officer', row: sight.officer, path: this.down(path, 'officer') },
      office: { type: 'Office', row: this.raw.one('office', 'id', sight.officer.office_id)!, path: this.down(path, 'office') },
      roles,
      client,
      mayCall: ({ operation }: Args) => mine.includes(operation as string),
      operations: mine,
      sees: () => {
        this.down(path, 'sees');
        return sightsOf(roles);
      },
    };
  }

  /** How much the offices of the district owe, or of the State where the caller's is of no district; a home's is nobody's to know. */
  private workload(asking: Asking, path: Path | undefined): object[] {
    const { sight } = asking;
    const isCommittee = sight.isOne('COMMITTEE_MEMBER');
    const mine = this.raw.one('office', 'id', sight.officer.office_id)!;
    const next = this.down(path, 'office');
    const later = (days: number) => comparable(new Date(Date.parse(`${this.raw.now.slice(0, 23)}Z`) + days * 86_400_000).toISOString()) as string;
    const open = (row: Row) => row.state === 'RUNNING' || row.state === 'EXTENDED';
    return this.raw
      .all('office')
      .filter((row) => !['CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE'].includes(row.kind))
      .filter((row) => (mine.district_code === null ? row.state_code === mine.state_code : row.district_code === mine.district_code))
      .map((row) => ({
        row,
        clocks: this.raw
          .where('clock', 'owner_office_id', row.id)
          .filter((each) => open(each) || ['BREACHED', 'MET_LATE'].includes(each.state))
          .filter((each) => isCommittee || this.see(asking, 'Clock', each)),
      }))
      .filter(({ clocks }) => clocks.length > 0)
      .map(({ row, clocks }) => ({
        row,
        running: clocks.filter(open).length,
        dueSoon: clocks.filter((each) => open(each) && each.due_at >= this.raw.now && each.due_at <= later(7)).length,
        overdue: clocks.filter((each) => each.state !== 'MET_LATE' && each.due_at < this.raw.now).length,
        breached: clocks.filter((each) => each.state === 'BREACHED').length,
        metLate: clocks.filter((each) => each.state === 'MET_LATE' && each.met_at >= later(-90)).length,
      }))
      .toSorted((a, b) => b.overdue - a.overdue || b.running - a.running || order(a.row.id, b.row.id))
      .map(({ row, ...numbers }) => ({ ...numbers, office: { type: 'Office', row, path: next } }));
  }

  /** Shares of trained staff in one's own area; to a committee the whole of it alone, and no small number. */
  private trainingShare({ sight }: Asking, code: number | null | undefined): object[] {
    const mine = this.raw.one('office', 'id', sight.officer.office_id)!;
    const isCommittee = sight.isOne('COMMITTEE_MEMBER');
    if (sight.state === null) return [];
    if (code != null && code !== mine.district_code) {
      const named = this.raw.one('district', 'code', code);
      if (mine.district_code !== null || isCommittee || named?.state_code !== mine.state_code) return [];
    }
    const today = dayInIndia(this.raw.now);
    const before = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;
    const serves = (row: Row) => row.active_from <= today && (row.active_to === null || row.active_to >= today);
    const of = (code ?? mine.district_code) as number | null;
    const units = this.raw
      .all('office')
      .filter((row) => row.state_code === mine.state_code && (of === null || row.district_code === of) && serves(row))
      .filter((row) => ['POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES'].includes(row.department));
    const isTrained = ({ id }: Row) =>
      this.raw
        .where('enrolment', 'officer_id', id)
        .some((row) => row.attended && row.superseded_at === null && this.raw.one('training_session', 'id', row.session_id)!.ends_on > before);
    const counts = units.flatMap(({ id, kind }) => [
      ...this.raw
        .where('officer', 'office_id', id)
        .filter(serves)
        .map((row) => ({ kind, rank: null as string | null, staff: 1, trained: isTrained(row) ? 1 : 0 })),
      ...this.raw
        .where('staff_report', 'office_id', id)
        .filter((row) => row.superseded_at === null && row.outside_hub > 0)
        .map((row) => ({ kind, rank: row.rank as string | null, staff: row.outside_hub as number, trained: row.trained_outside_hub as number })),
    ]);
    const groups = [...Map.groupBy(counts, ({ kind, rank }) => `${kind} ${rank}`).values()];
    return groups
      .map((group) => {
        const [staff, trained] = [group.reduce((n, each) => n + each.staff, 0), group.reduce((n, each) => n + each.trained, 0)];
        const isSuppressed = isCommittee && (staff < 5 || isSmall(trained) || isSmall(staff - trained));
        const { kind: officeKind, rank } = group[0]!;
        return { officeKind, rank, staff: isCommittee && staff < 5 ? null : staff, trained: isSuppressed ? null : trained, isSuppressed };
      })
      .toSorted((a, b) => order(a.officeKind, b.officeKind) || order(a.rank ?? '', b.rank ?? ''));
  }

  /** What organisations do, for those who accredit, assign and watch over it, and for each its own. */
  private partnerFigures({ sight }: Asking, path: Path | undefined): object[] {
    const isCommittee = sight.isOne('COMMITTEE_MEMBER');
    const readsAll = isCommittee || sight.isOne('DISTRICT_ADMINISTRATION', 'DCPU_OFFICER', 'CWC_MEMBER', 'AHTB_OFFICER', 'STATE_ADMIN');
    const hide = (n: number, ...more: number[]) => (isCommittee && [n, ...more].some(isSmall) ? null : n);
    const later = (from: string, hours: number) => comparable(new Date(Date.parse(instantOf(from)!) + hours * 3_600_000).toISOString()) as string;
    const yearAgo = `${Number(this.raw.now.slice(0, 4)) - 1}${this.raw.now.slice(4)}`;
    return this.raw
      .where('office', 'kind', 'NGO')
      .filter((row) => sight.isMine(row.id) || (readsAll && sight.isOfArea(row)))
      .toSorted((a, b) => order(a.id, b.id))
      .map((row) => {
        const opened = this.raw
          .where('case_participant', 'office_id', row.id)
          .filter((part) => part.basis === 'OPENED')
          .map((part) => part.case_id as string);
        const leads = [...new Set(opened)].map((id) => this.raw.one('case_file', 'id', id)!).filter((each) => each.opened_at > yearAgo);
        const acted = leads.filter((each) =>
          this.raw
            .where('case_event', 'case_id', each.id)
            .some(
              (event) =>
                ['TRIAGED', 'CLOSED'].includes(event.kind) &&
                event.recorded_by_office_id !== row.id &&
                event.recorded_at <= later(each.opened_at, 48),
            ),
        ).length;
        return {
          ngo: { type: 'Office', row, path },
          isActive: this.raw.where('accreditation', 'ngo_id', row.id).some((each) => standingOf(each, this.raw.now) === 'ACTIVE'),
          assigned: hide(
            this.raw
              .where('survivor_participant', 'office_id', row.id)
              .filter((part) => part.until === null && part.capacity === 'PARTNER' && part.handover_id === null).length,
          ),
          leads: hide(leads.length),
          leadsActedOn: hide(acted, leads.length, leads.length - acted),
          feedback: hide(this.raw.where('partner_feedback', 'to_office_id', row.id).length),
        };
      });
  }

  /** What closed drives brought, by whole quarters. */
  private driveResults({ sight }: Asking, from: string, until: string): object[] {
    const isCommittee = sight.isOne('COMMITTEE_MEMBER');
    const closed = this.raw.all('drive').filter((row) => {
      const quarter = quarterOf(row.ends_on);
      return row.closed_at !== null && quarter >= from && quarter <= until && sight.isOfArea(row);
    });
    return [...Map.groupBy(closed, (row) => `${quarterOf(row.ends_on)} ${row.district_code} ${row.kind}`).values()]
      .map((group) => {
        const parts = group.flatMap(({ id }) => this.raw.where('drive_part', 'drive_id', id).filter(({ answer }) => answer === 'ACCEPTED'));
        const sum = (column: string) => parts.reduce((n, part) => n + Number(part[column] ?? 0), 0);
        const people = { peopleReached: sum('people_reached'), childrenRescued: sum('children_rescued'), leads: sum('leads') };
        const hidden = Object.entries(people).map(([name, n]) => [name, isCommittee && isSmall(n) ? null : n]);
        const { district_code: code, kind, ends_on: ended } = group[0]!;
        return {
          quarter: quarterOf(ended),
          kind: kind as string,
          district: code as number,
          name: this.raw.one('district', 'code', code)!.name,
          drives: group.length,
          placesVisited: sum('places_visited'),
          villagesReached: sum('villages_reached'),
          inspections: sum('inspections'),
          violations: sum('violations'),
          ...Object.fromEntries(hidden),
          isSuppressed: isCommittee && Object.values(people).some(isSmall),
        };
      })
      .toSorted((a, b) => order(a.quarter, b.quarter) || order(a.district, b.district) || order(a.kind, b.kind));
  }

  /** The rule behind a yes or a no, for an operation or a class of data. Its words are presence-checked. */
  private explained(id: string, asked: string, asking: Asking, path: Path | undefined): object {
    const [, type, key] = idShape.exec(id) ?? [];
    if (!type) throw new Refused('BAD_USER_INPUT');
    const of = isNode(this.schema, type) ? types[type] : undefined;
    const row = of && this.raw.one(of.table, 'id', key);
    if (!of || !this.see(asking, type, row)) throw new Refused('NOT_FOUND');
    const caseId = type === 'Case' ? row!.id : row!.case_id;
    const parts = this.raw
      .where('case_participant', 'case_id', caseId)
      .filter((part) => part.office_id === asking.sight.officer.office_id && part.until === null && asking.sight.sees(participantRule, part))
      .toSorted((a, b) => Number(isNarrowed(a)) - Number(isNarrowed(b)) || order(a.since, b.since));
    // Two that began in the same instant: either is told.
    if (parts.length > 1 && parts[0]!.since === parts[1]!.since && isNarrowed(parts[0]!) === isNarrowed(parts[1]!)) throw new Refused(UNKNOWABLE);
    const next = this.down(path, 'participation');
    const byHandover = this.down(path, 'handover');
    const by = this.raw.one('handover', 'id', parts[0]?.handover_id);
    const handover = by && this.see(asking, 'Handover', by) ? { type: 'Handover', row: by, path: byHandover } : null;
    const participation = parts[0] ? { type: 'Participant', row: parts[0], path: next } : null;
    const operation = this.operations.all.find((each) => each.name === asked);
    if (operation) {
      const isAllowed = mayCall(operation.roles, asking.roles);
      return { isAllowed, rule: PRESENT, participation, handover, dataClass: null, level: null, howToAsk: isAllowed ? null : PRESENT };
    }
    const sight = (sightsOf(asking.roles) as { dataClass: string; level: string }[]).find(({ dataClass }) => dataClass === asked);
    if (!sight) throw new Refused('BAD_USER_INPUT');
    const has = (level: 'F' | 'S') =>
      caseId == null || !asking.sight.takesPart(caseId as string) || asking.sight.isShared(caseId as string, asked, level);
    const level = !['F', 'S'].includes(sight.level) ? sight.level : sight.level === 'F' && has('F') ? 'F' : has('S') ? 'S' : '-';
    const isOpened = asked === 'ID' || asked === 'LOC';
    return {
      isAllowed: level === 'F' || level === 'S',
      rule: PRESENT,
      participation,
      handover,
      dataClass: asked,
      level,
      howToAsk: level === 'F' && !isOpened ? null : PRESENT,
    };
  }

  private published(month: string, state: number | null | undefined, code: number | null | undefined, asking: Asking, name: string): object | null {
    const path = this.rooted(name);
    const publication = this.raw.one('publication', 'month', month);
    if (!publication || !this.see(asking, 'Publication', publication)) return null;
    const cells = this.raw.where('published_number', 'month', month);
    const totals = cells.filter((cell) => cell.breakdown === 'TOTAL');
    const place = totals.find(
      (cell) =>
        (state == null || (state !== 0 && cell.state_code === state)) &&
        (code == null ? cell.district_code === 0 : code !== 0 && cell.district_code === code) &&
        (state != null || code != null || cell.state_code === 0),
    );
    if (!place) return null;
    for (const part of ['byStatus', 'byStage', 'byKind', 'byPlace']) this.down(path, part);
    const inPlace = cells.filter((cell) => cell.state_code === place.state_code && cell.district_code === place.district_code);
    const by = (breakdown: string, field: string, categories: readonly string[]) =>
      categories.map((category) => {
        const cell = inPlace.find((each) => each.breakdown === breakdown && each.category === category);
        // Of a place with a hidden total nothing more is told.
        return { [field]: category, cases: cell ? cell.cases : place.cases === null ? null : 0 };
      });
    const parts = totals
      .filter((cell) =>
        place.state_code === 0
          ? cell.state_code !== 0 && cell.district_code === 0
          : place.district_code === 0 && cell.state_code === place.state_code && cell.district_code !== 0,
      )
      .map((cell) => {
        const of = place.state_code === 0 ? this.raw.one('state', 'code', cell.state_code)! : this.raw.one('district', 'code', cell.district_code)!;
        return { code: of.code, name: of.name, cases: cell.cases };
      })
      .toSorted((a, b) => a.code - b.code);
    return {
      month,
      publishedAt: instantOf(publication.published_at),
      cutOff: instantOf(publication.cut_off),
      definition: publication.definition,
      fingerprint: publication.fingerprint,
      total: place.cases,
      byStatus: by('STATUS', 'status', categories.status),
      byStage: by('STAGE', 'stage', categories.stage),
      byKind: by('KIND', 'kind', categories.kind),
      byPlace: parts,
    };
  }

  /** The committee that a list is narrowed to; one that is hidden is none. */
  private committeeOf(id: string | null | undefined, asking: Asking): string | null {
    if (id == null) return null;
    const key = keyOf('Committee', id);
    if (!this.see(asking, 'Committee', this.raw.one('committee', 'id', key))) throw new Refused('NOT_FOUND');
    return key;
  }

  /** Of somebody recorded twice, whoever sees both records is listed the first alone. */
  private isListed(asking: Asking, { merged_into_id: first }: Row): boolean {
    return first == null || !this.see(asking, 'Survivor', this.raw.one('survivor', 'id', first));
  }

  /** The rows of a type below a survivor that the officer sees. */
  below(asking: Asking, type: string, survivorId: string): Row[] {
    return this.raw.where(types[type]!.table, 'survivor_id', survivorId).filter((row) => this.see(asking, type, row));
  }

  /** The officers of a plan's team. */
  officers(ids: readonly string[], path: Path | undefined): At[] {
    return ids.flatMap((id) => {
      const row = this.raw.one('officer', 'id', id);
      return row ? [{ type: 'Officer', row, path }] : [];
    });
  }
}

function isNarrowed(part: Row): boolean {
  return part.content_of !== null || part.status_of !== null;
}

/** Objects that are made here, field by field. */
/** What an event tells besides that its subject was changed: something of a class. */
const tellsBesides: Record<string, string> = {
  recordNoFir: 'ACC',
  recordIdentity: 'ID',
  referForExamination: 'MED',
  assignNgo: 'RHB',
  consultHomeDistrict: 'RHB',
};

const plain = new Set([
  'Change',
  'ChangeEnd',
  'AccessExplanation',
  'CaseCount',
  'CaseNumbers',
  'CasesByStatus',
  'CasesByStage',
  'CasesByDistrict',
  'CasesByMonth',
  'PublishedNumbers',
  'PublishedByStatus',
  'PublishedByStage',
  'PublishedByKind',
  'PublishedByPlace',
  'Viewer',
  'Sight',
  'Section',
  'CommitteeLaw',
  'SeatLaw',
  'CaseStanding',
  'AgeCategory',
  'Rehabilitation',
  'CareGoal',
  'Workload',
  'RulePreview',
  'Indicator',
  'ReportSection',
  'ReportFigure',
  'ReportFigurePart',
  'ReportTable',
  'TrainingShare',
  'PartnerFigures',
  'DriveResults',
  'InstructionStanding',
]);

/** A number of people that no committee is told. */
const isSmall = (n: number): boolean => n >= 1 && n <= 4;
const quarterOf = (day: string): string => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
const isIn = (row: Row, filter: Args | null | undefined): boolean =>
  (filter?.state == null || row.state_code === filter.state) && (filter?.district == null || row.district_code === filter.district);
/** Something that lasts from a day to a day, in a window. */
const inWindow = (row: Row, filter: Args | null | undefined): boolean =>
  isIn(row, filter) && (filter?.from == null || row.ends_on >= filter.from) && (filter?.until == null || row.starts_on <= filter.until);
const latestBy = (type: string, orderedBy: string): ListOf => ({
  type,
  list: `${types[type]!.table} ${orderedBy} `,
  orderedBy,
  descending: true,
});

function standingOf(row: Row, now: string): string {
  const today = dayInIndia(now);
  if (row.valid_until < today) return 'ENDED';
  if (row.suspended_at !== null) return 'SUSPENDED';
  return row.valid_from > today ? 'NOT_YET' : 'ACTIVE';
}

// ---- Fields that are more than a column ----

interface At2 {
  oracle: Oracle;
  asking: Asking;
  path: Path | undefined;
}

const percents = 'I2 I3 I4b I5 I8 I10 I11 I13 I17 I18 I19b I19c I22 I23 I24 I25 I26 I27b I30 I31 I32 I33 I34 I35a I35b'.split(' ');
const units: Record<string, string> = {
  ...Object.fromEntries(percents.map((code) => [code, 'PERCENT'])),
  I4c: 'HOURS',
  I6: 'HOURS',
  I7b: 'HOURS',
  I9c: 'PEOPLE',
  I9d: 'PEOPLE',
  I12b: 'PEOPLE',
  I12c: 'PAISE',
  I14c: 'POINTS',
};
/** The paragraphs of the advisory, each with its last indicator. */
const paragraphs = Object.entries({
  '(i)': 4,
  '(ii)': 8,
  '(iii)': 12,
  '(iv)': 15,
  '(v)': 18,
  '(vi)': 21,
  '(vii)': 25,
  '(viii)': 28,
  '3': 31,
  CROSS: 35,
});
const paragraphOf = (code: string) => paragraphs.toSorted((a, b) => a[1] - b[1]).find(([, last]) => Number.parseInt(code.slice(1), 10) <= last)![0];

const computed: Record<string, Record<string, (row: Row, args: Args, at: At2) => unknown>> = {
  ActionReport: {
    json: () => PRESENT,
    csv: () => PRESENT,
    sections: ({ figures, tables, narrative, covers }) =>
      ['(i)', '(ii)', '(iii)', '(iv)', '(v)', '(vi)', '(vii)', '(viii)', '3', 'CROSS'].map((para) => ({
        para,
        title: PRESENT,
        narrative: narrative[para] ?? null,
        tables: tables.filter((one: Row) => one.para === para),
        figures: figures
          .filter(({ code }: Row) => paragraphOf(code) === para)
          .map((figure: Row) => ({
            ...figure,
            title: PRESENT,
            definition: PRESENT,
            unit: units[figure.code] ?? 'NUMBER',
            series: figure.series.map((part: Row) => ({ ...part, label: covers.find(({ code }: Row) => code === part.district).name })),
          })),
      })),
  },
  Case: {
    // From the events, which are added and never changed; null before the case was on file.
    standing: ({ id }, { asOf }, { oracle }) => {
      const events = oracle.raw
        .where('case_event', 'case_id', id)
        .filter((event) => event.recorded_at <= asOf)
        .toSorted((a, b) => order(a.recorded_at, b.recorded_at) || order(a.id, b.id));
      if (events.length === 0) return null;
      const last = (column: string) => events.findLast((event) => event[column] !== null)?.[column] as unknown;
      const turned = events.findLast(({ kind }) => kind === 'CLOSED' || kind === 'REOPENED');
      return { status: turned?.kind === 'CLOSED' ? 'CLOSED' : 'OPEN', stage: last('stage') ?? 'INTAKE', priority: last('priority') ?? 'NORMAL' };
    },
  },
  Alert: { state: (row, _args, { oracle }) => alertState(row, oracle.raw.now) },
  // What the law says of a kind, and by when it meets next, is counted from the calendar: test/committee tells both.
  Committee: { law: () => PRESENT, meetsBy: () => PRESENT },
  AgendaItem: { says: () => PRESENT },
  ActionItem: { isOverdue: (row, _args, { oracle }) => isLateItem(row, oracle.raw.now) },
  Accreditation: { standing: (row, _args, { oracle }) => standingOf(row, oracle.raw.now) },
  Agency: {
    licence: ({ licence_regime: regime, licence_number: number, licence_valid_until: until }, _args, { oracle }) =>
      regime === 'NONE' ? 'NOT_ASKED_FOR' : !number ? 'UNLICENSED' : until !== null && until < dayInIndia(oracle.raw.now) ? 'EXPIRED' : 'VALID',
  },
  Webhook: { portal: ({ client_id: client }) => client },
  WebhookDelivery: {
    nextAttemptAt: ({ next_at: next }) => instantOf(next),
    explanation: ({ problem }) => (problem === null ? null : PRESENT),
  },
  Clock: { isOverdue: (row, _args, { oracle }) => row.met_at === null && row.not_applicable === null && row.due_at < oracle.raw.now },
  ClockRule: { preview: ({ preview }) => preview },
  Survivor: {
    ageBand: ({ age_from: from, age_to: to }) => (from === to ? String(from) : `${from}-${to}`),
    ageCategories: (row, { on }) => ageCategories(row, (on as string | null) ?? (row.age_on as string)),
    nextSteps: ({ status }, _args, { asking }) =>
      /^IN_(INTERIM|LONG_TERM)_CARE$/.test(status as string) &&
      !asking.roles.some((role) => /^(HOME_STAFF|CWC_MEMBER|NGO_WORKER|DCPU_OFFICER)$/.test(role))
        ? []
        : steps[status as string]!.split(' ').filter(Boolean),
    expectedStep: ({ status }) =>
      /CARE$|^(RESTORED|INDEPENDENT|DECLINED_SUPPORT|DECEASED)$/.test(status as string) ? null : steps[status as string]!.split(' ')[0]!,
    rehabilitationStatus: ({ id }, _args, { oracle, asking }) => {
      const standing = (type: string) => oracle.below(asking, type, id).filter((row) => row.superseded_at === null);
      const services = oracle.below(asking, 'Service', id);
      const claims = oracle.below(asking, 'Entitlement', id);
      const amounts = oracle.below(asking, 'EntitlementDetail', id);
      const visits = standing('FollowUpVisit');
      const inStatus = (status: string) => services.filter((service) => service.status === status).length;
      const sum = (column: string) => (amounts.length === 0 ? null : amounts.reduce((all, amount) => all + Number(amount[column] ?? 0), 0));
      return {
        placedSince: instantOf(
          latest(
            standing('Placement').filter(({ until }) => until === null),
            'since',
          ),
        ),
        carePlanApprovedAt: instantOf(latest(standing('CarePlan'), 'approved_at')),
        servicesPlanned: inStatus('PLANNED'),
        servicesStarted: inStatus('STARTED'),
        servicesCompleted: inStatus('COMPLETED'),
        claims: claims.length,
        claimsCredited: claims.filter(({ stage }) => stage === 'CREDITED').length,
        duePaise: sum('due_paise'),
        creditedPaise: sum('credited_paise'),
        lastVisitAt: instantOf(latest(visits, 'visited_at')),
        nextVisitOn:
          visits
            .filter(({ visited_at: visited }) => visited === null)
            .map(({ due_on: due }) => due as string)
            .toSorted()[0] ?? null,
      };
    },
  },
  Production: {
    elapsedMinutes: (row) => elapsed(row),
    netMinutes: (row) => elapsed(row) - row.journey_minutes,
    withinTime: (row) => elapsed(row) - row.journey_minutes <= 24 * 60,
  },
  RescuePlanDetail: { members: ({ team }, _args, { oracle, path }) => oracle.officers(team as string[], path) },
  CarePlanDetail: { goals: ({ goals }) => goals },
  Approval: { howMany: ({ survivor_ids: ids }) => (ids as string[]).length },
};

/** Open, and its day in India is over. */
function isLateItem({ state, due_on: due }: Row, now: string): boolean {
  const today = new Date(Date.parse(instantOf(now)!) + 5.5 * 3_600_000).toISOString().slice(0, 10);
  return state === 'OPEN' && (due as string).slice(0, 10) < today;
}

function elapsed({ produced_at: to, taken_in_charge_at: from }: Row): number {
  return Math.round((Date.parse(instantOf(to)!) - Date.parse(instantOf(from)!)) / 60_000);
}

function latest(rows: readonly Row[], column: string): string | null {
  return rows
    .map((row) => row[column] as string | null)
    .reduce((best, value) => (value !== null && (best === null || value > best) ? value : best), null);
}

/** The fixed categories of published statistics, in their order: a case's life, and what the hub is about. */
const categories = {
  status: ['OPEN', 'CLOSED'],
  stage: `INTAKE TRIAGE PLAN RESCUE MEDICAL_AGE FIR CWC_PRODUCTION INTERIM_PLACEMENT SIR ICP FINAL_ORDER TRANSFER_RESTORE ENTITLEMENTS LINKAGE
    FOLLOW_UP CLOSED`.split(/\s+/),
  kind: ['TRAFFICKING', 'CHILD_LABOUR', 'BONDED_LABOUR', 'MISSING_CHILD', 'SEXUAL_EXPLOITATION'],
};

/** Which step may follow which (domain reference, life cycle). */
const steps: Record<string, string> = {
  RESCUED: 'IN_SAFE_CUSTODY AT_MEDICAL_EXAMINATION BEFORE_CWC BEFORE_MAGISTRATE DECLINED_SUPPORT MISSING DECEASED',
  IN_SAFE_CUSTODY: 'AT_MEDICAL_EXAMINATION BEFORE_CWC BEFORE_MAGISTRATE DECLINED_SUPPORT MISSING DECEASED',
  AT_MEDICAL_EXAMINATION: 'IN_SAFE_CUSTODY BEFORE_CWC BEFORE_MAGISTRATE IN_INTERIM_CARE IN_LONG_TERM_CARE DECLINED_SUPPORT MISSING DECEASED',
  BEFORE_CWC: 'IN_SAFE_CUSTODY AT_MEDICAL_EXAMINATION IN_INTERIM_CARE RESTORED IN_TRANSIT_HOME MISSING DECEASED',
  BEFORE_MAGISTRATE: 'IN_SAFE_CUSTODY AT_MEDICAL_EXAMINATION BEFORE_CWC IN_INTERIM_CARE RESTORED INDEPENDENT DECLINED_SUPPORT MISSING DECEASED',
  IN_INTERIM_CARE:
    'AT_MEDICAL_EXAMINATION BEFORE_CWC BEFORE_MAGISTRATE IN_TRANSIT_HOME RESTORED IN_LONG_TERM_CARE INDEPENDENT DECLINED_SUPPORT MISSING DECEASED',
  IN_TRANSIT_HOME: 'BEFORE_HOME_CWC AT_MEDICAL_EXAMINATION IN_INTERIM_CARE RESTORED MISSING DECEASED',
  BEFORE_HOME_CWC: 'RESTORED IN_INTERIM_CARE IN_LONG_TERM_CARE AT_MEDICAL_EXAMINATION MISSING DECEASED',
  RESTORED: 'BEFORE_CWC BEFORE_HOME_CWC IN_LONG_TERM_CARE INDEPENDENT MISSING DECEASED',
  IN_LONG_TERM_CARE: 'AT_MEDICAL_EXAMINATION BEFORE_CWC BEFORE_HOME_CWC IN_TRANSIT_HOME RESTORED INDEPENDENT MISSING DECEASED',
  INDEPENDENT: 'BEFORE_CWC BEFORE_MAGISTRATE MISSING DECEASED',
  MISSING: 'RESCUED IN_SAFE_CUSTODY AT_MEDICAL_EXAMINATION BEFORE_CWC BEFORE_MAGISTRATE IN_INTERIM_CARE BEFORE_HOME_CWC RESTORED DECEASED',
  DECLINED_SUPPORT: 'IN_SAFE_CUSTODY BEFORE_MAGISTRATE IN_INTERIM_CARE MISSING DECEASED',
  DECEASED: '',
};

/** What each Act calls a person of an age: the ages under which a person is the one or the other, and grown up above. */
const acts: readonly (readonly [act: string, verified: string, ...lines: (readonly [under: number, name: string])[]])[] = [
  ['JJ', 'STATUTE', [18, 'CHILD']],
  ['POCSO', 'UNVERIFIED', [18, 'CHILD']],
  ['BNS', 'UNVERIFIED', [18, 'CHILD']],
  ['CALPRA', 'STATUTE', [14, 'CHILD'], [18, 'ADOLESCENT']],
  ['ITPA', 'STATUTE', [16, 'CHILD'], [18, 'MINOR']],
];

function ageCategories({ age_from: from, age_to: to, age_on: on }: Row, day: string): object[] {
  const years = Number(day.slice(0, 4)) - Number(on.slice(0, 4));
  const [known, asked] = [on.slice(5), day.slice(5)];
  // Between two birthdays that nobody knows, one year more or less.
  const youngest = from + years - (asked < known ? 1 : 0);
  const oldest = to + years + (asked > known ? 1 : 0);
  return acts.map(([act, verified, ...lines]) => {
    const at = (age: number) => lines.find(([under]) => age < under)?.[1] ?? 'ADULT';
    return { act, category: at(youngest) === at(oldest) ? at(youngest) : 'UNDETERMINED', law: PRESENT, verified };
  });
}

function sightsOf(roles: readonly string[]): object[] {
  const [head, ...rows] = readFileSync(new URL('need-to-know.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  return head!.slice(1).map((dataClass, i) => {
    const levels = rows.filter(([role]) => roles.includes(role!)).map((row) => row[i + 1]!);
    return { dataClass, holds: PRESENT, level: ['F', 'S', 'M', 'A'].find((level) => levels.includes(level)) ?? '-', means: PRESENT };
  });
}

function mayCall(of: readonly string[], roles: readonly string[]): boolean {
  return of.some((role) => roles.includes(role));
}

/** Which role may call what, as the committed matrix tells the departments. */
function operationsOf(matrix: string): { query: Map<string, readonly string[]>; all: { name: string; roles: readonly string[] }[] } {
  const rows = matrix
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const titles = new Map(
    rows.filter((cells) => cells.length === 3 && /^`[A-Z_]+`$/.test(cells[2]!)).map(([title, , role]) => [title!, role!.slice(1, -1)]),
  );
  const all = rows
    .filter((cells) => cells.length === 3 && /^`[a-z]\w+`$/.test(cells[0]!))
    .map(([name, , who]) => ({
      name: name!.slice(1, -1),
      roles: who === 'all' ? [...titles.values()] : who!.split(', ').map((title) => titles.get(title)!),
    }));
  // What is asked comes before what is told: of two of one name, the question is meant.
  return { query: new Map(all.toReversed().map(({ name, roles }) => [name, roles])), all };
}

// ---- Forms of values ----

function isNode(schema: GraphQLSchema, name: string | undefined): boolean {
  const type = name === undefined ? undefined : schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((implemented) => implemented.name === 'Node');
}

function snake(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function formOf(type: string): (value: unknown) => unknown {
  return type === 'DateTime' ? (value) => instantOf(value as string | null) : (value) => value;
}

function instantOf(value: string | null): string | null {
  return value === null ? null : `${value.slice(0, 23)}Z`;
}

function dayInIndia(instant: string): string {
  return new Date(Date.parse(instantOf(instant)!) + 330 * 60_000).toISOString().slice(0, 10);
}

function order(a: unknown, b: unknown): number {
  return a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
}

/** Whether a legal fact is on the record that is asked for. */
function stood(row: Row, { asOf, withSuperseded }: Args): boolean {
  if (asOf == null) return withSuperseded === true || row.superseded_at === null;
  return row.recorded_at <= asOf && (withSuperseded === true || row.superseded_at === null || row.superseded_at > asOf);
}

function keyOf(type: string, id: string): string {
  const [, of, key] = idShape.exec(id) ?? [];
  if (!of) throw new Refused('BAD_USER_INPUT');
  if (of !== type) throw new Refused('NOT_FOUND');
  return key!;
}

function countBy<T>(rows: readonly Row[], columns: readonly string[], make: (first: any, second: any, n: number) => T): T[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(columns.map((column) => row[column] as unknown)));
  return [...groups.values()]
    .toSorted((a, b) => columns.map((column) => order(a[0]![column], b[0]![column])).find((n) => n !== 0) ?? 0)
    .map((group) => make(group[0]![columns[0]!], columns[1] ? group[0]![columns[1]] : undefined, group.length));
}

// ---- Comparing ----

/** Where an answer is not what it must be: the path, and both values. Learns what the cursors of the answer stand for. */
export function difference(oracle: Oracle, must: unknown, is: unknown, path: readonly (string | number)[] = []): string | undefined {
  if (must === PRESENT) return typeof is === 'string' && is !== '' ? undefined : `${path.join('.')}: nothing, where there must be words`;
  if (typeof must === 'string' && must.startsWith(CURSOR)) return cursorProblem(oracle, must.slice(CURSOR.length), is, path);
  if (Array.isArray(must)) {
    if (!Array.isArray(is) || is.length !== must.length)
      return `${path.join('.')}: ${Array.isArray(is) ? `${is.length} entries` : JSON.stringify(is)} instead of ${must.length}`;
    for (const [i, each] of must.entries()) {
      const found = difference(oracle, each, is[i], [...path, i]);
      if (found) return found;
    }
    return undefined;
  }
  if (must !== null && typeof must === 'object') {
    if (is === null || typeof is !== 'object') return `${path.join('.')}: ${JSON.stringify(is)} instead of an object`;
    const [keys, isKeys] = [Object.keys(must), Object.keys(is)];
    if (keys.join() !== isKeys.join()) return `${path.join('.')}: the fields ${isKeys.join()} instead of ${keys.join()}`;
    for (const key of keys) {
      const found = difference(oracle, (must as Args)[key], (is as Args)[key], [...path, key]);
      if (found) return found;
    }
    return undefined;
  }
  return must === is ? undefined : `${path.join('.')}: ${JSON.stringify(is)} instead of ${JSON.stringify(must)}`;
}

/**
 * A cursor is opaque to callers. It must always stand for the same place, and what can be read of it must say no more than
 * the list's name, the value that orders it and the id, which the caller sees anyway.
 */
function cursorProblem(oracle: Oracle, place: string, is: unknown, path: readonly (string | number)[]): string | undefined {
  const where = path.join('.');
  if (typeof is !== 'string') return `${where}: ${JSON.stringify(is)} instead of a cursor`;
  const known = oracle.cursors.get(is);
  if (known !== undefined) return known === place ? undefined : `${where}: the cursor of ${known} at ${place}`;
  const [list, sort, id] = place.split('|');
  const says = readable(is);
  if (says !== undefined) {
    const name = (list ?? '').split(' ').filter(Boolean);
    const isName = (part: string) =>
      part.split(/[ .]/).every((word) => word === '' || word.length === 1 || name.includes(word) || word === `${name[0]}_id`);
    for (const part of says)
      if (!isName(part) && comparable(part.replace(/([+-]\d{2})$/, '$1:00')) !== sort && part !== id && part !== sort)
        return `${where}: the cursor tells ${JSON.stringify(part)}`;
  }
  oracle.cursors.set(is, place);
  return undefined;
}

/** What anybody reads who unpacks a cursor, if it can be read. */
function readable(cursor: string): string[] | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (text.includes('\uFFFD')) return undefined;
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts.map(String) : [text];
  } catch {
    return [text];
  }
}

/** The paths of relations from the root fields on, up to a length, with a count of each. A page counts as one step. */
export function pathsOf(schema: GraphQLSchema, length: number): Map<string, Path> {
  const rowsOf = (name: string) => schema.getType(name.replace(/Connection$/, ''));
  const below = (type: unknown, name: string, left: number): Path => {
    const path: Path = { name, below: new Map(), walked: 0 };
    if (left > 0 && isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type);
        if (isObjectType(named)) path.below.set(field.name, below(rowsOf(named.name), `${name}.${field.name}`, left - 1));
      }
    return path;
  };
  const roots = new Map<string, Path>();
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const named = getNamedType(field.type);
    if (isInterfaceType(named))
      for (const type of schema.getPossibleTypes(named))
        roots.set(`${field.name} ${type.name}`, below(type, `${field.name} ${type.name}`, length - 1));
    else if (isObjectType(named)) roots.set(field.name, below(rowsOf(named.name), field.name, length - 1));
  }
  return roots;
}

/** All paths below some, themselves included. */
export function* everyPath(paths: Iterable<Path>): Generator<Path> {
  for (const path of paths) {
    yield path;
    yield* everyPath(path.below.values());
  }
}
