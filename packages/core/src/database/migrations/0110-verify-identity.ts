import type { MigrationInterface, QueryRunner } from "typeorm";

/** Proof of identity for one action, and what a deletion goes through. The states are the policy's; the database lets no other step be taken. */
export class VerifyIdentity0000000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table verifications (
        id uuid primary key default recourse_uuid(),
        ticket_id uuid not null references tickets,
        person_id uuid not null references people,
        account_id uuid not null references accounts,
        action text not null check (action in ('account_information', 'account_deletion')),
        method text not null check (method in ('reauthenticated_session', 'code_to_contact')),
        -- To whom a code went.
        contact_id uuid references people,
        state text not null check (state in ('requested', 'proven', 'approved', 'used', 'expired', 'cancelled', 'failed')),
        attempts smallint not null default 0 check (attempts >= 0),
        requested_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        proven_at timestamptz(3),
        first_approver_id uuid references people,
        approver_id uuid references people,
        approved_at timestamptz(3),
        used_by uuid references people,
        used_at timestamptz(3),
        ended_at timestamptz(3),
        check ((method = 'code_to_contact') = (contact_id is not null)),
        check (state not in ('proven', 'approved', 'used') or proven_at is not null),
        check (state not in ('approved', 'used') or approved_at is not null),
        check ((state = 'used') = (used_at is not null)),
        check ((state in ('used', 'expired', 'cancelled', 'failed')) = (ended_at is not null)),
        -- A deletion has two approvers, neither of whom asked for it.
        check (action <> 'account_deletion' or state not in ('approved', 'used')
          or (first_approver_id is not null and approver_id is not null and first_approver_id <> approver_id)),
        check (first_approver_id is distinct from person_id and approver_id is distinct from person_id)
      );
      create unique index verifications_one_at_a_time on verifications (ticket_id)
        where state in ('requested', 'proven', 'approved');
      create index verifications_of_ticket on verifications (ticket_id, requested_at desc, id desc);
      create index verifications_of_account on verifications (account_id, requested_at);

      create function keep_verification_in_order() returns trigger language plpgsql as $$
      begin
        if (new.ticket_id, new.person_id, new.account_id, new.action, new.method, new.requested_at)
          is distinct from (old.ticket_id, old.person_id, old.account_id, old.action, old.method, old.requested_at)
          or new.contact_id is distinct from old.contact_id then
          raise exception 'what a verification is bound to does not change' using errcode = 'check_violation';
        end if;
        if new.attempts < old.attempts then
          raise exception 'attempts are not taken back' using errcode = 'check_violation';
        end if;
        if new.state <> old.state and not (
          (old.state = 'requested' and new.state in ('proven', 'failed', 'expired', 'cancelled'))
          or (old.state = 'proven' and new.state in ('approved', 'failed', 'expired', 'cancelled'))
          or (old.state = 'approved' and new.state in ('used', 'failed', 'expired', 'cancelled'))) then
          raise exception 'a verification does not go from % to %', old.state, new.state using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger verifications_in_order before update on verifications
        for each row execute function keep_verification_in_order();

      -- For how long what the proof opened may be told on this ticket.
      create table disclosures (
        id uuid primary key default recourse_uuid(),
        verification_id uuid not null unique references verifications,
        ticket_id uuid not null references tickets,
        account_id uuid not null references accounts,
        opened_by uuid not null references people,
        opened_at timestamptz(3) not null,
        until timestamptz(3) not null
      );
      create index disclosures_of_ticket on disclosures (ticket_id, until);

      create table account_deletions (
        id uuid primary key default recourse_uuid(),
        account_id uuid not null references accounts,
        ticket_id uuid,
        verification_id uuid not null unique,
        requested_by uuid,
        first_approver_id uuid not null references people,
        second_approver_id uuid not null references people,
        state text not null check (state in ('scheduled', 'stopped', 'done')),
        approved_at timestamptz(3) not null,
        runs_at timestamptz(3) not null,
        stopped_at timestamptz(3),
        -- In words: a person's name, or the link in a mail to somebody.
        stopped_by text,
        done_at timestamptz(3),
        certificate_number bigint unique,
        certificate jsonb,
        check (first_approver_id <> second_approver_id),
        check (requested_by is distinct from first_approver_id and requested_by is distinct from second_approver_id),
        check ((state = 'stopped') = (stopped_at is not null)),
        check ((state = 'done') = (done_at is not null and certificate is not null and certificate_number is not null))
      );
      create sequence deletion_certificate_numbers;
      create unique index account_deletions_one_at_a_time on account_deletions (account_id) where state = 'scheduled';
      create index account_deletions_of_account on account_deletions (account_id, approved_at);

      create function keep_deletion_in_order() returns trigger language plpgsql as $$
      begin
        if old.state <> 'scheduled' then
          raise exception 'a deletion that is % stays so', old.state using errcode = 'check_violation';
        end if;
        if new.state = 'done' and new.done_at < old.runs_at then
          raise exception 'a deletion does not run before its time' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger account_deletions_in_order before update on account_deletions
        for each row execute function keep_deletion_in_order();

    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
