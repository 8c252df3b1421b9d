/** Which documents may be executed: everybody's, or those that the administrator has registered; and under which name a request asks for one. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { RequestHandler } from 'express';
import { type GraphQLSchema, Kind, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql';
import { hashIn } from '../documents/register-documents.js';
import { TrustedDocument } from '../documents/trusted-document.entity.js';
import { type Register, TrustedDocuments, idOfDocument } from '../documents/trusted-documents.js';
import { rowsAtMost } from './cost.js';
import { examples } from './examples.js';
import { portalDocuments } from './portal.js';
import { ERRORS_AT_MOST, limitRules, limits } from './limits.js';

/** `trusted`: registered documents and no others. */
export type Documents = 'trusted' | 'any';

/** No schema fits it. It stands in for what is not registered, so that the refusal is made where all are and is the same to the byte. */
const UNKNOWN = '{ unknownDocument }';

/** Said to developers alone. */
export class NotRegistered extends Error {
  constructor() {
    super('No document is registered under this id. Register it with `samanvay documents add`, or send its text.');
  }
}

/** The register in the database, by the hub's own login, and the documents that the hub brings along. */
export function trustedDocuments(orm: MikroORM): TrustedDocuments {
  const register: Register = {
    ids: async () => (await orm.em.fork().find(TrustedDocument, {}, { fields: ['id'] })).map(({ id }) => id),
    text: async (id) => (await orm.em.fork().findOne(TrustedDocument, { id }))?.text,
  };
  return new TrustedDocuments(register, [...examples.map(({ query }) => query), ...portalDocuments()]);
}

/** The text that a request asks for, by whichever name. */
export type TextOfAsked = (asked: Asked) => Promise<string | undefined>;

/** Where only registered documents may be executed, a text is as good as its name, for clients that cannot do otherwise. */
export function textOfAsked(trusted: TrustedDocuments, accepted: Documents, development: boolean): TextOfAsked {
  const unknown = (): string => {
    if (development) throw new NotRegistered();
    return UNKNOWN;
  };
  return async ({ documentId, query, extensions }) => {
    const name = documentId ?? nameIn(extensions);
    if (accepted === 'any' && (name === undefined || (query !== undefined && documentId === undefined))) return query;
    if (name === undefined) {
      if (query === undefined || query.length > limits.bodyBytes) return query;
      return (await trusted.textOf(idOfDocument(query))) ?? unknown();
    }
    const id = typeof name === 'string' ? hashIn(name) : undefined;
    return (id && (await trusted.textOf(id))) || unknown();
  };
}

/**
 * Puts the text of a document in the place of its name: `documentId`, as GraphQL over HTTP says, or
 * `extensions.persistedQuery.sha256Hash`, as Apollo Client and urql send it.
 */
export function documentsByName(textFor: TextOfAsked): RequestHandler {
  return async (request, _response, next) => {
    try {
      if (request.method === 'GET') {
        const search = new URLSearchParams(request.url.split('?')[1] ?? '');
        const [documentId, query, extensions] = ['documentId', 'query', 'extensions'].map((name) => search.get(name) ?? undefined);
        const text = await textFor({ documentId, query, extensions: json(extensions) });
        if (text !== query || documentId !== undefined || nameIn(json(extensions)) !== undefined) {
          for (const name of ['documentId', 'query', 'extensions']) search.delete(name);
          if (text !== undefined) search.set('query', text);
          request.url = `${request.url.split('?')[0]}?${search}`;
        }
      } else if (isAsked(request.body)) {
        const { documentId: _named, ...body } = request.body;
        const text = await textFor(request.body);
        if (nameIn(body.extensions) !== undefined) delete body.extensions;
        request.body = text === undefined ? body : { ...body, query: text };
      }
      next();
    } catch (error) {
      next(error);
    }
  };
}

export interface Asked {
  documentId?: unknown;
  query?: string | undefined;
  extensions?: unknown;
}

/** Anything else the library refuses, in better words. */
export function isAsked(body: unknown): body is Asked {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return false;
  const { query } = body as { query?: unknown };
  return query === undefined || typeof query === 'string';
}

function nameIn(extensions: unknown): unknown {
  return (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash;
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The documents of a file: a `.graphql` file is one; a `.json` file is a manifest as Relay, Apollo or GraphQL Code Generator write it. */
export function documentsIn(file: string): { name: string; text: string }[] {
  const content = readFileSync(file, 'utf8');
  if (extname(file) !== '.json') return [{ name: file, text: content }];
  const manifest = JSON.parse(content) as Record<string, unknown>;
  const listed = Array.isArray(manifest.operations)
    ? (manifest.operations as { id: string; body: string }[]).map(({ id, body }) => [id, body] as const)
    : Object.entries(manifest);
  return listed.map(([id, text]) => {
    if (typeof text !== 'string') throw new Error(`${file}: what stands under ${id} is no document.`);
    if (hashIn(id) !== idOfDocument(text)) throw new Error(`${file}: ${id} is not the SHA-256 of its document. Let your compiler name documents so.`);
    return { name: `${file} ${id}`, text };
  });
}

/** The names of the operations; or why this can never be answered, all of it at once. */
export function checkDocument(schema: GraphQLSchema, text: string): { name: string; problems: string[] } {
  try {
    const document = parse(text, { maxTokens: limits.tokens });
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const errors = validate(schema, document, [...limitRules, NoSchemaIntrospectionCustomRule, ...specifiedRules], { maxErrors: ERRORS_AT_MOST });
    const problems = errors.map((error) => error.originalError?.message ?? error.message);
    const tooLarge = problems.length === 0 && operations.some((operation) => rowsAtMost(schema, document, operation, {}) > limits.rows);
    if (tooLarge) problems.push(`It asks for more than ${limits.rows} rows.`);
    return { name: operations.map(({ name }) => name?.value ?? '(unnamed)').join(', '), problems: [...new Set(problems)] };
  } catch (error) {
    return { name: '', problems: [(error as Error).message] };
  }
}
