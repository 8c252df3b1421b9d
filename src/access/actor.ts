import type { Role } from './roles.js';

/** Who asks: one officer of one office, perhaps through a department's portal. Made at sign-in from the hub's directory. */
export interface Actor {
  readonly officerId: string;
  readonly officeId: string;
  /** The officer's roles; through a portal only those that the portal may act in too. */
  readonly roles: readonly Role[];
  /** The machine client that acts for the officer, if one does. */
  readonly clientId?: string;
}

/** What the row policies read, in the one session variable they read it from. */
export function sessionOf(actor: Actor): { variables: Record<string, string> } {
  const context = { officer: actor.officerId, office: actor.officeId, roles: actor.roles };
  return { variables: { 'samanvay.ctx': JSON.stringify(context) } };
}
