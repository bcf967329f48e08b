import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  unique,
  type Acting,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let agent: Caller;
let agentId: string;
let lead: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() });
  const staff = await addStaff(database.db, "agent");
  agentId = globalId("StaffMember", staff.staff.id);
  agent = await api.callerFor(staff.person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Scene {
  admin: Acting & { account: { id: string } };
  customer: Caller;
  tickets: { id: string; number: number }[];
}

async function scene(count = 1, subject = unique("Subject ")): Promise<Scene> {
  const admin = await addAdmin(database.db);
  const tickets = [];
  for (let index = 0; index < count; index += 1) {
    const row = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
      subject,
    });
    await database.db.query(
      "insert into messages (ticket_id, author_id, by_staff, kind, body, created_at) values ($1, $2, false, 'reply', 'Hello.', now())",
      [row.id, admin.person.id],
    );
    tickets.push({ id: globalId("Ticket", row.id), number: row.number });
  }
  return { admin, customer: await api.callerFor(admin.person), tickets };
}

const TAG = `mutation ($input: TicketTagInput!) { ticketTag(input: $input) { ticket { tags { id name version ticketCount } version } userErrors { code path } } }`;

describe("tags", () => {
  test("are given on the desk, where they narrow the queue, and are not in the public schema", async () => {
    const { tickets, customer, admin } = await scene(2);
    const [name, ticketId] = [unique("Tag "), tickets[0]?.id];
    const { data } = await api.askDesk(TAG, { input: { ticketId, add: [name] } }, agent);
    expect(data).toEqual({
      ticketTag: {
        ticket: {
          version: 1,
          tags: [{ id: expect.any(String), name: name.toLowerCase(), version: 1, ticketCount: 1 }],
        },
        userErrors: [],
      },
    });
    const tags = z.object({ tags: z.array(z.object({ id: z.string() })) });
    const found = await api.askDesk(
      `query ($like: String) { tags(like: $like) { id } }`,
      { like: name },
      agent,
    );
    const filter = {
      tagIds: tags.parse(found.data).tags.map(({ id }) => id),
      accountId: globalId("Account", admin.account.id),
    };
    const queue = await api.askDesk(
      `query ($filter: QueueFilter) { queue(filter: $filter) { totalCount nodes { number } } }`,
      { filter },
      agent,
    );
    expect(queue.data).toEqual({ queue: { totalCount: 1, nodes: [{ number: tickets[0]?.number }] } });
    const asCustomer = await api.ask(
      `query ($number: Int!) { ticket(number: $number) { tags { name } } }`,
      { number: tickets[0]?.number },
      customer,
    );
    expect(asCustomer.errors).not.toEqual([]);
  });
});

const RUN = `mutation ($input: TicketBulkActInput!) { ticketBulkActRun(input: $input) { bulkAct { id kind assignee { id } viewerCanUndo { allowed }
  tickets { outcome userError { code } ticket { number assignee { id } } } } userErrors { code path } } }`;
const UNDO = `mutation ($input: TicketBulkActUndoInput!) { ticketBulkActUndo(input: $input) { bulkAct { viewerCanUndo { allowed }
  tickets { outcome undo ticket { assignee { id } } } } userErrors { code } } }`;
const ran = z.object({ ticketBulkActRun: z.object({ bulkAct: z.object({ id: z.string() }) }) });

describe("a bulk act", () => {
  test("answers for each ticket, and is taken back by whoever did it", async () => {
    const { tickets } = await scene(2);
    const chosen = [
      ...tickets.map(({ id }) => ({ ticketId: id, version: 1 })),
      { ticketId: agentId, version: 1 },
    ];
    const input = { tickets: chosen, kind: "ASSIGN", staffId: agentId, idempotencyKey: unique("k") };
    const { data } = await api.askDesk(RUN, { input }, agent);
    expect(data).toEqual({
      ticketBulkActRun: {
        bulkAct: {
          id: expect.any(String),
          kind: "ASSIGN",
          assignee: { id: agentId },
          viewerCanUndo: { allowed: true },
          tickets: [
            ...tickets.map(({ number }) => ({
              outcome: "DONE",
              userError: null,
              ticket: { number, assignee: { id: agentId } },
            })),
            { outcome: "REFUSED", userError: { code: "NOT_FOUND" }, ticket: null },
          ],
        },
        userErrors: [],
      },
    });
    const bulkActId = ran.parse(data).ticketBulkActRun.bulkAct.id;
    expect((await api.askDesk(UNDO, { input: { bulkActId } }, lead)).data).toEqual({
      ticketBulkActUndo: { bulkAct: null, userErrors: [{ code: "NOT_FOUND" }] },
    });
    expect((await api.askDesk(UNDO, { input: { bulkActId } }, agent)).data).toMatchObject({
      ticketBulkActUndo: {
        bulkAct: {
          tickets: [
            { undo: "DONE", ticket: { assignee: null } },
            { undo: "DONE", ticket: { assignee: null } },
            { undo: null },
          ],
        },
        userErrors: [],
      },
    });
  });
});

