import { officeAmong } from '../../clocks/log.js';
import { OfficeKind, mayKnow } from '../../offices/codes.js';
import { type ContradictionRule, DAY, eventsOf } from '../contradiction.js';

/** The Comptroller and Auditor General found 5,566 complaints of missing children without an FIR in one State. Advisory, para (ii): an FIR in every case. */
export const complaintWithoutFir: ContradictionRule = {
  code: 'COMPLAINT_WITHOUT_FIR',
  says: 'A complaint or a rescue is more than a day old, and no FIR is on record. Register it, or record why there is none.',
  find: (log, now) => {
    const [told] = eventsOf(
      log,
      null,
      'COGNIZABLE_INFORMATION',
      'RESCUED',
      'REPORTED:MISSING_CHILD',
      'REPORTED:TRAFFICKING',
      'REPORTED:SEXUAL_EXPLOITATION',
    );
    if (!told || now < told.at + DAY || log.closedBecause || eventsOf(log, null, 'FIR_REGISTERED').length > 0) return [];
    // Where no police take part, who leads must bring them in; if it may not know of an FIR, it is not told that there is none.
    const lead = log.offices.find(({ id, kind }) => id === log.leadOfficeId && mayKnow(kind, 'ACC', 'S'));
    const office = officeAmong(log.offices, [OfficeKind.POLICE_STATION, OfficeKind.AHTU, OfficeKind.GRP], log.district) ?? lead;
    return office ? [{ survivorId: null, officeId: office.id, of: [told.id], since: told.at + DAY }] : [];
  },
};
