import type { ContradictionRule, OfficeRule } from './contradiction.js';
import { chargeSheetBeforeFir } from './rules/charge-sheet-before-fir.js';
import { complaintWithoutFir } from './rules/complaint-without-fir.js';
import { creditedWhileUntraced } from './rules/credited-while-untraced.js';
import { nilLabourReport } from './rules/nil-labour-report.js';
import { orderWithoutProduction } from './rules/order-without-production.js';
import { rescueWithoutProduction } from './rules/rescue-without-production.js';
import { schoolOnDayOfRescue } from './rules/school-on-day-of-rescue.js';
import { silentNodalOffice } from './rules/silent-nodal-office.js';

/** Every rule between departments. A new one is a file of `rules/` and a line here; a test asks for its example and its near miss. */
export const contradictionRules: readonly ContradictionRule[] = [
  complaintWithoutFir,
  chargeSheetBeforeFir,
  rescueWithoutProduction,
  orderWithoutProduction,
  creditedWhileUntraced,
  schoolOnDayOfRescue,
  nilLabourReport,
];

/** Rules about offices, over everything that waits for them. */
export const officeRules: readonly OfficeRule[] = [silentNodalOffice];
