import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an author has typed and not saved yet: one for each author and article, and one for a new article. No revision, and no reader. */
export class KeepAutosaves0000000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table article_autosaves (
        id uuid primary key default recourse_uuid(),
        author_id uuid not null references people,
        -- Null: of an article that is not there yet.
        article_id uuid references articles on delete cascade,
        based_on_id uuid references article_revisions,
        -- As it was typed, whether or not it could be saved like this.
        draft jsonb not null,
        saved_at timestamptz(3) not null,
        unique nulls not distinct (author_id, article_id)
      );
      create index article_autosaves_by_age on article_autosaves (saved_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
