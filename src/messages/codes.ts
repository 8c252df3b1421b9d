import { registerEnumType } from 'type-graphql';

/** By which way a message leaves. */
export enum Channel {
  MAIL = 'MAIL',
  SMS = 'SMS',
}

/** What an officer wants to be sent to an address of their own. */
export enum Delivery {
  AT_ONCE = 'AT_ONCE',
  DIGEST = 'DIGEST',
  OFF = 'OFF',
}

/** Where a message stands. */
export enum MessageState {
  /** It is to be sent. */
  WAITING = 'WAITING',
  /** It is being handed over: from now on it may have arrived. */
  SENDING = 'SENDING',
  SENT = 'SENT',
  /** Not by itself: the next digest has it. */
  HELD = 'HELD',
  /** The process died, or the line broke, while it was handed over. It may have arrived, so it is not sent again; the next digest has it. */
  UNCERTAIN = 'UNCERTAIN',
  /** A digest that was sent had it. */
  IN_DIGEST = 'IN_DIGEST',
  /** Refused as often as is tried. */
  GIVEN_UP = 'GIVEN_UP',
  /** It is for nobody any more: the officer has left, the address is gone, its time is over. */
  DROPPED = 'DROPPED',
}

/** Messages to one receiver in an hour; the rest goes into the digest. */
export const AN_HOUR_AT_MOST: Readonly<Record<Channel, number>> = { MAIL: 10, SMS: 5 };
/** After so many tries a message is given up; the pauses between them, in minutes: together ten hours. */
export const PAUSES_MINUTES: readonly number[] = [1, 5, 30, 120, 480];
/** What is older does not come out of the blue: the digest has it. */
export const AT_ONCE_FOR_HOURS = 24;
/** Whoever hands over a message has done it by then, or is gone. */
export const HANDED_OVER_WITHIN_MINUTES = 10;

/** How long a code holds, how often one may be wrong, and how many codes are sent to one address of an officer in a day (IST). */
export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
export const CODES_A_DAY = 5;

registerEnumType(Channel, {
  name: 'Channel',
  description: 'By which way a message leaves the hub.',
  valuesConfig: { MAIL: { description: 'E-mail.' }, SMS: { description: 'Text message: of what is urgent alone.' } },
});
registerEnumType(Delivery, {
  name: 'Delivery',
  description: 'What is sent to an address.',
  valuesConfig: {
    AT_ONCE: {
      description: 'What you are told, when you are told it; by SMS what is urgent alone. Of mail in the morning what is due and what was held back.',
    },
    DIGEST: { description: 'One mail in the morning, when there is something to say. Not by SMS.' },
    OFF: { description: 'Nothing.' },
  },
});
