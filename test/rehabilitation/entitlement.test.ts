import { expect, test } from '@jest/globals';
import { aCaseOfEveryone, isNotThere, reads, whatEachSees } from '../everyone.js';
import { useHub } from '../hub.js';

const hub = useHub();
const CLAIM = { kind: 'BACK_WAGES', duePaise: 96_000_00, dueAt: '2026-06-05T12:00:00+05:30' };
const at = '2026-06-06T11:00:00+05:30';

async function aClaim(persona = 'labour', more: object = {}) {
  const { boy, other } = await aCaseOfEveryone(hub);
  const { id: entitlementId } = await hub.officer(persona).does('claimEntitlement', { survivorId: boy, ...CLAIM, ...more });
  return { boy, other, entitlementId };
}

test('what a survivor is entitled to is for those who may know; others see how far it has come, or nothing', async () => {
  const { boy } = await aClaim();
  expect(await whatEachSees(hub, boy, 'entitlements', 'detail')).toBe(
    'police S, ahtu S, ahtb -, child-police -, labour F, administration F, cwc S, dcpu F, home S, medical -, legal F, ngo S',
  );
});

test('a claim counts as settled only when the money is credited, each stage with its proof', async () => {
  const { boy, entitlementId } = await aClaim();
  const labour = hub.officer('labour');
  const before = await reads(hub, 'medical', boy, 'version updatedAt');
  const moves = [
    { stage: 'APPLIED' },
    { stage: 'SANCTIONED', sanctionedPaise: 90_000_00 },
    { stage: 'RELEASED' },
    { stage: 'CREDITED', creditedPaise: 90_000_00, bankReference: 'UTR-1' },
  ];
  for (const [i, move] of moves.entries()) await labour.does('moveEntitlement', { entitlementId, expectedVersion: i + 1, at, ...move });
  expect(
    (
      await reads(
        hub,
        'legal',
        boy,
        'entitlements { nodes { stage version creditedAt detail { duePaise sanctionedPaise creditedPaise bankReference } } }',
      )
    ).entitlements.nodes,
  ).toEqual([
    {
      stage: 'CREDITED',
      version: 5,
      creditedAt: '2026-06-06T05:30:00.000Z',
      detail: { duePaise: 96_000_00, sanctionedPaise: 90_000_00, creditedPaise: 90_000_00, bankReference: 'UTR-1' },
    },
  ]);
  expect(await reads(hub, 'medical', boy, 'version updatedAt')).toEqual(before);
});

test('a stage is not jumped, money is not left out or negative, and nothing is half written', async () => {
  const { boy, entitlementId } = await aClaim();
  const labour = hub.officer('labour');
  const move = { entitlementId, expectedVersion: 1, at, stage: 'APPLIED' };
  expect(await labour.fails('moveEntitlement', { ...move, stage: 'RELEASED' })).toMatchObject([{ code: 'ILLEGAL_STEP', path: ['stage'] }]);
  expect(await labour.fails('moveEntitlement', { ...move, sanctionedPaise: 1 })).toMatchObject([{ code: 'INVALID', path: ['sanctionedPaise'] }]);
  expect(await labour.fails('moveEntitlement', { ...move, at: '2026-06-08T00:00:00+05:30' })).toMatchObject([{ code: 'INVALID', path: ['at'] }]);
  await labour.does('moveEntitlement', move);
  const sanction = { ...move, expectedVersion: 2, stage: 'SANCTIONED' };
  expect(await labour.fails('moveEntitlement', { ...sanction, expectedVersion: 1, sanctionedPaise: 1 })).toMatchObject([
    { code: 'STALE_VERSION', path: ['expectedVersion'] },
  ]);
  expect(await labour.fails('moveEntitlement', sanction)).toMatchObject([{ code: 'INVALID', path: ['sanctionedPaise'] }]);
  expect(await labour.fails('moveEntitlement', { ...sanction, sanctionedPaise: -1 })).toMatchObject([{ code: 'INVALID', path: ['sanctionedPaise'] }]);
  expect(await labour.fails('moveEntitlement', { ...sanction, sanctionedPaise: 1, at: '2026-06-06T10:00:00+05:30' })).toMatchObject([
    { code: 'INVALID', path: ['at'] },
  ]);
  expect((await reads(hub, 'labour', boy, 'entitlements { nodes { stage version detail { sanctionedPaise } } }')).entitlements.nodes).toEqual([
    { stage: 'APPLIED', version: 2, detail: { sanctionedPaise: null } },
  ]);
  expect(await labour.fails('claimEntitlement', { survivorId: boy, ...CLAIM, duePaise: -5 })).toMatchObject([
    { code: 'INVALID', path: ['duePaise'] },
  ]);
});

test('only the office that processes a claim moves it, and it must take part', async () => {
  const { boy, entitlementId } = await aClaim('dcpu', { processedById: await hub.office('labour') });
  const move = { entitlementId, expectedVersion: 1, at, stage: 'APPLIED' };
  for (const persona of ['dcpu', 'administration', 'police'])
    expect(await hub.officer(persona).fails('moveEntitlement', move)).toMatchObject([{ code: 'FORBIDDEN' }]);
  await isNotThere(hub.officer('labour@103'), 'moveEntitlement', move, 'entitlementId');
  await hub.officer('labour').does('moveEntitlement', move);
  const dcpu = hub.officer('dcpu');
  expect(await dcpu.fails('claimEntitlement', { survivorId: boy, ...CLAIM, processedById: await hub.office('labour@103') })).toMatchObject([
    { code: 'CONFLICT', path: ['processedById'] },
  ]);
  expect(await dcpu.fails('claimEntitlement', { survivorId: boy, ...CLAIM, processedById: await hub.office('police') })).toMatchObject([
    { code: 'INVALID', path: ['processedById'] },
  ]);
});

test('claims are put on file by the offices through which money reaches a survivor', async () => {
  const { boy } = await aClaim();
  for (const persona of ['police', 'cwc', 'home', 'ngo'])
    expect(await hub.officer(persona).fails('claimEntitlement', { survivorId: boy, ...CLAIM })).toMatchObject([{ code: 'FORBIDDEN' }]);
  for (const [persona, kind] of [
    ['administration', 'BL_IMMEDIATE'],
    ['legal', 'VCS_INTERIM'],
  ] as const)
    await hub.officer(persona).does('claimEntitlement', { survivorId: boy, ...CLAIM, kind });
  await isNotThere(hub.officer('legal@103'), 'claimEntitlement', { survivorId: boy, ...CLAIM }, 'survivorId');
});
