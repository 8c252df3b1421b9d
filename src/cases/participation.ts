import { ref } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import type { Survivor } from '../survivors/survivor.entity.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseKind, Capacity, ParticipationBasis } from './codes.js';
import { Participant, SurvivorParticipant } from './participant.entity.js';

/** What happened, and where: each brings offices into the case by law. */
export type Occasion =
  | 'CASE_OPENED'
  | 'OPENED_BY_RPF'
  | 'SURVIVOR_FOUND'
  | 'HOME_DISTRICT_CONSULTED'
  | 'EMPLOYER_ELSEWHERE'
  | 'HANDED_TO_ANOTHER_STATE'
  | 'CUSTODY_LEAVES_THE_STATE';

interface ParticipationRule {
  on: Occasion;
  /** Cases of these kinds; all when left out. */
  kinds?: readonly CaseKind[];
  office: OfficeKind;
  /** Offices of the district where it happened, or of its State. */
  of: 'DISTRICT' | 'STATE';
  capacity: Capacity;
  law: string;
}

const { CHILD_LABOUR, BONDED_LABOUR, TRAFFICKING, SEXUAL_EXPLOITATION, MISSING_CHILD } = CaseKind;

/** The law is data: which office takes part by rule, when, and why. Marked D where it is our proposal and no statute. */
export const participationRules: readonly ParticipationRule[] = [
  {
    on: 'CASE_OPENED',
    kinds: [CHILD_LABOUR],
    office: OfficeKind.DISTRICT_LABOUR_OFFICE,
    of: 'DISTRICT',
    capacity: Capacity.LABOUR,
    law: 'CALPRA s. 17; PENCIL verification (CALPR r. 17C)',
  },
  {
    on: 'CASE_OPENED',
    kinds: [CHILD_LABOUR, BONDED_LABOUR],
    office: OfficeKind.DISTRICT_MAGISTRATE,
    of: 'DISTRICT',
    capacity: Capacity.ADMINISTRATION,
    law: 'CALPR r. 17C (District Nodal Officer); BLSA ss. 10-12',
  },
  {
    on: 'CASE_OPENED',
    kinds: [TRAFFICKING, SEXUAL_EXPLOITATION, MISSING_CHILD, CHILD_LABOUR, BONDED_LABOUR],
    office: OfficeKind.AHTU,
    of: 'DISTRICT',
    capacity: Capacity.INVESTIGATION,
    law: 'MHA advisory 15011/36/2022-ATC, para (i)',
  },
  {
    on: 'OPENED_BY_RPF',
    office: OfficeKind.GRP,
    of: 'DISTRICT',
    capacity: Capacity.INVESTIGATION,
    law: 'RPF hands over to the Government Railway Police, which registers (D)',
  },
  {
    on: 'SURVIVOR_FOUND',
    office: OfficeKind.AHTU,
    of: 'DISTRICT',
    capacity: Capacity.INVESTIGATION,
    law: 'MHA advisory 15011/36/2022-ATC, para (i)',
  },
  { on: 'SURVIVOR_FOUND', office: OfficeKind.CWC, of: 'DISTRICT', capacity: Capacity.CHILD_WELFARE, law: 'JJ Act s. 31' },
  {
    on: 'SURVIVOR_FOUND',
    office: OfficeKind.DCPU,
    of: 'DISTRICT',
    capacity: Capacity.CHILD_WELFARE,
    law: 'JJ Act s. 106; Mission Vatsalya guidelines',
  },
  // Where nobody was employed, the labour office has no need to know.
  {
    on: 'SURVIVOR_FOUND',
    kinds: [CHILD_LABOUR, BONDED_LABOUR, TRAFFICKING],
    office: OfficeKind.DISTRICT_LABOUR_OFFICE,
    of: 'DISTRICT',
    capacity: Capacity.LABOUR,
    law: 'CALPRA s. 17; advisory para (vii)',
  },
  {
    on: 'SURVIVOR_FOUND',
    office: OfficeKind.DISTRICT_MAGISTRATE,
    of: 'DISTRICT',
    capacity: Capacity.ADMINISTRATION,
    law: 'BLSA ss. 10-12; CALPR r. 17C',
  },
  { on: 'SURVIVOR_FOUND', office: OfficeKind.DLSA, of: 'DISTRICT', capacity: Capacity.LEGAL_AID, law: 'BNSS s. 396; NALSA scheme 2018 (D)' },
  { on: 'SURVIVOR_FOUND', office: OfficeKind.SJPU, of: 'DISTRICT', capacity: Capacity.CHILD_WELFARE, law: 'JJ Act s. 107' },
  { on: 'SURVIVOR_FOUND', office: OfficeKind.AHTB, of: 'STATE', capacity: Capacity.BUREAU, law: 'MHA advisory 15011/36/2022-ATC, para (i)' },
  { on: 'HOME_DISTRICT_CONSULTED', office: OfficeKind.CWC, of: 'DISTRICT', capacity: Capacity.HOME_DISTRICT, law: 'JJ Act s. 95' },
  { on: 'HOME_DISTRICT_CONSULTED', office: OfficeKind.DCPU, of: 'DISTRICT', capacity: Capacity.HOME_DISTRICT, law: 'JJ Act s. 95' },
  { on: 'HOME_DISTRICT_CONSULTED', office: OfficeKind.AHTB, of: 'STATE', capacity: Capacity.BUREAU, law: 'MHA advisory 15011/36/2022-ATC, para (i)' },
  {
    on: 'EMPLOYER_ELSEWHERE',
    office: OfficeKind.DISTRICT_LABOUR_OFFICE,
    of: 'DISTRICT',
    capacity: Capacity.LABOUR,
    law: 'MHA advisory 15011/36/2022-ATC, para (vi)',
  },
  {
    on: 'EMPLOYER_ELSEWHERE',
    office: OfficeKind.AHTU,
    of: 'DISTRICT',
    capacity: Capacity.INVESTIGATION,
    law: 'MHA advisory 15011/36/2022-ATC, para (vi)',
  },
  // Bureau to bureau: asked once for each of the two States.
  { on: 'HANDED_TO_ANOTHER_STATE', office: OfficeKind.AHTB, of: 'STATE', capacity: Capacity.BUREAU, law: 'MHA advisory 15011/36/2022-ATC, para (i)' },
  { on: 'CUSTODY_LEAVES_THE_STATE', office: OfficeKind.CWC, of: 'DISTRICT', capacity: Capacity.HOME_DISTRICT, law: 'JJ Act s. 95' },
  { on: 'CUSTODY_LEAVES_THE_STATE', office: OfficeKind.DCPU, of: 'DISTRICT', capacity: Capacity.HOME_DISTRICT, law: 'JJ Act s. 95' },
];

