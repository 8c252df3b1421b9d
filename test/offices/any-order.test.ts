import { expect, test } from '@jest/globals';
import { type Random, random } from '../planner/draw.js';
import { useHub } from '../hub.js';
import { aColleague, reason } from './granting.js';

const hub = useHub();
const SIZE = Number(process.env.SIZE ?? 400);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));

/** Two police stations of two States and the administrations there: a head, one under them, one who may be both head and subject. */
const states = [
  { district: 103, state: 8 },
  { district: 196, state: 10 },
] as const;
const roles = ['POLICE_OFFICER', 'CHILD_WELFARE_POLICE', 'STATE_ADMIN', 'CWC_MEMBER'];
const ofKind: Record<string, readonly string[]> = { station: ['POLICE_OFFICER', 'CHILD_WELFARE_POLICE'], hub: ['STATE_ADMIN'] };

let runs = 0;

interface Known {
  subject: string;
  id: string;
  office: 'station' | 'hub';
  state: number;
  above: string | undefined;
  first: readonly string[];
  roles: Set<string>;
  inService: boolean;
}

interface Asked {
  id: string;
  by: Known;
  of: Known;
  role: string;
  answered: boolean;
  ends: number;
}

/** Who may be the second person, said once more. */
function maySecond(me: Known, { by, of }: Asked): boolean {
  if (!me.inService || me === by || me === of || me.state !== of.state || me.office !== of.office || me.roles.size === 0) return false;
  return of.office === 'hub' ? me.roles.has('STATE_ADMIN') : me.above === undefined || of.above === me.subject;
}

const administers = (who: Known, state: number) => who.inService && who.office === 'hub' && who.state === state && who.roles.has('STATE_ADMIN');

/** Draws what people do with roles, in any order, and compares with what they may. Answers what was found, and how often what was done. */
async function live(dice: Random, steps: number): Promise<{ found: string[]; done: Record<string, number> }> {
  const everybody: Known[] = [];
  const tag = runs++;
  for (const { district, state } of states) {
    const add = async (office: Known['office'], name: string, has: string[], under?: string) => {
      const subject = `${name}-${tag}@${district}`;
      const persona = office === 'hub' ? 'admin' : 'police';
      const id = await aColleague(hub, `${persona}@${district}`, subject, { roles: has, ...(under && { under }) });
      everybody.push({ subject, id, office, state, above: under, first: has, roles: new Set(has), inService: true });
      return subject;
    };
    const head = await add('station', 'head', ['POLICE_OFFICER']);
    await add('station', 'other-head', ['POLICE_OFFICER']);
    await add('station', 'constable', ['POLICE_OFFICER'], head);
    await add('station', 'newcomer', [], head);
    const first = await add('hub', 'first', ['STATE_ADMIN']);
    await add('hub', 'second', ['STATE_ADMIN'], first);
    await add('hub', 'third', [], first);
  }
  let now = Date.parse('2026-06-10T12:00:00+05:30');
  const asked: Asked[] = [];
  const found: string[] = [];
  const done: Record<string, number> = {};
  const count = (what: string) => (done[what] = (done[what] ?? 0) + 1);
  const act = async (who: Known, mutation: string, input: object) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
    const { data, errors } = await hub
      .officer(who.subject)
      .ask(`mutation($input: ${type}) { answer: ${mutation}(input: $input) { roleGrant { id } problems { code } } }`, {
        input: { opId: crypto.randomUUID(), ...input },
      });
    return errors || data.answer.problems.length > 0 ? undefined : (data.answer.roleGrant.id as string);
  };
  for (let i = 0; i < steps && found.length === 0; i++) {
    // The hub's clock goes on by itself, and must not be set back: a role would be answered before it was asked.
    now += (1 + dice.below(40)) * 60_000;
    hub.setClock(new Date(now).toISOString());
    const [who, of] = [dice.pick(everybody), dice.pick(everybody)];
    const role = dice.pick(dice.chance(0.85) ? ofKind[of.office]! : roles);
    const what = dice.below(20);
    if (what < 8) {
      // Mostly by somebody who may.
      const by = dice.chance(0.8) ? (everybody.find((one) => administers(one, of.state) && one !== of) ?? who) : who;
      const id = await act(by, 'askRole', { officerId: of.id, role, reason });
      if (id) asked.push({ id, by, of, role, answered: false, ends: now + 24 * 3_600_000 });
      if (id) count('asked');
      if (id && (!administers(by, of.state) || by === of || !ofKind[of.office]!.includes(role)))
        found.push(`${by.subject} asked ${role} for ${of.subject}`);
    } else if (what < 16 && asked.length > 0) {
      const waiting = asked.filter((one) => !one.answered && now < one.ends);
      const grant = waiting.length > 0 && dice.chance(0.85) ? dice.pick(waiting) : dice.pick(asked);
      const colleagues = everybody.filter(({ office, state }) => office === grant.of.office && state === grant.of.state);
      const likely = dice.below(4);
      const me =
        likely === 0 ? grant.of : likely === 1 ? dice.pick(colleagues) : likely === 2 ? (everybody.find((one) => maySecond(one, grant)) ?? who) : who;
      const granted = dice.chance(0.85);
      const may =
        maySecond(me, grant) &&
        !grant.answered &&
        now < grant.ends &&
        (!granted || (administers(grant.by, grant.of.state) && grant.of.inService && !grant.of.roles.has(grant.role)));
      const did = !!(await act(me, 'answerRole', { grantId: grant.id, isGranted: granted }));
      if (did !== may)
        found.push(`${me.subject} ${did ? 'answered' : 'could not answer'} ${grant.role} for ${grant.of.subject} that ${grant.by.subject} asked`);
      count(did ? (granted ? 'given' : 'refused') : 'not answered');
      if (did) grant.answered = true;
      if (did && granted) grant.of.roles.add(grant.role);
    } else if (what < 18) {
      const by = dice.chance(0.5) ? who : (everybody.find((one) => administers(one, of.state) && one !== of) ?? who);
      const heads = of.office === by.office && of.state === by.state && by.roles.size > 0 && (by.above === undefined || of.above === by.subject);
      const may = by.inService && by !== of && of.roles.has(role) && (administers(by, of.state) || heads);
      const did = !!(await act(by, 'withdrawRole', { officerId: of.id, role, reason }));
      if (did !== may) found.push(`${by.subject} ${did ? 'took' : 'could not take'} ${role} from ${of.subject}`);
      count(did ? 'taken' : 'not taken');
      if (did) of.roles.delete(role);
    } else if (what < 19) {
      of.inService = !of.inService && dice.chance(0.8);
      await hub.admin.query('update hub.officer set active_to = $2 where subject = $1', [of.subject, of.inService ? null : '2026-06-01']);
      count('moved in and out of service');
    } else {
      // The directory is brought in anew, so that the story goes on.
      for (const one of everybody) Object.assign(one, { inService: true, roles: new Set(one.first) });
      const first = everybody.map(({ subject, first: has }) => ({ subject, roles: `{${has.join()}}` }));
      await hub.admin.query(
        'update hub.officer o set roles = f.roles::text[], active_to = null from json_to_recordset($1) f(subject text, roles text) where f.subject = o.subject',
        [JSON.stringify(first)],
      );
    }
    // What the directory says is what two of them made it say, and nothing else.
    const { rows } = await hub.admin.query<{ subject: string; roles: string[] }>('select subject, roles from hub.officer where subject = any($1)', [
      everybody.map(({ subject }) => subject),
    ]);
    for (const row of rows) {
      const expected = everybody.find(({ subject }) => subject === row.subject)!.roles;
      if (row.roles.toSorted().join() !== [...expected].toSorted().join())
        found.push(`${row.subject} has ${row.roles.join()} and not ${[...expected].join()}`);
    }
    const { rows: alone } = await hub.admin.query(
      `select 1 from hub.role_grant g join hub.officer o on o.id = g.officer_id where o.subject = any($1) and g.is_granted
       and (g.answered_by_id is null or g.answered_by_id in (g.officer_id, g.asked_by_id) or g.asked_by_id = g.officer_id)`,
      [everybody.map(({ subject }) => subject)],
    );
    if (alone.length > 0) found.push('a role was given by one person');
  }
  return { found, done };
}

