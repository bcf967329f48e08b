import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  createTestDatabase,
  done,
  openedTicket,
  type TestDatabase,
} from "@recourse/testing";
import { segmentsOfTickets } from "./clock-segments.queries.js";
import { rejectProduction, restoreProduction } from "./judge-production.js";
import { solveTicket } from "./solve-ticket.js";
import { timelinePage } from "./timeline.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

/** Received on Tuesday at 10:00 in Denver: an hour to the first response while the claim stands, else 8. */
async function scene(options: Parameters<typeof openedTicket>[1] = {}) {
  return openedTicket(database.db, options);
}

describe("a claim that production is affected", () => {
  test("puts first; rejected with a reason, the ticket is queued as without it, and its target follows", async () => {
    const { admin, agent, deps, id, row } = await scene({ production: true });
    expect(await row()).toMatchObject({ rank: 0, dueAt: new Date("2026-04-14T17:00:00Z") });
    deps.clock.advance({ minutes: 30 });
    const reason = "The staging gateway is not production.";
    const rejected = await rejectProduction(deps, agent.actor, { ticketId: id, version: 1, reason });
    const rejection = { reason, at: deps.clock.now().toISOString(), personId: agent.person.id };
    expect(rejected).toMatchObject({
      ok: true,
      ticket: { rank: 1, queueRank: 1, version: 2, productionRejection: rejection },
    });
    expect(await row()).toMatchObject({
      production: { resource: "The gateway" },
      dueAt: new Date("2026-04-15T16:00:00Z"),
    });
    expect(await segmentsOfTickets(database.db, [id])).toMatchObject([
      { targetMinutes: 60, endedBy: "target_changed", spentMillis: 30 * 60_000 },
      { targetMinutes: 480, endedBy: null },
    ]);
    const { rows } = await timelinePage(database.db, admin.actor, id, {
      first: 10,
      at: new Date(deps.clock.now().getTime() + 60_000),
    });
    expect(rows.at(-1)).toMatchObject({ kind: "production_judged", data: { rejected: true, reason } });
    expect(
      await database.db.query("select data from audit_rows where subject_id = $1 and action = $2", [
        id,
        "ticket.production_rejected",
      ]),
    ).toEqual([{ data: { fromRank: 0, toRank: 1 } }]);

    const restored = await restoreProduction(deps, agent.actor, { ticketId: id, version: 2 });
    expect(restored).toMatchObject({ ok: true, ticket: { rank: 0, productionRejection: null } });
  });

  test("that was rejected does not come back with reopening", async () => {
    const { admin, agent, deps, id, say, row } = await scene({ production: true });
    await done(rejectProduction(deps, agent.actor, { ticketId: id, version: 1, reason: "A test system." }));
    await done(solveTicket(deps, agent.actor, { ticketId: id, version: 2, reply: "Done." }));
    await say(admin.actor, "Again.");
    expect(await row()).toMatchObject({ state: "open", rank: 1 });
    await done(restoreProduction(deps, agent.actor, { ticketId: id, version: 4 }));
    expect(await row()).toMatchObject({ rank: 0 });
  });

  test("is judged by agents and leads, where there is one, on the version that they saw, with a reason", async () => {
    const { admin, agent, deps, id } = await scene({ production: true });
    const plain = await scene();
    const author = await addStaff(database.db, "author");
    const stranger = await addAdmin(database.db);
    const input = { ticketId: id, version: 1, reason: "No." };
    const codeOf = async (actor: typeof agent.actor, change: Partial<typeof input> = {}) => {
      const result = await rejectProduction(deps, actor, { ...input, ...change });
      return result.ok ? "ok" : result.refusals[0]?.code;
    };
    expect(await codeOf(admin.actor)).toBe("NOT_ALLOWED");
    expect(await codeOf(author.actor)).toBe("NOT_ALLOWED");
    expect(await codeOf(stranger.actor)).toBe("NOT_FOUND");
    expect(await codeOf({ ...agent.actor, scopes: ["write_tickets", "read_tickets"] })).toBe("NOT_ALLOWED");
    expect(await codeOf(agent.actor, { reason: "  " })).toBe("INVALID");
    expect(await codeOf(agent.actor, { version: 7 })).toBe("CONFLICT");
    // What no reply may ask for, no reason may either.
    expect(await codeOf(agent.actor, { reason: "Please send me your password." })).toBe("NOT_ALLOWED");
    expect(await codeOf(agent.actor, { ticketId: plain.id })).toBe("STATE_NOT_ALLOWED");
    expect(await restoreProduction(deps, agent.actor, input)).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    expect(await codeOf(agent.actor)).toBe("ok");
    expect(await codeOf(agent.actor, { version: 2 })).toBe("STATE_NOT_ALLOWED");
  });

  test("is rejected by one of twenty agents who saw the same version", async () => {
    const { agent, deps, id } = await scene({ production: true });
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        rejectProduction(deps, agent.actor, { ticketId: id, version: 1, reason: "No." }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
