import type { MigrationInterface, QueryRunner } from "typeorm";

/** What was taken out of a message before anybody read it: `[{ kind, count }]`, never the secret. */
export class TellWhatWasMasked0000000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table messages add column masked jsonb not null default '[]'");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
