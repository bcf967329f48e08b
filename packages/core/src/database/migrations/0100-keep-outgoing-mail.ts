import type { MigrationInterface, QueryRunner } from "typeorm";

/** Mail is written with the change that it tells of, and sent by a job. */
export class KeepOutgoingMail0000000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outgoing_mails (
        id uuid primary key default recourse_uuid(),
        template text not null,
        to_address citext not null,
        to_person_id uuid references people on delete set null,
        data jsonb not null,
        -- Mails of one ticket go out in the order they were written.
        ticket_id uuid references tickets on delete cascade,
        message_id text not null unique,
        state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'dropped')),
        attempts integer not null default 0,
        last_error text,
        created_at timestamptz(3) not null,
        sent_at timestamptz(3),
        check ((state = 'sent') = (sent_at is not null))
      );
      create index outgoing_mails_by_recipient on outgoing_mails (to_address, created_at);
      create index outgoing_mails_of_ticket on outgoing_mails (ticket_id, created_at, id) where state = 'waiting' and ticket_id is not null;
      create index outgoing_mails_unsent on outgoing_mails (created_at, id) where state in ('waiting', 'dead');
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
