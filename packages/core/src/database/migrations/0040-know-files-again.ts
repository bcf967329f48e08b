import type { MigrationInterface, QueryRunner } from "typeorm";

/** An article that was imported remembers the file as it was read, so that an import need not read the same file twice. */
export class KnowFilesAgain0000000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table articles add column source_file_hash text`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
