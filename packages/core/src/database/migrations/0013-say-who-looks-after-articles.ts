import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Who looks after an article, how often it is checked, and when next. Where an article says neither, the nearest category above it
 * that does speaks for it. What follows from this is kept by the database, so that no code path can leave it stale.
 */
export class SayWhoLooksAfterArticles0000000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Intervals are ISO 8601 durations of days or months: P90D, P6M.
      alter table categories
        add column owner_id uuid references staff,
        add column review_interval text check (review_interval ~ '^P[1-9][0-9]{0,3}[DM]$'),
        add column effective_owner_id uuid references staff,
        add column effective_review_interval text;
      alter table articles
        add column owner_id uuid references staff,
        add column review_interval text check (review_interval ~ '^P[1-9][0-9]{0,3}[DM]$'),
        add column effective_owner_id uuid references staff,
        add column effective_review_interval text,
        -- Calendar dates in the policy's zone. Publishing counts as a check.
        add column last_checked_on date,
        add column review_due_on date,
        -- The first day on which a platform that it is about reaches its end of life.
        add column platform_ends_on date;
      -- As near as the database knows it: the zone is the policy's.
      update articles set last_checked_on = (published_at at time zone 'UTC')::date where published_at is not null;

      create function keep_category_stewardship() returns trigger language plpgsql as $$
      declare above categories%rowtype;
      begin
        select * into above from categories where id = new.parent_id for share;
        new.effective_owner_id := coalesce(
          (select id from staff where id = new.owner_id and active), above.effective_owner_id);
        new.effective_review_interval := coalesce(new.review_interval, above.effective_review_interval);
        return new;
      end $$;
      create trigger categories_keep_stewardship
        before insert or update of owner_id, review_interval, parent_id, effective_owner_id on categories
        for each row execute function keep_category_stewardship();

      create function spread_category_stewardship() returns trigger language plpgsql as $$
      begin
        update categories set effective_owner_id = null where parent_id = new.id;
        update articles set effective_owner_id = null where category_id = new.id;
        return null;
      end $$;
      create trigger categories_spread_stewardship after update on categories for each row
        when ((old.effective_owner_id, old.effective_review_interval)
          is distinct from (new.effective_owner_id, new.effective_review_interval))
        execute function spread_category_stewardship();

      create function keep_article_stewardship() returns trigger language plpgsql as $$
      declare above categories%rowtype;
      begin
        select * into above from categories where id = new.category_id for share;
        new.effective_owner_id := coalesce(
          (select id from staff where id = new.owner_id and active), above.effective_owner_id);
        new.effective_review_interval := coalesce(new.review_interval, above.effective_review_interval);
        new.review_due_on := (new.last_checked_on + new.effective_review_interval::interval)::date;
        return new;
      end $$;
      create trigger articles_keep_stewardship
        before insert or update of owner_id, review_interval, category_id, last_checked_on, effective_owner_id on articles
        for each row execute function keep_article_stewardship();

      create index articles_by_review on articles (coalesce(review_due_on, 'infinity'::date), id)
        where published_revision_id is not null;
      create index articles_by_owner on articles (effective_owner_id, coalesce(review_due_on, 'infinity'::date), id)
        where published_revision_id is not null;
      create index articles_by_own_owner on articles (owner_id) where owner_id is not null;
      create index articles_by_platform_end on articles (platform_ends_on)
        where published_revision_id is not null and platform_ends_on is not null;

      create table article_checks (
        id uuid primary key default recourse_uuid(),
        article_id uuid not null references articles,
        revision_id uuid not null references article_revisions,
        checked_by uuid references people,
        checked_on date not null,
        -- For those who check it next.
        words text,
        created_at timestamptz(3) not null
      );
      create index article_checks_by_article on article_checks (article_id, created_at desc, id desc);

      -- What an owner is told once; the mail that tells them sets sent_at.
      create table review_notices (
        id uuid primary key default recourse_uuid(),
        article_id uuid not null references articles,
        staff_id uuid not null references staff,
        kind text not null check (kind in ('review_due', 'platform_ended')),
        -- The day that it is about: on which the check was due, or the platform's last.
        about_date date not null,
        created_at timestamptz(3) not null,
        sent_at timestamptz(3),
        unique (article_id, staff_id, kind, about_date)
      );
      create index review_notices_to_send on review_notices (created_at, id) where sent_at is null;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
