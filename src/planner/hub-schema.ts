import { type GraphQLFieldResolver, type GraphQLSchema, defaultFieldResolver } from 'graphql';
import type { ClassType } from 'type-graphql';
import type { Context } from '../context.js';
import { isReading } from './reading.js';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** The schema, and the classes behind `node(id)` by their name in it. */
export interface HubSchema {
  schema: GraphQLSchema;
  nodeTypes: ReadonlyMap<string, ClassType<object>>;
  /** The root resolvers of queries behind their doors: they answer what is to be read, and read nothing. */
  doors: ReadonlyMap<string, Resolver>;
}

/**
 * Lets ordinary execution perform what the root resolvers of queries say is to be read; answers the resolvers themselves,
 * for the planner. One that the planner has asked already is not asked again.
 */
export function performReadings(schema: GraphQLSchema): Map<string, Resolver> {
  const doors = new Map<string, Resolver>();
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const door = (field.resolve ?? defaultFieldResolver) as Resolver;
    doors.set(field.name, door);
    field.resolve = async (root: unknown, args: Record<string, unknown>, context: Context, info) => {
      const outcome: unknown = await context.outcome(String(info.path.key), async () => door(root, args, context, info));
      return isReading(outcome) ? context.perform(outcome) : outcome;
    };
  }
  return doors;
}
