import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an account's own directory says of its people, and its groups. */
export class KeepDirectories0000000000096 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_users (
        membership_id uuid primary key references memberships,
        account_id uuid not null references accounts,
        user_name citext not null check (length(user_name) between 1 and 254),
        external_id text check (length(external_id) between 1 and 254),
        -- name, displayName and emails, as the directory gave them.
        attributes jsonb not null,
        updated_at timestamptz(3) not null,
        -- Not there any more for the directory; the membership stays, inactive.
        deleted_at timestamptz(3)
      );
      create unique index directory_users_by_name on directory_users (account_id, user_name) where deleted_at is null;
      create unique index directory_users_by_external_id on directory_users (account_id, external_id) where deleted_at is null;

      -- Besides the one of the administrators, which is what memberships say.
      create table directory_groups (
        id uuid primary key default recourse_uuid(),
        account_id uuid not null references accounts,
        display_name citext not null check (length(display_name) between 1 and 254),
        external_id text check (length(external_id) between 1 and 254),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        unique (account_id, display_name)
      );
      create table directory_group_members (
        group_id uuid not null references directory_groups on delete cascade,
        membership_id uuid not null references memberships,
        primary key (group_id, membership_id)
      );
      create index directory_group_members_by_membership on directory_group_members (membership_id);
      -- Members of an account in the order they are listed.
      create index memberships_in_order on memberships (account_id, created_at, id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
