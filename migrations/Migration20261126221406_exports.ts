import { Migration } from '@mikro-orm/migrations';

/** Identities leave the hub in files to one recipient each, with a second person's consent to exactly that. */
export class Migration20261126221406_exports extends Migration {

  override name = 'Migration20261126221406_exports';

  override up(): void {
    this.addSql(`create table "hub"."identity_export" ("id" uuid not null, "case_id" uuid not null, "exported_by_id" uuid not null, "office_id" uuid not null, "owner_office_id" uuid not null, "approval_id" uuid not null, "made_at" timestamptz not null, "use_until" timestamptz not null, "purpose" text not null, "legal_basis" text not null, "reference" text null, "format" text not null, "how_many" int not null, "recipient_office_id" uuid null, "recipient_authority" text null, "recipient_number" text null, "recipient_key" text not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_approval_id_unique" unique ("approval_id");`);

    this.addSql(`drop policy "read" on "hub"."change";`);

    this.addSql(`create policy "read" on "hub"."change" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = change.case_id) and case when change.event in ('openCase', 'triageCase', 'closeWorkstream', 'closeCase', 'reopenCase', 'endParticipation') then true when change.event in ('registerFir', 'transferFir', 'fileChargeSheet') then (select true from hub.fir s where s.id = change.subject_id) when change.event in ('recordNoFir') then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when change.event in ('recordAccused') then (select true from hub.accused s where s.id = change.subject_id) when change.event in ('recordEstablishment') then (select true from hub.establishment s where s.id = change.subject_id) when change.event in ('planRescue', 'startRescue') then (select true from hub.rescue_plan s where s.id = change.subject_id) when change.event in ('recordRescue') then (select true from hub.rescue s where s.id = change.subject_id) when change.event in ('addSurvivor', 'recordJourneyEvent') then (select true from hub.survivor s where s.id = change.subject_id) when change.event in ('recordProduction') then (select true from hub.production s where s.id = change.subject_id) when change.event in ('recordIdentity') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('referForExamination') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('recordMedicalExamination') then (select true from hub.medical_examination s where s.id = change.subject_id) when change.event in ('orderAgeDetermination', 'recordAgeDetermination') then (select true from hub.age_determination s where s.id = change.subject_id) when change.event in ('recordStatement') then (select true from hub.statement s where s.id = change.subject_id) when change.event in ('recordOrder') then (select true from hub.cwc_order s where s.id = change.subject_id) when change.event in ('assignNgo') then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('placeSurvivor', 'endPlacement') then (select true from hub.placement s where s.id = change.subject_id) when change.event in ('consultHomeDistrict') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('directInvestigation', 'submitInvestigation') then (select true from hub.social_investigation s where s.id = change.subject_id) when change.event in ('drawUpCarePlan', 'approveCarePlan') then (select true from hub.care_plan s where s.id = change.subject_id) when change.event in ('planService', 'moveService') then (select true from hub.service s where s.id = change.subject_id) when change.event in ('claimEntitlement', 'moveEntitlement') then (select true from hub.entitlement s where s.id = change.subject_id) when change.event in ('scheduleVisit', 'recordVisit') then (select true from hub.follow_up_visit s where s.id = change.subject_id) when change.event in ('recordLegalEvent') then (select true from hub.legal_event s where s.id = change.subject_id) when change.event in ('noteContradiction') then (select true from hub.contradiction s where s.id = change.subject_id) when change.event in ('clockMoved') then (select true from hub.clock s where s.id = change.subject_id) when change.event in ('proposeHandover', 'acknowledgeHandover', 'acceptHandover', 'refuseHandover', 'revokeHandover', 'answerConsultation', 'completeReferral', 'recordEscort', 'receiveSurvivor') then (select true from hub.handover s where s.id = change.subject_id) when change.event in ('composeAlert', 'supersedeAlert', 'withdrawAlert', 'acknowledgeAlert', 'actUponAlert') then (select true from hub.alert s where s.id = change.subject_id) when change.event in ('exportAlert') then (select true from hub.alert_export s where s.id = change.subject_id) when change.event in ('reportSighting') then (select true from hub.alert_sighting s where s.id = change.subject_id) when change.event in ('openIdentity', 'openShelter', 'findByIdentity', 'exportIdentities') then (select true from hub.sighting s where s.id = change.subject_id) when change.event in ('breakGlass', 'reviewBrokenGlass') then (select true from hub.broken_glass s where s.id = change.subject_id) when change.event in ('askSecondPerson', 'answerSecondPerson') then (select true from hub.approval s where s.id = change.subject_id) when change.event in ('requestAccess', 'answerAccessRequest') then (select true from hub.access_request s where s.id = change.subject_id) else false end);`);

    this.addSql(`alter table "hub"."approval" add "action" text not null default 'OPEN', add "recipient_office_id" uuid null, add "recipient_authority" text null, add "recipient_number" text null, add "recipient_key" text null;`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_recipient_office_id_foreign" foreign key ("recipient_office_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_action_check" check ("action" in ('OPEN', 'EXPORT'));`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_recipient_authority_check" check ("recipient_authority" in ('SUPREME_COURT', 'HIGH_COURT', 'SESSIONS_COURT', 'SPECIAL_COURT', 'MAGISTRATE_COURT', 'JUVENILE_JUSTICE_BOARD', 'HUMAN_RIGHTS_COMMISSION', 'CHILD_RIGHTS_COMMISSION', 'LEGAL_SERVICES_AUTHORITY'));`);

    this.addSql(`alter table "hub"."sighting" add "export_id" uuid null;`);
    this.addSql(`alter table "hub"."sighting" add constraint "sighting_export_id_foreign" foreign key ("export_id") references "hub"."identity_export" ("id") on delete set null;`);

    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_exported_by_id_foreign" foreign key ("exported_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_recipient_office_id_foreign" foreign key ("recipient_office_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_purpose_check" check ("purpose" in ('RESCUE_AND_PRODUCTION', 'INVESTIGATION', 'MEDICAL_EXAMINATION', 'CARE', 'SOCIAL_INVESTIGATION', 'RESTORATION', 'ENTITLEMENT', 'LEGAL_AID', 'ORDER', 'FOLLOW_UP', 'EMERGENCY'));`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_legal_basis_check" check ("legal_basis" in ('JJ_ACT_S31', 'JJ_ACT_S36', 'JJ_ACT_S37', 'JJ_ACT_S39', 'JJ_ACT_S40', 'JJ_ACT_S74_PROVISO', 'JJ_ACT_S94', 'BNSS_S173', 'BNSS_S184', 'BNSS_S396', 'BLSA_SS10_12', 'CALPRA_S17', 'LSA_ACT_S12', 'COURT_ORDER'));`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_format_check" check ("format" in ('JSON', 'CSV'));`);
    this.addSql(`alter table "hub"."identity_export" add constraint "identity_export_recipient_authority_check" check ("recipient_authority" in ('SUPREME_COURT', 'HIGH_COURT', 'SESSIONS_COURT', 'SPECIAL_COURT', 'MAGISTRATE_COURT', 'JUVENILE_JUSTICE_BOARD', 'HUMAN_RIGHTS_COMMISSION', 'CHILD_RIGHTS_COMMISSION', 'LEGAL_SERVICES_AUTHORITY'));`);
    this.addSql(`alter table "hub"."identity_export" enable row level security;`);
    this.addSql(`alter table "hub"."identity_export" force row level security;`);
    this.addSql(`create policy "read" on "hub"."identity_export" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = identity_export.case_id) and (identity_export.office_id = (select hub.said_office()) or identity_export.owner_office_id = (select hub.said_office()) or (select hub.said_roles() && '{CWC_MEMBER,LEGAL_SERVICES}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."identity_export" for insert to "samanvay_hub" with check (identity_export.exported_by_id = (select hub.ctx_officer()) and (select true from hub.case_access a where a.case_id = identity_export.case_id));`);
    this.addSql(`create policy "keeper" on "hub"."identity_export" to "samanvay_keeper" using (true) with check (true);`);

    // The rows of an export stay as they are.
    this.addSql(`grant select, insert on hub.identity_export to samanvay_hub;`);
    this.addSql(`grant select, insert on hub.identity_export to samanvay_keeper;`);
    // Whose consent it is, whatever statement comes to the hub's login: of the office that leads, not the asker, in the own name, and once.
    this.addSql(`create function hub.must_be_second_person() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if old.answered_at is not null or new.answered_by_id is distinct from hub.ctx_officer() or new.owner_office_id is distinct from hub.ctx_office() or new.answered_by_id = new.asked_by_id then
          raise exception 'A second person answers, once' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;`);
    this.addSql(`revoke execute on function hub.must_be_second_person() from public;`);
    this.addSql(`create trigger second_person before update of answered_by_id, answered_at, is_granted on hub.approval for each row
      when (new.answered_by_id is distinct from old.answered_by_id or new.answered_at is distinct from old.answered_at or new.is_granted is distinct from old.is_granted) execute function hub.must_be_second_person();`);
    this.addSql(`create function hub.nobody_has_answered() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if new.answered_by_id is not null or new.answered_at is not null or new.is_granted is not null or new.used_at is not null then
          raise exception 'A consent is asked for before it is given' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;`);
    this.addSql(`revoke execute on function hub.nobody_has_answered() from public;`);
    this.addSql(`create trigger asked_first before insert on hub.approval for each row execute function hub.nobody_has_answered();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
