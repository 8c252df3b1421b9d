import type { MetadataStorage } from '@mikro-orm/core';
import { type DocumentNode, type OperationDefinitionNode, execute } from 'graphql';
import { type Actor, lookingAs } from '../access/actor.js';
import { dayInIndia } from '../clocks/india.js';
import { Context, type Hub } from '../context.js';
import { HubError, Unauthenticated } from '../errors.js';
import type { HubSchema } from '../planner/hub-schema.js';
import { arrayLiteral } from '../planner/page.js';
import { Pipeline, type Statement, nameOfStatement } from '../planner/pipeline.js';
import type { Change } from './change.entity.js';
import { Listener, type Routed } from './listener.js';
import { changesAfter, changesAt, placeOf, readPlaces, readStretch, type Wanted } from './read-changes.js';
import { examine, isToldToOffice } from './selection.js';
import { topics } from './topics.js';

/** A subscription that has passed the door. */
export interface Subscribed {
  actor: Actor;
  /** When the token ends. */
  expiresAt: Date;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The same for the same text. */
  documentKey: string;
  /** As sent. */
  variables: Record<string, unknown>;
  /** The field of the root: what is subscribed to. */
  field: string;
  caseId?: string | undefined;
  /** A cursor. */
  after?: string | undefined;
  to: Receiver;
}

/** Where it goes: a socket, a stream. */
export interface Receiver {
  /** The whole result as JSON. False: it does not take it, and is to be cut off. */
  next(result: string): boolean;
  /** Nothing more comes; with a reason, unless the hub stops. */
  end(reason?: Error): void;
}

export interface LiveOptions {
  hub: HubSchema;
  shared: Hub;
  url: string;
  metadata: MetadataStorage;
  clock: () => Date;
  failed: (error: unknown) => void;
  /** How many subscriptions one officer may have in this process. */
  subscriptionsOfOne?: number;
}

const SUBSCRIPTIONS_OF_ONE = 50;
/** Of an office's list, read at once in a replay. */
const STRETCH = 100;
/** Groups that are answered at the same time. More would take the connections of queries, and wait in the database instead of here. */
const AT_ONCE = 4;
const TRIES = 3;
/** In one transaction; a group that has fallen behind catches up in so large steps. */
const PLACES_AT_ONCE = 50;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Those of a group who are in service as they were when they signed in, as numbers from 1. Their office and portal `ENTER` has looked at. */
const IN_SERVICE = `select coalesce(json_agg(m.nr), '[]')::text
  from unnest($1::uuid[], $2::text[]) with ordinality m(officer, subject, nr)
    join hub.officer o on o.id = m.officer and o.subject = m.subject and o.office_id = $3::uuid left join hub.client c on c.client_id = $6::text
  where o.active_from <= $5::date and (o.active_to is null or o.active_to >= $5::date)
    and array(select r from unnest(o.roles) with ordinality u(r, nr)
      where $6 is null or r = any(c.roles) order by nr) = $4::text[]`;
const inService = { sql: IN_SERVICE, name: nameOfStatement(IN_SERVICE) };

/** The same for all at once, offices and portals included: whoever is not among them is cut off, whether or not anything happens. */
const ALL_IN_SERVICE = `select m.nr::int as nr
  from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[]) with ordinality m(officer, subject, office, roles, client, nr)
    join hub.officer o on o.id = m.officer and o.subject = m.subject and o.office_id = m.office
    join hub.office f on f.id = o.office_id left join hub.client c on c.client_id = nullif(m.client, '')
  where array(select r from unnest(o.roles) with ordinality u(r, nr) where m.client = '' or r = any(c.roles) order by nr)::text = m.roles
    and o.active_from <= ?::date and (o.active_to is null or o.active_to >= ?::date)
    and f.active_from <= ?::date and (f.active_to is null or f.active_to >= ?::date)
    and (m.client = '' or (c.department = f.department and c.state_code = f.state_code
      and c.active_from <= ?::date and (c.active_to is null or c.active_to >= ?::date)))`;

class Member {
  /** Told up to here. */
  place = 0;
  /** Not live yet: what came in between is read with the rest. */
  held: number[] | undefined;
  isOver = false;
  timer: NodeJS.Timeout | undefined;

  constructor(readonly of: Subscribed) {}
}

/** Those who get the same answer to the same document, with the same variables. */
interface Group {
  key: string;
  office: string;
  wanted: Wanted;
  members: Set<Member>;
  due: number[];
  /** Of an event that some officers of an office are told of and others not. */
  ofOfficers: Set<number>;
  isRunning: boolean;
}

