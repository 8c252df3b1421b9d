import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { Invalid } from '../errors.js';
import { parseGlobalId } from './global-id.js';
import { Node } from './node.js';
import { LARGEST_PAGE } from './page.js';
import { RowReading } from './reading.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Whatever stands under a global id; null when there is nothing or it is not for you.' })
  node(@Arg('id', () => ID, { description: 'Global id.' }) id: string, @Ctx() context: Context) {
    const parsed = parseGlobalId(id);
    const entity = parsed && context.hub.nodeTypes.get(parsed.typeName);
    return entity ? new RowReading(entity, parsed.id) : null;
  }

  @Query(() => [Node], { nullable: 'items', description: 'The same for up to 100 ids, in their order.' })
  nodes(@Arg('ids', () => [ID], { description: 'Global ids.' }) ids: string[], @Ctx() context: Context) {
    if (ids.length > LARGEST_PAGE) throw new Invalid(`At most ${LARGEST_PAGE} ids at a time.`, ['ids']);
    return Promise.all(ids.map((id) => loadNode(context, id)));
  }
}

async function loadNode(context: Context, id: string): Promise<object | null> {
  const parsed = parseGlobalId(id);
  const entity = parsed && context.hub.nodeTypes.get(parsed.typeName);
  return entity ? context.load(entity, parsed.id) : null;
}
