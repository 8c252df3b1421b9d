import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { AuditRecord } from './audit.entity.js';

/** What was done or seen, besides who did it. Ids and codes, never a word of anybody's. */
export interface Deed {
  operation: string;
  /** When, by the hub's clock: now, when nothing is said. */
  at?: Date;
  opId: string;
  caseId?: string | undefined;
  changed?: readonly string[];
  seen?: readonly string[];
  asked?: readonly string[];
  purpose?: string;
  basis?: string;
  /** The code of a refusal; left out when it was done. */
  refused?: string;
}

/** Puts a deed on record, in the transaction of `em`: with what it records, there or not there. */
export function record(em: EntityManager, { actor, clock, requestId }: Context, deed: Deed): AuditRecord {
  const { operation, at = clock(), opId, caseId, changed = [], seen = [], asked = [], purpose, basis, refused } = deed;
  const { officerId, officeId, clientId } = actor;
  return em.create(AuditRecord, {
    at,
    officerId,
    officeId,
    clientId,
    requestId,
    operation,
    opId,
    caseId,
    changed: [...changed],
    seen: [...seen],
    asked: [...asked],
    purpose,
    basis,
    decision: refused ? 'REFUSED' : 'ALLOWED',
    outcome: refused ?? 'DONE',
  });
}
