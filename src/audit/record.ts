import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.js';
import { AuditRecord } from './audit.entity.js';
import { byColumn } from './canonical.js';

/** What was done or seen, besides who did it. Ids and codes, never a word of anybody's. */
export interface Deed {
  /** When; now, when left out. */
  at?: Date;
  operation: string;
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

/** Puts a deed on record, numbered and signed, in the transaction of `em`: with what it records, there or not there. */
export function record(em: EntityManager, context: Context, deed: Deed): AuditRecord {
  const { actor, clock, requestId } = context;
  const { at = clock(), operation, opId, caseId, changed = [], seen = [], asked = [], purpose, basis, refused } = deed;
  const { officerId, officeId, clientId } = actor;
  const said = {
    id: uuidv7(),
    at,
    officerId,
    officeId,
    clientId,
    requestId: requestId as string,
    operation,
    opId: opId.toLowerCase(),
    caseId,
    changed: [...changed],
    seen: [...seen],
    asked: [...asked],
    purpose,
    basis,
    decision: refused ? ('REFUSED' as const) : ('ALLOWED' as const),
    outcome: refused ?? 'DONE',
  };
  return em.create(AuditRecord, { ...said, ...context.sheetOf(em).sign(byColumn(said)) });
}
