import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What callers used of their rate limits, shared by all processes. Unlogged: after a crash of the server everybody begins anew, a minute early.
 * Rows are updated in place, which the space left in their pages allows, and are gone after two minutes.
 */
export class CountRequests0000000000092 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table rate_limit_counts (
        window_start timestamptz(0) not null,
        key text not null,
        points bigint not null,
        primary key (window_start, key)
      ) with (fillfactor = 50);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
