import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const STATED = { madeAt: '2026-06-06T11:00:00+05:30', text: 'Worked from six to ten' };

test('what a survivor stated is for those who may know; others see that there is a statement, or nothing', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  await hub.officer('cwc').does('recordStatement', { survivorId: boy, kind: 'TO_CWC', ...STATED });
  expect(await whatEachSees(hub, boy, 'statements', 'content')).toBe(
    'police F, ahtu F, ahtb -, child-police S, labour S, administration S, cwc F, dcpu F, home S, medical S, legal F, ngo -',
  );
});

test('a partner organisation sees the statements it recorded, and no other', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  await hub.officer('police').does('recordStatement', { survivorId: boy, kind: 'TO_POLICE', ...STATED });
  const { id } = await hub.officer('ngo').does('recordStatement', { survivorId: boy, kind: 'WORK_FACTS', ...STATED });
  expect((await reads(hub, 'ngo', boy, 'statements { totalCount nodes { id content { text } } }')).statements).toEqual({
    totalCount: 1,
    nodes: [{ id, content: { text: STATED.text } }],
  });
  expect((await reads(hub, 'cwc', boy, 'statements { totalCount }')).statements.totalCount).toBe(2);
});

test('a labour office records work facts and does not read them again', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  const before = await reads(hub, 'ahtb', boy, 'version updatedAt');
  const statement = await hub
    .officer('labour')
    .does('recordStatement', { survivorId: boy, kind: 'WORK_FACTS', ...STATED }, 'madeAt content { text }');
  expect(statement).toEqual({ madeAt: '2026-06-06T05:30:00.000Z', content: null });
  expect(await reads(hub, 'ahtb', boy, 'version updatedAt')).toEqual(before);
});

test('each kind of statement comes from the office before which it is made', async () => {
  const { boy } = await aCaseOfEveryone(hub);
  for (const [persona, kind] of [
    ['labour', 'TO_POLICE'],
    ['police', 'TO_CWC'],
    ['ngo', 'TO_MAGISTRATE'],
    ['medical', 'WORK_FACTS'],
    ['home', 'WORK_FACTS'],
  ] as const)
    expect(await hub.officer(persona).fails('recordStatement', { survivorId: boy, kind, ...STATED })).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('a statement is corrected by the office that recorded it, about the same person', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  const cwc = hub.officer('cwc');
  const { id } = await cwc.does('recordStatement', { survivorId: boy, kind: 'TO_CWC', ...STATED });
  const correction = { supersedes: id, reason: 'CLERICAL_ERROR' };
  expect(await hub.officer('dcpu').fails('recordStatement', { survivorId: boy, kind: 'TO_CWC', ...STATED, correction })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  expect(await cwc.fails('recordStatement', { survivorId: other, kind: 'TO_CWC', ...STATED, correction })).toMatchObject([
    { code: 'CONFLICT', path: ['correction', 'supersedes'] },
  ]);
  await cwc.does('recordStatement', { survivorId: boy, kind: 'TO_CWC', ...STATED, text: 'Worked from five to ten', correction });
  expect((await reads(hub, 'cwc', boy, 'statements { nodes { content { text } } }')).statements.nodes).toEqual([
    { content: { text: 'Worked from five to ten' } },
  ]);
});

test('a statement is made after the person was found, in the past, and says something', async () => {
  const { boy, other } = await aCaseOfEveryone(hub);
  const wrong = [
    [{ madeAt: '2026-06-05T05:00:00+05:30' }, 'madeAt'],
    [{ madeAt: '2026-06-09T05:00:00+05:30' }, 'madeAt'],
    [{ text: '' }, 'text'],
  ] as const;
  for (const [input, field] of wrong)
    expect(await hub.officer('police').fails('recordStatement', { survivorId: boy, kind: 'TO_POLICE', ...STATED, ...input })).toMatchObject([
      { code: 'INVALID', path: [field] },
    ]);
  await isNotThere(hub.officer('ngo'), 'recordStatement', { survivorId: other, kind: 'WORK_FACTS', ...STATED }, 'survivorId');
});
