import type { TestHub } from './hub.js';

/** A database in which the next so many cases cannot be opened, as if another transaction had come between. */
export class SerializationFailure {
  private constructor(private readonly hub: TestHub) {}

  static async plant(hub: TestHub, code: string, times: number): Promise<SerializationFailure> {
    // A sequence counts through every rollback.
    await hub.admin.query(`
      create sequence public.failures;
      grant usage on sequence public.failures to public;
      create function public.fail_first() returns trigger language plpgsql as $$
      begin
        if nextval('public.failures') <= ${times} then raise exception 'planted' using errcode = '${code}'; end if;
        return new;
      end $$;
      create trigger a_planted_fault before insert on hub.case_file for each row execute function public.fail_first();`);
    return new SerializationFailure(hub);
  }

  /** Answers how often it was tried. */
  async remove(): Promise<number> {
    const { rows } = await this.hub.admin.query<{ tries: string }>('select last_value as tries from public.failures');
    await this.hub.admin.query('drop trigger a_planted_fault on hub.case_file; drop function public.fail_first(); drop sequence public.failures');
    return Number(rows[0]!.tries);
  }
}
