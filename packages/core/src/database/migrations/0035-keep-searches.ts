import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Finished searches, kept without secrets for 30 days, what was opened from them, and the counts that stay
 * (docs/decisions/022-searches-are-kept-finished-and-counted.md).
 */
export class KeepSearches0000000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table searches (
        id bigint generated always as identity primary key,
        -- What articleSearch called searchId. A page that is kept for several readers shows all of them the same one.
        result_id uuid not null,
        at timestamptz(3) not null,
        query text not null check (length(query) <= 200),
        audience text not null check (audience in ('public', 'customers')),
        -- Counted, never shown: a person, a visitor by the hash of their cookie, or a visitor of one day.
        actor text not null,
        account_id uuid references accounts,
        -- Whether the policy would have opened a ticket for a question of theirs.
        could_ask boolean not null default false,
        channel text not null check (channel in ('search_page', 'suggestions', 'ticket_form', 'api')),
        hits integer not null check (hits >= 0),
        degraded boolean not null,
        filters jsonb not null default '{}',
        unique (result_id, actor)
      );
      -- Rows come and go in the order of time: what is old stands together at the beginning.
      create index searches_by_time on searches (at);
      create index searches_by_account on searches (account_id, at) where account_id is not null;

      create table search_clicks (
        result_id uuid not null,
        actor text not null,
        article_id uuid not null references articles on delete cascade,
        place smallint not null check (place between 1 and 1000),
        at timestamptz(3) not null,
        primary key (result_id, actor, article_id)
      );
      create index search_clicks_by_time on search_clicks (at);

      -- Random, a new one each day, and gone two days later: with it goes every way back from a visitor of one day to an address.
      create table visitor_salts (
        day date primary key,
        salt bytea not null
      );

      create table search_counts (
        grain text not null check (grain in ('day', 'week')),
        -- In the zone of the policy; weeks begin on Mondays.
        starts_on date not null,
        -- Empty: everything that fewer than five different actors searched for, together.
        query text not null,
        searches integer not null,
        -- Different ones; of the row without a query 0, as they may be the same.
        actors integer not null,
        no_hits integer not null,
        opened integer not null,
        tickets integer not null,
        primary key (grain, starts_on, query)
      );
      create index search_counts_by_query on search_counts (query, starts_on) where grain = 'day';

      create table search_days (
        day date primary key,
        searches integer not null,
        actors integer not null,
        no_hits integer not null,
        opened integer not null,
        degraded integer not null,
        tickets integer not null,
        -- Sessions that could have opened a ticket, and what became of them.
        sessions integer not null default 0,
        deflected integer not null default 0,
        asked integer not null default 0,
        left_unopened integer not null default 0,
        pending integer not null default 0,
        counted_at timestamptz(3) not null
      );

      create table article_view_days (
        day date not null,
        article_id uuid not null references articles on delete cascade,
        views integer not null,
        primary key (day, article_id)
      );
      create index article_view_days_by_article on article_view_days (article_id, day);

      create index tickets_by_search on tickets (search_id) where search_id is not null;
      create index tickets_after_searches on tickets (received_at) where search_id is not null;
      create index tickets_by_account_and_time on tickets (account_id, received_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
