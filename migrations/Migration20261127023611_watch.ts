import { Migration } from '@mikro-orm/migrations';

/** Establishments in the field and what was seen in them, placement agencies, and the watch list with its due process. */
export class Migration20261127023611_watch extends Migration {

  override name = 'Migration20261127023611_watch';

  override up(): void {
    this.addSql(`create table "hub"."agency" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "name" text not null, "aliases" text[] not null, "address" text null, "licence_regime" text not null, "licence_number" text null, "licence_valid_until" date null, "linked_cases" int not null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index agency_of_area on hub.agency (state_code, district_code, recorded_at desc);`);

    this.addSql(`create table "hub"."premises" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "kind" text not null, "name" text not null, "address" text null, "agency_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "premises_agency_id_index" on "hub"."premises" ("agency_id");`);
    this.addSql(`create index premises_of_area on hub.premises (state_code, district_code, kind);`);

    this.addSql(`create table "hub"."inspection_plan" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "premises_id" uuid not null, "kind" text not null, "planned_for" date not null, primary key ("id"));`);
    this.addSql(`create index "inspection_plan_premises_id_index" on "hub"."inspection_plan" ("premises_id");`);

    this.addSql(`create table "hub"."inspection" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "premises_id" uuid not null, "plan_id" uuid null, "kind" text not null, "happened_at" timestamptz not null, "seen_under14" int not null, "seen_from14" int not null, "seen_from16" int not null, "seen_adults" int not null, "registers" text not null, "violations" text[] not null, "advice" text[] not null, "children_found" int not null, "outcome" text not null, "case_id" uuid null, "superseded_at" timestamptz null, "superseded_because" text null, primary key ("id"));`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_plan_id_unique" unique ("plan_id");`);
    this.addSql(`create index "inspection_premises_id_happened_at_index" on "hub"."inspection" ("premises_id", "happened_at");`);
    this.addSql(`create index inspection_of_area on hub.inspection (state_code, district_code, happened_at desc);`);

    this.addSql(`create table "hub"."inspection_partner" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "inspection_id" uuid not null, "office_id" uuid not null, primary key ("id"));`);
    this.addSql(`create index "inspection_partner_inspection_id_index" on "hub"."inspection_partner" ("inspection_id");`);

    this.addSql(`create table "hub"."agency_complaint" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "agency_id" uuid not null, "source" text not null, "allegations" text[] not null, "received_at" timestamptz not null, "reference" text null, "standing" text not null, "verified_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "agency_complaint_agency_id_index" on "hub"."agency_complaint" ("agency_id");`);

    this.addSql(`create table "hub"."agency_case" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "agency_id" uuid not null, "case_id" uuid not null, primary key ("id"));`);
    this.addSql(`create index "agency_case_case_id_index" on "hub"."agency_case" ("case_id");`);
    this.addSql(`alter table "hub"."agency_case" add constraint "agency_case_agency_id_case_id_unique" unique ("agency_id", "case_id");`);

    this.addSql(`create table "hub"."agency_answer" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "agency_id" uuid not null, "proof_number" text not null, "text" text not null, "json" text not null, "digest" text not null, primary key ("id"));`);
    this.addSql(`create index "agency_answer_agency_id_index" on "hub"."agency_answer" ("agency_id");`);

    this.addSql(`create table "hub"."agency_agent" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "agency_id" uuid not null, "name" text not null, "aliases" text[] not null, "part" text not null, primary key ("id"));`);
    this.addSql(`create index "agency_agent_agency_id_index" on "hub"."agency_agent" ("agency_id");`);

    this.addSql(`create table "hub"."watch_entry" ("id" uuid not null, "agency_id" uuid null, "premises_id" uuid null, "state_code" int not null, "district_code" int not null, "state" text not null, "proposed_by_office_id" uuid not null, "proposed_by_id" uuid not null, "proposed_at" timestamptz not null, "decided_by_office_id" uuid not null, "served_at" timestamptz null, "served_how" text null, "reply_by" timestamptz null, "replied_at" timestamptz null, "reply_reference" text null, "decided_at" timestamptz null, "decided_by_id" uuid null, "reason" text null, "order_number" text null, "review_on" date null, "expires_on" date null, "review_told_of" date null, "appealed_at" timestamptz null, "appeal_office_id" uuid null, "appeal_by" timestamptz null, "appeal_outcome" text null, "appeal_decided_at" timestamptz null, "appeal_decided_by_id" uuid null, "ended_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create unique index one_open_entry_of_premises on hub.watch_entry (premises_id, proposed_by_office_id) where state in ('PROPOSED', 'NOTIFIED', 'LISTED');`);
    this.addSql(`create unique index one_open_entry_of_agency on hub.watch_entry (agency_id, proposed_by_office_id) where state in ('PROPOSED', 'NOTIFIED', 'LISTED');`);
    this.addSql(`create index watch_entry_listed on hub.watch_entry (state_code, district_code) where state = 'LISTED';`);

    this.addSql(`create table "hub"."watch_evidence" ("id" uuid not null, "state_code" int not null, "district_code" int not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "entry_id" uuid not null, "kind" text not null, "dated_on" date not null, "reference" text null, "inspection_id" uuid null, "complaint_id" uuid null, primary key ("id"));`);
    this.addSql(`create unique index evidence_counts_once on hub.watch_evidence (entry_id, kind, coalesce(inspection_id::text, complaint_id::text, reference));`);

    this.addSql(`drop policy "read" on "hub"."change";`);

    this.addSql(`create policy "read" on "hub"."change" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = change.case_id) and case when change.event in ('openCase', 'triageCase', 'closeWorkstream', 'closeCase', 'reopenCase', 'endParticipation') then true when change.event in ('registerFir', 'transferFir', 'fileChargeSheet') then (select true from hub.fir s where s.id = change.subject_id) when change.event in ('recordNoFir') then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when change.event in ('recordAccused') then (select true from hub.accused s where s.id = change.subject_id) when change.event in ('recordEstablishment') then (select true from hub.establishment s where s.id = change.subject_id) when change.event in ('planRescue', 'startRescue') then (select true from hub.rescue_plan s where s.id = change.subject_id) when change.event in ('recordRescue') then (select true from hub.rescue s where s.id = change.subject_id) when change.event in ('addSurvivor', 'recordJourneyEvent', 'mergeSurvivors', 'undoMerge') then (select true from hub.survivor s where s.id = change.subject_id) when change.event in ('recordProduction') then (select true from hub.production s where s.id = change.subject_id) when change.event in ('recordIdentity') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('referForExamination') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('recordMedicalExamination') then (select true from hub.medical_examination s where s.id = change.subject_id) when change.event in ('orderAgeDetermination', 'recordAgeDetermination') then (select true from hub.age_determination s where s.id = change.subject_id) when change.event in ('recordStatement') then (select true from hub.statement s where s.id = change.subject_id) when change.event in ('recordOrder') then (select true from hub.cwc_order s where s.id = change.subject_id) when change.event in ('assignNgo') then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('placeSurvivor', 'endPlacement') then (select true from hub.placement s where s.id = change.subject_id) when change.event in ('consultHomeDistrict') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('directInvestigation', 'submitInvestigation') then (select true from hub.social_investigation s where s.id = change.subject_id) when change.event in ('drawUpCarePlan', 'approveCarePlan') then (select true from hub.care_plan s where s.id = change.subject_id) when change.event in ('planService', 'moveService') then (select true from hub.service s where s.id = change.subject_id) when change.event in ('claimEntitlement', 'moveEntitlement') then (select true from hub.entitlement s where s.id = change.subject_id) when change.event in ('scheduleVisit', 'recordVisit') then (select true from hub.follow_up_visit s where s.id = change.subject_id) when change.event in ('recordLegalEvent') then (select true from hub.legal_event s where s.id = change.subject_id) when change.event in ('noteContradiction') then (select true from hub.contradiction s where s.id = change.subject_id) when change.event in ('clockMoved') then (select true from hub.clock s where s.id = change.subject_id) when change.event in ('proposeHandover', 'acknowledgeHandover', 'acceptHandover', 'refuseHandover', 'revokeHandover', 'answerConsultation', 'completeReferral', 'recordEscort', 'receiveSurvivor') then (select true from hub.handover s where s.id = change.subject_id) when change.event in ('composeAlert', 'supersedeAlert', 'withdrawAlert', 'acknowledgeAlert', 'actUponAlert') then (select true from hub.alert s where s.id = change.subject_id) when change.event in ('exportAlert') then (select true from hub.alert_export s where s.id = change.subject_id) when change.event in ('reportSighting') then (select true from hub.alert_sighting s where s.id = change.subject_id) when change.event in ('openIdentity', 'openShelter', 'findByIdentity', 'exportIdentities') then (select true from hub.sighting s where s.id = change.subject_id) when change.event in ('breakGlass', 'reviewBrokenGlass') then (select true from hub.broken_glass s where s.id = change.subject_id) when change.event in ('askSecondPerson', 'answerSecondPerson') then (select true from hub.approval s where s.id = change.subject_id) when change.event in ('requestAccess', 'answerAccessRequest') then (select true from hub.access_request s where s.id = change.subject_id) when change.event in ('recordInspection') then (select true from hub.inspection s where s.id = change.subject_id) when change.event in ('linkAgency') then (select true from hub.agency_case s where s.id = change.subject_id) else false end);`);

    this.addSql(`alter table "hub"."agency" add constraint "agency_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."agency" add constraint "agency_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."agency" add constraint "agency_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."agency" add constraint "agency_licence_regime_check" check ("licence_regime" in ('DELHI_2014', 'CHHATTISGARH_2013', 'JHARKHAND_2016', 'NONE'));`);
    this.addSql(`alter table "hub"."agency" enable row level security;`);
    this.addSql(`alter table "hub"."agency" force row level security;`);
    this.addSql(`create policy "read" on "hub"."agency" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and true);`);
    this.addSql(`create policy "add" on "hub"."agency" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and agency.recorded_by_office_id = (select hub.ctx_office()) and agency.recorded_by_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."agency" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (agency.recorded_by_office_id = (select hub.ctx_office()) or (agency.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (agency.recorded_by_office_id = (select hub.ctx_office()) or (agency.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."agency" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."premises" add constraint "premises_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."premises" add constraint "premises_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."premises" add constraint "premises_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."premises" add constraint "premises_agency_id_foreign" foreign key ("agency_id") references "hub"."agency" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."premises" add constraint "premises_kind_check" check ("kind" in ('EATERY_DHABA', 'HOTEL', 'SMALL_SHOP', 'AUTO_WORKSHOP', 'BRICK_KILN', 'GARMENT_ZARI', 'BANGLE_LAC', 'CARPET_LOOM', 'FIREWORKS', 'QUARRY_MINE', 'CONSTRUCTION', 'FARM_PLANTATION', 'FISHERY', 'DOMESTIC_HOUSEHOLD', 'PLACEMENT_AGENCY', 'SPA_PARLOUR', 'BROTHEL_LODGE', 'ORCHESTRA_DANCE', 'STREET_TRAFFIC_SIGNAL', 'TRAIN_STATION', 'BUS', 'CALL_CENTRE_SCAM_SITE', 'OTHER'));`);
    this.addSql(`alter table "hub"."premises" enable row level security;`);
    this.addSql(`alter table "hub"."premises" force row level security;`);
    this.addSql(`create policy "read" on "hub"."premises" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (premises.recorded_by_office_id = (select hub.ctx_office()) or (premises.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or premises.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "add" on "hub"."premises" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and premises.recorded_by_office_id = (select hub.ctx_office()) and premises.recorded_by_id = (select hub.ctx_officer()) and (premises.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or premises.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "change" on "hub"."premises" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (premises.recorded_by_office_id = (select hub.ctx_office()) or (premises.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or premises.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (premises.recorded_by_office_id = (select hub.ctx_office()) or (premises.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or premises.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."premises" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."inspection_plan" add constraint "inspection_plan_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."inspection_plan" add constraint "inspection_plan_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."inspection_plan" add constraint "inspection_plan_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."inspection_plan" add constraint "inspection_plan_premises_id_foreign" foreign key ("premises_id") references "hub"."premises" ("id");`);
    this.addSql(`alter table "hub"."inspection_plan" add constraint "inspection_plan_kind_check" check ("kind" in ('LABOUR_INSPECTION', 'VIGIL_CHECK'));`);
    this.addSql(`alter table "hub"."inspection_plan" enable row level security;`);
    this.addSql(`alter table "hub"."inspection_plan" force row level security;`);
    this.addSql(`create policy "read" on "hub"."inspection_plan" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection_plan.recorded_by_office_id = (select hub.ctx_office()) or (inspection_plan.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_plan.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "add" on "hub"."inspection_plan" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and inspection_plan.recorded_by_office_id = (select hub.ctx_office()) and inspection_plan.recorded_by_id = (select hub.ctx_officer()) and (inspection_plan.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_plan.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "change" on "hub"."inspection_plan" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection_plan.recorded_by_office_id = (select hub.ctx_office()) or (inspection_plan.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_plan.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection_plan.recorded_by_office_id = (select hub.ctx_office()) or (inspection_plan.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_plan.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."inspection_plan" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."inspection" add constraint "inspection_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_premises_id_foreign" foreign key ("premises_id") references "hub"."premises" ("id");`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_plan_id_foreign" foreign key ("plan_id") references "hub"."inspection_plan" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_kind_check" check ("kind" in ('LABOUR_INSPECTION', 'VIGIL_CHECK'));`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_registers_check" check ("registers" in ('IN_ORDER', 'INCOMPLETE', 'NOT_KEPT', 'NOT_SHOWN', 'NOT_ASKED'));`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_outcome_check" check ("outcome" in ('CHILD_FOUND', 'ADVISED', 'NOTICE', 'PROSECUTED', 'COMPOUNDED', 'NOT_AN_OFFENCE', 'NIL'));`);
    this.addSql(`alter table "hub"."inspection" add constraint "inspection_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."inspection" enable row level security;`);
    this.addSql(`alter table "hub"."inspection" force row level security;`);
    this.addSql(`create policy "read" on "hub"."inspection" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection.recorded_by_office_id = (select hub.ctx_office()) or (inspection.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "add" on "hub"."inspection" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and inspection.recorded_by_office_id = (select hub.ctx_office()) and inspection.recorded_by_id = (select hub.ctx_officer()) and (inspection.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "change" on "hub"."inspection" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection.recorded_by_office_id = (select hub.ctx_office()) or (inspection.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection.recorded_by_office_id = (select hub.ctx_office()) or (inspection.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."inspection" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."inspection_partner" add constraint "inspection_partner_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."inspection_partner" add constraint "inspection_partner_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."inspection_partner" add constraint "inspection_partner_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."inspection_partner" add constraint "inspection_partner_inspection_id_foreign" foreign key ("inspection_id") references "hub"."inspection" ("id");`);
    this.addSql(`alter table "hub"."inspection_partner" add constraint "inspection_partner_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."inspection_partner" enable row level security;`);
    this.addSql(`alter table "hub"."inspection_partner" force row level security;`);
    this.addSql(`create policy "read" on "hub"."inspection_partner" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection_partner.recorded_by_office_id = (select hub.ctx_office()) or (inspection_partner.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_partner.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "add" on "hub"."inspection_partner" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and inspection_partner.recorded_by_office_id = (select hub.ctx_office()) and inspection_partner.recorded_by_id = (select hub.ctx_officer()) and (inspection_partner.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_partner.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "change" on "hub"."inspection_partner" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection_partner.recorded_by_office_id = (select hub.ctx_office()) or (inspection_partner.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_partner.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (inspection_partner.recorded_by_office_id = (select hub.ctx_office()) or (inspection_partner.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or inspection_partner.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."inspection_partner" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."agency_complaint" add constraint "agency_complaint_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."agency_complaint" add constraint "agency_complaint_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."agency_complaint" add constraint "agency_complaint_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."agency_complaint" add constraint "agency_complaint_agency_id_foreign" foreign key ("agency_id") references "hub"."agency" ("id");`);
    this.addSql(`alter table "hub"."agency_complaint" add constraint "agency_complaint_source_check" check ("source" in ('NAMED_PERSON', 'ORGANISATION', 'OFFICE', 'ANONYMOUS_TIP'));`);
    this.addSql(`alter table "hub"."agency_complaint" add constraint "agency_complaint_standing_check" check ("standing" in ('RECEIVED', 'VERIFIED', 'NOT_BORNE_OUT'));`);
    this.addSql(`alter table "hub"."agency_complaint" enable row level security;`);
    this.addSql(`alter table "hub"."agency_complaint" force row level security;`);
    this.addSql(`create policy "read" on "hub"."agency_complaint" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (agency_complaint.recorded_by_office_id = (select hub.ctx_office()) or (agency_complaint.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency_complaint.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "add" on "hub"."agency_complaint" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and agency_complaint.recorded_by_office_id = (select hub.ctx_office()) and agency_complaint.recorded_by_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."agency_complaint" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (agency_complaint.recorded_by_office_id = (select hub.ctx_office()) or (agency_complaint.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency_complaint.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (agency_complaint.recorded_by_office_id = (select hub.ctx_office()) or (agency_complaint.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency_complaint.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."agency_complaint" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."agency_case" add constraint "agency_case_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."agency_case" add constraint "agency_case_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."agency_case" add constraint "agency_case_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."agency_case" add constraint "agency_case_agency_id_foreign" foreign key ("agency_id") references "hub"."agency" ("id");`);
    this.addSql(`alter table "hub"."agency_case" add constraint "agency_case_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."agency_case" enable row level security;`);
    this.addSql(`alter table "hub"."agency_case" force row level security;`);
    this.addSql(`create policy "read" on "hub"."agency_case" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = agency_case.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])) and (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = agency_case.case_id));`);
    this.addSql(`create policy "add" on "hub"."agency_case" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = agency_case.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])) and agency_case.recorded_by_office_id = (select hub.said_office()));`);
    this.addSql(`create policy "change" on "hub"."agency_case" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = agency_case.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])) and (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = agency_case.case_id)) with check ((select true from hub.case_access a where a.case_id = agency_case.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])) and (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = agency_case.case_id));`);
    this.addSql(`create policy "keeper" on "hub"."agency_case" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."agency_answer" add constraint "agency_answer_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."agency_answer" add constraint "agency_answer_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."agency_answer" add constraint "agency_answer_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."agency_answer" add constraint "agency_answer_agency_id_foreign" foreign key ("agency_id") references "hub"."agency" ("id");`);
    this.addSql(`alter table "hub"."agency_answer" enable row level security;`);
    this.addSql(`alter table "hub"."agency_answer" force row level security;`);
    this.addSql(`create policy "read" on "hub"."agency_answer" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and agency_answer.recorded_by_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "add" on "hub"."agency_answer" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and agency_answer.recorded_by_office_id = (select hub.ctx_office()) and agency_answer.recorded_by_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."agency_answer" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."agency_agent" add constraint "agency_agent_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."agency_agent" add constraint "agency_agent_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."agency_agent" add constraint "agency_agent_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."agency_agent" add constraint "agency_agent_agency_id_foreign" foreign key ("agency_id") references "hub"."agency" ("id");`);
    this.addSql(`alter table "hub"."agency_agent" add constraint "agency_agent_part_check" check ("part" in ('OWNER', 'RECRUITER', 'ESCORT', 'CARETAKER'));`);
    this.addSql(`alter table "hub"."agency_agent" enable row level security;`);
    this.addSql(`alter table "hub"."agency_agent" force row level security;`);
    this.addSql(`create policy "read" on "hub"."agency_agent" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (agency_agent.recorded_by_office_id = (select hub.ctx_office()) or (agency_agent.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency_agent.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "add" on "hub"."agency_agent" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and agency_agent.recorded_by_office_id = (select hub.ctx_office()) and agency_agent.recorded_by_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."agency_agent" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (agency_agent.recorded_by_office_id = (select hub.ctx_office()) or (agency_agent.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency_agent.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office())))))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (agency_agent.recorded_by_office_id = (select hub.ctx_office()) or (agency_agent.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and ((select f.district_code from hub.office f where f.id = (select hub.ctx_office())) is null or agency_agent.district_code = (select f.district_code from hub.office f where f.id = (select hub.ctx_office()))))));`);
    this.addSql(`create policy "keeper" on "hub"."agency_agent" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_agency_id_foreign" foreign key ("agency_id") references "hub"."agency" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_premises_id_foreign" foreign key ("premises_id") references "hub"."premises" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_proposed_by_office_id_foreign" foreign key ("proposed_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_decided_by_office_id_foreign" foreign key ("decided_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_appeal_office_id_foreign" foreign key ("appeal_office_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_state_check" check ("state" in ('PROPOSED', 'NOTIFIED', 'LISTED', 'REFUSED', 'WITHDRAWN', 'DELISTED', 'EXPIRED'));`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_served_how_check" check ("served_how" in ('BY_HAND', 'BY_POST', 'BY_EMAIL', 'AFFIXED'));`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_reason_check" check ("reason" in ('BORNE_OUT', 'REPLY_DOES_NOT_ANSWER', 'REPLY_ANSWERS', 'NOT_BORNE_OUT', 'MENDED', 'WRONG_PARTY', 'STILL_BORNE_OUT', 'CLOSED_DOWN'));`);
    this.addSql(`alter table "hub"."watch_entry" add constraint "watch_entry_appeal_outcome_check" check ("appeal_outcome" in ('UPHELD', 'ALLOWED'));`);
    this.addSql(`alter table "hub"."watch_entry" enable row level security;`);
    this.addSql(`alter table "hub"."watch_entry" force row level security;`);
    this.addSql(`create policy "read" on "hub"."watch_entry" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (watch_entry.state = 'LISTED' or (watch_entry.proposed_by_office_id = (select hub.ctx_office()) or watch_entry.decided_by_office_id = (select hub.ctx_office()) or watch_entry.appeal_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."watch_entry" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and watch_entry.proposed_by_office_id = (select hub.ctx_office()) and watch_entry.proposed_by_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."watch_entry" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (watch_entry.proposed_by_office_id = (select hub.ctx_office()) or watch_entry.decided_by_office_id = (select hub.ctx_office()) or watch_entry.appeal_office_id = (select hub.ctx_office()))) with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (watch_entry.proposed_by_office_id = (select hub.ctx_office()) or watch_entry.decided_by_office_id = (select hub.ctx_office()) or watch_entry.appeal_office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."watch_entry" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_entry_id_foreign" foreign key ("entry_id") references "hub"."watch_entry" ("id");`);
    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_inspection_id_foreign" foreign key ("inspection_id") references "hub"."inspection" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_complaint_id_foreign" foreign key ("complaint_id") references "hub"."agency_complaint" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."watch_evidence" add constraint "watch_evidence_kind_check" check ("kind" in ('CONVICTION', 'FIR_NAMED', 'NO_LICENCE', 'INSPECTION_VIOLATION', 'COMPLAINT_VERIFIED', 'ANONYMOUS_TIP'));`);
    this.addSql(`alter table "hub"."watch_evidence" enable row level security;`);
    this.addSql(`alter table "hub"."watch_evidence" force row level security;`);
    this.addSql(`create policy "read" on "hub"."watch_evidence" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (select true from hub.watch_entry w where w.id = watch_evidence.entry_id and (w.proposed_by_office_id = (select hub.ctx_office()) or w.decided_by_office_id = (select hub.ctx_office()) or w.appeal_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."watch_evidence" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and watch_evidence.recorded_by_office_id = (select hub.ctx_office()) and watch_evidence.recorded_by_id = (select hub.ctx_officer()) and (select true from hub.watch_entry w where w.id = watch_evidence.entry_id and (w.proposed_by_office_id = (select hub.ctx_office()) or w.decided_by_office_id = (select hub.ctx_office()) or w.appeal_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."watch_evidence" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table hub.inspection add constraint inspection_adds_up check (least(seen_under14, seen_from14, seen_from16, seen_adults, children_found) >= 0
      and children_found <= seen_under14 + seen_from14 + seen_from16 and (children_found > 0) = (outcome = 'CHILD_FOUND') and (superseded_at is null) = (superseded_because is null));`);
    const tables = 'hub.premises, hub.inspection_plan, hub.inspection, hub.inspection_partner, hub.agency, hub.agency_complaint, hub.agency_agent, hub.agency_case, hub.watch_entry, hub.watch_evidence, hub.agency_answer';
    this.addSql(`grant select, insert on ${tables} to samanvay_hub;`);
    this.addSql(`grant update (agency_id) on hub.premises to samanvay_hub;`);
    this.addSql(`grant update (superseded_at, superseded_because) on hub.inspection to samanvay_hub;`);
    this.addSql(`grant update (name, aliases, address, licence_regime, licence_number, licence_valid_until, version) on hub.agency to samanvay_hub;`);
    this.addSql(`grant update (standing, verified_at, version) on hub.agency_complaint to samanvay_hub;`);
    this.addSql(`grant update (state, served_at, served_how, reply_by, replied_at, reply_reference, decided_at, decided_by_id, reason, order_number, review_on, expires_on,
      appealed_at, appeal_office_id, appeal_by, appeal_outcome, appeal_decided_at, appeal_decided_by_id, ended_at, version) on hub.watch_entry to samanvay_hub;`);
    this.addSql(`grant select on ${tables} to samanvay_keeper;`);
    this.addSql(`grant update (linked_cases) on hub.agency to samanvay_keeper;`);
    this.addSql(`grant update (state, ended_at, review_told_of, version) on hub.watch_entry to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);

    // The weights of src/watch/evidence.ts; a test compares the two. What has been superseded or was not borne out does not count.
    this.addSql(`create function hub.weigh_entry(the_entry uuid) returns table (weight int, is_enough boolean) language sql stable security definer set search_path = hub, pg_temp as $$
      with rule(kind, weight, at_most, is_official) as (values ('CONVICTION', 80, 1, true), ('FIR_NAMED', 60, 2, true), ('NO_LICENCE', 40, 1, true),
          ('INSPECTION_VIOLATION', 40, 2, true), ('COMPLAINT_VERIFIED', 30, 2, false), ('ANONYMOUS_TIP', 5, 1, false)),
        counted as (select r.weight * least(r.at_most, count(*))::int as weight, r.is_official
          from rule r join watch_evidence e on e.kind = r.kind left join inspection i on i.id = e.inspection_id left join agency_complaint c on c.id = e.complaint_id
          where e.entry_id = the_entry and i.superseded_at is null and (e.kind <> 'COMPLAINT_VERIFIED' or c.standing = 'VERIFIED')
          group by r.kind, r.weight, r.at_most, r.is_official)
      select coalesce(sum(weight), 0)::int, coalesce(sum(weight), 0) >= 100 and count(*) >= 2 and coalesce(bool_or(is_official), false) from counted $$;`);
    // The same for an office of the proceeding.
    this.addSql(`create function hub.watch_weight(the_entry uuid) returns table (weight int, is_enough boolean) language sql stable security definer set search_path = hub, pg_temp as $$
      select w.* from watch_entry e cross join lateral hub.weigh_entry(e.id) w where e.id = the_entry
        and hub.ctx_office() in (e.proposed_by_office_id, e.decided_by_office_id, e.appeal_office_id) $$;`);

    // Which step may follow which, whose it is, and what it may change. Everything else is refused, whoever asks, and so is a listing below the threshold.
    this.addSql(`create function hub.on_watch_entry_moved() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me uuid := hub.ctx_officer();
        my_office uuid := hub.ctx_office();
        step text;
        changed text[];
        allowed text[];
        proposes boolean := coalesce(my_office = new.proposed_by_office_id, false);
        decides boolean := coalesce(my_office = new.decided_by_office_id, false);
        was_heard boolean;
      begin
        if tg_op = 'INSERT' then
          if new.state <> 'PROPOSED' or new.version <> 1 or num_nonnulls(new.agency_id, new.premises_id) <> 1 or new.proposed_by_office_id = new.decided_by_office_id
            or num_nonnulls(new.served_at, new.replied_at, new.decided_at, new.review_on, new.expires_on, new.appealed_at, new.appeal_office_id, new.ended_at) > 0
            or not exists (select from office o where o.id = new.decided_by_office_id
              and (o.kind = 'AHTB' and o.state_code = new.state_code or o.kind = 'DISTRICT_MAGISTRATE' and o.district_code = new.district_code))
            or not exists (select from agency a where a.id = new.agency_id and (a.state_code, a.district_code) = (new.state_code, new.district_code)
              union all select from premises p where p.id = new.premises_id and (p.state_code, p.district_code) = (new.state_code, new.district_code)) then
            raise exception 'An entry begins with a proposal to another office' using errcode = 'check_violation';
          end if;
          return new;
        end if;

        step := old.state || ' ' || new.state;
        changed := array(select n.key from jsonb_each(to_jsonb(new)) n where n.key <> 'version' and n.value is distinct from to_jsonb(old) -> n.key);
        was_heard := old.replied_at is not null or old.reply_by <= hub.no_later(new.decided_at);
        allowed := case
          -- What time does, by hub.end_watch_entries.
          when me is null then case step when 'LISTED EXPIRED' then '{state,ended_at}' when 'LISTED LISTED' then '{review_told_of}' end::text[]
          when new.version <> old.version + 1 then null
          when step = 'PROPOSED NOTIFIED' and (proposes or decides) and new.reply_by >= new.served_at + interval '15 days' then '{state,served_at,served_how,reply_by}'
          when step in ('PROPOSED WITHDRAWN', 'NOTIFIED WITHDRAWN') and proposes then '{state,ended_at}'
          when step = 'NOTIFIED NOTIFIED' and (proposes or decides) and old.replied_at is null then '{replied_at,reply_reference}'
          when step = 'NOTIFIED REFUSED' and decides and was_heard and new.decided_by_id = me and num_nonnulls(new.decided_at, new.reason) = 2 then '{state,decided_at,decided_by_id,reason,order_number,ended_at}'
          when step = 'NOTIFIED LISTED' and decides and was_heard and new.decided_by_id = me and num_nonnulls(new.decided_at, new.reason, new.review_on, new.expires_on) = 4
            and (select w.is_enough from hub.weigh_entry(new.id) w) then '{state,decided_at,decided_by_id,reason,order_number,review_on,expires_on}'
          when step = 'LISTED LISTED' and 'appealed_at' = any(changed) then case when (proposes or decides) and old.appealed_at is null
            and exists (select from office o where o.id = new.appeal_office_id and o.kind = 'AHTB' and o.state_code = new.state_code and o.id <> new.proposed_by_office_id)
            then '{appealed_at,appeal_office_id,appeal_by}' end::text[]
          when step = 'LISTED LISTED' and 'appeal_outcome' = any(changed) then case when my_office = old.appeal_office_id and old.appeal_outcome is null
            and new.appeal_outcome = 'UPHELD' and new.appeal_decided_by_id = me and me <> old.decided_by_id then '{appeal_outcome,appeal_decided_at,appeal_decided_by_id}' end::text[]
          when step = 'LISTED LISTED' and changed && '{reason,order_number,review_on,expires_on}' then case when decides and new.review_on >= old.review_on
            and (select w.is_enough from hub.weigh_entry(new.id) w) then '{reason,order_number,review_on,expires_on}' end::text[]
          when step = 'LISTED DELISTED' and 'appeal_outcome' = any(changed) then case when my_office = old.appeal_office_id and old.appeal_outcome is null
            and new.appeal_outcome = 'ALLOWED' and new.appeal_decided_by_id = me and me <> old.decided_by_id
            then '{state,reason,ended_at,appeal_outcome,appeal_decided_at,appeal_decided_by_id}' end::text[]
          when step = 'LISTED DELISTED' and decides then '{state,reason,order_number,ended_at}'
          when old.state = new.state and old.state in ('PROPOSED', 'NOTIFIED', 'LISTED') and (proposes or decides) then '{}'
        end;
        if allowed is null or not changed <@ allowed then
          raise exception 'An entry takes no such step' using errcode = 'check_violation';
        end if;
        return new;
      end $$;`);

    // What a piece of evidence is said to be, it must be: a tip stays a tip, whoever puts it forward.
    this.addSql(`create function hub.on_watch_evidence_added() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        e watch_entry;
      begin
        select * into e from watch_entry where id = new.entry_id for no key update;
        if e.state not in ('PROPOSED', 'NOTIFIED', 'LISTED') or not (case new.kind
          when 'INSPECTION_VIOLATION' then new.complaint_id is null and new.reference is null and exists (select from inspection i join premises p on p.id = i.premises_id
            where i.id = new.inspection_id and i.superseded_at is null and cardinality(i.violations) > 0 and (p.id = e.premises_id or p.agency_id = e.agency_id))
          when 'COMPLAINT_VERIFIED' then new.inspection_id is null and new.reference is null and exists (select from agency_complaint c
            where c.id = new.complaint_id and c.agency_id = e.agency_id and c.standing = 'VERIFIED' and c.source <> 'ANONYMOUS_TIP')
          when 'ANONYMOUS_TIP' then new.inspection_id is null and new.reference is null and exists (select from agency_complaint c
            where c.id = new.complaint_id and c.agency_id = e.agency_id and c.source = 'ANONYMOUS_TIP')
          else new.inspection_id is null and new.complaint_id is null and new.reference is not null end) then
          raise exception 'This is no evidence of that kind' using errcode = 'check_violation';
        end if;
        return new;
      end $$;`);

    // How many cases have to do with an agency: a number that tells which they are to nobody.
    this.addSql(`create function hub.on_agency_linked() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        update agency set linked_cases = linked_cases + 1 where id = new.agency_id;
        return null;
      end $$;`);

    // What an agency is told of itself: of proceedings of which it was given notice, the state, the days, and of the evidence which kinds and when. By an office
    // of its area, and only with the number of its licence.
    this.addSql(`create function hub.watch_record_of(the_agency uuid, the_licence text) returns jsonb language sql stable security definer set search_path = hub, pg_temp as $$
      select (select coalesce(jsonb_agg(jsonb_build_object('state', w.state, 'servedAt', (w.served_at at time zone 'Asia/Kolkata')::date, 'replyBy', (w.reply_by at time zone 'Asia/Kolkata')::date,
          'repliedAt', (w.replied_at at time zone 'Asia/Kolkata')::date, 'decidedAt', (w.decided_at at time zone 'Asia/Kolkata')::date, 'reason', w.reason, 'orderNumber', w.order_number,
          'reviewOn', w.review_on, 'expiresOn', w.expires_on, 'appealedAt', (w.appealed_at at time zone 'Asia/Kolkata')::date, 'appealBy', (w.appeal_by at time zone 'Asia/Kolkata')::date,
          'appealOutcome', w.appeal_outcome, 'endedAt', (w.ended_at at time zone 'Asia/Kolkata')::date,
          'evidence', (select coalesce(jsonb_agg(jsonb_build_object('kind', v.kind, 'datedOn', v.dated_on) order by v.dated_on, v.kind, v.id), '[]') from watch_evidence v where v.entry_id = w.id))
          order by w.served_at, w.id), '[]') from watch_entry w where w.agency_id = a.id and w.served_at is not null)
      from agency a join office me on me.id = hub.ctx_office()
      where a.id = the_agency and a.licence_number is not distinct from the_licence and a.state_code = me.state_code and (me.district_code is null or me.district_code = a.district_code)
        and hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER}'::text[] $$;`);

    // How much was looked at in a month, by the districts of the caller's area. To whom the agreement gives statistics alone, fewer than 5 children are not told.
    this.addSql(`create function hub.field_figures(month date, the_time timestamptz) returns table (district_code int, premises int, inspections int, vigil_checks int, joint int,
        with_violation int, children_found int, agencies int, listed int, reviews_due int) language sql stable security definer set search_path = hub, pg_temp as $$
      with me as (select o.*, hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[] as knows from office o
          where o.id = hub.ctx_office() and hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]),
        looked as (select i.district_code, count(*) filter (where i.kind = 'LABOUR_INSPECTION') as inspections, count(*) filter (where i.kind = 'VIGIL_CHECK') as vigil_checks,
            count(*) filter (where exists (select from inspection_partner p where p.inspection_id = i.id)) as joint, count(*) filter (where cardinality(i.violations) > 0) as with_violation,
            sum(i.children_found) as children_found
          from inspection i join me on i.state_code = me.state_code and (me.district_code is null or i.district_code = me.district_code)
          where i.superseded_at is null and i.happened_at >= month at time zone 'Asia/Kolkata' and i.happened_at < (month + interval '1 month') at time zone 'Asia/Kolkata' group by 1)
      select d.code, (select count(*)::int from premises p where p.district_code = d.code), coalesce(l.inspections, 0)::int, coalesce(l.vigil_checks, 0)::int, coalesce(l.joint, 0)::int,
        coalesce(l.with_violation, 0)::int, case when me.knows or coalesce(l.children_found, 0) not between 1 and 4 then coalesce(l.children_found, 0)::int end,
        (select count(*)::int from agency a where a.district_code = d.code), (select count(*)::int from watch_entry w where w.district_code = d.code and w.state = 'LISTED'),
        (select count(*)::int from watch_entry w where w.district_code = d.code and w.state = 'LISTED' and w.review_on <= (the_time at time zone 'Asia/Kolkata')::date)
      from me join district d on d.state_code = me.state_code and (me.district_code is null or d.code = me.district_code) left join looked l on l.district_code = d.code
      where d.valid_to is null order by d.code $$;`);

    // What time does: a review falls due and the office that decides is told, once; after a year an entry is off the list.
    this.addSql(`create function hub.end_watch_entries(the_time timestamptz) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        today date := (hub.no_later(the_time) at time zone 'Asia/Kolkata')::date;
      begin
        with expired as (
          update watch_entry set state = 'EXPIRED', ended_at = hub.no_later(the_time)
            where id in (select id from watch_entry where state = 'LISTED' and expires_on <= today for update skip locked) returning *)
        insert into notice (id, at, office_id, kind, subject)
          select gen_random_uuid(), e.ended_at, o.id, 'WATCH_DECIDED', 'WatchEntry_' || e.id from expired e cross join lateral (values (e.proposed_by_office_id), (e.decided_by_office_id)) o(id);
        with due as (
          update watch_entry set review_told_of = review_on
            where id in (select id from watch_entry where state = 'LISTED' and review_on <= today and review_told_of is distinct from review_on for update skip locked) returning *)
        insert into notice (id, at, office_id, kind, subject)
          select gen_random_uuid(), hub.no_later(the_time), d.decided_by_office_id, 'WATCH_REVIEW_DUE', 'WatchEntry_' || d.id from due d;
      end $$;`);

    const called = 'hub.watch_weight(uuid), hub.watch_record_of(uuid, text), hub.field_figures(date, timestamptz), hub.end_watch_entries(timestamptz)';
    const triggers = 'hub.on_watch_entry_moved(), hub.on_watch_evidence_added(), hub.on_agency_linked()';
    this.addSql(`revoke execute on function ${called}, ${triggers}, hub.weigh_entry(uuid) from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_hub;`);
    this.addSql(`grant execute on function ${triggers} to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger moved before insert or update on hub.watch_entry for each row execute function hub.on_watch_entry_moved();`);
    this.addSql(`create trigger added before insert on hub.watch_evidence for each row execute function hub.on_watch_evidence_added();`);
    this.addSql(`create trigger linked after insert on hub.agency_case for each row execute function hub.on_agency_linked();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
