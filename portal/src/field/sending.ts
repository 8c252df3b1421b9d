/**
 * Between this phone and the hub: one tab at a time sends what waits and reads what is new. An item is sent until it is answered, under the one `opId` that
 * it was given when it was saved, so that it is in the hub once, whatever the line does.
 */
import { signal } from '@preact/signals';
import type { FieldNewsQuery, FieldSurvivorNowQuery } from '../../generated/field.js';
import {
  FieldCaseDocument,
  FieldNewsDocument,
  FieldRescuesDocument,
  FieldStepDocument,
  FieldSurvivorNowDocument,
  FieldVisitDocument,
} from '../../generated/field.js';
import { ask, type Doc, HubError } from '../hub/ask.js';
import { isSignedIn, keepInMemory, refreshToken, resume, signOut } from '../hub/session.js';
import { isBehind, isHeld, type Item, items, prune, readItems, release, sending, tellTabs, update, whenOthersChange } from './outbox.js';
import { learn, learnOne, people, type Person, who } from './people.js';
import { endAccess, forget, hadContact, keep, kept, phase, remembers } from './phone.js';
import { lookForUpdate } from './renewal.js';
import { measure, now } from './time.js';

/** How it stands with the network: `failing` is a hub that answers, and cannot. What the phone thinks of its network is worth little until the hub answers. */
export const line = signal<'untried' | 'on' | 'off' | 'failing' | 'busy'>(navigator.onLine ? 'untried' : 'off');
/** Nobody is signed in, or not any more: what waits goes on when somebody is. */
export const mustSignIn = signal(false);

const MOST_MS = 5 * 60_000;
const READ_EVERY_MS = 5 * 60_000;
const READ_ALL_EVERY_MS = 60 * 60_000;
/** So many in a row fail, and it is the hub that fails. */
const FAILURES = 3;

/** Longer each time up to five minutes, and never at once with all the other phones of a valley whose tower is back. */
const pause = (tries: number): number => Math.min(MOST_MS, 2000 * 2 ** tries) * (0.5 + Math.random() / 2);

let cursor: string | undefined;
let readAt = 0;
let readAllAt = 0;
let failedRounds = 0;
let pausedUntil = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | undefined;
/** Asked for while one was under way. */
let again: { all: boolean } | undefined;

remembers({
  fill: async () => void (mustSignIn.value = !isSignedIn.value && (await kept('session')) === undefined),
  clear: () => {
    clearTimeout(timer);
    cursor = undefined;
    readAt = readAllAt = 0;
    // Sealed, it is taken up again; where there is none, the tab's token is all there is.
    if (sealedToken !== undefined) signOut();
    sealedToken = undefined;
  },
});

/** Sends what is due and reads what is new. `all`: also what is paused, and everything anew. */
export function round({ all = false } = {}): Promise<void> {
  if (all) {
    release();
    pausedUntil = readAt = readAllAt = 0;
  }
  if (running) {
    again = { all: all || again?.all === true };
    return running;
  }
  running = inTurn(() => work(all)).finally(() => {
    running = undefined;
    const asked = again;
    again = undefined;
    if (asked) void round(asked);
    else plan();
  });
  return running;
}

/** One tab of this phone at a time; a refresh token is good for one use. */
export async function inTurn(task: () => Promise<void>): Promise<void> {
  await navigator.locks.request('samanvay.field', async () => {
    if (phase.value === 'open') await task();
  });
}

async function work(all: boolean): Promise<void> {
  if (!all && (!navigator.onLine || Date.now() < pausedUntil)) {
    if (!navigator.onLine) line.value = 'off';
    return;
  }
  try {
    await readItems();
    await beSignedIn();
    const isSent = await sendAll(all);
    if (isSent || Date.now() - readAt > READ_EVERY_MS) await readNews();
    failedRounds = 0;
    line.value = 'on';
  } catch (error) {
    failed(error);
  }
}

function failed(error: unknown): void {
  // Locked meanwhile: what was on the line is sent again under its `opId` when the phone is opened.
  if (phase.value !== 'open') return;
  const code = error instanceof HubError ? error.code : 'OFFLINE';
  if (code === 'UNAUTHENTICATED') {
    // Whoever signs in comes back to a page that begins anew.
    line.value = 'on';
    pausedUntil = Date.now() + MOST_MS;
    return;
  }
  pausedUntil = Date.now() + (error instanceof HubError && error.retryAfter ? error.retryAfter * 1000 : pause(++failedRounds));
  line.value = code === 'OFFLINE' ? 'off' : 'failing';
}

/** When to look again: for what is held or paused, and every five minutes for news. */
function plan(): void {
  clearTimeout(timer);
  if (phase.value !== 'open') return;
  const waits = items.value.filter((item) => item.state === 'waiting' && !isBehind(item));
  const due = [readAt + READ_EVERY_MS, ...waits.map((item) => (isHeld(item) ? item.heldUntil : item.nextTry))];
  const next = navigator.onLine ? Math.max(pausedUntil, Math.min(...due)) : Infinity;
  timer = setTimeout(() => void round(), Math.min(Math.max(next - Date.now(), 250), MOST_MS));
}

