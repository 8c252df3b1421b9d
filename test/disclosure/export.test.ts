import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import pg from 'pg';
import { hubUrl } from '../../src/database/logins.js';
import { aCaseOfEveryone } from '../everyone.js';
import { type Answer, useHub } from '../hub.js';
import { aRescue } from '../stories.js';
import { aNamed, aRecipientKey, auditOf, exports, hasConsent, lawful, opens, refusal } from './openings.js';

const hub = useHub();
let everyone: Awaited<ReturnType<typeof aCaseOfEveryone>>;
let court: Awaited<ReturnType<typeof aRecipientKey>>;
let recipient: { authority: string; number: string; key: object };

beforeAll(async () => {
  everyone = await aCaseOfEveryone(hub);
  const identity = { names: [{ script: 'LATIN', fullName: 'Made Up' }], village: '=Nowhere, "by" the river' };
  await hub.officer('cwc').does('recordIdentity', { survivorId: everyone.boy, identity });
  court = await aRecipientKey();
  recipient = { authority: 'SPECIAL_COURT', number: 'SC 41/2026', key: court.key };
}, 60_000);

const rowOf = (globalId: string) => globalId.split('_')[1]!;
const problems = ({ data, errors }: Answer): string[] =>
  errors ? errors.map(({ extensions }) => extensions.code) : data.exportIdentities.problems.map(({ code }: { code: string }) => code);

async function read(file: string, key = court.privateKey) {
  const { plaintext, protectedHeader } = await compactDecrypt(file, key);
  return { text: new TextDecoder().decode(plaintext), header: protectedHeader };
}

