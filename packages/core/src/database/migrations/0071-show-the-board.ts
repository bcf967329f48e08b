import type { MigrationInterface, QueryRunner } from "typeorm";

/** The board of the leads counts what arrived and what was solved in some weeks, however many tickets there are. */
export class ShowTheBoard0000000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index tickets_received on tickets (received_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
