import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { personName } from '../audit/clean-input.js';
import { Problem } from '../audit/payload.js';
import type { Context } from '../context.js';
import { Invalid } from '../errors.js';
import { type Compound, findByIdentity as findByTokens } from '../survivors/identity-tokens.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { OpenedClass } from './codes.js';
import { onRecord, PurposeInput, takeFromBudget } from './open.js';

@InputType({ description: 'A person who is looked for: name, year of birth and home district together, never a name alone.' })
export class FindByIdentityInput extends PurposeInput {
  @Field({ description: 'The name, in any of the scripts in which it may be on record.' })
  name!: string;

  @Field(() => Int, { description: 'Year of birth.' })
  birthYear!: number;

  @Field(() => Int, { description: 'Home district (LGD code).' })
  homeDistrict!: number;
}

@ObjectType({ description: 'The answer of `findByIdentity`.' })
export class FindByIdentityPayload {
  @Field(() => [Survivor], { description: 'By pseudonym: those of your cases whose identity is open to you. Open it to be sure.' })
  survivors!: Survivor[];

  @Field(() => [Problem], { description: 'What to mend; empty when it was looked for.' })
  problems!: Problem[];
}

/** Who was found is somebody whose name is now known: it counts and is on record as an opening is. */
export async function findByIdentity(context: Context, input: FindByIdentityInput): Promise<FindByIdentityPayload> {
  const { answer, problems } = await onRecord<string[]>(context, 'findByIdentity', input, [], async (em, isAgain) => {
    const compound: Compound = { name: personName(input.name, ['name']), birthYear: input.birthYear, homeDistrict: input.homeDistrict };
    if (compound.birthYear < 1900 || compound.birthYear > context.clock().getFullYear())
      throw new Invalid('This is no year of birth.', ['birthYear']);
    if (!isAgain) await takeFromBudget(em, context, 1);
    const found = await findByTokens(em, context.hub.keys, compound);
    const survivors = await em.find(Survivor, { id: { $in: found } }, { orderBy: { id: 'asc' } });
    return { answer: survivors.map(({ id }) => id), dataClass: OpenedClass.ID, survivors };
  });
  const survivors = (await Promise.all(answer.map((id) => context.load(Survivor, id)))).filter((survivor) => survivor !== null);
  return Object.assign(new FindByIdentityPayload(), { survivors, problems });
}
