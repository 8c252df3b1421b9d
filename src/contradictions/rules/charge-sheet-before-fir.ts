import { type ContradictionRule, eventsOf } from '../contradiction.js';

export const chargeSheetBeforeFir: ContradictionRule = {
  code: 'CHARGE_SHEET_BEFORE_FIR',
  says: 'The charge sheet is dated before its FIR. One of the two dates is wrong: supersede it.',
  find: (log) =>
    eventsOf(log, null, 'CHARGE_SHEETED').flatMap((sheet) => {
      const fir = eventsOf(log, null, 'FIR_REGISTERED').find(({ id }) => id === sheet.id);
      return fir && sheet.at < fir.at ? [{ survivorId: null, officeId: fir.officeId, of: [fir.id], since: fir.reportedAt }] : [];
    }),
};
