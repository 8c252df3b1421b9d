/**
 * What each subscription is told of, by its name in the schema: the events of these names, or all. A further one is a line here, a line in
 * `permissions.Subscription`, and a method of a resolver that is given the change and answers a thing:
 *
 *     order: { events: ['recordOrder'] },
 *
 *     @Subscription(() => Order, { nullable: true, subscribe: notByExecution, description: '…' })
 *     order(@Root() change: Change, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() context: Context) {
 *       return context.load(Order, change.subjectId);
 *     }
 *
 * The events themselves are listed in `access/told.ts`, which says by which row it is decided who is told. What no mutation does, such as a clock
 * that runs out, is told of by a row of `outbox` with its case and subject (`Clock_<id>`), added by whoever does it.
 */
export const topics: Readonly<Record<string, { events?: readonly string[] }>> = {
  changes: {},
  alert: { events: ['composeAlert', 'supersedeAlert', 'withdrawAlert'] },
  clock: { events: ['clockMoved'] },
  handover: {
    events: [
      'proposeHandover',
      'acknowledgeHandover',
      'acceptHandover',
      'refuseHandover',
      'revokeHandover',
      'answerConsultation',
      'completeReferral',
      'recordEscort',
      'receiveSurvivor',
    ],
  },
};

/** In the place of `subscribe`: who subscribes is let in and served by `Live`, and by nobody who executes the schema on their own. */
export function notByExecution(): never {
  throw new Error('Subscriptions are served by Live');
}
