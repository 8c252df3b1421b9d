import { type GraphQLSchema } from 'graphql';
import { dataClassMeanings, dataClasses, levelMeanings, levels, narrowingMeanings, narrowings, needToKnow, rolesWithCases } from './need-to-know.js';
import { type OperationKind, operationKinds, permissions } from './permissions.js';
import { allRoles, type Role, roleMeanings, roleTitles } from './roles.js';

/** The agreement as a document that a magistrate can read: who may see what, and who may do what. */
export function accessMatrix(schema: GraphQLSchema): string {
  const description = (kind: OperationKind, name: string) => fieldsOf(schema, kind)[name]?.description;
  const lines = [
    '# Who may see what, and who may do what',
    '',
    'Generated from `src/access` by `npm run schema`. The same tables make the row policies of the database, the door of the API and what `viewer { mayCall sees }` answers.',
    '',
    '1. **Which rows?** An officer sees a case when their office takes part in it. Nothing else opens a case: no rank, no administrator, no developer.',
    '2. **Which class of data?** Within such a case, the table below says what the role may see.',
    '',
    'Facts that belong to no class (number, kind, stage, priority, district, dates, offices that take part, pseudonym, age band, sex) are open to every office that takes part,',
    `except to these roles, to which no case opens: ${titles(allRoles.filter((role) => !rolesWithCases.includes(role)))}.`,
    'Identity (ID) and shelter (LOC) are in no answer of any query: they are opened one survivor at a time, with a purpose, on record.',
    '',
    '## The roles',
    '',
    ...grid(
      ['Role', 'Who that is', 'In the API'],
      allRoles.map((role) => [roleTitles[role], roleMeanings[role], `\`${role}\``]),
    ),
    '',
    '## The classes of data',
    '',
    ...grid(
      ['Class', 'What it holds'],
      dataClasses.map((dataClass) => [dataClass, dataClassMeanings[dataClass]]),
    ),
    '',
    '## Role by class',
    '',
    ...grid(
      ['Role', ...dataClasses],
      allRoles.map((role) => [roleTitles[role], ...dataClasses.map((dataClass) => needToKnow[role][dataClass])]),
    ),
    '',
    ...levels.map((level) => `- **${level}**: ${levelMeanings[level]}.`),
    '',
    'Narrower still, whatever the table says:',
    '',
    ...narrowings.map(({ roles, classes, to }) => `- ${titles(roles)}: ${classes.join(', ')} ${narrowingMeanings[to]}.`),
    '- Home, Hospital, NGO: only survivors placed with, referred to or assigned to their own office.',
    '- PLAN: until the rescue starts, the named team alone.',
    '- A portal acts for a named officer, and gets what both may have.',
    '',
    '## Operation by role',
    '',
    'Whether the role may call it at all. Which rows it may touch is decided row by row.',
    '',
    ...operationKinds.flatMap((kind) => [
      `### ${headings[kind]}`,
      '',
      ...grid(
        ['Operation', 'What it does', 'Roles'],
        Object.entries(permissions[kind]).map(([name, roles]) => [
          `\`${name}\``,
          description(kind, name) || '',
          roles.length === allRoles.length ? 'all' : titles(allRoles.filter((role) => roles.includes(role))),
        ]),
      ),
      '',
    ]),
  ];
  return lines.join('\n');
}

const headings: Record<OperationKind, string> = { Query: 'Asking', Mutation: 'Recording', Subscription: 'Being told' };

function titles(roles: readonly Role[]): string {
  return roles.map((role) => roleTitles[role]).join(', ');
}

function fieldsOf(schema: GraphQLSchema, kind: OperationKind) {
  const root = { Query: schema.getQueryType(), Mutation: schema.getMutationType(), Subscription: schema.getSubscriptionType() }[kind];
  return root?.getFields() ?? {};
}

function grid(head: string[], rows: string[][]): string[] {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
