import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import {
  checkLine,
  checkpointText,
  cosign,
  logVerifier,
  noteText,
  openCheckpoint,
  readCheckpoint,
  readNotes,
  readVerifier,
  signNote,
  verifierText,
  witnessVerifier,
} from '../../src/ledger/note.js';

const key = () => generateKeyPairSync('ed25519').privateKey;
const signer = { name: 'samanvay/log-test', key: key() };
const text = checkpointText({ origin: signer.name, size: 7, root: 'ab'.repeat(32), sealed: '2026-06-05T06:30:00.000Z', after: '0'.repeat(64) });

test('a note that Go signed holds here', () => {
  // From the documentation of golang.org/x/mod/sumdb/note.
  const verifier = readVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const file =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  const [note] = readNotes(file);
  expect(checkLine(note!.text, note!.lines[0]!, verifier)).toEqual({ holds: true });
  expect(checkLine(note!.text.replace('answer', 'answers'), note!.lines[0]!, verifier)).toEqual({ holds: false });
  expect(verifierText(verifier)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
});

test('what was signed is read back, and nothing else opens it', () => {
  const note = signNote(text, signer);
  expect(openCheckpoint(note, logVerifier(signer))).toEqual(readCheckpoint(text));
  expect(readCheckpoint(text)).toMatchObject({ origin: signer.name, size: 7, root: 'ab'.repeat(32) });
  expect(openCheckpoint(note, logVerifier({ ...signer, key: key() }))).toBeUndefined();
  expect(openCheckpoint({ ...note, text: text.replace('\n7\n', '\n8\n') }, logVerifier(signer))).toBeUndefined();
  expect(openCheckpoint({ ...note, lines: [] }, logVerifier(signer))).toBeUndefined();
});

test.each(['\n07\n', '\n-7\n', '\n7 \n', '\n7\n\n'])('a size written as %j is not one', (size) => {
  expect(readCheckpoint(text.replace('\n7\n', size))).toBeUndefined();
});

test('a cosignature says when, is of one witness, and holds for one text', () => {
  const witness = { name: 'office.example/witness', key: key() };
  const line = cosign(text, witness, new Date('2026-06-05T06:30:05.900Z'));
  expect(checkLine(text, line, witnessVerifier(witness))).toEqual({ holds: true, at: new Date('2026-06-05T06:30:05Z') });
  expect(checkLine(text.replace('\n7\n', '\n8\n'), line, witnessVerifier(witness))).toMatchObject({ holds: false });
  // The same key, for notes: another signature altogether.
  expect(checkLine(text, line, logVerifier(witness))).toBeUndefined();
  expect(checkLine(text, line, witnessVerifier({ ...witness, key: key() }))).toBeUndefined();
});

test('a file of many notes is read whole, but for one that was cut off', () => {
  const notes = [1, 2, 3].map((size) => noteText(signNote(text.replace('\n7\n', `\n${size}\n`), signer)));
  expect(readNotes(notes.join('\n')).map((note) => readCheckpoint(note.text)?.size)).toEqual([1, 2, 3]);
  expect(readNotes(notes.join('\n').slice(0, -3)).map((note) => readCheckpoint(note.text)?.size)).toEqual([1, 2]);
  expect(
    readNotes(noteText({ ...signNote(text, signer), lines: [...signNote(text, signer).lines, cosign(text, signer, new Date())] }))[0]!.lines,
  ).toHaveLength(2);
});

test('a verifier key that was copied wrongly is not taken', () => {
  const whole = verifierText(logVerifier(signer));
  expect(verifierText(readVerifier(` ${whole}\n`))).toBe(whole);
  for (const wrong of [
    '',
    'key',
    whole.replace('log', 'lag'),
    whole.slice(0, -2),
    createPrivateKey(signer.key.export({ type: 'pkcs8', format: 'pem' })).type,
  ])
    expect(() => readVerifier(wrong)).toThrow();
});
