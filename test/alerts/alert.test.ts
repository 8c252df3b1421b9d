import { beforeAll, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { useHub } from '../hub.js';
import { aNamed, auditOf } from '../disclosure/openings.js';
import { isNotThere } from '../everyone.js';

const hub = useHub();
const officer = (persona: string) => hub.officer(persona);
const ALERT =
  'id version state kind urgency text issuedByOffice { id } case { id } recipients(first: 100) { totalCount nodes { office { kind } acknowledgedAt outcome } }';
const NAMES = ['Moonika Zzardari', 'मूनिका'];

/** Told by the RPF post of Chandauli: girls with an agent, on 14 August. The GRP takes part by rule. */
let caseId: string;
let survivorId: string;
const anAlert = (more: object = {}) => ({
  caseId,
  kind: 'WANTED_AGENT',
  urgency: 'URGENT',
  text: 'An agent of about 40, blue shirt, travels with girls between New Jalpaiguri and Delhi.',
  validUntil: '2026-08-30T12:00:00+05:30',
  routeDistricts: [314, 135, 670],
  agentAlias: 'Bablu Bhaiya',
  toRailwayPolice: true,
  ...more,
});

beforeAll(async () => {
  hub.setClock('2026-08-15T09:00:00+05:30');
  const rpf = officer('railway-force@135');
  ({ id: caseId } = await rpf.does('openCase', { kind: 'TRAFFICKING', district: 135, channel: 'PATROL', receivedAt: '2026-08-14T23:20:00+05:30' }));
  const girl = aNamed(NAMES[0]!) as { identity: { names: object[] } };
  girl.identity = {
    ...girl.identity,
    names: [...girl.identity.names, { script: 'DEVANAGARI', fullName: NAMES[1]! }],
    guardians: 'Harkishan Zzardari',
    village: 'Belghoria Khurd',
    school: 'Government Primary School Qadirpur',
    address: 'House 7, near the old bazar, Tikrapara, Jalpaiguri',
    phone: '+91 98765 43210',
    bornOn: '2011-04-09',
  } as never;
  const rescue = await rpf.does(
    'recordRescue',
    {
      caseId,
      district: 135,
      startedAt: '2026-08-14T23:20:00+05:30',
      endedAt: '2026-08-14T23:50:00+05:30',
      survivors: [{ ...girl, sex: 'FEMALE', exploitation: ['CHILD_LABOUR'] }],
    },
    'survivors { nodes { id } }',
  );
  survivorId = rescue.survivors.nodes[0].id;
});

const read = async (persona: string, id: string, fields = ALERT) => officer(persona).ask(`query($id: ID!) { alert(id: $id) { ${fields} } }`, { id });
const related = async (persona: string, id: string) =>
  (await officer(persona).data('query($id: ID!) { relatedAlerts(id: $id) { nodes { id } } }', { id })).relatedAlerts.nodes.map(
    (alert: { id: string }) => alert.id,
  );

test('an alert tells Jalpaiguri and South East Delhi, without the case, and two on one agent suggest one network', async () => {
  const alert = await officer('railway-force@135').does('composeAlert', anAlert(), ALERT);
  expect(alert).toMatchObject({ state: 'ACTIVE', case: { id: caseId } });
  const kinds = new Set(alert.recipients.nodes.map(({ office }: any) => office.kind));
  expect(kinds).toEqual(new Set(['AHTU', 'POLICE_STATION', 'GRP', 'RPF']));

  for (const persona of ['ahtu@314', 'police@670', 'railway-police@314']) {
    const { data } = await read(persona, alert.id);
    expect(data.alert).toMatchObject({
      text: alert.text,
      case: null,
      issuedByOffice: { id: alert.issuedByOffice.id },
      recipients: { totalCount: 1 },
    });
    const { notices } = await officer(persona).data('{ notices(first: 1) { nodes { kind subject } } }');
    expect(notices.nodes).toEqual([{ kind: 'ALERT_RECEIVED', subject: alert.id }]);
    const { alerts } = await officer(persona).data(
      '{ alerts(filter: { direction: RECEIVED, state: ACTIVE, kind: WANTED_AGENT }) { totalCount nodes { id } } }',
    );
    expect(alerts.nodes.map(({ id }: any) => id)).toContain(alert.id);
    expect((await officer(persona).ask('query($id: ID!) { case(id: $id) { id } }', { id: caseId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
  // The GRP of Chandauli takes part in the case by rule, and sees it there.
  const { case: seen } = await officer('railway-police@135').data('query($id: ID!) { case(id: $id) { alerts { nodes { id } } } }', { id: caseId });
  expect(seen.alerts.nodes).toEqual([{ id: alert.id }]);

  // Delhi has a case of its own about the same agent.
  const { id: ofDelhi } = await officer('ahtu@670').does('openCase', {
    kind: 'TRAFFICKING',
    district: 670,
    channel: 'PATROL',
    receivedAt: '2026-08-15T08:00:00+05:30',
  });
  const other = await officer('ahtu@670').does('composeAlert', {
    ...anAlert({ caseId: ofDelhi, agentAlias: 'BHAIYA, Babloo', routeDistricts: [135], toRailwayPolice: true }),
  });
  expect(await related('railway-force@135', alert.id)).toEqual([other.id]);
  expect(await related('ahtu@670', other.id)).toEqual([alert.id]);
  // Jalpaiguri did not receive the other one.
  expect(await related('ahtu@314', alert.id)).toEqual([]);
  await expect(related('ahtu@102', alert.id)).rejects.toThrow('NOT_FOUND');
});

test('who receives an alert acknowledges it, reports what was seen, and says what came of it', async () => {
  const alert = await officer('railway-force@135').does('composeAlert', anAlert());
  const jalpaiguri = officer('ahtu@314');
  await jalpaiguri.does('acknowledgeAlert', { alertId: alert.id });
  const sighting = { alertId: alert.id, district: 314, seenAt: '2026-08-15T08:30:00+05:30', text: 'A man in a blue shirt at the bus stand.' };
  const { id } = await jalpaiguri.does('reportSighting', sighting);
  await jalpaiguri.does('actUponAlert', { alertId: alert.id, outcome: 'UNDER_WATCH' });

  const { data } = await read(
    'railway-force@135',
    alert.id,
    'sightings { nodes { id district { code } reportedByOffice { kind } } } recipients(first: 100) { nodes { outcome acknowledgedAt } }',
  );
  expect(data.alert.sightings.nodes).toEqual([{ id, district: { code: 314 }, reportedByOffice: { kind: 'AHTU' } }]);
  expect(data.alert.recipients.nodes.filter((row: any) => row.outcome === 'UNDER_WATCH' && row.acknowledgedAt)).toHaveLength(1);
  expect((await read('police@670', alert.id, 'sightings { nodes { id } }')).data.alert.sightings.nodes).toEqual([]);
  const { notices } = await officer('railway-force@135').data('{ notices(first: 2) { nodes { kind } } }');
  expect(notices.nodes.map(({ kind }: any) => kind).toSorted()).toEqual(['ALERT_ACTED', 'ALERT_SIGHTING']);
});

test('an alert that another office of the case issued: what is seen reaches the office that leads', async () => {
  const alert = await officer('ahtu@135').does('composeAlert', anAlert());
  const seen = { alertId: alert.id, district: 670, seenAt: '2026-08-15T08:30:00+05:30', text: 'Seen at the station.' };
  const { id } = await officer('police@670').does('reportSighting', seen);
  expect((await read('railway-force@135', alert.id, 'sightings { nodes { id } }')).data.alert.sightings.nodes).toEqual([{ id }]);
  const { notices } = await officer('railway-force@135').data('{ notices(first: 1) { nodes { kind subject } } }');
  expect(notices.nodes).toEqual([{ kind: 'ALERT_SIGHTING', subject: alert.id }]);
  // Takes part, and neither leads nor issued it.
  expect((await read('cwc@135', alert.id, 'sightings { nodes { id } } recipients { nodes { id } }')).data.alert).toEqual({
    sightings: { nodes: [] },
    recipients: { nodes: [] },
  });
});

test('a new alert takes the place of an old one at the same offices; withdrawn, it is not answered any more', async () => {
  const rpf = officer('railway-force@135');
  const old = await rpf.does('composeAlert', anAlert(), ALERT);
  const { caseId: _, kind: __, toRailwayPolice: ___, ...content } = anAlert({ text: 'Now in a green shirt.' }) as any;
  const stale = await rpf.fails('supersedeAlert', { ...content, alertId: old.id, expectedVersion: 7 });
  expect(stale).toMatchObject([{ code: 'STALE_VERSION' }]);
  const next = await rpf.does('supersedeAlert', { ...content, alertId: old.id, expectedVersion: 1 }, ALERT);
  expect(next.recipients.totalCount).toBe(old.recipients.totalCount);
  expect((await read('ahtu@314', old.id, 'state supersededBy { id }')).data.alert).toEqual({ state: 'SUPERSEDED', supersededBy: { id: next.id } });
  expect(await officer('ahtu@314').fails('acknowledgeAlert', { alertId: old.id })).toMatchObject([{ code: 'CONFLICT' }]);

  await rpf.does('withdrawAlert', { alertId: next.id, expectedVersion: 1, reason: 'PERSON_ARRESTED' });
  expect((await read('ahtu@314', next.id, 'state withdrawnBecause')).data.alert).toEqual({ state: 'WITHDRAWN', withdrawnBecause: 'PERSON_ARRESTED' });
  expect(await officer('ahtu@314').fails('actUponAlert', { alertId: next.id, outcome: 'NOTHING_FOUND' })).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await officer('ahtu@314').fails('withdrawAlert', { alertId: next.id, expectedVersion: 2, reason: 'MISTAKEN' })).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
});

test('the file for Cri-MAC has a hash, is kept, is on record, and is no formula', async () => {
  const rpf = officer('railway-force@135');
  const alert = await rpf.does('composeAlert', anAlert({ text: '=HYPERLINK("x") says a "flyer"' }));
  const file = await rpf.does('exportAlert', { alertId: alert.id }, 'id csv sha256');
  expect(file.sha256).toBe(createHash('sha256').update(file.csv).digest('hex'));
  expect(file.csv.split('\r\n')).toHaveLength(3);
  expect(file.csv).toContain(`"'=HYPERLINK(""x"") says a ""flyer"""`);
  expect(file.csv).toContain('Chandauli (Uttar Pradesh)');
  const record = (await auditOf(hub, 'exportAlert')).at(-1);
  expect(record.changed).toEqual([`alert_export:${file.id.split('_')[1]}`]);
  expect(await officer('ahtu@314').fails('exportAlert', { alertId: alert.id })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await officer('ahtu@314').data('query($id: ID!) { node(id: $id) { id } }', { id: file.id })).node).toBeNull();
});

const words: [string, string, string][] = [
  ['the name', 'Looking for Moonika, 14.', 'text'],
  ['one part of it, in another case', 'family ZZARDARI', 'text'],
  ['another spelling of it', 'a girl called munika', 'text'],
  ['its letters written apart', 'M o o n i k a', 'text'],
  ['first and last name in one', 'moonikazzardari', 'text'],
  ['another script', 'लड़की का नाम मूनिका', 'text'],
  ['a guardian', 'daughter of Harkishan', 'text'],
  ['the village', 'comes from belghoria', 'text'],
  ['the school', 'pupil at Kadirpur', 'text'],
  ['the address', 'lives in Tikrapara', 'text'],
  ['the telephone', 'call 98765-43210', 'text'],
  ['the telephone in digits of another script', '९८७६५४३२१०', 'text'],
  ['the date of birth', 'born 09.04.2011', 'text'],
  ['the name as that of the agent', 'Moonika', 'agentAlias'],
];

test.each(words)('refused: %s', async (_, word, field) => {
  await hub.admin.query('update hub.opening_count set refused = 0');
  const problems = await officer('railway-force@135').fails('composeAlert', anAlert({ [field]: word }));
  expect(problems).toMatchObject([{ code: 'INVALID', path: [field] }]);
  for (const part of word.split(/[\s,.]+/).filter((each) => each.length > 4 && /moonika|zzardari|harkishan|belghoria|kadirpur|tikrapara/i.test(each)))
    expect(problems[0]!.message.toLowerCase()).not.toContain(part.toLowerCase());
  expect((await auditOf(hub, 'composeAlert')).at(-1)).toMatchObject({ decision: 'REFUSED', outcome: 'NAME_IN_TEXT', asked: [caseId] });
});

test.each([
  'The girl of 14 wears a red school dress, near the old post office of Jalpaiguri, with her mother.',
  'Train 12506, coach S4, call the control room 0542 250 1234.',
])('let pass: %s', async (text) => {
  await officer('railway-force@135').does('composeAlert', anAlert({ text }));
});

test('a bureau to which no name is open is held to the same names', async () => {
  await hub.admin.query('update hub.opening_count set refused = 0');
  expect(await officer('ahtb@135').fails('composeAlert', anAlert({ text: 'Moonika' }))).toMatchObject([{ code: 'INVALID', path: ['text'] }]);
});

test('a sighting is held to the same names, and says so to an office outside the case', async () => {
  const alert = await officer('railway-force@135').does('composeAlert', anAlert());
  const sighting = { alertId: alert.id, district: 314, seenAt: '2026-08-15T08:30:00+05:30', text: 'This is Moonika.' };
  expect(await officer('ahtu@314').fails('reportSighting', sighting)).toMatchObject([{ code: 'INVALID', path: ['text'] }]);
});

test('who tries names is stopped after five, and the supervisor is told', async () => {
  await hub.admin.query('update hub.opening_count set refused = 0');
  const rpf = officer('railway-force@135');
  // At once: they take turns.
  const tries = await Promise.all(Array.from({ length: 8 }, () => rpf.fails('composeAlert', anAlert({ text: 'Moonika' }))));
  expect(tries.map(([problem]) => problem!.code).toSorted()).toEqual([...Array(3).fill('BUDGET_REACHED'), ...Array(5).fill('INVALID')]);
  expect(await rpf.fails('composeAlert', anAlert())).toMatchObject([{ code: 'BUDGET_REACHED' }]);
  const hidden = { ...anAlert(), caseId: `Case_${randomUUID()}` };
  expect(await rpf.fails('composeAlert', hidden)).toMatchObject([{ code: 'BUDGET_REACHED' }]);
  const { notices } = await officer('railway-force-head@135').data('{ notices(first: 1) { nodes { kind } } }');
  expect(notices.nodes).toEqual([{ kind: 'NAMES_REFUSED' }]);
  await hub.admin.query('update hub.opening_count set refused = 0');
});

test.each<[string, object, string]>([
  ['for more than 30 days', { validUntil: '2026-09-15T12:00:00+05:30' }, 'validUntil'],
  ['for a time that is over', { validUntil: '2026-08-15T08:00:00+05:30' }, 'validUntil'],
  ['to nobody', { alongRoute: false, toRailwayPolice: false }, 'toDistricts'],
  ['to a district that is none', { toDistricts: [999_999] }, 'toDistricts'],
  ['with a longer text', { text: 'x'.repeat(1001) }, 'text'],
  ['without a text', { text: ' ' }, 'text'],
])('refused: an alert %s', async (_, more, field) => {
  expect(await officer('railway-force@135').fails('composeAlert', anAlert(more))).toMatchObject([{ code: 'INVALID', path: [field] }]);
});

test('whom an alert is not addressed to has no alert, and one that is over is not acknowledged', async () => {
  const alert = await officer('railway-force@135').does('composeAlert', anAlert());
  const stranger = officer('ahtu@102');
  for (const [mutation, more] of [
    ['acknowledgeAlert', {}],
    ['actUponAlert', { outcome: 'NOTHING_FOUND' }],
    ['reportSighting', { district: 102, seenAt: '2026-08-15T08:30:00+05:30', text: 'Seen.' }],
    ['withdrawAlert', { expectedVersion: 1, reason: 'MISTAKEN' }],
    ['exportAlert', {}],
  ] as const)
    await isNotThere(stranger, mutation, { alertId: alert.id, ...more }, 'alertId');
  await isNotThere(stranger, 'composeAlert', anAlert(), 'caseId');
  expect((await read('ahtu@102', alert.id)).errors).toEqual((await read('ahtu@102', `Alert_${randomUUID()}`)).errors);

  hub.setClock('2026-08-30T12:00:01+05:30');
  expect((await read('ahtu@314', alert.id, 'state')).data.alert.state).toBe('EXPIRED');
  expect(await officer('ahtu@314').fails('acknowledgeAlert', { alertId: alert.id })).toMatchObject([{ code: 'CONFLICT', path: ['alertId'] }]);
  const { alerts } = await officer('ahtu@314').data('{ alerts(filter: { direction: RECEIVED, state: ACTIVE }) { totalCount } }');
  expect(alerts.totalCount).toBe(0);
  hub.setClock('2026-08-15T12:00:00+05:30');
});

test('no word of who somebody is stands in an alert, a notice, a file or the record', async () => {
  const identity = await hub.identityOf(survivorId);
  expect(identity.phone).toBeDefined();
  const tables = ['alert', 'alert_recipient', 'alert_sighting', 'alert_export', 'notice', 'audit_record', 'outbox', 'operation_done'];
  const marker = /moonika|zzardari|मूनिका|harkishan|belghoria|qadirpur|tikrapara|98765 ?43210|2011-04-09/i;
  for (const table of tables) {
    const { rows } = await hub.admin.query(`select t::text as row from hub.${table} t`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => marker.test(row))).toEqual([]);
  }
  expect(hub.log.filter((line) => marker.test(line))).toEqual([]);
  // The control: it would find one.
  expect(marker.test(JSON.stringify(identity))).toBe(true);
});
