import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A reply of staff reaches the customer some seconds after it was sent, so that its author can take it back. What the same act did to
 * the ticket stands in its row at once, and beside it what customers see until then.
 */
export class LetRepliesBeTakenBack0000000000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When customers see it; null: as soon as it is there.
      alter table messages add column visible_at timestamptz(3);
      alter table ticket_events add column visible_at timestamptz(3);
      alter table tickets add column undoable_acts jsonb not null default '[]';
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
