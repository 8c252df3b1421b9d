import { Arg, Ctx, Field, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { type DataClass, dataClassMeanings, dataClasses, levelMeanings, narrowingMeanings, sightOf } from '../access/need-to-know.js';
import { mayCall, operationKinds, permissions } from '../access/permissions.js';
import { Role, roleMeanings } from '../access/roles.js';
import type { Context } from '../context.js';
import { Office, Officer } from './office.entity.js';

registerEnumType(Role, {
  name: 'Role',
  description: 'What an officer does. It decides which operations may be called and which classes of data may be seen.',
  valuesConfig: Object.fromEntries(Object.entries(roleMeanings).map(([role, description]) => [role, { description }])),
});

@ObjectType({ description: 'What the viewer may see of one class of data, within the cases the office takes part in.' })
export class Sight {
  @Field({ description: 'The class: ID, LOC, MED, ST, ACC, EMP, RHB, FIN, REP, PLAN or AGG.' })
  dataClass!: string;

  @Field({ description: 'What the class holds.' })
  holds!: string;

  @Field({ description: 'F: full. M: a pseudonym instead. S: status only. A: in statistics only. -: nothing.' })
  level!: string;

  @Field({ description: 'The level in words, with what narrows it.' })
  means!: string;
}

@ObjectType({ description: 'Who asks, and what the agreement lets them do and see.' })
export class Viewer {
  @Field(() => Officer, { description: 'The officer.' })
  officer!: Officer;

  @Field(() => Office, { description: 'The office.' })
  office!: Office;

  @Field(() => [Role], { description: 'The roles in force: through a portal, only those that it may act in too.' })
  roles!: Role[];

  @Field(() => String, { nullable: true, description: 'The portal that acts for the officer, if one does.' })
  client!: string | null;

  @Field({ description: 'Whether the viewer may call an operation, such as `recordJourneyEvent`. Which rows it may touch, the row decides.' })
  mayCall(@Arg('operation', () => String, { description: 'Name of a query, a mutation or a subscription.' }) operation: string): boolean {
    return operationKinds.some((kind) => mayCall(this.roles, kind, operation));
  }

  @Field(() => [String], { description: 'All operations the viewer may call.' })
  operations(): string[] {
    return operationKinds.flatMap((kind) => Object.keys(permissions[kind]).filter((name) => mayCall(this.roles, kind, name)));
  }

  @Field(() => [Sight], { description: 'What the need-to-know table lets the viewer see, class by class.' })
  sees(): Sight[] {
    return dataClasses.map((dataClass) => this.sight(dataClass));
  }

  private sight(dataClass: DataClass): Sight {
    const { level, narrowing } = sightOf(this.roles, dataClass);
    const means = narrowing ? `${levelMeanings[level]}; ${narrowingMeanings[narrowing]}` : levelMeanings[level];
    return { dataClass, holds: dataClassMeanings[dataClass], level, means };
  }
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who asks, and what the agreement lets them do and see.' })
  async viewer(@Ctx() context: Context) {
    const { officerId, officeId, roles, clientId } = context.actor;
    const [officer, office] = await Promise.all([context.load(Officer, officerId), context.load(Office, officeId)]);
    return Object.assign(new Viewer(), { officer, office, roles: [...roles], client: clientId ?? null });
  }
}
