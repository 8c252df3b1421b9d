import { rolesAtLevel, rolesWithCases } from './need-to-know.js';
import { allRoles, Role } from './roles.js';

const { POLICE_OFFICER, AHTU_OFFICER, AHTB_OFFICER, CHILD_WELFARE_POLICE, LABOUR_OFFICER, DISTRICT_ADMINISTRATION, CWC_MEMBER } = Role;
const { DCPU_OFFICER, HOME_STAFF, MEDICAL_OFFICER, LEGAL_SERVICES, NGO_WORKER } = Role;

const police = [POLICE_OFFICER, AHTU_OFFICER];
const rescuers = [...police, CHILD_WELFARE_POLICE, LABOUR_OFFICER, DISTRICT_ADMINISTRATION];
/** Cri-MAC is the police's. */
const alerters = [...police, CHILD_WELFARE_POLICE, AHTB_OFFICER];
/** Whose offices are in the chair of committees, and whose write for them (CALPRA r. 17C, BLSA s. 13, Mission Vatsalya). */
const chairs = [DISTRICT_ADMINISTRATION, Role.COMMITTEE_MEMBER];
const secretaries = [LABOUR_OFFICER, DCPU_OFFICER, AHTB_OFFICER];
const anyone = allRoles;
/** Who knows employers: establishments in the field and placement agencies are shown to them alone. */
const watchers = rolesAtLevel('EMP', 'F');
/** Who looks at establishments: inspectors, and the police on their beat. */
const lookers = [...police, LABOUR_OFFICER, DISTRICT_ADMINISTRATION];
/** Who decides upon the watch list. */
const deciders = [AHTB_OFFICER, DISTRICT_ADMINISTRATION];
/** Reports of figures, in which small numbers of people are not told. */
const reportReaders = [DISTRICT_ADMINISTRATION, AHTB_OFFICER, AHTU_OFFICER, Role.COMMITTEE_MEMBER];
const reportDrafters = [DISTRICT_ADMINISTRATION, AHTB_OFFICER];

/** The roots of the schema. */
export const operationKinds = ['Query', 'Mutation', 'Subscription'] as const;
export type OperationKind = (typeof operationKinds)[number];

/**
 * Which role may call which operation. The door, made into graphql-shield's rules; what is not listed is refused, and a
 * test proves the list complete. It never decides which rows: that is the wall's (visibility.ts).
 */
