import type { Context } from '../context.js';
import { Office } from '../offices/office.entity.js';

interface Recorded {
  caseId?: string;
  caseFile?: { id: string };
  recordedByOffice: { id: string };
}

export const RECORDER = "The office that recorded it; null where its part in the case is not for you: a home's name says where a survivor is.";

/** The office that recorded a fact, if the wall lets the caller see that this office takes or took part in the case. */
export async function recorderOf(context: Context, row: Recorded): Promise<Office | null> {
  const key = `${row.caseId ?? row.caseFile!.id} ${row.recordedByOffice.id}`;
  const isSeen = await context.computed('recorder', key, async (keys) => {
    const [cases, offices] = [0, 1].map((part) => `{${keys.map((pair) => pair.split(' ')[part]).join(',')}}`);
    const seen: { pair: string }[] = await context.read((em) =>
      em.execute(
        `select distinct case_id || ' ' || office_id as pair from hub.case_participant where case_id = any(?::uuid[]) and office_id = any(?::uuid[])`,
        [cases, offices],
      ),
    );
    const pairs = new Set(seen.map(({ pair }) => pair));
    return keys.map((pair) => pairs.has(pair));
  });
  return isSeen ? context.load(Office, row.recordedByOffice.id) : null;
}
