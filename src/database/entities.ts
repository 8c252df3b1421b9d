import { Course } from '../training/course.entity.js';
import { StaffReport } from '../training/staff-report.entity.js';
import { Enrolment, TrainingSession } from '../training/training-session.entity.js';
import { Accreditation, Suspension } from '../partners/accreditation.entity.js';
import { PartnerFeedback } from '../partners/partner-feedback.entity.js';
import { Vetting } from '../partners/vetting.entity.js';
import { Drive, DrivePart } from '../drives/drive.entity.js';
import { Instruction } from '../instructions/instruction.entity.js';
import { NodalUnit } from '../instructions/nodal-unit.entity.js';
import { ClockRuleVersion } from '../clocks/clock-rule.entity.js';
import { CaseFigure, ClockTally, FigureTally } from '../dashboard/figure.entity.js';
import { Clock } from '../clocks/clock.entity.js';
import { LegalEvent } from '../clocks/legal-event.entity.js';
import { ClockDue, ClockEscalation, Holiday } from '../clocks/worker-tables.entity.js';
import { ContextKey } from '../access/context-key.entity.js';
import { CaseAccess, RescueAccess, SurvivorAccess } from '../access/access-list.entity.js';
import { CaseMonthTally, CaseTally } from '../access/case-tally.entity.js';
import { Alert, AlertExport, AlertRecipient, AlertSighting } from '../alerts/alert.entity.js';
import { AuditRecord, OperationDone, OutboxEntry } from '../audit/audit.entity.js';
import { Change, ChangeAccess } from '../live/change.entity.js';
import { Accused, AccusedDetail } from '../cases/accused.entity.js';
import { CaseEvent } from '../cases/case-event.entity.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Establishment, EstablishmentDetail } from '../cases/establishment.entity.js';
import { AccessRequest } from '../disclosure/access-request.entity.js';
import { Approval } from '../disclosure/approval.entity.js';
import { IdentityExport } from '../disclosure/identity-export.entity.js';
import { BrokenGlass } from '../disclosure/break-glass.entity.js';
import { Notice } from '../disclosure/notice.entity.js';
import { Sighting, OpeningCount } from '../disclosure/sighting.entity.js';
import { Committee, CommitteeAccess, Seat } from '../committee/committee.entity.js';
import { ActionAnswer, ActionItem, AgendaItem, Attendance, Decision, Dissent, Meeting, MinutesSignature } from '../committee/meeting.entity.js';
import { Contradiction } from '../contradictions/contradiction.entity.js';
import { HandedSurvivor, Handover, HandoverWords } from '../handovers/handover.entity.js';
import { Fact, FactContent } from '../cases/fact.js';
import { Fir, FirDetail, FirStanding } from '../cases/fir.entity.js';
import { Participant, SurvivorParticipant } from '../cases/participant.entity.js';
import { Report, Reporter } from '../cases/report.entity.js';
import { Workstream } from '../cases/workstream.entity.js';
import { CalendarAddress } from '../messages/calendar-address.entity.js';
import { OfficerContact } from '../messages/contact.entity.js';
import { Message, MessageDue } from '../messages/message.entity.js';
import { Publication, PublishedNumber, RoundingKey } from '../statistics/publication.entity.js';
import { TrustedDocument } from '../documents/trusted-document.entity.js';
import { Client, Office, Officer } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { ActionReport, ReportFact, ReportSignature } from '../reports/report.entity.js';
import { CarePlan, CarePlanDetail, Service, ServiceDetail } from '../rehabilitation/care-plan.entity.js';
import { Entitlement, EntitlementDetail } from '../rehabilitation/entitlement.entity.js';
import { FollowUpVisit, VisitReport } from '../rehabilitation/follow-up.entity.js';
import { Order, OrderDetail } from '../rehabilitation/order.entity.js';
import { Placement, PlacementHome } from '../rehabilitation/placement.entity.js';
import { SocialInvestigation, SocialInvestigationReport } from '../rehabilitation/social-investigation.entity.js';
import { JourneyEvent, JourneyNote, JourneyPlace } from '../rescues/journey-event.entity.js';
import { Production } from '../rescues/production.entity.js';
import { RescuePlan, RescuePlanDetail } from '../rescues/rescue-plan.entity.js';
import { Rescue } from '../rescues/rescue.entity.js';
import { IdentityToken, SurvivorIdentity, SurvivorKey, SurvivorName } from '../survivors/identity.entity.js';
import { AgeDetermination, AgeFinding, MedicalExamination, MedicalReport } from '../survivors/medical.entity.js';
import { Statement, StatementText } from '../survivors/statement.entity.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { OfficerImport } from '../offices/officer-import.entity.js';
import { RoleGrant } from '../offices/role-grant.entity.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { Agency, AgencyAgent, AgencyCase, AgencyComplaint } from '../watch/agency.entity.js';
import { FieldRecord } from '../watch/field-record.js';
import { Inspection, InspectionPartner, InspectionPlan } from '../watch/inspection.entity.js';
import { Premises } from '../watch/premises.entity.js';
import { AgencyAnswer, WatchEntry, WatchEvidence } from '../watch/watch-entry.entity.js';
import { BoundaryFile, DistrictBoundary } from '../hotspots/boundary.entity.js';
import { Webhook, WebhookDelivery } from '../webhooks/webhook.entity.js';
import { CaseRevision, DirectoryRevision } from '../planner/revision.entity.js';
import { AuditWriter, Checkpoint, Cosignature, Leaf, Subtree } from '../ledger/log.entity.js';

