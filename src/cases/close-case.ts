import { Field, ID, InputType } from 'type-graphql';
import { hasRole, mustLead } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { Conflict, Forbidden } from '../errors.js';
import { CaseFile } from './case-file.entity.js';
import { Capacity, CaseEventKind, CaseStage, CaseStatus, ClosureReason, ReopeningReason, WorkstreamKind } from './codes.js';
import { Participant, SurvivorParticipant } from './participant.entity.js';
import { note } from './progress.js';
import { Workstream } from './workstream.entity.js';

const { POLICE_OFFICER, AHTU_OFFICER, LABOUR_OFFICER, CWC_MEMBER, DISTRICT_ADMINISTRATION, DCPU_OFFICER, LEGAL_SERVICES } = Role;

/** Who ends which strand: the court's end comes through the police, the labour office ends its own, the bench ends welfare. */
const stewards: Record<WorkstreamKind, readonly Role[]> = {
  CRIMINAL: [POLICE_OFFICER, AHTU_OFFICER],
  LABOUR: [LABOUR_OFFICER],
  WELFARE: [CWC_MEMBER],
  MONEY: [DISTRICT_ADMINISTRATION, LABOUR_OFFICER, DCPU_OFFICER, LEGAL_SERVICES],
};

@InputType({ description: 'One strand of the case is done.' })
export class CloseWorkstreamInput extends UpdateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => WorkstreamKind, { description: 'Which strand.' })
  kind!: WorkstreamKind;

  @Field(() => ClosureReason, { description: 'Why.' })
  reason!: ClosureReason;
}

export const CloseWorkstreamPayload = PayloadOf('closeWorkstream', 'case', () => CaseFile);

export async function closeWorkstream({ em, actor, now, load }: Work, input: CloseWorkstreamInput): Promise<CaseFile> {
  if (!hasRole(actor, ...stewards[input.kind])) throw new Forbidden('Another department ends this workstream.');
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  mustBeCurrent(caseFile, input.expectedVersion);
  caseFile.mustBeOpen();
  const workstream = await em.findOneOrFail(Workstream, { caseFile: caseFile.id, kind: input.kind });
  workstream.close(now, input.reason);
  note(em, actor, caseFile, { kind: CaseEventKind.WORKSTREAM_CLOSED, workstream: input.kind, closedBecause: input.reason }, now);
  return caseFile;
}

@InputType({ description: 'The case is done.' })
export class CloseCaseInput extends UpdateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => ClosureReason, { description: 'Why.' })
  reason!: ClosureReason;
}

export const CloseCasePayload = PayloadOf('closeCase', 'case', () => CaseFile);

/** Information that was no case at all needs no strand to be worked off first. */
const endsAtOnce: readonly ClosureReason[] = [ClosureReason.FALSE_INFORMATION, ClosureReason.NOT_AN_OFFENCE, ClosureReason.DUPLICATE_MERGED];

export async function closeCase({ em, actor, now, load }: Work, input: CloseCaseInput): Promise<CaseFile> {
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  mustLead(actor, caseFile);
  mustBeCurrent(caseFile, input.expectedVersion);
  caseFile.mustBeOpen();
  const workstreams = await em.find(Workstream, { caseFile: caseFile.id, closedAt: null });
  if (workstreams.length > 0 && !endsAtOnce.includes(input.reason))
    throw new Conflict(
      `These workstreams are still open: ${workstreams
        .map(({ kind }) => kind)
        .toSorted()
        .join(', ')}.`,
      ['reason'],
    );
  for (const workstream of workstreams) workstream.close(now, input.reason);
  caseFile.status = CaseStatus.CLOSED;
  caseFile.reach(CaseStage.CLOSED);
  note(em, actor, caseFile, { kind: CaseEventKind.CLOSED, stage: CaseStage.CLOSED, closedBecause: input.reason }, now);
  return caseFile;
}

@InputType({ description: 'A closed case, or closed strands of an open one, are opened again.' })
export class ReopenCaseInput extends UpdateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => ReopeningReason, { description: 'Why.' })
  reason!: ReopeningReason;

  @Field(() => [WorkstreamKind], { nullable: true, description: 'Which strands. A closed case opens with all of them when left out.' })
  workstreams?: WorkstreamKind[];
}

export const ReopenCasePayload = PayloadOf('reopenCase', 'case', () => CaseFile);

/** Any office that may close cases and takes part may reopen: a child found at work again cannot wait for the lead office. */
export async function reopenCase({ em, actor, now, load }: Work, input: ReopenCaseInput): Promise<CaseFile> {
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  mustBeCurrent(caseFile, input.expectedVersion);
  const wasClosed = caseFile.status === CaseStatus.CLOSED;
  const kinds = input.workstreams ?? (wasClosed ? Object.values(WorkstreamKind) : []);
  const closed = (await em.find(Workstream, { caseFile: caseFile.id, kind: { $in: kinds } })).filter(({ closedAt }) => closedAt);
  if (closed.length === 0) throw new Conflict('There is nothing closed to open again.', ['workstreams']);
  for (const workstream of closed) workstream.reopen();
  caseFile.status = CaseStatus.OPEN;
  if (wasClosed) caseFile.stage = CaseStage.TRIAGE;
  note(em, actor, caseFile, { kind: CaseEventKind.REOPENED, stage: caseFile.stage, reopenedBecause: input.reason }, now);
  return caseFile;
}

@InputType({ description: "An office's part in a case ends." })
export class EndParticipationInput extends ChangeInput {
  @Field(() => ID, { description: 'The participation.' })
  participantId!: string;
}

export const EndParticipationPayload = PayloadOf('endParticipation', 'case', () => CaseFile);

/** At once, open connections included: the access lists change in this transaction. What the law brings in, only the law ends. */
export async function endParticipation({ em, actor, now, load }: Work, input: EndParticipationInput): Promise<CaseFile> {
  const participant = await load(Participant, input.participantId, 'participantId');
  const caseFile = await em.findOneOrFail(CaseFile, { id: participant.caseFile.id });
  if (!hasRole(actor, CWC_MEMBER)) mustLead(actor, caseFile);
  if (participant.until) throw new Conflict('This participation has ended already.');
  if (participant.capacity === Capacity.CUSTODIAN) throw new Conflict("A custodian's part ends with the placement: end that (`endPlacement`).");
  if (participant.office.id === caseFile.leadOffice.id) throw new Conflict('The office that leads the case hands it over first.');
  participant.until = now;
  const assignments = await em.find(SurvivorParticipant, { caseId: caseFile.id, office: participant.office.id, until: null });
  for (const assignment of assignments) assignment.until = now;
  caseFile.touch(now);
  return caseFile;
}
