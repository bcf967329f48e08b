import type { MigrationInterface, QueryRunner } from "typeorm";

/** Mail as it came, before anybody looked at it, and what became of it. */
export class ReceiveMail0000000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table incoming_mails (
        id uuid primary key default recourse_uuid(),
        -- Of what came, from whom and to whom by the envelope: the same again is the same mail.
        delivery_hash bytea not null unique,
        received_at timestamptz(3) not null,
        mail_from text not null,
        rcpt_to text[] not null,
        session jsonb not null,
        bytes integer not null,
        -- What SPF, DKIM and DMARC said while the sender's server waited; null: they could not be asked.
        authentication jsonb,
        state text not null default 'received'
          check (state in ('received', 'parked', 'quarantined', 'handled', 'deleted')),
        attempts integer not null default 0,
        last_error text,
        next_attempt_at timestamptz(3),
        claim_id uuid,
        claimed_until timestamptz(3),
        -- From here on: what was found in it.
        from_address text,
        subject text,
        body text,
        automatic text,
        cause text,
        copied_to text[] not null default '{}',
        attachment_ids uuid[] not null default '{}',
        left_out text[] not null default '{}',
        -- What became of it.
        became text check (became in ('reply', 'note', 'request', 'bounce')),
        ticket_id uuid references tickets on delete set null,
        decision_id uuid references decisions on delete set null,
        handled_at timestamptz(3),
        reviewed_by uuid references people,
        reviewed_at timestamptz(3),
        check ((claim_id is null) = (claimed_until is null))
      );
      create index incoming_mails_to_read on incoming_mails (received_at, id) where state = 'received';
      create index incoming_mails_to_review on incoming_mails (received_at desc, id desc) where state in ('quarantined', 'parked');
      create index incoming_mails_by_sender on incoming_mails (from_address, received_at) where from_address is not null;
      create index incoming_mails_by_ticket on incoming_mails (ticket_id, received_at) where ticket_id is not null;

      -- In pieces, so that nobody ever holds a large one as a whole.
      create table incoming_mail_parts (
        mail_id uuid not null references incoming_mails on delete cascade,
        position integer not null,
        bytes bytea not null,
        primary key (mail_id, position)
      );
      -- Mostly compressed or encoded already.
      alter table incoming_mail_parts alter column bytes set storage external;

      -- By the hash of what stands in a participant's Reply-To: who reads the database writes to nobody's ticket.
      create table reply_tokens (
        hash bytea primary key,
        ticket_id uuid not null references tickets on delete cascade,
        person_id uuid not null references people on delete cascade,
        created_at timestamptz(3) not null,
        revoked_at timestamptz(3)
      );
      create index reply_tokens_by_ticket on reply_tokens (ticket_id);

      alter table demo_mails add column reply_to text;
      alter table messages add column folded text check (length(folded) between 1 and 50000);

      alter table outgoing_mails
        add column bounced_at timestamptz(3),
        add column bounce_reason text;
      create index outgoing_mails_bounced on outgoing_mails (bounced_at desc) where bounced_at is not null;

      -- Nothing more goes to where a mail server said for good that nobody is.
      create table suppressed_addresses (
        address citext primary key,
        mail_id uuid references outgoing_mails on delete set null,
        reason text not null,
        created_at timestamptz(3) not null
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
