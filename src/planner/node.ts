import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Anything that can be asked for again by its global id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Global id. Opaque: send it back exactly as it came.' })
  id!: string;
}
