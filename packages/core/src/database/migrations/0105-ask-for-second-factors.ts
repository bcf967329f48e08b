import type { MigrationInterface, QueryRunner } from "typeorm";

/** One-time codes are used once; tokens know whether a second factor made them; addresses know since when. */
export class AskForSecondFactors0000000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table used_second_factor_codes (
        auth_user_id text not null,
        code_hash bytea not null,
        used_at timestamptz not null default now(),
        primary key (auth_user_id, code_hash)
      );
      create index used_second_factor_codes_by_age on used_second_factor_codes (used_at);

      -- Tokens of before keep what they had.
      alter table access_tokens add column second_factor boolean not null default true;
      alter table access_tokens alter column second_factor set default false;

      alter table people add column email_since timestamptz(3);
      update people set email_since = created_at;
      alter table people alter column email_since set default now(), alter column email_since set not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
