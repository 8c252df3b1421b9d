import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { mustBeCurrent, mustHaveHappened, type Work } from '../audit/change.js';
import { mustBeANumber, personName, written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Conflict, Invalid } from '../errors.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { AgentPart, Allegation, ComplaintSource, ComplaintStanding, LicenceRegime, regimes } from './agency-codes.js';
import { Agency, AgencyAgent, AgencyCase, AgencyComplaint } from './agency.entity.js';
import { districtOf, recordedIn } from './register-premises.js';
import { seen } from './seen.js';

const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 500;
const MOST_ALIASES = 20;

/** What an agency is, as an office found out. */
@InputType()
abstract class AgencyContentInput extends ChangeInput {
  @Field({ description: 'What it is called.' })
  name!: string;

  @Field(() => [String], { nullable: true, description: `What else it is called, at most ${MOST_ALIASES}. Names of the agency, never of a person.` })
  aliases?: string[];

  @Field(() => String, { nullable: true, description: 'Address.' })
  address?: string;

  @Field(() => LicenceRegime, { description: 'Under which law of its State it needs a licence.' })
  licenceRegime!: LicenceRegime;

  @Field(() => String, { nullable: true, description: 'Number of its licence; none: it was asked for and there is none.' })
  licenceNumber?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of its licence (IST).' })
  licenceValidUntil?: string;
}

@InputType({ description: 'A placement agency that is to be on the register.' })
export class RegisterAgencyInput extends AgencyContentInput {
  @Field(() => Int, { description: 'The district it works from (LGD code); it need not be yours.' })
  district!: number;
}

export const RegisterAgencyPayload = PayloadOf('registerAgency', 'agency', () => Agency);

export async function registerAgency({ em, actor, now }: Work, input: RegisterAgencyInput): Promise<Agency> {
  const district = await districtOf(em, input.district, ['district']);
  const content = contentOf(input, district.state.code);
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`agency ${district.code} ${content.name.toLowerCase()}`]);
  const [known] = await em.execute('select id from hub.agency where district_code = ? and lower(name) = lower(?) limit 1', [
    district.code,
    content.name,
  ]);
  if (known) throw new Conflict('An agency of this name is on the register of that district already.', ['name']);
  return em.create(Agency, { ...content, ...recordedIn(actor, now, district) });
}

@InputType({ description: 'What has changed of an agency of your area, or that your office registered: its licence, its names.' })
export class UpdateAgencyInput extends AgencyContentInput {
  @Field(() => ID, { description: 'Which agency.' })
  agencyId!: string;

  @Field(() => Int, { description: 'The `version` that the change is based on.' })
  expectedVersion!: number;
}

export const UpdateAgencyPayload = PayloadOf('updateAgency', 'agency', () => Agency);

export async function updateAgency({ load }: Work, input: UpdateAgencyInput): Promise<Agency> {
  const agency = await load(Agency, input.agencyId, 'agencyId');
  mustBeCurrent(agency, input.expectedVersion);
  Object.assign(agency, contentOf(input, agency.state.code), { version: agency.version + 1 });
  return agency;
}

function contentOf(input: AgencyContentInput, state: number) {
  const { licenceRegime, licenceNumber, licenceValidUntil } = input;
  const of = regimes[licenceRegime].state;
  if (of !== undefined && of !== state) throw new Invalid('This licence regime is the law of another State.', ['licenceRegime']);
  if (licenceNumber) mustBeANumber(licenceNumber, ['licenceNumber']);
  if (licenceRegime === LicenceRegime.NONE && licenceNumber) throw new Invalid('Without a regime there is no licence.', ['licenceNumber']);
  if (licenceValidUntil && !licenceNumber) throw new Invalid('Say which licence is valid until then.', ['licenceValidUntil']);
  if ((input.aliases?.length ?? 0) > MOST_ALIASES) throw new Invalid(`At most ${MOST_ALIASES} further names.`, ['aliases']);
  return {
    name: written(input.name, ['name'], LONGEST_NAME).replaceAll(/\s+/gu, ' '),
    aliases: [...new Set((input.aliases ?? []).map((alias) => written(alias, ['aliases'], LONGEST_NAME)))],
    address: input.address ? written(input.address, ['address'], LONGEST_ADDRESS) : null,
    licenceRegime,
    licenceNumber: licenceNumber ?? null,
    licenceValidUntil: licenceValidUntil ?? null,
  };
}

@InputType({ description: 'That somebody complained of an agency. Who it was stays in the diary of your office: say its number there.' })
export class RecordComplaintInput extends ChangeInput {
  @Field(() => ID, { description: 'Of which agency.' })
  agencyId!: string;

  @Field(() => ComplaintSource, { description: 'From whom.' })
  source!: ComplaintSource;

