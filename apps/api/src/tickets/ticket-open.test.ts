import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAccount,
  addAdmin,
  addEndUser,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
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

const OPEN = `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) {
  ticket { id number subject kind state priority queuePlace requester { name email } account { name plan } production { resource affected since } }
  decision { outcome level priority opensTicket reasons { code clause clauseUrl message nextSteps { kind label href } } factsJson supportEndsAt }
  userErrors { code message path }
} }`;

const openedSchema = z.object({
  ticket: z.record(z.string(), z.unknown()).nullable(),
  decision: z
    .looseObject({ reasons: z.array(z.looseObject({ code: z.string(), nextSteps: z.array(z.unknown()) })) })
    .nullable(),
  userErrors: z.array(
    z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() }),
  ),
});
type Opened = z.infer<typeof openedSchema>;

let keys = 0;

async function open(caller: Caller, input: Record<string, unknown> = {}): Promise<Opened> {
  keys += 1;
  const { data, errors, status } = await api.ask(
    OPEN,
    {
      input: {
        idempotencyKey: `key-${keys}`,
        kind: "QUESTION",
        subject: "How?",
        body: "Tell me **how**.",
        ...input,
      },
    },
    caller,
  );
  expect([status, errors]).toEqual([200, []]);
  return openedSchema.parse(data?.["ticketOpen"]);
}

const ticketCount = async (): Promise<number> => (await database.db.query("select 1 from tickets")).length;
const decisionCount = async (): Promise<number> =>
  (await database.db.query("select 1 from decisions")).length;