export const permissions: Record<OperationKind, Record<string, readonly Role[]>> = {
  Query: {
    viewer: anyone,
    node: anyone,
    nodes: anyone,
    places: anyone,
    states: anyone,
    offices: anyone,
    officers: anyone,
    roleGrants: anyone,
    sections: anyone,
    cases: anyone,
    case: anyone,
    survivors: anyone,
    survivor: anyone,
    rescues: anyone,
    rehabilitation: anyone,
    caseCounts: anyone,
    caseNumbers: anyone,
    whoSaw: [CWC_MEMBER, LEGAL_SERVICES],
    notices: anyone,
    contacts: anyone,
    calendarAddresses: rolesWithCases,
    approvals: rolesWithCases,
    brokenGlasses: rolesWithCases,
    accessRequests: rolesWithCases,
    handovers: rolesWithCases,
    explainAccess: anyone,
    alerts: rolesWithCases,
    alert: rolesWithCases,
    relatedAlerts: rolesWithCases,
    clocks: anyone,
    clock: anyone,
    workload: anyone,
    // to the administration of a State: which bureau is silent, and no case
    contradictions: [...rolesWithCases, Role.STATE_ADMIN],
    clockRules: anyone,
    changesSince: rolesWithCases,
    webhooks: rolesWithCases,
    publishedMonths: rolesAtLevel('AGG', 'A'),
    publishedNumbers: rolesAtLevel('AGG', 'A'),
    // committee
    committeeLaws: anyone,
    committees: anyone,
    committee: anyone,
    meetings: anyone,
    meeting: anyone,
    actionItems: anyone,
    // indicators and dashboards
    dashboard: rolesAtLevel('AGG', 'A'),
    indicators: anyone,
    // watch
    premises: watchers,
    inspections: watchers,
    inspectionPlans: watchers,
    violations: anyone,
    evidenceRules: anyone,
    agencies: watchers,
    watchEntries: watchers,
    agencyAnswers: watchers,
    fieldFigures: [...watchers, Role.COMMITTEE_MEMBER],
    // hotspots: what each is told of small numbers, `hub.hotspots_for_me` says
    hotspots: [...watchers, Role.COMMITTEE_MEMBER],
    // training: who sees which score, the wall says; shares are of the viewer's own area
    courses: anyone,
    trainingSessions: anyone,
    enrolments: anyone,
    trainingShare: anyone,
    staffReports: anyone,
    // partners, drives and instructions
    accreditations: anyone,
    vettings: [...rolesWithCases, Role.STATE_ADMIN],
    partnerFeedback: rolesWithCases,
    partnerFigures: anyone,
    drives: anyone,
    driveResults: anyone,
    instructions: anyone,
    instructionTracker: anyone,
    nodalUnits: anyone,
    // reports
    reports: reportReaders,
    report: reportReaders,
    casesBehind: reportReaders,
    // estimate
  },
  Mutation: {
    // who and where a survivor is: the roles to which the class is open at all; a labour office has the name alone, on its wage claims
    openIdentity: [...rolesAtLevel('ID', 'F'), LABOUR_OFFICER],
    openShelter: rolesAtLevel('LOC', 'F'),
    exportIdentities: [...rolesAtLevel('ID', 'F'), LABOUR_OFFICER],
    findByIdentity: rolesAtLevel('ID', 'F'),
    askSecondPerson: [...rolesAtLevel('ID', 'F'), LABOUR_OFFICER],
    answerSecondPerson: rolesWithCases,
    breakGlass: [...police, CHILD_WELFARE_POLICE, CWC_MEMBER, DCPU_OFFICER, MEDICAL_OFFICER],
    reviewBrokenGlass: rolesWithCases,
    requestAccess: rolesWithCases,
    // the clocks of the law: who may record which event, `legal-events.ts` says
    recordLegalEvent: allRoles.filter((role) => role !== Role.HOME_STAFF && role !== Role.COMMITTEE_MEMBER),
    noteContradiction: [...rolesWithCases, Role.STATE_ADMIN],
    draftClockRule: [Role.STATE_ADMIN],
    answerClockRule: [Role.STATE_ADMIN],
    answerAccessRequest: rolesWithCases,
    // roles: who is head of which office, `hub.answer_role` says
    askRole: [Role.STATE_ADMIN],
    answerRole: anyone,
    withdrawRole: anyone,
    // of the own State: `hub.import_officer` says
    importOfficers: [Role.STATE_ADMIN],
    // handovers: any role that works on cases; which office may, the lead, custody and the address say
    proposeHandover: rolesWithCases,
    acknowledgeHandover: rolesWithCases,
    acceptHandover: rolesWithCases,
    refuseHandover: rolesWithCases,
    revokeHandover: rolesWithCases,
    answerConsultation: rolesWithCases,
    completeReferral: rolesWithCases,
    recordEscort: rolesWithCases,
    receiveSurvivor: rolesWithCases,
    // alerts: the police issue them, and whoever received one answers
    composeAlert: alerters,
    supersedeAlert: alerters,
    withdrawAlert: alerters,
    exportAlert: alerters,
    acknowledgeAlert: rolesWithCases,
    reportSighting: rolesWithCases,
    actUponAlert: rolesWithCases,
    // webhooks: whoever may ask for what has changed may have it sent
    registerWebhook: rolesWithCases,
    updateWebhook: rolesWithCases,
    rotateWebhookSecret: rolesWithCases,
    pauseWebhook: rolesWithCases,
    resumeWebhook: rolesWithCases,
    replayWebhook: rolesWithCases,
    endWebhook: rolesWithCases,
    // messages: to addresses of one's own
    setContact: anyone,
    confirmContact: anyone,
    renewCalendarAddress: rolesWithCases,
    endCalendarAddress: rolesWithCases,
    // cases
    openCase: [...rescuers, CWC_MEMBER, DCPU_OFFICER, NGO_WORKER],
    triageCase: [...rescuers, DCPU_OFFICER],
    registerFir: police,
    transferFir: police,
    recordNoFir: police,
    fileChargeSheet: police,
    recordAccused: police,
    recordEstablishment: [...police, LABOUR_OFFICER, DISTRICT_ADMINISTRATION],
    closeWorkstream: [...police, LABOUR_OFFICER, DISTRICT_ADMINISTRATION, CWC_MEMBER, DCPU_OFFICER, LEGAL_SERVICES],
    closeCase: [...rescuers, AHTB_OFFICER, CWC_MEMBER, DCPU_OFFICER],
    reopenCase: [...rescuers, AHTB_OFFICER, CWC_MEMBER, DCPU_OFFICER],
    endParticipation: [...rescuers, CWC_MEMBER, DCPU_OFFICER],
    // rescues
    planRescue: rescuers,
    startRescue: [...rescuers, DCPU_OFFICER, NGO_WORKER],
    recordRescue: rescuers,
    addSurvivor: [...rescuers, CWC_MEMBER, DCPU_OFFICER],
    // whoever puts people on file, of the office that leads, and with a second person of it
    mergeSurvivors: [...rescuers, CWC_MEMBER, DCPU_OFFICER],
    undoMerge: [...rescuers, CWC_MEMBER, DCPU_OFFICER],
    // Those who see identity in full: to others the key that is taken would tell that there is one.
    recordIdentity: [...police, CHILD_WELFARE_POLICE, DISTRICT_ADMINISTRATION, CWC_MEMBER, DCPU_OFFICER, HOME_STAFF, MEDICAL_OFFICER, NGO_WORKER],
    recordJourneyEvent: [...rescuers, CWC_MEMBER, DCPU_OFFICER, HOME_STAFF, NGO_WORKER],
    recordProduction: [...rescuers, DCPU_OFFICER, NGO_WORKER],
    // survivors
    referForExamination: [...police, CHILD_WELFARE_POLICE, CWC_MEMBER],
    recordMedicalExamination: [MEDICAL_OFFICER],
    orderAgeDetermination: [CWC_MEMBER],
    recordAgeDetermination: [MEDICAL_OFFICER, CWC_MEMBER],
    recordStatement: [...police, CHILD_WELFARE_POLICE, LABOUR_OFFICER, CWC_MEMBER, DCPU_OFFICER, NGO_WORKER],
    // rehabilitation
    recordOrder: [CWC_MEMBER],
    assignNgo: [CWC_MEMBER],
    placeSurvivor: [CWC_MEMBER],
    endPlacement: [CWC_MEMBER, HOME_STAFF],
    consultHomeDistrict: [CWC_MEMBER],
    directInvestigation: [CWC_MEMBER],
    submitInvestigation: [CHILD_WELFARE_POLICE, DCPU_OFFICER, NGO_WORKER],
    drawUpCarePlan: [DCPU_OFFICER, HOME_STAFF, NGO_WORKER],
    approveCarePlan: [CWC_MEMBER],
    planService: [DCPU_OFFICER, HOME_STAFF, NGO_WORKER],
    moveService: [DCPU_OFFICER, HOME_STAFF, NGO_WORKER],
    claimEntitlement: [LABOUR_OFFICER, DISTRICT_ADMINISTRATION, DCPU_OFFICER, LEGAL_SERVICES],
    moveEntitlement: [LABOUR_OFFICER, DISTRICT_ADMINISTRATION, DCPU_OFFICER, LEGAL_SERVICES],
    scheduleVisit: [CWC_MEMBER, DCPU_OFFICER],
    recordVisit: [DCPU_OFFICER, NGO_WORKER],
    // committee: which office is in the chair or writes, the seats say
    formCommittee: [DISTRICT_ADMINISTRATION, Role.STATE_ADMIN],
    seatOffice: [DISTRICT_ADMINISTRATION, Role.STATE_ADMIN],
    endSeat: [DISTRICT_ADMINISTRATION, Role.STATE_ADMIN],
    callMeeting: chairs,
    cancelMeeting: chairs,
    recordAttendance: secretaries,
    recordDecision: secretaries,
    closeMeeting: chairs,
    signMinutes: [...chairs, ...secretaries],
    answerActionItem: allRoles.filter((role) => role !== HOME_STAFF && role !== Role.STATE_ADMIN),
    settleActionItem: chairs,
    // indicators and dashboards
    // watch: the bureau proposes no entry, since it decides and hears appeals
    registerPremises: lookers,
    planInspection: lookers,
    recordInspection: lookers,
    recordInspections: lookers,
    registerAgency: watchers,
    updateAgency: watchers,
    recordComplaint: watchers,
    answerComplaint: watchers,
    recordAgent: [...police, AHTB_OFFICER],
    linkAgency: watchers,
    proposeWatchEntry: lookers,
    addWatchEvidence: watchers,
    serveWatchNotice: watchers,
    recordWatchReply: watchers,
    decideWatchEntry: deciders,
    reviewWatchEntry: deciders,
    appealWatchEntry: watchers,
    decideWatchAppeal: [AHTB_OFFICER],
    withdrawWatchEntry: lookers,
    answerAgency: [...deciders, LABOUR_OFFICER],
    // hotspots
    // training: planned by the State or a head of office; units enrol and report
    recordCourse: [AHTB_OFFICER, Role.STATE_ADMIN],
    planTrainingSession: [...rolesWithCases, Role.STATE_ADMIN],
    enrolOfficer: [...rolesWithCases, Role.STATE_ADMIN],
    recordTrainingSession: [...rolesWithCases, Role.STATE_ADMIN],
    reportStaff: rolesWithCases,
    // partners, drives and instructions
    // reports: which office may, its place and the step of the report say
    draftReport: reportDrafters,
    writeNarrative: reportDrafters,
    signReport: reportReaders,
    sendReport: reportDrafters,
    receiveReport: [AHTB_OFFICER],
    returnReport: [AHTB_OFFICER],
    // partners, drives and instructions
    vetPartner: [...police, AHTB_OFFICER],
    accreditPartner: [DISTRICT_ADMINISTRATION, DCPU_OFFICER, Role.STATE_ADMIN],
    suspendPartner: [DISTRICT_ADMINISTRATION, DCPU_OFFICER, Role.STATE_ADMIN],
    liftSuspension: [DISTRICT_ADMINISTRATION, DCPU_OFFICER, Role.STATE_ADMIN],
    replyToSuspension: [NGO_WORKER],
    giveFeedback: [CWC_MEMBER, DCPU_OFFICER, NGO_WORKER],
    planDrive: [...rescuers, AHTB_OFFICER, DCPU_OFFICER],
    answerDrive: rolesWithCases,
    reportDrive: rolesWithCases,
    closeDrive: [...rescuers, AHTB_OFFICER, DCPU_OFFICER],
    recordInstruction: [...rescuers, AHTB_OFFICER, DCPU_OFFICER, MEDICAL_OFFICER, LEGAL_SERVICES, Role.STATE_ADMIN],
    recordNodalUnit: [AHTU_OFFICER, AHTB_OFFICER, Role.STATE_ADMIN],
    // estimate
  },
  Subscription: {
    changes: rolesWithCases,
    alert: rolesWithCases,
    clock: rolesWithCases,
    handover: rolesWithCases,
  },
};

export function mayCall(roles: readonly Role[], operation: OperationKind, name: string): boolean {
  return permissions[operation][name]?.some((role) => roles.includes(role)) ?? false;
}