  @Field(() => [Allegation], { description: 'What is complained of.' })
  allegations!: Allegation[];

  @Field(() => DateTime, { description: 'When it came in.' })
  receivedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Its number in the diary of your office; an anonymous tip may have none.' })
  reference?: string;
}

export const RecordComplaintPayload = PayloadOf('recordComplaint', 'complaint', () => AgencyComplaint);

export async function recordComplaint({ em, actor, now }: Work, input: RecordComplaintInput): Promise<AgencyComplaint> {
  mustHaveHappened(input.receivedAt, now, 'receivedAt');
  if (input.allegations.length === 0) throw new Invalid('Say what is complained of.', ['allegations']);
  if (input.reference) mustBeANumber(input.reference, ['reference']);
  else if (input.source !== ComplaintSource.ANONYMOUS_TIP)
    throw new Invalid('Say under which number it stands in the diary of your office: there it is written who complained.', ['reference']);
  const agency = await seen(em, Agency, input.agencyId, 'agencyId');
  return em.create(AgencyComplaint, {
    agency: ref(agency),
    source: input.source,
    allegations: [...new Set(input.allegations)].toSorted(),
    receivedAt: input.receivedAt,
    reference: input.reference ?? null,
    ...recordedIn(actor, now, await agency.district.loadOrFail()),
  });
}

@InputType({ description: 'What your office has found out about a complaint.' })
export class AnswerComplaintInput extends UpdateInput {
  @Field(() => ID, { description: 'Which complaint.' })
  complaintId!: string;

  @Field(() => ComplaintStanding, { description: 'VERIFIED or NOT_BORNE_OUT.' })
  standing!: ComplaintStanding;
}

export const AnswerComplaintPayload = PayloadOf('answerComplaint', 'complaint', () => AgencyComplaint);

export async function answerComplaint({ now, load }: Work, input: AnswerComplaintInput): Promise<AgencyComplaint> {
  if (input.standing === ComplaintStanding.RECEIVED) throw new Invalid('Say what was found out.', ['standing']);
  const complaint = await load(AgencyComplaint, input.complaintId, 'complaintId');
  mustBeCurrent(complaint, input.expectedVersion);
  if (complaint.standing !== ComplaintStanding.RECEIVED) throw new Conflict('This was looked into already.', ['complaintId']);
  Object.assign(complaint, { standing: input.standing, verifiedAt: now, version: complaint.version + 1 });
  return complaint;
}

@InputType({ description: 'Somebody who recruits for an agency. Seen by those who know the accused (class ACC), and nobody else.' })
export class RecordAgentInput extends ChangeInput {
  @Field(() => ID, { description: 'For which agency.' })
  agencyId!: string;

  @Field({ description: 'Name as known.' })
  name!: string;

  @Field(() => [String], { nullable: true, description: `What else this person is called, at most ${MOST_ALIASES}.` })
  aliases?: string[];

  @Field(() => AgentPart, { description: 'The part played.' })
  part!: AgentPart;
}

export const RecordAgentPayload = PayloadOf('recordAgent', 'agent', () => AgencyAgent);

export async function recordAgent({ em, actor, now }: Work, input: RecordAgentInput): Promise<AgencyAgent> {
  if ((input.aliases?.length ?? 0) > MOST_ALIASES) throw new Invalid(`At most ${MOST_ALIASES} further names.`, ['aliases']);
  const agency = await seen(em, Agency, input.agencyId, 'agencyId');
  return em.create(AgencyAgent, {
    agency: ref(agency),
    name: personName(input.name, ['name']),
    aliases: [...new Set((input.aliases ?? []).map((alias) => personName(alias, ['aliases'])))],
    part: input.part,
    ...recordedIn(actor, now, await agency.district.loadOrFail()),
  });
}

@InputType({ description: 'That a case which you see has to do with an agency.' })
export class LinkAgencyInput extends ChangeInput {
  @Field(() => ID, { description: 'Which agency.' })
  agencyId!: string;

  @Field(() => ID, { description: 'The case.' })
  caseId!: string;
}

export const LinkAgencyPayload = PayloadOf('linkAgency', 'link', () => AgencyCase);

export async function linkAgency({ em, actor, now, load }: Work, input: LinkAgencyInput): Promise<AgencyCase> {
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  const agency = await seen(em, Agency, input.agencyId, 'agencyId');
  if ((await em.count(AgencyCase, { agency: agency.id, caseFile: caseFile.id })) > 0)
    throw new Conflict('The case is linked with this agency already.', ['caseId']);
  return em.create(AgencyCase, { agency: ref(agency), caseFile: ref(caseFile), ...recordedIn(actor, now, await agency.district.loadOrFail()) });
}
