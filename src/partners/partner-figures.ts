import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../context.js';
import { Office } from '../offices/office.entity.js';
import { LEAD_HOURS } from './codes.js';

@ObjectType({ description: 'What one partner organisation does, in numbers.' })
export class PartnerFigures {
  @Field(() => Office, { description: 'The organisation.' })
  ngo!: Office | null;

  @Field({ description: 'Whether an accreditation of it stands today.' })
  isActive!: boolean;

  @Field(() => Int, { nullable: true, description: 'Survivors assigned to it by order, and still so. Null: fewer than 5, and not for this viewer.' })
  assigned!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Cases that it opened in the last twelve months: its leads. Null: fewer than 5, and not for this viewer.',
  })
  leads!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of its leads: weighed by an authority within ${LEAD_HOURS} hours. Null: that, or the rest, is fewer than 5, and not for this viewer.`,
  })
  leadsActedOn!: number | null;

  @Field(() => Int, { nullable: true, description: 'How often others gave feedback on it. Null: fewer than 5, and not for this viewer.' })
  feedback!: number | null;
}

/** Of the organisations of the caller's district or State; an organisation gets its own. Counted by the keeper: not everybody sees the cases. */
export async function partnerFigures(context: Context): Promise<PartnerFigures[]> {
  const rows = (await context.figures('select * from hub.partner_figures(?, ?) order by ngo_id', [context.clock(), LEAD_HOURS])) as ({
    ngoId: string;
  } & Omit<PartnerFigures, 'ngo'>)[];
  return Promise.all(
    rows.map(async ({ ngoId, ...numbers }) => Object.assign(new PartnerFigures(), numbers, { ngo: await context.load(Office, ngoId) })),
  );
}
