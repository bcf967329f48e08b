import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Every address that an article has or had once links could point to it: one article for each, held by the primary key. Archived
 * articles know which article takes their place, and who read them when they went.
 */
export class KeepSlugs0000000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table article_slugs (
        slug text collate "C" primary key,
        article_id uuid not null references articles on delete cascade,
        created_at timestamptz(3) not null default now()
      );
      create index article_slugs_by_article on article_slugs (article_id);
      insert into article_slugs (slug, article_id) select slug, id from articles;

      -- By statement: imports write many at once. The primary key refuses what another article has or had.
      create function keep_new_slugs() returns trigger language plpgsql as $$
      begin
        insert into article_slugs (slug, article_id) select slug, id from added;
        return null;
      end $$;
      create trigger articles_keep_new_slugs after insert on articles referencing new table as added
        for each statement execute function keep_new_slugs();

      -- Nobody could link to an article that was never published: its address before is free again.
      create function keep_changed_slug() returns trigger language plpgsql as $$
      begin
        if old.first_published_at is null then
          delete from article_slugs where slug = old.slug and article_id = old.id;
        end if;
        if not exists (select from article_slugs where slug = new.slug and article_id = new.id) then
          insert into article_slugs (slug, article_id) values (new.slug, new.id);
        end if;
        return null;
      end $$;
      create trigger articles_keep_changed_slug after update of slug on articles for each row
        when (old.slug <> new.slug) execute function keep_changed_slug();

      alter table articles
        add column archived_at timestamptz(3),
        -- Its effective audience when it went: who never read it does not learn that it was there.
        add column archived_audience smallint,
        add column replaced_by_id uuid references articles,
        add check (replaced_by_id <> id),
        add check (archived_at is not null or (replaced_by_id is null and archived_audience is null)),
        add check (archived_at is null or published_revision_id is null);
      -- What is published is not archived, whoever publishes it: an import, too.
      create function end_archival() returns trigger language plpgsql as $$
      begin
        new.archived_at := null;
        new.archived_audience := null;
        new.replaced_by_id := null;
        return new;
      end $$;
      create trigger articles_end_archival before update of published_revision_id on articles for each row
        when (new.published_revision_id is not null and new.archived_at is not null) execute function end_archival();
      create index articles_by_replacement on articles (replaced_by_id) where replaced_by_id is not null;
      update articles set archived_at = updated_at, archived_audience = effective_audience
        where published_revision_id is null and first_published_at is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