/**
 * WHAT IS TOLD AS IT HAPPENS. A change that has its place goes to the groups of the offices that take part. For each group it is read once,
 * under the row policies of one of them and in one transaction with the question who of the others is still in service; the answer
 * is executed once and given to all as text. Who is not told of it gets no sign of it.
 */
export class Live {
  private readonly groups = new Map<string, Group>();
  private readonly groupsOf = new Map<string, Set<Group>>();
  private readonly officers = new Map<string, number>();
  private readonly reads: Pipeline;
  private readonly listener: Listener;
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private isStopped = false;
  private today: string;
  private checking: NodeJS.Timeout | undefined;
  private readonly newDay: NodeJS.Timeout;

  constructor(private readonly options: LiveOptions) {
    const { url, shared, failed } = options;
    this.reads = new Pipeline(url, 'READ', { connections: 3 });
    this.listener = new Listener(url, shared.keys, {
      changed: (changes) => this.route(changes),
      directoryChanged: () => this.checkSoon(),
      failed,
    });
    this.today = dayInIndia(options.clock());
    // A post ends with its last day, and nobody says so.
    this.newDay = setInterval(() => {
      const today = dayInIndia(options.clock());
      if (today === this.today) return;
      this.today = today;
      this.checkSoon();
    }, 500).unref();
  }

  /** How many there are, and to how many of them one answer goes. */
  get size(): { subscriptions: number; groups: number } {
    let subscriptions = 0;
    for (const { members } of this.groups.values()) subscriptions += members.size;
    return { subscriptions, groups: this.groups.size };
  }

  /** For tests of what is missed. */
  cutConnection(): void {
    this.listener.cut();
  }

  /** Takes a subscription that has passed the door. The function that it answers ends it. */
  async subscribe(of: Subscribed): Promise<() => void> {
    const { hub, metadata, shared, subscriptionsOfOne = SUBSCRIPTIONS_OF_ONE } = this.options;
    const { contentAt, isSameForOffice, cursorVariable } = examine(hub.schema, of.document, metadata);
    if (contentAt)
      throw new HubError(
        'BAD_USER_INPUT',
        `A subscription tells ids, status and facts of the case. The content of a class (${contentAt}) is read by a query, which puts it on record.`,
      );
    const { officerId } = of.actor;
    const count = this.officers.get(officerId) ?? 0;
    if (count >= subscriptionsOfOne)
      throw new HubError('RATE_LIMITED', `An officer has at most ${subscriptionsOfOne} subscriptions at a time. End some of them.`);
    this.officers.set(officerId, count + 1);
    const member = new Member(of);
    try {
      await this.listener.ready;
      // Read and joined in one go: what is routed in between would be told to nobody.
      if (of.after == null) member.place = this.listener.heardUpTo;
      else {
        member.held = [];
        const asked = placeOf(shared.keys, of.after, 'after');
        member.place = asked ? Number((await this.read(of.actor, [asked]))[0] ?? 0) : 0;
      }
      if (this.isStopped) throw new Error('The hub stops');
    } catch (error) {
      this.leave(member);
      throw error;
    }
    const group = this.join(member, isSameForOffice, cursorVariable);
    const wait = Math.min(of.expiresAt.getTime() - Date.now(), LONGEST_TIMER_MS);
    member.timer = setTimeout(
      () => this.end(group, member, new Unauthenticated('This access token has ended. Sign in again and go on from your last cursor.')),
      Math.max(wait, 0),
    ).unref();
    if (member.held) void this.replay(group, member);
    return () => this.drop(group, member);
  }

