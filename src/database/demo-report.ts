import type { Teller } from './vignettes.js';

const VERSION = 'query($id: ID!) { report(id: $id) { version hash } }';

/** Jaipur reports on the quarter of the bangle workshop: drawn up, written, signed by two offices, sent, and taken by the State. */
export async function reportOfJaipur(teller: Teller): Promise<void> {
  const standing = async (persona: string, id: string) => (await teller.reads(persona, VERSION, { id })).report as { version: number; hash: string };
  const moves = async (persona: string, mutation: string, reportId: string, more: object = {}) =>
    teller.does(persona, mutation, { reportId, expectedVersion: (await standing(persona, reportId)).version, ...more });
  const signs = async (persona: string, reportId: string) =>
    moves(persona, 'signReport', reportId, { hash: (await standing(persona, reportId)).hash });

  teller.at('2026-07-10T11:00:00+05:30');
  const { id } = await teller.does('administration', 'draftReport', {
    kind: 'ACTION_TAKEN',
    period: '2026-Q2',
    nil: ['I12a', 'I27a', 'I27b', 'I28'],
  });
  const narrative: [string, string][] = [
    ['(ii)', 'The complaint came on PENCIL on 2 June; the FIR was registered on the morning of the rescue.'],
    ['(iii)', 'A lane of bangle workshops was inspected after a tip. Everybody found was produced before the Committee within the day.'],
    ['(v)', 'The partner organisation that gave the tip was in the rescue team and is assigned to the children by order.'],
    ['CROSS', 'Relief under the bonded labour scheme was credited on the fourth day; back wages are sanctioned and not yet paid.'],
  ];
  for (const [para, text] of narrative) await moves('administration', 'writeNarrative', id, { para, text });
  teller.at('2026-07-10T17:00:00+05:30');
  await signs('administration', id);
  teller.at('2026-07-13T11:00:00+05:30');
  await signs('ahtu', id);
  teller.at('2026-07-13T16:00:00+05:30');
  await moves('administration', 'sendReport', id);
  teller.at('2026-07-16T11:00:00+05:30');
  await moves('ahtb', 'receiveReport', id);
}
