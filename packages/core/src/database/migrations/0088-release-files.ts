import type { MigrationInterface, QueryRunner } from "typeorm";

/** A file that could do harm is held until a lead releases it; those that came before as well. */
export class ReleaseFiles0000000000088 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachments
        add column released_at timestamptz(3),
        add column released_by uuid references people,
        add constraint attachments_released check ((released_at is null) = (released_by is null));
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
