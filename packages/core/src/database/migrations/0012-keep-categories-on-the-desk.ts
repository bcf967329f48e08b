import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Categories are made and changed on the desk: for staff until somebody says otherwise, with the addresses they had before. One can be
 * deleted when nothing is in it any more; old revisions that name it then say "as the article has it".
 */
export class KeepCategoriesOnTheDesk0000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table categories
        alter column audience set default 'staff',
        -- Of what people edit, so that nobody overwrites what they did not see.
        add column version integer not null default 1,
        -- From then on an import leaves it as the desk has it.
        add column changed_on_desk_at timestamptz(3);

      create table category_slugs (
        slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 200),
        category_id uuid not null references categories on delete cascade,
        created_at timestamptz(3) not null
      );
      create index category_slugs_by_category on category_slugs (category_id);

      create index articles_in_category on articles (category_id);
      create index article_revisions_in_category on article_revisions (category_id) where category_id is not null;
      alter table article_revisions
        drop constraint article_revisions_category_id_fkey,
        add foreign key (category_id) references categories on delete set null;
      drop trigger article_revisions_are_immutable on article_revisions;
      create trigger article_revisions_are_immutable before update on article_revisions for each row
        when ((old.article_id, old.number, old.title, old.summary, old.body, old.audience, old.author_id, old.created_at)
          is distinct from (new.article_id, new.number, new.title, new.summary, new.body, new.audience, new.author_id, new.created_at)
          or (new.category_id is not null and new.category_id is distinct from old.category_id))
        execute function refuse_revision_change();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
