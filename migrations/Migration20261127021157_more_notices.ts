import { Migration } from '@mikro-orm/migrations';

export class Migration20261127021157_more_notices extends Migration {

  override name = 'Migration20261127021157_more_notices';

  override up(): void | Promise<void> {
    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'HANDOVER_PROPOSED', 'HANDOVER_ANSWERED', 'HANDOVER_ENDED', 'HANDOVER_EXPIRED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND', 'ALERT_RECEIVED', 'ALERT_WITHDRAWN', 'ALERT_SIGHTING', 'ALERT_ACTED', 'NAMES_REFUSED', 'WEBHOOK_PAUSED', 'MESSAGES_GIVEN_UP', 'ROLE_ASKED', 'ROLE_ANSWERED', 'ROLE_WITHDRAWN', 'MEETING_CALLED', 'MINUTES_ISSUED', 'ACTION_ITEM_GIVEN', 'ACTION_ITEM_ANSWERED', 'ACTION_ITEM_SETTLED', 'ACTION_ITEM_OVERDUE', 'WATCH_ASKED', 'WATCH_DECIDED', 'WATCH_REVIEW_DUE', 'PARTNER_EXPIRING', 'TRAINING_DUE', 'DRIVE_PLANNED', 'REPORT_TO_SIGN', 'REPORT_MOVED'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'HANDOVER_PROPOSED', 'HANDOVER_ANSWERED', 'HANDOVER_ENDED', 'HANDOVER_EXPIRED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND', 'ALERT_RECEIVED', 'ALERT_WITHDRAWN', 'ALERT_SIGHTING', 'ALERT_ACTED', 'NAMES_REFUSED', 'WEBHOOK_PAUSED', 'MESSAGES_GIVEN_UP', 'ROLE_ASKED', 'ROLE_ANSWERED', 'ROLE_WITHDRAWN'));`);
  }

}
