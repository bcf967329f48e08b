import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const FEED = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Account {
  auditFeed(first: $first, after: $after) { nodes { at action words by { name staff } ticket { number subject } }
    pageInfo { hasNextPage endCursor } } } } }`;

async function scene() {
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: admin.account.id, requesterId: admin.person.id });
  const agent = await addStaff(database.db);
  return {
    ...{ admin, ticket, agent, id: globalId("Account", admin.account.id) },
    asAgent: await api.callerFor(agent.person),
    asAdmin: await api.callerFor(admin.person),
  };
}

const rows = (accountId: string) =>
  database.db.query("select action, actor_id from audit_rows where account_id = $1 order by id", [accountId]);

describe("what staff look at", () => {
  test("A47: a ticket and an account's facts are on record when the answer is there, however they are asked for", async () => {
    const { admin, agent, ticket, id, asAgent, asAdmin } = await scene();
    const open = (caller: Caller) =>
      api.askDesk(`query ($n: Int!) { ticket(number: $n) { id } }`, { n: ticket.number }, caller);
    await open(asAgent);
    await open(asAgent);
    await api.ask(`query ($n: Int!) { ticket(number: $n) { id } }`, { n: ticket.number }, asAdmin);
    await api.askDesk(`query ($id: ID!) { node(id: $id) { ... on Account { name } } }`, { id }, asAgent);
    const viewed = { actor_id: agent.person.id };
    expect(await rows(admin.account.id)).toEqual([{ ...viewed, action: "ticket.viewed" }]);
    await api.askDesk(
      `query ($id: ID!) { node(id: $id) { ... on Account { facts { plan } corrections { id } } } }`,
      { id },
      asAgent,
    );
    clock.advance({ hours: 1 });
    await api.ask(
      `query ($id: ID!) { node(id: $id) { id } }`,
      { id: globalId("Ticket", ticket.id) },
      asAgent,
    );
    expect(await rows(admin.account.id)).toEqual([
      { ...viewed, action: "ticket.viewed" },
      { ...viewed, action: "account.viewed" },
      { ...viewed, action: "ticket.viewed" },
    ]);
  });

  test("a request that opened no ticket is on record, and in the feed of the account", async () => {
    const { admin, agent, id, asAgent, asAdmin } = await scene();
    const opened = await api.ask(
      `mutation { ticketOpen(input: { kind: PASSWORD_CHANGE, subject: "A password", body: "Set it.", idempotencyKey: "${id}" }) { refusedRequest { id } } }`,
      {},
      asAdmin,
    );
    const asked = { id: Object(opened.data?.["ticketOpen"]).refusedRequest.id };
    const request = `query ($id: ID!) { refusedRequest(id: $id) { id } }`;
    const desk = await api.askDesk(request, asked, asAgent);
    expect(desk.data).toEqual({ refusedRequest: asked });
    await api.askDesk(request, asked, asAgent);
    await api.ask(request, asked, asAdmin);
    const recorded = await rows(admin.account.id);
    expect(recorded.slice(1)).toEqual([{ action: "decision.viewed", actor_id: agent.person.id }]);
    clock.advance({ minutes: 1 });
    const feed = (await api.ask(FEED, { id }, asAdmin)).data;
    expect(feed).toMatchObject({
      node: { auditFeed: { nodes: [{ words: "Looked at a request that opened no ticket" }] } },
    });
  });

  test("what cannot be put on record is not answered", async () => {
    const { ticket, asAgent } = await scene();
    await database.db.query("alter table staff_views rename to staff_views_away");
    try {
      const answer = await api.askDesk(
        `query ($n: Int!) { ticket(number: $n) { subject } }`,
        { n: ticket.number },
        asAgent,
      );
      expect(answer.status).toBe(500);
      expect(answer.data?.["ticket"]).toBeUndefined();
    } finally {
      await database.db.query("alter table staff_views_away rename to staff_views");
    }
  });
});

describe("the audit feed of an account", () => {
  test("is read by its admins page by page, in words, with names as elsewhere", async () => {
    const { agent, ticket, id, asAgent, asAdmin } = await scene();
    await api.askDesk(`query ($n: Int!) { ticket(number: $n) { id } }`, { n: ticket.number }, asAgent);
    await api.askDesk(
      `query ($id: ID!) { node(id: $id) { ... on Account { facts { plan } } } }`,
      { id },
      asAgent,
    );
    clock.advance({ minutes: 1 });
    const one = await api.ask(FEED, { id, first: 1 }, asAdmin);
    const by = { name: agent.person.name, staff: true };
    expect(one.data).toMatchObject({
      node: {
        auditFeed: {
          nodes: [
            {
              by,
              action: "account.viewed",
              words: "Looked at what is on record of your account",
              ticket: null,
            },
          ],
          pageInfo: { hasNextPage: true },
        },
      },
    });
    const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(one.data))?.[1];
    const two = await api.ask(FEED, { id, first: 1, after }, asAdmin);
    expect(two.data).toMatchObject({
      node: {
        auditFeed: {
          nodes: [
            { by, action: "ticket.viewed", ticket: { number: ticket.number, subject: ticket.subject } },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    });
  });

  test("A31: is nothing to end users, strangers and visitors; staff see what customers see", async () => {
    const { admin, ticket, id, asAgent } = await scene();
    await api.askDesk(`query ($n: Int!) { ticket(number: $n) { id } }`, { n: ticket.number }, asAgent);
    clock.advance({ minutes: 1 });
    const endUser = await addEndUser(database.db, { account: admin.account });
    const feed = async (caller?: Caller) => (await api.ask(FEED, { id }, caller)).data?.["node"] ?? null;
    expect(await feed(await api.callerFor(endUser.person))).toEqual({ auditFeed: null });
    expect(await feed(await api.callerFor((await addAdmin(database.db)).person))).toBeNull();
    expect(await feed()).toBeNull();
    expect((await api.askDesk(FEED, { id }, asAgent)).data).toMatchObject({
      node: { auditFeed: { nodes: [{ action: "ticket.viewed" }] } },
    });
  });

  test("is sent as JSON lines to who may read it", async () => {
    const { admin, ticket, id, asAgent, asAdmin } = await scene();
    await api.askDesk(`query ($n: Int!) { ticket(number: $n) { id } }`, { n: ticket.number }, asAgent);
    clock.advance({ minutes: 1 });
    const get = (caller: Caller, account = id) =>
      fetch(`${api.origin}/account/audit.jsonl?account=${account}`, {
        headers: caller.cookie === undefined ? {} : { cookie: caller.cookie },
      });
    const answer = await get(asAdmin);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[\d-]+\.jsonl"$/);
    expect(JSON.parse(await answer.text())).toMatchObject({ action: "ticket.viewed", ticket: ticket.number });
    const end = await api.callerFor((await addEndUser(database.db, { account: admin.account })).person);
    const statuses = [await get({}), await get(end), await get(asAdmin, "nonsense")].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([401, 404, 404]);
  });
});
