import type { MigrationInterface, QueryRunner } from "typeorm";

/** Whoever speaks for one of their accounts makes tokens for that one. */
export class MakeTokensForOneAccount0000000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table access_tokens add column account_id uuid references accounts");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
