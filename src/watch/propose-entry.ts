import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { type Work, mustBeCurrent } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import type { District } from '../offices/place.entity.js';
import { globalId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { ComplaintSource, ComplaintStanding } from './agency-codes.js';
import { Agency, AgencyComplaint } from './agency.entity.js';
import { EvidenceKind } from './evidence.js';
import { Inspection } from './inspection.entity.js';
import { Premises } from './premises.entity.js';
import { recordedIn } from './register-premises.js';
import { seen } from './seen.js';
import { EVIDENCE_AT_MOST, WatchState } from './watch-codes.js';
import { WatchEntry, WatchEvidence } from './watch-entry.entity.js';

@InputType({
  description:
    'Something upon which an entry is proposed: an inspection or a complaint on record, which say themselves of which kind they are; or a kind, with a number and a day.',
})
export class EvidenceInput {
  @Field(() => ID, { nullable: true, description: 'An inspection in which a violation was found.' })
  inspectionId?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A complaint: verified, of somebody whom the office knows; or an anonymous tip, which counts as such.',
  })
  complaintId?: string;

  @Field(() => EvidenceKind, { nullable: true, description: 'CONVICTION, FIR_NAMED or NO_LICENCE, where it is neither of the two.' })
  kind?: EvidenceKind;

  @Field(() => String, { nullable: true, description: 'The number of the judgment, of the FIR, or of the report on the licence.' })
  reference?: string;

  @Field(() => LocalDate, { nullable: true, description: 'And its day (IST).' })
  datedOn?: string;
}

@InputType({ description: 'An agency or an establishment that is to be on the watch list. Another office decides, when the party has been heard.' })
export class ProposeWatchEntryInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'The agency; or' })
  agencyId?: string;

  @Field(() => ID, { nullable: true, description: 'the establishment.' })
  premisesId?: string;

  @Field(() => ID, {
    description: 'The office that is to decide: the State bureau (AHTB) of its State or the District Magistrate of its district, and not your own.',
  })
  decidingOfficeId!: string;

  @Field(() => [EvidenceInput], { description: `Upon what, 1 to ${EVIDENCE_AT_MOST}. More can follow until it is decided.` })
  evidence!: EvidenceInput[];
}

export const ProposeWatchEntryPayload = PayloadOf('proposeWatchEntry', 'entry', () => WatchEntry);

/** Nothing is on the list by this. One tip can be proposed like anything else: it will not reach the threshold, and the office that decides sees why. */
export async function proposeWatchEntry(work: Work, input: ProposeWatchEntryInput): Promise<WatchEntry> {
  const { em, actor, now, context, save } = work;
  if (Boolean(input.agencyId) === Boolean(input.premisesId)) throw new Invalid('Name an agency or an establishment.', ['agencyId']);
  const party = input.agencyId ? await seen(em, Agency, input.agencyId, 'agencyId') : await seen(em, Premises, input.premisesId!, 'premisesId');
  const district = await party.district.loadOrFail();
  const office = await seen(em, Office, input.decidingOfficeId, 'decidingOfficeId');
  mustDecideThere(office, district, actor.officeId);
  const isAbout = party instanceof Agency ? { agency: ref(party) } : { premises: ref(party) };
  const open = { $in: [WatchState.PROPOSED, WatchState.NOTIFIED, WatchState.LISTED] };
  const [about] = party instanceof Agency ? [{ agency: party.id }] : [{ premises: party.id }];
  if ((await em.count(WatchEntry, { ...about, state: open })) > 0)
    throw new Conflict('There is an entry on the list, or a proposal of your office, already.', [input.agencyId ? 'agencyId' : 'premisesId']);
  const entry = em.create(WatchEntry, {
    ...isAbout,
    stateOf: district.state,
    district,
    proposedByOffice: actor.officeId,
    proposedById: actor.officerId,
    proposedAt: now,
    decidedByOffice: ref(office),
  });
  await save();
  await putForward(work, entry, input.evidence);
  tell(em, context, NoticeKind.WATCH_ASKED, { officeId: office.id }, globalId('WatchEntry', entry.id));
  return entry;
}

/** Two persons of two offices: the one that proposes never decides. */
function mustDecideThere(office: Office, district: District, myOffice: string): void {
  const [isBureau, isMagistrate] = [office.kind === OfficeKind.AHTB, office.kind === OfficeKind.DISTRICT_MAGISTRATE];
  if (office.id === myOffice) throw new Invalid('Another office decides than the one that proposes.', ['decidingOfficeId']);
  if (!(isBureau && office.state.code === district.state.code) && !(isMagistrate && office.district?.code === district.code))
    throw new Invalid('The State bureau (AHTB) of its State or the District Magistrate of its district decides.', ['decidingOfficeId']);
}

