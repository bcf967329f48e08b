import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addMembership,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  type TestDatabase,
} from "@recourse/testing";
import { replyToTicket } from "../tickets/reply-to-ticket.js";
import { approveDeletion } from "./approve-deletion.js";
import { runDeletion } from "./run-deletion.js";
import { startVerification } from "./start-verification.js";
import { stopDeletion } from "./stop-deletion.js";
import { findDeletion } from "./verification.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 10 });
});
afterAll(() => database.drop());

/** An account that two of the staff have just let be deleted, with a word of its own in whatever it says. */
async function scene() {
  const { db } = database;
  const deps = testDeps(db);
  const word = `canary${Math.random().toString(36).slice(2)}`;
  const asked = await addAdmin(db);
  await db.query("update accounts set name = $2 where id = $1", [asked.account.id, `Account ${word}`]);
  await db.query("update people set name = $2, email = $3 where id = $1", [
    asked.person.id,
    `Rita ${word}`,
    `rita@${word}.test`,
  ]);
  const second = await addAdmin(db, { account: asked.account });
  const elsewhere = await addPerson(db, { name: "Works elsewhere, too" });
  const other = await addAdmin(db);
  for (const accountId of [asked.account.id, other.account.id])
    await addMembership(db, { accountId, personId: elsewhere.id, role: "end_user" });
  const ticket = await addTicket(db, {
    ...{ accountId: asked.account.id, requesterId: asked.person.id, kind: "account_deletion" },
    subject: `Delete ${word}`,
  });
  const others = await addTicket(db, { accountId: other.account.id, requesterId: other.person.id });
  await replyToTicket(deps, asked.actor, {
    ticketId: ticket.id,
    body: `Please, says ${word}.`,
    idempotencyKey: "reply",
  });
  const [file] = await db.query<{ id: string }[]>(
    `insert into attachments (storage_key, name, sha256, media_type, is_image, bytes, uploaded_by, message_id, created_at, stored_at)
     select $1, $1, $1, 'text/plain', false, 4, $2, id, now(), now() from messages where ticket_id = $3 limit 1 returning id`,
    [word, asked.person.id, ticket.id],
  );
  await startVerification(
    deps,
    { ...asked.actor, secondFactorAt: deps.clock.now() },
    { ticketId: ticket.id, method: "reauthenticated_session" },
  );
  const agents = [await addStaff(db), await addStaff(db)] as const;
  await approveDeletion(deps, agents[0].actor, { ticketId: ticket.id });
  const approved = await approveDeletion(deps, agents[1].actor, { ticketId: ticket.id });
  if (!approved.ok || approved.deletion === null) throw new Error(JSON.stringify(approved));
  const { id: deletionId } = approved.deletion;
  const run = () => runDeletion(deps, { deletionId });
  return { db, deps, word, asked, second, elsewhere, other, ticket, others, file, agents, deletionId, run };
}

const anonymous = { kind: "anonymous", visitor: null } as const;
const code = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? "ok" : result.refusals?.[0]?.code;

describe("a deletion that waits", () => {
  test("does not run before 72 hours are over", async () => {
    const { db, deps, ticket, run } = await scene();
    deps.clock.advance({ hours: 71, minutes: 59 });
    expect(await run()).toEqual({ ok: true, done: false });
    expect(await db.query("select 1 from tickets where id = $1", [ticket.id])).toHaveLength(1);
  });

  test("is stopped by another admin, and does not run then; every admin is told", async () => {
    const { db, deps, second, asked, deletionId, run } = await scene();
    expect(await stopDeletion(deps, second.actor, { deletionId })).toMatchObject({
      ok: true,
      deletion: { state: "stopped", stoppedBy: second.person.name },
    });
    deps.clock.advance({ hours: 80 });
    expect(await run()).toEqual({ ok: true, done: false });
    expect(code(await stopDeletion(deps, second.actor, { deletionId }))).toBe("STATE_NOT_ALLOWED");
    const told = await db.query(
      "select 1 from outgoing_mails where template = 'deletion_stopped' and to_person_id = any($1)",
      [[asked.person.id, second.person.id]],
    );
    expect(told).toHaveLength(2);
  });

  test("is stopped by the link that the admins were sent, without sign-in; by no other link, and by nobody else", async () => {
    const { deps, deletionId, other } = await scene();
    const another = await scene();
    const stop = (token: string | null, actor: Parameters<typeof stopDeletion>[1] = anonymous) =>
      stopDeletion(deps, actor, { deletionId, token });
    const good = deps.codes.linkToken("stop deletion", deletionId);
    for (const token of [
      "",
      " ",
      good.slice(1),
      deps.codes.linkToken("stop deletion", another.deletionId),
      deps.codes.linkToken("invitation", deletionId),
    ])
      expect(code(await stop(token))).toBe("NOT_FOUND");
    expect(code(await stop(null, other.actor))).toBe("NOT_FOUND");
    expect(code(await stop(good))).toBe("ok");
  });
});

