import { createServer, type IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { NoticeKind } from '../../src/disclosure/codes.js';
import { NotSent } from '../../src/messages/outlet.js';
import { segmentsOf } from '../../src/messages/segments.js';
import { readTemplates, smsOutlet } from '../../src/messages/sms-outlet.js';
import { SEGMENTS_AT_MOST, VARIABLE_AT_MOST, catalogues, noticeMail, smsTemplates, textMessage } from '../../src/messages/texts.js';

test.each([
  ['nothing', '', 'GSM-7', 0, 1],
  ['160 letters', 'a'.repeat(160), 'GSM-7', 160, 1],
  ['161 letters', 'a'.repeat(161), 'GSM-7', 161, 2],
  ['306 letters', 'a'.repeat(306), 'GSM-7', 306, 2],
  ['307 letters', 'a'.repeat(307), 'GSM-7', 307, 3],
  ['what takes two places', '{}[]~|^\\€\f', 'GSM-7', 20, 1],
  ['80 that take two places', '€'.repeat(80), 'GSM-7', 160, 1],
  ['81 that take two places', '€'.repeat(81), 'GSM-7', 162, 2],
  // 153 is odd: one that takes two is not cut, so each part ends a place early.
  ['153 that take two places', '€'.repeat(153), 'GSM-7', 306, 3],
  ['letters of the table that are not ASCII', 'é£¥Ω'.repeat(40), 'GSM-7', 160, 1],
  ['a grave accent', '`', 'UCS-2', 1, 1],
  ['70 of Devanagari', 'अ'.repeat(70), 'UCS-2', 70, 1],
  ['71 of Devanagari', 'अ'.repeat(71), 'UCS-2', 71, 2],
  ['134 of Devanagari', 'अ'.repeat(134), 'UCS-2', 134, 2],
  ['135 of Devanagari', 'अ'.repeat(135), 'UCS-2', 135, 3],
  ['35 beyond the first plane', '🙂'.repeat(35), 'UCS-2', 70, 1],
  ['67 beyond the first plane', '🙂'.repeat(67), 'UCS-2', 134, 3],
])('%s', (_what, text, encoding, length, segments) => {
  expect(segmentsOf(text)).toEqual({ encoding, length, segments });
});

test('every kind of notice has its words in every language, and no others', () => {
  for (const { notices } of Object.values(catalogues)) expect(Object.keys(notices).toSorted()).toEqual(Object.values(NoticeKind).toSorted());
});

test('every text message is in its segments with the longest that its variable may hold, and each template has an id of its own', () => {
  for (const catalogue of Object.values(catalogues)) {
    const templates = smsTemplates(catalogue);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
    for (const { id, text } of templates) {
      const longest = text.replaceAll(/\{#\w+#\}/g, 'M'.repeat(VARIABLE_AT_MOST));
      expect({ id, ...segmentsOf(longest) }).toMatchObject({ id, segments: SEGMENTS_AT_MOST });
      // One variable each, and nothing that an operator would have to look up: no address, no number to call.
      expect(text.match(/\{#(alphanumeric|numeric)#\}/g)).toHaveLength(1);
      expect(text).not.toMatch(/http|www|\d{5}/);
    }
    for (const kind of Object.values(NoticeKind)) expect(noticeMail(kind, null, catalogue).text).not.toMatch(/\{#|http|undefined|null/);
    expect(textMessage(NoticeKind.CLOCK_50, { number: null }, catalogue)).toBeUndefined();
  }
});

test('control: a template that is too long, or in other letters, is found', () => {
  expect(segmentsOf(`${smsTemplates()[0]!.text} ${'And more. '.repeat(12)}`).segments).toBeGreaterThan(SEGMENTS_AT_MOST);
  expect(segmentsOf('समन्वय: आपके कार्यालय का एक कर्तव्य देय है। पढ़ने के लिए हब में साइन इन करें। मामला: RJ-JAI-042715').segments).toBeGreaterThan(
    SEGMENTS_AT_MOST,
  );
});

test('a text message is posted as it is registered; what is refused may be tried again, what is not answered may not', async () => {
  const asked: { headers: IncomingMessage['headers']; body: URLSearchParams }[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ headers: request.headers, body: new URLSearchParams(body) });
      if (status === 0) return void response.destroy();
      response.statusCode = status;
      response.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const templates = readTemplates('# ours, theirs\nSAMANVAY-04 1107160000000012345\n');
  const outlet = smsOutlet({ url: `http://key:to%20ken@127.0.0.1:${port}/send`, header: 'SMNVAY', entityId: '1101160000000054321', templates });
  const said = textMessage(NoticeKind.CLOCK_100, { number: 'RJ-JAI-042715' })!;
  const sms = { id: 'one', to: '+919876543210', ...said };
  let handedOver = 0;
  const handOver = async () => void handedOver++;
  try {
    await outlet.sms(sms, handOver);
    expect(asked[0]!.headers.authorization).toBe(`Basic ${Buffer.from('key:to ken').toString('base64')}`);
    expect(Object.fromEntries(asked[0]!.body)).toEqual({
      From: 'SMNVAY',
      To: '+919876543210',
      Body: 'Samanvay: the time of a duty is over, and it is not done. Case: RJ-JAI-042715. Sign in to read it.',
      DltEntityId: '1101160000000054321',
      DltTemplateId: '1107160000000012345',
      SmsType: 'transactional',
    });
    status = 503;
    await expect(outlet.sms(sms, handOver)).rejects.toBeInstanceOf(NotSent);
    status = 0;
    await expect(outlet.sms(sms, handOver)).rejects.not.toBeInstanceOf(NotSent);
    expect(handedOver).toBe(3);
    await expect(outlet.sms({ ...sms, template: { id: 'SAMANVAY-99', text: '' } }, handOver)).rejects.toMatchObject({ reason: 'NOT_REGISTERED' });
    expect(handedOver).toBe(3);
  } finally {
    await new Promise((done) => server.close(done));
  }
  await expect(outlet.sms(sms, handOver)).rejects.toMatchObject({ reason: 'ECONNREFUSED' });
});
