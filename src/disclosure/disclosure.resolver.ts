import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { AccessRequest } from './access-request.entity.js';
import {
  AnswerSecondPersonInput,
  AnswerSecondPersonPayload,
  Approval,
  answerSecondPerson,
  approvalSource,
  AskSecondPersonInput,
  AskSecondPersonPayload,
  askSecondPerson,
} from './approval.js';
import { BrokenGlass } from './break-glass.entity.js';
import {
  BreakGlassInput,
  BreakGlassPayload,
  breakGlassDoor,
  brokenGlassSource,
  ReviewBrokenGlassInput,
  ReviewBrokenGlassPayload,
  reviewBrokenGlass,
} from './break-glass.js';
import { AccessExplanation, explainAccess } from './explain-access.js';
import { ExportIdentitiesInput, ExportIdentitiesPayload, exportIdentities } from './export-identities.js';
import { FindByIdentityInput, FindByIdentityPayload, findByIdentity } from './find-by-identity.js';
import { Notice } from './notice.entity.js';
import { noticeSource } from './notices.js';
import { OpenIdentityPayload, OpenShelterPayload, openIdentity, openShelter } from './open-identity.js';
import { OpenInput } from './open.js';
import { Sighting } from './sighting.entity.js';
import {
  accessRequestSource,
  AnswerAccessRequestInput,
  AnswerAccessRequestPayload,
  answerAccessRequest,
  RequestAccessInput,
  RequestAccessPayload,
  requestAccess,
} from './request-access.js';

const SightingConnection = ConnectionOf(Sighting);
const NoticeConnection = ConnectionOf(Notice);
const ApprovalConnection = ConnectionOf(Approval);
const BrokenGlassConnection = ConnectionOf(BrokenGlass);
const AccessRequestConnection = ConnectionOf(AccessRequest);

@Resolver()
export class DisclosureResolver {
  @Mutation(() => OpenIdentityPayload, {
    description:
      'Opens who survivors are, for a purpose and on a legal basis. It is on record before the answer leaves; without a record there is no answer.',
  })
  openIdentity(@Arg('input', () => OpenInput, { description: 'What, what for, on which basis.' }) input: OpenInput, @Ctx() context: Context) {
    return openIdentity(context, input);
  }

  @Mutation(() => OpenShelterPayload, {
    description: 'Opens where survivors are sheltered now, in the same way and under the same rules as identity.',
  })
  openShelter(@Arg('input', () => OpenInput, { description: 'What, what for, on which basis.' }) input: OpenInput, @Ctx() context: Context) {
    return openShelter(context, input);
  }

  @Mutation(() => ExportIdentitiesPayload, {
    description:
      "Exports who survivors are, to one recipient: with a second person's consent to exactly that, encrypted to the recipient's key, to be used for 72 hours. On record before it leaves, and `whoSaw` shows it as exported.",
  })
  exportIdentities(
    @Arg('input', () => ExportIdentitiesInput, { description: 'Whose, to whom, what for.' }) input: ExportIdentitiesInput,
    @Ctx() context: Context,
  ) {
    return exportIdentities(context, input);
  }

  @Mutation(() => FindByIdentityPayload, {
    description: 'Finds survivors of your cases by name, year of birth and home district together, for a purpose, on record like an opening.',
  })
  findByIdentity(
    @Arg('input', () => FindByIdentityInput, { description: 'Who, what for, on which basis.' }) input: FindByIdentityInput,
    @Ctx() context: Context,
  ) {
    return findByIdentity(context, input);
  }

  @Query(() => SightingConnection, {
    description: "Who has opened a survivor's identity or shelter: who, which office, when, what class, on which basis; newest first.",
  })
  async whoSaw(
    @Arg('survivorId', () => ID, { description: 'The survivor.' }) survivorId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const survivor = rowId('Survivor', survivorId);
    // Nobody has opened one that is not there, and nobody one that is: the two must not be told apart.
    if (!(await context.load(Survivor, survivor))) throw new NotFound();
    const order = { column: 't.at', type: 'timestamptz', descending: true } as const;
    return new PageReading({ entity: Sighting, where: [{ sql: 't.survivor_id = ?', params: [survivor] }], order }, page);
  }

