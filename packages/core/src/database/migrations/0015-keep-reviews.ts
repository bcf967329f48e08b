import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What reviewers said of a revision, in their words, and which older one a revision restores. Where a revision comes from (why it was
 * made, what it was based on) changes as little as its text does.
 */
export class KeepReviews0000000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table revision_reviews (
        id uuid primary key default recourse_uuid(),
        revision_id uuid not null references article_revisions,
        verdict text not null check (verdict in ('approved', 'sent_back')),
        -- For the author; of an approval: why a lead waived the second pair of eyes.
        words text,
        reviewer_id uuid references people,
        created_at timestamptz(3) not null
      );
      create index revision_reviews_by_revision on revision_reviews (revision_id, created_at);
      insert into revision_reviews (revision_id, verdict, words, reviewer_id, created_at)
        select id, 'approved', approval_waiver, approved_by, created_at from article_revisions where approved_by is not null;

      alter table article_revisions add column restored_from_id uuid references article_revisions;
      create trigger article_revisions_keep_their_origin before update on article_revisions for each row
        when ((old.reason, old.based_on_id, old.restored_from_id) is distinct from (new.reason, new.based_on_id, new.restored_from_id))
        execute function refuse_revision_change();
      create trigger revision_reviews_are_immutable before update on revision_reviews for each row
        execute function refuse_revision_change();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
