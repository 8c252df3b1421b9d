import { registerEnumType } from 'type-graphql';

/** What one office hands to another. */
export enum HandoverKind {
  /** A task, within the case. */
  REFER = 'REFER',
  /** The lead of the case, or the custody of survivors. */
  TRANSFER = 'TRANSFER',
  /** A question, which wants an answer. */
  CONSULT = 'CONSULT',
}

/** What a TRANSFER transfers. */
export enum Transferred {
  LEAD = 'LEAD',
  CUSTODY = 'CUSTODY',
}

export enum HandoverStatus {
  PROPOSED = 'PROPOSED',
  ACCEPTED = 'ACCEPTED',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  REVOKED = 'REVOKED',
  EXPIRED = 'EXPIRED',
  /** The survivor was placed elsewhere, or the case closed, before it was done. */
  OVERTAKEN = 'OVERTAKEN',
}

/** Why an office does not take over. A code, so that it can be counted; what else there is to say is a note between the two offices. */
export enum RefusalReason {
  NOT_OUR_JURISDICTION = 'NOT_OUR_JURISDICTION',
  NOT_OUR_TASK = 'NOT_OUR_TASK',
  NO_CAPACITY = 'NO_CAPACITY',
  INFORMATION_MISSING = 'INFORMATION_MISSING',
  ORDER_MISSING = 'ORDER_MISSING',
  NOT_SAFE = 'NOT_SAFE',
  OTHER_OFFICE_ACTS = 'OTHER_OFFICE_ACTS',
}

interface Term {
  /** Within so many hours the addressee says that it has seen it. */
  acknowledgeHours: number;
  /** Unanswered for so many hours, it expires. */
  expiryHours: number;
}

/** Our proposal (D), for the departments to sign: no Act gives a term for handing over between offices. */
export const terms: Record<HandoverKind, Term> = {
  TRANSFER: { acknowledgeHours: 24, expiryHours: 7 * 24 },
  REFER: { acknowledgeHours: 72, expiryHours: 15 * 24 },
  CONSULT: { acknowledgeHours: 72, expiryHours: 15 * 24 },
};

registerEnumType(HandoverKind, {
  name: 'HandoverKind',
  description: 'What one office hands to another.',
  valuesConfig: {
    REFER: { description: 'A task within the case.' },
    TRANSFER: { description: 'The lead of the case, or the custody of survivors.' },
    CONSULT: { description: 'A question, which wants an answer.' },
  },
});
registerEnumType(Transferred, {
  name: 'Transferred',
  description: 'What a TRANSFER transfers.',
  valuesConfig: {
    LEAD: { description: 'The lead of the case, when it is accepted.' },
    CUSTODY: { description: 'The custody of survivors, of each when it is received.' },
  },
});
registerEnumType(HandoverStatus, {
  name: 'HandoverStatus',
  description: 'How a handover stands.',
  valuesConfig: {
    PROPOSED: { description: 'The addressee has not answered.' },
    ACCEPTED: { description: 'The addressee has accepted, and has still to do, to answer or to receive.' },
    DONE: { description: 'The task is done, the question answered, the lead taken over, the survivors received.' },
    REFUSED: { description: 'The addressee has refused, with a reason.' },
    REVOKED: { description: 'The sender has taken it back before it was answered.' },
    EXPIRED: { description: 'Nobody answered in time.' },
    OVERTAKEN: { description: 'The survivor was placed elsewhere, or the case closed, before it was done.' },
  },
});
registerEnumType(RefusalReason, {
  name: 'RefusalReason',
  description: 'Why an office does not take over.',
  valuesConfig: {
    NOT_OUR_JURISDICTION: { description: 'Another district or State has jurisdiction.' },
    NOT_OUR_TASK: { description: 'The law gives this to an office of another kind.' },
    NO_CAPACITY: { description: 'No place, or nobody who could do it in time.' },
    INFORMATION_MISSING: { description: 'What was shared is not enough to do it.' },
    ORDER_MISSING: { description: 'It needs an order of the Committee or of a court first.' },
    NOT_SAFE: { description: 'It would put the survivor in danger.' },
    OTHER_OFFICE_ACTS: { description: 'Another office is at it already.' },
  },
});