/** Brings in the offices that the law brings in. Those that take part already stay as they are. */
export async function joinByRule(
  em: EntityManager,
  caseFile: CaseFile,
  on: Occasion,
  place: { district: number; state: number },
  now: Date,
): Promise<void> {
  const rules = participationRules.filter((rule) => rule.on === on && (!rule.kinds || rule.kinds.includes(caseFile.kind)));
  const offices = await em.find(Office, {
    activeTo: null,
    $or: rules.map(({ office, of }) =>
      of === 'DISTRICT' ? { kind: office, district: place.district } : { kind: office, state: place.state, district: null },
    ),
  });
  for (const office of offices) {
    const { capacity, law } = rules.find((rule) => rule.office === office.kind)!;
    await join(em, caseFile, office.id, { basis: ParticipationBasis.RULE, capacity, authority: law }, now);
  }
}

interface Joining {
  basis: ParticipationBasis;
  capacity: Capacity;
  authority?: string;
  sealed?: boolean;
  /** It ends by itself. */
  expiresAt?: Date;
}

/**
 * One standing participation for each office and basis. One by a handover is for that handover: it can be narrower than what the law
 * gives, and ends with it.
 */
export async function join(em: EntityManager, caseFile: CaseFile, officeId: string, joining: Joining, now: Date): Promise<void> {
  // Asked of the database without hydrating: a sealed team's row may be hidden, and then it is added beside.
  const standing = await em.count(Participant, {
    caseFile: caseFile.id,
    office: officeId,
    until: null,
    handoverId: null,
    ...(joining.sealed ? {} : { sealed: false }),
  });
  if (standing > 0 || caseFile.leadOffice.id === officeId) return;
  em.create(Participant, { caseFile, office: officeId, since: now, sealed: false, ...joining });
}

/** Homes, hospitals and partner organisations: single survivors, and with them the facts of the case. */
export async function joinForSurvivor(
  em: EntityManager,
  caseFile: CaseFile,
  survivor: Survivor,
  officeId: string,
  joining: Joining,
  now: Date,
): Promise<void> {
  await join(em, caseFile, officeId, joining, now);
  const standing = await em.count(SurvivorParticipant, { survivor: survivor.id, office: officeId, until: null, handoverId: null });
  if (standing > 0) return;
  em.create(SurvivorParticipant, {
    caseId: caseFile.id,
    survivor: ref(survivor),
    office: officeId,
    capacity: joining.capacity,
    authority: joining.authority,
    since: now,
  });
}
