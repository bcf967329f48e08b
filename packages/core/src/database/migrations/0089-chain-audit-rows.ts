import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Audit rows are chained by hashes, one chain for each account and one for what belongs to none (decision 036). A link is made as its
 * transaction commits, when all other locks are taken: the head of a chain is locked for the commit alone.
 */
export class ChainAuditRows0000000000089 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_chains (
        -- The account, or the nil UUID.
        chain uuid primary key,
        -- Of the last link; 0 before the first.
        sequence bigint not null,
        hash bytea not null
      ) with (fillfactor = 50);

      create table audit_links (
        chain uuid not null,
        sequence bigint not null,
        -- No foreign key: rows cannot be deleted, and a check for each would be paid for by every change.
        audit_row_id bigint not null unique,
        previous_hash bytea not null,
        hash bytea not null,
        primary key (chain, sequence)
      );

      create function audit_chain_of(account_id uuid) returns uuid language sql immutable parallel safe
        return coalesce(account_id, '00000000-0000-0000-0000-000000000000');

      -- What a hash is made of, beside the hash before it. Whoever verifies makes the same text: a JSON array of texts and nulls.
      create function audit_row_text(sequence bigint, r audit_rows) returns text language sql stable parallel safe
        return json_build_array(
          'recourse-audit-1', public.audit_chain_of(r.account_id)::text, sequence::text, r.id::text,
          ((extract(epoch from r.occurred_at) * 1000)::bigint)::text, r.actor_kind, r.actor_id, r.action,
          r.subject_type, r.subject_id, r.account_id::text, r.data::text
        )::text;

      -- Locked until the end of the transaction: whoever comes next goes on behind what is committed.
      create function public.lock_audit_chain(wanted uuid, out head public.audit_chains) language plpgsql as $$
      begin
        select * into head from public.audit_chains where chain = wanted for update;
        if not found then
          insert into public.audit_chains values (wanted, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
          select * into strict head from public.audit_chains where chain = wanted for update;
        end if;
      end $$;

      -- Heads are locked in the order of their ids: who commits rows of several accounts waits for nobody who waits for them.
      create function public.link_audit_rows(pending public.audit_rows[]) returns void language plpgsql as $$
      declare
        added public.audit_rows;
        head public.audit_chains;
        previous bytea;
      begin
        foreach added in array pending loop
          if head.chain is distinct from public.audit_chain_of(added.account_id) then
            if head.chain is not null then
              update public.audit_chains set sequence = head.sequence, hash = head.hash where chain = head.chain;
            end if;
            head := public.lock_audit_chain(public.audit_chain_of(added.account_id));
          end if;
          previous := head.hash;
          head.sequence := head.sequence + 1;
          head.hash := sha256(previous || convert_to(public.audit_row_text(head.sequence, added), 'UTF8'));
          insert into public.audit_links values (head.chain, head.sequence, added.id, previous, head.hash);
        end loop;
        update public.audit_chains set sequence = head.sequence, hash = head.hash where chain = head.chain;
      end $$;

      -- Names are whole instead of a search path being set, which would take a third of its time: whom "recourse migrate" lets run the
      -- application can make no object that could stand for another.
      create function seal_audit_rows() returns trigger language plpgsql security definer as $$
      declare
        pending public.audit_rows[];
        last_id bigint := greatest(new.id, currval('public.audit_rows_id_seq'));
      begin
        -- The first row of a transaction links all of them.
        if exists (select from public.audit_links where audit_row_id = new.id) then
          return null;
        end if;
        if last_id = new.id then
          pending := array[new];
        else
          -- Those of others were linked as they were committed: what is seen without a link is of this transaction.
          select array_agg(a order by public.audit_chain_of(a.account_id), a.id) into pending
          from public.audit_rows a
          where a.id between new.id and last_id and not exists (select from public.audit_links l where l.audit_row_id = a.id);
        end if;
        perform public.link_audit_rows(pending);
        return null;
      end $$;

      do $$
      declare
        batch audit_rows[];
        last_id bigint := 0;
      begin
        loop
          select array_agg(r order by audit_chain_of((r).account_id), (r).id), max((r).id) into batch, last_id
          from (select a as r from audit_rows a where a.id > last_id order by a.id limit 50000) batched;
          exit when batch is null;
          perform link_audit_rows(batch);
        end loop;
      end $$;

      create constraint trigger audit_rows_are_chained after insert on audit_rows
        deferrable initially deferred for each row execute function seal_audit_rows();

      create trigger audit_links_are_append_only before update or delete or truncate on audit_links
        for each statement execute function refuse_audit_change();
      create trigger audit_links_are_made_by_rows before insert on audit_links
        for each statement when (pg_trigger_depth() = 0) execute function refuse_audit_change();
      create trigger audit_chains_follow_rows before insert or update on audit_chains
        for each statement when (pg_trigger_depth() = 0) execute function refuse_audit_change();
      create trigger audit_chains_stay before delete or truncate on audit_chains
        for each statement execute function refuse_audit_change();

      revoke execute on function link_audit_rows(audit_rows[]), lock_audit_chain(uuid) from public;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error("Migrations go forward only."));
  }
}
