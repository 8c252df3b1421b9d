import type pg from 'pg';
import { idOfDocument } from './trusted-documents.js';

export interface RegisteredDocument {
  /** As a request names it in `documentId`. */
  documentId: string;
  name: string;
  addedAt: Date;
}

interface Document {
  name: string;
  text: string;
}

const PREFIX = 'sha256:';

/** What a client names a document by. */
export function documentIdOf(text: string): string {
  return `${PREFIX}${idOfDocument(text)}`;
}

/** The SHA-256 in a `documentId`; undefined: it cannot be one of ours. */
export function hashIn(documentId: string): string | undefined {
  return /^(?:sha256:)?([0-9a-f]{64})$/.exec(documentId)?.[1];
}

/** Adds documents, all or none; says which were not there yet. Needs the administrator's login. */
export async function addDocuments(client: pg.Client, documents: readonly Document[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into hub.trusted_document (id, name, text, added_at)
     select distinct on (id) id, name, text, now() from unnest($1::text[], $2::text[], $3::text[]) as d(id, name, text) order by id
     on conflict (id) do nothing returning id`,
    [documents.map(({ text }) => idOfDocument(text)), documents.map(({ name }) => name), documents.map(({ text }) => text)],
  );
  return rows.map(({ id }) => PREFIX + id);
}

export async function listDocuments(client: pg.Client): Promise<RegisteredDocument[]> {
  const { rows } = await client.query<RegisteredDocument>(
    `select '${PREFIX}' || id as "documentId", name, added_at as "addedAt" from hub.trusted_document order by name, id`,
  );
  return rows;
}

/** Takes documents out of the register; says which were there. */
export async function removeDocuments(client: pg.Client, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('delete from hub.trusted_document where id = any($1::text[]) returning id', [
    ids.map((id) => hashIn(id) ?? id),
  ]);
  return rows.map(({ id }) => PREFIX + id);
}
