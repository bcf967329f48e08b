import type { MigrationInterface, QueryRunner } from "typeorm";

/** The files of a message stand in the order in which their writer put them, not in the one in which they arrived. */
export class OrderAttachments0000000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachments add column position smallint not null default 0`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