/** Something was saved, undone or released. */
export const soon = (): void => plan();

// ---- Signed in ----

let sealedToken: string | undefined;

/** Takes up the session that is sealed here, or seals the one that was begun in this tab. */
async function beSignedIn(): Promise<void> {
  const token = refreshToken();
  if (token !== undefined && sealedToken === undefined) return sealToken();
  const sealed = await kept<string>('session');
  // Another tab has used up the token that this one had.
  if (sealed !== undefined && sealed !== token) {
    if (!(await resume(sealed))) return refused();
    await sealToken();
  }
  if (!isSignedIn.value) return refused();
  mustSignIn.value = false;
}

async function sealToken(): Promise<void> {
  const token = refreshToken();
  if (token === undefined || token === sealedToken) return;
  await keep('session', token);
  sealedToken = token;
  keepInMemory();
  mustSignIn.value = false;
}

/** The provider wants to see the person: what is here about survivors could be that of a phone that was taken away. What waits stays. */
async function refused(): Promise<never> {
  signOut();
  sealedToken = undefined;
  mustSignIn.value = true;
  if ((await kept('session')) !== undefined) {
    await forget('session');
    await forget('people');
    people.value = undefined;
  }
  throw new HubError('UNAUTHENTICATED', '');
}

/** The hub does not know the officer, whom the provider knows. */
async function revoked(): Promise<never> {
  signOut();
  sealedToken = undefined;
  mustSignIn.value = true;
  people.value = undefined;
  await endAccess('revoked');
  throw new HubError('UNAUTHENTICATED', '');
}

/** Asks the hub, in turn, and keeps what the asking changes of the session and of the clock. */
export async function hub<Result, Variables>(document: Doc<Result, Variables>, variables: Variables): Promise<Result> {
  const once = async () => {
    try {
      return await ask(document, variables, { heard: (response, askedAt) => measure(response.headers.get('date'), askedAt) });
    } finally {
      if (phase.value === 'open') await sealToken();
    }
  };
  let answer: Result;
  try {
    answer = await once();
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'UNAUTHENTICATED' || phase.value !== 'open') throw error;
    const sealed = await kept<string>('session');
    if (sealed === undefined || !(await resume(sealed))) return refused();
    await sealToken();
    answer = await once().catch((still: unknown) =>
      still instanceof HubError && still.code === 'UNAUTHENTICATED' ? revoked() : Promise.reject(still),
    );
  }
  failedRounds = 0;
  await hadContact();
  return answer;
}

// ---- Sending ----

type Answer = Record<string, { problems: readonly { code: string; message: string; path: readonly string[] }[] } | undefined>;

const send = (item: Item): Promise<Answer> => {
  switch (item.kind) {
    case 'step':
      return hub(FieldStepDocument, { input: item.input });
    case 'visit':
      return hub(FieldVisitDocument, { input: item.input });
    case 'case':
      return hub(FieldCaseDocument, { input: item.input });
  }
};

/** True: something is in the hub that was not. */
async function sendAll(all: boolean): Promise<boolean> {
  let isSent = false;
  let failures = 0;
  for (const { opId } of items.value) {
    const item = items.value.find((one) => one.opId === opId);
    if (!item || item.state !== 'waiting' || isHeld(item) || isBehind(item)) continue;
    const left = item.nextTry - Date.now();
    if (!all && left > 0 && left <= MOST_MS) continue;
    line.value = 'busy';
    const result = await sendOne(item);
    if (result === 'sent') isSent = true;
    failures = result === 'failed' ? failures + 1 : 0;
    if (failures === FAILURES) throw new HubError('UNAVAILABLE', '');
  }
  if (isSent) await prune();
  return isSent;
}

async function sendOne(waiting: Item): Promise<'sent' | 'asks' | 'failed'> {
  sending.add(waiting.opId);
  let item = waiting;
  try {
    if (item.by !== undefined && who.value !== undefined && item.by !== who.value.officer.id) return await asks(item, 'OTHER_OFFICER');
    if (item.rebase) item = await rebased(item);
    // Written before it is sent: an attempt that the battery ended was one.
    item = { ...item, attempts: item.attempts + 1 };
    await update(item);
    const answer = await send(item);
    const problem = Object.values(answer)[0]?.problems[0];
    if (problem) return await asks(item, problem.code, problem.message, problem.path);
    const { why: _, theirs: __, ...done } = item;
    await update({ ...done, state: 'sent', doneAt: now().getTime() });
    await learnFrom(answer);
    return 'sent';
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { code, message } = error;
    switch (code) {
      case 'OFFLINE':
      case 'UNAUTHENTICATED':
      case 'RATE_LIMITED':
        throw error;
      case 'BAD_USER_INPUT':
        // A hub that has moved on may not know what this version says; the next version does.
        if (await lookForUpdate()) throw new HubError('UNAVAILABLE', '');
        return await asks(item, code, message);
      case 'CONFLICT':
      case 'FORBIDDEN':
      case 'NOT_FOUND':
        return await asks(item, code, message);
      default:
        await update({ ...item, nextTry: Date.now() + pause(item.attempts) });
        return 'failed';
    }
  } finally {
    sending.delete(waiting.opId);
  }
}

