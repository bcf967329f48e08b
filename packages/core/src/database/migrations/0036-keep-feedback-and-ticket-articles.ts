import type { MigrationInterface, QueryRunner } from "typeorm";

/** Why an article did not help, for the desk to work on; and which tickets an article came from or answers. */
export class KeepFeedbackAndTicketArticles0000000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article_votes
        add column reason text check (reason in ('out_of_date', 'unclear', 'not_what_i_looked_for', 'wrong', 'other')),
        add column words text check (length(words) between 1 and 1000),
        -- Null: nothing to work on, a vote alone.
        add column state text check (state in ('open', 'handled')),
        add column handled_by uuid references people,
        add column handled_at timestamptz(3),
        add check ((state is null) = (reason is null and words is null));
      create index article_votes_feedback on article_votes (article_id, state, updated_at desc, id desc) where state is not null;
      create index article_votes_by_time on article_votes (updated_at, article_id);

      create table article_tickets (
        article_id uuid not null references articles on delete cascade,
        ticket_id uuid not null references tickets,
        -- Whether the article was drafted out of the ticket's solution; else somebody linked the two.
        drafted boolean not null,
        linked_by uuid references people,
        linked_at timestamptz(3) not null,
        primary key (article_id, ticket_id)
      );
      create unique index article_tickets_one_draft on article_tickets (ticket_id) where drafted;
      create index article_tickets_by_ticket on article_tickets (ticket_id, linked_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
