import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { takeTicket } from "./take-ticket.js";
import { ticketsByIds } from "./ticket.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene() {
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: admin.account.id, requesterId: admin.person.id });
  return { deps: testDeps(database.db), admin, ticket };
}

describe("taking a ticket", () => {
  test("of twenty agents at once, exactly one has it and the others are told who", async () => {
    const { deps, ticket } = await scene();
    const agents = await Promise.all(Array.from({ length: 20 }, () => addStaff(database.db)));
    const results = await Promise.all(
      agents.map(({ actor }) => takeTicket(deps, actor, { ticketId: ticket.id })),
    );
    const [row] = await ticketsByIds(database.db, [ticket.id]);
    const winner = agents.find(({ staff }) => staff.id === row?.assigneeId);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const told = results.flatMap((result) => (result.ok ? [] : result.refusals));
    expect(told).toHaveLength(19);
    for (const refusal of told) {
      expect(refusal).toMatchObject({
        code: "CONFLICT",
        message: `${winner?.person.name} has this ticket already.`,
      });
    }
    expect(row?.version).toBe(2);
  });

  test("that one has already changes nothing", async () => {
    const { deps, ticket } = await scene();
    const { actor } = await addStaff(database.db);
    await takeTicket(deps, actor, { ticketId: ticket.id });
    expect(await takeTicket(deps, actor, { ticketId: ticket.id })).toMatchObject({
      ok: true,
      ticket: { version: 2 },
    });
  });

  test("is not for authors, customers and tokens without the scope", async () => {
    const { deps, ticket, admin } = await scene();
    const author = await addStaff(database.db, "author");
    const agent = await addStaff(database.db);
    const stranger = await addAdmin(database.db);
    const refusedTo: [Actor, string][] = [
      [author.actor, "NOT_ALLOWED"],
      [admin.actor, "NOT_ALLOWED"],
      [{ ...agent.actor, scopes: ["read_tickets"] }, "NOT_ALLOWED"],
      [stranger.actor, "NOT_FOUND"],
    ];
    for (const [actor, code] of refusedTo) {
      expect(await takeTicket(deps, actor, { ticketId: ticket.id })).toMatchObject({ refusals: [{ code }] });
    }
  });
});
