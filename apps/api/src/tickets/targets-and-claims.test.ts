import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addStaff,
  createTestDatabase,
  FakeClock,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let clock: FakeClock;
let agent: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  clock = new FakeClock();
  api = await startApi(database.url, { clock });
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const OPEN = "mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { ticket { id number } } }";
const REJECT =
  "mutation ($input: TicketProductionRejectInput!) { ticketProductionReject(input: $input) { ticket { priority } userErrors { code path } } }";
const RESTORE =
  "mutation ($input: TicketProductionRestoreInput!) { ticketProductionRestore(input: $input) { ticket { priority } userErrors { code } } }";
const TARGETS =
  "query ($number: Int!) { ticket(number: $number) { dueAt targets { kind state dueAt breached remainingMinutes trace } } }";
const CLAIMS =
  "query ($number: Int!) { ticket(number: $number) { production { rejected { reason by { name } } } account { productionClaims { claimed rejected recent { number } } } } }";

const opened = z.object({
  ticketOpen: z.object({ ticket: z.object({ id: z.string(), number: z.number() }) }),
});
const listed = z.object({
  queueCounts: z.object({ breaching: z.number() }),
  queue: z.object({
    totalCount: z.number(),
    pageInfo: z.object({ endCursor: z.string() }),
    nodes: z.tuple([z.object({ number: z.number(), dueAt: z.string() })]),
  }),
});

/** An admin with a ticket that says production is affected. */
async function scene() {
  const { account, person } = await addAdmin(database.db);
  const admin = await api.callerFor(person);
  const input = {
    idempotencyKey: unique("k"),
    ...{ kind: "DEFECT", subject: "Down", body: "All of it." },
    production: { resource: "The gateway", affected: "Everybody" },
  };
  const { data } = await api.ask(OPEN, { input }, admin);
  return { account, admin, ...opened.parse(data).ticketOpen.ticket };
}

describe("a claim of production", () => {
  test("is rejected with a reason that the account reads, and accepted again; its record tells of both", async () => {
    const { account, admin, id, number } = await scene();
    const input = { ticketId: id, version: 1, reason: "A test system." };
    const rejected = await api.askDesk(REJECT, { input }, agent);
    expect(rejected.data).toEqual({ ticketProductionReject: { ticket: { priority: 1 }, userErrors: [] } });
    const again = await api.askDesk(REJECT, { input }, agent);
    expect(again.data).toMatchObject({ ticketProductionReject: { userErrors: [{ code: "CONFLICT" }] } });
    for (const reader of [admin, agent]) {
      expect((await api.ask(CLAIMS, { number }, reader)).data).toEqual({
        ticket: {
          production: { rejected: { reason: "A test system.", by: { name: expect.any(String) } } },
          account: { productionClaims: { claimed: 1, rejected: 1, recent: [{ number }] } },
        },
      });
    }
    const member = await api.callerFor((await addEndUser(database.db, { account })).person);
    const own = await api.ask(
      "{ viewer { memberships { account { productionClaims { claimed } } } } }",
      {},
      member,
    );
    expect(own.data).toEqual({ viewer: { memberships: [{ account: { productionClaims: null } }] } });
    const restored = await api.askDesk(RESTORE, { input: { ticketId: id, version: 2 } }, agent);
    expect(restored.data).toEqual({ ticketProductionRestore: { ticket: { priority: 0 }, userErrors: [] } });
  });

  test("is judged on the desk alone: the public schema does not know how", async () => {
    const { admin, id } = await scene();
    const input = { ticketId: id, version: 1, reason: "Please." };
    const { errors } = await api.ask(REJECT, { input }, admin);
    expect(errors[0]?.message).toMatch(/Unknown type|Cannot query/);
  });
});

describe("internal targets", () => {
  test("are told with their trace on the desk, and not in the public schema", async () => {
    const { admin, number } = await scene();
    clock.advance({ minutes: 20 });
    const { data } = await api.askDesk(TARGETS, { number }, agent);
    const dueAt = "2026-04-14T17:00:00.000Z";
    expect(data).toMatchObject({ ticket: { dueAt, targets: [{ dueAt }] } });
    expect(data?.["ticket"]).toHaveProperty("targets", [
      {
        kind: "FIRST_RESPONSE",
        state: "RUNNING",
        dueAt,
        breached: false,
        remainingMinutes: 40,
        trace: [
          expect.stringMatching(/^First response within 1 h of business time \(policy /),
          expect.stringMatching(/ to now: 20 min counted\.$/),
          expect.stringMatching(/^ {2}.*: 20 min$/),
          expect.stringMatching(/: 40 min left\.$/),
        ],
      },
    ]);
    expect((await api.ask(TARGETS, { number }, admin)).errors).not.toEqual([]);
    expect((await api.ask(TARGETS, { number }, agent)).errors).not.toEqual([]);
  });

  test("that are due come first in the view of what is breaching, in pages", async () => {
    await scene();
    const query =
      "query ($after: String) { queueCounts { breaching } queue(first: 1, after: $after, filter: { breaching: true }) { totalCount pageInfo { hasNextPage endCursor } nodes { number dueAt } } }";
    const page = async (after: string | null) =>
      listed.parse((await api.askDesk(query, { after }, agent)).data);
    const first = await page(null);
    const second = await page(first.queue.pageInfo.endCursor);
    const [[one], [other]] = [first.queue.nodes, second.queue.nodes];
    expect(one.dueAt <= other.dueAt && one.number !== other.number).toBe(true);
    expect(first.queue.totalCount).toBe(first.queueCounts.breaching);
  });

  test("cost as many statements for many tickets as for one, as do records of claims and response times", async () => {
    await scene();
    const query =
      "query ($first: Int) { queue(first: $first) { nodes { targets { trace } responseTimes { solve { p90 } } account { productionClaims { claimed recent { number } } } } } }";
    const count = (first: number) => api.countStatements(() => api.askDesk(query, { first }, agent));
    expect(await count(5)).toBe(await count(1));
  });
});
