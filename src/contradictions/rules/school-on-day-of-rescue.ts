import { dayInIndia } from '../../clocks/india.js';
import { type ContradictionRule, eventsOf } from '../contradiction.js';

export const schoolOnDayOfRescue: ContradictionRule = {
  code: 'SCHOOL_ON_DAY_OF_RESCUE',
  says: 'The child is on record as at school on the day on which the child was rescued. Ask the school for its register, and correct what is wrong.',
  find: (log) =>
    log.survivors.flatMap((survivor) => {
      const rescued = eventsOf(log, survivor, 'FOUND').map(({ at }) => dayInIndia(new Date(at)));
      return eventsOf(log, survivor, 'SCHOOL_ATTENDED')
        .filter(({ at }) => rescued.includes(dayInIndia(new Date(at))))
        .map(({ id, at, officeId }) => ({ survivorId: survivor.id, officeId, of: [id], since: at }));
    }),
};
