import { v7 as uuidv7 } from 'uuid';
import { record } from '../audit/record.js';
import type { Context } from '../context.js';
import { AuditUnavailable } from '../errors.js';

/** A row for each class of each survivor, with why the office takes part in the case. */
const ADD = `
  insert into hub.sighting (id, at, officer_id, office_id, client_id, case_id, survivor_id, data_class, basis)
  select n.id, w.at, w.officer, w.office, w.client, s.case_id, s.id, n.data_class, coalesce(
    (select p.basis from hub.case_participant p where p.case_id = s.case_id and p.office_id = w.office and p.until is null order by p.since limit 1), 'BREAK_GLASS')
  from (select ?::timestamptz as at, ?::uuid as officer, ?::uuid as office, ?::text as client) w
    cross join unnest(?::uuid[], ?::text[], ?::uuid[]) n(id, data_class, survivor_id) join hub.survivor s on s.id = n.survivor_id`;

/**
 * Puts on record whose content of which class an answer holds, before the answer leaves. Case facts, and that something exists, are not:
 * only what the agreement gives to some roles and not to others. Without a record there is no answer.
 *
 * @param operation The root fields that were asked, by their names in the schema.
 */
export async function putSightsOnRecord(context: Context, operation: string): Promise<void> {
  const { actor, requestId, clock, sights } = context;
  if (sights.size === 0) return;
  const seen = [...sights].toSorted();
  const ofSurvivors = seen.map((sight) => sight.split(':')).filter((parts) => parts.length === 2);
  try {
    await context.write(async (em) => {
      const { id } = record(em, context, { operation, opId: requestId, seen });
      await em.flush();
      const columns = [ofSurvivors.map(() => uuidv7()), ofSurvivors.map(([dataClass]) => dataClass!), ofSurvivors.map(([, survivor]) => survivor!)];
      await em.execute(ADD, [clock(), actor.officerId, actor.officeId, actor.clientId ?? null, ...columns.map((column) => `{${column.join(',')}}`)]);
      const [{ kept }]: [{ kept: boolean }] = await em.execute('select hub.is_on_record(?) as kept', [id]);
      if (!kept) throw new AuditUnavailable();
    });
  } catch (error) {
    throw error instanceof AuditUnavailable ? error : new AuditUnavailable();
  }
}
