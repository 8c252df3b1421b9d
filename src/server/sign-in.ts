import type { MikroORM } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../access/actor.js';
import { dayInIndia } from '../clocks/india.js';
import { Unauthenticated } from '../errors.js';
import { Client, type Office, Officer } from '../offices/office.entity.js';
import type { VerifiedToken } from './tokens.js';

/** How many actors are remembered. For no set time: each transaction asks the directory again (`ENTER`), so memory opens no window. */
const REMEMBERED_AT_MOST = 20_000;

/** Signs in and remembers: most requests come from somebody who asked a moment ago. */
export class SignIn {
  private readonly remembered = new LRUCache<string, Actor>({ max: REMEMBERED_AT_MOST });

  constructor(private readonly orm: MikroORM) {}

  async actorOf(token: VerifiedToken, onBehalfOf: string | undefined, now: Date): Promise<Actor> {
    return this.remembered.get(keyOf(token, onBehalfOf)) ?? this.again(token, onBehalfOf, now);
  }

  /** Asks the directory, whatever was remembered. */
  async again(token: VerifiedToken, onBehalfOf: string | undefined, now: Date): Promise<Actor> {
    const key = keyOf(token, onBehalfOf);
    this.remembered.delete(key);
    const actor = await signIn(this.orm, token, onBehalfOf, now);
    this.remembered.set(key, actor);
    return actor;
  }
}

function keyOf({ subject, isMachine, clientId }: VerifiedToken, onBehalfOf: string | undefined): string {
  return JSON.stringify([subject, isMachine, clientId, onBehalfOf]);
}

/**
 * From a verified token to an actor. Officer, office and roles come from the hub's own directory, never from claims.
 * A portal always acts for a named officer: what it gets is the intersection of both.
 */
export async function signIn(orm: MikroORM, token: VerifiedToken, onBehalfOf: string | undefined, now: Date): Promise<Actor> {
  const em = orm.em.fork();
  const today = dayInIndia(now);
  if (!token.isMachine) {
    const found = await officerBySubject(em, token.subject, today);
    if (!found) throw new Unauthenticated('No officer in service is registered under this sign-in.');
    return { officerId: found.officer.id, subject: token.subject, officeId: found.office.id, roles: found.officer.roles };
  }

  const client = await em.findOne(Client, { clientId: token.clientId ?? token.subject });
  if (!client || !isActive(client, today)) throw new Unauthenticated('This client is not registered with the hub.');
  if (!onBehalfOf) throw new Unauthenticated('A portal acts for a named officer: send their subject in the header Samanvay-On-Behalf-Of.');
  // One answer whether the officer is another's, out of service or nobody: a portal does not learn who works elsewhere.
  const found = await officerBySubject(em, onBehalfOf, today);
  if (!found || found.office.department !== client.department || found.office.state.code !== client.state.code)
    throw new Unauthenticated('This client does not act for that officer.');
  const { officer, office } = found;
  const roles = officer.roles.filter((role) => client.roles.includes(role));
  return { officerId: officer.id, subject: onBehalfOf, officeId: office.id, roles, clientId: client.clientId };
}

/** Who an officer is at this moment, themselves or through a portal, for what is done in their name while they are away. */
export function actorToday(orm: MikroORM): (subject: string, clientId: string | null, now: Date) => Promise<Actor> {
  return (subject, clientId, now) =>
    clientId === null
      ? signIn(orm, { subject, isMachine: false, expiresAt: now }, undefined, now)
      : signIn(orm, { subject: clientId, clientId, isMachine: true, expiresAt: now }, subject, now);
}

async function officerBySubject(em: MikroORM['em'], subject: string, today: string): Promise<{ officer: Officer; office: Office } | undefined> {
  const officer = await em.findOne(Officer, { subject }, { populate: ['office'] });
  const office = officer?.office.unwrap();
  return officer && office && isActive(officer, today) && isActive(office, today) ? { officer, office } : undefined;
}

function isActive({ activeFrom, activeTo }: { activeFrom: string; activeTo?: string }, today: string): boolean {
  return activeFrom <= today && (activeTo == null || activeTo >= today);
}
