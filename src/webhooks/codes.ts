import { registerEnumType } from 'type-graphql';

/** Where a webhook stands. */
export enum WebhookState {
  PENDING = 'PENDING',
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  ENDED = 'ENDED',
}

export enum PauseReason {
  BY_OFFICE = 'BY_OFFICE',
  NOT_IN_SERVICE = 'NOT_IN_SERVICE',
  NOT_TAKEN = 'NOT_TAKEN',
  GONE = 'GONE',
}

/** Where one message stands. */
export enum DeliveryState {
  WAITING = 'WAITING',
  DELIVERED = 'DELIVERED',
  WITHHELD = 'WITHHELD',
}

/** Why a message was not taken, in the words of the people who have to mend it. */
export enum WebhookProblem {
  NOT_AN_ADDRESS = 'NOT_AN_ADDRESS',
  NOT_HTTPS = 'NOT_HTTPS',
  SIGN_IN_IN_ADDRESS = 'SIGN_IN_IN_ADDRESS',
  ODD_PORT = 'ODD_PORT',
  NUMBER_INSTEAD_OF_NAME = 'NUMBER_INSTEAD_OF_NAME',
  LOCAL_NAME = 'LOCAL_NAME',
  HOST_NOT_LISTED = 'HOST_NOT_LISTED',
  NAME_UNKNOWN = 'NAME_UNKNOWN',
  PRIVATE_ADDRESS = 'PRIVATE_ADDRESS',
  REDIRECTED = 'REDIRECTED',
  REFUSED = 'REFUSED',
  GONE = 'GONE',
  UNREACHABLE = 'UNREACHABLE',
  CERTIFICATE = 'CERTIFICATE',
  TOO_SLOW = 'TOO_SLOW',
}

export const problemsInWords: Record<WebhookProblem, string> = {
  NOT_AN_ADDRESS: 'This is not an address that the hub can send to. Write it as https://portal.example.gov.in/samanvay, in at most 500 characters.',
  NOT_HTTPS: 'The hub sends over https alone. Write https:// at the beginning, and see that the server has a certificate.',
  SIGN_IN_IN_ADDRESS: 'This address holds a user name or a password. Leave both out: each message is signed, and by that the receiver knows the hub.',
  ODD_PORT: 'The hub sends to the ports 443 and 8443 alone. Let the receiver listen on one of them.',
  NUMBER_INSTEAD_OF_NAME:
    'Write the name of the server and not its number: certificates are issued to names, and numbers lead into private networks.',
  LOCAL_NAME: 'This name means something inside one network alone. Write the full public name of the server, without a point at its end.',
  HOST_NOT_LISTED: 'This server is not among those that the hub may send to. Ask the administrator of the hub to list it (WEBHOOK_HOSTS).',
  NAME_UNKNOWN: 'Nobody knows a server of this name at the moment. Look for a slip in it, or ask whoever keeps the name.',
  PRIVATE_ADDRESS:
    'This name leads into a private network, or back to the hub itself, and there the hub sends nothing. Have the name point to a public address.',
  REDIRECTED:
    'The receiver sends on to another address, and the hub follows nobody: it could be led into a private network. Register the address where the messages are taken.',
  REFUSED: 'The receiver answered with an error. Its own log says why; the status of the answer is beside this.',
  GONE: 'The receiver says that it is there no more (410). The webhook is paused.',
  UNREACHABLE: 'The receiver does not answer. See that it runs and that its firewall lets the hub in.',
  CERTIFICATE: 'The certificate of the receiver does not hold: it has ended, is for another name, or nobody known has signed it.',
  TOO_SLOW: 'The receiver took longer than ten seconds. Let it answer first and work afterwards.',
};

/**
 * How long is waited before each further attempt, in seconds: about three days in all. Each is moved by up to a fifth, so that what failed
 * together does not come again together.
 */
export const pausesBetweenAttempts: readonly number[] = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 50_400, 50_400, 57_600];

/** How long a secret goes on to sign beside the one that takes its place, in hours, when nothing is said; and at most. */
export const OVERLAP_HOURS = 24;
export const LONGEST_OVERLAP_HOURS = 168;
/** Secrets that sign at the same time. Each is a signature in the header of every message. */
export const SECRETS_AT_ONCE = 4;
export const WEBHOOKS_OF_ONE_OFFICE = 10;
/** For how long it can be looked up what became of a message that was taken, in days. */
export const DELIVERIES_KEPT_DAYS = 30;

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Where a webhook stands.',
  valuesConfig: {
    PENDING: {
      description: 'The address has not yet taken the first message (`in.samanvay.webhook.verification`). Until then nothing else is sent.',
    },
    ACTIVE: { description: 'What happens is sent.' },
    PAUSED: { description: 'Nothing is sent. What happens meanwhile is sent after `resumeWebhook`.' },
    ENDED: { description: 'Nothing is sent any more.' },
  },
});
registerEnumType(PauseReason, {
  name: 'WebhookPauseReason',
  description: 'Why a webhook is paused.',
  valuesConfig: {
    BY_OFFICE: { description: 'An officer of the office paused it.' },
    NOT_IN_SERVICE: {
      description:
        'The officer in whose name it stands, or the portal, is not in service any more or has lost the role. Another officer of the office takes it over with `resumeWebhook`.',
    },
    NOT_TAKEN: { description: 'The receiver did not take a message for three days.' },
    GONE: { description: 'The receiver answered that it is there no more (410).' },
  },
});
registerEnumType(DeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'Where a message stands.',
  valuesConfig: {
    WAITING: { description: 'It is still to be sent, or to be sent again.' },
    DELIVERED: { description: 'The receiver took it.' },
    WITHHELD: { description: 'What it tells is no longer for the officer in whose name the webhook stands, or no longer asked for.' },
  },
});
registerEnumType(WebhookProblem, {
  name: 'WebhookProblem',
  description: 'Why a message was not taken.',
  valuesConfig: Object.fromEntries(Object.entries(problemsInWords).map(([problem, words]) => [problem, { description: words }])),
});
