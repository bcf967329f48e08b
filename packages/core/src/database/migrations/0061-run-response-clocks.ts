import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Internal targets as segments: stretches of time that were counted, or were not for a reason. A segment is written when something
 * happens and never again after it ended; it names the calendar by which it is counted, which is kept.
 */
export class RunResponseClocks0000000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By a hash of its values. The rows are few and are never changed or removed.
      create table business_calendars (
        version text primary key,
        calendar jsonb not null,
        kept_at timestamptz(3) not null,
        -- No clock runs by it any more.
        retired_at timestamptz(3)
      );

      create table clock_segments (
        ticket_id uuid not null references tickets,
        id uuid not null,
        -- The same for all segments of one clock.
        clock_id uuid not null,
        target text not null check (target in ('first_response', 'next_response')),
        target_minutes integer not null check (target_minutes > 0),
        started_at timestamptz(3) not null,
        ended_at timestamptz(3),
        ended_by text,
        -- Null: time was counted.
        paused_for text check (paused_for in ('waiting_on_customer', 'on_hold', 'waiting_on_defect')),
        -- Business time, written when it ended.
        spent_millis bigint not null default 0,
        due_at timestamptz(3),
        policy_version text not null,
        -- No foreign key: every ticket names the same row, and checking it would make all writers meet there.
        calendar_version text not null,
        check ((ended_at is null) = (ended_by is null)),
        -- Ids are made in the order of time.
        primary key (ticket_id, id)
      );

      alter table tickets
        -- The clock that is not answered yet; its past is in clock_segments.
        add column clock jsonb,
        add column due_at timestamptz(3);
      create index tickets_due on tickets (due_at, number) where due_at is not null;

      create table target_breaches (
        clock_id uuid primary key,
        ticket_id uuid not null references tickets,
        target text not null,
        due_at timestamptz(3) not null,
        found_at timestamptz(3) not null
      );
      create index target_breaches_by_ticket on target_breaches (ticket_id);

      -- What each lead is told, once; sent_at is for who sends it.
      create table breach_notices (
        clock_id uuid not null references target_breaches,
        staff_id uuid not null references staff,
        created_at timestamptz(3) not null,
        sent_at timestamptz(3),
        primary key (clock_id, staff_id)
      );
      create index breach_notices_unsent on breach_notices (created_at) where sent_at is null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
