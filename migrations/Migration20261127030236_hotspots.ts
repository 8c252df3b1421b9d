import { Migration } from '@mikro-orm/migrations';

/** The boundaries of an authority, and the sums that hotspots are scored by. */
export class Migration20261127030236_hotspots extends Migration {

  override name = 'Migration20261127030236_hotspots';

  override up(): void {
    this.addSql(`create table "hub"."boundary_file" ("id" uuid not null, "source" text not null, "licence" text not null, "sha256" text not null, "districts" int not null, "taken_in_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."boundary_file" add constraint "boundary_file_sha256_unique" unique ("sha256");`);

    this.addSql(`create table "hub"."district_boundary" ("id" uuid not null, "file_id" uuid not null, "district_code" int not null, "rings" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "district_boundary_district_code_index" on "hub"."district_boundary" ("district_code");`);
    this.addSql(`alter table "hub"."district_boundary" add constraint "district_boundary_file_id_district_code_unique" unique ("file_id", "district_code");`);

    this.addSql(`alter table "hub"."boundary_file" enable row level security;`);
    this.addSql(`alter table "hub"."boundary_file" force row level security;`);
    this.addSql(`create policy "read" on "hub"."boundary_file" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null);`);
    this.addSql(`create policy "keeper" on "hub"."boundary_file" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."district_boundary" add constraint "district_boundary_file_id_foreign" foreign key ("file_id") references "hub"."boundary_file" ("id");`);
    this.addSql(`alter table "hub"."district_boundary" enable row level security;`);
    this.addSql(`alter table "hub"."district_boundary" force row level security;`);
    this.addSql(`create policy "read" on "hub"."district_boundary" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null);`);
    this.addSql(`create policy "keeper" on "hub"."district_boundary" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`grant select on hub.boundary_file, hub.district_boundary to samanvay_hub;`);
    this.addSql(`grant select, insert on hub.boundary_file, hub.district_boundary to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // What there is on record in a State up to an instant, by district, kind of establishment and kind of fact: how many, and what they weigh, each faded by its
    // age. Weights and half-lives are those of src/hotspots/rules.ts; what is older than six half-lives weighs next to nothing and is not looked at. A rescue that
    // finds eleven is one fact of eleven times the weight: q, the sum of the squares, knows it as that. Names nobody, and no case.
    this.addSql(`create function hub.hotspot_sums(the_state int, at timestamptz, rules jsonb) returns table (district_code int, kind text, fact text, n int, oldest date, newest date, s float8, q float8)
      language sql stable security definer set search_path = hub, pg_temp as $$
      with place as (select d.code from district d where d.state_code = the_state),
        rule as (select r.*, at - make_interval(days => 6 * r.half_life) as since from jsonb_to_recordset(rules) r(fact text, weight float8, half_life int)),
        kind_of as materialized (select distinct on (e.case_id, d.district_code) e.case_id, d.district_code, d.kind from establishment e join establishment_detail d on d.id = e.id
          join place on place.code = d.district_code where e.recorded_at <= at and (e.superseded_at is null or e.superseded_at > at) order by e.case_id, d.district_code, e.recorded_at, e.id),
        looked as (select i.* from inspection i where i.state_code = the_state and i.recorded_at <= at and i.happened_at <= at and (i.superseded_at is null or i.superseded_at > at)),
        found(district_code, kind, fact, happened, amount) as (
          select r.district_code, k.kind, 'CHILDREN_RESCUED', r.started_at, c.children from rescue r join place on place.code = r.district_code
            join rule u on u.fact = 'CHILDREN_RESCUED' and r.started_at between u.since and at left join kind_of k on k.case_id = r.case_id and k.district_code = r.district_code
            cross join lateral (select count(*) as children from survivor s where s.rescue_id = r.id and s.merged_into_id is null and s.age_from < 18) c
            where r.recorded_at <= at and (r.superseded_at is null or r.superseded_at > at)
          union all
          select c.district_code, k.kind, 'FIR', f.registered_at, 1 from fir f join case_file c on c.id = f.case_id join place on place.code = c.district_code
            join rule u on u.fact = 'FIR' and f.registered_at between u.since and at left join kind_of k on k.case_id = c.id and k.district_code = c.district_code
            where f.recorded_at <= at and (f.superseded_at is null or f.superseded_at > at)
          union all
          select l.district_code, p.kind, 'VIOLATION', l.happened_at, cardinality(l.violations) from looked l join premises p on p.id = l.premises_id
            join rule u on u.fact = 'VIOLATION' and l.happened_at >= u.since where cardinality(l.violations) > 0
          union all
          select a.district_code, 'PLACEMENT_AGENCY', 'COMPLAINT_VERIFIED', a.received_at, 1 from agency_complaint a
            join rule u on u.fact = 'COMPLAINT_VERIFIED' and a.received_at between u.since and at
            where a.state_code = the_state and a.standing = 'VERIFIED' and a.verified_at <= at and a.source <> 'ANONYMOUS_TIP'
          union all
          select s.home_district_code, null, 'SCHOOL_ABSENCE', e.happened_at, 1 from legal_event e join survivor s on s.id = e.survivor_id join place on place.code = s.home_district_code
            join rule u on u.fact = 'SCHOOL_ABSENCE' and e.happened_at between u.since and at
            where e.kind = 'SCHOOL_ABSENCE_30_DAYS' and e.recorded_at <= at and (e.superseded_at is null or e.superseded_at > at)
          union all
          select place.code, null, 'ROUTE', l.issued_at, 1 from alert l join rule u on u.fact = 'ROUTE' and l.issued_at between u.since and at
            join place on place.code = any(l.route_districts) where l.superseded_at is null or l.superseded_at > at
          union all
          select l.district_code, p.kind, 'LOOK', l.happened_at, 1 from looked l join premises p on p.id = l.premises_id join rule u on u.fact = 'LOOK' and l.happened_at >= u.since
          union all
          -- What is of the district as a whole is measured by all looks there.
          select l.district_code, null, 'LOOK', l.happened_at, 1 from looked l join rule u on u.fact = 'LOOK' and l.happened_at >= u.since),
        faded as (select f.*, u.weight * f.amount * exp(-ln(2) * extract(epoch from at - f.happened)::float8 / 86400 / u.half_life) as w from found f join rule u using (fact) where f.amount > 0)
      select f.district_code, f.kind, f.fact, sum(f.amount)::int, min((f.happened at time zone 'Asia/Kolkata')::date), max((f.happened at time zone 'Asia/Kolkata')::date), sum(f.w), sum(f.w * f.w)
        from faded f group by 1, 2, 3
      union all
      select w.district_code, coalesce(p.kind, 'PLACEMENT_AGENCY'), 'LISTED', count(*)::int, null, null, 0, 0 from watch_entry w left join premises p on p.id = w.premises_id
        where w.state_code = the_state and w.state = 'LISTED' group by 1, 2 $$;`);
    // The same for an officer of an office of the State. Who knows employers knows the numbers of the own area; of whatever is not theirs, and to a committee,
    // 1 to 4 people are not told: then 2.5 of them at half their weight stand for whatever there is, so that the score says no more than the number does.
    // A committee is told of the beginning of the month: from one day to the next it could count people one by one.
    this.addSql(`create function hub.hotspots_for_me(the_state int, the_time timestamptz, rules jsonb) returns table (district_code int, kind text, fact text, n int, oldest date, newest date,
        s float8, q float8, as_of timestamptz) language sql stable security definer set search_path = hub, pg_temp as $$
      with me as (select o.district_code as mine, hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[] as knows from office o
          where o.id = hub.ctx_office() and o.state_code = the_state
            and hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]),
        moment as (select me.*, case when knows then the_time else date_trunc('month', the_time at time zone 'Asia/Kolkata') at time zone 'Asia/Kolkata' end as at from me),
        rule as (select r.* from jsonb_to_recordset(rules) r(fact text, weight float8))
      select h.district_code, h.kind, h.fact, case when not h.hidden then h.n end, case when not h.hidden then h.oldest end, case when not h.hidden then h.newest end,
        case when h.hidden then 1.25 * h.weight else h.s end, case when h.hidden then 1.25 * h.weight * h.weight else h.q end, m.at
      from moment m left join lateral (
        select h.*, u.weight, h.fact in ('CHILDREN_RESCUED', 'FIR', 'SCHOOL_ABSENCE') and h.n between 1 and 4 and not (m.knows and coalesce(m.mine = h.district_code, true)) as hidden
        from hub.hotspot_sums(the_state, m.at, rules) h left join rule u using (fact)) h on true $$;`);
    this.addSql(`revoke execute on function hub.hotspot_sums(int, timestamptz, jsonb), hub.hotspots_for_me(int, timestamptz, jsonb) from public;`);
    this.addSql(`grant execute on function hub.hotspots_for_me(int, timestamptz, jsonb) to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
