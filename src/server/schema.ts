import 'reflect-metadata';
import type { MetadataStorage } from '@mikro-orm/core';
import { isObjectType } from 'graphql';
import { type ClassType, buildSchema } from 'type-graphql';
import { withShield } from '../access/shield.js';
import { CaseResolver } from '../cases/case.resolver.js';
import { AlertResolver } from '../alerts/alert.resolver.js';
import { ClockResolver } from '../clocks/clock.resolver.js';
import { CommitteeResolver } from '../committee/committee.resolver.js';
import { ContradictionResolver } from '../contradictions/contradiction.resolver.js';
import { StatisticsResolver } from '../statistics/statistics.resolver.js';
import { DashboardResolver } from '../dashboard/dashboard.resolver.js';
import { DisclosureResolver } from '../disclosure/disclosure.resolver.js';
import { HandoverResolver } from '../handovers/handover.resolver.js';
import { HotspotResolver } from '../hotspots/hotspot.resolver.js';
import { LiveResolver } from '../live/live.resolver.js';
import { notByExecution } from '../live/topics.js';
import { MessageResolver } from '../messages/message.resolver.js';
import { OfficeResolver } from '../offices/office.resolver.js';
import { ViewerResolver } from '../offices/viewer.resolver.js';
import { type HubSchema, performReadings } from '../planner/hub-schema.js';
import { attachRelations } from '../planner/attach-relations.js';
import { NodeResolver } from '../planner/node.resolver.js';
import { declareConnections, typeNameOf } from '../planner/relations.js';
import { RoleResolver } from '../offices/role.resolver.js';
import { RehabilitationResolver } from '../rehabilitation/rehabilitation.resolver.js';
import { RescueResolver } from '../rescues/rescue.resolver.js';
import { SurvivorResolver } from '../survivors/survivor.resolver.js';
import { IndicatorResolver } from '../indicators/indicator.resolver.js';
import { ReportResolver } from '../reports/report.resolver.js';
import { DriveResolver } from '../drives/drive.resolver.js';
import { InstructionResolver } from '../instructions/instruction.resolver.js';
import { PartnerResolver } from '../partners/partner.resolver.js';
import { TrainingResolver } from '../training/training.resolver.js';
import { WatchResolver } from '../watch/watch.resolver.js';
import { WebhookResolver } from '../webhooks/webhook.resolver.js';

/** The schema, made from the classes. The only place where resolvers are imported. */
export async function buildHubSchema(metadata: MetadataStorage): Promise<HubSchema> {
  declareConnections();
  const schema = await buildSchema({
    resolvers: [
      RoleResolver,
      ViewerResolver,
      OfficeResolver,
      NodeResolver,
      CaseResolver,
      RescueResolver,
      SurvivorResolver,
      RehabilitationResolver,
      AlertResolver,
      ClockResolver,
      CommitteeResolver,
      ContradictionResolver,
      StatisticsResolver,
      DashboardResolver,
      DisclosureResolver,
      HandoverResolver,
      LiveResolver,
      WebhookResolver,
      WatchResolver,
      HotspotResolver,
      MessageResolver,
      IndicatorResolver,
      ReportResolver,
      TrainingResolver,
      PartnerResolver,
      DriveResolver,
      InstructionResolver,
    ],
    validate: false,
    // The schema is checked when it is printed (`schema:check`), and not again at every start.
    skipCheck: true,
    // The library asks for one; nothing is published here, since `Live` tells what the database says has been committed.
    pubSub: { publish: notByExecution, subscribe: notByExecution },
  });
  attachRelations(schema, metadata);
  const nodeTypes = new Map<string, ClassType<object>>();
  for (const { class: entity } of metadata.getAll().values()) {
    const name = typeNameOf(entity);
    const type = schema.getType(name);
    if (isObjectType(type) && type.getInterfaces().some((implemented) => implemented.name === 'Node'))
      nodeTypes.set(name, entity as ClassType<object>);
  }
  const shielded = withShield(schema);
  return { schema: shielded, nodeTypes, doors: performReadings(shielded) };
}
