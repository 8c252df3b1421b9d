import type { DataClass } from './need-to-know.js';

/** By which row, and which class, it is decided who is told of an event. */
interface Told {
  /** The table of the event's subject: whoever does not see that row is not told. */
  subject: string;
  /** What it tells besides: whoever does not know the status of this class is not told either. */
  tells?: DataClass;
}

/**
 * Who is told that something was done, by the name of the operation: whoever sees the case, and in it the row that the event is about.
 * Made into the row policy of `change`. Where the subject is open to more offices than what was done, `tells` names the class of what
 * was done. An event of no case is told to nobody
 * (null), and so is one that is not listed; a test compares the list with the mutations.
 */
export const told: Readonly<Record<string, Told | null>> = {
  // cases
  openCase: { subject: 'case_file' },
  triageCase: { subject: 'case_file' },
  closeWorkstream: { subject: 'case_file' },
  closeCase: { subject: 'case_file' },
  reopenCase: { subject: 'case_file' },
  endParticipation: { subject: 'case_file' },
  registerFir: { subject: 'fir' },
  transferFir: { subject: 'fir' },
  recordNoFir: { subject: 'case_file', tells: 'ACC' },
  fileChargeSheet: { subject: 'fir' },
  recordAccused: { subject: 'accused' },
  recordEstablishment: { subject: 'establishment' },
  // rescues
  planRescue: { subject: 'rescue_plan' },
  startRescue: { subject: 'rescue_plan' },
  recordRescue: { subject: 'rescue' },
  addSurvivor: { subject: 'survivor' },
  recordJourneyEvent: { subject: 'survivor' },
  recordProduction: { subject: 'production' },
  // survivors
  mergeSurvivors: { subject: 'survivor' },
  undoMerge: { subject: 'survivor' },
  recordIdentity: { subject: 'survivor', tells: 'ID' },
  referForExamination: { subject: 'survivor', tells: 'MED' },
  recordMedicalExamination: { subject: 'medical_examination' },
  orderAgeDetermination: { subject: 'age_determination' },
  recordAgeDetermination: { subject: 'age_determination' },
  recordStatement: { subject: 'statement' },
  // rehabilitation
  recordOrder: { subject: 'cwc_order' },
  assignNgo: { subject: 'case_file', tells: 'RHB' },
  placeSurvivor: { subject: 'placement' },
  endPlacement: { subject: 'placement' },
  consultHomeDistrict: { subject: 'survivor', tells: 'RHB' },
  directInvestigation: { subject: 'social_investigation' },
  submitInvestigation: { subject: 'social_investigation' },
  drawUpCarePlan: { subject: 'care_plan' },
  approveCarePlan: { subject: 'care_plan' },
  planService: { subject: 'service' },
  moveService: { subject: 'service' },
  claimEntitlement: { subject: 'entitlement' },
  moveEntitlement: { subject: 'entitlement' },
  scheduleVisit: { subject: 'follow_up_visit' },
  recordVisit: { subject: 'follow_up_visit' },
  // clocks
  recordLegalEvent: { subject: 'legal_event' },
  noteContradiction: { subject: 'contradiction' },
  // told by the worker: a duty that began, was done, ran late
  clockMoved: { subject: 'clock' },
  // handovers
  proposeHandover: { subject: 'handover' },
  acknowledgeHandover: { subject: 'handover' },
  acceptHandover: { subject: 'handover' },
  refuseHandover: { subject: 'handover' },
  revokeHandover: { subject: 'handover' },
  answerConsultation: { subject: 'handover' },
  completeReferral: { subject: 'handover' },
  recordEscort: { subject: 'handover' },
  receiveSurvivor: { subject: 'handover' },
  // alerts: to offices of the case; those that receive one are told by a notice
  composeAlert: { subject: 'alert' },
  supersedeAlert: { subject: 'alert' },
  withdrawAlert: { subject: 'alert' },
  exportAlert: { subject: 'alert_export' },
  acknowledgeAlert: { subject: 'alert' },
  reportSighting: { subject: 'alert_sighting' },
  actUponAlert: { subject: 'alert' },
  // of no case: the office sees them in `webhooks`
  registerWebhook: null,
  updateWebhook: null,
  rotateWebhookSecret: null,
  pauseWebhook: null,
  resumeWebhook: null,
  replayWebhook: null,
  endWebhook: null,
  setContact: null,
  confirmContact: null,
  renewCalendarAddress: null,
  endCalendarAddress: null,
  askRole: null,
  answerRole: null,
  withdrawRole: null,
  importOfficers: null,
  draftClockRule: null,
  answerClockRule: null,
  // who saw what
  openIdentity: { subject: 'sighting' },
  openShelter: { subject: 'sighting' },
  findByIdentity: { subject: 'sighting' },
  exportIdentities: { subject: 'sighting' },
  breakGlass: { subject: 'broken_glass' },
  reviewBrokenGlass: { subject: 'broken_glass' },
  askSecondPerson: { subject: 'approval' },
  answerSecondPerson: { subject: 'approval' },
  requestAccess: { subject: 'access_request' },
  answerAccessRequest: { subject: 'access_request' },
  // committee: of no case; those who sit are told by notices
  formCommittee: null,
  seatOffice: null,
  endSeat: null,
  callMeeting: null,
  cancelMeeting: null,
  recordAttendance: null,
  recordDecision: null,
  closeMeeting: null,
  signMinutes: null,
  answerActionItem: null,
  settleActionItem: null,
  // indicators and dashboards
  // watch: of an inspection and of an agency those who see the case and the row; the rest is of no case
  recordInspection: { subject: 'inspection' },
  linkAgency: { subject: 'agency_case' },
  recordInspections: null,
  registerPremises: null,
  planInspection: null,
  registerAgency: null,
  updateAgency: null,
  recordComplaint: null,
  answerComplaint: null,
  recordAgent: null,
  proposeWatchEntry: null,
  addWatchEvidence: null,
  serveWatchNotice: null,
  recordWatchReply: null,
  decideWatchEntry: null,
  reviewWatchEntry: null,
  appealWatchEntry: null,
  decideWatchAppeal: null,
  withdrawWatchEntry: null,
  answerAgency: null,
  // hotspots
  // training
  recordCourse: null,
  planTrainingSession: null,
  enrolOfficer: null,
  recordTrainingSession: null,
  reportStaff: null,
  // partners, drives and instructions
  // reports: of no case
  draftReport: null,
  writeNarrative: null,
  signReport: null,
  sendReport: null,
  receiveReport: null,
  returnReport: null,
  vetPartner: null,
  accreditPartner: null,
  suspendPartner: null,
  liftSuspension: null,
  replyToSuspension: null,
  // of a case, and between two offices: the others of the case are not told
  giveFeedback: null,
  planDrive: null,
  answerDrive: null,
  reportDrive: null,
  closeDrive: null,
  recordInstruction: null,
  recordNodalUnit: null,
  // estimate
};
