import type pg from 'pg';
import { z } from 'zod';

const row = z.tuple([z.coerce.number().int().min(0).max(60), z.iso.date(), z.string().trim().min(1).max(80)]);

/** Takes in gazetted holidays from a text of `state,day,name` lines. All or none; a line that is wrong is named. Answers how many are new. */
export async function importHolidays(client: pg.ClientBase, text: string): Promise<number> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith('state,'));
  const days = lines.map((line, i) => {
    const [state, day, ...name] = line.split(',').map((cell) => cell.trim());
    const parsed = row.safeParse([state, day, name.join(',')]);
    if (!parsed.success) throw new Error(`Line ${i + 1} is not "state,day,name", such as "8,2026-03-04,Holi".`);
    return parsed.data;
  });
  const { rowCount } = await client.query(
    `insert into hub.holiday (state_code, day, name) select * from unnest($1::int[], $2::date[], $3::text[]) on conflict do nothing`,
    [days.map(([state]) => state), days.map(([, day]) => day), days.map(([, , name]) => name)],
  );
  return rowCount ?? 0;
}