test('a second person of the office that leads consents to one export to one recipient, and only the recipient reads it', async () => {
  const survivorIds = [everyone.boy];
  const cwc = hub.officer('cwc');
  const ask = { survivorIds, dataClass: 'ID', purpose: lawful.purpose, reason: 'The Special Court has asked for it in open court today.' };
  const { id: approvalId } = await cwc.does('askSecondPerson', { ...ask, action: 'EXPORT', recipient });
  // What the second person sees is what leaves, and to which key.
  const { approvals } = await hub
    .officer('police-head')
    .data('{ approvals(first: 1) { nodes { action recipientAuthority recipientNumber recipientKey recipientOffice { id } } } }');
  expect(approvals.nodes).toEqual([
    { action: 'EXPORT', recipientAuthority: 'SPECIAL_COURT', recipientNumber: 'SC 41/2026', recipientKey: court.thumbprint, recipientOffice: null },
  ]);
  expect(problems(await exports(cwc, { survivorIds, approvalId, recipient }))).toEqual(['SECOND_PERSON_NEEDED']);
  expect(await cwc.fails('answerSecondPerson', { approvalId, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('police-head').does('answerSecondPerson', { approvalId, isGranted: true });

  const { data } = await exports(cwc, { survivorIds, approvalId, recipient });
  const { file, export: made } = data.exportIdentities;
  expect(made).toMatchObject({ howMany: 1, recipientKey: court.thumbprint, recipientAuthority: 'SPECIAL_COURT', recipientOffice: null });
  expect(Date.parse(made.useUntil) - Date.parse(made.madeAt)).toBe(72 * 3_600_000);
  expect(Buffer.from(file, 'base64url').toString('latin1')).not.toContain('Made Up');

  const { text, header } = await read(file);
  expect(header).toMatchObject({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: court.thumbprint, jti: made.id, cty: 'application/json' });
  const { head, survivors } = JSON.parse(text);
  const { viewer } = await cwc.data('{ viewer { officer { id } office { id } } }');
  expect(head).toEqual({
    export_id: made.id,
    recipient: 'SPECIAL_COURT',
    recipient_number: 'SC 41/2026',
    recipient_key: court.thumbprint,
    made_by_officer: viewer.officer.id,
    made_by_office: viewer.office.id,
    case_id: everyone.caseId,
    purpose: lawful.purpose,
    legal_basis: lawful.legalBasis,
    made_at: made.madeAt,
    use_until: made.useUntil,
    notice: expect.stringContaining('s. 74'),
  });
  expect(survivors).toEqual([
    expect.objectContaining({ export_id: made.id, survivor_id: everyone.boy, names: [{ script: 'LATIN', fullName: 'Made Up' }], school: null }),
  ]);
  await expect(read(file, (await aRecipientKey()).privateKey)).rejects.toThrow();
});

test('whoever finds the file finds whom it was made for; and whoSaw shows that it left', async () => {
  const approvalId = await hasConsent(hub, 'cwc', 'police', [everyone.boy], recipient);
  const { data } = await exports(hub.officer('cwc'), { survivorIds: [everyone.boy], approvalId, recipient });
  const id = (await read(data.exportIdentities.file)).header.jti as string;
  const FOUND =
    'query($id: ID!) { node(id: $id) { ... on IdentityExport { recipientAuthority recipientNumber office { name } exportedBy { id } } } }';
  const found = { recipientAuthority: 'SPECIAL_COURT', recipientNumber: 'SC 41/2026', office: { name: 'Child Welfare Committee, Jaipur' } };
  for (const persona of ['police', 'cwc', 'legal']) expect((await hub.officer(persona).data(FOUND, { id })).node).toMatchObject(found);
  const hidden = await hub.officer('dcpu').ask(FOUND, { id });
  expect(hidden).toEqual(await hub.officer('dcpu').ask(FOUND, { id: `IdentityExport_${randomUUID()}` }));
  const WHO = 'query($id: ID!) { whoSaw(survivorId: $id, first: 1) { nodes { dataClass purpose export { id recipientNumber } } } }';
  expect((await hub.officer('legal').data(WHO, { id: everyone.boy })).whoSaw.nodes).toEqual([
    { dataClass: 'ID', purpose: lawful.purpose, export: { id, recipientNumber: 'SC 41/2026' } },
  ]);
  const record = (await auditOf(hub, 'exportIdentities')).at(-1);
  expect(record).toMatchObject({ seen: [`ID:${rowOf(everyone.boy)}`], decision: 'ALLOWED', case_id: rowOf(everyone.caseId) });
  expect(record.changed).toContain(`identity_export:${rowOf(id)}`);
  const everything = await hub.admin.query(
    'select row_to_json(e)::text as text from hub.identity_export e union all select row_to_json(a)::text from hub.audit_record a',
  );
  for (const { text } of everything.rows) expect(text).not.toContain('Made Up');
});

test('a consent to open serves for no export, and the other way round', async () => {
  const survivorIds = [everyone.boy];
  const cwc = hub.officer('cwc');
  const toExport = await hasConsent(hub, 'cwc', 'police', survivorIds, recipient);
  expect(refusal(await opens(cwc, survivorIds, { approvalId: toExport }))).toEqual(['CONFLICT']);
  const ask = { survivorIds, dataClass: 'ID', purpose: lawful.purpose, reason: 'More than one may open alone, for the hearing of tomorrow.' };
  const { id: toOpen } = await cwc.does('askSecondPerson', ask);
  await hub.officer('police').does('answerSecondPerson', { approvalId: toOpen, isGranted: true });
  expect(problems(await exports(cwc, { survivorIds, approvalId: toOpen, recipient }))).toEqual(['CONFLICT']);
  // Neither has been used up by that.
  expect(problems(await exports(cwc, { survivorIds, approvalId: toExport, recipient }))).toEqual([]);
  expect((await opens(cwc, survivorIds, { approvalId: toOpen })).data.openIdentity.identities).toHaveLength(1);
});

test('a consent is to these survivors, this recipient and this key, by this asker', async () => {
  const approvalId = await hasConsent(hub, 'cwc', 'police', [everyone.boy], recipient);
  const cwc = hub.officer('cwc');
  const swapped = (await aRecipientKey()).key;
  const survivorIds = [everyone.boy];
  const tries: [string, object, string][] = [
    ['a swapped key', { survivorIds, recipient: { ...recipient, key: swapped } }, 'recipient'],
    ['another matter', { survivorIds, recipient: { ...recipient, number: 'SC 42/2026' } }, 'recipient'],
    ['another court', { survivorIds, recipient: { ...recipient, authority: 'HIGH_COURT' } }, 'recipient'],
    ['an office instead', { survivorIds, recipient: { officeId: await hub.office('dcpu'), key: court.key } }, 'recipient'],
    ['another purpose', { survivorIds, recipient, purpose: 'CARE', legalBasis: 'JJ_ACT_S37' }, 'approvalId'],
  ];
  for (const [what, input, field] of tries)
    expect({ what, problems: (await exports(cwc, { approvalId, ...input })).data.exportIdentities.problems }).toMatchObject({
      what,
      problems: [{ code: 'CONFLICT', path: [field] }],
    });
  const byAnother = await exports(hub.officer('dcpu'), { approvalId, survivorIds, recipient });
  expect(problems(byAnother)).toEqual(['NOT_FOUND']);
  expect(byAnother).toEqual(await exports(hub.officer('dcpu'), { approvalId: `Approval_${randomUUID()}`, survivorIds, recipient }));
  expect(problems(await exports(cwc, { approvalId, survivorIds, recipient }))).toEqual([]);
});

test('what may leave is what openIdentity would open', async () => {
  const approvalId = await hasConsent(hub, 'cwc', 'police', [everyone.boy], recipient);
  const survivorIds = [everyone.boy];
  const stranger = hub.officer('police@103');
  const hidden = await exports(stranger, { approvalId, survivorIds, recipient });
  expect(problems(hidden)).toEqual(['NOT_FOUND']);
  expect(hidden).toEqual(await exports(stranger, { approvalId, survivorIds: [`Survivor_${randomUUID()}`], recipient }));
  for (const persona of ['ahtb', 'committee', 'admin'])
    expect(problems(await exports(hub.officer(persona), { approvalId, survivorIds, recipient }))).toEqual(['FORBIDDEN']);
  expect(
    problems(await exports(hub.officer('cwc'), { approvalId, survivorIds, recipient, purpose: 'INVESTIGATION', legalBasis: 'BNSS_S173' })),
  ).toEqual(['FORBIDDEN']);
  // A labour office exports the name, and nothing else, on a wage claim that it is processing.
  const wages = { purpose: 'ENTITLEMENT', legalBasis: 'CALPRA_S17' };
  const labour = hub.officer('labour');
  const ask = { survivorIds, dataClass: 'ID', purpose: wages.purpose, reason: 'The court recovers the wages and asks who is to be paid.' };
  const { id } = await labour.does('askSecondPerson', { ...ask, action: 'EXPORT', recipient });
  await hub.officer('police').does('answerSecondPerson', { approvalId: id, isGranted: true });
  expect(problems(await exports(labour, { approvalId: id, survivorIds, recipient, ...wages }))).toEqual(['FORBIDDEN']);
  await labour.does('claimEntitlement', { survivorId: everyone.boy, kind: 'BACK_WAGES', duePaise: 1_000_000, dueAt: '2026-06-06T12:00:00+05:30' });
  const { data } = await exports(labour, { approvalId: id, survivorIds, recipient, ...wages });
  const [survivor] = JSON.parse((await read(data.exportIdentities.file)).text).survivors;
  expect(survivor).toMatchObject({ names: [{ fullName: 'Made Up' }], village: null, guardians: null });
});

test('keys that are too short or none, and recipients that are none, are refused before anybody is asked', async () => {
  const ed = (await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).publicKey)) as Record<string, string>;
  const { key } = court as { key: Record<string, string> };
  const reason = 'The court has asked for them in open court, and the order follows in writing.';
  const asks = (to: object, more: object = {}) =>
    hub.officer('cwc').fails('askSecondPerson', {
      action: 'EXPORT',
      recipient: to,
      survivorIds: [everyone.boy],
      dataClass: 'ID',
      purpose: lawful.purpose,
      reason,
      ...more,
    });
  const withKey = (other: object) => ({ ...recipient, key: other });
  const tries: [object, string][] = [
    [withKey({ kty: 'RSA', n: Buffer.alloc(128, 0xd5).toString('base64url'), e: 'AQAB' }), 'key'],
    [withKey({ kty: 'RSA', n: `AAAA${Buffer.alloc(255, 0xd5).toString('base64url')}`, e: 'AQAB' }), 'key'],
    [withKey({ kty: 'RSA', n: Buffer.alloc(256, 0xd5).toString('base64url'), e: 'Aw' }), 'key'],
    [withKey({ kty: ed.kty, crv: ed.crv, x: ed.x }), 'key'],
    [withKey({ ...key, crv: 'P-192' }), 'key'],
    [withKey({ ...key, y: key.x }), 'key'],
    [withKey({ kty: 'oct' }), 'key'],
    [{ key }, 'recipient'],
    [{ ...recipient, officeId: await hub.office('dcpu') }, 'recipient'],
    [{ authority: 'HIGH_COURT', key }, 'number'],
    [{ authority: 'HIGH_COURT', number: 'the learned judge', key }, 'number'],
  ];
  for (const [to, field] of tries) {
    const [problem] = await asks(to);
    expect({ to, code: problem!.code, field: problem!.path.at(-1) }).toEqual({ to, code: 'INVALID', field });
  }
  // By the agreement a labour office has no identity, and gets none by a file.
  expect(await asks({ officeId: await hub.office('labour'), key })).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await asks({ officeId: `Office_${randomUUID()}`, key })).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await asks(recipient, { dataClass: 'LOC' })).toMatchObject([{ code: 'INVALID', path: ['dataClass'] }]);
  expect(await asks(recipient, { action: 'OPEN' })).toMatchObject([{ code: 'INVALID', path: ['recipient'] }]);
  expect(
    await hub
      .officer('cwc')
      .fails('askSecondPerson', { action: 'EXPORT', survivorIds: [everyone.boy], dataClass: 'ID', purpose: lawful.purpose, reason }),
  ).toMatchObject([{ code: 'INVALID', path: ['recipient'] }]);
});