  @Query(() => NoticeConnection, { description: 'What you or your office must be told, newest first.' })
  notices(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: Context) {
    return new PageReading(noticeSource(actor), page);
  }

  @Query(() => ApprovalConnection, {
    description: 'What your office is asked to consent to as the second person, and what its officers have asked; newest first.',
  })
  approvals(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: Context) {
    return new PageReading(approvalSource(actor), page);
  }

  @Mutation(() => AskSecondPersonPayload, {
    description:
      'Asks the office that leads the case to consent, as a second person, to opening more at once or in a day than one may alone, to an export, or to merging two records of one person. Ends after 24 hours.',
  })
  askSecondPerson(@Arg('input', () => AskSecondPersonInput, { description: 'To what.' }) input: AskSecondPersonInput, @Ctx() context: Context) {
    return change(context, 'askSecondPerson', AskSecondPersonPayload, input, askSecondPerson);
  }

  @Mutation(() => AnswerSecondPersonPayload, {
    description: 'Consents, or not. Somebody of the office that leads the case, and not the one who asks.',
  })
  answerSecondPerson(
    @Arg('input', () => AnswerSecondPersonInput, { description: 'The answer.' }) input: AnswerSecondPersonInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'answerSecondPerson', AnswerSecondPersonPayload, input, answerSecondPerson);
  }

  @Mutation(() => BreakGlassPayload, {
    description:
      'In an emergency, opens a case in which your office takes no part: to you alone, for an hour at most. The supervisor and the Committees of the case are told at once, and it is reviewed. Ask then with the header Samanvay-Broken-Glass: <id>.',
  })
  breakGlass(@Arg('input', () => BreakGlassInput, { description: 'Which case, and why.' }) input: BreakGlassInput, @Ctx() context: Context) {
    return breakGlassDoor(context, input);
  }

  @Query(() => BrokenGlassConnection, { description: 'Glasses that you have broken, or those that are yours to review; newest first.' })
  brokenGlasses(
    @Arg('mine', () => Boolean, { defaultValue: false, description: 'Your own, and not those to review.' }) mine: boolean,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: Context,
  ) {
    return new PageReading(brokenGlassSource(actor, mine), page);
  }

  @Mutation(() => ReviewBrokenGlassPayload, {
    description:
      'Reviews a broken glass, within 24 hours: the office of the supervisor, or a Committee of the case. Unreviewed, the officer breaks no other.',
  })
  reviewBrokenGlass(
    @Arg('input', () => ReviewBrokenGlassInput, { description: 'The finding.' }) input: ReviewBrokenGlassInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'reviewBrokenGlass', ReviewBrokenGlassPayload, input, reviewBrokenGlass);
  }

  @Mutation(() => RequestAccessPayload, {
    description: 'Asks that your office take part in a case of which it knows the number. The same answer whether or not there is such a case.',
  })
  requestAccess(@Arg('input', () => RequestAccessInput, { description: 'Which case, and why.' }) input: RequestAccessInput, @Ctx() context: Context) {
    return change(context, 'requestAccess', RequestAccessPayload, input, requestAccess);
  }

  @Query(() => AccessRequestConnection, { description: 'What your office has asked, and what it is asked; newest first.' })
  accessRequests(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: Context) {
    return new PageReading(accessRequestSource(actor), page);
  }

  @Mutation(() => AnswerAccessRequestPayload, {
    description: 'Yes or no to an office that asks to take part, by the office that leads. A yes is for a time.',
  })
  answerAccessRequest(
    @Arg('input', () => AnswerAccessRequestInput, { description: 'Yes or no.' }) input: AnswerAccessRequestInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'answerAccessRequest', AnswerAccessRequestPayload, input, answerAccessRequest);
  }

  @Query(() => AccessExplanation, {
    description:
      'Why you may or may not see or do something with a thing that you see: the rule, the part of your office, the class and level, and how to ask.',
  })
  explainAccess(
    @Arg('id', () => ID, { description: 'The thing.' }) id: string,
    @Arg('asked', () => String, { description: 'A field of it, an operation, or a class of data such as MED.' }) asked: string,
    @Ctx() context: Context,
  ) {
    return explainAccess(context, id, asked);
  }
}
