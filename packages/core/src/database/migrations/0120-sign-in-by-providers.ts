import type { MigrationInterface, QueryRunner } from "typeorm";

/** Single sign-on: proven mail domains, the provider of an account, people's ways to it, and what it calls them. */
export class SignInByProviders0000000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_domains (
        account_id uuid not null references accounts,
        domain text not null check (domain = lower(domain)),
        claimed_at timestamptz(3) not null,
        proven_at timestamptz(3),
        primary key (account_id, domain)
      );
      create unique index account_domains_proven_once on account_domains (domain) where proven_at is not null;

      create table sign_in_providers (
        account_id uuid primary key references accounts,
        issuer text not null,
        client_id text not null,
        -- Encrypted with a key made of the installation's secret.
        sealed_secret text not null,
        mode text not null default 'off' check (mode in ('off', 'offered', 'required')),
        -- Counts settings, so that what was begun with others is not ended with these.
        version integer not null default 1,
        tested_at timestamptz(3),
        updated_at timestamptz(3) not null,
        check (mode = 'off' or tested_at is not null)
      );

      create table provider_visits (
        id uuid primary key,
        account_id uuid not null references accounts,
        provider_version integer not null,
        -- Who tries whether the provider works; null where somebody signs in.
        tested_by uuid references people,
        browser_hash text not null,
        return_to text not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3)
      );
      create index provider_visits_over on provider_visits (expires_at);

      create table provider_subjects (
        account_id uuid not null references accounts,
        subject text not null,
        person_id uuid not null references people,
        first_seen_at timestamptz(3) not null,
        primary key (account_id, subject),
        unique (account_id, person_id)
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
