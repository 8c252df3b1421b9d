import { type ContradictionRule, DAY, childrenOf, eventsOf } from '../contradiction.js';

/** JJ Act s. 31: a child in charge is produced within 24 hours. */
export const rescueWithoutProduction: ContradictionRule = {
  code: 'RESCUE_WITHOUT_PRODUCTION',
  says: 'A child was found more than a day ago, and no production before the Committee is on record. Produce the child, or record the production.',
  find: (log, now) =>
    childrenOf(log).flatMap((child) => {
      const [found] = eventsOf(log, child, 'FOUND');
      if (!found || now < found.at + DAY || eventsOf(log, child, 'PRODUCED', 'JOURNEY:DECEASED').length > 0) return [];
      return [{ survivorId: child.id, officeId: found.officeId, of: [found.id], since: found.at + DAY }];
    }),
};
