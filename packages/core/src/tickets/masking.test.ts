import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAdmin,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { addInternalNote } from "./add-internal-note.js";
import { openTicket } from "./open-ticket.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { solveTicket } from "./solve-ticket.js";
import { ticketsByIds } from "./ticket.queries.js";
import { timelinePage } from "./timeline.queries.js";
import { waitOnCustomer } from "./wait-on-customer.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// Put together here, so that scanners of this repository find nothing. Of each, the part that must not be found anywhere.
const letters = "Qm4Zt8Kp2Wn6Vx1Rb9Yc3Hd7Jf5Lg0Ts4Au8Ei2";
const canaries: readonly [text: string, secret: string][] = [
  [`AKIA${"QMZTKPWNVXRBYCHD"}`, "QMZTKPWNVXRBYCHD"],
  [`ghp_${letters.slice(0, 36)}`, letters.slice(4, 30)],
  [`xoxb-${"123456789012"}-${letters.slice(0, 24)}x`, letters.slice(0, 24)],
  [`-----BEGIN PRIVATE KEY-----\nMIIE${letters}\n-----END PRIVATE KEY-----`, `MIIE${letters}`],
  [`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.${letters}`, "eyJzdWIiOiJjYW5hcnkifQ"],
  [`Authorization: Bearer canary-bearer-77`, "canary-bearer-77"],
  ["password=canaryPass1", "canaryPass1"],
  ["my password is canaryword", "canaryword"],
  ["postgres://canary:p4ss@db.internal/kb", "canary:p4ss"],
  ["your MFA code is 482913", "482913"],
];
const text = `It fails.\n\n${canaries.map(([each]) => each).join("\n\n")}\n\nThat is all.`;
const inOneLine = "Login with password=canaryPass1 fails";

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const tables = await database.db.query<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => database.db.query<{ row: string }[]>(`select t::text as row from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

async function scene() {
  const deps = testDeps(database.db);
  const admin = await addAdmin(database.db);
  const agent = await addStaff(database.db);
  const opened = await openTicket(deps, admin.actor, {
    idempotencyKey: unique("key"),
    kind: "defect",
    subject: "Login fails",
    body: "It fails.",
  });
  if (!opened.ok || opened.ticket === null) throw new Error("no ticket was opened");
  return { deps, admin, agent, ticket: opened.ticket };
}

const mixed = { ok: true, masked: expect.arrayContaining([{ kind: "password", count: 2 }]) };

describe("a secret that is sent", () => {
  test("is found nowhere in the database, by whatever way it came", async () => {
    const { deps, admin, agent, ticket } = await scene();
    const input = () => ({ ticketId: ticket.id, body: text, idempotencyKey: unique("key") });
    const request = { kind: "defect", subject: inOneLine, body: text } as const;
    const opened = await openTicket(deps, admin.actor, {
      ...request,
      idempotencyKey: unique("key"),
      production: { resource: inOneLine, affected: inOneLine },
      protocol: "password=canaryPass1",
      platform: { name: "windows password=canaryPass1", version: "password=canaryPass1" },
      searchId: "password=canaryPass1",
    });
    expect(opened).toMatchObject({
      ok: true,
      masked: expect.arrayContaining([{ kind: "password", count: 8 }]),
    });
    const free = await addAdmin(database.db, { account: await addFreeAccount(database.db) });
    const refused = await openTicket(deps, free.actor, {
      ...request,
      kind: "question",
      idempotencyKey: unique("key"),
    });
    expect(refused).toMatchObject({
      ok: false,
      decision: { body: expect.stringContaining("[removed private key]") },
    });
    expect(await replyToTicket(deps, admin.actor, input())).toMatchObject(mixed);
    expect(await replyToTicket(deps, agent.actor, input())).toMatchObject(mixed);
    expect(await addInternalNote(deps, agent.actor, input())).toMatchObject(mixed);
    const { version } = await current(ticket.id);
    expect(
      await waitOnCustomer(deps, agent.actor, { ticketId: ticket.id, version, reply: text }),
    ).toMatchObject({ ok: true });
    const solve = { ticketId: ticket.id, version: version + 1, reply: text, idempotencyKey: unique("key") };
    expect(await solveTicket(deps, agent.actor, solve)).toMatchObject({ ok: true });
    // A reply that would reopen it, when the account has no support any more.
    await database.db.query("update accounts set plan = 'free', billing = null where id = $1", [
      admin.account.id,
    ]);
    expect(await replyToTicket(deps, admin.actor, input())).toMatchObject({
      ok: false,
      decision: { outcome: "self_service" },
    });

    const everything = await dump();
    expect(everything).toContain("That is all.");
    for (const [, secret] of canaries) expect(everything).not.toContain(secret);
  });

  test("is told with its message, and the words around it stay", async () => {
    const { deps, admin, agent, ticket } = await scene();
    await replyToTicket(deps, admin.actor, {
      ticketId: ticket.id,
      body: "My password is hunter2, thanks",
      idempotencyKey: unique("key"),
    });
    for (const { actor } of [admin, agent]) {
      const { rows } = await timelinePage(database.db, actor, ticket.id, {
        first: 9,
        at: new Date(deps.clock.now().getTime() + 60_000),
      });
      expect(rows.at(-1)).toMatchObject({
        kind: "reply",
        body: "My password is [removed password], thanks",
        masked: [{ kind: "password", count: 1 }],
      });
      expect(rows.find(({ kind }) => kind === "reply")).toMatchObject({ body: "It fails.", masked: [] });
    }
    const [audit] = await database.db.query<{ data: unknown }[]>(
      "select data from audit_rows where action = 'ticket.replied' and subject_id = $1",
      [ticket.id],
    );
    expect(audit?.data).toEqual({
      masked: [{ kind: "password", count: 1 }],
      messageId: expect.any(String),
    });
  });

  test("makes no other request of one that is sent again", async () => {
    const { deps, admin, ticket } = await scene();
    const input = { ticketId: ticket.id, body: "password=hunter2", idempotencyKey: unique("key") };
    const first = await replyToTicket(deps, admin.actor, input);
    expect(await replyToTicket(deps, admin.actor, input)).toEqual(first);
  });

  test("whose words in its place are too many is refused, and nothing is cut off", async () => {
    const { deps, admin } = await scene();
    const request = { kind: "defect", body: "It fails.", idempotencyKey: unique("key") } as const;
    const subject = `${"x".repeat(185)} pwd=1a`;
    expect(await openTicket(deps, admin.actor, { ...request, subject })).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: ["subject"], message: expect.stringContaining("secrets") }],
    });
  });
});

describe("a reply by staff that asks for a secret", () => {
  const asking = "Hi, please send us your password so that we can try it.";

  test("is stopped with words, leaves nothing but the record of it, and its key for the mended one", async () => {
    const { deps, agent, admin, ticket } = await scene();
    const key = unique("key");
    const stopped = await replyToTicket(deps, agent.actor, {
      ticketId: ticket.id,
      body: asking,
      idempotencyKey: key,
    });
    expect(stopped).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED", path: ["body"], message: expect.stringContaining("was not sent") }],
    });
    expect(await current(ticket.id)).toEqual(ticket);
    expect(await attempts(ticket.id)).toEqual([
      { actor_id: agent.person.id, account_id: admin.account.id, data: { reason: "asks_for_secret" } },
    ]);
    const mended = { ticketId: ticket.id, body: "Please reset your password.", idempotencyKey: key };
    expect(await replyToTicket(deps, agent.actor, mended)).toMatchObject({ ok: true });
  });

  test.each(["wait", "solve"] as const)(
    "is stopped when it goes with %s, and the ticket stays as it is",
    async (act) => {
      const { deps, agent, ticket } = await scene();
      const input = {
        ticketId: ticket.id,
        version: ticket.version,
        reply: asking,
        idempotencyKey: unique("key"),
      };
      const move = act === "wait" ? waitOnCustomer : solveTicket;
      expect(await move(deps, agent.actor, input)).toMatchObject({
        ok: false,
        refusals: [{ code: "NOT_ALLOWED", path: ["reply"] }],
      });
      expect(await current(ticket.id)).toEqual(ticket);
      expect(await attempts(ticket.id)).toHaveLength(1);
      expect(await move(deps, agent.actor, { ...input, reply: "Please look again." })).toMatchObject({
        ok: true,
      });
    },
  );

  test("is not stopped when the customer writes it, nor in a note among staff", async () => {
    const { deps, agent, admin, ticket } = await scene();
    const input = () => ({ ticketId: ticket.id, body: asking, idempotencyKey: unique("key") });
    expect(await replyToTicket(deps, admin.actor, input())).toMatchObject({ ok: true });
    expect(await addInternalNote(deps, agent.actor, input())).toMatchObject({ ok: true });
    expect(await attempts(ticket.id)).toEqual([]);
  });

  test("is answered as unknown where the ticket is, and leaves no record", async () => {
    const { deps, ticket } = await scene();
    const author = await addStaff(database.db, "author");
    const actor = await actorOf(database.db, author.person);
    const result = await replyToTicket(deps, actor, {
      ticketId: ticket.id,
      body: asking,
      idempotencyKey: unique("key"),
    });
    expect(result).toMatchObject({ ok: false });
    expect(await attempts(ticket.id)).toEqual([]);
  });
});

async function current(id: string) {
  const [ticket] = await ticketsByIds(database.db, [id]);
  if (ticket === undefined) throw new Error("the ticket is gone");
  return ticket;
}

function attempts(ticketId: string): Promise<unknown[]> {
  return database.db.query(
    "select actor_id, account_id, data from audit_rows where action = 'ticket.reply_stopped' and subject_id = $1",
    [ticketId],
  );
}
