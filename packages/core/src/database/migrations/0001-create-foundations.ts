import type { MigrationInterface, QueryRunner } from "typeorm";

/** Extensions, ids, idempotency keys and the audit trail. The schema `auth` belongs to the sign-in library. */
export class CreateFoundations0000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      create extension if not exists citext;
      create extension if not exists btree_gin;
      create schema if not exists auth;

      -- uuidv7() comes with PostgreSQL 18; ids in order of time keep index pages together.
      do $$
      begin
        if exists (select from pg_proc where proname = 'uuidv7' and pronamespace = 'pg_catalog'::regnamespace) then
          create function recourse_uuid() returns uuid language sql volatile parallel safe as 'select uuidv7()';
        else
          create function recourse_uuid() returns uuid language sql volatile parallel safe as 'select gen_random_uuid()';
        end if;
      end $$;

      create table idempotency_keys (
        principal text not null,
        operation text not null,
        key text not null check (length(key) between 1 and 200),
        body_hash bytea not null,
        result_id uuid,
        created_at timestamptz(3) not null,
        primary key (principal, operation, key)
      );
      create index idempotency_keys_by_age on idempotency_keys (created_at);

      create table audit_rows (
        id bigint generated always as identity primary key,
        occurred_at timestamptz(3) not null,
        actor_kind text not null check (actor_kind in ('person', 'staff', 'system', 'anonymous')),
        actor_id text,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        account_id uuid,
        data jsonb not null default '{}'
      );
      create index audit_rows_by_subject on audit_rows (subject_type, subject_id, id);
      create index audit_rows_by_account on audit_rows (account_id, id) where account_id is not null;

      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'audit rows are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
      end $$;
      create trigger audit_rows_are_append_only before update or delete or truncate on audit_rows
        for each statement execute function refuse_audit_change();
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
