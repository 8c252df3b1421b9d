import { hasRole } from '../access/stewardship.js';
import type { Work } from '../audit/change.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { Fir } from '../cases/fir.entity.js';
import { Participant } from '../cases/participant.entity.js';
import { Forbidden } from '../errors.js';
import { officeKinds } from '../offices/codes.js';
import type { Survivor } from '../survivors/survivor.entity.js';
import { LegalEvent } from './legal-event.entity.js';
import { type LegalEventKind, legalEvents } from './legal-events.js';
import { ownerOf } from './run-clocks.js';
import { type ClockRule, rulePack } from './rules.js';

/**
 * Only the office that owes a duty says that it is done; besides it those whom `legal-events.ts` names, because a provision has them report it.
 * Decided by what the caller sees, and by nothing else: an event that started a clock and is hidden from them refuses them nothing, and so
 * tells them nothing. What ends no duty is recorded by role alone.
 */
export async function mustOweTheDuty(work: Work, kind: LegalEventKind, caseFile: CaseFile, survivor: Survivor | undefined): Promise<void> {
  const { actor } = work;
  const { reporters } = legalEvents[kind];
  const duties = rulePack.filter(({ ends }) => (ends as readonly string[]).includes(kind));
  if (duties.length === 0 || (reporters && hasRole(actor, ...reporters.roles))) return;
  const log = await seenOf(work, caseFile);
  const who: string[] = [];
  for (const duty of duties) {
    const starts = await startsSeen(work, duty, caseFile, survivor);
    // Nobody has begun it, as far as is seen: then nothing is marked done.
    if (duty.owedBy === 'RECORDER' && starts.length === 0) return;
    const owners = (starts.length > 0 ? starts : ['']).map((officeId) =>
      ownerOf(duty, { officeId }, survivor && { foundIn: survivor.foundIn.code, homeDistrict: survivor.homeDistrict?.code ?? null }, log),
    );
    if (owners.includes(actor.officeId)) return;
    who.push(
      typeof duty.owedBy === 'string'
        ? `the office that recorded ${duty.starts.join(' or ')}`
        : duty.owedBy.map((each) => officeKinds[each].label).join(' or '),
    );
  }
  throw new Forbidden(
    `Only the office that owes this duty records that it is done: ${[...new Set(who)].join(', or ')}${reporters ? `; also reported by: ${reporters.roles.join(', ')}` : ''}.`,
  );
}

/** Who takes part, as far as the caller sees: of the offices that owe duties, all of them. */
async function seenOf({ em }: Work, caseFile: CaseFile) {
  const parts = await em.find(Participant, { caseFile: caseFile.id, until: null, sealed: false }, { populate: ['office'] });
  const offices = parts.map(({ office }) => office.unwrap());
  return {
    district: caseFile.district.code,
    leadOfficeId: caseFile.leadOffice.id,
    offices: offices.map(({ id, kind, district, state }) => ({ id, kind, district: district?.code ?? null, state: state.code })),
  };
}

/** The offices that recorded what starts a duty. */
async function startsSeen({ em }: Work, { starts, owedBy }: ClockRule, caseFile: CaseFile, survivor: Survivor | undefined): Promise<string[]> {
  const kinds = (starts as readonly string[]).filter((start): start is LegalEventKind => start in legalEvents);
  const about = survivor ? { $or: [{ survivor: survivor.id }, { survivor: null }] } : {};
  const events = kinds.length === 0 ? [] : await em.find(LegalEvent, { kind: { $in: kinds }, caseFile: caseFile.id, supersededAt: null, ...about });
  const firs = owedBy === 'RECORDER' && starts.includes('FIR_REGISTERED') ? await em.find(Fir, { caseFile: caseFile.id, supersededAt: null }) : [];
  return [...events, ...firs].map(({ recordedByOffice }) => recordedByOffice.id);
}
