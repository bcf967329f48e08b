import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAccessToken, deactivateMembership, deactivateStaff, setMembershipRole } from "@recourse/core";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  type Acting,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { listenToEvents } from "../testing/listen-to-events.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

const WITHIN_MS = 5_000;

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  await api.api.streams.listening;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function isKnown(caller: Caller): Promise<boolean> {
  const { data } = await api.ask("{ viewer { person { id } } }", {}, caller);
  return Object(data?.["viewer"]).person != null;
}

async function tokenOf({ actor }: Acting): Promise<Caller> {
  const token = await createAccessToken(api.api.deps, actor, { name: "x", scopes: ["read_tickets"] });
  if (!token.ok) throw new Error("The token was refused.");
  return { token: token.secret };
}

/** Two sessions, a token and an open stream; what ends them, and when all are gone. */
async function endsAll(acting: Acting, path: string, end: () => Promise<{ ok: boolean }>): Promise<void> {
  const [one, other, token] = [
    await api.callerFor(acting.person),
    { cookie: await api.signIn(acting.person.email) },
    await tokenOf(acting),
  ];
  const stream = await listenToEvents(`${api.origin}${path}`, one);
  await stream.waitFor(({ event }) => event === "ready");
  expect(await Promise.all([one, other, token].map(isKnown))).toEqual([true, true, true]);
  const began = Date.now();
  expect(await end()).toMatchObject({ ok: true });
  expect(await Promise.all([one, other, token].map(isKnown))).toEqual([false, false, false]);
  await stream.ended;
  expect(Date.now() - began).toBeLessThan(WITHIN_MS);
}

describe("A17: whoever loses their rights", () => {
  test("in an account is signed out everywhere, and their open pages hear nothing more", async () => {
    const admin = await addAdmin(database.db);
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    const lead = await addStaff(database.db, "lead");
    await endsAll(admin, `/tickets/events?ticket=${globalId("Ticket", ticket.id)}`, () =>
      deactivateMembership(api.api.deps, lead.actor, {
        accountId: admin.account.id,
        personId: admin.person.id,
      }),
    );
  });

  test("or becomes somebody else to it, too", async () => {
    const admin = await addAdmin(database.db);
    const second = await addAdmin(database.db, { account: admin.account });
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    await endsAll(admin, `/tickets/events?ticket=${globalId("Ticket", ticket.id)}`, () =>
      setMembershipRole(api.api.deps, second.actor, {
        ...{ accountId: admin.account.id, personId: admin.person.id, role: "end_user" },
      }),
    );
    const last = await setMembershipRole(api.api.deps, second.actor, {
      ...{ accountId: admin.account.id, personId: second.person.id, role: "end_user" },
    });
    expect(last).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
  });

  test("on the desk, too", async () => {
    const agent = await addStaff(database.db, "agent");
    const lead = await addStaff(database.db, "lead");
    await endsAll(agent, "/desk/events", () =>
      deactivateStaff(api.api.deps, lead.actor, { staffId: agent.staff.id }),
    );
  });
});

describe("A25: what somebody wrote while they worked here", () => {
  const REPLY = `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { userErrors { code } } }`;
  const UNDO = `mutation ($input: TicketReplyUndoInput!) { ticketReplyUndo(input: $input) { userErrors { code } } }`;
  const NOTE = `mutation ($input: TicketNoteAddInput!) { ticketNoteAdd(input: $input) { userErrors { code } } }`;

  test("is out of their reach from the next request, as session and as token", async () => {
    const admin = await addAdmin(database.db);
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    const agent = await addStaff(database.db, "agent");
    const lead = await addStaff(database.db, "lead");
    const callers = [await api.callerFor(agent.person), await tokenOf(agent)];
    const input = { ticketId: globalId("Ticket", ticket.id), body: "Restart it.", idempotencyKey: "reply" };
    const [session] = callers;
    expect((await api.askDesk(REPLY, { input }, session)).data).toEqual({ ticketReply: { userErrors: [] } });
    const messages = () =>
      database.db.query<{ id: string; body: string }[]>(
        "select id, body from messages where ticket_id = $1",
        [ticket.id],
      );
    const before = await messages();
    const mine = before.find(({ body }) => body === "Restart it.");
    expect(await deactivateStaff(api.api.deps, lead.actor, { staffId: agent.staff.id })).toMatchObject({
      ok: true,
    });
    for (const caller of callers)
      for (const [document, asked] of [
        [UNDO, { messageId: globalId("Message", mine?.id ?? "") }],
        [REPLY, { ...input, idempotencyKey: "again" }],
        [NOTE, { ...input, idempotencyKey: "note" }],
      ] as const)
        for (const ask of [api.askDesk, api.ask]) {
          const { data, errors } = await ask(document, { input: asked }, caller);
          expect([errors.length > 0 || JSON.stringify(data).includes("NOT_")]).toEqual([true]);
        }
    expect(await messages()).toEqual(before);
  });
});
