import type { EntityManager } from "typeorm";
import type { FileStore } from "../ports.js";

/** Numbers of rows that are gone, by what they were. */
export type Erased = Record<string, number>;

const TICKETS = "(select id from tickets where account_id = $1)";
const DECISIONS = "(select id from decisions where account_id = $1)";

/** In an order in which nothing is left that names what is gone. */
const STATEMENTS: readonly (readonly [string, string])[] = [
  ["disclosures", "delete from disclosures where account_id = $1"],
  ["verifications", "delete from verifications where account_id = $1"],
  [
    "incoming mails",
    `delete from incoming_mails where ticket_id in ${TICKETS} or decision_id in ${DECISIONS} or from_address in
       (select lower(p.email::text) from people p join memberships m on m.person_id = p.id where m.account_id = $1)`,
  ],
  ["reply tokens", `delete from reply_tokens where ticket_id in ${TICKETS}`],
  ["outgoing mails", `delete from outgoing_mails where ticket_id in ${TICKETS}`],
  ["views of tickets", `delete from ticket_presence where ticket_id in ${TICKETS}`],
  ["tags of tickets", `delete from ticket_tags where ticket_id in ${TICKETS}`],
  ["links of tickets", `delete from ticket_links where from_id in ${TICKETS} or to_id in ${TICKETS}`],
  ["merges", `delete from ticket_merges where source_id in ${TICKETS} or target_id in ${TICKETS}`],
  ["events of tickets", `delete from ticket_events where ticket_id in ${TICKETS}`],
  ["clock segments", `delete from clock_segments where ticket_id in ${TICKETS}`],
  ["missed targets", `delete from target_breaches where ticket_id in ${TICKETS}`],
  ["ratings", `delete from satisfaction_ratings where ticket_id in ${TICKETS}`],
  ["messages of fixes", `delete from fix_messages where ticket_id in ${TICKETS}`],
  ["links to defects", `delete from defect_tickets where ticket_id in ${TICKETS}`],
  ["reports of defects", "delete from defect_reports where account_id = $1"],
  ["links to articles", `delete from article_tickets where ticket_id in ${TICKETS}`],
  ["bulk acts", `delete from bulk_act_tickets where ticket_id in ${TICKETS}`],
  ["search texts", `delete from ticket_texts where ticket_id in ${TICKETS}`],
  ["messages", `delete from messages where ticket_id in ${TICKETS}`],
  ["contests", `delete from contests where decision_id in ${DECISIONS} or new_decision_id in ${DECISIONS}`],
  ["readings of feedback", `delete from feedback_readings where decision_id in ${DECISIONS}`],
  ["corrections of facts", "delete from account_corrections where account_id = $1"],
  ["searches", "delete from searches where account_id = $1"],
  ["invitations", "delete from invitations where account_id = $1"],
  [
    "members of directory groups",
    "delete from directory_group_members where group_id in (select id from directory_groups where account_id = $1)",
  ],
  ["directory groups", "delete from directory_groups where account_id = $1"],
  ["directory users", "delete from directory_users where account_id = $1"],
  ["names by providers", "delete from provider_subjects where account_id = $1"],
  ["visits to providers", "delete from provider_visits where account_id = $1"],
  ["sign-in providers", "delete from sign_in_providers where account_id = $1"],
  ["mail domains", "delete from account_domains where account_id = $1"],
  ["access tokens", "delete from access_tokens where account_id = $1"],
  ["service tokens", "delete from service_tokens where account_id = $1"],
  ["billing events", "delete from billing_events where account_id = $1"],
];

/**
 * Takes an account and everything that was said for it out of the database: what is left is its id, on which the audit trail rests. A
 * person who belongs nowhere else loses name, address and sign-in.
 */
export async function eraseAccount(tx: EntityManager, files: FileStore, accountId: string): Promise<Erased> {
  const erased: Erased = { files: await eraseFiles(tx, files, accountId) };
  for (const [what, statement] of STATEMENTS) {
    erased[what] = await count(tx, statement, accountId);
  }
  await tx.query("update decisions set ticket_id = null where account_id = $1", [accountId]);
  erased["tickets"] = await count(tx, "delete from tickets where account_id = $1", accountId);
  erased["decisions"] = await count(tx, "delete from decisions where account_id = $1", accountId);
  erased["people"] = await erasePeople(tx, accountId);
  erased["memberships"] = await count(tx, "delete from memberships where account_id = $1", accountId);
  await tx.query(
    `update accounts set name = 'Deleted account', plan = 'free', billing = null, standing = 'closed', signed_up_at = null,
       contract_starts_on = null, contract_ends_on = null, trial_starts_at = null, trial_ends_at = null, trial_specialist_id = null,
       external_id = null, billing_customer_id = null, mail_domains = '{}',
       version = version + 1, updated_at = now()
     where id = $1`,
    [accountId],
  );
  return erased;
}

/** The bytes go before the rows: cut off in between, it is done again. */
async function eraseFiles(tx: EntityManager, files: FileStore, accountId: string): Promise<number> {
  const attached = `message_id in (select id from messages where ticket_id in ${TICKETS})`;
  const rows = await tx.query<{ storageKey: string }[]>(
    `select storage_key as "storageKey" from attachments where ${attached}`,
    [accountId],
  );
  for (const { storageKey } of rows) {
    await files.remove(storageKey);
  }
  return count(tx, `delete from attachments where ${attached}`, accountId);
}

/** Who belongs to this account alone, and does not work here. */
async function erasePeople(tx: EntityManager, accountId: string): Promise<number> {
  const people = await tx.query<{ id: string; authUserId: string | null }[]>(
    `select p.id, p.auth_user_id as "authUserId" from people p
     where exists (select from memberships m where m.person_id = p.id and m.account_id = $1)
       and not exists (select from memberships m where m.person_id = p.id and m.account_id <> $1)
       and not exists (select from staff s where s.person_id = p.id)
     for update of p`,
    [accountId],
  );
  const ids = people.map(({ id }) => id);
  await tx.query("delete from access_tokens where person_id = any($1)", [ids]);
  await tx.query("delete from factor_resets where person_id = any($1)", [ids]);
  await tx.query("delete from address_changes where person_id = any($1)", [ids]);
  await tx.query("delete from provider_subjects where person_id = any($1)", [ids]);
  await tx.query(
    "delete from suppressed_addresses where address in (select email from people where id = any($1))",
    [ids],
  );
  await tx.query("delete from outgoing_mails where to_person_id = any($1)", [ids]);
  await tx.query(
    "update people set name = 'Deleted person', email = 'deleted-' || id || '@deleted.invalid', auth_user_id = null, external_id = null where id = any($1)",
    [ids],
  );
  await eraseSignIns(
    tx,
    people.flatMap(({ authUserId }) => (authUserId === null ? [] : [authUserId])),
  );
  return ids.length;
}

/** The sign-in library's own tables, whichever it has: its user last. */
async function eraseSignIns(tx: EntityManager, authUserIds: readonly string[]): Promise<void> {
  const tables = await tx.query<{ name: string }[]>(
    `select quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'auth' and column_name = 'userId'`,
  );
  for (const { name } of tables) {
    await tx.query(`delete from auth.${name} where "userId" = any($1)`, [authUserIds]);
  }
  if (tables.length > 0) {
    await tx.query(`delete from auth."user" where id = any($1)`, [authUserIds]);
  }
}

async function count(tx: EntityManager, statement: string, accountId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `with gone as (${statement} returning 1) select count(*)::int as count from gone`,
    [accountId],
  );
  return row?.count ?? 0;
}
