import { OfficeKind } from '../../offices/codes.js';
import { type ContradictionRule, DAY, eventsOf } from '../contradiction.js';

const PATIENCE_DAYS = 14;

/** Districts with rescues from work report to the labour department that there was nothing (advisory, para (vii)). */
export const nilLabourReport: ContradictionRule = {
  code: 'NIL_LABOUR_REPORT',
  says: 'People were rescued from work in your district two weeks ago, and your office has recorded nothing: no site, no wages, no notice.',
  find: (log, now) => {
    const [rescue] = eventsOf(log, null, 'RESCUED');
    if (!rescue || !['CHILD_LABOUR', 'BONDED_LABOUR'].includes(log.kind) || now < rescue.at + PATIENCE_DAYS * DAY) return [];
    return log.offices
      .filter(({ kind, district }) => kind === OfficeKind.DISTRICT_LABOUR_OFFICE && district === log.district)
      .filter(({ id }) => !log.events.some((event) => event.officeId === id && event.reportedAt >= rescue.at))
      .map(({ id }) => ({ survivorId: null, officeId: id, of: [rescue.id], since: rescue.at + PATIENCE_DAYS * DAY }));
  },
};
