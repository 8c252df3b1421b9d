import { Field, ID, InputType } from 'type-graphql';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseStage } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid } from '../errors.js';
import { DateTime } from '../planner/scalars.js';
import { fileOf, mustBeItsCommittee, type SurvivorFile } from '../survivors/survivor-file.js';
import { OrderType } from './codes.js';
import { Order, OrderDetail } from './order.entity.js';

@InputType({ description: 'What a Child Welfare Committee ordered for one survivor.' })
export class RecordOrderInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field({ description: "The Committee's number of the order." })
  number!: string;

  @Field(() => OrderType, { description: 'What it orders. A partner organisation is assigned with `assignNgo`, which names it.' })
  type!: OrderType;

  @Field(() => DateTime, { description: 'When it was made.' })
  madeAt!: Date;

  @Field({ description: 'Whether it ends the inquiry (JJ Act s. 36(2)).' })
  isFinal!: boolean;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects an order on record.' })
  correction?: CorrectionInput;
}

export const RecordOrderPayload = PayloadOf('recordOrder', 'order', () => Order);

const { DECLARE_CNCP, RESTORE, PLACE_CCI, FIT_PERSON, FOSTER, SPONSOR, TRANSFER_95, FREE_FOR_ADOPTION } = OrderType;
/** Orders that the Act knows for children alone. Who came of age during the inquiry stays with the Committee. */
const forChildren: readonly OrderType[] = [DECLARE_CNCP, RESTORE, PLACE_CCI, FIT_PERSON, FOSTER, SPONSOR, TRANSFER_95, FREE_FOR_ADOPTION];

/** Only the Committee with jurisdiction. The survivor's version stays: an order is class RHB. The stage of the case may move. */
export async function recordOrder(work: Work, input: RecordOrderInput): Promise<Order> {
  const { em, actor, now } = work;
  const file = await fileOf(work, input.survivorId);
  const { survivor, caseFile } = file;
  await mustBeItsCommittee(work, survivor);
  if (input.type === OrderType.ASSIGN_NGO) throw new Invalid('An assignment names the organisation: use assignNgo.', ['type']);
  if (forChildren.includes(input.type) && survivor.isAdultOn(dayInIndia(survivor.foundAt)))
    throw new Conflict('This order is for children. For an adult a magistrate decides, with consent.', ['type']);
  mustHaveHappened(input.madeAt, now, 'madeAt');
  mustFollow(input.madeAt, survivor.foundAt, 'madeAt', 'An order cannot come before the person was found.');
  mustBeAboutTheSame(await supersede(work, Order, input.correction), survivor);

  const order = addOrder(work, file, input);
  if (input.isFinal) reach(em, actor, caseFile, CaseStage.FINAL_ORDER, now);
  if (input.type === TRANSFER_95) reach(em, actor, caseFile, CaseStage.TRANSFER_RESTORE, now);
  return order;
}

/** Puts an order on file: that there is one, and apart from it what it says. */
export function addOrder(
  { em, actor, now }: Work,
  { survivor, caseFile }: SurvivorFile,
  said: Pick<RecordOrderInput, 'number' | 'type' | 'madeAt' | 'isFinal'>,
): Order {
  const { type, madeAt, isFinal } = said;
  const number = written(said.number, ['number'], 60);
  const order = em.create(Order, { caseId: caseFile.id, survivor, madeAt, ...recordedBy(actor, now) });
  em.create(OrderDetail, { of: order, survivorId: survivor.id, number, type, isFinal, ...contentBy(actor, caseFile.id) });
  return order;
}
