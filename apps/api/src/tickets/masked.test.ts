import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const OPEN = `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) {
  ticket { id number subject } masked { kind words count } userErrors { code } } }`;
const REPLY = `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) {
  masked { kind words count } userErrors { code path message } } }`;
const NOTE = `mutation ($input: TicketNoteAddInput!) { ticketNoteAdd(input: $input) {
  masked { kind } userErrors { code } } }`;
const READ = `query ($id: ID!) { node(id: $id) { ... on Ticket { timeline { nodes { __typename
  ... on Reply { bodyMarkdown masked { kind words count } } ... on InternalNote { bodyMarkdown masked { kind } } } } } } }`;

const request = { kind: "QUESTION", subject: "How? password=hunter2", body: "My password is hunter2." };

async function open(caller: Caller): Promise<Record<string, unknown>> {
  const { data } = await api.ask(OPEN, { input: { ...request, idempotencyKey: unique("k") } }, caller);
  return Object(data?.["ticketOpen"]);
}

async function openedTicket(): Promise<{ caller: Caller; agent: Caller; id: unknown }> {
  const caller = await api.callerFor((await addAdmin(database.db)).person);
  const agent = await api.callerFor((await addStaff(database.db)).person);
  const { ticket } = await open(caller);
  return { caller, agent, id: Object(ticket).id };
}

describe("what was taken out of a text", () => {
  test("is told to whoever sent it, and to whoever reads it", async () => {
    const caller = await api.callerFor((await addAdmin(database.db)).person);
    const masked = [{ kind: "PASSWORD", words: "2 passwords", count: 2 }];
    const opened = await open(caller);
    expect(opened).toMatchObject({ ticket: { subject: "How? password=[removed password]" }, masked });
    const { id } = Object(opened["ticket"]);
    expect((await api.ask(READ, { id }, caller)).data).toMatchObject({
      node: {
        timeline: {
          nodes: expect.arrayContaining([
            { __typename: "Reply", bodyMarkdown: "My password is [removed password].", masked },
          ]),
        },
      },
    });
  });

  test("is told of a request that opens no ticket, too", async () => {
    const account = await addFreeAccount(database.db);
    const caller = await api.callerFor((await addAdmin(database.db, { account })).person);
    expect(await open(caller)).toMatchObject({
      ticket: null,
      masked: [{ kind: "PASSWORD", count: 2 }],
      userErrors: [{ code: "NOT_ENTITLED" }],
    });
  });

  test("is nothing where nothing was, or nothing was written", async () => {
    const { caller, id } = await openedTicket();
    const reply = async (body: string, ticketId = id) =>
      (await api.ask(REPLY, { input: { ticketId, body, idempotencyKey: unique("k") } }, caller)).data?.[
        "ticketReply"
      ];
    expect(await reply("I forgot my password.")).toEqual({ masked: [], userErrors: [] });
    expect(await reply("password=hunter2", "unknown")).toMatchObject({
      masked: [],
      userErrors: [{ code: "NOT_FOUND" }],
    });
  });

  test("of a note is told to staff alone", async () => {
    const { caller, agent, id } = await openedTicket();
    const input = { ticketId: id, body: "The customer's password=hunter2", idempotencyKey: unique("k") };
    expect((await api.askDesk(NOTE, { input }, agent)).data).toEqual({
      ticketNoteAdd: { masked: [{ kind: "PASSWORD" }], userErrors: [] },
    });
    expect(JSON.stringify((await api.askDesk(READ, { id }, agent)).data)).toContain("InternalNote");
    expect(JSON.stringify((await api.ask(READ, { id }, caller)).data)).not.toContain("InternalNote");
  });
});

test("a reply by staff that asks for a password is refused at its field, with what to do instead", async () => {
  const { agent, id } = await openedTicket();
  const input = { ticketId: id, body: "Please send me your password.", idempotencyKey: unique("k") };
  expect((await api.askDesk(REPLY, { input }, agent)).data).toEqual({
    ticketReply: {
      masked: [],
      userErrors: [
        {
          code: "NOT_ALLOWED",
          path: ["body"],
          message: expect.stringContaining("nobody who works here may ask"),
        },
      ],
    },
  });
});
