import type { MigrationInterface, QueryRunner } from "typeorm";

/** Tags, links, views of the queue, and acts on many tickets at once with what was there before. */
export class KeepTicketsInOrder0000000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tags (
        id uuid primary key default recourse_uuid(),
        -- Lower case, without superfluous spaces: a tag is the same however it is typed.
        name text not null unique check (length(name) between 1 and 40),
        version integer not null default 1,
        created_at timestamptz(3) not null
      );
      create table ticket_tags (
        ticket_id uuid not null references tickets,
        tag_id uuid not null references tags on delete cascade,
        added_by uuid references people,
        added_at timestamptz(3) not null,
        primary key (ticket_id, tag_id)
      );
      create index ticket_tags_by_tag on ticket_tags (tag_id, ticket_id);

      create table ticket_links (
        id uuid primary key default recourse_uuid(),
        from_id uuid not null references tickets,
        to_id uuid not null references tickets,
        -- split: the second came out of the first; duplicate: the first asks what the second asks.
        kind text not null check (kind in ('related', 'duplicate', 'split')),
        created_by uuid references people,
        created_at timestamptz(3) not null,
        check (from_id <> to_id)
      );
      -- Two tickets are linked once, in whatever direction.
      create unique index ticket_links_pair on ticket_links (least(from_id, to_id), greatest(from_id, to_id));
      create index ticket_links_from on ticket_links (from_id);
      create index ticket_links_to on ticket_links (to_id);

      create table ticket_views (
        id uuid primary key default recourse_uuid(),
        owner_id uuid not null references people,
        shared boolean not null,
        name text not null check (length(name) between 1 and 60),
        -- As the code reads it, or not at all.
        filter jsonb not null,
        position integer not null,
        version integer not null default 1,
        updated_at timestamptz(3) not null
      );
      create index ticket_views_own on ticket_views (owner_id, position, id) where not shared;
      create index ticket_views_shared on ticket_views (position, id) where shared;

      create table bulk_acts (
        id uuid primary key,
        person_id uuid not null references people,
        act jsonb not null,
        done_at timestamptz(3) not null
      );
      create table bulk_act_tickets (
        bulk_act_id uuid not null references bulk_acts,
        ticket_id uuid not null,
        position smallint not null,
        -- Of the ticket as it was seen when it was chosen.
        version integer not null,
        -- Null: not tried yet.
        outcome text check (outcome in ('done', 'unchanged', 'refused')),
        refusal jsonb,
        before jsonb,
        version_after integer,
        undo text check (undo in ('done', 'refused')),
        undo_refusal jsonb,
        primary key (bulk_act_id, ticket_id)
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