describe("a deletion that runs", () => {
  test("leaves nothing of what the account's people said or were, and keeps what the audit needs", async () => {
    const { db, deps, word, asked, elsewhere, others, deletionId, run, other } = await scene();
    const rowsBefore = await auditRows(asked.account.id);
    deps.clock.advance({ hours: 72 });
    expect(await run()).toEqual({ ok: true, done: true });
    expect(await tablesWith(word)).toEqual(["outgoing_mails"]);
    expect(
      await db.query(
        "select to_address as to from outgoing_mails where template = 'deletion_done' and to_address = $1",
        [`rita@${word}.test`],
      ),
    ).toHaveLength(1);
    expect(await db.query("select name from people where id = $1", [elsewhere.id])).toEqual([
      { name: "Works elsewhere, too" },
    ]);
    expect(
      await db.query("select account_id as id from memberships where person_id = $1", [elsewhere.id]),
    ).toEqual([{ id: other.account.id }]);
    expect(await db.query("select 1 from tickets where id = $1", [others.id])).toHaveLength(1);
    expect(await db.query("select standing, name from accounts where id = $1", [asked.account.id])).toEqual([
      { standing: "closed", name: "Deleted account" },
    ]);
    const deletion = await findDeletion(db, deletionId);
    expect(deletion).toMatchObject({
      state: "done",
      certificate: {
        deleted: { tickets: 1, files: 1, messages: 1, people: 2, memberships: 3 },
        kept: { "audit rows": rowsBefore },
      },
    });
    expect(await auditRows(asked.account.id)).toBe(rowsBefore + 1);
    expect(await run()).toEqual({ ok: true, done: false });
  });

  test("knows every table that says something of an account, a ticket or a message", async () => {
    const known = new Set([...ERASED, ...KEPT]);
    const rows = await database.db.query<{ name: string }[]>(
      `select distinct table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
         and column_name in ('account_id', 'ticket_id', 'message_id', 'membership_id', 'decision_id')`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  async function auditRows(accountId: string): Promise<number> {
    return (await database.db.query<unknown[]>("select 1 from audit_rows where account_id = $1", [accountId]))
      .length;
  }

  async function tablesWith(word: string): Promise<string[]> {
    const tables = await database.db.query<{ name: string }[]>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema in ('public', 'auth') and table_type = 'BASE TABLE' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await database.db.query<unknown[]>(
        `select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`,
        [word],
      );
      if (rows.length > 0) found.push(name.replace("public.", ""));
    }
    return found;
  }
});

const ERASED = [
  "account_corrections",
  "article_tickets",
  "attachments",
  "billing_events",
  "directory_group_members",
  "directory_groups",
  "directory_users",
  "incoming_mails",
  "invitations",
  "service_tokens",
  "access_tokens",
  "account_domains",
  "provider_subjects",
  "provider_visits",
  "sign_in_providers",
  "bulk_act_tickets",
  "clock_segments",
  "contests",
  "decisions",
  "defect_reports",
  "defect_tickets",
  "disclosures",
  "feedback_readings",
  "fix_messages",
  "memberships",
  "messages",
  "outgoing_mails",
  "reply_tokens",
  "satisfaction_ratings",
  "searches",
  "target_breaches",
  "ticket_events",
  "ticket_presence",
  "ticket_tags",
  "ticket_texts",
  "tickets",
  "verifications",
];
/** What was done, by whom: no text and no name. The mailbox is the demo's alone. */
const KEPT = ["demo_mails", "account_deletions", "audit_rows"];
