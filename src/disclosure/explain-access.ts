import { Field, ObjectType } from 'type-graphql';
import { CaseAccess } from '../access/access-list.entity.js';
import { lookingAs } from '../access/actor.js';
import { type DataClass, dataClasses, dataClassMeanings, type Level, levelMeanings, narrowingMeanings, sightOf } from '../access/need-to-know.js';
import { mayCall, permissions } from '../access/permissions.js';
import { roleTitles } from '../access/roles.js';
import { dataClassOf } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Participant } from '../cases/participant.entity.js';
import type { Context } from '../context.js';
import { Invalid, NotFound } from '../errors.js';
import { Handover } from '../handovers/handover.entity.js';
import { parseGlobalId } from '../planner/global-id.js';
import { declaredField } from '../planner/relations.js';
import { OpenedClass } from './codes.js';

@ObjectType({ description: 'Why you may or may not see or do something with a thing that you see, and how to ask.' })
export class AccessExplanation {
  @Field({ description: 'Whether you may, as far as the agreement decides it. Whether the step is lawful now, the operation itself says.' })
  isAllowed!: boolean;

  @Field({ description: 'The rule of the agreement, in words.' })
  rule!: string;

  @Field(() => Participant, {
    nullable: true,
    description: 'The part of your office in the case, with its basis; null under a broken glass, and where it is about no case.',
  })
  participation!: Participant | null;

  @Field(() => Handover, { nullable: true, description: 'The handover by which alone your office takes part, where it is one.' })
  handover!: Handover | null;

  @Field(() => String, { nullable: true, description: 'The class of data, where it is of one.' })
  dataClass!: DataClass | null;

  @Field(() => String, { nullable: true, description: 'The level at which you see that class: F, S, M, A or -.' })
  level!: Level | null;

  @Field(() => String, { nullable: true, description: 'What to do to see or do it, where you may not.' })
  howToAsk!: string | null;
}

/**
 * Names the rule behind a yes or a no. What the caller may not know exists is not found, like an id that was never issued: it explains
 * nothing that it could not show.
 *
 * @param asked A field of the thing, an operation, or a class of data.
 */
export async function explainAccess(context: Context, id: string, asked: string): Promise<AccessExplanation> {
  const parsed = parseGlobalId(id);
  if (!parsed) throw new Invalid('This is not an id of the hub. Send ids back exactly as the hub gave them.', ['id']);
  const entity = context.hub.nodeTypes.get(parsed.typeName);
  const row = entity && (await context.load(entity, parsed.id));
  if (!row) throw new NotFound();
  const caseId = caseOf(row);
  const participation = caseId ? await participationIn(context, caseId) : null;
  const handover = participation?.handoverId ? await context.load(Handover, participation.handoverId) : null;
  const answer = (more: Pick<AccessExplanation, 'isAllowed' | 'rule'> & Partial<AccessExplanation>): AccessExplanation =>
    Object.assign(new AccessExplanation(), { participation, handover, dataClass: null, level: null, howToAsk: null }, more);

  const roles = permissions.Query[asked] ?? permissions.Mutation[asked];
  if (roles) {
    const may = mayCall(context.actor.roles, permissions.Query[asked] ? 'Query' : 'Mutation', asked);
    const titles = roles.map((role) => roleTitles[role]).join(', ');
    return answer({
      isAllowed: may,
      rule: may ? `Your role may call ${asked}.` : `${asked} is for: ${titles}.`,
      howToAsk: may ? null : 'Ask an office that takes part in the case and has one of these roles to do it.',
    });
  }

  const dataClass = isDataClass(asked) ? asked : classOfField(context, entity, asked);
  if (dataClass === undefined) throw new Invalid('Name a field of this thing, an operation, or a class of data such as MED.', ['asked']);
  if (dataClass === null)
    return answer({ isAllowed: true, rule: 'This is a fact of the case, open to every office that takes part, whatever its class of data.' });
  const { level: ofRole, narrowing } = sightOf(context.actor.roles, dataClass);
  const level = caseId ? await sharedLevel(context, caseId, dataClass, ofRole) : ofRole;
  const opened = dataClass in OpenedClass;
  const narrowed = narrowing ? `; ${narrowingMeanings[narrowing]}` : '';
  const isAllowed = level === 'F' || level === 'S';
  const isNarrowedByHandover = level !== ofRole;
  const byHandover = isNarrowedByHandover
    ? ` By the agreement your role has ${ofRole}; the handover by which your office takes part shares no more.`
    : '';
  return answer({
    isAllowed,
    dataClass,
    level,
    rule: `${dataClass} (${dataClassMeanings[dataClass]}): ${levelMeanings[level]}${narrowed}.${byHandover}`,
    howToAsk: isNarrowedByHandover ? 'Ask the office that leads the case to take part: requestAccess.' : howToAsk(dataClass, level, opened),
  });
}

function howToAsk(dataClass: DataClass, level: Level, isOpened: boolean): string | null {
  if (level === 'F')
    return isOpened ? `No query answers with it. Open it with a purpose, on record: ${dataClass === 'ID' ? 'openIdentity' : 'openShelter'}.` : null;
  if (level === 'A') return 'It is in the published statistics: publishedNumbers.';
  return 'The agreement gives your role no more. Ask the office that leads the case to do what needs it, or an order of the Committee.';
}

function isDataClass(text: string): text is DataClass {
  return (dataClasses as readonly string[]).includes(text);
}

/** The class behind a field: null for a fact of the case, undefined where there is no such field. */
function classOfField(context: Context, entity: Function, field: string): DataClass | null | undefined {
  const meta = context.hub.orm.getMetadata().get(entity as never);
  const declared = declaredField(entity, field);
  if (declared?.kind === 'many' || declared?.kind === 'content')
    return dataClassOf(context.hub.orm.getMetadata().get(declared.target() as never).comment);
  if (declared) return null;
  const isField = Object.hasOwn(meta.properties, field) || field in (entity.prototype as object) || field === 'id' || field === 'case';
  return isField ? dataClassOf(meta.comment) : undefined;
}

/** What is not narrowed comes first: it is by that that the office sees what it sees. */
async function participationIn(context: Context, caseId: string): Promise<Participant | null> {
  const standing = await context.read((em) =>
    em.find(Participant, { caseFile: caseId, office: context.actor.officeId, until: null }, { orderBy: { since: 'asc' } }),
  );
  return standing.find(({ statusOf, contentOf }) => !statusOf && !contentOf) ?? standing[0] ?? null;
}

/** The level that handovers leave of the role's own. */
async function sharedLevel(context: Context, caseId: string, dataClass: DataClass, ofRole: Level): Promise<Level> {
  if (ofRole !== 'F' && ofRole !== 'S') return ofRole;
  const own = await context.read((em) => em.findOne(CaseAccess, { caseId, officeId: lookingAs(context.actor) }));
  const has = (ticked: string[] | null | undefined) => !ticked || ticked.includes(dataClass);
  if (ofRole === 'F' && has(own?.contentOf)) return 'F';
  return has(own?.statusOf) ? 'S' : '-';
}

function caseOf(row: object): string | undefined {
  const { caseId, caseFile, id } = row as { caseId?: string; caseFile?: { id: string }; id: string };
  return caseId ?? caseFile?.id ?? (row instanceof CaseFile ? id : undefined);
}