test('to an office of the hub, with an RSA key, as CSV that no spreadsheet computes with', async () => {
  const { key, privateKey } = await aRecipientKey('RSA-OAEP-256');
  const to = { officeId: await hub.office('dcpu@196'), key };
  const approvalId = await hasConsent(hub, 'cwc', 'police', [everyone.boy], to);
  const { data } = await exports(hub.officer('cwc'), { survivorIds: [everyone.boy], approvalId, recipient: to, format: 'CSV' });
  const { text, header } = await read(data.exportIdentities.file, privateKey);
  expect(header).toMatchObject({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'text/csv' });
  const [head, table] = text.split('\r\n\r\n') as [string, string];
  expect(head).toContain(`"recipient_office","${to.officeId}"`);
  expect(head).toContain(`"use_until","${data.exportIdentities.export.useUntil}"`);
  const [columns, line] = table.split('\r\n') as [string, string];
  expect(columns).toMatch(/^"export_id","survivor_id","pseudonym","names"/);
  expect(line).toContain(`"${data.exportIdentities.export.id}","${everyone.boy}"`);
  expect(line).toContain(`"'=Nowhere, ""by"" the river"`);
});

test('of two who use one consent at once one gets it; sent again under its opId it is the same export to the same key', async () => {
  const survivorIds = [everyone.boy];
  const cwc = hub.officer('cwc');
  const approvalId = await hasConsent(hub, 'cwc', 'police', survivorIds, recipient);
  const opIds = [randomUUID(), randomUUID()];
  const both = await Promise.all(opIds.map((opId) => exports(cwc, { opId, survivorIds, approvalId, recipient })));
  expect(both.map((answer) => problems(answer)).toSorted()).toEqual([[], ['SECOND_PERSON_NEEDED']]);
  const winner = both.findIndex((answer) => problems(answer).length === 0);
  const first = both[winner]!.data.exportIdentities;
  const again = (await exports(cwc, { opId: opIds[winner], survivorIds, approvalId, recipient })).data.exportIdentities;
  expect(again.export).toEqual(first.export);
  expect(again.file).not.toBe(first.file);
  expect((await read(again.file)).text).toBe((await read(first.file)).text);
  const counted = (await auditOf(hub, 'exportIdentities')).filter(({ op_id, decision }) => op_id === opIds[winner] && decision === 'ALLOWED');
  expect(counted).toHaveLength(2);
  expect(problems(await exports(cwc, { opId: opIds[winner], survivorIds, approvalId, recipient, format: 'CSV' }))).toEqual(['OP_ID_REUSED']);
  // Authorised again: the consent ends after a day, and with it the sending again.
  hub.setClock('2026-06-07T13:00:00+05:30');
  expect(problems(await exports(cwc, { opId: opIds[winner], survivorIds, approvalId, recipient }))).toEqual(['SECOND_PERSON_NEEDED']);
  hub.setClock('2026-06-06T12:00:00+05:30');
});

