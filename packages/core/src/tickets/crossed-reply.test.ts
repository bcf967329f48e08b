import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { PersonActor } from "../actor.js";
import { addInternalNote } from "./add-internal-note.js";
import { replyToTicket } from "./reply-to-ticket.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const deps = testDeps(database.db);
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: admin.account.id, requesterId: admin.person.id });
  const reply = (actor: PersonActor, body: string) =>
    replyToTicket(deps, actor, { ticketId: ticket.id, body, idempotencyKey: unique("k") });
  return { deps, admin, ticket, agent: await addStaff(database.db), reply };
}

const code = (result: { ok: true } | { ok: false; refusals: { code: string }[] }) =>
  result.ok ? "done" : result.refusals[0]?.code;

describe("a reply that crosses another", () => {
  test("is asked about before it is sent, and sent once its writer has seen the other", async () => {
    const it = await scene();
    const { deps, admin, agent, ticket } = it;
    await it.reply(admin.actor, "Hello?");
    const seenUntil = deps.clock.now();
    deps.clock.advance({ seconds: 20 });
    const colleague = await addStaff(database.db);
    await it.reply(colleague.actor, "I am on it.");
    const input = { ticketId: ticket.id, body: "Me too.", idempotencyKey: unique("k") };
    const crossed = await replyToTicket(deps, agent.actor, { ...input, seenUntil });
    expect(crossed).toMatchObject({ ok: false, refusals: [{ code: "REPLY_CROSSED" }] });
    expect(crossed.ok ? "" : crossed.refusals[0]?.message).toContain(colleague.person.name);
    const seenNow = { ...input, seenUntil: deps.clock.now() };
    expect(code(await replyToTicket(deps, agent.actor, seenNow))).toBe("done");
  });

  test("is one neither after one's own reply nor after a note, and never to a customer", async () => {
    const it = await scene();
    const { deps, admin, agent, ticket } = it;
    await it.reply(admin.actor, "Hello?");
    const seenUntil = deps.clock.now();
    deps.clock.advance({ seconds: 20 });
    await it.reply(agent.actor, "One.");
    await addInternalNote(deps, (await addStaff(database.db)).actor, {
      ticketId: ticket.id,
      body: "Note.",
      idempotencyKey: unique("k"),
    });
    const input = () => ({ ticketId: ticket.id, body: "Two.", idempotencyKey: unique("k"), seenUntil });
    expect(code(await replyToTicket(deps, agent.actor, input()))).toBe("done");
    expect(code(await replyToTicket(deps, admin.actor, input()))).toBe("done");
  });
});
