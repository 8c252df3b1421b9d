import { expect, test } from '@jest/globals';
import { useHub } from '../hub.js';

const hub = useHub();

test('a duty of the calendar is told to who owes it, and when its month is over to the bureau of the State', async () => {
  const told = async (kind: string) =>
    (
      await hub.admin.query<{ office: string; district: number | null }>(
        `select o.kind as office, o.district_code as district from hub.notice n join hub.office o on o.id = n.office_id
         join hub.clock c on n.subject = 'Clock_' || c.id where c.code = 'C34' and c.district_code = 102 and n.kind = $1 order by 1`,
        [kind],
      )
    ).rows;
  const owner = { office: 'DISTRICT_MAGISTRATE', district: 102 };
  hub.setClock('2026-06-16T06:00:00+05:30');
  await hub.work();
  await hub.work();
  expect(await told('CLOCK_50')).toEqual([owner]);
  expect(await told('CLOCK_80')).toEqual([]);
  hub.setClock('2026-07-01T06:00:00+05:30');
  await hub.work();
  expect(await told('CLOCK_100')).toEqual([{ office: 'AHTB', district: null }, owner]);
});
