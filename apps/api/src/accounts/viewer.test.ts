import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addFreeAccount,
  addMembership,
  addStaff,
  createTestDatabase,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const VIEWER = `{ viewer { person { name email } staff { role }
  memberships { role active account { id name plan supportLevel supportEndsAt } }
  viewerCan { openTickets { allowed code message } useDesk { allowed } } } }`;

describe("the viewer", () => {
  test("is nobody without a session, and may neither open tickets nor use the desk", async () => {
    expect((await api.ask(VIEWER)).data).toEqual({
      viewer: {
        person: null,
        staff: null,
        memberships: [],
        viewerCan: {
          openTickets: { allowed: false, code: "not_active_admin", message: expect.any(String) },
          useDesk: { allowed: false },
        },
      },
    });
  });

  test("sees their accounts, and the facts of those that they administer", async () => {
    const account = await addFreeAccount(database.db, { signedUpAt: new Date("2026-04-12T18:00:00Z") });
    const { person } = await addAdmin(database.db, { account });
    const colleague = await addEndUser(database.db);
    await addMembership(database.db, {
      accountId: colleague.account.id,
      personId: person.id,
      role: "end_user",
      active: false,
    });
    await database.db.query("update memberships set created_at = '2025-01-01' where account_id = $1", [
      colleague.account.id,
    ]);
    const { data } = await api.ask(VIEWER, {}, await api.callerFor(person));
    expect(data).toMatchObject({
      viewer: {
        person: { name: person.name, email: person.email },
        memberships: [
          {
            role: "ADMIN",
            active: true,
            account: {
              name: account.name,
              plan: "FREE",
              supportLevel: "SIGNUP_WINDOW",
              supportEndsAt: "2026-04-20T06:00:00.000Z",
            },
          },
          {
            role: "END_USER",
            active: false,
            account: { name: colleague.account.name, plan: null, supportLevel: null },
          },
        ],
        viewerCan: { openTickets: { allowed: true, message: null } },
      },
    });
  });

  test("of the staff may use the desk", async () => {
    const { person } = await addStaff(database.db, "author");
    const { data } = await api.ask(VIEWER, {}, await api.callerFor(person));
    expect(data).toMatchObject({
      viewer: { staff: { role: "AUTHOR" }, viewerCan: { useDesk: { allowed: true } } },
    });
  });

  test("finds accounts and people by id only where they may know them", async () => {
    const { person, account } = await addAdmin(database.db);
    const stranger = await addAdmin(database.db);
    const caller = await api.callerFor(person);
    const find = async (id: string) =>
      (await api.ask("query ($id: ID!) { node(id: $id) { __typename } }", { id }, caller)).data?.["node"];
    expect(await find(globalId("Account", account.id))).toEqual({ __typename: "Account" });
    expect(await find(globalId("Person", person.id))).toEqual({ __typename: "Person" });
    expect(await find(globalId("Account", stranger.account.id))).toBeNull();
    expect(await find(globalId("Person", stranger.person.id))).toBeNull();
  });
});
