import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Account } from "@recourse/core";
import {
  addAccount,
  addAdmin,
  addMembership,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  TUESDAY,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let admin: Caller;
let agent: Caller;
let account: Account;
let other: Account;

const minutes = (count: number): Date => new Date(TUESDAY.getTime() + count * 60_000);

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock: new FakeClock() });
  const administrator = await addAdmin(db);
  account = administrator.account;
  other = await addAccount(db);
  const staff = await addStaff(db, "agent");
  await addMembership(db, { accountId: other.id, personId: administrator.person.id, role: "admin" });
  for (let index = 0; index < 60; index += 1) {
    const requester = await addPerson(db);
    await addTicket(db, {
      accountId: index % 2 === 0 ? account.id : other.id,
      requesterId: requester.id,
      subject: `Ticket ${index}`,
      rank: index % 3,
      receivedAt: minutes(index),
      state: index < 50 ? "open" : "solved",
      solvedAt: index < 50 ? null : minutes(index),
      assigneeId: index % 4 === 0 ? staff.staff.id : null,
    });
  }
  const stranger = await addAdmin(db);
  await addTicket(db, {
    accountId: stranger.account.id,
    requesterId: stranger.person.id,
    subject: "Of another account",
    receivedAt: minutes(100),
  });
  admin = await api.callerFor(administrator.person);
  agent = await api.callerFor(staff.person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const pageSchema = z.object({
  nodes: z.array(z.object({ number: z.number(), subject: z.string(), priority: z.number().nullable() })),
  pageInfo: z.object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    endCursor: z.string().nullable(),
  }),
  totalCount: z.number(),
});
const PAGE =
  "nodes { number subject priority } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount";

async function tickets(variables: Record<string, unknown>, caller = admin) {
  const { data, errors } = await api.ask(
    `query ($first: Int, $after: String, $accountId: ID, $open: Boolean) {
      tickets(first: $first, after: $after, accountId: $accountId, open: $open) { ${PAGE} } }`,
    variables,
    caller,
  );
  return { page: data === null ? null : pageSchema.parse(data["tickets"]), errors };
}

async function queue(variables: Record<string, unknown>) {
  const { data, errors } = await api.askDesk(
    `query ($first: Int, $after: String, $filter: QueueFilter) { queue(first: $first, after: $after, filter: $filter) { ${PAGE} } }`,
    variables,
    agent,
  );
  return { page: data === null ? null : pageSchema.parse(data["queue"]), errors };
}

describe("tickets", () => {
  test("Q08: are those of the viewer's accounts, newest first, page by page without gap or repetition", async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { page, errors }: Awaited<ReturnType<typeof tickets>> = await tickets({ first: 25, after });
      expect(errors).toEqual([]);
      expect(page?.totalCount).toBe(60);
      expect(page?.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...(page?.nodes.map(({ number }) => number) ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(60);
    expect(seen).toEqual(seen.toSorted((left, right) => right - left));
  });

  test("of one account, and those that are not solved", async () => {
    expect((await tickets({ accountId: globalId("Account", account.id) })).page?.totalCount).toBe(30);
    expect((await tickets({ open: true })).page?.totalCount).toBe(50);
    expect((await tickets({ open: false })).page?.totalCount).toBe(10);
  });

  test("of an account that the viewer does not administer are none", async () => {
    const { id } = await addAccount(database.db);
    for (const accountId of [globalId("Account", id), "nonsense"]) {
      expect((await tickets({ accountId })).page).toMatchObject({ nodes: [], totalCount: 0 });
    }
    expect((await tickets({}, {})).page).toMatchObject({ nodes: [], totalCount: 0 });
  });

  test("Q08: a cursor holds for the sort and filter it was made with", async () => {
    const after = (await tickets({ first: 5 })).page?.pageInfo.endCursor;
    const { errors } = await tickets({ first: 5, after, open: true });
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "after" });
    expect((await queue({ first: 5, after })).errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    expect((await tickets({ first: 5, after: "e30" })).errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  test("Q10: fifty of them with their relations cost as many statements as five", async () => {
    const query = `query ($first: Int) { tickets(first: $first) { totalCount nodes { number queuePlace
      account { name supportLevel } requester { name } assignee { name } decision { outcome } viewerCan { reply { allowed } } timeline(first: 2) { nodes { __typename ... on DecisionMade { decision { outcome } } } } } } }`;
    await api.ask(query, { first: 1 }, admin);
    const five = await api.countStatements(() => api.ask(query, { first: 5 }, admin));
    const fifty = await api.countStatements(() => api.ask(query, { first: 50 }, admin));
    expect(fifty).toBe(five);
    expect(fifty).toBeLessThanOrEqual(10);
  });
});

describe("the queue", () => {
  test("is in the order of the policy: rank, receipt, number", async () => {
    const { page } = await queue({ first: 100 });
    const order = page?.nodes.map(({ priority, number }) => [priority ?? 9, number] as const) ?? [];
    expect(order).toEqual(
      order.toSorted(([rank, number], [otherRank, otherNumber]) => rank - otherRank || number - otherNumber),
    );
    expect(page?.nodes).toHaveLength(51);
    expect(page?.nodes[0]).toMatchObject({ priority: 0, subject: "Ticket 0" });
  });

  test("goes on behind its cursor, whatever its filter", async () => {
    const filter = { assignee: "NOBODY", states: ["OPEN", "SOLVED"] };
    const first = await queue({ first: 10, filter });
    const second = await queue({ first: 10, filter, after: first.page?.pageInfo.endCursor });
    const whole = await queue({ first: 20, filter });
    expect([...(first.page?.nodes ?? []), ...(second.page?.nodes ?? [])]).toEqual(whole.page?.nodes);
  });

  test("is narrowed by assignee, production and account, and counted", async () => {
    expect((await queue({ filter: { assignee: "ME" } })).page?.totalCount).toBe(13);
    expect((await queue({ filter: { production: true } })).page?.totalCount).toBe(17);
    expect((await queue({ filter: { accountId: globalId("Account", other.id) } })).page?.totalCount).toBe(25);
    const { data } = await api.askDesk(
      "{ queueCounts { open production unassigned mine waiting } }",
      {},
      agent,
    );
    expect(data?.["queueCounts"]).toEqual({ open: 51, production: 17, unassigned: 38, mine: 13, waiting: 0 });
  });
});
