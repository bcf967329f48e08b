import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { compareQueue, type TicketState } from "@recourse/policy";
import {
  addAccount,
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  TUESDAY,
  type Acting,
  type TestDatabase,
} from "@recourse/testing";
import type { Account } from "../accounts/account.entity.js";
import type { StaffMember } from "../accounts/staff-member.entity.js";
import {
  countDue,
  countQueue,
  duePage,
  queueCounts,
  queuePage,
  queuePlaces,
  type QueueFilter,
  type QueuePosition,
} from "./queue.queries.js";
import type { Ticket } from "./ticket.entity.js";

let database: TestDatabase;
let agent: Acting & { staff: StaffMember };
let admin: Acting & { account: Account };
let other: Acting & { account: Account };
let tickets: Ticket[];

const STATES: TicketState[] = ["open", "open", "open", "waiting_on_customer", "solved", "closed"];

beforeAll(async () => {
  database = await createTestDatabase();
  agent = await addStaff(database.db);
  admin = await addAdmin(database.db);
  other = await addAdmin(database.db, { account: await addAccount(database.db) });
  tickets = [];
  for (let index = 0; index < 48; index += 1) {
    const of = index % 7 === 0 ? other : admin;
    tickets.push(
      await addTicket(database.db, {
        accountId: of.account.id,
        requesterId: of.person.id,
        state: STATES[index % STATES.length] ?? "open",
        rank: [1, 2, 0, null, 1][index % 5] ?? null,
        // Several at the same instant, and later ones with lower numbers than earlier ones.
        receivedAt: new Date(TUESDAY.getTime() - (index % 9) * 1000),
        assigneeId: index % 4 === 0 ? agent.staff.id : null,
      }),
    );
  }
});
afterAll(() => database.drop());

async function walk(filter: QueueFilter, first = 4): Promise<Ticket[]> {
  const rows: Ticket[] = [];
  let after: QueuePosition | null = null;
  for (let hasMore = true; hasMore;) {
    const page: { rows: Ticket[]; hasMore: boolean } = await queuePage(database.db, agent.actor, {
      first,
      after,
      filter,
    });
    rows.push(...page.rows);
    after = page.rows.at(-1) ?? null;
    hasMore = page.hasMore;
  }
  return rows;
}

function expected(matches: (ticket: Ticket) => boolean): number[] {
  return tickets
    .filter(matches)
    .map(({ rank, receivedAt, number }) => ({ rank, receivedAt: receivedAt.toISOString(), number }))
    .toSorted(compareQueue)
    .map(({ number }) => number);
}

const soon = { now: TUESDAY, dueBy: new Date(TUESDAY.getTime() + 3_600_000) };
const numbers = (rows: Ticket[]) => rows.map(({ number }) => number);

