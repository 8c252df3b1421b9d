import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { problemsInWords, type WebhookProblem } from '../../src/webhooks/codes.js';
import { Egress, isPublic } from '../../src/webhooks/egress.js';
import { sendMessage } from '../../src/webhooks/send-message.js';
import { useHub } from '../hub.js';
import { anOpenCase, NOON } from '../stories.js';
import { aReceiver, aSender, placed, registers } from './receiver.js';

const hub = useHub();

/** What must not be reached: it listens on this machine, in both families where there are two, and counts whoever knocks. */
let inner: Server;
let port: number;
let knocks = 0;

beforeAll(async () => {
  inner = createServer((socket) => {
    knocks++;
    socket.destroy();
  });
  await new Promise<void>((done) => inner.listen(0, '127.0.0.1', done));
  port = (inner.address() as AddressInfo).port;
});
afterAll(() => void inner.close());
beforeEach(() => {
  knocks = 0;
  hub.setClock(NOON);
});

/** Where names lead that somebody has made up for this. */
const made: Record<string, string[]> = {
  'ten.attacker.org': ['10.0.0.1'],
  'mapped.attacker.org': ['::ffff:127.0.0.1'],
  'half.attacker.org': ['93.184.216.34', '127.0.0.1'],
  'nat64.attacker.org': ['64:ff9b::7f00:1'],
  'metadata.attacker.org': ['169.254.169.254'],
  'ula.attacker.org': ['fd00::1'],
  'compatible.attacker.org': ['::127.0.0.1'],
  'sixtofour.attacker.org': ['2002:7f00:1::'],
  'zero.attacker.org': ['0.0.0.0'],
  'scoped.attacker.org': ['fe80::1%lo'],
};

