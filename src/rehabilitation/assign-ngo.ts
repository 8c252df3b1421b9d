import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Capacity, ParticipationBasis } from '../cases/codes.js';
import { joinForSurvivor } from '../cases/participation.js';
import { dayInIndia } from '../clocks/india.js';
import { Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { mustBeAccredited } from '../partners/accredited.js';
import { LocalDate } from '../planner/scalars.js';
import { fileOf, mustBeItsCommittee, officeOf, type SurvivorFile } from '../survivors/survivor-file.js';
import { OrderType } from './codes.js';
import { addOrder } from './record-order.js';

@InputType({ description: 'A partner organisation is assigned to survivors of one case, by order.' })
export class AssignNgoInput extends ChangeInput {
  @Field(() => [ID], { description: 'The survivors, 1 to 100 of one case.' })
  survivorIds!: string[];

  @Field(() => ID, { description: 'The partner organisation.' })
  ngoId!: string;

  @Field({ description: "The Committee's number of the order." })
  orderNumber!: string;

  @Field(() => LocalDate, { description: 'Day of the order (IST).' })
  orderedOn!: string;
}

export const AssignNgoPayload = PayloadOf('assignNgo', 'case', () => CaseFile);

const MOST_AT_ONCE = 100;

/** The organisation sees these survivors from now on, and no other of the case. Number and date of the order stay beside its name. */
export async function assignNgo(work: Work, input: AssignNgoInput): Promise<CaseFile> {
  const { em, now } = work;
  const { survivorIds, orderedOn } = input;
  if (survivorIds.length === 0 || survivorIds.length > MOST_AT_ONCE) throw new Invalid(`Name 1 to ${MOST_AT_ONCE} survivors.`, ['survivorIds']);
  if (new Set(survivorIds).size < survivorIds.length) throw new Invalid('A survivor is named twice.', ['survivorIds']);
  if (orderedOn > dayInIndia(now)) throw new Invalid('This lies in the future. Record an order that has been made.', ['orderedOn']);
  const orderNumber = written(input.orderNumber, ['orderNumber'], 60);
  const ngo = await officeOf(work, input.ngoId, 'ngoId', [OfficeKind.NGO], 'A partner organisation is assigned by order, and no other office.');
  await mustBeAccredited(work, ngo, 'ngoId');
  // Locked in one order, so that two assignments do not wait for each other.
  const files = new Map<string, SurvivorFile>();
  for (const id of survivorIds.toSorted()) files.set(id, await fileOf(work, id, 'survivorIds'));
  const { caseFile } = files.get(survivorIds[0]!)!;
  for (const [i, id] of survivorIds.entries()) {
    const { survivor } = files.get(id)!;
    if (survivor.caseFile.id !== caseFile.id) throw new Invalid('All survivors of an assignment belong to one case.', ['survivorIds', String(i)]);
    await mustBeItsCommittee(work, survivor);
    if (orderedOn < dayInIndia(survivor.foundAt)) throw new Invalid('An order cannot come before the person was found.', ['orderedOn']);
  }

  const madeAt = new Date(`${orderedOn}T00:00:00+05:30`);
  const authority = `${orderNumber} of ${orderedOn}`;
  for (const id of survivorIds) {
    const file = files.get(id)!;
    addOrder(work, file, { number: orderNumber, type: OrderType.ASSIGN_NGO, madeAt, isFinal: false });
    await work.save();
    await joinForSurvivor(em, caseFile, file.survivor, ngo.id, { basis: ParticipationBasis.ORDER, capacity: Capacity.PARTNER, authority }, now);
    await work.save();
  }
  caseFile.touch(now);
  return caseFile;
}
