import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What a ticket's answers took is written when they are given, in business time by the calendar of then: nobody has to count it
 * again, and a later calendar does not change it. Tickets from before have instants and no durations.
 */
export class MeasureResponses0000000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table tickets
        -- Of the decision that it was last opened by.
        add column level text,
        -- The first reply of the staff.
        add column first_response_at timestamptz(3),
        -- Both from receipt. The second while it is solved, to the last time that it was.
        add column first_response_business_minutes integer,
        add column solve_business_minutes integer;
      update tickets t set level = d.level from decisions d where d.id = t.decision_id;
      update tickets t set first_response_at = (
        select min(m.created_at) from messages m where m.ticket_id = t.id and m.by_staff and m.kind = 'reply'
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
