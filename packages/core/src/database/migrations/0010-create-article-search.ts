import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the PostgreSQL article index (packages/search) keeps: a cache that can be thrown away and written again from the articles.
 * Ranking reads `article_postings` alone, the best articles of a lexeme first, so that its cost does not grow with the number of
 * articles (docs/decisions/009-search-by-postings.md has the measurements).
 */
export class CreateArticleSearch0000000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- "recourse" finds words in all their forms and with or without accents; synonym and thesaurus files would need the server's disk.
      create text search configuration recourse (copy = pg_catalog.english);
      alter text search configuration recourse alter mapping for hword, hword_part, word with unaccent, english_stem;

      create table article_search (
        no integer generated always as identity primary key,
        article_id uuid not null unique references articles on delete cascade,
        revision_id uuid not null,
        -- Which way of writing the index wrote it: an older one is written again.
        format smallint not null,
        audience smallint not null,
        category_id uuid,
        title text not null,
        indexed_at timestamptz not null default now()
      );
      create index article_search_by_category on article_search (category_id);

      create table article_sections (
        article_no integer not null references article_search on delete cascade,
        number smallint not null,
        heading text,
        anchor text,
        text text not null,
        tsv tsvector not null,
        primary key (article_no, number)
      );

      create table search_lexemes (
        no integer generated always as identity primary key,
        lexeme text collate "C" not null unique,
        articles integer not null default 0
      );

      -- Words as people write them: for typing errors, for words not yet written to their end, for what to highlight.
      create table search_words (
        word text collate "C" primary key,
        lexeme_no integer references search_lexemes
      );
      create index search_words_by_lexeme on search_words (lexeme_no);
      create index search_words_by_trigram on search_words using gin (word gin_trgm_ops);

      -- No foreign key to search_lexemes: checking it would double the time that writing takes, and lexemes are never deleted.
      create table article_postings (
        article_no integer not null,
        lexeme_no integer not null,
        impact real not null,
        audience smallint not null,
        primary key (article_no, lexeme_no) include (impact)
      );
      create index article_postings_by_impact on article_postings (lexeme_no, audience, impact desc, article_no);
      -- Ranking wants index-only scans; they need the visibility map, which vacuum writes.
      alter table article_postings set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05);

      create table search_state (
        one boolean primary key default true check (one),
        articles integer not null default 0,
        refreshed_at timestamptz
      );
      insert into search_state default values;

      create function drop_article_postings() returns trigger language plpgsql as $$
      begin
        delete from article_postings where article_no = old.no;
        return null;
      end $$;
      create trigger article_search_drops_postings after delete on article_search
        for each row execute function drop_article_postings();

      -- Who may find an article follows the article at once, in the same transaction; its words follow with the next index-article job.
      create function follow_article_in_search() returns trigger language plpgsql as $$
      begin
        if new.published_revision_id is null then
          delete from article_search where article_id = new.id;
          return null;
        end if;
        update article_search set audience = new.effective_audience, category_id = new.category_id where article_id = new.id;
        if new.effective_audience <> old.effective_audience then
          update article_postings set audience = new.effective_audience
            where article_no = (select no from article_search where article_id = new.id);
        end if;
        return null;
      end $$;
      create trigger articles_are_followed_in_search after update on articles for each row
        when ((old.effective_audience, old.category_id, old.published_revision_id)
          is distinct from (new.effective_audience, new.category_id, new.published_revision_id))
        execute function follow_article_in_search();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
