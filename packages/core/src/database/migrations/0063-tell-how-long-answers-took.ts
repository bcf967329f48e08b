import type { MigrationInterface, QueryRunner } from "typeorm";

/** How long tickets of a level and rank took lately: a few rows that a job writes anew every hour. */
export class TellHowLongAnswersTook0000000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table response_times (
        level text not null,
        rank smallint not null,
        first_responses integer not null,
        -- Business minutes.
        first_response_median integer,
        first_response_p90 integer,
        solved integer not null,
        solve_median integer,
        solve_p90 integer,
        counted_at timestamptz(3) not null,
        primary key (level, rank)
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
