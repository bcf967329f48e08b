import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
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
let agent: Caller;
let agentId: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() });
  const staff = await addStaff(database.db, "agent");
  agentId = globalId("StaffMember", staff.staff.id);
  agent = await api.callerFor(staff.person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function newTicket(): Promise<string> {
  const { account, person } = await addAdmin(database.db);
  const { id } = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
  return globalId("Ticket", id);
}

const ASSIGN =
  "mutation ($input: TicketAssignInput!) { ticketAssign(input: $input) { ticket { version assignee { id } } userErrors { code } } }";
const SOLVE =
  "mutation ($input: TicketSolveInput!) { ticketSolve(input: $input) { ticket { state solvedAt version } userErrors { code } } }";
const WAIT =
  "mutation ($input: TicketWaitInput!) { ticketWaitOnCustomer(input: $input) { ticket { state queuePlace } userErrors { code } } }";

describe("the desk", () => {
  test("assigns a ticket once for each version that was read", async () => {
    const ticketId = await newTicket();
    const input = { ticketId, staffId: agentId, version: 1 };
    expect((await api.askDesk(ASSIGN, { input }, agent)).data).toEqual({
      ticketAssign: { ticket: { version: 2, assignee: { id: agentId } }, userErrors: [] },
    });
    expect((await api.askDesk(ASSIGN, { input: { ...input, staffId: null } }, agent)).data).toEqual({
      ticketAssign: { ticket: null, userErrors: [{ code: "CONFLICT" }] },
    });
  });

  test("solves a ticket with a last reply", async () => {
    const ticketId = await newTicket();
    const { data } = await api.askDesk(
      SOLVE,
      { input: { ticketId, version: 1, reply: "Done.", idempotencyKey: "s" } },
      agent,
    );
    expect(data).toMatchObject({
      ticketSolve: { ticket: { state: "SOLVED", solvedAt: expect.any(String) }, userErrors: [] },
    });
    const again = await api.askDesk(SOLVE, { input: { ticketId, version: 2, idempotencyKey: "t" } }, agent);
    expect(again.data).toMatchObject({
      ticketSolve: { ticket: null, userErrors: [{ code: expect.any(String) }] },
    });
  });

  test("lets a ticket wait for its customer, out of the queue", async () => {
    const ticketId = await newTicket();
    const { data } = await api.askDesk(
      WAIT,
      { input: { ticketId, version: 1, reply: "Which version?" } },
      agent,
    );
    expect(data).toEqual({
      ticketWaitOnCustomer: { ticket: { state: "WAITING_ON_CUSTOMER", queuePlace: null }, userErrors: [] },
    });
  });

  test("works on tickets only by those whose role it is", async () => {
    const author = await api.callerFor((await addStaff(database.db, "author")).person);
    const input = { ticketId: await newTicket(), version: 1, idempotencyKey: "s" };
    expect((await api.askDesk(SOLVE, { input }, author)).data).toEqual({
      ticketSolve: { ticket: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
  });

  test("what is no ticket's id is unknown", async () => {
    const input = { ticketId: agentId, version: 1, idempotencyKey: "none" };
    expect((await api.askDesk(SOLVE, { input }, agent)).data).toEqual({
      ticketSolve: { ticket: null, userErrors: [{ code: "NOT_FOUND" }] },
    });
  });

  test("sees what was refused, with person, account and words", async () => {
    const account = await addFreeAccount(database.db);
    const { person } = await addAdmin(database.db, { account });
    const input = { idempotencyKey: "r", kind: "TRAINING", subject: "Teach us", body: "All of it." };
    const customer = await api.callerFor(person);
    await api.ask(
      "mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { userErrors { code } } }",
      { input },
      customer,
    );
    const { data, errors } = await api.askDesk(
      `{ refusals(first: 1) { nodes { kind subject body account { name } person { name email } decision { outcome factsJson } } pageInfo { hasNextPage } } }`,
      {},
      agent,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      refusals: {
        nodes: [
          {
            kind: "TRAINING",
            subject: "Teach us",
            body: "All of it.",
            account: { name: account.name },
            person: { name: person.name, email: person.email },
            decision: { outcome: "REFUSE", factsJson: expect.stringContaining('"training"') },
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  test("lists who works there", async () => {
    const { data } = await api.askDesk("{ staffMembers { id role } }", {}, agent);
    expect(data?.["staffMembers"]).toContainEqual({ id: agentId, role: "AGENT" });
  });

  test("A17: a member of staff who was deactivated finds no desk", async () => {
    const { person, staff } = await addStaff(database.db, "lead");
    const caller = await api.callerFor(person);
    expect((await api.askDesk("{ queueCounts { open } }", {}, caller)).status).toBe(200);
    await database.db.query("update staff set active = false where id = $1", [staff.id]);
    expect((await api.askDesk("{ queueCounts { open } }", {}, caller)).status).toBe(404);
  });
});
