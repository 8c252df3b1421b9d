import { record } from '../audit/record.js';
import { OperationDone } from '../audit/audit.entity.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tellSupervisor } from '../disclosure/notices.js';
import { Conflict, Invalid } from '../errors.js';
import { District, State } from '../offices/place.entity.js';
import { parseGlobalId } from '../planner/global-id.js';
import { identitiesToKeepOut } from '../survivors/sealed-identity.js';
import { REFUSALS_A_DAY } from './codes.js';
import { whereNamed } from './names-in-text.js';

/** What is to be written for others, by field, and of which case: by the case, or by an alert from it. */
export interface ToCheck {
  operation: string;
  opId: string;
  caseId?: string;
  alertId?: string;
  texts: Record<string, string | null | undefined>;
}

/**
 * Before an alert or a sighting is written, in a transaction of its own: no text may hold a name of the case. Decision 0018. The names
 * are opened in this process and compared; what leaves is yes or no, few times a day, and each no is on record whatever comes of it.
 */
export async function checkTexts(context: Context, { operation, opId, caseId, alertId, texts }: ToCheck): Promise<void> {
  const { officerId } = context.actor;
  const ids = { caseId: caseId ? parseGlobalId(caseId)?.id : undefined, alertId: alertId ? parseGlobalId(alertId)?.id : undefined };
  // Nothing under this id: the verb says so.
  if (!ids.caseId && !ids.alertId) return;
  const verdict = await context.write(async (em): Promise<string | undefined> => {
    // Sent again: it was looked at, and answers the same, whoever has been named since.
    if (await em.findOne(OperationDone, { officerId, opId })) return undefined;
    // Locks the day of this officer: guesses that come together take turns.
    const day = [officerId, dayInIndia(context.clock())];
    const [{ refused }]: [{ refused: number }] = await em.execute(
      `insert into hub.opening_count as c (officer_id, day, opened, tries, refused) values (?::uuid, ?::date, 0, 0, 0)
       on conflict (officer_id, day) do update set refused = c.refused returning refused`,
      day,
    );
    if (refused >= REFUSALS_A_DAY) return 'TOO_MANY';
    const identities = await identitiesToKeepOut(em, context.hub.keys, ids);
    if (identities.length === 0) return undefined;
    const places = [...(await em.find(District, {})), ...(await em.find(State, {}))].map(({ name }) => name);
    const field = whereNamed(texts, identities, places);
    if (!field) return undefined;
    await em.execute('update hub.opening_count set refused = refused + 1 where officer_id = ?::uuid and day = ?::date', day);
    record(em, context, { operation, opId, asked: [caseId ?? alertId!], refused: 'NAME_IN_TEXT' });
    if (refused + 1 === REFUSALS_A_DAY) await tellSupervisor(em, context, NoticeKind.NAMES_REFUSED);
    await em.flush();
    return field;
  });
  if (verdict === 'TOO_MANY')
    throw new Conflict(
      `${REFUSALS_A_DAY} of your texts held a name today. No more are looked at until tomorrow; another officer of your office can write it.`,
      [],
      'BUDGET_REACHED',
    );
  if (verdict)
    throw new Invalid(
      'This says who somebody in the case is, or where they come from. Describe the person without name, family, village, school or telephone: age, clothes, height, with whom.',
      [verdict],
    );
}