describe("ticketOpen", () => {
  test("opens a ticket for an admin of an entitled account", async () => {
    const { person, account } = await addAdmin(database.db);
    const caller = await api.callerFor(person);
    const { ticket, decision, userErrors } = await open(caller, {
      kind: "DEFECT",
      production: { resource: "RADIUS", affected: "Everybody in Denver", since: "2026-04-14T09:00:00-06:00" },
    });
    expect(userErrors).toEqual([]);
    expect(ticket).toMatchObject({
      subject: "How?",
      kind: "DEFECT",
      state: "OPEN",
      priority: 0,
      queuePlace: 1,
      requester: { name: person.name, email: person.email },
      account: { name: account.name, plan: "PAYING" },
      production: { resource: "RADIUS", affected: "Everybody in Denver", since: "2026-04-14T15:00:00.000Z" },
    });
    expect(decision).toMatchObject({ outcome: "ACCEPT", level: "PAYING", priority: 0, opensTicket: true });
    expect(JSON.parse(String(decision?.["factsJson"]))).toMatchObject({ account: { plan: "paying" } });
  });

  test("a refusal is told with clause and next steps, stored, and is no error", async () => {
    const account = await addFreeAccount(database.db);
    const caller = await api.callerFor((await addAdmin(database.db, { account })).person);
    const [tickets, decisions] = [await ticketCount(), await decisionCount()];
    const { ticket, decision, userErrors } = await open(caller);
    expect(ticket).toBeNull();
    expect(userErrors).toEqual([{ code: "NOT_ENTITLED", message: expect.any(String), path: null }]);
    expect(decision).toMatchObject({
      outcome: "SELF_SERVICE",
      level: "SELF_SERVICE",
      opensTicket: false,
      priority: null,
    });
    expect(decision?.reasons[0]).toMatchObject({ clauseUrl: expect.stringMatching(/^\/policies#[a-z-]+$/) });
    expect(decision?.reasons[0]?.nextSteps.length).toBeGreaterThan(0);
    expect([await ticketCount(), await decisionCount()]).toEqual([tickets, decisions + 1]);
  });

  test("supportDecision tells the same beforehand and records nothing", async () => {
    const account = await addFreeAccount(database.db);
    const caller = await api.callerFor((await addAdmin(database.db, { account })).person);
    const before = await decisionCount();
    const { data } = await api.ask(
      "query ($input: SupportDecisionInput!) { supportDecision(input: $input) { outcome reasons { code } policyVersion } }",
      { input: { kind: "QUESTION" } },
      caller,
    );
    expect(await decisionCount()).toBe(before);
    const { decision } = await open(caller);
    expect(data?.["supportDecision"]).toMatchObject({
      outcome: decision?.["outcome"],
      reasons: decision?.reasons.map(({ code }) => ({ code })),
    });
  });

  test("an account that is somebody else's is as unknown as one that does not exist, and as what is no id", async () => {
    const caller = await api.callerFor((await addAdmin(database.db)).person);
    const foreign = await addAccount(database.db);
    const answers = [];
    for (const accountId of [
      globalId("Account", foreign.id),
      globalId("Account", "0199e0a4-6f1c-7b7e-8f7e-2d3f6a5b4c1d"),
      globalId("Ticket", foreign.id),
      "1' or '1'='1",
    ]) {
      answers.push(await open(caller, { accountId }));
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.decision?.reasons[0]?.code).toBe("not_active_admin");
  });

  test("Q14: an end user is sent to their administrator and is not told the account's facts", async () => {
    const caller = await api.callerFor((await addEndUser(database.db)).person);
    const { ticket, decision } = await open(caller);
    expect(ticket).toBeNull();
    expect(decision?.reasons[0]?.code).toBe("end_user");
    expect(decision?.["factsJson"]).toBeNull();
  });

  test("nobody signed in is answered by the same policy", async () => {
    const { ticket, decision, userErrors } = await open({});
    expect([ticket, decision?.reasons[0]?.code, userErrors[0]?.code]).toEqual([
      null,
      "not_active_admin",
      "NOT_ENTITLED",
    ]);
  });

  test("the same key and input twice is one ticket, another input under it an error", async () => {
    const caller = await api.callerFor((await addAdmin(database.db)).person);
    const before = await ticketCount();
    const input = { idempotencyKey: "once" };
    const [first, second] = await Promise.all([open(caller, input), open(caller, input)]);
    expect(second.ticket?.["number"]).toBe(first.ticket?.["number"]);
    expect(await ticketCount()).toBe(before + 1);
    const { ticket, userErrors } = await open(caller, { ...input, subject: "Another" });
    expect([ticket, userErrors[0]?.code]).toEqual([null, "IDEMPOTENCY_MISMATCH"]);
  });

  test("names the field that is wrong", async () => {
    const caller = await api.callerFor((await addAdmin(database.db)).person);
    const { userErrors, decision } = await open(caller, { subject: "  ", body: "x".repeat(50_001) });
    expect(decision).toBeNull();
    expect(userErrors).toEqual([
      { code: "INVALID", message: expect.any(String), path: ["subject"] },
      { code: "INVALID", message: expect.any(String), path: ["body"] },
    ]);
  });
});

describe("a ticket", () => {
  const READ = `query ($number: Int!, $id: ID!) {
    ticket(number: $number) { id account { name plan } timeline { nodes { __typename
      ... on Reply { bodyHtml author { name staff } } ... on InternalNote { bodyMarkdown }
      ... on DecisionMade { decision { outcome } } } }
      viewerCan { reply { allowed } addNote { allowed code } } }
    node(id: $id) { id __typename ... on Ticket { subject } } }`;

  async function opened() {
    const admin = await addAdmin(database.db);
    const caller = await api.callerFor(admin.person);
    const { ticket } = await open(caller);
    return { ...admin, caller, variables: { number: ticket?.["number"], id: ticket?.["id"] } };
  }

  test("is read by its account's administrators, with the conversation", async () => {
    const { caller, variables, account, person } = await opened();
    const { data, errors } = await api.ask(READ, variables, caller);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      ticket: {
        account: { name: account.name, plan: "PAYING" },
        timeline: {
          nodes: expect.arrayContaining([
            { __typename: "DecisionMade", decision: { outcome: "ACCEPT" } },
            {
              __typename: "Reply",
              bodyHtml: expect.stringContaining("<strong>how</strong>"),
              author: { name: person.name, staff: false },
            },
          ]),
        },
        viewerCan: { reply: { allowed: true }, addNote: { allowed: false } },
      },
      node: { __typename: "Ticket", subject: "How?" },
    });
  });

  test("A15: is null to everybody else, like one that does not exist", async () => {
    const { variables } = await opened();
    const others = [
      {},
      await api.callerFor((await addAdmin(database.db)).person),
      await api.callerFor((await addEndUser(database.db)).person),
    ];
    for (const caller of others) {
      expect((await api.ask(READ, variables, caller)).data).toEqual({ ticket: null, node: null });
    }
    const unknown = { number: 2_000_000_000, id: globalId("Ticket", "0199e0a4-6f1c-7b7e-8f7e-2d3f6a5b4c1d") };
    expect((await api.ask(READ, unknown, others[1] ?? {})).data).toEqual({ ticket: null, node: null });
    expect(
      (await api.ask(READ, { ...variables, id: "nonsense" }, others[1] ?? {})).data?.["node"],
    ).toBeNull();
  });

  test("shows customers what staff reply once it cannot be taken back, and never their notes", async () => {
    const { caller, variables } = await opened();
    const agent = await api.callerFor((await addStaff(database.db, "agent")).person);
    const note =
      "mutation ($input: TicketNoteAddInput!) { ticketNoteAdd(input: $input) { userErrors { code } } }";
    const reply =
      "mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { ticket { state } userErrors { code } } }";
    const input = { ticketId: variables.id, idempotencyKey: "k" };
    expect(
      (await api.askDesk(note, { input: { ...input, body: "He is the *chief*." } }, agent)).data,
    ).toEqual({
      ticketNoteAdd: { userErrors: [] },
    });
    expect((await api.askDesk(reply, { input: { ...input, body: "So." } }, agent)).data).toEqual({
      ticketReply: { ticket: { state: "OPEN" }, userErrors: [] },
    });
    expect(JSON.stringify((await api.ask(READ, variables, caller)).data)).not.toContain("<p>So.</p>");
    clock.advance({ seconds: 10 });
    const seen = JSON.stringify((await api.ask(READ, variables, caller)).data);
    expect(seen).toContain("<p>So.</p>");
    expect(seen).not.toMatch(/chief|InternalNote/);
    expect(JSON.stringify((await api.askDesk(READ, variables, agent)).data)).toContain("chief");
  });
});
