import { Migration } from '@mikro-orm/migrations';

export class Migration20261127041157_watch_reviews_and_areas extends Migration {
  override name = 'Migration20261127041157_watch_reviews_and_areas';

  override up(): void | Promise<void> {
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_keeper;`);
    // For an agenda: whose review of the watch list is due. Neither the entry nor its reasons are told, and of no case.
    this.addSql(`create function hub.agenda_of_watch_reviews(the_committee uuid, the_time timestamptz)
      returns table (code text, office_id uuid, district_code int, cases int, case_numbers text[], since timestamptz, action_item_id uuid)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select case when w.agency_id is null then 'PREMISES' else 'AGENCY' end, case when k.district_code is not null then w.decided_by_office_id end, w.district_code,
        0, '{}'::text[], min(w.review_on)::timestamp at time zone 'Asia/Kolkata', null::uuid
      from committee k join watch_entry w on w.state_code = k.state_code and (k.district_code is null or w.district_code = k.district_code)
      where k.id = the_committee and w.state = 'LISTED' and w.review_on <= (the_time at time zone 'Asia/Kolkata')::date
      group by 1, 2, 3 $$;`);
    this.addSql(`revoke all on function hub.agenda_of_watch_reviews(uuid, timestamptz) from public;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);

    // What lies in one's own area is said in one way by every policy that asks.
    this.addSql(`drop policy "add" on "hub"."accreditation";`);
    this.addSql(`create policy "add" on "hub"."accreditation" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and accreditation.issuer_id = (select hub.ctx_office()) and (accreditation.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or accreditation.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))) and accreditation.suspended_at is null);`);
    this.addSql(`drop policy "read" on "hub"."clock_tally";`);
    this.addSql(`create policy "read" on "hub"."clock_tally" for select to "samanvay_hub" using (clock_tally.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or ((select hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and (clock_tally.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or clock_tally.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`drop policy "read" on "hub"."drive_part";`);
    this.addSql(`create policy "read" on "hub"."drive_part" for select to "samanvay_hub" using (drive_part.office_id = (select hub.ctx_office()) or drive_part.lead_office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (drive_part.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or drive_part.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`drop policy "read" on "hub"."figure_tally";`);
    this.addSql(`create policy "read" on "hub"."figure_tally" for select to "samanvay_hub" using (((select hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and (figure_tally.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or figure_tally.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`drop policy "read" on "hub"."staff_report";`);
    this.addSql(`create policy "read" on "hub"."staff_report" for select to "samanvay_hub" using (staff_report.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (staff_report.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or staff_report.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop function hub.agenda_of_watch_reviews(uuid, timestamptz);`);
    this.addSql(`drop policy "add" on "hub"."accreditation";`);
    this.addSql(`create policy "add" on "hub"."accreditation" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and accreditation.issuer_id = (select hub.ctx_office()) and (select case when f.district_code is null then f.state_code = accreditation.state_code else f.district_code is not distinct from accreditation.district_code end from hub.office f where f.id = (select hub.ctx_office())) and accreditation.suspended_at is null);`);
    this.addSql(`drop policy "read" on "hub"."clock_tally";`);
    this.addSql(`create policy "read" on "hub"."clock_tally" for select to "samanvay_hub" using (clock_tally.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or ((select hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and case when (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) = -1 then clock_tally.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) else clock_tally.district_code = (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) end));`);
    this.addSql(`drop policy "read" on "hub"."drive_part";`);
    this.addSql(`create policy "read" on "hub"."drive_part" for select to "samanvay_hub" using (drive_part.office_id = (select hub.ctx_office()) or drive_part.lead_office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (select case when f.district_code is null then f.state_code = drive_part.state_code else f.district_code is not distinct from drive_part.district_code end from hub.office f where f.id = (select hub.ctx_office()))));`);
    this.addSql(`drop policy "read" on "hub"."figure_tally";`);
    this.addSql(`create policy "read" on "hub"."figure_tally" for select to "samanvay_hub" using (((select hub.ctx_roles() && '{AHTB_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION}'::text[]) and case when (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) = -1 then figure_tally.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) else figure_tally.district_code = (select coalesce(f.district_code, -1) from hub.office f where f.id = (select hub.ctx_office())) end));`);
    this.addSql(`drop policy "read" on "hub"."staff_report";`);
    this.addSql(`create policy "read" on "hub"."staff_report" for select to "samanvay_hub" using (staff_report.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (select case when f.district_code is null then f.state_code = staff_report.state_code else f.district_code is not distinct from staff_report.district_code end from hub.office f where f.id = (select hub.ctx_office()))));`);
  }
}
