import { boy, officeOf, type Teller, versionOf } from './vignettes.js';

const HOUR = 3_600_000;
/** Gaya, in Bihar: the home of those who were found in Jaipur. */
const HOME = 196;

/**
 * What goes on at the time when the demo is first started: six boys who were found a week ago are on the night train home, and the organisation that
 * escorts them will tell that they have arrived. On that step the tour of the portal begins: it ends the duty of C13, before everybody's eyes.
 */
export async function onTheWayHome(teller: Teller, now: Date): Promise<{ caseId: string; survivors: string[] }> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();
  const day = (hours: number) => new Date(now.getTime() - hours * HOUR + 5.5 * HOUR).toISOString().slice(0, 10);
  teller.at(ago(170));
  const { id: caseId } = await teller.does('ahtu', 'openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'CHILD_HELPLINE_1098',
    receivedAt: ago(170),
    reporter: { name: 'Demo Informant' },
  });
  teller.at(ago(160));
  const found = Array.from({ length: 6 }, (_, i) => ({ ...boy(11, 13, 21 + i, HOME), exploitation: ['CHILD_LABOUR'] }));
  const rescue = await teller.does(
    'ahtu',
    'recordRescue',
    { caseId, district: 102, startedAt: ago(162), endedAt: ago(161), survivors: found },
    'survivors(first: 10) { nodes { id } }',
  );
  const survivors: string[] = rescue.survivors.nodes.map(({ id }: { id: string }) => id);
  await teller.does('ahtu', 'registerFir', {
    caseId,
    number: `0219/${day(160).slice(0, 4)}`,
    registeredAt: ago(160),
    offenceDate: day(161),
    sections: ['CALPRA:14', 'JJA:79'],
  });
  const committeeId = await officeOf(teller, 'cwc');
  const homeId = await officeOf(teller, 'home');
  teller.at(ago(150));
  for (const survivorId of survivors) {
    const each = async () => ({ survivorId, expectedVersion: await versionOf(teller, 'child-police', survivorId) });
    await teller.does('child-police', 'recordProduction', {
      survivorId,
      committeeId,
      takenInChargeAt: ago(161),
      producedAt: ago(151),
      journeyMinutes: 40,
    });
    await teller.does('child-police', 'recordJourneyEvent', { ...(await each()), status: 'BEFORE_CWC', happenedAt: ago(151) });
  }
  teller.at(ago(149));
  await teller.does('cwc', 'assignNgo', {
    survivorIds: survivors,
    ngoId: await officeOf(teller, 'ngo'),
    orderNumber: `CWC/102/${day(149).slice(0, 4)}/311`,
    orderedOn: day(149),
  });
  for (const survivorId of survivors) {
    const expectedVersion = await versionOf(teller, 'cwc', survivorId);
    await teller.does('cwc', 'placeSurvivor', { survivorId, expectedVersion, homeId, shelter: 'CH', since: ago(149.5) });
  }
  teller.at(ago(60));
  for (const [i, survivorId] of survivors.entries())
    await teller.does('cwc', 'recordOrder', {
      survivorId,
      number: `CWC/102/${day(60).slice(0, 4)}/${320 + i}`,
      type: 'TRANSFER_95',
      madeAt: ago(61),
      isFinal: false,
    });
  teller.at(ago(12));
  for (const survivorId of survivors)
    await teller.does('ngo', 'recordJourneyEvent', {
      survivorId,
      expectedVersion: await versionOf(teller, 'ngo', survivorId),
      status: 'IN_TRANSIT_HOME',
      happenedAt: ago(13),
    });
  return { caseId, survivors };
}
