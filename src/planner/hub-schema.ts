import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';

/** The schema, and the classes behind `node(id)` by their name in it. */
export interface HubSchema {
  schema: GraphQLSchema;
  nodeTypes: ReadonlyMap<string, ClassType<object>>;
}
