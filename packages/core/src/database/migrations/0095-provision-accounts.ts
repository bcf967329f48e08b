import type { MigrationInterface, QueryRunner } from "typeorm";

/** Accounts and people are filled by other systems, which are known by tokens of their own. */
export class ProvisionAccounts0000000000095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_tokens (
        id uuid primary key default recourse_uuid(),
        name text not null check (length(name) between 1 and 100),
        scopes text[] not null check (scopes <@ array['provisioning', 'scim'] and cardinality(scopes) > 0),
        -- The one account whose directory it may tend.
        account_id uuid references accounts,
        prefix text not null,
        token_hash bytea not null unique,
        created_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        check (not 'scim' = any (scopes) or account_id is not null)
      );

      alter table accounts
        add column external_id text unique check (length(external_id) between 1 and 200),
        add column billing_customer_id text unique check (length(billing_customer_id) between 1 and 200),
        add column mail_domains text[] not null default '{}',
        -- The newest instant from which the provisioning system said something: older news that comes late changes nothing.
        add column facts_effective_at timestamptz(3),
        -- The same of plan, billing and standing, which the billing system says as well.
        add column plan_effective_at timestamptz(3);
      alter table people add column external_id text unique check (length(external_id) between 1 and 200);

      -- Changes by other systems are decided by like corrections by staff.
      alter table account_corrections
        alter column corrected_by drop not null,
        add column source text check (source in ('provisioning', 'billing')),
        add check ((corrected_by is null) = (source is not null)) not valid;

      alter table audit_rows
        drop constraint audit_rows_actor_kind_check,
        add constraint audit_rows_actor_kind_check
          check (actor_kind in ('person', 'staff', 'system', 'anonymous', 'service')) not valid;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
