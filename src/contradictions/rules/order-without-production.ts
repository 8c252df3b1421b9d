import { type ContradictionRule, childrenOf, eventsOf } from '../contradiction.js';

export const orderWithoutProduction: ContradictionRule = {
  code: 'ORDER_WITHOUT_PRODUCTION',
  says: 'There is an order about a child whose production is not on record. Have the production recorded, or supersede the order.',
  find: (log) =>
    childrenOf(log).flatMap((child) => {
      const [order] = eventsOf(log, child, 'ORDERED:');
      if (!order || eventsOf(log, child, 'PRODUCED').some(({ at }) => at <= order.at)) return [];
      return [{ survivorId: child.id, officeId: order.officeId, of: [order.id], since: order.at }];
    }),
};