const SAVE = `mutation ($input: TicketViewSaveInput!) { ticketViewSave(input: $input) { view { id name shared version count
  filter { states production account { id } tags { name } text } viewerCanChange { allowed } } userErrors { code } } }`;

describe("a view", () => {
  test("is kept with its filter and counted", async () => {
    const { admin } = await scene(3);
    const accountId = globalId("Account", admin.account.id);
    const input = { name: "Acme", filter: { accountId, states: ["OPEN"] }, idempotencyKey: unique("k") };
    const { data } = await api.askDesk(SAVE, { input }, agent);
    expect(data).toEqual({
      ticketViewSave: {
        view: {
          id: expect.any(String),
          name: "Acme",
          shared: false,
          version: 1,
          count: 3,
          filter: { states: ["OPEN"], production: null, account: { id: accountId }, tags: [], text: null },
          viewerCanChange: { allowed: true },
        },
        userErrors: [],
      },
    });
    const shared = { ...input, shared: true, idempotencyKey: unique("k") };
    expect((await api.askDesk(SAVE, { input: shared }, agent)).data).toEqual({
      ticketViewSave: { view: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
  });

  test("many of them cost as many statements as few", async () => {
    const query = "{ ticketViews { name count filter { tags { name } account { name } staff { name } } } }";
    const few = await api.countStatements(() => api.askDesk(query, {}, lead));
    for (let index = 0; index < 5; index += 1) {
      const input = { name: `${index}`, filter: { text: "x" }, idempotencyKey: unique("k") };
      await api.askDesk(SAVE, { input }, lead);
    }
    expect(await api.countStatements(() => api.askDesk(query, {}, lead))).toBeLessThanOrEqual(few + 3);
  });
});

const SEARCH = `query ($query: String!, $states: [TicketState!], $first: Int, $after: String) {
  ticketSearch(query: $query, states: $states, first: $first, after: $after) { nodes { ticket { number } passage { text match } } pageInfo { hasNextPage endCursor } } }`;
const search = z.object({
  ticketSearch: z.object({
    nodes: z.array(z.object({ ticket: z.object({ number: z.number() }), passage: z.array(z.unknown()) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

describe("searching tickets", () => {
  test("goes on behind its cursor, for the same words alone", async () => {
    const word = unique("qq").replace(/[^a-z0-9]/gi, "");
    const { customer, tickets } = await scene(3, word);
    const first = search.parse(
      (await api.ask(SEARCH, { query: word, first: 2 }, customer)).data,
    ).ticketSearch;
    const after = first.pageInfo.endCursor;
    const rest = search.parse((await api.ask(SEARCH, { query: word, first: 2, after }, customer)).data);
    const numbers = [...first.nodes, ...rest.ticketSearch.nodes].map(({ ticket }) => ticket.number);
    expect(numbers).toEqual(tickets.map(({ number }) => number).toReversed());
    const other = await api.ask(SEARCH, { query: "other", first: 2, after }, customer);
    expect(other.errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    const statements = await api.countStatements(() => api.ask(SEARCH, { query: word, first: 1 }, customer));
    expect(await api.countStatements(() => api.ask(SEARCH, { query: word, first: 3 }, customer))).toBe(
      statements,
    );
  });

  test("answers visitors and strangers with nothing", async () => {
    const word = unique("qq").replace(/[^a-z0-9]/gi, "");
    await scene(1, word);
    const stranger = (await scene()).customer;
    for (const caller of [stranger, {}]) {
      expect((await api.ask(SEARCH, { query: word }, caller)).data).toMatchObject({
        ticketSearch: { nodes: [] },
      });
    }
  });
});
