import type { MigrationInterface, QueryRunner } from "typeorm";

/** An address is invited to an account; its link works once and is made of the id, so that none is stored. */
export class InvitePeople0000000000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitations (
        id uuid primary key default recourse_uuid(),
        account_id uuid not null references accounts,
        email citext not null,
        role text not null check (role in ('admin', 'end_user')),
        invited_by uuid not null references people,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        accepted_at timestamptz(3),
        accepted_by uuid references people,
        revoked_at timestamptz(3),
        check ((accepted_at is null) = (accepted_by is null)),
        check (accepted_at is null or revoked_at is null)
      );
      create unique index invitations_open on invitations (account_id, email) where accepted_at is null and revoked_at is null;
      create index invitations_of_account on invitations (account_id, created_at);
      create index invitations_by_inviter on invitations (invited_by);
      create index invitations_by_accepter on invitations (accepted_by) where accepted_by is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
