import type { TestHub } from '../hub.js';

export const reason = 'The station has named its officer for children under s. 107.';

/** The global id of a persona's officer. */
export function officerOf(hub: TestHub, persona: string): Promise<string> {
  return officerBy(hub, persona.includes('@') ? persona : `${persona}@102`);
}

async function officerBy(hub: TestHub, subject: string): Promise<string> {
  const { rows } = await hub.admin.query<{ id: string }>('select id from hub.officer where subject = $1', [subject]);
  return `Officer_${rows[0]!.id}`;
}

export async function rolesOf(hub: TestHub, subject: string): Promise<string[]> {
  return (await hub.admin.query('select roles from hub.officer where subject = $1', [subject])).rows[0].roles;
}

/** Another officer of a persona's office, who signs in under a subject of their own. */
export async function aColleague(
  hub: TestHub,
  of: string,
  subject: string,
  { roles = [] as string[], under }: { roles?: string[]; under?: string } = {},
) {
  await hub.admin.query(
    `insert into hub.officer (id, designation, office_id, roles, subject, supervisor_id, active_from)
     select gen_random_uuid(), 'Officer of the test', o.office_id, $2::text[], $3, (select s.id from hub.officer s where s.subject = $4), o.active_from
     from hub.officer o where o.subject = $1`,
    [of, roles, subject, under ?? null],
  );
  return officerBy(hub, subject);
}
