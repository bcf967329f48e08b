import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who took lists of tickets along, and when: what a person may export within an hour is bounded. */
export class KeepTicketExports0000000000077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ticket_exports (
        id uuid primary key,
        person_id uuid not null references people,
        filter jsonb not null,
        started_at timestamptz(3) not null
      );
      create index ticket_exports_by_person on ticket_exports (person_id, started_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