/** Every class that is a table. */
export const entities = [
  TrustedDocument,
  Sighting,
  OpeningCount,
  Notice,
  Approval,
  IdentityExport,
  BrokenGlass,
  AccessRequest,
  Handover,
  HandoverWords,
  HandedSurvivor,
  ContextKey,
  Fact,
  FactContent,
  SurvivorFact,
  State,
  District,
  Office,
  Officer,
  RoleGrant,
  OfficerImport,
  Client,
  CaseAccess,
  SurvivorAccess,
  RescueAccess,
  CaseTally,
  CaseMonthTally,
  CaseFile,
  Participant,
  SurvivorParticipant,
  Workstream,
  CaseEvent,
  Report,
  Reporter,
  FirStanding,
  Fir,
  FirDetail,
  Accused,
  AccusedDetail,
  Establishment,
  EstablishmentDetail,
  Survivor,
  SurvivorIdentity,
  SurvivorName,
  SurvivorKey,
  IdentityToken,
  MedicalExamination,
  MedicalReport,
  AgeDetermination,
  AgeFinding,
  Statement,
  StatementText,
  RescuePlan,
  RescuePlanDetail,
  Rescue,
  JourneyEvent,
  JourneyNote,
  JourneyPlace,
  Production,
  Order,
  OrderDetail,
  Placement,
  PlacementHome,
  SocialInvestigation,
  SocialInvestigationReport,
  CarePlan,
  CarePlanDetail,
  Service,
  ServiceDetail,
  Entitlement,
  EntitlementDetail,
  FollowUpVisit,
  VisitReport,
  Alert,
  AlertRecipient,
  AlertSighting,
  AlertExport,
  Webhook,
  WebhookDelivery,
  Course,
  TrainingSession,
  Enrolment,
  StaffReport,
  Accreditation,
  Suspension,
  Vetting,
  PartnerFeedback,
  Drive,
  DrivePart,
  Instruction,
  NodalUnit,
  FieldRecord,
  Premises,
  InspectionPlan,
  Inspection,
  InspectionPartner,
  Agency,
  AgencyComplaint,
  AgencyAgent,
  AgencyCase,
  WatchEntry,
  WatchEvidence,
  AgencyAnswer,
  BoundaryFile,
  DistrictBoundary,
  CaseFigure,
  FigureTally,
  ClockTally,
  ClockRuleVersion,
  Contradiction,
  Clock,
  LegalEvent,
  ClockDue,
  ClockEscalation,
  Holiday,
  OfficerContact,
  CalendarAddress,
  Message,
  MessageDue,
  Committee,
  Seat,
  CommitteeAccess,
  Meeting,
  AgendaItem,
  Attendance,
  Decision,
  Dissent,
  MinutesSignature,
  ActionItem,
  ActionAnswer,
  Publication,
  PublishedNumber,
  RoundingKey,
  ActionReport,
  ReportSignature,
  ReportFact,
  AuditRecord,
  OutboxEntry,
  Change,
  ChangeAccess,
  OperationDone,
  CaseRevision,
  DirectoryRevision,
  AuditWriter,
  Leaf,
  Subtree,
  Checkpoint,
  Cosignature,
];
