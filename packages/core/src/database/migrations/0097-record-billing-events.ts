import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the billing system told, each event once: an account's plan and standing are made from all of its own. */
export class RecordBillingEvents0000000000097 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table billing_events (
        id text primary key,
        type text not null,
        customer_id text not null,
        subscription_id text,
        -- Null: nobody here was known by that customer when it came.
        account_id uuid references accounts,
        effective_at timestamptz(3) not null,
        received_at timestamptz(3) not null,
        status text,
        billing text check (billing in ('monthly', 'annual')),
        ended_unpaid boolean not null default false,
        -- What of the account's facts it changed; empty where it changed none.
        changes jsonb not null default '{}'
      );
      create index billing_events_by_customer on billing_events (customer_id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
