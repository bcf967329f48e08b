import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAccount,
  addAdmin,
  addFreeAccount,
  addMembership,
  actorOf,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { keepAttachment } from "./attachments/keep-attachment.js";
import { openTicket, type OpenTicketInput } from "./open-ticket.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

function input(overrides: Partial<OpenTicketInput> = {}): OpenTicketInput {
  return {
    idempotencyKey: unique("key"),
    kind: "question",
    subject: "How do I bind?",
    body: "With **TLS**.",
    ...overrides,
  };
}

async function count(table: string): Promise<number> {
  const [row] = await database.db.query<{ count: number }[]>(`select count(*) from ${table}`);
  return row?.count ?? 0;
}

async function counts(): Promise<Record<string, number>> {
  const tables = ["decisions", "tickets", "messages", "ticket_events", "audit_rows", "idempotency_keys"];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])));
}

describe("the account that a request is about", () => {
  test("is asked for when the person administers several", async () => {
    const { actor: first, person } = await addAdmin(database.db);
    const other = await addAccount(database.db);
    await addMembership(database.db, { accountId: other.id, personId: person.id, role: "admin" });
    const actor = await actorOf(database.db, person);
    expect(first.person.id).toBe(actor.person.id);
    const unchosen = await openTicket(testDeps(database.db), actor, input());
    expect(unchosen).toMatchObject({ ok: false, decision: { reasons: [{ code: "account_not_chosen" }] } });
    const chosen = await openTicket(testDeps(database.db), actor, input({ accountId: other.id }));
    expect(chosen).toMatchObject({ ok: true, ticket: { accountId: other.id } });
  });

  test("is as unknown when it is somebody else's as when it does not exist", async () => {
    const { actor } = await addAdmin(database.db);
    const foreign = await addAccount(database.db);
    const answers = await Promise.all(
      [foreign.id, "01900000-0000-7000-8000-000000000000", "no id at all"].map((accountId) =>
        openTicket(testDeps(database.db), actor, input({ accountId })),
      ),
    );
    const told = answers.map(({ decision, ...answer }) => ({
      ...answer,
      facts: decision?.facts,
      reasons: decision?.reasons,
      account: decision?.accountId,
    }));
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect(answers[0]).toMatchObject({
      ok: false,
      decision: { accountId: null, reasons: [{ code: "not_active_admin" }] },
    });
  });

  test("is judged by the membership as it is now, not as it was when the session began", async () => {
    const { actor, account, person } = await addAdmin(database.db);
    await database.db.query(
      "update memberships set active = false where account_id = $1 and person_id = $2",
      [account.id, person.id],
    );
    const result = await openTicket(testDeps(database.db), actor, input());
    expect(result).toMatchObject({ ok: false, decision: { reasons: [{ code: "not_active_admin" }] } });
  });
});

describe("an idempotency key", () => {
  test("opens one ticket, also when both requests arrive at once", async () => {
    const { actor } = await addAdmin(database.db);
    const request = input();
    const before = await count("tickets");
    const results = await Promise.all(
      Array.from({ length: 8 }, () => openTicket(testDeps(database.db), actor, request)),
    );
    expect(await count("tickets")).toBe(before + 1);
    const numbers = results.map((result) => (result.ok ? result.ticket?.number : null));
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toEqual(expect.any(Number));
  });

  test("replays a refusal without recording it twice", async () => {
    const { actor } = await addAdmin(database.db, { account: await addFreeAccount(database.db) });
    const request = input();
    const first = await openTicket(testDeps(database.db), actor, request);
    const before = await counts();
    expect(await openTicket(testDeps(database.db), actor, request)).toEqual(first);
    expect(await counts()).toEqual(before);
  });

  test("used for another body is an error", async () => {
    const { actor } = await addAdmin(database.db);
    const request = input();
    await openTicket(testDeps(database.db), actor, request);
    const before = await counts();
    const other = await openTicket(testDeps(database.db), actor, { ...request, body: "Something else." });
    expect(other).toMatchObject({ ok: false, refusals: [{ code: "IDEMPOTENCY_MISMATCH" }], decision: null });
    expect(await counts()).toEqual(before);
  });

  test("of one person means nothing for another", async () => {
    const [one, other] = [await addAdmin(database.db), await addAdmin(database.db)];
    const request = input();
    const first = await openTicket(testDeps(database.db), one.actor, request);
    const second = await openTicket(testDeps(database.db), other.actor, request);
    expect(second).toMatchObject({ ok: true, ticket: { accountId: other.account.id } });
    expect(first.ok && first.ticket?.id).not.toBe(second.ok && second.ticket?.id);
  });
});

test("a request whose files came with its ticket is answered with that ticket when it is sent again", async () => {
  const { actor } = await addAdmin(database.db);
  const deps = testDeps(database.db);
  const content = Readable.from([Buffer.from("a line")]);
  const { attachment } = await done(keepAttachment(deps, actor, { name: "server.log", content }));
  const request = input({ attachmentIds: [attachment.id] });
  const first = await done(openTicket(deps, actor, request));
  const again = await done(openTicket(deps, actor, request));
  expect(again.ticket?.number).toBe(first.ticket?.number);
});
