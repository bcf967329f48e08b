import type { MigrationInterface, QueryRunner } from "typeorm";

/** Trials by their end, for who looks after them. */
export class ListTrials0000000000068 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index accounts_by_trial_end on accounts (trial_ends_at, id) where trial_ends_at is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
