import type { Response } from 'express';
import { type ErrorCode, type HubError, RateLimited } from '../errors.js';

const statuses: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  AUDIT_UNAVAILABLE: 503,
};

/** A refusal on a route that is not GraphQL's: in the words and form that GraphQL would have given it. */
export function refuse(response: Response, error: HubError): void {
  if (error instanceof RateLimited) response.set('Retry-After', String(error.retryAfterSeconds));
  response.status(statuses[error.code]).json({ errors: [{ message: error.message, extensions: { code: error.code } }] });
}