  /** Ends all, so that they go on elsewhere from their cursors. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.newDay);
    clearTimeout(this.checking);
    for (const group of this.groups.values()) for (const member of group.members) this.end(group, member);
    await this.listener.stop();
    await this.reads.close();
  }

  private join(member: Member, isSameForOffice: boolean, cursorVariable: string | undefined): Group {
    const { of } = member;
    const { actor, documentKey, operation, variables, field, caseId } = of;
    const office = lookingAs(actor);
    // From which cursor somebody goes on changes nothing of what is told.
    const said = Object.entries(variables)
      .filter(([name]) => name !== cursorVariable)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([
      office,
      actor.roles,
      actor.clientId,
      documentKey,
      operation.name?.value,
      said,
      isSameForOffice ? '' : actor.officerId,
    ]);
    let group = this.groups.get(key);
    if (!group) {
      const wanted = { caseId, events: topics[field]!.events };
      group = { key, office, wanted, members: new Set(), due: [], ofOfficers: new Set(), isRunning: false };
      this.groups.set(key, group);
      const ofOffice = this.groupsOf.get(office) ?? new Set();
      this.groupsOf.set(office, ofOffice.add(group));
    }
    group.members.add(member);
    return group;
  }

  private route(changes: readonly Routed[]): void {
    for (const { place, event, caseId, offices } of changes)
      for (const office of offices)
        for (const group of this.groupsOf.get(office) ?? []) {
          const { wanted } = group;
          if ((wanted.caseId && wanted.caseId !== caseId) || (wanted.events && !wanted.events.includes(event))) continue;
          group.due.push(place);
          if (!isToldToOffice(event)) group.ofOfficers.add(place);
          void this.run(group);
        }
  }

  /** Tells a group what is due, in order; one run at a time. */
  private async run(group: Group): Promise<void> {
    if (group.isRunning) return;
    group.isRunning = true;
    await this.turn();
    try {
      while (group.due.length > 0 && group.members.size > 0) {
        const ofOfficers = group.ofOfficers.has(group.due[0]!);
        let end = group.due.findIndex((place) => group.ofOfficers.has(place) !== ofOfficers);
        if (end < 0) end = group.due.length;
        const places = group.due.splice(0, Math.min(end, PLACES_AT_ONCE));
        for (const place of places) group.ofOfficers.delete(place);
        const live: Member[] = [];
        for (const member of group.members)
          if (member.held) member.held.push(...places);
          else live.push(member);
        const ways = ofOfficers ? [...Map.groupBy(live, ({ of }) => of.actor.officerId).values()] : [live];
        for (const members of ways) await this.tell(group, members, places);
      }
    } finally {
      group.isRunning = false;
      this.next();
    }
  }

  private async tell(group: Group, all: readonly Member[], places: readonly number[]): Promise<void> {
    const { wanted, office } = group;
    for (let tries = 1; ; tries++) {
      const members = all.filter(({ isOver }) => !isOver);
      const [one] = members;
      if (!one) return;
      const { actor } = one.of;
      try {
        const answers = await this.reads.run(this.contextOf(actor).entering(), [changesAt(office, places, wanted), this.whoIsInService(members)]);
        if (!answers) {
          // Or another's post is all there is left to ask in the name of.
          this.end(group, one, notInService());
          tries = 0;
          continue;
        }
        const there = new Set(JSON.parse(answers[1]!) as number[]);
        const told = await this.results(one.of, readPlaces(answers[0]!));
        for (const [i, member] of members.entries()) {
          if (!there.has(i + 1)) this.end(group, member, notInService());
          else for (const { place, text } of told) this.give(group, member, place, text);
          member.place = Math.max(member.place, places.at(-1)!);
        }
        return;
      } catch (error) {
        if (this.isStopped) return;
        if (tries < TRIES) continue;
        this.options.failed(error);
        // They come again and go on from their cursors; what could not be told now is told then.
        for (const member of members) this.end(group, member, error as Error);
        return;
      }
    }
  }

  /** What came after the cursor, page by page under the member's own policies; then live, without a gap and nothing twice. */
  private async replay(group: Group, member: Member): Promise<void> {
    const { of } = member;
    try {
      for (;;) {
        member.held = [];
        await this.turn();
        let isEnd: boolean;
        try {
          const [answer] = await this.read(of.actor, [changesAfter(group.office, member.place, STRETCH, group.wanted)]);
          const { upTo, changes } = readStretch(answer!);
          for (const { place, text } of await this.results(of, changes)) this.give(group, member, place, text);
          isEnd = upTo === null;
          if (upTo !== null) member.place = upTo;
        } finally {
          this.next();
        }
        if (member.isOver) return;
        // What was due while this was read had its place before: the next stretch has it.
        if (isEnd && member.held.every((place) => place <= member.place)) break;
      }
      member.held = undefined;
    } catch (error) {
      if (!(error instanceof HubError)) this.options.failed(error);
      this.end(group, member, error as Error);
    }
  }

  private async read(actor: Actor, statements: Statement[]): Promise<(string | null)[]> {
    const answers = await this.reads.run(this.contextOf(actor).entering(), statements);
    if (!answers) throw notInService();
    return answers;
  }

