import type { MigrationInterface, QueryRunner } from "typeorm";

/** Staff may reject a claim that production is affected; the customer reads why. */
export class JudgeProduction0000000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table tickets add column production_rejection jsonb;
      create index tickets_production_claims on tickets (account_id, number desc) where production is not null;
      create index tickets_queue_by_account on tickets (account_id, queue_rank, received_at, number) where state = 'open';
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
