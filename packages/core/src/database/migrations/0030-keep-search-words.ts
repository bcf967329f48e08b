import type { MigrationInterface, QueryRunner } from "typeorm";

/** Synonyms and stop words, which staff keep on the desk. `search_settings.version` tells every process when to read them again. */
export class KeepSearchWords0000000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table synonym_groups (
        id uuid primary key default recourse_uuid(),
        -- Lower case, each of one word or several.
        terms text[] not null check (cardinality(terms) between 1 and 20),
        -- Null: the terms stand for each other. Otherwise what is found for any of them as well, and not the other way round.
        also_finds text[] check (cardinality(also_finds) between 1 and 20),
        version integer not null default 1,
        updated_by uuid references people,
        updated_at timestamptz(3) not null,
        check (also_finds is not null or cardinality(terms) > 1)
      );

      create table stop_words (
        word text collate "C" primary key,
        added_by uuid references people,
        added_at timestamptz(3) not null
      );

      create table search_settings (
        one boolean primary key default true check (one),
        version bigint not null default 0
      );
      insert into search_settings default values;

      -- Whatever changes a word, also by hand: processes that keep the words see it by the version. The row's lock puts changes into a line.
      create function count_search_settings() returns trigger language plpgsql as $$
      begin
        update search_settings set version = version + 1;
        return null;
      end $$;
      create trigger synonym_groups_count_settings after insert or update or delete on synonym_groups
        for each statement execute function count_search_settings();
      create trigger stop_words_count_settings after insert or update or delete on stop_words
        for each statement execute function count_search_settings();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
