import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { PageReading, RowReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { Alert } from './alert.entity.js';
import { AlertFilter, alertSource, relatedSource } from './alert-list.js';
import {
  AcknowledgeAlertInput,
  AcknowledgeAlertPayload,
  acknowledgeAlert,
  ActUponAlertInput,
  ActUponAlertPayload,
  actUponAlert,
  checkSighting,
  ReportSightingInput,
  ReportSightingPayload,
  reportSighting,
  WithdrawAlertInput,
  WithdrawAlertPayload,
  withdrawAlert,
} from './answer-alert.js';
import {
  checkComposed,
  checkSuperseding,
  ComposeAlertInput,
  ComposeAlertPayload,
  composeAlert,
  SupersedeAlertInput,
  SupersedeAlertPayload,
  supersedeAlert,
} from './compose-alert.js';
import { ExportAlertInput, ExportAlertPayload, exportAlert } from './export-alert.js';

const AlertConnection = ConnectionOf(Alert);

@Resolver()
export class AlertResolver {
  @Query(() => AlertConnection, {
    description: 'Alerts that your office received or issued, and those of cases in which it takes part; newest first.',
  })
  alerts(
    @Arg('filter', () => AlertFilter, { nullable: true, description: 'Which.' }) filter: AlertFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(alertSource(context, filter ?? {}), page);
  }

  @Query(() => Alert, { nullable: true, description: 'One alert.' })
  alert(@Arg('id', () => ID, { description: 'The alert.' }) id: string) {
    return new RowReading(Alert, rowId('Alert', id), 'NOT_FOUND');
  }

  @Query(() => AlertConnection, {
    description:
      'Other alerts that you may see with the same vehicle, train, telephone or alias of an agent: they may be about one network. An officer decides whether they are.',
  })
  async relatedAlerts(
    @Arg('id', () => ID, { description: 'The alert.' }) alertId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const id = rowId('Alert', alertId);
    if (!(await context.load(Alert, id))) throw new NotFound();
    return new PageReading(relatedSource(id), page);
  }

  @Mutation(() => ComposeAlertPayload, {
    description:
      'Issues an alert from a case to offices of districts and States. A text that says who somebody in the case is, is refused and on record.',
  })
  composeAlert(@Arg('input', () => ComposeAlertInput, { description: 'The alert.' }) input: ComposeAlertInput, @Ctx() context: Context) {
    return change(context, 'composeAlert', ComposeAlertPayload, input, composeAlert, undefined, () => checkComposed(context, input));
  }

  @Mutation(() => SupersedeAlertPayload, { description: 'Issues a new alert in the place of one of your office, to the same offices.' })
  supersedeAlert(@Arg('input', () => SupersedeAlertInput, { description: 'The new alert.' }) input: SupersedeAlertInput, @Ctx() context: Context) {
    return change(context, 'supersedeAlert', SupersedeAlertPayload, input, supersedeAlert, undefined, () => checkSuperseding(context, input));
  }

  @Mutation(() => WithdrawAlertPayload, { description: 'Takes back an alert of your office. Those who received it are told.' })
  withdrawAlert(@Arg('input', () => WithdrawAlertInput, { description: 'Which, and why.' }) input: WithdrawAlertInput, @Ctx() context: Context) {
    return change(context, 'withdrawAlert', WithdrawAlertPayload, input, withdrawAlert);
  }

  @Mutation(() => ExportAlertPayload, {
    description:
      'Makes the file that you upload to Cri-MAC by hand: Cri-MAC has no public interface. It is on record, and kept with its content hash.',
  })
  exportAlert(@Arg('input', () => ExportAlertInput, { description: 'Which.' }) input: ExportAlertInput, @Ctx() context: Context) {
    return change(context, 'exportAlert', ExportAlertPayload, input, exportAlert);
  }

  @Mutation(() => AcknowledgeAlertPayload, { description: 'Says that your office has read an alert that it received.' })
  acknowledgeAlert(@Arg('input', () => AcknowledgeAlertInput, { description: 'Which.' }) input: AcknowledgeAlertInput, @Ctx() context: Context) {
    return change(context, 'acknowledgeAlert', AcknowledgeAlertPayload, input, acknowledgeAlert);
  }

  @Mutation(() => ReportSightingPayload, {
    description: 'Reports what was seen of what an alert is about, to the office that issued it and the one that leads the case.',
  })
  reportSighting(@Arg('input', () => ReportSightingInput, { description: 'What was seen.' }) input: ReportSightingInput, @Ctx() context: Context) {
    return change(context, 'reportSighting', ReportSightingPayload, input, reportSighting, undefined, () => checkSighting(context, input));
  }

  @Mutation(() => ActUponAlertPayload, { description: 'Says what your office did upon an alert, and what came of it.' })
  actUponAlert(@Arg('input', () => ActUponAlertInput, { description: 'What came of it.' }) input: ActUponAlertInput, @Ctx() context: Context) {
    return change(context, 'actUponAlert', ActUponAlertPayload, input, actUponAlert);
  }
}
