import { Arg, Args, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { Instruction } from './instruction.entity.js';
import { InstructionFilter, InstructionStanding, instructionTracker } from './instruction-list.js';
import { NodalUnit } from './nodal-unit.entity.js';
import { RecordInstructionInput, RecordInstructionPayload, recordInstruction } from './record-instruction.js';
import { RecordNodalUnitInput, RecordNodalUnitPayload, recordNodalUnit } from './record-nodal-unit.js';

const InstructionConnection = ConnectionOf(Instruction);
const NodalUnitConnection = ConnectionOf(NodalUnit);

@InputType({ description: 'Which units. What is left out does not narrow.' })
export class NodalUnitFilter {
  @Field(() => Int, { nullable: true, description: 'Of this State (LGD code).' })
  state?: number;

  @Field(() => Int, { nullable: true, description: 'Of this district (LGD code).' })
  district?: number;

  @Field(() => ID, { nullable: true, description: 'This office.' })
  office?: string;

  @Field(() => Boolean, { nullable: true, description: 'What was recorded before, too.' })
  withSuperseded?: boolean;
}

@Resolver()
export class InstructionResolver {
  @Query(() => InstructionConnection, { description: 'Which department of your State issued what order when, newest first.' })
  instructions(
    @Arg('filter', () => InstructionFilter, { nullable: true, description: 'Which.' }) filter: InstructionFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const { department, para, withSuperseded } = filter ?? {};
    const where: { sql: string; params: unknown[] }[] = [];
    if (department) where.push({ sql: 't.department = ?', params: [department] });
    if (para) where.push({ sql: 't.para = ?', params: [para] });
    if (!withSuperseded) where.push({ sql: 't.superseded_at is null', params: [] });
    return new PageReading({ entity: Instruction, where, order: { column: 't.issued_on', type: 'date', descending: true } }, page);
  }

  @Query(() => [InstructionStanding], {
    description: 'Of every para of the advisory and every department of your State: whether an order was issued, none, or nothing was reported.',
  })
  instructionTracker() {
    return instructionTracker();
  }

  @Query(() => NodalUnitConnection, {
    description: 'The bureaus and units against trafficking, as they were notified; what was recorded last on top.',
  })
  nodalUnits(
    @Arg('filter', () => NodalUnitFilter, { nullable: true, description: 'Which.' }) filter: NodalUnitFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const { state, district, office, withSuperseded } = filter ?? {};
    const where: { sql: string; params: unknown[] }[] = [];
    if (state != null) where.push({ sql: 't.state_code = ?', params: [state] });
    if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
    if (office) where.push({ sql: 't.office_id = ?', params: [rowId('Office', office, ['filter', 'office'])] });
    if (!withSuperseded) where.push({ sql: 't.superseded_at is null', params: [] });
    return new PageReading({ entity: NodalUnit, where, order: { column: 't.recorded_at', type: 'timestamptz', descending: true } }, page);
  }

  @Mutation(() => RecordInstructionPayload, {
    description: 'Records an order that a department issued on a para of the advisory, or that it has issued none.',
  })
  recordInstruction(
    @Arg('input', () => RecordInstructionInput, { description: 'The order.' }) input: RecordInstructionInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordInstruction', RecordInstructionPayload, input, recordInstruction);
  }

  @Mutation(() => RecordNodalUnitPayload, { description: 'Records how a bureau or unit against trafficking was notified, and since when it works.' })
  recordNodalUnit(@Arg('input', () => RecordNodalUnitInput, { description: 'The unit.' }) input: RecordNodalUnitInput, @Ctx() context: Context) {
    return change(context, 'recordNodalUnit', RecordNodalUnitPayload, input, recordNodalUnit);
  }
}
