import { createHash } from 'node:crypto';
import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { csv } from '../disclosure/csv.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { globalId } from '../planner/global-id.js';
import { type Alert, AlertExport } from './alert.entity.js';
import { lockOwnAlert } from './compose-alert.js';

@InputType({ description: 'An alert of your office, as a file for Cri-MAC.' })
export class ExportAlertInput extends ChangeInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;
}

export const ExportAlertPayload = PayloadOf('exportAlert', 'alertExport', () => AlertExport);

/** Kept as it was handed out. It holds what the alert says, and the alert holds no identity. */
export async function exportAlert(work: Work, input: ExportAlertInput): Promise<AlertExport> {
  const { em, actor, now } = work;
  const alert = await lockOwnAlert(work, input.alertId);
  alert.mustStand(now);
  const file = await csvOf(work, alert);
  const sha256 = createHash('sha256').update(file).digest('hex');
  return em.create(AlertExport, { alert: ref(alert), officeId: actor.officeId, exportedBy: actor.officerId, exportedAt: now, csv: file, sha256 });
}

/** The columns are described in docs/alerts.md: whoever changes one changes that. */
async function csvOf({ em }: Work, alert: Alert): Promise<string> {
  const office = await em.findOneOrFail(Office, { id: alert.issuedByOffice.id });
  const districts = await em.find(District, { code: { $in: alert.routeDistricts } }, { populate: ['state'] });
  const states = await em.find(State, { code: { $in: alert.routeStates } });
  const district = new Map(districts.map(({ code, name, state }) => [code, `${name} (${state.$.name})`]));
  const state = new Map(states.map(({ code, name }) => [code, name]));
  const columns: [string, string | undefined][] = [
    ['alert_id', globalId('Alert', alert.id)],
    ['kind', alert.kind],
    ['urgency', alert.urgency],
    ['issued_at', alert.issuedAt.toISOString()],
    ['valid_until', alert.validUntil.toISOString()],
    ['issuing_office', office.name],
    ['route', [...alert.routeDistricts.map((code) => district.get(code)), ...alert.routeStates.map((code) => state.get(code))].join(' > ')],
    ['vehicle', alert.vehicle],
    ['train', alert.train],
    ['agent_alias', alert.agentAlias],
    ['agent_phone', alert.agentPhone],
    ['text', alert.text],
  ];
  return `${columns.map(([name]) => name).join(',')}\r\n${csv([columns.map(([, value]) => value)])}`;
}
