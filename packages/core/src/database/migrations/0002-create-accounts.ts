import type { MigrationInterface, QueryRunner } from "typeorm";

export class CreateAccounts0000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people (
        id uuid primary key default recourse_uuid(),
        auth_user_id text unique,
        name text not null check (length(name) between 1 and 200),
        email citext not null unique,
        created_at timestamptz(3) not null default now()
      );

      create table staff (
        id uuid primary key default recourse_uuid(),
        person_id uuid not null unique references people,
        role text not null check (role in ('agent', 'author', 'lead')),
        active boolean not null default true,
        created_at timestamptz(3) not null default now()
      );

      create table accounts (
        id uuid primary key default recourse_uuid(),
        name text not null check (length(name) between 1 and 200),
        plan text not null check (plan in ('free', 'paying')),
        billing text check (billing in ('monthly', 'annual')),
        standing text not null default 'active' check (standing in ('active', 'past_due', 'suspended', 'closed')),
        signed_up_at timestamptz(3),
        contract_starts_on date,
        contract_ends_on date,
        trial_starts_at timestamptz(3),
        trial_ends_at timestamptz(3),
        trial_specialist_id uuid references staff,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check ((contract_starts_on is null) = (contract_ends_on is null)),
        check (contract_starts_on <= contract_ends_on),
        check ((trial_starts_at is null) = (trial_ends_at is null)),
        check (trial_starts_at <= trial_ends_at)
      );

      create table memberships (
        id uuid primary key default recourse_uuid(),
        account_id uuid not null references accounts,
        person_id uuid not null references people,
        role text not null check (role in ('admin', 'end_user')),
        active boolean not null default true,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        unique (account_id, person_id)
      );
      create index memberships_by_person on memberships (person_id);

      create table access_tokens (
        id uuid primary key default recourse_uuid(),
        person_id uuid not null references people,
        name text not null check (length(name) between 1 and 100),
        scopes text[] not null,
        prefix text not null,
        token_hash bytea not null unique,
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3)
      );
      create index access_tokens_by_person on access_tokens (person_id, created_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
