import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A revision carries the audience and category that publishing it gives the article, so that saving a draft never changes who reads
 * what is published. Articles remember when they were first published. Who may read an article changed: the index is told.
 */
export class FollowPublication0000000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article_revisions
        -- Null: as the article has it.
        add column audience text check (audience in ('public', 'customers', 'staff')),
        add column category_id uuid references categories;

      drop trigger article_revisions_are_immutable on article_revisions;
      create trigger article_revisions_are_immutable before update on article_revisions for each row
        when ((old.article_id, old.number, old.title, old.summary, old.body, old.audience, old.category_id, old.author_id, old.created_at)
          is distinct from
          (new.article_id, new.number, new.title, new.summary, new.body, new.audience, new.category_id, new.author_id, new.created_at))
        execute function refuse_revision_change();

      alter table articles add column first_published_at timestamptz(3);
      update articles set first_published_at = published_at;
      create function keep_first_publication() returns trigger language plpgsql as $$
      begin
        new.first_published_at := coalesce(new.first_published_at, new.published_at);
        return new;
      end $$;
      create trigger articles_keep_first_publication before insert or update of published_at on articles
        for each row when (new.first_published_at is null) execute function keep_first_publication();

      create function reindex_article() returns trigger language plpgsql as $$
      begin
        perform graphile_worker.add_job('index-article',
          json_build_object('articleId', new.id, 'revisionId', new.published_revision_id),
          max_attempts => 25, job_key => 'index-article:' || new.id);
        return null;
      end $$;
      create trigger articles_reindex_when_audience_changes after update on articles for each row
        when (old.effective_audience <> new.effective_audience and new.published_revision_id is not null)
        execute function reindex_article();

      create index articles_by_update on articles (updated_at desc, id desc);
      create index articles_by_category_and_audience on articles (category_id, effective_audience)
        where published_revision_id is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
