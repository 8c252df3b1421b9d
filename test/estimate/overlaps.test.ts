import { beforeAll, expect, test } from '@jest/globals';
import { type Overlaps, countOverlaps } from '../../src/estimate/count-overlaps.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();
const RAJASTHAN = 8;
const JULY = { state: RAJASTHAN, quarter: '2026-Q3' };

/** A case of Jaipur that an office opens, with so many boys in it. */
async function aCase(persona: string, boys: number): Promise<string> {
  const { id } = await hub
    .officer(persona)
    .does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-07-09T10:05:00+05:30' }, 'id');
  for (let left = boys; left > 0; left -= 20)
    await hub.officer(persona).does(
      'recordRescue',
      {
        caseId: id,
        district: 102,
        startedAt: '2026-07-10T05:30:00+05:30',
        endedAt: '2026-07-10T07:10:00+05:30',
        survivors: Array.from({ length: Math.min(left, 20) }, () => aBoy),
      },
      'id',
    );
  return id;
}

/** As an accepted handover leaves it: the office takes part from that day on. */
const joins = (caseId: string, kind: string, since = '2026-08-01') =>
  hub.admin.query(
    `insert into hub.case_participant (id, case_id, office_id, capacity, basis, sealed, since)
     select gen_random_uuid(), $1, o.id, 'INVESTIGATION', 'HANDOVER', false, $3 from hub.office o where o.kind = $2 and o.district_code = 102 limit 1`,
    [caseId.replace('Case_', ''), kind, since],
  );

beforeAll(async () => {
  hub.setClock('2026-07-10T12:00:00+05:30');
  await aCase('ahtu', 40);
  await joins(await aCase('ahtu', 20), 'DISTRICT_LABOUR_OFFICE');
  await aCase('labour', 30);
  // Too late for this quarter, and 7 that may not be told.
  await joins(await aCase('ahtu', 10), 'DISTRICT_LABOUR_OFFICE', '2026-10-02');
  await joins(await aCase('ahtu', 7), 'DLSA');
});

const of = ({ lists }: Overlaps, name: string) => lists.find(({ department }) => department === name)!.survivors;
const between = ({ overlaps }: Overlaps, ...names: string[]) => overlaps.find(({ departments }) => departments.join() === names.join())!.inCommon;

test('two departments have in common whom both came to by themselves, by the end of the quarter', async () => {
  const answer = await countOverlaps(hub.admin, JULY, { bootstrap: 100 });
  // Rounded to a multiple of 5, so these are as they are; 77 is not.
  expect([of(answer, 'LABOUR'), between(answer, 'POLICE', 'LABOUR')]).toEqual([50, 20]);
  expect([75, 80]).toContain(of(answer, 'POLICE'));
  // The Committee is in each of these cases, by law alone.
  expect([of(answer, 'CHILD_WELFARE'), between(answer, 'POLICE', 'CHILD_WELFARE')]).toEqual([0, 0]);
});

test('what is fewer than ten is not told, and not used', async () => {
  const answer = await countOverlaps(hub.admin, JULY, { bootstrap: 100 });
  expect([of(answer, 'LEGAL_SERVICES'), between(answer, 'POLICE', 'LEGAL_SERVICES')]).toEqual([null, null]);
  // 77 of the police, 50 of labour, 20 of both: Petersen says 192.5, told to tens.
  expect(answer.estimate).toMatchObject({ listed: 110, estimate: 190, unlisted: 90, model: 'POLICE + LABOUR' });
});

test('a place or a quarter without enough is refused, and so is what is no quarter', async () => {
  expect(await countOverlaps(hub.admin, { state: 10, quarter: '2026-Q3' })).toMatchObject({ estimate: { code: 'TOO_FEW_LISTS' } });
  expect(await countOverlaps(hub.admin, { state: RAJASTHAN, quarter: '2026-Q2' })).toMatchObject({ estimate: { code: 'TOO_FEW_LISTS' } });
  await expect(countOverlaps(hub.admin, { state: RAJASTHAN, quarter: '2026-08' })).rejects.toThrow('A quarter is written YYYY-Qn');
});
