import { Migration } from '@mikro-orm/migrations';

/** The figures of dashboards: what each case adds to them, written by the worker, and rollups of these and of the clocks, kept by triggers. */
export class Migration20261127022812_dashboards extends Migration {

  override name = 'Migration20261127022812_dashboards';

  override up(): void {
    this.addSql(`create table "hub"."case_figure" ("id" uuid not null, "case_id" uuid not null, "figure" text not null, "district_code" int not null, "month" date not null, "category" text not null, "hours" smallint not null, "numerator" int not null, "denominator" int not null, "due_paise" bigint not null, "credited_paise" bigint not null, "needs" text null, primary key ("id"));`);
    this.addSql(`create index case_figure_behind on hub.case_figure (figure, district_code, month, case_id);`);
    this.addSql(`create index "case_figure_case_id_index" on "hub"."case_figure" ("case_id");`);

    this.addSql(`create table "hub"."clock_tally" ("state_code" int not null, "district_code" int not null, "month" date not null, "office_id" uuid not null, "code" text not null, "shard" int not null, "met" int not null, "met_late" int not null, "breached" int not null, "overdue" int not null, "running" int not null, primary key ("state_code", "district_code", "month", "office_id", "code", "shard"));`);
    this.addSql(`create index clock_tally_of_office on hub.clock_tally (office_id, month);`);
    this.addSql(`create index clock_tally_overdue on hub.clock_tally (state_code, district_code, office_id, code) include (overdue) where overdue <> 0;`);

    this.addSql(`create table "hub"."figure_tally" ("state_code" int not null, "district_code" int not null, "figure" text not null, "month" date not null, "category" text not null, "hours" smallint not null, "shard" int not null, "numerator" int not null, "denominator" int not null, "due_paise" bigint not null, "credited_paise" bigint not null, primary key ("state_code", "district_code", "figure", "month", "category", "hours", "shard"));`);

    this.addSql(`alter table "hub"."case_figure" enable row level security;`);
    this.addSql(`alter table "hub"."case_figure" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_figure" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_figure.case_id) and (case_figure.needs is null or case case_figure.needs when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.status_of is null or 'MED' = any(a.status_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.content_of is null or 'MED' = any(a.content_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.status_of is null or 'ST' = any(a.status_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.content_of is null or 'ST' = any(a.content_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.status_of is null or 'RHB' = any(a.status_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) and (case_figure.case_id is null or (select a.content_of is null or 'RHB' = any(a.content_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (case_figure.case_id is null or (select a.status_of is null or 'FIN' = any(a.status_of) from hub.case_access a where a.case_id = case_figure.case_id)) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) and (case_figure.case_id is null or (select a.content_of is null or 'FIN' = any(a.content_of) from hub.case_access a where a.case_id = case_figure.case_id)) else false end));`);
    this.addSql(`create policy "keeper" on "hub"."case_figure" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."case_figure" to "samanvay_worker" using (true) with check (true);`);

    this.addSql(`alter table "hub"."clock_tally" enable row level security;`);
    this.addSql(`alter table "hub"."clock_tally" force row level security;`);
    this.addSql(`create policy "read" on "hub"."clock_tally" for select to "samanvay_hub" using (clock_tally.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or ((select hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and case when (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) = -1 then clock_tally.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) else clock_tally.district_code = (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) end));`);
    this.addSql(`create policy "keeper" on "hub"."clock_tally" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."figure_tally" enable row level security;`);
    this.addSql(`alter table "hub"."figure_tally" force row level security;`);
    this.addSql(`create policy "read" on "hub"."figure_tally" for select to "samanvay_hub" using (((select hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and case when (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) = -1 then figure_tally.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) else figure_tally.district_code = (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) end));`);
    this.addSql(`create policy "keeper" on "hub"."figure_tally" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`grant select on hub.case_figure, hub.figure_tally, hub.clock_tally to samanvay_hub;`);
    this.addSql(`grant select, insert, delete on hub.case_figure to samanvay_worker;`);
    this.addSql(`grant select on hub.case_figure to samanvay_keeper;`);
    this.addSql(`grant select, insert, update on hub.figure_tally, hub.clock_tally to samanvay_keeper;`);
    // A worker that writes meanwhile waits: what it changed between the count and the trigger, nobody would have counted.
    this.addSql(`lock table hub.clock in share row exclusive mode;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // What figures need and the log of the clocks leaves out: amounts, outcomes, handovers. Not those of custody, which say where somebody is.
    this.addSql(`create function hub.figure_log(the_cases uuid[]) returns table (case_id uuid, log jsonb) stable language sql security definer set search_path = hub, pg_temp as $$
      select c.id, jsonb_build_object(
        'claims', coalesce((select jsonb_agg(jsonb_build_object('survivorId', e.survivor_id, 'kind', d.kind, 'stage', e.stage, 'dueAt', hub.ms(e.due_at), 'duePaise', d.due_paise, 'creditedPaise', d.credited_paise))
          from entitlement e join entitlement_detail d on d.id = e.id where e.case_id = c.id), '[]'),
        'visits', coalesce((select jsonb_agg(jsonb_build_object('survivorId', v.survivor_id, 'dueOn', v.due_on, 'visitedAt', hub.ms(v.visited_at), 'outcome', r.outcome))
          from follow_up_visit v left join visit_report r on r.id = v.id where v.case_id = c.id and v.superseded_at is null), '[]'),
        'handovers', coalesce((select jsonb_agg(jsonb_build_object('kind', h.kind, 'district', o.district_code, 'proposedAt', hub.ms(h.proposed_at), 'acknowledgeBy', hub.ms(h.acknowledge_by),
            'acknowledgedAt', hub.ms(h.acknowledged_at), 'isTakenBack', h.status in ('REVOKED', 'OVERTAKEN')))
          from handover h join office o on o.id = h.to_office_id where h.case_id = c.id and h.transfers is distinct from 'CUSTODY'), '[]'))
      from case_file c where c.id = any(the_cases) $$;`);
    this.addSql(`create function hub.on_figures_moved() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        one int := case tg_op when 'INSERT' then 1 else -1 end;
        the_shard int;
      begin
        if not exists (select from touched) then return null; end if;
        the_shard := hub.tally_shard();
        insert into figure_tally as t (state_code, district_code, figure, month, category, hours, shard, numerator, denominator, due_paise, credited_paise)
          select d.state_code, w.district, n.figure, n.month, n.category, n.hours, the_shard, one * sum(n.numerator), one * sum(n.denominator), one * sum(n.due_paise), one * sum(n.credited_paise)
            from touched n join district d on d.code = n.district_code, lateral (values (d.code), (0)) w (district) group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
          on conflict (state_code, district_code, figure, month, category, hours, shard) do update set numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator,
            due_paise = t.due_paise + excluded.due_paise, credited_paise = t.credited_paise + excluded.credited_paise;
        return null;
      end $$;`);
    // Most changes of a clock move no number: how far it was escalated, when it is looked at next.
    this.addSql(`create function hub.on_clocks_moved() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare the_shard int;
      begin
        if tg_op = 'UPDATE' then
          if not exists (select from added n join removed r on r.id = n.id where (n.state, n.reached = 100, n.due_at, n.owner_office_id, n.district_code, n.code)
              is distinct from (r.state, r.reached = 100, r.due_at, r.owner_office_id, r.district_code, r.code)) then return null; end if;
          the_shard := hub.tally_shard();
          ${counted('select 1 as one, a.* from added a union all select -1, r.* from removed r', 'the_shard')}
        elsif tg_op = 'INSERT' then
          if not exists (select from added) then return null; end if;
          the_shard := hub.tally_shard();
          ${counted('select 1 as one, a.* from added a', 'the_shard')}
        else
          if not exists (select from removed) then return null; end if;
          the_shard := hub.tally_shard();
          ${counted('select -1 as one, r.* from removed r', 'the_shard')}
        end if;
        return null;
      end $$;`);
    // What there is already. The figures of cases come with the next run of their clocks, or with `samanvay dashboard refresh`.
    this.addSql(counted('select 1 as one, a.* from hub.clock a', '0'));

    // How a State stands, for a district of it: shares and medians alone, rounded, and only where those of others could not be told from them: at least
    // ten in all, and ten without the own district.
    this.addSql(`create function hub.state_figures(since date, until date) returns table (figure text, category text, percent int, hours int)
      stable language sql security definer set search_path = hub, pg_temp as $$
      with me as (select o.state_code, o.district_code from office o where o.id = hub.ctx_office() and o.district_code is not null
          and hub.ctx_roles() && '{COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]),
        cell as (
          select t.figure, case when t.figure = 'FUNNEL' then t.category else 'ALL' end as category, t.hours, t.district_code = 0 as whole, t.numerator, t.denominator
            from me join figure_tally t on t.state_code = me.state_code and t.district_code in (0, me.district_code) where t.month between since and until and t.figure not in ('REPORTING', 'CORRIDORS')
          union all select 'CLOCKS_ON_TIME', 'ALL', -1, t.district_code = 0, t.met, t.met + t.met_late + t.breached
            from me join clock_tally t on t.state_code = me.state_code and (t.district_code = me.district_code or t.office_id = '00000000-0000-0000-0000-000000000000') where t.month between since and until),
        summed as (select figure, category, sum(numerator) filter (where whole) as numerator, coalesce(sum(denominator) filter (where whole), 0) as whole, coalesce(sum(denominator) filter (where not whole), 0) as mine
          from cell group by 1, 2),
        timed as (select figure, category, hours, sum(denominator) filter (where whole) as n, coalesce(sum(denominator) filter (where not whole), 0) as mine from cell where hours >= 0 group by 1, 2, 3),
        running as (select figure, category, hours, sum(n) over (partition by figure, category order by hours) as up_to, sum(n) over (partition by figure, category) as whole, sum(mine) over (partition by figure, category) as mine from timed),
        middle as (select figure, category, min(hours) as hours from running where up_to * 2 >= whole and whole >= 10 and whole - mine >= 10 group by 1, 2)
      select s.figure, s.category, (round(100.0 * s.numerator / s.whole / 5) * 5)::int, m.hours
        from summed s left join middle m using (figure, category) where s.whole >= 10 and s.whole - s.mine >= 10 $$;`);
    // The duties behind "overdue" for a committee, which sees no case: number, office, duty and day; none whose being there tells of a class, and no home.
    this.addSql(`create function hub.overdue_duties() returns table (id uuid, case_number text, office_id uuid, code text, due_on date)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select c.id, f.number, c.owner_office_id, c.code, (c.due_at at time zone 'Asia/Kolkata')::date
        from office me join clock c on (${OVERDUE}) and c.needs is null
          join office o on o.id = c.owner_office_id left join district d on d.code = c.district_code left join case_file f on f.id = c.case_id
        where me.id = hub.ctx_office() and hub.ctx_roles() && '{COMMITTEE_MEMBER}'::text[] and o.kind not in (${HOMES})
          and case when me.district_code is null then coalesce(d.state_code, o.state_code) = me.state_code else coalesce(c.district_code, o.district_code) = me.district_code end $$;`);
    // Handovers that wait for an answer of, or from, an office of the area: whose work the area is may know who waits for whom, and of whom nothing.
    this.addSql(`create function hub.handovers_waiting(the_district int) returns table (id uuid, kind text, from_office_id uuid, to_office_id uuid, proposed_at timestamptz, acknowledge_by timestamptz)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select h.id, h.kind, h.from_office_id, h.to_office_id, h.proposed_at, h.acknowledge_by
        from office me join handover h on h.status = 'PROPOSED' join office f on f.id = h.from_office_id join office t on t.id = h.to_office_id
        where me.id = hub.ctx_office() and hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]
          and h.transfers is distinct from 'CUSTODY' and f.kind not in (${HOMES}) and t.kind not in (${HOMES})
          and case when me.district_code is null then me.state_code in (f.state_code, t.state_code) else me.district_code in (f.district_code, t.district_code) end
          and (the_district is null or the_district in (f.district_code, t.district_code))
        order by h.proposed_at, h.id limit 100 $$;`);
    const asked = 'hub.state_figures(date, date), hub.overdue_duties(), hub.handovers_waiting(int)';
    this.addSql(`revoke execute on function hub.figure_log(uuid[]), hub.on_figures_moved(), hub.on_clocks_moved(), ${asked} from public;`);
    this.addSql(`grant execute on function ${asked} to samanvay_hub;`);
    this.addSql(`grant execute on function hub.figure_log(uuid[]) to samanvay_worker;`);
    this.addSql(`grant execute on function hub.on_figures_moved(), hub.on_clocks_moved() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`create trigger figures_added after insert on hub.case_figure referencing new table as touched for each statement execute function hub.on_figures_moved();`);
    this.addSql(`create trigger figures_removed after delete on hub.case_figure referencing old table as touched for each statement execute function hub.on_figures_moved();`);
    this.addSql(`create trigger clocks_added after insert on hub.clock referencing new table as added for each statement execute function hub.on_clocks_moved();`);
    this.addSql(`create trigger clocks_changed after update on hub.clock referencing new table as added old table as removed for each statement execute function hub.on_clocks_moved();`);
    this.addSql(`create trigger clocks_removed after delete on hub.clock referencing old table as removed for each statement execute function hub.on_clocks_moved();`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

/** Past its time and not done: breached, or advisory and late, of which the worker has told. */
const OVERDUE = `c.state = 'BREACHED' or (c.is_advisory and c.state in ('RUNNING', 'EXTENDED') and c.reached = 100)`;

/** That one of them owes or awaits something says where somebody is sheltered. */
const HOMES = `'CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE'`;

/** Adds clocks to their tally, or takes them out of it (`one` is 1 or -1): to that of the office, and to that of the State. */
const counted = (clocks: string, shard: string) => `
          insert into hub.clock_tally as t (state_code, district_code, month, office_id, code, shard, met, met_late, breached, overdue, running)
            select coalesce(d.state_code, o.state_code), w.district, hub.month_in_india(c.due_at), w.office, c.code, ${shard}, sum(c.one * (c.state = 'MET')::int), sum(c.one * (c.state = 'MET_LATE')::int),
                sum(c.one * (c.state = 'BREACHED')::int), sum(c.one * (${OVERDUE})::int), sum(c.one * (c.state in ('RUNNING', 'EXTENDED'))::int)
              from (${clocks}) c join hub.office o on o.id = c.owner_office_id left join hub.district d on d.code = coalesce(c.district_code, o.district_code),
                lateral (values (coalesce(d.code, 0), o.id), (0, '00000000-0000-0000-0000-000000000000'::uuid)) w (district, office)
              where c.state <> 'NOT_APPLICABLE' group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            on conflict (state_code, district_code, month, office_id, code, shard) do update set met = t.met + excluded.met, met_late = t.met_late + excluded.met_late,
              breached = t.breached + excluded.breached, overdue = t.overdue + excluded.overdue, running = t.running + excluded.running;`;
