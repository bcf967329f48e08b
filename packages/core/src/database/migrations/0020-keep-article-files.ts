import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Images become files: with a name, an uploader, and the states of coming and going. Which revisions name a file is kept when a revision
 * is saved, as its text never changes. The names before stay as views for the version before.
 */
export class KeepArticleFiles0000000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article_images rename to article_files;
      alter table article_files
        add column name text not null default '',
        add column is_image boolean not null default true,
        add column alternative_text text,
        add column uploaded_by uuid references people,
        -- Null while its bytes are on their way.
        add column stored_at timestamptz(3) default now(),
        add column unused_since timestamptz(3),
        -- Gone for everybody; its bytes and then this row follow.
        add column removed_at timestamptz(3),
        alter column bytes type bigint,
        drop constraint article_images_sha256_key;
      create index article_files_by_hash on article_files (sha256);
      create index article_files_by_time on article_files (created_at desc, id desc);
      create index article_files_on_their_way on article_files (created_at) where stored_at is null;
      create index article_files_unused on article_files (unused_since) where unused_since is not null;
      create index article_files_removed on article_files (removed_at) where removed_at is not null;

      alter table article_image_uses rename to article_file_uses;
      alter table article_file_uses rename column image_id to file_id;

      create view article_images as
        select id, storage_key, sha256, media_type, bytes, width, height, created_at
        from article_files where is_image and stored_at is not null and removed_at is null;
      create view article_image_uses as
        select article_id, file_id as image_id, source_path from article_file_uses;

      create function article_file_keys(body text) returns text[] language sql immutable as $$
        select coalesce(array_agg(distinct found[1]), '{}')
        from regexp_matches(body, '/files/([0-9a-f]{40})', 'g') as found
      $$;

      create table article_file_mentions (
        file_id uuid not null references article_files on delete cascade,
        revision_id uuid not null references article_revisions on delete cascade,
        primary key (file_id, revision_id)
      );
      create index article_file_mentions_by_revision on article_file_mentions (revision_id);

      -- By statement: imports write many at once, and most texts name nothing.
      create function keep_file_mentions() returns trigger language plpgsql as $$
      begin
        insert into article_file_mentions (file_id, revision_id)
          select f.id, r.id from added r join article_files f on f.storage_key = any(article_file_keys(r.body))
          where position('/files/' in r.body) > 0 and f.removed_at is null;
        return null;
      end $$;
      create trigger article_revisions_keep_file_mentions after insert on article_revisions referencing new table as added
        for each statement execute function keep_file_mentions();
      insert into article_file_mentions (file_id, revision_id)
        select f.id, r.id from article_revisions r join article_files f on f.storage_key = any(article_file_keys(r.body))
        where position('/files/' in r.body) > 0;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
