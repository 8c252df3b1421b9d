import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import {
  AnswerRoleInput,
  AnswerRolePayload,
  answerRole,
  AskRoleInput,
  AskRolePayload,
  askRole,
  roleGrantSource,
  WithdrawRoleInput,
  WithdrawRolePayload,
  withdrawRole,
} from './grant-role.js';
import { ImportOfficersInput, ImportOfficersPayload, importOfficers } from './import-officers.js';
import { Officer } from './office.entity.js';
import { RoleGrant } from './role-grant.entity.js';

const OfficerConnection = ConnectionOf(Officer);
const RoleGrantConnection = ConnectionOf(RoleGrant);

@Resolver()
export class RoleResolver {
  @Query(() => OfficerConnection, { description: 'The officers of an office, by designation. The hub keeps no name of an officer.' })
  officers(@Arg('officeId', () => ID, { description: 'The office.' }) officeId: string, @Args(() => PageArgs) page: PageArgs) {
    const where = [{ sql: 't.office_id = ?', params: [rowId('Office', officeId, ['officeId'])] }];
    return new PageReading({ entity: Officer, where, order: { column: 't.designation', type: 'text' } }, page);
  }

  @Query(() => RoleGrantConnection, {
    description:
      'Roles that were asked for, given and taken away: in the State for its administrators, of the own office for its officers; newest first.',
  })
  roleGrants(@Args(() => PageArgs) page: PageArgs) {
    return new PageReading(roleGrantSource, page);
  }

  @Mutation(() => AskRolePayload, {
    description:
      "Asks that an officer of your State be given a role. A head of the officer's own office answers, or in the administration of the hub another administrator. Ends after 24 hours.",
  })
  askRole(@Arg('input', () => AskRoleInput, { description: 'Who, which role, why.' }) input: AskRoleInput, @Ctx() context: Context) {
    return change(context, 'askRole', AskRolePayload, input, askRole);
  }

  @Mutation(() => AnswerRolePayload, {
    description: 'Gives a role that was asked for, or not: the second person, who is neither the asker nor the officer whose role it is.',
  })
  answerRole(@Arg('input', () => AnswerRoleInput, { description: 'Yes or no.' }) input: AnswerRoleInput, @Ctx() context: Context) {
    return change(context, 'answerRole', AnswerRolePayload, input, answerRole);
  }

  @Mutation(() => WithdrawRolePayload, {
    description:
      'Takes a role away, at once: an administrator of the State, or a head of the office, and nobody from themselves. Subscriptions of the officer end; without any role an officer may call nothing.',
  })
  withdrawRole(@Arg('input', () => WithdrawRoleInput, { description: 'Whose, which, why.' }) input: WithdrawRoleInput, @Ctx() context: Context) {
    return change(context, 'withdrawRole', WithdrawRolePayload, input, withdrawRole);
  }

  @Mutation(() => ImportOfficersPayload, {
    description:
      'Brings officers into the offices of your State, from a file: without a role, and under the head of their office. A role that stands in a row is asked for as by `askRole`, and the head answers. A rehearsal says what would become of each row.',
  })
  importOfficers(
    @Arg('input', () => ImportOfficersInput, { description: 'The rows, and how to go about it.' }) input: ImportOfficersInput,
    @Ctx() context: Context,
  ) {
    return importOfficers(context, input);
  }
}
