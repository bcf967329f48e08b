import { isVerificationFinal, type SupportPolicy, type VerificationState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { AccountDeletion } from "./account-deletion.entity.js";
import { Verification } from "./verification.entity.js";

type Db = DataSource | EntityManager;

/** Its state at an instant: nobody needs to write down that time has passed. */
export function stateAt({ state, expiresAt }: Verification, at: Date): VerificationState {
  return !isVerificationFinal(state) && at >= expiresAt ? "expired" : state;
}

/** The newest of each ticket. For tickets that the viewer may read: asks nothing. */
export function latestVerifications(db: Db, ticketIds: readonly string[]): Promise<Verification[]> {
  return db.query(
    `select ${columnsOf(db, Verification, "v")} from unnest($1::uuid[]) t (id) cross join lateral (
       select * from verifications where ticket_id = t.id order by requested_at desc, id desc limit 1) v`,
    [ticketIds],
  );
}

/** The newest one of a ticket, locked: everybody who would do something with it waits. */
export async function lockVerification(tx: EntityManager, ticketId: string): Promise<Verification | null> {
  const [row] = await tx.query<Verification[]>(
    `select ${columnsOf(tx, Verification, "v")} from verifications v where v.ticket_id = $1
     order by v.requested_at desc, v.id desc limit 1 for update`,
    [ticketId],
  );
  return row ?? null;
}

/** A contact of an account's active administrators, and since when it has been on file as one. */
export interface AdminContact {
  personId: string;
  name: string;
  email: string;
  since: Date;
}

/** Longest on file first. */
export function adminContacts(db: Db, accountId: string): Promise<AdminContact[]> {
  return db.query(
    `select p.id as "personId", p.name, p.email, greatest(p.email_since, m.updated_at) as since
     from memberships m join people p on p.id = m.person_id
     where m.account_id = $1 and m.active and m.role = 'admin' order by 4, p.id`,
    [accountId],
  );
}

/** Tickets on which account information may be told at the instant. */
export async function disclosedTickets(
  db: Db,
  ticketIds: readonly string[],
  at: Date,
): Promise<Map<string, Date>> {
  const rows = await db.query<{ ticketId: string; until: Date }[]>(
    `select ticket_id as "ticketId", max(until) as until from disclosures where ticket_id = any($1) and until > $2 group by 1`,
    [ticketIds, at],
  );
  return new Map(rows.map(({ ticketId, until }) => [ticketId, until]));
}

/** The newest of each account. For accounts that the viewer may know of: asks nothing. */
export function latestDeletions(db: Db, accountIds: readonly string[]): Promise<AccountDeletion[]> {
  return db.query(
    `select ${columnsOf(db, AccountDeletion, "d")} from unnest($1::uuid[]) a (id) cross join lateral (
       select * from account_deletions where account_id = a.id order by approved_at desc limit 1) d`,
    [accountIds],
  );
}

export async function findDeletion(db: Db, id: string): Promise<AccountDeletion | null> {
  const [row] = await db.query<AccountDeletion[]>(
    `select ${columnsOf(db, AccountDeletion, "d")} from account_deletions d where d.id = $1`,
    [id],
  );
  return row ?? null;
}

/** What may not be told before identity is proven: who else belongs to the account, and its dates in the policy's zone. */
export interface WithheldInformation {
  people: { name: string; email: string }[];
  dates: string[];
}

export async function withheldInformation(
  db: Db,
  policy: Pick<SupportPolicy, "zone">,
  { accountId, requesterId }: { accountId: string; requesterId: string | null },
): Promise<WithheldInformation> {
  const [row] = await db.query<WithheldInformation[]>(
    `select
       coalesce((select json_agg(json_build_object('name', p.name, 'email', p.email)) from memberships m join people p on p.id = m.person_id
         where m.account_id = a.id and p.id is distinct from $2), '[]') as people,
       array_remove(array[(a.signed_up_at at time zone $3)::date::text, a.contract_starts_on::text, a.contract_ends_on::text,
         (a.trial_starts_at at time zone $3)::date::text, (a.trial_ends_at at time zone $3)::date::text], null) as dates
     from accounts a where a.id = $1`,
    [accountId, requesterId, policy.zone],
  );
  return row ?? { people: [], dates: [] };
}
