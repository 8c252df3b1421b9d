import { ref } from '@mikro-orm/core';
import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustBeCurrent, mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseStage } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy } from '../cases/supersede.js';
import { Conflict, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { DateTime } from '../planner/scalars.js';
import { fileBehind, fileOf, officeOf, takesPart } from '../survivors/survivor-file.js';
import { ClaimKind, ClaimStage } from './codes.js';
import { Entitlement, EntitlementDetail } from './entitlement.entity.js';

/** Offices through which money reaches a survivor. */
const processors = [OfficeKind.DISTRICT_LABOUR_OFFICE, OfficeKind.CENTRAL_LABOUR, OfficeKind.DISTRICT_MAGISTRATE, OfficeKind.DCPU, OfficeKind.DLSA];

@InputType({ description: 'What a survivor is entitled to.' })
export class ClaimEntitlementInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => ClaimKind, { description: 'What is claimed.' })
  kind!: ClaimKind;

  @Field(() => GraphQLSafeInt, { description: 'Due, in paise.' })
  duePaise!: number;

  @Field(() => DateTime, { description: 'When it becomes or became due.' })
  dueAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The office that processes it, which must take part; yours when left out.' })
  processedById?: string;
}

export const ClaimEntitlementPayload = PayloadOf('claimEntitlement', 'entitlement', () => Entitlement);

export async function claimEntitlement(work: Work, input: ClaimEntitlementInput): Promise<Entitlement> {
  const { em, actor, now } = work;
  const { kind, duePaise, dueAt } = input;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  mustBeMoney(duePaise, 'duePaise');
  const processor = input.processedById
    ? await officeOf(
        work,
        input.processedById,
        'processedById',
        processors,
        'A labour office, the district administration, the Child Protection Unit or the Legal Services Authority processes claims.',
      )
    : await em.findOneOrFail(Office, { id: actor.officeId });
  if (!(await takesPart(work, processor, survivor))) throw new Conflict('That office does not take part in this case.', ['processedById']);

  const entitlement = em.create(Entitlement, { caseId: caseFile.id, survivor, dueAt });
  em.create(EntitlementDetail, {
    of: entitlement,
    survivorId: survivor.id,
    kind,
    duePaise,
    processedBy: ref(processor),
    ...contentBy(actor, caseFile.id),
  });
  reach(em, actor, caseFile, CaseStage.ENTITLEMENTS, now);
  return entitlement;
}

@InputType({ description: 'A claim comes further.' })
export class MoveEntitlementInput extends UpdateInput {
  @Field(() => ID, { description: 'The claim.' })
  entitlementId!: string;

  @Field(() => ClaimStage, { description: 'How far it has come.' })
  stage!: ClaimStage;

  @Field(() => DateTime, { description: 'Since when.' })
  at!: Date;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Sanctioned, in paise: with SANCTIONED and only there.' })
  sanctionedPaise?: number;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Credited, in paise: with CREDITED and only there.' })
  creditedPaise?: number;

  @Field(() => String, { nullable: true, description: "The bank's reference of the credit: with CREDITED and only there." })
  bankReference?: string;
}

export const MoveEntitlementPayload = PayloadOf('moveEntitlement', 'entitlement', () => Entitlement);

const evidence = ['sanctionedPaise', 'creditedPaise', 'bankReference'] as const;
/** Sanctioned is not paid: money counts as there when the bank says so. */
const evidenceOf: Partial<Record<ClaimStage, readonly (typeof evidence)[number][]>> = {
  SANCTIONED: ['sanctionedPaise'],
  CREDITED: ['creditedPaise', 'bankReference'],
};

export async function moveEntitlement(work: Work, input: MoveEntitlementInput): Promise<Entitlement> {
  const { em, now, load, actor } = work;
  const { stage, at, sanctionedPaise, creditedPaise, bankReference } = input;
  const entitlement = await load(Entitlement, input.entitlementId, 'entitlementId');
  const detail = await em.findOneOrFail(EntitlementDetail, { of: entitlement.id });
  mustBe(actor, detail.processedBy, 'Only the office that processes a claim moves it.');
  mustBeCurrent(entitlement, input.expectedVersion);
  await fileBehind(work, entitlement);
  mustHaveHappened(at, now, 'at');
  for (const before of [entitlement.appliedAt, entitlement.sanctionedAt, entitlement.releasedAt])
    if (before) mustFollow(at, before, 'at', 'This cannot come before what is on record.');
  for (const field of evidence) {
    const isNeeded = evidenceOf[stage]?.includes(field) ?? false;
    if ((input[field] != null) !== isNeeded)
      throw new Invalid(isNeeded ? `A claim becomes ${stage} with ${field}.` : `A claim does not become ${stage} with ${field}.`, [field]);
  }
  entitlement.moveTo(stage, at);
  if (sanctionedPaise != null) detail.sanctionedPaise = mustBeMoney(sanctionedPaise, 'sanctionedPaise');
  if (creditedPaise != null) detail.creditedPaise = mustBeMoney(creditedPaise, 'creditedPaise');
  if (bankReference != null) detail.bankReference = written(bankReference, ['bankReference'], 60);
  return entitlement;
}

function mustBeMoney(paise: number, path: string): number {
  if (!Number.isSafeInteger(paise) || paise < 0) throw new Invalid('Money is a whole number of paise, zero or more.', [path]);
  return paise;
}
