import type { MigrationInterface, QueryRunner } from "typeorm";

/** Categories, articles and their revisions. Who may see an article is kept beside it by 0004-keep-effective-audience. */
export class CreateArticles0000000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table categories (
        id uuid primary key default recourse_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 200),
        title text not null check (length(title) between 1 and 200),
        description text,
        audience text not null default 'public' check (audience in ('public', 'customers', 'staff')),
        effective_audience smallint not null,
        position integer not null default 0,
        parent_id uuid references categories,
        source_path text unique,
        created_at timestamptz(3) not null default now()
      );
      create index categories_by_parent on categories (parent_id);

      create table articles (
        id uuid primary key default recourse_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 200),
        category_id uuid references categories,
        audience text not null default 'staff' check (audience in ('public', 'customers', 'staff')),
        effective_audience smallint not null,
        position integer not null default 0,
        published_revision_id uuid,
        -- Title, summary and instant of the published revision: what lists show and sort by.
        title text,
        summary text,
        published_at timestamptz(3),
        source_path text unique,
        source_hash text,
        views bigint not null default 0,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check ((published_revision_id is null) = (title is null)),
        check ((published_revision_id is null) = (published_at is null))
      );

      create table article_revisions (
        id uuid primary key default recourse_uuid(),
        article_id uuid not null references articles,
        number integer not null,
        state text not null check (state in ('draft', 'in_review', 'approved', 'published', 'archived')),
        title text not null check (length(title) between 1 and 300),
        summary text not null,
        body text not null,
        author_id uuid references people,
        reason text,
        based_on_id uuid references article_revisions,
        approved_by uuid references people,
        approval_waiver text,
        published_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        unique (article_id, number)
      );
      alter table articles add foreign key (published_revision_id) references article_revisions;
      create unique index article_revisions_one_published on article_revisions (article_id) where state = 'published';
      create index article_revisions_by_state on article_revisions (state, created_at desc, id desc);

      create index articles_by_title on articles (lower(title), id) where published_revision_id is not null;
      create index articles_by_views on articles (views desc, id) where published_revision_id is not null;
      create index articles_by_publication on articles (published_at desc, id) where published_revision_id is not null;
      create index articles_by_category on articles (category_id, position, id) where published_revision_id is not null;
      create index articles_by_position on articles (position, id) where published_revision_id is not null;

      create function refuse_revision_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the text of a revision is never changed: save a new one' using errcode = 'insufficient_privilege';
      end $$;
      create trigger article_revisions_are_immutable before update on article_revisions for each row
        when ((old.article_id, old.number, old.title, old.summary, old.body, old.author_id, old.created_at)
          is distinct from (new.article_id, new.number, new.title, new.summary, new.body, new.author_id, new.created_at))
        execute function refuse_revision_change();

      create table article_images (
        id uuid primary key default recourse_uuid(),
        storage_key text not null unique,
        sha256 text not null unique,
        media_type text not null,
        bytes integer not null,
        width integer,
        height integer,
        created_at timestamptz(3) not null default now()
      );
      create table article_image_uses (
        article_id uuid not null references articles,
        image_id uuid not null references article_images,
        source_path text,
        primary key (image_id, article_id)
      );
      create index article_image_uses_by_article on article_image_uses (article_id);

      create table article_votes (
        id uuid primary key default recourse_uuid(),
        article_id uuid not null references articles,
        revision_id uuid not null references article_revisions,
        voter text not null,
        helpful boolean not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        unique (revision_id, voter)
      );
      create index article_votes_by_article on article_votes (article_id, helpful);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
