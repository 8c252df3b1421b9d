import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isInputObjectType,
} from 'graphql';

/** A drawn operation: valid against the schema, whatever it answers. */
export interface Drawn {
  source: string;
  variables: Record<string, unknown>;
}

/** Numbers that follow from a seed (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    chance: (p: number) => next() < p,
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!,
  };
}

export type Random = ReturnType<typeof random>;

/** What was seen in earlier answers and can be sent back: ids and cursors. */
export interface Seen {
  ids: string[];
  cursors: string[];
}

/** Draws a query: any root fields, any depth within reason, aliases, fragments, directives, variables, pages, cursors. */
export function draw(schema: GraphQLSchema, dice: Random, seen: Seen): Drawn {
  let names = 0;
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];

  const variable = (type: string, value: unknown): string => {
    const name = `v${++names}`;
    definitions.push(`$${name}: ${type}`);
    if (value !== undefined || type.endsWith('!')) variables[name] = value ?? null;
    return `$${name}`;
  };

  const enumOr = (type: GraphQLNamedType): unknown => {
    if (isEnumType(type)) return dice.pick(type.getValues()).name;
    switch (type.name) {
      case 'Int':
        return dice.pick([102, 196, 8, 10, 0, 1]);
      case 'Boolean':
        return dice.chance(0.5);
      case 'DateTime':
        return dice.pick(['2026-06-05T12:00:00+05:30', '2026-06-06T00:00:00Z', '2026-12-31T00:00:00Z', '2020-01-01T00:00:00Z']);
      case 'LocalDate':
        return dice.pick(['2026-06-05', '2030-02-28', '2020-02-29']);
      case 'ID':
        return dice.chance(0.9) && seen.ids.length ? dice.pick(seen.ids) : 'Case_00000000-0000-7000-8000-000000000000';
      default:
        return dice.pick(['jai', '', 'xyz', 'ÅÄ"\\ line']);
    }
  };

  const valueOf = (argument: { name: string; type: GraphQLArgument['type'] }, of = ''): unknown => {
    if (argument.name === 'first' || argument.name === 'last') return dice.chance(0.02) ? 101 : dice.pick([0, 1, 1, 2, 3, 5, 20, 100]);
    if (argument.name === 'after' || argument.name === 'before') {
      const fitting = seen.cursors.filter((cursor) => Buffer.from(cursor, 'base64url').toString().startsWith(`["${of} `));
      return dice.chance(0.97) && fitting.length ? dice.pick(fitting) : 'bm90IGEgY3Vyc29y';
    }
    const fitting = seen.ids.filter((id) => id.startsWith(`${of}_`));
    if (argument.name === 'id' && fitting.length && dice.chance(0.85)) return dice.pick(fitting);
    const named = getNamedType(argument.type);
    const isList = isListType(isNonNullType(argument.type) ? argument.type.ofType : argument.type);
    if (isList) return Array.from({ length: dice.below(3) }, () => enumOr(named));
    if (isInputObjectType(named))
      return Object.fromEntries(
        Object.values(named.getFields())
          .filter(() => dice.chance(0.25))
          .map((field) => [field.name, valueOf(field)]),
      );
    return enumOr(named);
  };

  const literal = (type: GraphQLArgument['type'], value: unknown): string => {
    const named = getNamedType(type);
    if (Array.isArray(value)) return `[${value.map((item) => literal(named as never, item)).join(', ')}]`;
    if (isInputObjectType(named))
      return `{${Object.entries(value as object)
        .map(([name, item]) => `${name}: ${literal(named.getFields()[name]!.type, item)}`)
        .join(', ')}}`;
    return isEnumType(named) ? String(value) : JSON.stringify(value);
  };

  const argsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.filter(
      (argument) =>
        isNonNullType(argument.type) ||
        dice.chance(argument.name === 'first' ? 0.5 : /^(after|before)$/.test(argument.name) && seen.cursors.length < 30 ? 0 : 0.1),
    );
    // Mostly pages that can be meant; sometimes ones that cannot.
    const page = given.filter(({ name }) => ['first', 'last', 'after', 'before'].includes(name)).map(({ name }) => name);
    const senseless =
      (page.includes('first') && page.includes('last')) || (page.includes('after') && (page.includes('last') || page.includes('before')));
    const of = getNamedType(field.type)
      .name.replace(/Connection$/, '')
      .replace(/^Case$/, 'CaseFile')
      .replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`)
      .toLowerCase();
    const kept = senseless && dice.chance(0.97) ? given.filter(({ name }) => name !== 'last' && name !== 'before') : given;
    if (kept.length === 0) return '';
    return `(${kept
      .map((argument) => {
        const value =
          !isNonNullType(argument.type) && dice.chance(0.05) ? null : valueOf(argument, argument.name === 'id' ? getNamedType(field.type).name : of);
        if (dice.chance(0.5))
          return `${argument.name}: ${variable(String(argument.type), dice.chance(0.05) && !isNonNullType(argument.type) ? undefined : value)}`;
        return `${argument.name}: ${value === null ? 'null' : literal(argument.type, value)}`;
      })
      .join(', ')})`;
  };

  const directive = (): string => {
    if (!dice.chance(0.06)) return '';
    const value = dice.chance(0.5);
    return ` @${dice.pick(['skip', 'include'])}(if: ${dice.chance(0.5) ? variable('Boolean!', value) : value})`;
  };

  const selectionSet = (type: GraphQLNamedType, depth: number): string => {
    const fields = isInterfaceType(type) || isObjectType(type) ? Object.values((type as GraphQLObjectType).getFields()) : [];
    const wanted = Math.min(fields.length, 1 + dice.below(depth > 4 ? 3 : 5));
    const selections = Array.from({ length: wanted }, () => selection(dice.pick(fields), depth)).filter((text) => text !== '');
    if (dice.chance(0.1)) selections.push('__typename');
    if (isInterfaceType(type))
      for (const possible of schema.getPossibleTypes(type))
        if (dice.chance(0.3)) selections.push(`... on ${possible.name} ${selectionSet(possible, depth + 1)}`);
    if (isObjectType(type) && dice.chance(0.06)) selections.push(`...${directive()} ${selectionSet(type, depth + 1)}`);
    if (isObjectType(type) && dice.chance(0.06)) {
      const name = `F${++names}`;
      fragments.push(`fragment ${name} on ${type.name} ${selectionSet(type, depth + 1)}`);
      selections.push(`...${name}${directive()}`);
    }
    return `{ ${selections.length ? selections.join(' ') : '__typename'} }`;
  };

  const selection = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const named = getNamedType(field.type);
    const isObject = isObjectType(named) || isInterfaceType(named);
    if (isObject && depth > 7) return '';
    const args = argsOf(field);
    // A field with arguments gets a key of its own, since another of the same name may differ.
    const alias = args || isObject || dice.chance(0.1) ? `a${++names}: ` : '';
    return `${dice.chance(0.5) && !args && isObject && !alias ? '' : alias}${field.name}${args}${directive()}${isObject ? ` ${selectionSet(named, depth + 1)}` : ''}`;
  };

  const roots = Object.values(schema.getQueryType()!.getFields());
  const body = Array.from({ length: 1 + dice.below(dice.chance(0.2) ? 3 : 1) }, () => {
    const field = dice.chance(0.1)
      ? dice.pick(roots)
      : dice.pick(roots.filter(({ name }) => !['viewer', 'sections', 'committeeLaws', 'states', 'nodes'].includes(name)));
    return selection(field, 1);
  });
  const source = `query${definitions.length ? `(${definitions.join(', ')})` : ''} { ${body.join(' ')} }\n${fragments.join('\n')}`;
  return { source, variables };
}

/** Ids and cursors of an answer, for the operations drawn after it. */
export function harvest(value: unknown, seen: Seen): void {
  if (typeof value === 'string') {
    if (/^[A-Z][A-Za-z]+_[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) keep(seen.ids, value);
    else if (/^WyJ[\w-]{20,}$/.test(value)) keep(seen.cursors, value);
  } else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) harvest(item, seen);
}

function keep(list: string[], value: string): void {
  if (list.length < 400) list.push(value);
  else list[(list.length * 7 + value.charCodeAt(value.length - 1) * 13 + value.charCodeAt(value.length - 5)) % 400] = value;
}