test('a closed case gives the police no file', async () => {
  const { caseId, survivorId } = await aRescue(hub, [aNamed('Closed Case')]);
  const approvalId = await hasConsent(hub, 'child-police', 'ahtu', [survivorId], recipient);
  const { case: open } = await hub.officer('ahtu').data('query($id: ID!) { case(id: $id) { version } }', { id: caseId });
  await hub.officer('ahtu').does('closeCase', { caseId, expectedVersion: open.version, reason: 'FALSE_INFORMATION' });
  const answer = await exports(hub.officer('child-police'), { survivorIds: [survivorId], approvalId, recipient });
  expect(answer.errors).toMatchObject([{ message: expect.stringContaining('closed'), extensions: { code: 'FORBIDDEN' } }]);
});

test('under a broken glass one reads and opens, and takes nothing along', async () => {
  const { case: known } = await hub.officer('police').data('query($id: ID!) { case(id: $id) { number } }', { id: everyone.caseId });
  const reason = 'The child has run away and stands at our gate, and nobody else answers.';
  const { id } = await hub.officer('police@103').does('breakGlass', { caseNumber: known.number, reason });
  const approvalId = await hasConsent(hub, 'cwc', 'police', [everyone.boy], recipient);
  const through = hub.officer('police@103', { 'samanvay-broken-glass': id });
  expect((await opens(through, [everyone.boy])).data.openIdentity.identities).toHaveLength(1);
  const answer = await exports(through, { survivorIds: [everyone.boy], approvalId, recipient });
  expect(answer.errors).toMatchObject([{ message: expect.stringContaining('take nothing along'), extensions: { code: 'FORBIDDEN' } }]);
});

