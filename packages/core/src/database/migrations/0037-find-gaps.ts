import type { MigrationInterface, QueryRunner } from "typeorm";

/** What people ask and find no article for (docs/decisions/023-gaps-are-clusters-with-a-memory.md). */
export class FindGaps0000000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gaps (
        id uuid primary key default recourse_uuid(),
        title text not null check (length(title) between 1 and 300),
        state text not null check (state in ('open', 'drafted', 'closed', 'dismissed')),
        -- Why it was dismissed or closed.
        reason text,
        article_id uuid references articles on delete set null,
        -- Kept from the members, so that the list is one walk along an index.
        actors integer not null default 0,
        searches integer not null default 0,
        tickets integer not null default 0,
        weight integer not null default 0,
        -- What was searched for and asked before its article was published, and since.
        measured jsonb,
        last_at timestamptz(3) not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        version integer not null default 1
      );
      create index gaps_by_weight on gaps (state, weight desc, id desc);
      create index gaps_by_article on gaps (article_id) where article_id is not null;

      create table gap_members (
        gap_id uuid not null references gaps on delete cascade,
        source text not null check (source in ('search', 'ticket', 'refusal')),
        -- The stripped query, or the id of the ticket or of the decision.
        key text not null,
        text text not null,
        -- Whether it found no article; the others belong to the same questions, and show whether the gap closed.
        unanswered boolean not null,
        searches integer not null default 0,
        actors integer not null default 0,
        last_at timestamptz(3) not null,
        primary key (source, key)
      );
      create index gap_members_by_gap on gap_members (gap_id, source, actors desc, key);

      -- Requests that were asked of the index, so that each is asked once.
      create table judged_requests (
        source text not null check (source in ('ticket', 'refusal')),
        key text not null,
        answered boolean not null,
        judged_at timestamptz(3) not null,
        primary key (source, key)
      );
      create index tickets_solved_at on tickets (solved_at) where solved_at is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
