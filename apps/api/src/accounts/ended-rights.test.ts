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
