import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { contextOf } from '../../src/access/actor.js';
import { HUB } from '../../src/access/visibility.js';
import { hubUrl } from '../../src/database/logins.js';
import { useHub } from '../hub.js';
import { anOpenCase } from '../stories.js';

const hub = useHub();

/** The hub's own login, as SQL that was smuggled into a statement would have it. */
let login: pg.Client;
let mine: string;
let theirs: string;

beforeAll(async () => {
  await anOpenCase(hub);
  login = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
  await login.connect();
  mine = await hub.contextOf('ngo');
  theirs = await hub.contextOf('ahtu');
});

afterAll(() => login.end());

/** How many cases a context opens, set as anybody could set it. */
async function opens(context: string): Promise<number> {
  await login.query(`select set_config('samanvay.ctx', $1, false)`, [context]);
  const { rows } = await login.query<{ n: number }>('select count(*)::int as n from hub.case_file');
  return rows[0]!.n;
}

/** What the context says, without what it is signed with. */
const said = (context: string) => context.slice(0, context.lastIndexOf('|'));
const part = (context: string, n: number) => context.split('|')[n]!;

test('control: the context that the hub has signed opens the case to the office that takes part, and to no other', async () => {
  expect(await opens(theirs)).toBe(1);
  expect(await opens(mine)).toBe(0);
});

test('a context that says something else than what was signed opens nothing', async () => {
  const swap = (context: string, n: number, value: string) =>
    context
      .split('|')
      .map((own, i) => (i === n ? value : own))
      .join('|');
  const forged = {
    'the office of another': swap(mine, 2, part(theirs, 2)),
    'the officer and the office of another': swap(swap(mine, 1, part(theirs, 1)), 2, part(theirs, 2)),
    'more roles': swap(theirs, 3, '{AHTU_OFFICER,CWC_MEMBER}'),
    'a later end': swap(theirs, 5, String(Number(part(theirs, 5)) + 3600)),
    'the signature of another': `${said(theirs)}|${part(mine, 6)}`,
    'no signature': said(theirs),
    'an empty signature': `${said(theirs)}|`,
    'a signature of the right length': `${said(theirs)}|${'A'.repeat(43)}=`,
    'the mark before the signature gone': `${said(theirs)}x${part(theirs, 6)}`,
    'a key of its own': contextOf({ officerId: part(theirs, 1), officeId: part(theirs, 2), roles: ['AHTU_OFFICER' as never] }, (message) =>
      createHmac('sha256', randomBytes(32)).update(message).digest(),
    ),
    'the first form, unsigned': `1|${part(theirs, 1)}|${part(theirs, 2)}|{AHTU_OFFICER}`,
  };
  for (const [how, context] of Object.entries(forged)) expect({ how, cases: await opens(context) }).toEqual({ how, cases: 0 });
});

test('a context that has ended opens nothing', async () => {
  const actor = { officerId: part(theirs, 1), officeId: part(theirs, 2), roles: ['AHTU_OFFICER' as never] };
  const lasting = (seconds: number) => contextOf(actor, (message) => hub.keys.sign('context', message), { seconds });
  expect(await opens(lasting(-1))).toBe(0);
  expect(await opens(lasting(30))).toBe(1);
});

test('whoever runs SQL as the hub reads neither the key nor the context of another', async () => {
  await expect(login.query('select * from hub.context_key')).rejects.toMatchObject({ code: '42501' });
  // Contexts travel as parameters, which no view of the server shows.
  await Promise.all(Array.from({ length: 5 }, () => hub.officer('ahtu').data('{ cases { totalCount } }')));
  const showing = async () => {
    const { rows } = await login.query<{ query: string }>(
      `select query from pg_stat_activity where usename = '${HUB}' and datname = current_database()`,
    );
    return rows.filter(({ query }) => query.includes(part(theirs, 2)));
  };
  expect(await showing()).toEqual([]);
  // Control: written into the statement it would be seen.
  const careless = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
  await careless.connect();
  await careless.query(`select set_config('samanvay.ctx', '${theirs}', false)`);
  expect(await showing()).toHaveLength(1);
  await careless.end();
});

test('a transaction whose context does not hold is an error, and not an answer as if nothing were there', async () => {
  await expect(login.query('select hub.enter($1)', [said(theirs)])).rejects.toMatchObject({ code: '28000' });
  await expect(login.query('select hub.enter($1)', [theirs])).resolves.toMatchObject({ rowCount: 1 });
});

/** Policies that open a row without anything having verified who asks. */
async function unverified(): Promise<string[]> {
  const { rows } = await hub.admin.query<{ name: string; sql: string }>(
    `select tablename || '.' || policyname || ' ' || kind as name, sql from pg_policies,
       lateral (values ('using', qual), ('check', with_check)) as v(kind, sql)
     where schemaname = 'hub' and '${HUB}' = any(roles) and sql is not null`,
  );
  return rows
    .filter(({ sql }) => {
      // What stands at the top, joined by `and`: one of it must be the caller's own list, or ask the verified context.
      const parts = topLevel(sql);
      return !parts.some((one) => /hub\.ctx_/.test(one) || inOwnList.test(one));
    })
    .map(({ name }) => name);
}

/** A row of the caller's own list, or one in which a class is shared. */
const inOwnList =
  /^\(*\s*SELECT (?:true(?: AS bool)?|\(\(a\.(\w+_of) IS NULL\) OR \('[A-Z]+'::text = ANY \(a\.\1\)\)\)(?: AS "\?column\?")?)\s+FROM hub\.(case|survivor|rescue)_access a\s+WHERE/;

/** The parts of a condition that all must hold. */
function topLevel(sql: string): string[] {
  const text = sql.trim();
  let depth = 0;
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth--;
    if (depth === 0 && text.startsWith(' AND ', i)) {
      parts.push(text.slice(from, i));
      from = i + 5;
    }
  }
  parts.push(text.slice(from));
  const [only] = parts;
  // Taken out of the brackets around the whole, as far as they are around the whole.
  if (parts.length === 1 && only!.startsWith('(') && closes(only!) === only!.length - 1) return topLevel(only!.slice(1, -1));
  return parts.map((one) => one.trim());
}

function closes(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

test('each policy asks the verified context, or the list that does', async () => {
  expect(await unverified()).toEqual([]);
});

test('control: a policy that takes the context at its word is found', async () => {
  await hub.admin.query(`create policy said on hub.survivor for select to ${HUB} using (hub.said_office() is not null)`);
  await hub.admin.query(
    `create policy beside on hub.rescue for select to ${HUB} using (hub.said_office() is not null or (select true from hub.case_access a where a.case_id = rescue.case_id))`,
  );
  try {
    expect((await unverified()).toSorted()).toEqual(['rescue.beside using', 'survivor.said using']);
  } finally {
    await hub.admin.query('drop policy said on hub.survivor; drop policy beside on hub.rescue');
  }
});
