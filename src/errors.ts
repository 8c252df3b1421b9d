/** The answers the hub gives when it does not do what was asked. The domain throws these and knows no GraphQL. */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'BAD_USER_INPUT' | 'AUDIT_UNAVAILABLE' | 'RATE_LIMITED';

/** A refusal in words that may be shown to anyone: never a name, an id of something hidden, or SQL. */
export class HubError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The input field that must be mended, from the root of the input. Not `path`: the library takes that for where in the answer it failed. */
    readonly field: readonly string[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** No token, or one that the hub does not accept. */
export class Unauthenticated extends HubError {
  constructor(message = 'Sign in: this request carries no access token that the hub accepts.') {
    super('UNAUTHENTICATED', message);
  }
}

/** You may see it, and you may not do this with it. */
export class Forbidden extends HubError {
  constructor(message: string) {
    super('FORBIDDEN', message);
  }
}

/** Hidden or never issued: one message, so that the two cannot be told apart. */
export class NotFound extends HubError {
  constructor() {
    super('NOT_FOUND', 'Nothing is on record under this id.');
  }
}

/** It cannot be put on record at the moment that this was seen, so it is not shown. */
export class AuditUnavailable extends HubError {
  constructor() {
    super('AUDIT_UNAVAILABLE', 'This cannot be put on record at the moment, so it is not opened. Try again shortly.');
  }
}

/** The officer, the portal or the network has asked for more than its share of a minute. */
export class RateLimited extends HubError {
  constructor(readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', `This is more than the hub does for one asker in a minute. Try again in ${retryAfterSeconds} seconds.`);
  }
}

/** What kind of mendable failure it was, for programs; the message is for people. */
export type ProblemCode = 'INVALID' | 'CONFLICT' | 'STALE_VERSION' | 'OP_ID_REUSED' | 'ILLEGAL_STEP' | 'BUDGET_REACHED' | 'SECOND_PERSON_NEEDED';

/** The record has moved on, or its life cycle does not allow this step. The caller can mend it. */
export class Conflict extends HubError {
  constructor(
    message: string,
    field: readonly string[] = [],
    readonly problem: ProblemCode = 'CONFLICT',
  ) {
    super('CONFLICT', message, field);
  }
}

/** What was sent cannot be meant. The caller can mend it. */
export class Invalid extends HubError {
  readonly problem: ProblemCode = 'INVALID';

  constructor(message: string, field: readonly string[] = []) {
    super('BAD_USER_INPUT', message, field);
  }
}