describe("the queue", () => {
  test("is in the policy's order, in pages without gaps or doubles", async () => {
    expect(numbers(await walk({}))).toEqual(expected(({ state }) => state === "open"));
  });

  test.each<[string, QueueFilter, (ticket: Ticket) => boolean]>([
    ["of nobody", { assignee: "nobody" }, ({ state, assigneeId }) => state === "open" && assigneeId === null],
    ["of mine", { assignee: "me" }, ({ state, assigneeId }) => state === "open" && assigneeId !== null],
    ["of anybody", { assignee: "anybody" }, ({ state }) => state === "open"],
    ["of production", { production: true }, ({ state, rank }) => state === "open" && rank === 0],
    [
      "of everything but production",
      { production: false },
      ({ state, rank }) => state === "open" && rank !== 0,
    ],
    [
      "of several states",
      { states: ["waiting_on_customer", "open"] },
      ({ state }) => state === "open" || state === "waiting_on_customer",
    ],
    ["of what is solved", { states: ["solved"] }, ({ state }) => state === "solved"],
  ])("%s holds those and no others, and is counted", async (_name, filter, matches) => {
    const rows = expected(matches);
    expect(rows.length).toBeGreaterThan(1);
    expect(numbers(await walk(filter))).toEqual(rows);
    expect(await countQueue(database.db, agent.actor, filter)).toBe(rows.length);
  });

  test("of one account, and of an account that is none", async () => {
    const of = expected(({ state, accountId }) => state === "open" && accountId === other.account.id);
    expect(numbers(await walk({ accountId: other.account.id }))).toEqual(of);
    expect(await walk({ accountId: "x' or 1=1" })).toEqual([]);
  });

  test("is for staff alone, and for their tokens with the scope DESK", async () => {
    const nothing = { rows: [], hasMore: false };
    expect(await queuePage(database.db, admin.actor, { first: 10 })).toEqual(nothing);
    expect(await queuePage(database.db, { ...agent.actor, scopes: ["read_tickets"] }, { first: 10 })).toEqual(
      nothing,
    );
    expect(await countQueue(database.db, admin.actor)).toBe(0);
    expect(await queueCounts(database.db, admin.actor, soon)).toEqual({
      open: 0,
      production: 0,
      unassigned: 0,
      mine: 0,
      waiting: 0,
      breaching: 0,
      missed: 0,
    });
    expect(await duePage(database.db, admin.actor, { first: 10, ...soon })).toEqual(nothing);
    expect(await countDue(database.db, admin.actor, soon)).toBe(0);
  });

  test("tells its counts", async () => {
    const open = tickets.filter(({ state }) => state === "open");
    expect(await queueCounts(database.db, agent.actor, soon)).toEqual({
      open: open.length,
      production: open.filter(({ rank }) => rank === 0).length,
      unassigned: open.filter(({ assigneeId }) => assigneeId === null).length,
      mine: open.filter(({ assigneeId }) => assigneeId === agent.staff.id).length,
      waiting: tickets.filter(({ state }) => state === "waiting_on_customer").length,
      breaching: 0,
      missed: 0,
    });
  });
});

test("the place in the queue is the place in its order; what is not queued has none", async () => {
  const places = await queuePlaces(
    database.db,
    tickets.map(({ id }) => id),
  );
  const order = expected(({ state }) => state === "open");
  for (const { id, state, rank, number } of tickets) {
    const place = state === "open" && rank !== null ? order.indexOf(number) + 1 : undefined;
    expect([number, places.get(id)]).toEqual([number, place]);
  }
});

describe("at 20,000 tickets", () => {
  let large: TestDatabase;
  let actor: typeof agent.actor;
  beforeAll(async () => {
    large = await createTestDatabase();
    ({ actor } = await addStaff(large.db));
    const owner = await addAdmin(large.db);
    const { decisionId } = await addTicket(large.db, {
      accountId: owner.account.id,
      requesterId: owner.person.id,
    });
    await large.db.query(
      `insert into tickets (account_id, requester_id, subject, kind, state, rank, decision_id, received_at, updated_at)
       select $1, $2, 'Many', 'question', case when n % 10 = 0 then 'solved' else 'open' end, n % 3, $3,
         timestamptz '2026-01-01' + n * interval '1 minute', now()
       from generate_series(1, 20000) n`,
      [owner.account.id, owner.person.id, decisionId],
    );
    await large.db.query("analyze tickets");
  });
  afterAll(() => large.drop());

  test.each<[string, QueueFilter, string]>([
    ["the queue", {}, "tickets_queue"],
    ["what nobody has", { assignee: "nobody" }, "tickets_queue_unassigned"],
    ["what is mine", { assignee: "me" }, "tickets_by_assignee"],
    ["what is solved", { states: ["solved"] }, "tickets_by_state"],
  ])("a page deep in %s reads its index in order and sorts nothing", async (_name, filter, index) => {
    const queries: { sql: string; parameters: unknown[] }[] = [];
    const recording = Object.create(large.db.manager, {
      query: {
        value: (sql: string, parameters: unknown[]) => {
          queries.push({ sql, parameters });
          return large.db.query(sql, parameters);
        },
      },
    });
    const after = { queueRank: 1, receivedAt: new Date("2026-01-05T00:00:00Z"), number: 1 };
    await queuePage(recording, actor, { first: 20, after, filter });
    expect(queries).toHaveLength(1);
    const plan = await large.db.query<{ "QUERY PLAN": string }[]>(
      `explain ${queries[0]?.sql ?? ""}`,
      queries[0]?.parameters,
    );
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toContain(`Index Scan using ${index} on tickets`);
    expect(text).not.toContain("Seq Scan");
    expect(text).not.toMatch(/Sort Key/);
  });
});