test('in whatever order people ask, answer, take away, come and go, nobody holds a role without two others who may', async () => {
  const { found, done } = await live(random(SEED), SIZE);
  process.stderr.write(`roles: seed ${SEED}, ${SIZE} steps: ${JSON.stringify(done)}\n`);
  expect({ seed: SEED, found }).toEqual({ seed: SEED, found: [] });
  for (const what of ['asked', 'given', 'not answered', 'taken', 'not taken'])
    expect({ what, times: done[what] ?? 0 }).not.toMatchObject({ times: 0 });
}, 180_000);

test.each([
  ['the officer answers', 'if me.id in (subject.id, asker.id)', 'if me.id in (asker.id)'],
  ['anybody of the office answers', 'elsif hub.is_head_of(me, subject, at_time) is not true', 'elsif me.office_id <> subject.office_id'],
])(
  'control: a rule by which %s is found',
  async (_what, was, becomes) => {
    const { rows } = await hub.admin.query<{ text: string }>(
      `select pg_get_functiondef('hub.answer_role(uuid, boolean, timestamptz)'::regprocedure) as text`,
    );
    const { text } = rows[0]!;
    expect(text).toContain(was);
    let planted = text.replace(was, becomes);
    // A head for themselves, as the rule would let them.
    if (becomes.includes('asker.id)'))
      planted = planted.replace('hub.is_head_of(me, subject, at_time)', '(hub.is_head_of(me, subject, at_time) or me.supervisor_id is null)');
    await hub.admin.query(planted);
    try {
      const { found } = await live(random(SEED), SIZE * 2);
      expect(found.join()).toContain(' answered ');
    } finally {
      await hub.admin.query(text);
    }
  },
  180_000,
);
