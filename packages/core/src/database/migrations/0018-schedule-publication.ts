import type { MigrationInterface, QueryRunner } from "typeorm";

/** Publishing and unpublishing at a set time. What became of it is kept, with the words of a failure. */
export class SchedulePublication0000000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table article_schedules (
        id uuid primary key default recourse_uuid(),
        article_id uuid not null references articles,
        kind text not null check (kind in ('publish', 'unpublish')),
        -- What is published; null for unpublishing, which takes away whatever readers see then.
        revision_id uuid references article_revisions,
        run_at timestamptz(3) not null,
        state text not null check (state in ('scheduled', 'done', 'cancelled', 'failed')),
        reason text,
        replaced_by_id uuid references articles,
        scheduled_by uuid not null references people,
        created_at timestamptz(3) not null,
        ended_at timestamptz(3),
        failure text,
        check ((kind = 'publish') = (revision_id is not null)),
        check ((state = 'scheduled') = (ended_at is null)),
        check ((state = 'failed') = (failure is not null))
      );
      create unique index article_schedules_one_of_a_kind on article_schedules (article_id, kind) where state = 'scheduled';
      create index article_schedules_by_article on article_schedules (article_id, created_at desc);
      create index article_schedules_by_state on article_schedules (state, article_id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
