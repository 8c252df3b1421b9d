import type { Work } from '../audit/change.js';
import { Conflict } from '../errors.js';
import type { Office } from '../offices/office.entity.js';
import { Accreditation } from './accreditation.entity.js';
import { PartnerStanding, standingOf } from './codes.js';

const otherwise: Record<Exclude<PartnerStanding, PartnerStanding.ACTIVE>, string> = {
  NOT_YET: 'The accreditation of this organisation has not begun. Assign another one, or wait for it.',
  SUSPENDED: 'The accreditation of this organisation is suspended: it is not newly assigned. Assign another one.',
  ENDED:
    'The accreditation of this organisation is over: it is not newly assigned. The district administration or Child Protection Unit can renew it.',
};

/** Whoever assigns an organisation asks this: one accreditation stands today. Assignments that there are go on without it. */
export async function mustBeAccredited({ em, now }: Work, ngo: Office, path: string): Promise<void> {
  const standings = (await em.find(Accreditation, { ngo: ngo.id })).map((accreditation) => standingOf(accreditation, now));
  if (standings.includes(PartnerStanding.ACTIVE)) return;
  const nearest = (['SUSPENDED', 'NOT_YET', 'ENDED'] as const).find((standing) => standings.includes(PartnerStanding[standing]));
  throw new Conflict(
    nearest
      ? otherwise[nearest]
      : 'This organisation is not accredited: it is not assigned. The district administration or Child Protection Unit accredits.',
    [path],
  );
}
