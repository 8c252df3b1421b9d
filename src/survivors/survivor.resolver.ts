import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import {
  OrderAgeDeterminationInput,
  OrderAgeDeterminationPayload,
  RecordAgeDeterminationInput,
  RecordAgeDeterminationPayload,
  orderAgeDetermination,
  recordAgeDetermination,
} from './determine-age.js';
import { MergeSurvivorsInput, MergeSurvivorsPayload, UndoMergeInput, UndoMergePayload, mergeSurvivors, undoMerge } from './merge-survivors.js';
import { RecordMedicalExaminationInput, RecordMedicalExaminationPayload, recordMedicalExamination } from './record-medical-examination.js';
import { RecordStatementInput, RecordStatementPayload, recordStatement } from './record-statement.js';
import { ReferForExaminationInput, ReferForExaminationPayload, referForExamination } from './refer-for-examination.js';

@Resolver()
export class SurvivorResolver {
  @Mutation(() => ReferForExaminationPayload, {
    description: 'Refers a survivor to a hospital. The hospital sees this survivor from now on, and no other.',
  })
  referForExamination(
    @Arg('input', () => ReferForExaminationInput, { description: 'The referral.' }) input: ReferForExaminationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'referForExamination', ReferForExaminationPayload, input, referForExamination);
  }

  @Mutation(() => RecordMedicalExaminationPayload, {
    description: 'Records a medical examination. Only a hospital to which the survivor was referred.',
  })
  recordMedicalExamination(
    @Arg('input', () => RecordMedicalExaminationInput, { description: 'The examination.' }) input: RecordMedicalExaminationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordMedicalExamination', RecordMedicalExaminationPayload, input, recordMedicalExamination);
  }

  @Mutation(() => OrderAgeDeterminationPayload, {
    description: 'Orders that an age be determined (JJ Act s. 94). Only the Committee with jurisdiction.',
  })
  orderAgeDetermination(
    @Arg('input', () => OrderAgeDeterminationInput, { description: 'The order.' }) input: OrderAgeDeterminationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'orderAgeDetermination', OrderAgeDeterminationPayload, input, orderAgeDetermination);
  }

  @Mutation(() => RecordAgeDeterminationPayload, {
    description: 'Records the result of an age determination. All who take part see the new age band.',
  })
  recordAgeDetermination(
    @Arg('input', () => RecordAgeDeterminationInput, { description: 'The result.' }) input: RecordAgeDeterminationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordAgeDetermination', RecordAgeDeterminationPayload, input, recordAgeDetermination);
  }

  @Mutation(() => RecordStatementPayload, { description: 'Records a statement, each kind by the office before which it is made.' })
  recordStatement(@Arg('input', () => RecordStatementInput, { description: 'The statement.' }) input: RecordStatementInput, @Ctx() context: Context) {
    return change(context, 'recordStatement', RecordStatementPayload, input, recordStatement);
  }

  @Mutation(() => MergeSurvivorsPayload, {
    description:
      'Merges two records of one person in one case: one stays, the other is in no list any more, keeps what was recorded with it, and takes nothing more. Only the office that leads, with the consent of a second person of it.',
  })
  mergeSurvivors(
    @Arg('input', () => MergeSurvivorsInput, { description: 'Which two, and the consent.' }) input: MergeSurvivorsInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'mergeSurvivors', MergeSurvivorsPayload, input, mergeSurvivors);
  }

  @Mutation(() => UndoMergePayload, {
    description: 'Makes two persons again of two records that were merged, with the consent of a second person of the office that leads.',
  })
  undoMerge(@Arg('input', () => UndoMergeInput, { description: 'Which record, and the consent.' }) input: UndoMergeInput, @Ctx() context: Context) {
    return change(context, 'undoMerge', UndoMergePayload, input, undoMerge);
  }
}
