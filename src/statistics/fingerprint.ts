import { createHash } from 'node:crypto';
import type pg from 'pg';

interface Header {
  month: string;
  publishedAt: Date;
  cutOff: Date;
  definition: number;
}

export interface Row {
  state: number;
  district: number;
  breakdown: string;
  category: string;
  cases: number | null;
}

/** SHA-256 over what was published, one line for the publication and one for each cell, in the order of their characters. */
export function fingerprintOf({ month, publishedAt, cutOff, definition }: Header, rows: readonly Row[]): string {
  const head = [month, publishedAt.toISOString(), cutOff.toISOString(), definition].join(' ');
  const lines = rows.map(({ state, district, breakdown, category, cases }) => [state, district, breakdown, category, cases ?? 'hidden'].join(' '));
  return createHash('sha256')
    .update([head, ...lines.toSorted()].join('\n'))
    .digest('hex');
}

/**
 * The publications that are not as they were published. It finds the hand that went round the triggers, not the one that wrote a
 * new fingerprint as well: for that, compare with one that was noted elsewhere.
 */
export async function publicationProblems(client: pg.Client): Promise<string[]> {
  const { rows: publications } = await client.query<Header & { fingerprint: string }>(
    `select month::text, published_at as "publishedAt", cut_off as "cutOff", definition, fingerprint from hub.publication order by month`,
  );
  const problems: string[] = [];
  for (const publication of publications) {
    const { rows } = await client.query<Row>(
      'select state_code as state, district_code as district, breakdown, category, cases from hub.published_number where month = $1',
      [publication.month],
    );
    if (fingerprintOf(publication, rows) !== publication.fingerprint)
      problems.push(`published statistics of ${publication.month.slice(0, 7)} are not as they were published`);
  }
  return problems;
}
