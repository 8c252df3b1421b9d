import { Field, InputType, Int } from 'type-graphql';
import { personName } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { mustHaveHappened, type Work } from '../audit/change.js';
import { Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { DateTime } from '../planner/scalars.js';
import { CaseEvent } from './case-event.entity.js';
import { CaseFile } from './case-file.entity.js';
import { drawCaseNumber } from './case-number.js';
import { CaseEventKind, CaseKind, CasePriority, CaseStage, CaseStatus, FirStatus, IntakeChannel, WorkstreamKind } from './codes.js';
import { FirStanding } from './fir.entity.js';
import { joinByRule } from './participation.js';
import { Report, Reporter } from './report.entity.js';
import { Workstream } from './workstream.entity.js';

@InputType({ description: 'Who reported. Sealed: class REP.' })
export class ReporterInput {
  @Field(() => String, { nullable: true, description: 'Name as given.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Telephone as given.' })
  phone?: string;
}

@InputType({ description: 'A new case: an incident or an operation.' })
export class OpenCaseInput extends ChangeInput {
  @Field(() => CaseKind, { description: 'What it is about.' })
  kind!: CaseKind;

  @Field(() => Int, { description: 'The district where it happened or was found (LGD code).' })
  district!: number;

  @Field(() => IntakeChannel, { description: 'How the information came in.' })
  channel!: IntakeChannel;

  @Field(() => DateTime, { description: 'When the information came in.' })
  receivedAt!: Date;

  @Field(() => CasePriority, { nullable: true, description: 'How urgent it is; HIGH when left out (advisory, para iii).' })
  priority?: CasePriority;

  @Field(() => ReporterInput, { nullable: true, description: 'Who reported, if they gave a name.' })
  reporter?: ReporterInput;
}

export const OpenCasePayload = PayloadOf('openCase', 'case', () => CaseFile);

/** Puts a case on file. The office that opens it leads it until it hands over; the law brings in others. */
export async function openCase({ em, actor, now, save }: Work, input: OpenCaseInput): Promise<CaseFile> {
  mustHaveHappened(input.receivedAt, now, 'receivedAt');
  const district = await em.findOne(District, { code: input.district }, { populate: ['state'] });
  if (!district) throw new Invalid('There is no district under this LGD code.', ['district']);
  const state = district.state.getEntity();
  const caseFile = em.create(CaseFile, {
    number: drawCaseNumber(state, district),
    kind: input.kind,
    priority: input.priority ?? CasePriority.HIGH,
    stage: CaseStage.INTAKE,
    status: CaseStatus.OPEN,
    channel: input.channel,
    receivedAt: input.receivedAt,
    district,
    state,
    leadOffice: actor.officeId,
    openedAt: now,
    updatedAt: now,
    version: 1,
  });
  for (const kind of Object.values(WorkstreamKind)) em.create(Workstream, { caseFile, kind, openedAt: now });
  em.create(FirStanding, { caseFile, status: FirStatus.NOT_YET, since: now });
  const trace = { recordedByOffice: actor.officeId, recordedById: actor.officerId, recordedAt: now };
  em.create(CaseEvent, {
    caseFile,
    kind: CaseEventKind.OPENED,
    stage: CaseStage.INTAKE,
    priority: caseFile.priority,
    recordedAt: now,
    recordedByOffice: actor.officeId,
  });
  const report = em.create(Report, { caseFile, channel: input.channel, receivedAt: input.receivedAt, ...trace });
  if (input.reporter) {
    const name = input.reporter.name ? personName(input.reporter.name, ['reporter', 'name']) : undefined;
    em.create(Reporter, { of: report, caseId: caseFile.id, recordedByOfficeId: actor.officeId, name, phone: input.reporter.phone });
  }
  await save();
  const place = { district: district.code, state: state.code };
  await joinByRule(em, caseFile, 'CASE_OPENED', place, now);
  const opener = await em.findOneOrFail(Office, { id: actor.officeId });
  if (opener.kind === OfficeKind.RPF) await joinByRule(em, caseFile, 'OPENED_BY_RPF', place, now);
  return caseFile;
}
