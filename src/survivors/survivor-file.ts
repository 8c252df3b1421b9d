import { LockMode } from '@mikro-orm/postgresql';
import { mustHaveJurisdiction } from '../access/stewardship.js';
import type { Work } from '../audit/change.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Participant, SurvivorParticipant } from '../cases/participant.entity.js';
import { Conflict, Invalid } from '../errors.js';
import { narrowOfficeKinds, type OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { Survivor } from './survivor.entity.js';

/** A survivor and the open case, locked in this order: where the verbs about a survivor begin. */
export interface SurvivorFile {
  survivor: Survivor;
  caseFile: CaseFile;
}

export async function fileOf(work: Work, survivorId: string, path = 'survivorId'): Promise<SurvivorFile> {
  const survivor = await work.load(Survivor, survivorId, path);
  await mustStandAlone(work, survivor, path);
  return { survivor, caseFile: await openCaseOf(work, survivor.caseFile.id) };
}

/** The same, from a row that was loaded already. */
export async function fileBehind(work: Work, row: { survivor: { id: string }; caseId: string }): Promise<SurvivorFile> {
  const survivor = await work.em.findOneOrFail(Survivor, { id: row.survivor.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  await mustStandAlone(work, survivor);
  return { survivor, caseFile: await openCaseOf(work, row.caseId) };
}

/** Of a person recorded twice the second record takes nothing more. Which is the first, only those are told who see it. */
export async function mustStandAlone({ em }: Work, { mergedInto }: Survivor, ...path: string[]): Promise<void> {
  if (!mergedInto) return;
  const kept = await em.findOne(Survivor, { id: mergedInto.id });
  const instead = kept ? `Record it with ${kept.pseudonym}, which stands.` : 'The office that leads the case knows which record stands.';
  throw new Conflict(`This person was recorded twice, and this is the second record: it takes nothing more. ${instead}`, path);
}

export async function openCaseOf({ em }: Work, caseId: string): Promise<CaseFile> {
  const caseFile = await em.findOneOrFail(CaseFile, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  caseFile.mustBeOpen();
  return caseFile;
}

/** The bench of the district where the survivor was found, or of the home district once consulted. */
export async function mustBeItsCommittee({ em, actor }: Work, survivor: Survivor): Promise<void> {
  const committee = await em.findOneOrFail(Office, { id: actor.officeId });
  mustHaveJurisdiction(committee.district?.code, [survivor.foundIn.code, survivor.homeDistrict?.code]);
}

/** An office in service, of a kind that can do what is asked of it. */
export async function officeOf(work: Work, id: string, path: string, kinds: readonly OfficeKind[], otherwise: string): Promise<Office> {
  const office = await work.load(Office, id, path);
  if (!kinds.includes(office.kind) || office.activeTo) throw new Invalid(otherwise, [path]);
  return office;
}

/** Whether an office sees this survivor: those of single survivors by assignment, the others by the case. */
export async function takesPart({ em }: Work, office: Office, survivor: Survivor): Promise<boolean> {
  const standing = { office: office.id, until: null };
  const count = narrowOfficeKinds.includes(office.kind)
    ? await em.count(SurvivorParticipant, { ...standing, survivor: survivor.id })
    : await em.count(Participant, { ...standing, caseFile: survivor.caseFile.id });
  return count > 0;
}
