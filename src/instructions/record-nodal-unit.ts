import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import type { Work } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Forbidden, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { LocalDate } from '../planner/scalars.js';
import { NodalUnit } from './nodal-unit.entity.js';

const nodal: readonly OfficeKind[] = [OfficeKind.AHTB, OfficeKind.AHTU];

@InputType({ description: 'How a bureau or unit against trafficking was notified. It takes the place of what was recorded of it before.' })
export class RecordNodalUnitInput extends ChangeInput {
  @Field(() => ID, { description: 'The bureau (AHTB) or unit (AHTU).' })
  officeId!: string;

  @Field({ nullable: true, description: 'Number of the notification. Left out with its date: it was not notified.' })
  notificationNumber?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Date of the notification (IST).' })
  notifiedOn?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Since when it works (IST). Left out: it does not.' })
  functionalSince?: string;

  @Field({ description: 'Whether it was notified as a police station, which registers FIRs.' })
  canRegisterFir!: boolean;
}

export const RecordNodalUnitPayload = PayloadOf('recordNodalUnit', 'nodalUnit', () => NodalUnit);

export async function recordNodalUnit({ em, actor, now, load, save }: Work, input: RecordNodalUnitInput): Promise<NodalUnit> {
  const { notificationNumber, notifiedOn, functionalSince, canRegisterFir } = input;
  const office = await load(Office, input.officeId, 'officeId');
  const mine = await em.findOneOrFail(Office, { id: actor.officeId });
  if (!nodal.includes(office.kind)) throw new Invalid('Name a bureau (AHTB) or a unit (AHTU).', ['officeId']);
  const isOfState = hasRole(actor, Role.AHTB_OFFICER, Role.STATE_ADMIN) && mine.state.code === office.state.code;
  if (office.id !== mine.id && !isOfState)
    throw new Forbidden('The unit itself, the bureau of its State or the administration of the State records this.');
  if ((notificationNumber == null) !== (notifiedOn == null)) throw new Invalid('A notification has a number and a date.', ['notifiedOn']);
  if (notificationNumber != null) mustBeANumber(notificationNumber, ['notificationNumber']);
  for (const [name, day] of Object.entries({ notifiedOn, functionalSince }))
    if (day != null && day > dayInIndia(now)) throw new Invalid('This lies in the future. Record what is.', [name]);
  if (canRegisterFir && notificationNumber == null)
    throw new Invalid('A unit registers FIRs by its notification as a police station. Give its number and date.', ['notificationNumber']);
  const standing = await em.findOne(NodalUnit, { office: office.id, supersededAt: null });
  if (standing) {
    standing.supersededAt = now;
    // Written first: of one unit one stands.
    await save();
  }
  return em.create(NodalUnit, {
    office: ref(office),
    state: office.state,
    district: office.district,
    notificationNumber,
    notifiedOn,
    functionalSince,
    canRegisterFir,
    recordedByOffice: ref(mine),
    recordedAt: now,
  });
}