  /** The answer to the document for each change, as text. What has gone from sight in between is left out. */
  private async results(
    { actor, document, operation, variables, field }: Subscribed,
    changes: readonly Change[],
  ): Promise<{ place: number; text: string }[]> {
    const { schema } = this.options.hub;
    if (changes.length === 0) return [];
    const context = this.contextOf(actor);
    try {
      const results: { place: number; text: string }[] = [];
      for (const change of changes) {
        const result = await execute({
          schema,
          document,
          operationName: operation.name?.value,
          variableValues: variables,
          rootValue: change,
          contextValue: context,
        });
        if (context.sights.size > 0) throw new Error(`The content of a class was selected under ${field}`);
        if (result.errors) {
          const original = result.errors[0]!.originalError ?? result.errors[0]!;
          if (result.data?.[field] == null && (await this.hasGone(actor, change))) continue;
          throw original;
        }
        results.push({ place: change.position, text: JSON.stringify(result) });
      }
      return results;
    } finally {
      await context.end();
    }
  }

  private async hasGone(actor: Actor, { position }: Change): Promise<boolean> {
    const [answer] = await this.read(actor, [changesAt(lookingAs(actor), [position], {})]);
    return readPlaces(answer!).length === 0;
  }

  private give(group: Group, member: Member, place: number, text: string): void {
    if (member.isOver || place <= member.place) return;
    if (member.of.expiresAt.getTime() <= Date.now()) return this.end(group, member, new Unauthenticated());
    member.place = place;
    if (!member.of.to.next(text)) this.drop(group, member);
  }

  private whoIsInService(members: readonly Member[]): Statement {
    const [{ of }] = members as [Member];
    const { officeId, roles, clientId } = of.actor;
    const officers = members.map((member) => member.of.actor.officerId);
    const subjects = members.map((member) => member.of.actor.subject);
    return { ...inService, params: [officers, subjects, officeId, arrayLiteral(roles), dayInIndia(this.options.clock()), clientId ?? null] };
  }

  private checkSoon(): void {
    // A directory is loaded in many statements.
    this.checking ??= setTimeout(() => {
      this.checking = undefined;
      this.check().catch((error: unknown) => {
        this.options.failed(error);
        if (!this.isStopped) this.checkSoon();
      });
    }, 50).unref();
  }

  /** Cuts off whoever is not in service any more as they signed in, in one statement for all. */
  private async check(): Promise<void> {
    const all = [...this.groups.values()].flatMap((group) => [...group.members].map((member) => ({ group, member })));
    if (all.length === 0) return;
    const actors = all.map(({ member }) => member.of.actor);
    const today = dayInIndia(this.options.clock());
    const rows = await this.options.shared.orm.em
      .fork()
      .execute<{ nr: number }[]>(ALL_IN_SERVICE, [
        quoted(actors.map(({ officerId }) => officerId)),
        quoted(actors.map(({ subject }) => subject)),
        quoted(actors.map(({ officeId }) => officeId)),
        quoted(actors.map(({ roles }) => arrayLiteral(roles))),
        quoted(actors.map(({ clientId }) => clientId ?? '')),
        ...Array.from({ length: 6 }, () => today),
      ]);
    const there = new Set(rows.map(({ nr }) => nr));
    for (const [i, { group, member }] of all.entries()) if (!there.has(i + 1)) this.end(group, member, notInService());
  }

  private contextOf(actor: Actor): Context {
    const { shared, clock } = this.options;
    const signInAgain = () => Promise.reject(notInService());
    return new Context(shared, actor, { clock, signInAgain });
  }

  private end(group: Group, member: Member, reason?: Error): void {
    if (member.isOver) return;
    this.drop(group, member);
    member.of.to.end(reason);
  }

  private drop(group: Group, member: Member): void {
    if (member.isOver) return;
    this.leave(member);
    group.members.delete(member);
    if (group.members.size > 0) return;
    this.groups.delete(group.key);
    const ofOffice = this.groupsOf.get(group.office)!;
    ofOffice.delete(group);
    if (ofOffice.size === 0) this.groupsOf.delete(group.office);
  }

  private leave(member: Member): void {
    member.isOver = true;
    clearTimeout(member.timer);
    const { officerId } = member.of.actor;
    const left = (this.officers.get(officerId) ?? 1) - 1;
    if (left > 0) this.officers.set(officerId, left);
    else this.officers.delete(officerId);
  }

  private async turn(): Promise<void> {
    if (this.running++ >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
  }

  private next(): void {
    this.running--;
    this.waiting.shift()?.();
  }
}

/** An array of texts as PostgreSQL reads it, whatever is in them. */
function quoted(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function notInService(): Unauthenticated {
  return new Unauthenticated('The hub does not know you so any more. Sign in again and go on from your last cursor.');
}
