import type { MigrationInterface, QueryRunner } from "typeorm";

/** How mail gets out: who has a mail in hand, when it is tried next, whether it goes out at all. */
export class SendMail0000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outgoing_mails
        drop constraint outgoing_mails_state_check,
        add constraint outgoing_mails_state_check
          check (state in ('waiting', 'sending', 'sent', 'uncertain', 'dead', 'dropped')),
        -- Null: at once.
        add column next_attempt_at timestamptz(3),
        -- Null: so long after it was written as the policy says.
        add column tried_until timestamptz(3),
        add column claim_id uuid,
        add column claimed_until timestamptz(3),
        -- What counts for the cap of its recipient.
        add column handed_over_at timestamptz(3),
        add check ((claim_id is null) = (claimed_until is null));

      drop index outgoing_mails_of_ticket;
      create index outgoing_mails_by_ticket on outgoing_mails (ticket_id, to_address, created_at, id) where ticket_id is not null;
      drop index outgoing_mails_unsent;
      create index outgoing_mails_under_way on outgoing_mails (created_at, id) where state in ('waiting', 'sending');
      create index outgoing_mails_in_trouble on outgoing_mails (created_at desc, id desc) where state in ('uncertain', 'dead');
      create index outgoing_mails_handed_over on outgoing_mails (to_address, handed_over_at) where handed_over_at is not null;

      create table mail_outbox (
        id boolean primary key default true check (id),
        paused_at timestamptz(3),
        paused_reason text,
        -- As the worker that started last has it.
        way_out text not null default 'none' check (way_out in ('smtp', 'mailbox', 'none', 'off')),
        check ((paused_at is null) = (paused_reason is null))
      );
      insert into mail_outbox default values;

      -- Of the demo alone: what would have been sent.
      create table demo_mails (
        id uuid primary key,
        message_id text not null unique,
        to_address text not null,
        subject text not null,
        text text not null,
        html text not null,
        created_at timestamptz(3) not null
      );
      create index demo_mails_by_time on demo_mails (created_at desc, id desc);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
