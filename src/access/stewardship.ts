import { Forbidden } from '../errors.js';
import type { Actor } from './actor.js';
import type { Role } from './roles.js';

/** Seeing is not changing: each function is a sentence of the agreement, and refuses with it. */

interface WithId {
  readonly id: string;
}

/** Only the lead office closes a case, reopens it or ends another's part in it. */
export function mustLead(actor: Actor, { leadOffice }: { leadOffice: WithId }): void {
  mustBe(actor, leadOffice, 'Only the office that leads the case may do this.');
}

/** Only the office that a duty or a record belongs to acts on it. */
export function mustBe(actor: Actor, office: WithId, otherwise: string): void {
  if (office.id !== actor.officeId) throw new Forbidden(otherwise);
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

/** Only the Child Welfare Committee that has jurisdiction records an order: where the child was found, or the home district once consulted. */
export function mustHaveJurisdiction(districtOfOffice: number | undefined, districts: readonly (number | undefined)[]): void {
  if (districtOfOffice === undefined || !districts.includes(districtOfOffice))
    throw new Forbidden('Only the Child Welfare Committee of the district has jurisdiction (JJ Act ss. 27, 31 and 95).');
}