async function putForward(work: Work, entry: WatchEntry, evidence: readonly EvidenceInput[]): Promise<void> {
  const { em, actor, now } = work;
  const before = await em.count(WatchEvidence, { entry: entry.id });
  if (evidence.length === 0 || before + evidence.length > EVIDENCE_AT_MOST)
    throw new Invalid(`An entry rests upon 1 to ${EVIDENCE_AT_MOST} pieces of evidence.`, ['evidence']);
  const district = await entry.district.loadOrFail();
  for (const [i, one] of evidence.entries()) {
    const found = await evidenceOf(work, entry, one, ['evidence', String(i)]);
    const same = { entry: entry.id, kind: found.kind, inspection: found.inspection?.id ?? null, complaint: found.complaint?.id ?? null };
    if ((await em.count(WatchEvidence, { ...same, reference: found.reference ?? null })) > 0)
      throw new Conflict('This has been put forward already, and counts once.', ['evidence', String(i)]);
    em.create(WatchEvidence, { entry: ref(entry), ...found, ...recordedIn(actor, now, district) });
    await work.save();
  }
}

/** Of which kind an inspection or a complaint is, it says itself: so a tip is a tip, whoever puts it forward. */
async function evidenceOf({ em, now }: Work, entry: WatchEntry, input: EvidenceInput, path: string[]) {
  if ([input.inspectionId, input.complaintId, input.kind].filter(Boolean).length !== 1)
    throw new Invalid('Name an inspection, a complaint, or a kind with a number and a day.', path);
  if (input.inspectionId) {
    const inspection = await seen(em, Inspection, input.inspectionId, 'inspectionId');
    const place = await inspection.premises.loadOrFail();
    if (entry.agency ? place.agency?.id !== entry.agency.id : place.id !== entry.premises!.id)
      throw new Invalid('This inspection is of another establishment.', [...path, 'inspectionId']);
    if (inspection.supersededAt || inspection.violations.length === 0)
      throw new Invalid('Name an inspection that stands, and in which a violation was found.', [...path, 'inspectionId']);
    return { kind: EvidenceKind.INSPECTION_VIOLATION, datedOn: dayInIndia(inspection.happenedAt), inspection: ref(inspection) };
  }
  if (input.complaintId) {
    const complaint = await seen(em, AgencyComplaint, input.complaintId, 'complaintId');
    if (!entry.agency || complaint.agency.id !== entry.agency.id) throw new Invalid('This complaint is of another agency.', [...path, 'complaintId']);
    const isTip = complaint.source === ComplaintSource.ANONYMOUS_TIP;
    if (!isTip && complaint.standing !== ComplaintStanding.VERIFIED)
      throw new Invalid('A complaint counts when it was looked into and is borne out: `answerComplaint`.', [...path, 'complaintId']);
    const kind = isTip ? EvidenceKind.ANONYMOUS_TIP : EvidenceKind.COMPLAINT_VERIFIED;
    return { kind, datedOn: dayInIndia(complaint.receivedAt), complaint: ref(complaint) };
  }
  const { kind, reference, datedOn } = input;
  const byNumber: readonly (EvidenceKind | undefined)[] = [EvidenceKind.CONVICTION, EvidenceKind.FIR_NAMED, EvidenceKind.NO_LICENCE];
  if (!byNumber.includes(kind)) throw new Invalid('What is of this kind is on record: name the inspection or the complaint.', [...path, 'kind']);
  if (!reference || !datedOn) throw new Invalid('Say its number and its day.', [...path, 'reference']);
  mustBeANumber(reference, [...path, 'reference']);
  if (datedOn > dayInIndia(now)) throw new Invalid('This day is still to come.', [...path, 'datedOn']);
  return { kind: kind!, datedOn, reference };
}

@InputType({ description: 'Further evidence, until it is decided and for a review: by the office that proposed the entry or the one that decides.' })
export class AddWatchEvidenceInput extends UpdateInput {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => [EvidenceInput], { description: 'Upon what.' })
  evidence!: EvidenceInput[];
}

export const AddWatchEvidencePayload = PayloadOf('addWatchEvidence', 'entry', () => WatchEntry);

export async function addWatchEvidence(work: Work, input: AddWatchEvidenceInput): Promise<WatchEntry> {
  const entry = await work.load(WatchEntry, input.entryId, 'entryId');
  mustBeCurrent(entry, input.expectedVersion);
  mustBeOneOf(work, [entry.proposedByOffice.id, entry.decidedByOffice.id]);
  mustStand(entry, WatchState.PROPOSED, WatchState.NOTIFIED, WatchState.LISTED);
  await putForward(work, entry, input.evidence);
  entry.version++;
  return entry;
}

export function mustBeOneOf({ actor }: Work, offices: readonly string[]): void {
  if (!offices.includes(actor.officeId))
    throw new Forbidden('This step is another office’s: of the one that proposed the entry, or of the one that decides.');
}

const over: Record<WatchState, string> = {
  PROPOSED: 'The party has not been given notice yet.',
  NOTIFIED: 'The party has been given notice, and this is not decided yet.',
  LISTED: 'This is on the list.',
  REFUSED: 'This was refused. It can be proposed anew, upon other evidence.',
  WITHDRAWN: 'This was taken back. It can be proposed anew.',
  DELISTED: 'This is off the list. It can be proposed anew, upon other evidence.',
  EXPIRED: 'This is off the list, since it was not renewed. It can be proposed anew.',
};

export function mustStand(entry: WatchEntry, ...states: WatchState[]): void {
  if (!states.includes(entry.state)) throw new Conflict(over[entry.state], ['entryId'], 'ILLEGAL_STEP');
}