/** The hub said no, and the person decides: with what stands on record now, where it can be read. */
async function asks(item: Item, code: string, message = '', path: readonly string[] = []): Promise<'asks'> {
  const { theirs: _, rebase: __, ...rest } = item;
  let asked: Item = { ...rest, state: 'asks', why: { code, message, path } };
  if (item.kind === 'step' && code !== 'OTHER_OFFICER') {
    const survivor = await readOne(item.input.survivorId).catch(() => undefined);
    const last = survivor?.journey.nodes.at(-1);
    if (survivor && last) {
      const { status, happenedAt, recordedBy } = last;
      asked = { ...asked, theirs: { status, at: happenedAt, office: recordedBy?.name, nextSteps: survivor.nextSteps } };
    }
  }
  await update(asked);
  return 'asks';
}

/** Based on the record as it is now: the officer has seen that it moved, and means it still. */
async function rebased(item: Item): Promise<Item> {
  if (item.kind !== 'step') return item;
  const survivor = await readOne(item.input.survivorId);
  if (!survivor) return item;
  const { version, status, statusSince } = survivor;
  const { rebase: _, ...rest } = item;
  return { ...rest, input: { ...item.input, expectedVersion: version, basedOn: { status, since: statusSince } } };
}

async function learnFrom(answer: object): Promise<void> {
  const { survivor } = (answer as { recordJourneyEvent?: { survivor?: Partial<Person> & { id: string } } }).recordJourneyEvent ?? {};
  if (survivor) await learnOne(survivor);
}

// ---- Reading ----

async function readOne(id: string): Promise<FieldSurvivorNowQuery['survivor']> {
  const { survivor } = await hub(FieldSurvivorNowDocument, { id });
  if (survivor) {
    const { journey: _, ...rest } = survivor;
    await learnOne(rest);
  }
  return survivor;
}

/** So many survivors are read one by one; when more have changed, or anything else has, everything is read. */
const FEW = 4;

/** Asks what is new, in a few bytes, and reads that; everything, when it was long ago, or when the hub does not remember. */
async function readNews(): Promise<void> {
  if (cursor === undefined || people.value === undefined || Date.now() - readAllAt > READ_ALL_EVERY_MS) return readPeople();
  const news: FieldNewsQuery | undefined = await unlessRefused(hub(FieldNewsDocument, { cursor }));
  const changed = new Set(news?.changesSince.nodes.map(({ subjectId }) => subjectId));
  const known = new Set(people.value.map(({ id }) => id));
  if (!news || changed.size > FEW || [...changed].some((id) => !known.has(id))) return readPeople();
  for (const id of changed) if (!(await unlessRefused(readOne(id)))) return readPeople();
  cursor = news.changesSince.pageInfo.endCursor;
  readAt = Date.now();
}

/** Undefined where the hub has an answer, and it is no. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof HubError && (error.code === 'BAD_USER_INPUT' || error.code === 'NOT_FOUND')) return undefined;
    throw error;
  });
}

async function readPeople(): Promise<void> {
  line.value = 'busy';
  // Where it stands before it is read: what happens meanwhile is news.
  const { changesSince } = await hub(FieldNewsDocument, {});
  const found: Person[] = [];
  for (let after: string | undefined; ;) {
    const { viewer, survivors } = await hub(FieldRescuesDocument, after === undefined ? {} : { after });
    found.push(...survivors.nodes);
    if (!survivors.pageInfo.hasNextPage || survivors.pageInfo.endCursor === null) {
      await learn(viewer, found);
      break;
    }
    after = survivors.pageInfo.endCursor;
  }
  cursor = changesSince.pageInfo.endCursor;
  readAt = readAllAt = Date.now();
  tellTabs();
}

/** From now on it looks after itself. */
export function keepSending(): void {
  addEventListener('online', () => {
    pausedUntil = failedRounds = 0;
    line.value = 'untried';
    void round();
  });
  addEventListener('offline', () => (line.value = 'off'));
  document.addEventListener('visibilitychange', () => {
    // Whoever leaves the app undoes nothing more, and a phone may put it to sleep.
    if (document.visibilityState === 'hidden') release();
    void round();
  });
  whenOthersChange(() => {
    if (phase.value === 'open') void readItems().then(plan);
  });
}
