import { OfficeKind } from '../../offices/codes.js';
import { DAY, type OfficeRule } from '../contradiction.js';

const PATIENCE_DAYS = 14;

/**
 * Nodal offices, and which office of the State looks after each: the State's bureau is the nodal office of the advisory, para (i), and its
 * district units report to it; the District Nodal Officer of CALPR r. 17C sits with the District Magistrate, and what is late in a district goes
 * to the State's nodal office. The bureau has none above it here: who keeps the State's directory sees to it that somebody signs in there.
 */
const above: Partial<Record<OfficeKind, OfficeKind>> = {
  [OfficeKind.AHTU]: OfficeKind.AHTB,
  [OfficeKind.DISTRICT_MAGISTRATE]: OfficeKind.AHTB,
  [OfficeKind.AHTB]: OfficeKind.HUB_ADMINISTRATION,
};

/** One department hands over and another does not look: the oldest complaint about nodal offices, and nowhere on record before. */
export const silentNodalOffice: OfficeRule = {
  code: 'SILENT_NODAL_OFFICE',
  says: 'A nodal office has acknowledged nothing in 14 days, although handovers or alerts wait for it. Acknowledge what waits; where it is not your own office, ask why it is silent.',
  above,
  find: ({ waitingSince, acknowledgedAt }, now) => {
    const since = Math.max(waitingSince, acknowledgedAt ?? 0) + PATIENCE_DAYS * DAY;
    return now < since ? null : since;
  },
};
