import { dayInIndia } from '../../clocks/india.js';
import { type ContradictionRule, childrenOf, eventsOf } from '../contradiction.js';

export const orderWithoutProduction: ContradictionRule = {
  code: 'ORDER_WITHOUT_PRODUCTION',
  says: 'There is an order about a child whose production is not on record. Have the production recorded, or supersede the order.',
  find: (log) =>
    childrenOf(log).flatMap((child) => {
      const [order] = eventsOf(log, child, 'ORDERED:');
      // By the day: of an order that assigns an organisation it is all that is known.
      const day = order && dayInIndia(new Date(order.at));
      if (!day || eventsOf(log, child, 'PRODUCED').some(({ at }) => dayInIndia(new Date(at)) <= day)) return [];
      return [{ survivorId: child.id, officeId: order.officeId, of: [order.id], since: order.at }];
    }),
};
