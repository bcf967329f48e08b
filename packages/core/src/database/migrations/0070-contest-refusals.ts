import type { MigrationInterface, QueryRunner } from "typeorm";

export class ContestRefusals0000000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The first decision of the same request, which this one takes the place of: facts were corrected.
      alter table decisions add column supersedes_id uuid references decisions;
      -- What the requester said of production; kept here only when no ticket holds it.
      alter table decisions add column production jsonb;
      create index decisions_superseding on decisions (supersedes_id, created_at, id) where supersedes_id is not null;
      create index decisions_refused_to on decisions (person_id, received_at desc, id desc) where not opens_ticket;
      create index decisions_refused_of on decisions (account_id, received_at desc, id desc) where not opens_ticket;
      create index decisions_refused_for on decisions ((reasons -> 0 ->> 'code'), received_at desc, id desc)
        where not opens_ticket and supersedes_id is null;
      -- A replay walks through everything that was asked since a day.
      create index decisions_by_receipt on decisions (received_at, id);

      create table contests (
        id uuid primary key,
        decision_id uuid not null unique references decisions,
        person_id uuid not null references people,
        state text not null check (state in ('open', 'answered', 'withdrawn')),
        words text check (length(words) between 1 and 5000),
        contested_at timestamptz(3) not null,
        answer text check (length(answer) between 1 and 5000),
        answered_at timestamptz(3),
        answered_by uuid references people,
        outcome text check (outcome in ('upheld', 'decided_anew')),
        new_decision_id uuid references decisions,
        version integer not null default 1,
        check ((state = 'answered') = (outcome is not null)),
        check ((outcome is not distinct from 'decided_anew') = (new_decision_id is not null))
      );
      create index contests_open on contests (contested_at, id) where state = 'open';

      alter table accounts add column version integer not null default 1;
      create table account_corrections (
        id uuid primary key,
        account_id uuid not null references accounts,
        corrected_by uuid not null references people,
        corrected_at timestamptz(3) not null,
        -- Null: it was always so.
        effective_at timestamptz(3),
        reason text not null check (length(reason) between 1 and 1000),
        changes jsonb not null
      );
      create index account_corrections_by_account on account_corrections (account_id, corrected_at, id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
