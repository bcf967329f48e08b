import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * An article is seen by whom its own audience and every category above it admit. `effective_audience` (0 public,
 * 1 customers, 2 staff) holds the narrowest of these, kept by the database so that no code path can leave it stale.
 */
export class KeepEffectiveAudience0000000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function audience_rank(audience text) returns smallint language sql immutable strict parallel safe as $$
        select case audience when 'public' then 0 when 'customers' then 1 else 2 end::smallint
      $$;

      -- "for share": somebody who narrows the parent at the same moment waits, or is waited for.
      create function keep_category_audience() returns trigger language plpgsql as $$
      declare above smallint;
      begin
        if new.parent_id is not null and exists (
          with recursive up(id, parent_id) as (
            select id, parent_id from categories where id = new.parent_id
            union
            select c.id, c.parent_id from categories c join up on c.id = up.parent_id
          ) select from up where id = new.id
        ) then
          raise exception 'a category cannot stand below itself' using errcode = 'check_violation';
        end if;
        select effective_audience into above from categories where id = new.parent_id for share;
        new.effective_audience := greatest(audience_rank(new.audience), coalesce(above, 0));
        return new;
      end $$;
      create trigger categories_keep_audience before insert or update of audience, effective_audience, parent_id on categories
        for each row execute function keep_category_audience();

      create function spread_category_audience() returns trigger language plpgsql as $$
      begin
        update categories set effective_audience = 0 where parent_id = new.id;
        update articles set effective_audience = 0 where category_id = new.id;
        return null;
      end $$;
      create trigger categories_spread_audience after update on categories
        for each row when (old.effective_audience <> new.effective_audience) execute function spread_category_audience();

      create function keep_article_audience() returns trigger language plpgsql as $$
      declare above smallint;
      begin
        select effective_audience into above from categories where id = new.category_id for share;
        new.effective_audience := greatest(audience_rank(new.audience), coalesce(above, 0));
        return new;
      end $$;
      create trigger articles_keep_audience before insert or update of audience, effective_audience, category_id on articles
        for each row execute function keep_article_audience();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
