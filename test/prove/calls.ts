import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Random } from '../planner/draw.js';
import { type Call, type IdPath, minimalCall } from '../server/minimal-call.js';

/** What is meant by the name of a place in an input where an id stands, when it is not the name of the type. */
const meant: Record<string, string> = {
  ngo: 'Office',
  home: 'Office',
  hospital: 'Office',
  committee: 'Office',
  toOffice: 'Office',
  ownerOffice: 'Office',
  processedBy: 'Office',
  provider: 'Office',
  investigator: 'Office',
  team: 'Officer',
  determination: 'AgeDetermination',
  investigation: 'SocialInvestigation',
  plan: 'RescuePlan',
  visit: 'FollowUpVisit',
  kept: 'Survivor',
  duplicate: 'Survivor',
  decidingOffice: 'Office',
  jointWithOffice: 'Office',
  entry: 'WatchEntry',
  complaint: 'AgencyComplaint',
  report: 'ActionReport',
  session: 'TrainingSession',
  part: 'DrivePart',
};

/** In these a committee is one that meets; elsewhere the Child Welfare Committee before which somebody is brought. */
const ofCommittees = ['callMeeting', 'seatOffice', 'meetings', 'actionItems'];

/** The type whose row an operation expects in a place. Of a place that nothing is known of: none. */
export function expectedType(schema: GraphQLSchema, kind: 'Query' | 'Mutation', name: string, path: IdPath): string | undefined {
  const field = (kind === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields()[name]!;
  const last = path.at(-1)!;
  // What stands behind `node(id)` is of any type, and so is what is explained.
  if (last === 'id') {
    const answered = getNamedType(field.type);
    return isObjectType(answered) && 'id' in answered.getFields() ? answered.name : undefined;
  }
  if (last === 'supersedes' || last === 'supersedesId') {
    // `recordJourneyEvent` answers the survivor, and corrects a step.
    const fact = name.replace(/^[a-z]+/, '');
    return isObjectType(schema.getType(fact)) ? fact : nounOf(schema, name)?.type;
  }
  if (last === 'replaces') return 'Decision';
  if (last === 'presentSeats') return 'Seat';
  const stem = last.replace(/Ids?$/, '');
  if (stem === 'committee' && ofCommittees.includes(name)) return 'Committee';
  if (stem === 'plan' && /^recordInspections?$/.test(name)) return 'InspectionPlan';
  const named = `${stem[0]!.toUpperCase()}${stem.slice(1)}`;
  return meant[stem] ?? (isObjectType(schema.getType(named)) ? named : undefined);
}

/** What a mutation answers besides its problems. */
export function nounOf(schema: GraphQLSchema, mutation: string): { name: string; type: string } | undefined {
  const payload = getNamedType(schema.getMutationType()!.getFields()[mutation]!.type);
  const noun = isObjectType(payload) && Object.values(payload.getFields()).find(({ name }) => name !== 'problems');
  return noun ? { name: noun.name, type: getNamedType(noun.type).name } : undefined;
}

/** Values with which the smallest call of an operation comes as far as it can: lawful on the day of the proofs. */
export const lawful: Record<string, unknown> = {
  'input.sections': ['BNS:143(4)'],
  'input.number': '213/2026',
  'input.plannedFor': '2026-06-25T05:00:00+05:30',
  'input.dueOn': '2026-07-15',
  'input.reviewOn': '2026-07-15',
  'input.shelter': 'CH',
  'input.notification': 'DTF/2026/1',
  'input.meetsAt': '2026-07-08T11:00:00+05:30',
  'input.evidence.number': '14/2026',
  'input.evidence.on': '2026-06-06',
  'input.endedAt': '2026-06-05T10:00:00+05:30',
  'input.survivor.exploitation': ['CHILD_LABOUR'],
  'input.orderedOn': '2026-06-06',
};

const PROBLEMS = 'problems { code message path }';

/** A mutation that reads all of its result's plain fields, and all problems. */
export function withResult(schema: GraphQLSchema, name: string, call: Call): Call {
  const noun = nounOf(schema, name);
  const type = noun && schema.getType(noun.type);
  const payload = getNamedType(schema.getMutationType()!.getFields()[name]!.type);
  const hasProblems = isObjectType(payload) && 'problems' in payload.getFields();
  if (!isObjectType(type) || !hasProblems) return call;
  const fields = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
  // Where each of several is answered by itself, each has problems of its own.
  const each = 'problems' in type.getFields() ? `${PROBLEMS} ` : '';
  const selection = `{ ${PROBLEMS} ${noun!.name} { ${each}${fields.map((field) => field.name).join(' ')} } }`;
  return { ...call, query: call.query.replace(/\{ __typename \} \}$/, `${selection} }`) };
}

/** Draws a call of a mutation, lawful in most of what it says. `idFor` says what stands where a row of a type is expected. */
export function drawMutation(
  schema: GraphQLSchema,
  name: string,
  dice: Random,
  idFor: (type: string | undefined) => string,
  versionOf: (id: string) => number,
): Call {
  const input = schema.getMutationType()!.getFields()[name]!.args[0]!;
  const values: Record<string, unknown> = { ...lawful };
  const optional: string[][] = [];
  const visit = (type: GraphQLInputType, path: string[]): void => {
    const inner = getNullableType(type);
    if (isListType(inner)) return;
    if (isInputObjectType(inner)) {
      for (const field of Object.values(inner.getFields())) {
        if (field.type === getNullableType(field.type)) optional.push([...path, field.name]);
        visit(field.type, [...path, field.name]);
      }
    } else if (isEnumType(inner) && dice.chance(0.7)) values[path.join('.')] = dice.pick(inner.getValues()).name;
    else if (inner.toString() === 'DateTime' && dice.chance(0.5))
      values[path.join('.')] = dice.pick([
        '2026-06-06T10:00:00+05:30',
        '2026-06-12T10:00:00+05:30',
        '2026-06-21T11:59:00+05:30',
        '2026-06-25T05:00:00+05:30',
      ]);
  };
  visit(input.type, [input.name]);
  const given = new Map<string, string>();
  const call = minimalCall(schema, 'Mutation', name, {
    values,
    ...(optional.length > 0 && dice.chance(0.4) && { alsoFill: dice.pick(optional) }),
    idFor: (path) => {
      const id = idFor(expectedType(schema, 'Mutation', name, path));
      given.set(path.join('.'), id);
      return id;
    },
  });
  const variables = call.variables[input.name] as Record<string, unknown>;
  const [first] = given.values();
  if ('expectedVersion' in variables && first && dice.chance(0.85)) variables.expectedVersion = versionOf(first);
  return withResult(schema, name, call);
}
