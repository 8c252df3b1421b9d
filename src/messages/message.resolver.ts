import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { CalendarAddress } from './calendar-address.entity.js';
import { OfficerContact } from './contact.entity.js';
import {
  EndCalendarAddressInput,
  EndCalendarAddressPayload,
  RenewCalendarAddressInput,
  RenewCalendarAddressPayload,
  endCalendarAddress,
  renewCalendarAddress,
} from './renew-calendar-address.js';
import {
  ConfirmContactInput,
  ConfirmContactPayload,
  SetContactInput,
  SetContactPayload,
  confirmContact,
  countTry,
  setContact,
} from './set-contact.js';

const ContactConnection = ConnectionOf(OfficerContact);
const CalendarAddressConnection = ConnectionOf(CalendarAddress);

@Resolver()
export class MessageResolver {
  @Query(() => ContactConnection, { description: 'Your own addresses for messages: one for mail, one for SMS.' })
  contacts(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: Context) {
    return new PageReading({ entity: OfficerContact, where: own(actor), order: { column: 't.channel', type: 'text' } }, page);
  }

  @Query(() => CalendarAddressConnection, {
    description: 'The secret addresses of your calendar, without their secrets; newest first, the ended ones among them.',
  })
  calendarAddresses(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: Context) {
    return new PageReading(
      { entity: CalendarAddress, where: own(actor), order: { column: 't.made_at', type: 'timestamptz', descending: true } },
      page,
    );
  }

  @Mutation(() => SetContactPayload, {
    description:
      'Puts down an address of your own for messages, or what is sent to it. A new one gets a code, and nothing else until that has come back.',
  })
  setContact(@Arg('input', () => SetContactInput, { description: 'Where, and what.' }) input: SetContactInput, @Ctx() context: Context) {
    return change(context, 'setContact', SetContactPayload, input, setContact);
  }

  @Mutation(() => ConfirmContactPayload, { description: 'Sends back the code, so that messages go to the address from now on.' })
  confirmContact(@Arg('input', () => ConfirmContactInput, { description: 'The code.' }) input: ConfirmContactInput, @Ctx() context: Context) {
    return change(context, 'confirmContact', ConfirmContactPayload, input, confirmContact, undefined, () => countTry(context, input));
  }

  @Mutation(() => RenewCalendarAddressPayload, {
    description: 'Makes a secret address at which a calendar program reads the duties of your office, and ends the one before. Shown once.',
  })
  renewCalendarAddress(
    @Arg('input', () => RenewCalendarAddressInput, { description: 'That it be made.' }) input: RenewCalendarAddressInput,
    @Ctx() context: Context,
  ) {
    return renewCalendarAddress(context, input);
  }

  @Mutation(() => EndCalendarAddressPayload, { description: 'Ends your calendar address: whoever has it reads nothing any more.' })
  endCalendarAddress(
    @Arg('input', () => EndCalendarAddressInput, { description: 'That it be ended.' }) input: EndCalendarAddressInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'endCalendarAddress', EndCalendarAddressPayload, input, endCalendarAddress);
  }
}

function own({ officerId }: { officerId: string }) {
  return [{ sql: 't.officer_id = ?', params: [officerId] }];
}
