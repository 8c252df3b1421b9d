import { Field, ID, InputType } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { Forbidden } from '../errors.js';
import { DateTime } from '../planner/scalars.js';
import { StatementKind } from './codes.js';
import { Statement, StatementText } from './statement.entity.js';
import { fileOf } from './survivor-file.js';

@InputType({ description: 'What a survivor stated.' })
export class RecordStatementInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => StatementKind, { description: 'Before whom, or about what.' })
  kind!: StatementKind;

  @Field(() => DateTime, { description: 'When it was made.' })
  madeAt!: Date;

  @Field({ description: 'The statement.' })
  text!: string;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects a statement on record.' })
  correction?: CorrectionInput;
}

export const RecordStatementPayload = PayloadOf('recordStatement', 'statement', () => Statement);

const { POLICE_OFFICER, AHTU_OFFICER, CHILD_WELFARE_POLICE, LABOUR_OFFICER, CWC_MEMBER, DCPU_OFFICER, NGO_WORKER } = Role;
const police = [POLICE_OFFICER, AHTU_OFFICER, CHILD_WELFARE_POLICE];

/** Who puts which statement on record. What was said before a magistrate comes through the police. */
const takers: Readonly<Record<StatementKind, readonly Role[]>> = {
  TO_POLICE: police,
  TO_MAGISTRATE: police,
  TO_CWC: [CWC_MEMBER, DCPU_OFFICER],
  WORK_FACTS: [...police, LABOUR_OFFICER, CWC_MEMBER, DCPU_OFFICER, NGO_WORKER],
};

/** An office may record what its officers may not read again: content is class ST. The survivor's version stays. */
export async function recordStatement(work: Work, input: RecordStatementInput): Promise<Statement> {
  const { em, actor, now } = work;
  if (!hasRole(actor, ...takers[input.kind])) throw new Forbidden('Another office puts statements of this kind on record.');
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  mustHaveHappened(input.madeAt, now, 'madeAt');
  mustFollow(input.madeAt, survivor.foundAt, 'madeAt', 'A statement cannot come before the person was found.');
  const text = written(input.text, ['text']);
  mustBeAboutTheSame(await supersede(work, Statement, input.correction), survivor);

  const statement = em.create(Statement, { caseId: caseFile.id, survivor, madeAt: input.madeAt, ...recordedBy(actor, now) });
  em.create(StatementText, { of: statement, survivorId: survivor.id, kind: input.kind, text, ...contentBy(actor, caseFile.id) });
  return statement;
}
