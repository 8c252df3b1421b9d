import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Problem } from '../audit/payload.js';
import type { Context } from '../context.js';
import { Forbidden } from '../errors.js';
import { globalId } from '../planner/global-id.js';
import { type Identity, readIdentities } from '../survivors/sealed-identity.js';
import { useApproval } from './approval.js';
import { ApprovalAction, AT_ONCE_AT_MOST, ExportFormat, HOURS_OF_USE, OpenedClass } from './codes.js';
import { csv } from './csv.js';
import { IdentityExport } from './identity-export.entity.js';
import { onRecord, PurposeInput, whatIsOpen } from './open.js';
import { Recipient, RecipientInput } from './recipient.js';

/** JJ Act s. 74, in the words that go with the file. */
const NOTICE =
  'Juvenile Justice Act 2015, s. 74: no report may disclose the name, address, school or any other particular that may lead to the identification of a child. ' +
  'For the recipient and the purpose named here alone. Destroy it when the time of use is over. Whoever finds this file returns it to the office that made it.';

@InputType({ description: 'Whose identity leaves the hub, to whom, what for, and by whose consent.' })
export class ExportIdentitiesInput extends PurposeInput {
  @Field(() => [ID], { description: `The survivors, at most ${AT_ONCE_AT_MOST} of one case: exactly those of the consent.` })
  survivorIds!: string[];

  @Field(() => ID, { description: "The second person's consent to this export (`askSecondPerson`, action EXPORT). It serves once." })
  approvalId!: string;

  @Field(() => RecipientInput, { description: 'Whom it goes to and under which key: those of the consent.' })
  recipient!: RecipientInput;

  @Field(() => ExportFormat, { description: 'How it is written.' })
  format!: ExportFormat;
}

@ObjectType({ description: 'The answer of `exportIdentities`.' })
export class ExportIdentitiesPayload {
  @Field(() => IdentityExport, { nullable: true, description: 'What is on record of it; null when there are problems.' })
  export!: IdentityExport | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The file: a compact JWE (RFC 7516) that only the recipient's private key opens. The hub keeps no copy. Null when there are problems.",
  })
  file!: string | null;

  @Field(() => [Problem], { description: 'What to mend; empty when it was exported.' })
  problems!: Problem[];
}

interface Leaving {
  made: IdentityExport;
  recipient: Recipient;
  people: { survivorId: string; pseudonym: string; identity: Identity }[];
}

/**
 * What may leave is what `openIdentity` would open, and it leaves in the same way: the record is committed, and then there is a file. Sent
 * again it is made again, of what is open now, under the same id and to the same key; its time of use began with the first.
 */
export async function exportIdentities(context: Context, input: ExportIdentitiesInput): Promise<ExportIdentitiesPayload> {
  const { answer, problems } = await onRecord<Leaving[]>(context, 'exportIdentities', input, input.survivorIds, async (em, isAgain) => {
    const { actor, hub } = context;
    if (actor.brokenGlass) throw new Forbidden('Under a broken glass you read and open, and take nothing along.');
    const dataClass = OpenedClass.ID;
    const reveal = (_: typeof em, ids: readonly string[]) => readIdentities(em, hub.keys, ids);
    const open = await whatIsOpen<Identity>(em, context, dataClass, input.survivorIds, reveal);
    const now = context.clock();
    const recipient = await Recipient.of(em, input.recipient, now);
    const { purpose, legalBasis, reference, format } = input;
    const use = { action: ApprovalAction.EXPORT, recipient, dataClass, purpose, survivorIds: open.ids, isAgain };
    const approval = await useApproval(em, context, input.approvalId, use);
    const made =
      (await em.findOne(IdentityExport, { approvalId: approval.id })) ??
      em.create(IdentityExport, {
        caseFile: open.caseFile,
        exportedBy: actor.officerId,
        office: actor.officeId,
        ownerOfficeId: approval.ownerOfficeId,
        approvalId: approval.id,
        madeAt: now,
        useUntil: new Date(now.getTime() + HOURS_OF_USE * 3_600_000),
        purpose,
        legalBasis,
        reference,
        format,
        howMany: open.ids.length,
        ...recipient.asColumns(),
      });
    const pseudonyms = new Map(open.survivors.map(({ id, pseudonym }) => [id, pseudonym]));
    const people = open.answer.map(({ survivorId, value }) => ({ survivorId, pseudonym: pseudonyms.get(survivorId)!, identity: value }));
    return { answer: [{ made, recipient, people }], dataClass, survivors: open.survivors, approvalId: approval.id, exported: made };
  });
  const [leaving] = answer;
  const [file, row] = leaving ? await Promise.all([fileOf(leaving), context.load(IdentityExport, leaving.made.id)]) : [null, null];
  return Object.assign(new ExportIdentitiesPayload(), { export: row, file, problems });
}

function fileOf({ made, recipient, people }: Leaving): Promise<string> {
  const exportId = globalId('IdentityExport', made.id);
  const head = {
    export_id: exportId,
    ...recipient.asHead(),
    made_by_officer: globalId('Officer', made.exportedBy.id),
    made_by_office: globalId('Office', made.office.id),
    case_id: globalId('Case', made.caseFile.id),
    purpose: made.purpose,
    legal_basis: made.legalBasis,
    ...(made.reference && { reference: made.reference }),
    made_at: made.madeAt.toISOString(),
    use_until: made.useUntil.toISOString(),
    notice: NOTICE,
  };
  const persons = people.map(({ survivorId, pseudonym, identity: { names, bornOn, guardians, address, village, homeDistrict, school, phone } }) => ({
    // In each of them, so that also a part of the file leads to its record.
    export_id: exportId,
    survivor_id: globalId('Survivor', survivorId),
    pseudonym,
    names,
    born_on: bornOn ?? null,
    guardians: guardians ?? null,
    address: address ?? null,
    village: village ?? null,
    home_district: homeDistrict ?? null,
    school: school ?? null,
    phone: phone ?? null,
  }));
  if (made.format === ExportFormat.JSON)
    return recipient.encrypt(JSON.stringify({ head, survivors: persons }, null, 2), { exportId, contentType: 'application/json' });
  const lines = persons.map((person) => ({ ...person, names: person.names.map(({ fullName }) => fullName).join('; ') }));
  const text = csv([...Object.entries(head), [], Object.keys(lines[0]!), ...lines.map((line) => Object.values(line))]);
  return recipient.encrypt(text, { exportId, contentType: 'text/csv' });
}
