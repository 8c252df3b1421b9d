import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { lookingAs } from '../access/actor.js';
import type { Context } from '../context.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Invalid, NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { LARGEST_PAGE, ORDINARY_PAGE } from '../planner/page.js';
import type { Statement } from '../planner/pipeline.js';
import { Change } from './change.entity.js';
import { BEGINNING, cursorOf } from './cursor.js';
import { changesAfter, newestChange, placeOf, readStretch } from './read-changes.js';

@ObjectType({ description: 'Where the list has been read up to.' })
export class ChangeEnd {
  @Field({ description: 'Whether more may follow: ask again with `endCursor`.' })
  hasNextPage!: boolean;

  @Field({ description: 'Where you are now: the cursor of the last change, or the one that you sent.' })
  endCursor!: string;
}

@ObjectType({ description: 'A stretch of what has changed, oldest first.' })
export class ChangeConnection {
  @Field(() => [Change], { description: 'The changes that you see, in their order.' })
  nodes!: Change[];

  @Field(() => ChangeEnd, { description: 'Where the list has been read up to.' })
  pageInfo!: ChangeEnd;
}

/** Of the office's own list, so many entries at a time. */
const STRETCH = 200;

export interface SinceArgs {
  cursor?: string | undefined;
  first?: number | undefined;
  caseId?: string | undefined;
}

/** What a caller sees of the changes after a cursor. All of it in one snapshot. */
export async function changesSince(context: Context, { cursor, first = ORDINARY_PAGE, caseId }: SinceArgs): Promise<ChangeConnection> {
  const { keys } = context.hub;
  if (first < 1 || first > LARGEST_PAGE) throw new Invalid(`Ask for 1 to ${LARGEST_PAGE} changes at a time.`, ['first']);
  const office = lookingAs(context.actor);
  const wanted = { caseId: caseId == null ? undefined : rowId('Case', caseId, ['caseId']) };
  // One that is hidden, and the answer is that of one that never was.
  if (wanted.caseId && !(await context.load(CaseFile, wanted.caseId))) throw new NotFound();
  if (cursor == null) {
    const newest = await context.read((em) => valueOf(em, newestChange(office)));
    return { nodes: [], pageInfo: { hasNextPage: false, endCursor: cursorOf(keys, newest ?? BEGINNING) } };
  }
  const asked = placeOf(keys, cursor, 'cursor');
  return context.read(async (em) => {
    let from = asked ? Number((await valueOf(em, asked)) ?? 0) : 0;
    const nodes: Change[] = [];
    let isEnd = false;
    while (nodes.length <= first && !isEnd) {
      const { upTo, changes } = readStretch(await valueOf(em, changesAfter(office, from, STRETCH, wanted)));
      nodes.push(...changes);
      if (upTo === null) isEnd = true;
      else from = upTo;
    }
    const shown = nodes.slice(0, first);
    const last = shown.at(-1);
    return { nodes: shown, pageInfo: { hasNextPage: nodes.length > first, endCursor: last ? cursorOf(keys, last.id) : cursor } };
  });
}

/** The one value of a statement, in the transaction of a request. */
export async function valueOf(em: EntityManager, { sql, params }: Statement): Promise<string | null> {
  const places = [...sql.matchAll(/\$(\d+)/g)].map(([, n]) => params[Number(n) - 1]);
  const rows: Record<string, string | null>[] = await em.execute(sql.replaceAll(/\$\d+/g, '?'), places);
  return Object.values(rows[0] ?? {})[0] ?? null;
}
