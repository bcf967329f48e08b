import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What every search index holds and what it still has to take in. A change of an article is noted for each index in the transaction
 * that makes it; whoever keeps an index crosses off the very notes it has read, so that nothing is lost to order, repetition or a
 * crash (docs/decisions/011-two-indexes-kept-up.md).
 */
export class KeepSearchIndexState0000000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_indexes (
        id smallint generated always as identity primary key,
        -- "meilisearch_new" is what a rebuild fills beside the one that is searched.
        name text not null unique check (name in ('postgresql', 'meilisearch', 'meilisearch_new')),
        -- The server holds a document that says the same: another label, or an older checkpoint, is another content.
        label uuid not null default recourse_uuid(),
        checkpoint bigint not null default 0,
        -- How many sections it was given.
        sections bigint not null default 0,
        -- Holds every article but those that changed a moment ago or that it refuses.
        whole boolean not null default false,
        server_version text,
        checked_at timestamptz(3),
        last_error text
      );

      -- Only added to and crossed off, never changed: changes of one article do not wait for each other.
      create table search_changes (
        no bigint generated always as identity primary key,
        index_id smallint not null references search_indexes on delete cascade,
        article_id uuid not null,
        noted_at timestamptz(3) not null default now(),
        -- After a failure: not before this.
        not_before timestamptz(3)
      );
      create index search_changes_by_index on search_changes (index_id, no);
      create index search_changes_by_article on search_changes (article_id, index_id);

      create table indexed_articles (
        index_id smallint not null references search_indexes on delete cascade,
        article_id uuid not null references articles on delete cascade,
        -- What the index holds; null where it holds nothing of the article.
        revision_id uuid,
        -- The widest that the index may still have it under.
        audience smallint,
        sections integer not null default 0,
        -- The newest note that was crossed off with it.
        change_no bigint not null default 0,
        indexed_at timestamptz(3),
        attempts integer not null default 0,
        last_error text,
        failed_at timestamptz(3),
        primary key (index_id, article_id)
      );
      create index indexed_articles_failed on indexed_articles (index_id, failed_at desc, article_id) where attempts > 0;

      create table search_rebuilds (
        id uuid primary key default recourse_uuid(),
        adapter text not null check (adapter in ('postgresql', 'meilisearch')),
        phase text not null default 'waiting'
          check (phase in ('waiting', 'filling', 'catching_up', 'swapping', 'removing_old', 'done')),
        articles_done integer not null default 0,
        articles_total integer not null default 0,
        -- The last article that was written; what follows it is still to be.
        position uuid,
        -- Null: the product itself, because an index was found empty or incomplete.
        requested_by uuid references people,
        requested_at timestamptz(3) not null default now(),
        finished_at timestamptz(3),
        last_error text
      );
      create unique index search_rebuilds_one_at_a_time on search_rebuilds (adapter) where finished_at is null;
      create index search_rebuilds_by_request on search_rebuilds (requested_at desc);

      insert into search_indexes (name, whole) values ('postgresql', true);
      insert into indexed_articles (index_id, article_id, revision_id, audience, sections, indexed_at)
      select i.id, s.article_id, s.revision_id, s.audience,
        (select count(*) from article_sections n where n.article_no = s.no), s.indexed_at
      from search_indexes i, article_search s;

      create function note_search_change() returns trigger language plpgsql as $$
      begin
        insert into search_changes (index_id, article_id) select i.id, new.id from search_indexes i;
        return null;
      end $$;
      create trigger articles_are_noted_when_published after insert on articles for each row
        when (new.published_revision_id is not null) execute function note_search_change();
      create trigger articles_are_noted_when_changed after update on articles for each row
        when (
          (old.published_revision_id, old.effective_audience, old.category_id, old.product_areas)
            is distinct from (new.published_revision_id, new.effective_audience, new.category_id, new.product_areas)
          and (old.published_revision_id is not null or new.published_revision_id is not null)
        ) execute function note_search_change();
      insert into search_changes (index_id, article_id)
      select i.id, a.id from search_indexes i, articles a
      where a.published_revision_id is not null and not exists (
        select from indexed_articles x where (x.index_id, x.article_id, x.revision_id) = (i.id, a.id, a.published_revision_id));
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
