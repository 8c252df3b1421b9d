import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  extendSchema,
  graphql,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isIntrospectionType,
  parse,
} from 'graphql';
import { dataClasses, levelMeanings, needToKnow } from '../../src/access/need-to-know.js';
import { mayCall, operationKinds, permissions } from '../../src/access/permissions.js';
import { allRoles, type Role } from '../../src/access/roles.js';
import { withShield } from '../../src/access/shield.js';
import { personas } from '../../src/offices/personas.js';
import { buildHubSchema } from '../../src/server/schema.js';
import { useHub } from '../hub.js';
import { minimalCall } from '../server/minimal-call.js';

const hub = useHub();
/** Those that are asked by request; how subscriptions are let in is told in test/live. */
const kinds = ['Query', 'Mutation'] as const;

let built: Promise<{ schema: GraphQLSchema }> | undefined;

async function schema(): Promise<GraphQLSchema> {
  return (await (built ??= buildHubSchema(hub.orm.getMetadata()))).schema;
}

async function operations(kind: (typeof operationKinds)[number]): Promise<string[]> {
  const all = await schema();
  const root = { Query: all.getQueryType(), Mutation: all.getMutationType(), Subscription: all.getSubscriptionType() }[kind];
  return Object.keys(root!.getFields()).toSorted();
}

test.each(operationKinds)('every operation under %s is in the table of permissions, and everything in the table exists', async (kind) => {
  expect(await operations(kind)).toEqual(Object.keys(permissions[kind]).toSorted());
});

test('every operation is open to somebody, and to roles that there are', () => {
  for (const kind of operationKinds)
    for (const [name, roles] of Object.entries(permissions[kind]))
      expect({ name, ok: roles.length > 0 && roles.every((role) => allRoles.includes(role)) }).toEqual({ name, ok: true });
});

test('control: what is not in the table is denied to every role', async () => {
  const wider = withShield(extendSchema(await schema(), parse('extend type Query { unlisted: String } extend type Mutation { unlisted: String }')));
  const asEverybody = {
    schema: wider,
    rootValue: { unlisted: 'reached' },
    contextValue: { actor: { roles: allRoles }, outcome: (_: string, ask: () => unknown) => ask() },
  };
  for (const source of ['{ unlisted }', 'mutation { unlisted }']) {
    const { data, errors } = await graphql({ ...asEverybody, source });
    expect(data).toEqual({ unlisted: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
  // What is listed is reached, so it was the table that denied.
  const listed = await graphql({ ...asEverybody, source: '{ sections { code } }' });
  expect(listed.errors).toBeUndefined();
});

/** The persona of each role in the demo's first district. */
const personaOf = new Map<Role, string>(personas.toReversed().map(({ role, persona }) => [role, persona]));

test('every role has a persona to be tried as', () => {
  expect([...personaOf.keys()].toSorted()).toEqual(allRoles.toSorted());
});

test.each(allRoles)('%s passes the door of the operations that the table names, and of no other', async (role) => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const officer = hub.officer(personaOf.get(role)!);
  const all = await schema();
  const wrong: object[] = [];
  let [passed, refused] = [0, 0];
  for (const kind of kinds)
    for (const name of await operations(kind)) {
      const { query, variables } = minimalCall(all, kind, name);
      const answer = await officer.ask(query, { ...variables, ...(kind === 'Mutation' && { input: { ...variables.input, opId: randomUUID() } }) });
      // Behind the door other sentences of the agreement may refuse as well; the door has its own.
      const atTheDoor = answer.errors?.some(({ message }) => message === 'Your role may not call this operation.') ?? false;
      if (atTheDoor) refused++;
      else passed++;
      const malformed = answer.errors?.find(({ extensions }) => extensions.code.startsWith('GRAPHQL') || extensions.code === 'INTERNAL');
      if (malformed || atTheDoor === mayCall([role], kind, name) || (atTheDoor && answer.errors![0]!.extensions.code !== 'FORBIDDEN'))
        wrong.push({ name, atTheDoor, errors: answer.errors });
    }
  expect(wrong).toEqual([]);
  expect(passed).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});

test('the viewer is told the same as the door decides', async () => {
  for (const role of allRoles) {
    const { viewer } = await hub.officer(personaOf.get(role)!).data('{ viewer { operations no: mayCall(operation: "dropTable") } }');
    const table = operationKinds.flatMap((kind) => Object.keys(permissions[kind]).filter((name) => mayCall([role], kind, name)));
    expect({ role, operations: viewer.operations, no: viewer.no }).toEqual({ role, operations: table, no: false });
  }
});

test.each(allRoles)('what the viewer of %s sees is the line of the need-to-know table', async (role) => {
  const { viewer } = await hub.officer(personaOf.get(role)!).data('{ viewer { sees { dataClass holds level means } } }');
  expect(Object.fromEntries(viewer.sees.map(({ dataClass, level }: any) => [dataClass, level]))).toEqual(needToKnow[role]);
  expect(viewer.sees.map(({ dataClass }: any) => dataClass)).toEqual(dataClasses);
  for (const { level, means, holds } of viewer.sees) {
    expect(means.startsWith(levelMeanings[level as keyof typeof levelMeanings])).toBe(true);
    expect(holds).not.toBe('');
  }
});

/** The table once more, written out from the proposal by hand: a slip in the one that is used shows against this one. */
const proposal: Record<string, string> = {
  POLICE_OFFICER: 'F S F F F F S S F F A',
  AHTU_OFFICER: 'F S S F F F S S F F A',
  AHTB_OFFICER: 'M - - - F F A A - S A',
  CHILD_WELFARE_POLICE: 'F F S S S - S - - F A',
  LABOUR_OFFICER: 'M - - S S F S F - F A',
  DISTRICT_ADMINISTRATION: 'F S - S S F F F S F A',
  CWC_MEMBER: 'F F F F S S F S - - A',
  DCPU_OFFICER: 'F F S F S S F F - F A',
  HOME_STAFF: 'F F F S - - F S - - -',
  MEDICAL_OFFICER: 'F - F S - - - - - - -',
  LEGAL_SERVICES: 'F - F F F S S F - - A',
  NGO_WORKER: 'F S S F - S F S F F -',
  COMMITTEE_MEMBER: '- - - - A A A A - - A',
  STATE_ADMIN: '- - - - - - - - - - -',
};

test('the need-to-know table is the one that was proposed to the departments', () => {
  expect(Object.fromEntries(allRoles.map((role) => [role, dataClasses.map((dataClass) => needToKnow[role][dataClass]).join(' ')]))).toEqual(proposal);
});

/** Everything in a schema that nobody has described. */
function undescribed(all: GraphQLSchema): string[] {
  const missing: string[] = [];
  const check = (name: string, { description }: { description?: string | null }) => {
    if (!description?.trim()) missing.push(name);
  };
  for (const type of Object.values(all.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    // The roots are not things: what stands in them is described.
    const isRoot = [all.getQueryType(), all.getMutationType(), all.getSubscriptionType()].includes(type as GraphQLObjectType);
    if (!isRoot) check(type.name, type);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
  }
  return missing;
}

test('every type, field, argument and input field is described', async () => {
  expect(undescribed(await schema())).toEqual([]);
});

test('control: what is not described is found', () => {
  const query = new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLString, args: { b: { type: GraphQLString } } } } });
  expect(undescribed(new GraphQLSchema({ query }))).toEqual(['Query.a', 'Query.a(b:)']);
});
