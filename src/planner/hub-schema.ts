import { type GraphQLFieldResolver, type GraphQLSchema, defaultFieldResolver } from 'graphql';
import type { ClassType } from 'type-graphql';
import type { Context } from '../context.js';
import { isReading } from './reading.js';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** The schema, and the classes behind `node(id)` by their name in it. */
export interface HubSchema {
  schema: GraphQLSchema;
  nodeTypes: ReadonlyMap<string, ClassType<object>>;
  /** By root type and field, the root resolvers behind their doors: they answer what is to be read, and read nothing. */
  doors: ReadonlyMap<string, ReadonlyMap<string, Resolver>>;
}

/**
 * Lets ordinary execution perform what the root resolvers say is to be read: the whole answer of a query, the noun in the payload of
 * a change. Answers the resolvers themselves, for the planner; one that the planner has asked already is not asked again.
 */
export function performReadings(schema: GraphQLSchema): HubSchema['doors'] {
  return new Map(
    [schema.getQueryType()!, schema.getMutationType()!].map((type) => {
      const doors = new Map<string, Resolver>();
      for (const field of Object.values(type.getFields())) {
        const door = (field.resolve ?? defaultFieldResolver) as Resolver;
        doors.set(field.name, door);
        field.resolve = async (root: unknown, args: Record<string, unknown>, context: Context, info) => {
          const outcome: unknown = await context.outcome(String(info.path.key), async () => door(root, args, context, info));
          return type === schema.getQueryType() ? perform(outcome, context) : performAll(outcome as object, context);
        };
      }
      return [type.name, doors];
    }),
  );
}

function perform(value: unknown, context: Context): unknown {
  return isReading(value) ? context.perform(value) : value;
}

async function performAll(payload: object, context: Context): Promise<object> {
  // Shield answers a refusal as a value.
  if (payload instanceof Error) return payload;
  const entries = await Promise.all(Object.entries(payload).map(async ([name, value]) => [name, await perform(value, context)]));
  return Object.fromEntries(entries) as object;
}
