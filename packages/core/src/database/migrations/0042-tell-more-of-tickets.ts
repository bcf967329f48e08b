import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * More can happen to a ticket than the first version knew: which kinds there are stands in the code (`TicketEvent`), as a check here
 * would be rewritten with each. Some of it concerns the staff alone.
 */
export class TellMoreOfTickets0000000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ticket_events drop constraint ticket_events_kind_check;
      alter table ticket_events add column staff_only boolean not null default false;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
