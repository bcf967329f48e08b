import type { MigrationInterface, QueryRunner } from "typeorm";

/** Requests of kind feedback are a list of their own: whoever read one says so. Decisions themselves are never edited. */
export class HearFeedback0000000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table feedback_readings (
        decision_id uuid primary key references decisions,
        read_by uuid not null references people,
        read_at timestamptz(3) not null
      );
      create index decisions_feedback on decisions (received_at desc, id desc) where kind = 'feedback' and outcome = 'accept';
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
