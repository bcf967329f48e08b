import type { MigrationInterface, QueryRunner } from "typeorm";

/** Search can be narrowed to product areas. Like audience and category they follow the article at once, in the same transaction. */
export class SearchByProductArea0000000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article_search add column product_areas text[] not null default '{}';
      update article_search s set product_areas = a.product_areas
        from articles a where a.id = s.article_id and a.product_areas <> '{}';

      create or replace function follow_article_in_search() returns trigger language plpgsql as $$
      begin
        if new.published_revision_id is null then
          delete from article_search where article_id = new.id;
          return null;
        end if;
        update article_search set audience = new.effective_audience, category_id = new.category_id, product_areas = new.product_areas
          where article_id = new.id;
        if new.effective_audience <> old.effective_audience then
          update article_postings set audience = new.effective_audience
            where article_no = (select no from article_search where article_id = new.id);
        end if;
        return null;
      end $$;
      drop trigger articles_are_followed_in_search on articles;
      create trigger articles_are_followed_in_search after update on articles for each row
        when ((old.effective_audience, old.category_id, old.product_areas, old.published_revision_id)
          is distinct from (new.effective_audience, new.category_id, new.product_areas, new.published_revision_id))
        execute function follow_article_in_search();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
