import type { MigrationInterface, QueryRunner } from "typeorm";

/** Categories are read with nearly every page and change now and then: processes keep them for as long as their version is the same. */
export class CountCategoryChanges0000000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table category_changes (
        one boolean primary key default true check (one),
        version bigint not null default 0
      );
      insert into category_changes default values;

      create function count_category_changes() returns trigger language plpgsql as $$
      begin
        update category_changes set version = version + 1;
        return null;
      end $$;
      create trigger categories_are_counted after insert or update or delete on categories
        for each statement execute function count_category_changes();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
