import type { MigrationInterface, QueryRunner } from "typeorm";

/** When staff looked at something last, as far as it is in the audit trail; and the way to what staff did on an account. */
export class RecordStaffViews0000000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_views (
        person_id uuid not null references people,
        subject_type text not null,
        subject_id uuid not null,
        recorded_at timestamptz(3) not null,
        primary key (person_id, subject_type, subject_id)
      );
      create index audit_rows_of_staff on audit_rows (account_id, id) where actor_kind = 'staff' and account_id is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
