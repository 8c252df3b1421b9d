import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import { dayInIndia } from '../clocks/india.js';
import { Unauthenticated } from '../errors.js';
import { Client, Office, Officer } from '../offices/office.entity.js';
import type { VerifiedToken } from './tokens.js';

/**
 * From a verified token to an actor. Officer, office and roles come from the hub's own directory, never from claims.
 * A portal always acts for a named officer: what it gets is the intersection of both.
 */
export async function signIn(orm: MikroORM, token: VerifiedToken, onBehalfOf: string | undefined, now: Date): Promise<Actor> {
  const em = orm.em.fork();
  const today = dayInIndia(now);
  if (!token.isMachine) return actorOf(await officerBySubject(em, token.subject, today));

  const client = await em.findOne(Client, { clientId: token.clientId ?? token.subject });
  if (!client || !isActive(client, today)) throw new Unauthenticated('This client is not registered with the hub.');
  if (!onBehalfOf) throw new Unauthenticated('A portal acts for a named officer: send their subject in the header Samanvay-On-Behalf-Of.');
  const { officer, office } = await officerBySubject(em, onBehalfOf, today);
  if (office.department !== client.department || office.state.code !== client.state.code)
    throw new Unauthenticated('This client does not act for that officer.');
  const roles = officer.roles.filter((role) => client.roles.includes(role));
  return { officerId: officer.id, officeId: office.id, roles, clientId: client.clientId };
}

async function officerBySubject(em: MikroORM['em'], subject: string, today: string): Promise<{ officer: Officer; office: Office }> {
  const officer = await em.findOne(Officer, { subject }, { populate: ['office'] });
  const office = officer?.office.unwrap();
  if (!officer || !office || !isActive(officer, today) || !isActive(office, today))
    throw new Unauthenticated('No officer in service is registered under this sign-in.');
  return { officer, office };
}

function actorOf({ officer, office }: { officer: Officer; office: Office }): Actor {
  return { officerId: officer.id, officeId: office.id, roles: officer.roles };
}

function isActive({ activeFrom, activeTo }: { activeFrom: string; activeTo?: string }, today: string): boolean {
  return activeFrom <= today && (activeTo == null || activeTo >= today);
}
