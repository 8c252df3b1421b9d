import type { TestHub } from '../hub.js';

export const reason = 'The rescue team and the organisation each put the same boy on file.';

/** Asks for the consent to merge two, or to undo it, and has it from another officer. */
export async function hasConsentTo(
  hub: TestHub,
  action: 'MERGE' | 'UNDO_MERGE',
  [asker, second]: readonly [string, string],
  { keptId, duplicateId }: { keptId: string; duplicateId: string },
): Promise<string> {
  const { id } = await hub.officer(asker).does('askSecondPerson', { action, survivorIds: [duplicateId, keptId], keptId, reason });
  await hub.officer(second).does('answerSecondPerson', { approvalId: id, isGranted: true });
  return id;
}

export async function versionOf(hub: TestHub, persona: string, id: string): Promise<number> {
  return (await hub.officer(persona).data('query($id: ID!) { survivor(id: $id) { version } }', { id })).survivor.version;
}

/** Merges two records with all that it takes. */
export async function merges(hub: TestHub, people: readonly [string, string], keptId: string, duplicateId: string): Promise<void> {
  const approvalId = await hasConsentTo(hub, 'MERGE', people, { keptId, duplicateId });
  const [expectedVersion, duplicateVersion] = [await versionOf(hub, people[0], keptId), await versionOf(hub, people[0], duplicateId)];
  await hub.officer(people[0]).does('mergeSurvivors', { keptId, duplicateId, expectedVersion, duplicateVersion, approvalId });
}