/** Spellings of addresses inside, each with why it is refused. `PORT` is that of the listener. */
const spellings: [url: string, problem: keyof typeof WebhookProblem][] = [
  // Numbers, in every way in which they can be written.
  ['https://127.0.0.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://127.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://127.0.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://2130706433:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0x7f000001:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0x7f.0.0.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0x7F.0x0.0x0.0x1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0177.0.0.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0177.0000.0000.0001:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://017700000001:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://127.0.0.1.:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://①②⑦.⓪.⓪.①:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://127。0。0。1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://127%2e0%2e0%2e1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0.0.0.0:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0x0:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://10.0.0.1/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://10.1/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://172.16.0.1/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://192.168.1.1/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://3232235777/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://100.64.0.1/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://169.254.169.254/latest/meta-data/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0xa9fea9fe/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://0251.0376.0251.0376/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://224.0.0.1/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://255.255.255.255/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[::1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[0:0:0:0:0:0:0:1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[::]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[::ffff:127.0.0.1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[::ffff:7f00:1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[0:0:0:0:0:FFFF:7F00:0001]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[::127.0.0.1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[::ffff:0:127.0.0.1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[64:ff9b::127.0.0.1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[64:ff9b:1::7f00:1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[2002:7f00:1::]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[2001:0:7f00:1::]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[fe80::1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[fd12:3456::1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[ff02::1]:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https://[fe80::1%25lo]:PORT/', 'NOT_AN_ADDRESS'],
  // Names of this machine, and of what is inside a network.
  ['https://localhost:PORT/', 'LOCAL_NAME'],
  ['https://LOCALHOST:PORT/', 'LOCAL_NAME'],
  ['https://localhost.:PORT/', 'LOCAL_NAME'],
  ['https://localhost.localdomain:PORT/', 'LOCAL_NAME'],
  ['https://hub.localhost:PORT/', 'LOCAL_NAME'],
  ['https://ｌｏｃａｌｈｏｓｔ:PORT/', 'LOCAL_NAME'],
  ['https://loc%61lhost:PORT/', 'LOCAL_NAME'],
  ['https://postgres:5432/', 'LOCAL_NAME'],
  ['https://metadata.google.internal/', 'LOCAL_NAME'],
  ['https://printer.local/', 'LOCAL_NAME'],
  ['https://router.home.arpa/', 'LOCAL_NAME'],
  ['https://portal.example.org./', 'LOCAL_NAME'],
  // Names that lead inside.
  ...Object.keys(made).map((name): [string, 'PRIVATE_ADDRESS'] => [`https://${name}/`, 'PRIVATE_ADDRESS']),
  ['https://nobody.attacker.org/', 'NAME_UNKNOWN'],
  // Other ways to say it, and other protocols.
  ['http://127.0.0.1:PORT/', 'NOT_HTTPS'],
  ['http://portal.example.org/', 'NOT_HTTPS'],
  ['HTTP://localhost:PORT/', 'NOT_HTTPS'],
  ['ftp://127.0.0.1:PORT/', 'NOT_HTTPS'],
  ['file:///etc/passwd', 'NOT_HTTPS'],
  ['gopher://127.0.0.1:PORT/_x', 'NOT_HTTPS'],
  ['unix:/var/run/postgresql/.s.PGSQL.5432', 'NOT_HTTPS'],
  ['javascript:alert(1)', 'NOT_HTTPS'],
  ['https://portal.example.org@127.0.0.1:PORT/', 'SIGN_IN_IN_ADDRESS'],
  ['https://user:secret@portal.example.org/', 'SIGN_IN_IN_ADDRESS'],
  ['https://@127.0.0.1:PORT/', 'SIGN_IN_IN_ADDRESS'],
  ['https://portal.example.org:PORT/', 'ODD_PORT'],
  ['https://portal.example.org:22/', 'ODD_PORT'],
  ['https://portal.example.org:80/', 'ODD_PORT'],
  ['https:\\\\127.0.0.1:PORT\\', 'NOT_AN_ADDRESS'],
  ['https://portal.example.org\\@127.0.0.1:PORT/', 'NOT_AN_ADDRESS'],
  ['https://portal.example.org#@127.0.0.1:PORT/', 'NOT_AN_ADDRESS'],
  ['https:///127.0.0.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['https:127.0.0.1:PORT/', 'NUMBER_INSTEAD_OF_NAME'],
  ['//127.0.0.1:PORT/', 'NOT_AN_ADDRESS'],
  ['127.0.0.1:PORT', 'NOT_AN_ADDRESS'],
  [' https://portal.example.org/', 'NOT_AN_ADDRESS'],
  ['https://portal.example.org/\u200b', 'NOT_AN_ADDRESS'],
  ['https://portal.example.org:99999/', 'NOT_AN_ADDRESS'],
  [`https://portal.example.org/${'a'.repeat(500)}`, 'NOT_AN_ADDRESS'],
  ['', 'NOT_AN_ADDRESS'],
];

const strict = () => new Egress({ resolve: async (name) => made[name] ?? hub.names.get(name) ?? [] });

/** Looks at an address and, if it may be sent to, sends: what every attempt does. */
async function attempt(egress: Egress, url: string) {
  const checked = await egress.check(url);
  return typeof checked === 'string' ? { problem: checked } : sendMessage(checked, {}, '{}');
}

test.each(spellings)('%s is refused: %s', async (spelling, problem) => {
  expect(await attempt(strict(), spelling.replace('PORT', String(port)))).toEqual({ problem });
  expect(knocks).toBe(0);
});

test('there are more than sixty of them, and each reason says to people what to do', () => {
  expect(spellings.length).toBeGreaterThan(60);
  for (const words of Object.values(problemsInWords)) expect(words).toMatch(/^[A-Z].{30,200}\.$/s);
});

test('control: the same listener is reached by what does not look', async () => {
  await sendMessage({ url: new URL(`http://127.0.0.1:${port}/`), addresses: ['127.0.0.1'] }, {}, '{}');
  await attempt(new Egress({ toThisMachine: true }), `http://localhost:${port}/`);
  expect(knocks).toBe(2);
});

test('a public name on a usual port is let through, with the addresses that were looked at', async () => {
  for (const url of ['https://portal.example.org/hook?office=1', 'https://portal.example.org:8443/'])
    expect(await strict().check(url)).toMatchObject({ addresses: ['93.184.216.34'] });
  const listed = new Egress({ hosts: ['hook.example.org', '*.gov.in'], resolve: async () => ['93.184.216.34'] });
  expect(await listed.check('https://portal.rajasthan.gov.in/')).toMatchObject({ addresses: ['93.184.216.34'] });
  for (const url of ['https://portal.example.org/', 'https://gov.in/', 'https://xgov.in/', 'https://hook.example.org.attacker.org/'])
    expect(await listed.check(url)).toBe('HOST_NOT_LISTED');
});

/** RFC 6890 and what was added to its registries, by prefix: none is a place to send to. */
const special = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
  192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32
  ::1/128 ::/128 ::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7
  fe80::/10 fec0::/10 ff00::/8`.split(/\s+/);

test('no address of a special range is public, whatever its other bits', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  process.stderr.write(`egress: SEED=${seed}\n`);
  const address = fc.constantFrom(...special).chain((range) => {
    const [prefix, length] = range.split('/') as [string, string];
    const bits = prefix.includes(':') ? 128 : 32;
    const base = prefix.includes(':') ? v6(prefix) : prefix.split('.').reduce((all, part) => (all << 8n) | BigInt(part), 0n);
    const free = BigInt(bits - Number(length));
    return fc.bigInt(0n, (1n << free) - 1n).map((low) => written(base | low, bits));
  });
  fc.assert(
    fc.property(address, (one) => !isPublic(one)),
    { numRuns: 3000, seed },
  );
  // Control: others are.
  for (const one of ['93.184.216.34', '1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450::1'])
    expect([one, isPublic(one)]).toEqual([one, true]);
  for (const one of ['', 'portal', '1.2.3', '2130706433', '::ffff:8.8.8.8']) expect([one, isPublic(one)]).toEqual([one, false]);
});

function v6(text: string): bigint {
  const [head, tail] = text.split('::') as [string, string | undefined];
  const parts = (of: string | undefined) => (of ? of.split(':') : []);
  const filled = [...parts(head), ...Array.from({ length: 8 - parts(head).length - parts(tail).length }, () => '0'), ...parts(tail)];
  return filled.reduce((all, part) => (all << 16n) | BigInt(`0x${part}`), 0n);
}

function written(value: bigint, bits: number): string {
  const size = bits === 32 ? 8n : 16n;
  const parts = Array.from({ length: bits / Number(size) }, (_, i) => (value >> (BigInt(bits) - size * BigInt(i + 1))) & ((1n << size) - 1n));
  return parts.map((part) => part.toString(bits === 32 ? 10 : 16)).join(bits === 32 ? '.' : ':');
}

test('a name that is moved between the look and the connection leads to where it was looked at', async () => {
  const receiver = await aReceiver();
  let asked = 0;
  // Public at the first question; whoever asks again is led inside.
  const rebinding = new Egress({ resolve: async () => (++asked === 1 ? ['93.184.216.34'] : ['127.0.0.1']) });
  const checked = await rebinding.check('https://rebinding.attacker.org/');
  if (typeof checked === 'string') throw new Error(checked);
  // Where the connection goes is told by the one function that could ask again: it does not, and gives what was looked at.
  const before = asked;
  const here = { url: new URL(receiver.url.replace('127.0.0.1', 'rebinding.attacker.org')), addresses: ['127.0.0.1'] };
  expect(await sendMessage(here, { 'content-type': 'application/json' }, '{}')).toEqual({ status: 204 });
  expect(receiver.asked[0]!.headers.host).toContain('rebinding.attacker.org');
  expect(asked).toBe(before);
  expect(checked.addresses).toEqual(['93.184.216.34']);
  // The next attempt looks anew, and there is none.
  expect(await rebinding.check('https://rebinding.attacker.org/')).toBe('PRIVATE_ADDRESS');
  expect(knocks).toBe(0);
  await receiver.close();
});

test('an address inside is refused when it is registered, with what to do, and nothing is on record', async () => {
  hub.names.set('inside.example.org', ['10.1.2.3']);
  const url = 'https://inside.example.org/hook';
  expect(await hub.officer('ahtu').fails('registerWebhook', { url })).toEqual([
    { code: 'INVALID', message: problemsInWords.PRIVATE_ADDRESS, path: ['url'] },
  ]);
  expect((await hub.officer('ahtu').data('{ webhooks { totalCount } }')).webhooks.totalCount).toBe(0);
});

test('a name that led outside when it was registered and leads inside now is sent nothing; when it is mended, all arrives', async () => {
  const receiver = await aReceiver();
  const { id } = await registers(hub, 'ahtu', { url: receiver.url });
  await sends();
  await anOpenCase(hub);
  hub.names.set('portal.example.org', ['::ffff:10.0.0.1']);
  await hub.admin.query('alter table hub.webhook disable trigger in_own_name');
  await hub.admin.query(`update hub.webhook set url = 'https://portal.example.org/' where id = $1`, [id.split('_')[1]]);
  await sends();
  expect(await problemOf('ahtu')).toMatchObject({
    state: 'WAITING',
    problem: 'PRIVATE_ADDRESS',
    explanation: problemsInWords.PRIVATE_ADDRESS,
    status: null,
  });
  await hub.admin.query('update hub.webhook set url = $1', [receiver.url]);
  await hub.admin.query('alter table hub.webhook enable trigger in_own_name');
  await hub.officer('ahtu').does('resumeWebhook', { webhookId: id });
  await sends();
  expect(receiver.events()).toEqual(['openCase']);
  await receiver.close();
});

test('a redirect to an address inside is followed by nobody: it is a failure that says so, and nothing is lost', async () => {
  const receiver = await aReceiver();
  const { id } = await registers(hub, 'labour', { url: receiver.url });
  await sends();
  await anOpenCase(hub);
  for (const status of [301, 302, 303, 307, 308]) {
    receiver.answers = () => ({ status, headers: { location: `http://127.0.0.1:${port}/inside` } });
    await hub.officer('labour').does('resumeWebhook', { webhookId: id });
    await sends();
    expect(await problemOf('labour')).toMatchObject({ state: 'WAITING', status, problem: 'REDIRECTED', explanation: problemsInWords.REDIRECTED });
  }
  expect(knocks).toBe(0);
  // Control: whoever follows gets there.
  await fetch(receiver.url, { method: 'POST', body: '{}' }).catch(() => undefined);
  expect(knocks).toBeGreaterThan(0);
  receiver.answers = () => ({ status: 200 });
  await hub.officer('labour').does('resumeWebhook', { webhookId: id });
  await sends();
  expect(receiver.events()).toEqual(['openCase']);
  await receiver.close();
});

