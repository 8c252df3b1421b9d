import { Webhook as Signer } from 'standardwebhooks';
import type { KeyRing } from '../keys/key-ring.js';
import type { Change } from '../live/change.entity.js';
import { cursorOf } from '../live/cursor.js';
import { globalId } from '../planner/global-id.js';

/** A message as it is sent: a CloudEvent (1.0, structured JSON) of ids alone. The same at every attempt. */
export interface Message {
  id: string;
  body: string;
}

export const VERIFICATION = 'in.samanvay.webhook.verification';

/** What was done, to what, in which case, and where that stands. The rest is asked of the API, where it is decided anew what one may see. */
export function messageOf(change: Change, source: string, keys: KeyRing): Message {
  const caseId = globalId('Case', change.caseFile.id);
  const subjectId = globalId(change.subjectType, change.subjectId);
  const data = { caseId, subjectId, cursor: cursorOf(keys, change.id) };
  return envelope({ id: change.id, source, type: `in.samanvay.${change.event}`, time: change.at, subject: subjectId, data });
}

/** Asks an address whether it takes messages of this webhook. */
export function verificationOf(of: { id: string; webhookId: string; registeredAt: Date }, source: string): Message {
  const subject = globalId('Webhook', of.webhookId);
  return envelope({ id: of.id, source, type: VERIFICATION, time: of.registeredAt, subject, data: { webhookId: subject } });
}

function envelope({
  id,
  source,
  type,
  time,
  subject,
  data,
}: {
  id: string;
  source: string;
  type: string;
  time: Date;
  subject: string;
  data: object;
}) {
  const event = { specversion: '1.0', id, source, type, time: time.toISOString(), subject, datacontenttype: 'application/json', data };
  return { id, body: JSON.stringify(event) };
}

/** The headers of one attempt (Standard Webhooks): a signature for each secret, so that none need be changed at the same instant at both ends. */
export function headersOf({ id, body }: Message, secrets: readonly string[], at: Date): Record<string, string> {
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Samanvay',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
  };
}
