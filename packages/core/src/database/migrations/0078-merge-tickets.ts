import type { MigrationInterface, QueryRunner } from "typeorm";

/** A merge keeps what it changed, so that it can be taken back. */
export class MergeTickets0000000000078 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table tickets add column merged_into_id uuid references tickets;
      create index tickets_merged on tickets (merged_into_id) where merged_into_id is not null;

      create table ticket_merges (
        id uuid primary key,
        source_id uuid not null references tickets,
        target_id uuid not null references tickets,
        merged_by uuid references people,
        merged_at timestamptz(3) not null,
        -- What both were, and what the target became.
        source_before jsonb not null,
        target_before jsonb not null,
        target_after jsonb not null,
        undone_at timestamptz(3)
      );
      create unique index ticket_merges_standing on ticket_merges (source_id) where undone_at is null;
      create index ticket_merges_by_target on ticket_merges (target_id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
