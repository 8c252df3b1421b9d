import { createRequire } from 'node:module';
import { GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import type * as Middleware from 'graphql-middleware';
import type * as Shield from 'graphql-shield';
import { mayCall, type OperationKind, permissions } from './permissions.js';
import type { Role } from './roles.js';

// As ES modules both fail on Node 23 and newer: they read functions of `util` that are gone.
const require = createRequire(import.meta.url);
const { allow, deny, rule, shield } = require('graphql-shield') as typeof Shield;
const { applyMiddleware } = require('graphql-middleware') as typeof Middleware;

/**
 * The door: may this role call this operation. What is not in the table is denied. Rows and fields are the wall's
 * business, so types below the root carry no rule, and get their own resolvers back unwrapped.
 */
export function withShield(schema: GraphQLSchema): GraphQLSchema {
  const roots: readonly unknown[] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const below = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type));
  const rules = {
    ...Object.fromEntries(below.map(({ name }) => [name, allow])),
    Query: rulesOf('Query'),
    Mutation: rulesOf('Mutation'),
    // Besides: a subscription is refused before anything is subscribed to (`server/subscriptions.ts`).
    ...(schema.getSubscriptionType() && { Subscription: rulesOf('Subscription') }),
  } as Shield.IRules;
  // External errors pass, since every error that leaves is made anew by the server's own formatter.
  const shielded = applyMiddleware(schema, shield(rules, { fallbackRule: deny, allowExternalErrors: true, fallbackError: () => forbidden() }));
  for (const type of below) {
    const fields = isObjectType(type) ? type.getFields() : {};
    const wrapped = shielded.getType(type.name);
    if (isObjectType(wrapped))
      for (const [name, field] of Object.entries(wrapped.getFields())) {
        const original = fields[name]?.resolve;
        if (original) field.resolve = original;
        else delete field.resolve;
      }
  }
  return shielded;
}

function rulesOf(operation: OperationKind) {
  const listed = Object.keys(permissions[operation]).map((name) => [
    name,
    rule(`${operation}.${name}`, { cache: 'no_cache' })((_parent: unknown, _args: unknown, context: { actor: { roles: readonly Role[] } }) =>
      // Who is not signed in was refused before the first field (`statusPlugin`).
      mayCall(context.actor.roles, operation, name) ? true : forbidden(),
    ),
  ]);
  return { ...Object.fromEntries(listed), '*': deny };
}

function forbidden(): GraphQLError {
  return new GraphQLError('Your role may not call this operation.', { extensions: { code: 'FORBIDDEN' } });
}
