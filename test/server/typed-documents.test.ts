import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type DocumentNode, print } from 'graphql';
import {
  OpenCaseDocument,
  type OpenCaseMutation,
  type OpenCaseMutationVariables,
  SurvivorsOfCaseDocument,
  type SurvivorsOfCaseQuery,
  WhoAmIDocument,
  type WhoAmIQuery,
} from '../generated/documents.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();

/** As a portal of a department would be written: what it asks and what it gets are types, made from schema/schema.graphql. */
async function ask<Data>(persona: string, document: DocumentNode, variables: object = {}): Promise<Data> {
  return (await hub.officer(persona).data(print(document), variables)) as Data;
}

test('the documents that were typed from the published schema are answered by the hub as they are typed', async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const { viewer } = await ask<WhoAmIQuery>('ahtu', WhoAmIDocument);
  expect({ client: viewer.client, roles: viewer.roles, kind: viewer.office.kind }).toEqual({ client: null, roles: ['AHTU_OFFICER'], kind: 'AHTU' });

  const input: OpenCaseMutationVariables['input'] = {
    opId: randomUUID(),
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PENCIL',
    receivedAt: '2026-06-02T10:05:00+05:30',
  };
  const { openCase } = await ask<OpenCaseMutation>('ahtu', OpenCaseDocument, { input });
  expect(openCase.problems).toEqual([]);
  const id = openCase.case!.id;

  await hub.officer('ahtu').does('addSurvivor', { caseId: id, district: 102, foundAt: '2026-06-05T05:30:00+05:30', survivor: aBoy });
  const answer = await ask<SurvivorsOfCaseQuery>('ahtu', SurvivorsOfCaseDocument, { id, first: 5 });
  const [survivor] = answer.case!.survivors.nodes;
  expect(answer.case!.survivors.totalCount).toBe(1);
  expect({ status: survivor!.status, ageOn: survivor!.ageOn, version: survivor!.version }).toEqual({
    status: 'RESCUED',
    ageOn: '2026-06-05',
    version: 1,
  });
  // A scalar travels as the text that its type says.
  expect(answer.case!.receivedAt).toBe('2026-06-02T04:35:00.000Z');
});
