import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A revision says which product areas, protocols and platforms it is about, in the names of the policy file; publishing gives them to
 * the article. They are reviewed with the text, so they change as little as it does.
 */
export class SayWhatArticlesAreAbout0000000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article_revisions
        add column product_areas text[] not null default '{}',
        add column protocols text[] not null default '{}',
        -- [{"name": "Windows", "version": "7"}]; version null: whichever.
        add column platforms jsonb not null default '[]' check (jsonb_typeof(platforms) = 'array');
      alter table articles
        add column product_areas text[] not null default '{}',
        add column protocols text[] not null default '{}',
        add column platforms jsonb not null default '[]' check (jsonb_typeof(platforms) = 'array');

      create trigger article_revisions_keep_their_subjects before update on article_revisions for each row
        when ((old.product_areas, old.protocols, old.platforms) is distinct from (new.product_areas, new.protocols, new.platforms))
        execute function refuse_revision_change();

      create index articles_by_product_area on articles using gin (product_areas) where published_revision_id is not null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