test('of what a receiver answers the status is taken and nothing else', async () => {
  const endless = createServer((socket) => {
    knocks++;
    socket
      .on('error', () => undefined)
      .resume()
      .write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
    const more = setInterval(() => socket.write('x'.repeat(65_536)), 1);
    socket.on('close', () => clearInterval(more));
  });
  const swollen = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .resume()
      .write(`HTTP/1.1 200 OK\r\nx-much: ${'x'.repeat(20_000)}\r\n\r\n`);
  });
  for (const server of [endless, swollen]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const to = (server: Server) => ({ url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), addresses: ['127.0.0.1'] });
  expect(await sendMessage(to(endless), {}, '{}')).toEqual({ status: 200 });
  expect(await sendMessage(to(swollen), {}, '{}')).toEqual({ problem: 'UNREACHABLE' });
  await Promise.all([endless, swollen].map((server) => new Promise((done) => server.close(done))));
});

async function sends(): Promise<void> {
  hub.setClock(new Date(hub.now().getTime() + 2000).toISOString());
  await placed(hub);
  await aSender(hub).finish();
}

async function problemOf(persona: string): Promise<object> {
  const { webhooks } = await hub
    .officer(persona)
    .data('{ webhooks(first: 1) { nodes { deliveries(last: 1) { nodes { state status problem explanation } } } } }');
  return webhooks.nodes[0].deliveries.nodes[0];
}
