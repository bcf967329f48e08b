import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who of an account reads a ticket: all of it stands on the ticket's row, so that reading one asks nothing else. */
export class ShareTickets0000000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table accounts add column ticket_sharing text not null default 'admins'
        check (ticket_sharing in ('admins', 'requester'));
      alter table tickets
        add column visibility text not null default 'account_admins' check (visibility in ('account_admins', 'private')),
        add column participant_ids uuid[] not null default '{}',
        -- The requester is active no more: since when the account's admins are asked who takes it over.
        add column handover_offered_at timestamptz(3);

      -- The customer's list is made of three walks: what is theirs, what was shared with them, what all admins of an account read.
      create index tickets_by_requester on tickets (requester_id, number desc) where requester_id is not null;
      create index tickets_by_participant on tickets using gin (participant_ids) where participant_ids <> '{}';
      create index tickets_of_admins on tickets (account_id, number desc)
        where visibility = 'account_admins' or handover_offered_at is not null;
      create index tickets_offered on tickets (account_id, number) where handover_offered_at is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
