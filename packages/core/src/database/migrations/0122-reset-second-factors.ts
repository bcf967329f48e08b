import type { MigrationInterface, QueryRunner } from "typeorm";

/** Somebody who lost their second factor asks for it to be removed; it is, after a while, unless it was stopped. */
export class ResetSecondFactors0000000000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table factor_resets (
        id uuid primary key,
        person_id uuid not null references people,
        state text not null default 'asked' check (state in ('asked', 'stopped', 'done')),
        asked_at timestamptz(3) not null,
        runs_at timestamptz(3) not null check (runs_at > asked_at),
        ended_at timestamptz(3),
        check ((state = 'asked') = (ended_at is null)),
        check (state <> 'done' or ended_at >= runs_at)
      );
      create unique index factor_resets_one_at_a_time on factor_resets (person_id) where state = 'asked';
      create index factor_resets_of_person on factor_resets (person_id, asked_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
