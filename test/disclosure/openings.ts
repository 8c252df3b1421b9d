import { randomUUID } from 'node:crypto';
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
