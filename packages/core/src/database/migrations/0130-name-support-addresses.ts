import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which addresses are the support's, as each worker says when it starts: nobody is known by one of them. */
export class NameSupportAddresses0000000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "alter table mail_outbox add column support_addresses text[] not null default '{}', add column reply_domain text",
    );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
