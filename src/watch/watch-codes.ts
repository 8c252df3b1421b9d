import { registerEnumType } from 'type-graphql';

/** Where an entry stands. */
export enum WatchState {
  PROPOSED = 'PROPOSED',
  NOTIFIED = 'NOTIFIED',
  LISTED = 'LISTED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  DELISTED = 'DELISTED',
  EXPIRED = 'EXPIRED',
}

/** How the notice reached the party. */
export enum NoticeService {
  BY_HAND = 'BY_HAND',
  BY_POST = 'BY_POST',
  BY_EMAIL = 'BY_EMAIL',
  AFFIXED = 'AFFIXED',
}

/** Why it was decided so. Codes, so that what the party is given holds nobody's name. */
export enum WatchReason {
  BORNE_OUT = 'BORNE_OUT',
  REPLY_DOES_NOT_ANSWER = 'REPLY_DOES_NOT_ANSWER',
  REPLY_ANSWERS = 'REPLY_ANSWERS',
  NOT_BORNE_OUT = 'NOT_BORNE_OUT',
  MENDED = 'MENDED',
  WRONG_PARTY = 'WRONG_PARTY',
  STILL_BORNE_OUT = 'STILL_BORNE_OUT',
  CLOSED_DOWN = 'CLOSED_DOWN',
}

export enum AppealOutcome {
  UPHELD = 'UPHELD',
  ALLOWED = 'ALLOWED',
}

/** For how long the party may reply, from the day the notice was served; and the other times, in days (all D). */
export const REPLY_DAYS = 15;
export const REVIEW_DAYS = 90;
export const EXPIRY_DAYS = 365;
export const APPEAL_WITHIN_DAYS = 30;
export const APPEAL_DECIDED_DAYS = 30;
export const EVIDENCE_AT_MOST = 20;

registerEnumType(WatchState, {
  name: 'WatchState',
  description: 'Where an entry on the watch list stands. Only LISTED is on the list.',
  valuesConfig: {
    PROPOSED: { description: 'An office proposes it. The party has not been told.' },
    NOTIFIED: { description: 'The party has been given notice, and may reply.' },
    LISTED: { description: 'It is on the list, until its review, its expiry or an appeal ends that.' },
    REFUSED: { description: 'The office that decides refused it.' },
    WITHDRAWN: { description: 'The office that proposed it took it back.' },
    DELISTED: { description: 'It was on the list and is not any more: by a review, or by an appeal.' },
    EXPIRED: { description: 'It was on the list for a year and was not renewed.' },
  },
});
registerEnumType(NoticeService, {
  name: 'WatchNoticeService',
  description: 'How the notice reached the party.',
  valuesConfig: {
    BY_HAND: { description: 'Handed over against a receipt.' },
    BY_POST: { description: 'By registered post.' },
    BY_EMAIL: { description: 'To the address of the licence, with an acknowledgement.' },
    AFFIXED: { description: 'Affixed at the place of business, since nobody took it.' },
  },
});
registerEnumType(WatchReason, {
  name: 'WatchReason',
  description: 'Why it was decided so. A code and not a text: the party is given it.',
  valuesConfig: {
    BORNE_OUT: { description: 'The evidence bears it out; no reply came within its time.' },
    REPLY_DOES_NOT_ANSWER: { description: 'The evidence bears it out, and the reply does not answer it.' },
    REPLY_ANSWERS: { description: 'The reply answers the evidence.' },
    NOT_BORNE_OUT: { description: 'The evidence does not bear it out.' },
    MENDED: { description: 'What was found has been mended.' },
    WRONG_PARTY: { description: 'It is about another.' },
    STILL_BORNE_OUT: { description: 'At the review the evidence still bears it out.' },
    CLOSED_DOWN: { description: 'The party works no more.' },
  },
});
registerEnumType(AppealOutcome, {
  name: 'WatchAppealOutcome',
  description: 'What became of an appeal.',
  valuesConfig: {
    UPHELD: { description: 'The entry stays on the list.' },
    ALLOWED: { description: 'The entry is taken off the list.' },
  },
});
