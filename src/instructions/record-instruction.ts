import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { hasRole, mustBe } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import type { Work } from '../audit/change.js';
import { mustBeANumber, written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { Department } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { rowId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { AdvisoryPara } from './codes.js';
import { Instruction } from './instruction.entity.js';

const LONGEST_ADDRESSEE = 200;

@InputType({ description: 'An order that a department issued on a para of the advisory, or that it has issued none.' })
export class RecordInstructionInput extends ChangeInput {
  @Field(() => Department, { description: 'The department: your own, or any one of the State for its bureau and its administration.' })
  department!: Department;

  @Field(() => AdvisoryPara, { description: 'The para of the advisory it is about.' })
  para!: AdvisoryPara;

  @Field({ nullable: true, description: 'Its number. Left out: none was issued as of the day.' })
  orderNumber?: string;

  @Field(() => LocalDate, { description: 'Its date, or the day as of which none was issued (IST).' })
  issuedOn!: string;

  @Field({ nullable: true, description: `To which offices it is addressed, in at most ${LONGEST_ADDRESSEE} characters. Name no person.` })
  addressee?: string;

  @Field({ nullable: true, description: 'SHA-256 of the document, in hexadecimal.' })
  documentHash?: string;

  @Field(() => ID, { nullable: true, description: 'An earlier entry of your office whose place this takes.' })
  supersedesId?: string;
}

export const RecordInstructionPayload = PayloadOf('recordInstruction', 'instruction', () => Instruction);

export async function recordInstruction({ em, actor, now, load }: Work, input: RecordInstructionInput): Promise<Instruction> {
  const { department, para, issuedOn } = input;
  const office = await em.findOneOrFail(Office, { id: actor.officeId });
  if (department !== office.department && !hasRole(actor, Role.AHTB_OFFICER, Role.STATE_ADMIN))
    throw new Forbidden('An office records what its own department ordered.');
  if (department === Department.COMMITTEE || department === Department.HUB || department === Department.CIVIL_SOCIETY)
    throw new Invalid('Name a department of the government.', ['department']);
  if (issuedOn > dayInIndia(now)) throw new Invalid('This lies in the future. Record an order that was issued.', ['issuedOn']);
  const orderNumber = input.orderNumber?.trim() || undefined;
  const addressee = input.addressee?.trim() ? written(input.addressee, ['addressee'], LONGEST_ADDRESSEE) : undefined;
  const documentHash = input.documentHash?.toLowerCase();
  if (orderNumber) mustBeANumber(orderNumber, ['orderNumber']);
  else if (addressee || documentHash)
    throw new Invalid('Give the number of the order. Where none was issued, there is no addressee and no document.', ['orderNumber']);
  if (orderNumber && !addressee) throw new Invalid('Say to which offices the order is addressed.', ['addressee']);
  if (documentHash && !/^[0-9a-f]{64}$/.test(documentHash)) throw new Invalid('A SHA-256 has 64 hexadecimal digits.', ['documentHash']);
  const instruction = em.create(Instruction, {
    department,
    state: office.state,
    para,
    orderNumber,
    issuedOn,
    addressee,
    documentHash,
    recordedByOffice: ref(office),
    recordedAt: now,
  });
  if (input.supersedesId) {
    const seen = await em.findOne(Instruction, { id: rowId('Instruction', input.supersedesId, ['supersedesId']) });
    if (!seen) throw new NotFound();
    mustBe(actor, seen.recordedByOffice, 'The office that recorded an entry supersedes it.');
    const earlier = await load(Instruction, input.supersedesId, 'supersedesId');
    if (earlier.supersededAt) throw new Conflict('Another entry has taken its place. Supersede that one.', ['supersedesId']);
    if (earlier.department !== department || earlier.para !== para)
      throw new Invalid('An entry takes the place of one of the same department and para.', ['supersedesId']);
    earlier.supersededAt = now;
    earlier.supersededBy = ref(instruction);
  }
  return instruction;
}
