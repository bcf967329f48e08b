import type { MigrationInterface, QueryRunner } from "typeorm";

/** A new address is theirs once its link was used. */
export class ChangeAddresses0000000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table address_changes (
        id uuid primary key default recourse_uuid(),
        person_id uuid not null references people,
        new_email citext not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3),
        cancelled_at timestamptz(3)
      );
      create unique index address_changes_open on address_changes (person_id) where used_at is null and cancelled_at is null;
      create index address_changes_of_person on address_changes (person_id, created_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
