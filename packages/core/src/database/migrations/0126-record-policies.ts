import type { MigrationInterface, QueryRunner } from "typeorm";

/** The policies that this installation ran by, one after the other, with what each changed. */
export class RecordPolicies0000000000126 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table policy_records (
        id bigint generated always as identity primary key,
        -- SHA-256 of the file, in hex.
        file_hash text not null,
        -- The version that decisions name.
        version text not null,
        policy jsonb not null,
        -- [{ path, from, to }]; empty for the first.
        changes jsonb not null,
        recorded_by text not null,
        recorded_at timestamptz(3) not null
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
