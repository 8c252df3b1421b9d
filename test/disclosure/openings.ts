import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { Answer, TestHub, TestOfficer } from '../hub.js';

/** What is asked when nothing else is said: to rescue and produce, under JJ Act s. 31. */
export const lawful = { purpose: 'RESCUE_AND_PRODUCTION', legalBasis: 'JJ_ACT_S31' };

const OPEN = `mutation($input: OpenInput!) { openIdentity(input: $input) {
  identities { survivor { id pseudonym } names { script fullName } bornOn guardians village school phone } problems { code message path } } }`;

/** Opens identities: the whole answer. */
export function opens(officer: TestOfficer, survivorIds: string[], more: object = {}): Promise<Answer> {
  return officer.ask(OPEN, { input: { opId: randomUUID(), survivorIds, ...lawful, ...more } });
}

/** The problems of an answer, or the codes of its errors. */
export function refusal({ data, errors }: Answer): string[] {
  return errors ? errors.map(({ extensions }) => extensions.code) : data.openIdentity.problems.map(({ code }: { code: string }) => code);
}

/** A person found, with a name that nobody has. */
export function aNamed(name: string): object {
  return {
    sex: 'MALE',
    ageFrom: 11,
    ageTo: 13,
    ageBasis: 'CLAIMED',
    exploitation: ['CHILD_LABOUR'],
    identity: { names: [{ script: 'LATIN', fullName: name }], guardians: `Guardian of ${name}`, village: 'Village of the test' },
  };
}

/** What the audit holds of an operation, newest last. */
export async function auditOf(hub: TestHub, operation: string): Promise<any[]> {
  return (await hub.admin.query('select * from hub.audit_record where operation = $1 order by at, id', [operation])).rows;
}

/** A recipient's pair of keys: what the hub is given, and what opens the file. */
export async function aRecipientKey(alg: 'ECDH-ES+A256KW' | 'RSA-OAEP-256' = 'ECDH-ES+A256KW') {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const { kty, crv, x, y, n, e } = (await exportJWK(publicKey)) as Record<string, string>;
  const key = Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined));
  return { key, privateKey, thumbprint: await calculateJwkThumbprint(key, 'sha256') };
}

const EXPORT = `mutation($input: ExportIdentitiesInput!) { exportIdentities(input: $input) {
  file export { id madeAt useUntil howMany recipientKey recipientAuthority recipientNumber recipientOffice { id } } problems { code message path } } }`;

/** Exports identities: the whole answer. */
export function exports(officer: TestOfficer, input: object): Promise<Answer> {
  return officer.ask(EXPORT, { input: { opId: randomUUID(), format: 'JSON', ...lawful, ...input } });
}

/** Asks for a consent to an export and has it from another officer. */
export async function hasConsent(hub: TestHub, asker: string, second: string, survivorIds: string[], recipient: object): Promise<string> {
  const reason = 'The court has asked for them in open court, and the order follows in writing.';
  const ask = { action: 'EXPORT', recipient, survivorIds, dataClass: 'ID', purpose: lawful.purpose, reason };
  const { id } = await hub.officer(asker).does('askSecondPerson', ask);
  await hub.officer(second).does('answerSecondPerson', { approvalId: id, isGranted: true });
  return id;
}
