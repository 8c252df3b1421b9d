import { Arg, Args, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { dayInIndia } from '../clocks/india.js';
import { rowId } from '../planner/global-id.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { AccreditPartnerInput, AccreditPartnerPayload, accreditPartner, VetPartnerInput, VetPartnerPayload, vetPartner } from './accredit-partner.js';
import { Accreditation } from './accreditation.entity.js';
import { GiveFeedbackInput, GiveFeedbackPayload, giveFeedback } from './give-feedback.js';
import { PartnerFeedback } from './partner-feedback.entity.js';
import { PartnerFigures, partnerFigures } from './partner-figures.js';
import {
  LiftSuspensionInput,
  LiftSuspensionPayload,
  liftSuspension,
  ReplyToSuspensionInput,
  ReplyToSuspensionPayload,
  replyToSuspension,
  SuspendPartnerInput,
  SuspendPartnerPayload,
  suspendPartner,
} from './suspend-partner.js';
import { Vetting } from './vetting.entity.js';

const AccreditationConnection = ConnectionOf(Accreditation);
const VettingConnection = ConnectionOf(Vetting);
const PartnerFeedbackConnection = ConnectionOf(PartnerFeedback);

@InputType({ description: 'Which accreditations. What is left out does not narrow.' })
export class AccreditationFilter {
  @Field(() => Int, { nullable: true, description: 'Of organisations of this State (LGD code).' })
  state?: number;

  @Field(() => Int, { nullable: true, description: 'Of organisations of this district (LGD code).' })
  district?: number;

  @Field(() => ID, { nullable: true, description: 'Of this organisation.' })
  ngo?: string;

  @Field(() => Boolean, { nullable: true, description: 'Under which it may be assigned today, or all others.' })
  isActive?: boolean;
}

@Resolver()
export class PartnerResolver {
  @Query(() => AccreditationConnection, { description: 'The accreditations of partner organisations, those that end last on top.' })
  accreditations(
    @Arg('filter', () => AccreditationFilter, { nullable: true, description: 'Which.' }) filter: AccreditationFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { clock }: Context,
  ) {
    const { state, district, ngo, isActive } = filter ?? {};
    const where: { sql: string; params: unknown[] }[] = [];
    if (state != null) where.push({ sql: 't.state_code = ?', params: [state] });
    if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
    if (ngo) where.push({ sql: 't.ngo_id = ?', params: [rowId('Office', ngo, ['filter', 'ngo'])] });
    const active = '(t.suspended_at is null and ?::date between t.valid_from and t.valid_until)';
    if (isActive != null) where.push({ sql: isActive ? active : `not ${active}`, params: [dayInIndia(clock())] });
    return new PageReading({ entity: Accreditation, where, order: { column: 't.valid_until', type: 'date', descending: true } }, page);
  }

  @Query(() => VettingConnection, { description: 'What the police found of organisations: for those who accredit and assign, newest first.' })
  vettings(
    @Arg('ngo', () => ID, { nullable: true, description: 'Of this organisation.' }) ngo: string | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const where = ngo ? [{ sql: 't.ngo_id = ?', params: [rowId('Office', ngo, ['ngo'])] }] : [];
    return new PageReading({ entity: Vetting, where, order: { column: 't.verified_on', type: 'date', descending: true } }, page);
  }

  @Query(() => PartnerFeedbackConnection, { description: 'What your office said of others in assignments, and what was said of it; newest first.' })
  partnerFeedback(@Args(() => PageArgs) page: PageArgs) {
    return new PageReading({ entity: PartnerFeedback, order: { column: 't.at', type: 'timestamptz', descending: true } }, page);
  }

  @Query(() => [PartnerFigures], {
    description: 'What the partner organisations of your district or State do, in numbers. A committee gets no number of people under 5.',
  })
  partnerFigures(@Ctx() context: Context) {
    return partnerFigures(context);
  }

  @Mutation(() => VetPartnerPayload, { description: 'Records that the police verified an organisation of your State.' })
  vetPartner(@Arg('input', () => VetPartnerInput, { description: 'Which, and what came of it.' }) input: VetPartnerInput, @Ctx() context: Context) {
    return change(context, 'vetPartner', VetPartnerPayload, input, vetPartner);
  }

  @Mutation(() => AccreditPartnerPayload, { description: 'Accredits an organisation for a time, on a clear vetting.' })
  accreditPartner(
    @Arg('input', () => AccreditPartnerInput, { description: 'Which, and for how long.' }) input: AccreditPartnerInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'accreditPartner', AccreditPartnerPayload, input, accreditPartner);
  }

  @Mutation(() => SuspendPartnerPayload, {
    description: 'Suspends an accreditation that your office gave. No new assignments; those that there are go on, and the Committee is told.',
  })
  suspendPartner(@Arg('input', () => SuspendPartnerInput, { description: 'Which, and why.' }) input: SuspendPartnerInput, @Ctx() context: Context) {
    return change(context, 'suspendPartner', SuspendPartnerPayload, input, suspendPartner);
  }

  @Mutation(() => ReplyToSuspensionPayload, { description: 'Says what your organisation has to say to a suspension.' })
  replyToSuspension(
    @Arg('input', () => ReplyToSuspensionInput, { description: 'To which, and what.' }) input: ReplyToSuspensionInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'replyToSuspension', ReplyToSuspensionPayload, input, replyToSuspension);
  }

  @Mutation(() => LiftSuspensionPayload, { description: 'Lets an accreditation serve again that your office suspended.' })
  liftSuspension(@Arg('input', () => LiftSuspensionInput, { description: 'Which.' }) input: LiftSuspensionInput, @Ctx() context: Context) {
    return change(context, 'liftSuspension', LiftSuspensionPayload, input, liftSuspension);
  }

  @Mutation(() => GiveFeedbackPayload, {
    description: 'Says how work on an assignment went: a Committee or Child Protection Unit of the organisation, or the organisation of them.',
  })
  giveFeedback(@Arg('input', () => GiveFeedbackInput, { description: 'Of whom, and what.' }) input: GiveFeedbackInput, @Ctx() context: Context) {
    return change(context, 'giveFeedback', GiveFeedbackPayload, input, giveFeedback);
  }
}