test('where it cannot be put on record nothing leaves', async () => {
  hub.setClock('2026-06-06T12:00:00+05:30');
  const approvalId = await hasConsent(hub, 'cwc', 'police', [everyone.boy], recipient);
  await hub.admin.query('revoke insert on hub.audit_record from samanvay_hub');
  try {
    const answer = await exports(hub.officer('cwc'), { survivorIds: [everyone.boy], approvalId, recipient });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE' } }]);
    expect(JSON.stringify(answer)).not.toContain('eyJ');
  } finally {
    await hub.admin.query('grant insert on hub.audit_record to samanvay_hub');
  }
  // And the consent is still there.
  expect(problems(await exports(hub.officer('cwc'), { survivorIds: [everyone.boy], approvalId, recipient }))).toEqual([]);
});

test('no statement that is smuggled in consents: the asker, another office and a second answer are refused', async () => {
  const reason = 'The court has asked for them in open court, and the order follows in writing.';
  const ask = { action: 'EXPORT', recipient, survivorIds: [everyone.boy], dataClass: 'ID', purpose: lawful.purpose, reason };
  const { id } = await hub.officer('cwc').does('askSecondPerson', ask);
  const consents = `update hub.approval set is_granted = true, answered_at = now(), answered_by_id = hub.ctx_officer() where id = '${rowOf(id)}'`;
  const tries = async (persona: string, sql: string) => {
    const login = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
    await login.connect();
    await login.query('begin');
    await login.query(`select set_config('samanvay.ctx', $1, true)`, [await hub.contextOf(persona)]);
    const done = await login.query(sql).then(
      ({ rowCount }) => rowCount,
      ({ code }: { code: string }) => code,
    );
    await login.query('rollback');
    await login.end();
    return done;
  };
  expect(await tries('cwc', consents)).toBe('42501');
  expect(await tries('cwc-head', consents)).toBe('42501');
  expect(await tries('police', consents.replace('hub.ctx_officer()', `(select id from hub.officer where subject = 'police-head@102')`))).toBe(
    '42501',
  );
  expect(
    await tries(
      'cwc',
      `insert into hub.approval select (json_populate_record(a, json_build_object('id', gen_random_uuid(), 'is_granted', true))).* from hub.approval a where id = '${rowOf(id)}'`,
    ),
  ).toBe('42501');
  // Control: the one who may.
  expect(await tries('police', consents)).toBe(1);
});
