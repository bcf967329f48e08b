import type { MigrationInterface, QueryRunner } from "typeorm";

/** What customers say after a ticket was solved: one rating for each person and solving. */
export class RateSolutions0000000000067 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table satisfaction_ratings (
        id uuid primary key default recourse_uuid(),
        ticket_id uuid not null references tickets,
        person_id uuid not null references people,
        -- The ticket's solved_at: a reopened ticket that is solved again is rated anew.
        solved_at timestamptz(3) not null,
        rating text not null check (rating in ('good', 'bad')),
        words text check (length(words) between 1 and 2000),
        -- Who the ticket was assigned to, or else who solved it.
        staff_id uuid references staff,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        unique (ticket_id, person_id, solved_at)
      );
      create index satisfaction_ratings_by_time on satisfaction_ratings (updated_at desc, id desc);
      create index satisfaction_ratings_by_rating on satisfaction_ratings (rating, updated_at desc, id desc);
      create index satisfaction_ratings_by_staff on satisfaction_ratings (staff_id, updated_at desc, id desc);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
