import type { MigrationInterface, QueryRunner } from "typeorm";

/** Files that people attach to messages. An upload is its uploader's alone until a message of theirs takes it along. */
export class KeepAttachments0000000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachments (
        id uuid primary key default recourse_uuid(),
        storage_key text not null unique,
        name text not null,
        media_type text not null,
        is_image boolean not null,
        bytes bigint not null,
        width integer,
        height integer,
        sha256 text not null,
        -- What was taken out of it before anybody read it: kinds and counts.
        masked jsonb not null default '[]',
        uploaded_by uuid not null references people,
        -- Its ticket is the message's: messages move.
        message_id uuid references messages on delete set null,
        created_at timestamptz(3) not null,
        -- Null while its bytes are on their way.
        stored_at timestamptz(3),
        -- Gone for everybody; its bytes follow.
        removed_at timestamptz(3),
        removed_by uuid references people,
        removal_reason text,
        -- Its bytes are gone. The row stays where a message tells of it.
        purged_at timestamptz(3)
      );
      create index attachments_by_message on attachments (message_id, id) where message_id is not null;
      create index attachments_by_uploader on attachments (uploaded_by, created_at);
      create index attachments_unclaimed on attachments (created_at) where message_id is null;
      create index attachments_to_purge on attachments (removed_at) where removed_at is not null and purged_at is null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
