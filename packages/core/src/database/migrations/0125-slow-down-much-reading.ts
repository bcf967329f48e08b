import type { MigrationInterface, QueryRunner } from "typeorm";

/** What one member of staff opens within an hour is counted; leads are told of who opens more than the policy has. */
export class SlowDownMuchReading0000000000125 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index staff_views_by_time on staff_views (person_id, subject_type, recorded_at);

      create table reading_alerts (
        id uuid primary key,
        person_id uuid not null references people,
        read text not null check (read in ('ticket', 'attachment', 'account', 'export')),
        -- Of the policy at that time.
        read_limit integer not null,
        at timestamptz(3) not null
      );
      create index reading_alerts_by_person on reading_alerts (person_id, read, at);
      create index reading_alerts_by_time on reading_alerts (at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
