import { type ContradictionRule, eventsOf } from '../contradiction.js';

export const creditedWhileUntraced: ContradictionRule = {
  code: 'CREDITED_WHILE_UNTRACED',
  says: 'An entitlement was credited while the journey of the survivor says MISSING. Find out who was paid, and correct what is wrong.',
  find: (log) =>
    log.survivors.flatMap((survivor) =>
      eventsOf(log, survivor, 'CREDITED:').flatMap((credit) => {
        const before = eventsOf(log, survivor, 'JOURNEY:').findLast(({ at }) => at <= credit.at);
        return before?.kind === 'JOURNEY:MISSING'
          ? [{ survivorId: survivor.id, officeId: credit.officeId, of: [credit.id, before.id], since: credit.at }]
          : [];
      }),
    ),
};
