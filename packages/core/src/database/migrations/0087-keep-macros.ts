import type { MigrationInterface, QueryRunner } from "typeorm";

/** Texts that staff answer with again and again: everybody's, or their own. */
export class KeepMacros0000000000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table macros (
        id uuid primary key default recourse_uuid(),
        name text not null check (length(name) between 1 and 100),
        -- Markdown with variables.
        body text not null check (length(body) between 1 and 20000),
        -- Null: everybody's on the desk.
        owner_id uuid references staff,
        act text check (act in ('wait', 'solve')),
        -- Kinds of request that it is suggested for.
        kinds text[] not null default '{}',
        uses integer not null default 0,
        version integer not null default 1,
        updated_at timestamptz(3) not null
      );
      create unique index macros_by_name on macros (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), lower(name));
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
