/** The survivors that this phone knows: as the hub last said, and as they stand with what waits here. */
import { computed, signal } from '@preact/signals';
import type { FieldRescuesQuery, JourneyStatus } from '../../generated/field.js';
import { items } from './outbox.js';
import { keep, kept, remembers } from './phone.js';
import { now } from './time.js';

export type Person = FieldRescuesQuery['survivors']['nodes'][number];
export type Who = FieldRescuesQuery['viewer'];
type Clock = Person['clocks']['nodes'][number];

/** As the hub said; undefined: nothing has been read yet. */
export const people = signal<readonly Person[] | undefined>(undefined);
export const who = signal<Who | undefined>(undefined);
/** Which steps the hub offered to whoever stood there: what it will offer again, for a phone that cannot ask. */
const offered = signal<Partial<Record<JourneyStatus, Pick<Person, 'nextSteps' | 'expectedStep'>>>>({});

remembers({
  async fill() {
    who.value = await kept<Who>('who');
    offered.value = (await kept<typeof offered.value>('offered')) ?? {};
    people.value = await kept<Person[]>('people');
  },
  clear() {
    people.value = who.value = undefined;
    offered.value = {};
  },
});

export async function learn(viewer: Who, found: readonly Person[]): Promise<void> {
  // Another officer, perhaps of another role.
  const isSame = who.value?.officer.id === viewer.officer.id;
  const fresh = Object.fromEntries(found.map(({ status, nextSteps, expectedStep }) => [status, { nextSteps, expectedStep }]));
  offered.value = isSame ? { ...offered.value, ...fresh } : fresh;
  who.value = viewer;
  people.value = found;
  await keep('who', viewer);
  await keep('offered', offered.value);
  await keep('people', found);
}

/** What the hub said of one of them. */
export async function learnOne(news: Partial<Person> & { id: string }): Promise<void> {
  if (!people.value) return;
  people.value = people.value.map((one) => (one.id === news.id ? { ...one, ...news } : one));
  const { status, nextSteps, expectedStep = null } = news;
  if (status && nextSteps) offered.value = { ...offered.value, [status]: { nextSteps, expectedStep } };
  await keep('people', people.value);
  await keep('offered', offered.value);
}

export const mayCall = (operation: string): boolean => who.value?.operations.includes(operation) ?? false;

/** A survivor with what waits for them on this phone. */
export interface Shown extends Person {
  waiting: number;
  asks: number;
  /** The next duty that is not done: the first that can still be in time, else the one that is late. */
  clock: Clock | undefined;
}

const isOpen = ({ state }: Clock) => state === 'RUNNING' || state === 'EXTENDED' || state === 'BREACHED';

function nextClock({ clocks }: Person): Clock | undefined {
  const open = clocks.nodes.filter(isOpen);
  return open.find(({ dueAt }) => Date.parse(dueAt) > now().getTime()) ?? open.at(-1);
}

function withWaiting(person: Person): Shown {
  let { status, statusSince, version, nextSteps, expectedStep } = person;
  let [waiting, asks] = [0, 0];
  for (const item of items.value) {
    if (item.kind !== 'step' || item.input.survivorId !== person.id) continue;
    if (item.state === 'asks') asks++;
    if (item.state !== 'waiting') continue;
    waiting++;
    version++;
    if (Date.parse(item.input.happenedAt) < Date.parse(statusSince)) continue;
    status = item.input.status;
    statusSince = item.input.happenedAt;
    ({ nextSteps, expectedStep } = offered.value[status] ?? { nextSteps: [], expectedStep: null });
  }
  return { ...person, status, statusSince, version, nextSteps, expectedStep, waiting, asks, clock: nextClock(person) };
}

/** By the nearest duty that can still be done in time, then those that are late, then the rest. */
export const shown = computed<readonly Shown[] | undefined>(() => {
  const present = now().getTime();
  const rank = ({ clock }: Shown): [number, number] => {
    if (!clock) return [2, 0];
    const due = Date.parse(clock.dueAt);
    return due > present ? [0, due] : [1, -due];
  };
  return people.value?.map(withWaiting).toSorted((a, b) => {
    const [[lateA, dueA], [lateB, dueB]] = [rank(a), rank(b)];
    return lateA - lateB || dueA - dueB || a.pseudonym.localeCompare(b.pseudonym);
  });
});

/** Survivors of one rescue who stand at the same step and of whom one is expected: what happened to all of them is recorded once. */
export interface Group {
  key: string;
  rescue: NonNullable<Person['rescue']>;
  status: JourneyStatus;
  next: JourneyStatus;
  members: readonly Shown[];
}

export const groups = computed<readonly Group[]>(() => {
  const found = new Map<string, Shown[]>();
  for (const one of shown.value ?? []) {
    if (!one.rescue || !one.expectedStep) continue;
    const key = `${one.rescue.id} ${one.status}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found].flatMap(([key, members]) => {
    const [first] = members;
    if (members.length < 2 || !first?.rescue || !first.expectedStep) return [];
    return [{ key, rescue: first.rescue, status: first.status, next: first.expectedStep, members }];
  });
});
