import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who of the staff looks at a ticket or writes to it. Unlogged: after a crash of the server everybody says so again within seconds. */
export class SeeWhoIsThere0000000000086 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table ticket_presence (
        ticket_id uuid not null references tickets,
        person_id uuid not null references people,
        activity text not null check (activity in ('viewing', 'replying', 'noting')),
        seen_at timestamptz(3) not null,
        primary key (ticket_id, person_id)
      );
      create index ticket_presence_by_age on ticket_presence (seen_at);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
