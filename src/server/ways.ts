import type pg from 'pg';

/** What every command of the administrator's tool is given: an administrator's address, a connection, a way to answer. */
export interface Ways {
  withAdmin: (work: (url: string) => Promise<void>) => Promise<void>;
  withClient: <T>(url: string, work: (client: pg.Client) => Promise<T>) => Promise<T>;
  print: (json: boolean | undefined, value: object, text: string) => void;
}
