import { Migration } from '@mikro-orm/migrations';

/** Reports: figures counted once from facts that are frozen with them, signed by named offices, and changed by nobody. */
export class Migration20261127024018_reports extends Migration {

  override name = 'Migration20261127024018_reports';

  override up(): void {
    this.addSql(`create table "hub"."report_fact" ("report_id" uuid not null, "kind" text not null, "id" uuid not null, "case_id" uuid null, "state_code" int not null, "district_code" int null, "at" timestamptz not null, "until" timestamptz null, "amount" numeric null, "marks" text[] not null, "needs" text null, primary key ("report_id", "kind", "id"));`);
    this.addSql(`create index "report_fact_report_id_case_id_index" on "hub"."report_fact" ("report_id", "case_id");`);

    this.addSql(`create table "hub"."action_report" ("id" uuid not null, "kind" text not null, "office_id" uuid not null, "state_code" int not null, "district_code" int null, "period" text not null, "period_from" timestamptz not null, "period_until" timestamptz not null, "edition" int not null, "cut_off" timestamptz not null, "status" text not null, "place" jsonb not null, "covers" jsonb not null, "counted" jsonb not null, "nil" jsonb not null, "figures" jsonb null, "tables" jsonb null, "narrative" jsonb not null, "hash" text null, "drafted_at" timestamptz not null, "drafted_by_id" uuid not null, "sent_at" timestamptz null, "answered_at" timestamptz null, "returned_because" text null, "version" int not null, primary key ("id"));`);
    this.addSql(`create unique index action_report_edition on hub.action_report (state_code, coalesce(district_code, 0), kind, period, edition);`);

    this.addSql(`create table "hub"."report_signature" ("id" uuid not null, "report_id" uuid not null, "capacity" text not null, "office_id" uuid not null, "officer_id" uuid not null, "signed_at" timestamptz not null, "hash" text not null, primary key ("id"));`);
    this.addSql(`create unique index report_signature_once on hub.report_signature (report_id, capacity);`);

    this.addSql(`alter table "hub"."report_fact" enable row level security;`);
    this.addSql(`alter table "hub"."report_fact" force row level security;`);
    this.addSql(`create policy "read" on "hub"."report_fact" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = report_fact.case_id) and (report_fact.needs = 'CASE' or case report_fact.needs when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.status_of is null or 'MED' = any(a.status_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.content_of is null or 'MED' = any(a.content_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.status_of is null or 'ST' = any(a.status_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.content_of is null or 'ST' = any(a.content_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.status_of is null or 'RHB' = any(a.status_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) and (report_fact.case_id is null or (select a.content_of is null or 'RHB' = any(a.content_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (report_fact.case_id is null or (select a.status_of is null or 'FIN' = any(a.status_of) from hub.case_access a where a.case_id = report_fact.case_id)) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) and (report_fact.case_id is null or (select a.content_of is null or 'FIN' = any(a.content_of) from hub.case_access a where a.case_id = report_fact.case_id)) else false end) and (select true from hub.action_report r where r.id = report_fact.report_id));`);
    this.addSql(`create policy "keeper" on "hub"."report_fact" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."action_report" add constraint "action_report_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."action_report" add constraint "action_report_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."action_report" add constraint "action_report_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete no action;`);
    this.addSql(`alter table "hub"."action_report" add constraint "action_report_drafted_by_id_foreign" foreign key ("drafted_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."action_report" add constraint "action_report_kind_check" check ("kind" in ('ACTION_TAKEN', 'REVIEW_PACK'));`);
    this.addSql(`alter table "hub"."action_report" add constraint "action_report_status_check" check ("status" in ('DRAFT', 'SIGNING', 'SIGNED', 'SENT', 'RETURNED', 'RECEIVED', 'FINAL'));`);
    this.addSql(`alter table "hub"."action_report" enable row level security;`);
    this.addSql(`alter table "hub"."action_report" force row level security;`);
    this.addSql(`create policy "read" on "hub"."action_report" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and (action_report.office_id = (select hub.ctx_office()) or (action_report.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and case
      when action_report.district_code is not distinct from (select f.district_code from hub.office f where f.id = (select hub.ctx_office())) then action_report.status <> 'DRAFT'
      else (select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null and action_report.status in ('SENT', 'RETURNED', 'RECEIVED') end)));`);
    this.addSql(`create policy "add" on "hub"."action_report" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION}'::text[]) and action_report.office_id = (select hub.ctx_office()) and action_report.drafted_by_id = (select hub.ctx_officer())
    and action_report.status = 'DRAFT' and action_report.figures is null and action_report.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and action_report.district_code is not distinct from (select f.district_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."action_report" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and (action_report.office_id = (select hub.ctx_office()) or (action_report.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and case
      when action_report.district_code is not distinct from (select f.district_code from hub.office f where f.id = (select hub.ctx_office())) then action_report.status <> 'DRAFT'
      else (select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null and action_report.status in ('SENT', 'RETURNED', 'RECEIVED') end))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and (action_report.office_id = (select hub.ctx_office()) or (action_report.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and case
      when action_report.district_code is not distinct from (select f.district_code from hub.office f where f.id = (select hub.ctx_office())) then action_report.status <> 'DRAFT'
      else (select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null and action_report.status in ('SENT', 'RETURNED', 'RECEIVED') end)));`);
    this.addSql(`create policy "keeper" on "hub"."action_report" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."report_signature" add constraint "report_signature_report_id_foreign" foreign key ("report_id") references "hub"."action_report" ("id");`);
    this.addSql(`alter table "hub"."report_signature" add constraint "report_signature_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."report_signature" add constraint "report_signature_officer_id_foreign" foreign key ("officer_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."report_signature" add constraint "report_signature_capacity_check" check ("capacity" in ('DISTRICT_MAGISTRATE', 'ANTI_TRAFFICKING_UNIT', 'STATE_NODAL_OFFICER', 'STATE_COMMITTEE'));`);
    this.addSql(`alter table "hub"."report_signature" enable row level security;`);
    this.addSql(`alter table "hub"."report_signature" force row level security;`);
    this.addSql(`create policy "read" on "hub"."report_signature" for select to "samanvay_hub" using ((select hub.ctx_office()) is not null and (select true from hub.action_report r where r.id = report_signature.report_id));`);
    this.addSql(`create policy "add" on "hub"."report_signature" for insert to "samanvay_hub" with check (report_signature.officer_id = (select hub.ctx_officer()) and report_signature.office_id = (select hub.ctx_office()) and (select true from hub.action_report r where r.id = report_signature.report_id));`);
    this.addSql(`create policy "keeper" on "hub"."report_signature" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table hub.report_fact add constraint report_fact_of_report foreign key (report_id) references hub.action_report (id);`);
    this.addSql(`alter table hub.action_report add constraint a_hash_is_one check (hash ~ '^[0-9a-f]{64}$'), add constraint a_period check (period_from < period_until and period_until <= cut_off),
      add constraint returned_for_a_reason check ((status = 'RETURNED') = (returned_because is not null));`);
    this.addSql(`grant select, insert on hub.action_report, hub.report_signature to samanvay_hub;`);
    this.addSql(`grant select on hub.report_fact to samanvay_hub;`);
    this.addSql(`grant update (status, counted, nil, figures, tables, narrative, hash, sent_at, answered_at, returned_because, version) on hub.action_report to samanvay_hub;`);
    this.addSql(`grant select on hub.action_report, hub.report_signature to samanvay_keeper;`);
    this.addSql(`grant select, insert on hub.report_fact to samanvay_keeper;`);

    // What is frozen stays: nobody changes or removes a fact or a signature, and facts come before the figures or not at all.
    for (const table of ['report_fact', 'report_signature'])
      this.addSql(`create trigger never_changed before update or delete or truncate on hub.${table} for each statement execute function hub.refuse_change();`);
    this.addSql(`create trigger never_removed before delete or truncate on hub.action_report for each statement execute function hub.refuse_change();`);
    this.addSql(`create function hub.on_report_frozen() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if exists (select 1 from (select distinct report_id from added) a join action_report r on r.id = a.report_id where r.figures is not null) then
          raise exception 'The facts of a report are frozen' using errcode = '42501';
        end if;
        return null;
      end $$;`);
    this.addSql(`create trigger never_added_to after insert on hub.report_fact referencing new table as added for each statement execute function hub.on_report_frozen();`);

    // What may change of a report, in which step, and whose step it is: also for the keeper, who is no office.
    this.addSql(`create function hub.on_report_moved() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      declare me office; signed int;
      begin
        select * into me from office where id = hub.ctx_office();
        if (new.id, new.kind, new.office_id, new.state_code, new.district_code, new.period, new.period_from, new.period_until, new.edition, new.cut_off, new.place, new.covers, new.drafted_at, new.drafted_by_id)
            is distinct from (old.id, old.kind, old.office_id, old.state_code, old.district_code, old.period, old.period_from, old.period_until, old.edition, old.cut_off, old.place, old.covers, old.drafted_at, old.drafted_by_id)
          or (old.figures is not null and (new.figures, new.tables, new.counted, new.nil) is distinct from (old.figures, old.tables, old.counted, old.nil)) then
          raise exception 'The figures of a report are frozen' using errcode = '42501';
        end if;
        if (new.narrative, new.hash) is distinct from (old.narrative, old.hash) and (old.status <> 'DRAFT' or new.status <> 'DRAFT' or me.id is distinct from old.office_id) then
          raise exception 'What is signed stays' using errcode = '42501';
        end if;
        if new.status <> old.status then
          select count(*) into signed from report_signature s where s.report_id = new.id and s.hash = new.hash;
          if not coalesce(case old.status || ' ' || new.status
              when 'DRAFT SIGNING' then signed = 1 and me.id = old.office_id
              when 'DRAFT SIGNED' then signed = 1 and me.id = old.office_id and old.kind = 'REVIEW_PACK'
              when 'SIGNING SIGNED' then signed = 2
              when 'SIGNED SENT' then me.id = old.office_id and old.kind = 'ACTION_TAKEN' and old.district_code is not null
              when 'SIGNED FINAL' then me.id = old.office_id and old.kind = 'ACTION_TAKEN' and old.district_code is null
              when 'SENT RECEIVED' then me.kind = 'AHTB' and me.state_code = old.state_code
              when 'SENT RETURNED' then me.kind = 'AHTB' and me.state_code = old.state_code end, false) then
            raise exception 'This step of a report does not follow, or is another office''s' using errcode = '42501';
          end if;
        elsif (new.sent_at, new.answered_at, new.returned_because) is distinct from (old.sent_at, old.answered_at, old.returned_because) then
          raise exception 'That comes with the step alone' using errcode = '42501';
        end if;
        return new;
      end $$;`);
    this.addSql(`create trigger moves before update on hub.action_report for each row execute function hub.on_report_moved();`);

    // Who signs in which capacity: an office of that kind, of the place of the report; a State without a committee by two officers of its bureau.
    this.addSql(`create function hub.on_report_signed() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      declare r action_report; me office;
      begin
        select * into r from action_report where id = new.report_id;
        select * into me from office where id = new.office_id;
        if not coalesce(r.status in ('DRAFT', 'SIGNING') and r.hash = new.hash and r.state_code = me.state_code and r.district_code is not distinct from me.district_code
          and case new.capacity when 'DISTRICT_MAGISTRATE' then me.kind = 'DISTRICT_MAGISTRATE' when 'ANTI_TRAFFICKING_UNIT' then me.kind = 'AHTU' when 'STATE_NODAL_OFFICER' then me.kind = 'AHTB'
            when 'STATE_COMMITTEE' then me.kind = 'STATE_COMMITTEE' or (me.kind = 'AHTB' and not exists (select 1 from office c where c.kind = 'STATE_COMMITTEE' and c.state_code = me.state_code and c.active_to is null)) end
          and not exists (select 1 from report_signature s where s.report_id = r.id and s.officer_id = new.officer_id), false) then
          raise exception 'This office does not sign this' using errcode = '42501';
        end if;
        return new;
      end $$;`);
    this.addSql(`create trigger signs before insert on hub.report_signature for each row execute function hub.on_report_signed();`);
    this.addSql(`revoke execute on function hub.on_report_frozen(), hub.on_report_moved(), hub.on_report_signed() from public;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // The facts of the period of a report, as they were on record at its cut-off, in one statement and so of one instant. Of a State they are those
    // of the reports that its districts have sent, and what is the State's alone; for a review, what is on record. \`kinds\`: of each kind from when on,
    // and what one must know to see of which case it is; \`tables\`: what is printed as a table.
    this.addSql(`create function hub.freeze_report(the_report uuid, kinds jsonb, tables jsonb) returns jsonb language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      declare r action_report; districts int[]; of_districts uuid[]; is_own boolean;
      begin
        select * into r from action_report where id = the_report and office_id = hub.ctx_office() and figures is null;
        if not found then raise exception 'There is nothing to freeze' using errcode = '42501'; end if;
        is_own := r.district_code is not null or r.kind = 'REVIEW_PACK';
        if not is_own then
          select array_agg(s.id), array_agg(s.district_code order by s.district_code) into of_districts, districts from (
            select distinct on (d.district_code) d.id, d.district_code, d.status from action_report d
            where d.kind = r.kind and d.period = r.period and d.state_code = r.state_code and d.district_code is not null and d.sent_at < r.cut_off
            order by d.district_code, d.edition desc) s where s.status in ('SENT', 'RECEIVED');
        end if;
        insert into report_fact (report_id, kind, id, case_id, state_code, district_code, at, until, amount, marks, needs)
          select distinct on (f.kind, f.id) r.id, f.kind, f.id, f.case_id, f.state_code, f.district_code, f.at, f.until, f.amount, f.marks, k.needs
          from (select * from hub.facts(r.cut_off) f
                where f.state_code = r.state_code and f.at < r.period_until and (f.district_code = r.district_code or (r.district_code is null and (is_own or f.district_code is null or f.source = 'DISTRICT_REPORT')))
              union all
              select o.kind, o.id, o.case_id, o.state_code, o.district_code, o.at, o.until, o.amount, o.marks from report_fact o where o.report_id = any(of_districts)) f
              (kind, id, case_id, state_code, district_code, at, until, amount, marks)
            join jsonb_to_recordset(kinds) k (kind text, since timestamptz, needs text) on k.kind = f.kind
          where f.at >= k.since order by f.kind, f.id;
        return jsonb_build_object(
          'counted', case when r.kind = 'REVIEW_PACK' then (select coalesce(jsonb_agg(c -> 'code'), '[]') from jsonb_array_elements(r.covers) c) else coalesce(to_jsonb(districts), '[]') end,
          'nil', coalesce((select jsonb_object_agg(n.code, n.districts) from (
            select e.key as code, jsonb_agg(d.value order by d.value) as districts from action_report o, jsonb_each(o.nil) e, jsonb_array_elements(e.value) d
            where o.id = any(of_districts) group by e.key) n), '{}'),
          'tables', coalesce((select jsonb_agg(jsonb_build_object('para', t.para, 'title', t.title, 'columns', t.columns, 'rows', coalesce((
                select jsonb_agg(to_jsonb(x.cells) order by x.at, x.cells) from hub.reported_tables(r.cut_off) x
                where x.source = t.code and x.state_code = r.state_code and (r.district_code is null or x.district_code = r.district_code)
                  and x.at < r.period_until and (t.of = 'ALL_TIME' or x.at >= r.period_from)), '[]')) order by t.para, t.code)
            from jsonb_to_recordset(tables) t (code text, para text, title text, columns jsonb, of text)), '[]'));
      end $$;`);
    // How many facts of a report each question is about, their amounts and middles, by district and together. For the keeper, and for the offices of the place.
    this.addSql(`create function hub.tally_report(the_report uuid, questions jsonb)
      returns table (nr int, district int, facts bigint, amount numeric, median_amount numeric, median_minutes int) language plpgsql stable security definer set search_path = hub, pg_temp as $$
      begin
        if session_user = 'samanvay_hub' and not exists (select 1 from action_report r join office o on o.id = hub.ctx_office()
            where r.id = the_report and (r.office_id = o.id or (r.state_code = o.state_code and r.district_code is not distinct from o.district_code and hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'))) then
          raise exception 'There is nothing to count' using errcode = '42501';
        end if;
        return query select q.nr, f.district_code, count(*), sum(f.amount), percentile_disc(0.5) within group (order by f.amount),
            percentile_disc(0.5) within group (order by round(extract(epoch from f.until - f.at) / 60)::int) filter (where f.until >= f.at)
          from jsonb_to_recordset(questions) q (nr int, kinds text[], "with" text[], one_of text[], without text[], within_hours int, since timestamptz)
            join report_fact f on f.report_id = the_report and f.kind = any(q.kinds) and f.marks @> q."with" and not f.marks && q.without and f.at >= q.since
              and (q.one_of is null or f.marks && q.one_of) and (q.within_hours is null or f.until <= f.at + make_interval(hours => q.within_hours))
          group by grouping sets ((q.nr), (q.nr, f.district_code)) having grouping(f.district_code) = 1 or f.district_code is not null;
      end $$;`);
    this.addSql(`revoke execute on function hub.freeze_report(uuid, jsonb, jsonb), hub.tally_report(uuid, jsonb) from public;`);
    this.addSql(`grant execute on function hub.freeze_report(uuid, jsonb, jsonb), hub.tally_report(uuid, jsonb) to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
