import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { INVITATION_LINK, setMailWays } from "@recourse/core";
import {
  addAccount,
  addAdmin,
  addEndUser,
  addMembership,
  addPerson,
  addStaff,
  createTestDatabase,
  FakeClock,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { BrowserSession } from "../testing/browser-session.js";
import { PASSWORD, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock });
});
beforeEach(() => database.db.query(`delete from auth."rateLimit"`));
afterAll(async () => {
  await api.close();
  await database.drop();
});

const INVITE = `mutation ($input: InvitationCreateInput!) {
  invitationCreate(input: $input) { invitation { id email role expiresAt } userErrors { code message } } }`;
const REVOKE = `mutation ($input: InvitationRevokeInput!) { invitationRevoke(input: $input) { userErrors { code } } }`;
const DEACTIVATE = `mutation ($input: MembershipChangeInput!) {
  membershipDeactivate(input: $input) { active userErrors { code message } } }`;

async function invite(caller: Caller, account: { id: string }, email: string, role = "ADMIN") {
  const input = { accountId: globalId("Account", account.id), email, role };
  const { data } = await api.ask(INVITE, { input }, caller);
  return Object(data?.["invitationCreate"]);
}

async function scene() {
  const admin = await addAdmin(database.db);
  return { ...admin, caller: await api.callerFor(admin.person) };
}

/** An address that was just invited, and its link. */
async function invited(email = `${unique("new")}@customer.test`) {
  const admin = await scene();
  const { invitation } = await invite(admin.caller, admin.account, email);
  const id = uuidOf("Invitation", invitation.id) ?? "";
  return { ...admin, email, id, token: api.api.deps.codes.linkToken(INVITATION_LINK, id) };
}

async function look(id: string, token: string) {
  const response = await fetch(`${api.origin}/auth/invitations/${id}?${new URLSearchParams({ token })}`);
  const body = await response.json();
  return {
    status: response.status,
    body: { ...body, errors: body.errors?.map(({ message }: { message: string }) => message) },
  };
}

async function accept(id: string, body: Record<string, unknown>, browser = new BrowserSession(api)) {
  const { status, body: said } = await browser.post(`/invitations/${id}`, body);
  return { status, message: Object(said).errors?.[0]?.message ?? null };
}

const newcomer = { name: "Nia New", password: "a quite new battery staple" };
const INVALID = { status: 404, message: "This link does not work any more. Ask for a new invitation." };

async function membershipOf(email: string, accountId: string): Promise<unknown> {
  const [row] = await database.db.query<unknown[]>(
    `select m.role, m.active from memberships m join people p on p.id = m.person_id where p.email = $1 and m.account_id = $2`,
    [email, accountId],
  );
  return row ?? null;
}

describe("an invitation", () => {
  test("makes somebody new a member, who signs in with the password that they chose", async () => {
    const { email, id, token, account } = await invited();
    expect(await look(id, token)).toMatchObject({
      status: 200,
      body: { accountName: account.name, email, role: "admin", hasSignIn: false },
    });
    expect(await accept(id, { token, ...newcomer })).toEqual({ status: 200, message: null });
    const browser = new BrowserSession(api);
    await browser.signIn(email, newcomer.password);
    const { data } = await api.ask(
      "{ viewer { memberships { role account { name } } } }",
      {},
      browser.caller,
    );
    expect(data?.["viewer"]).toEqual({ memberships: [{ role: "ADMIN", account: { name: account.name } }] });
  });

  test("A14: is used up by accepting, not by looking; what was used, is over, changed or foreign looks the same", async () => {
    const { email, id, token, account } = await invited();
    const other = await invited();
    for (const method of ["HEAD", "GET"]) {
      await fetch(`${api.origin}/auth/invitations/${id}?token=${token}`, { method });
    }
    expect(await membershipOf(email, account.id)).toBeNull();
    for (const wrong of ["", " ", token.slice(1), other.token, token.toLowerCase()]) {
      expect([wrong, await accept(id, { token: wrong, ...newcomer })]).toEqual([wrong, INVALID]);
    }
    expect(await accept(randomUUID(), { token, ...newcomer })).toEqual(INVALID);
    expect(await accept("x", { token, ...newcomer })).toEqual(INVALID);
    expect((await accept(id, { token, ...newcomer })).status).toBe(200);
    expect(await accept(id, { token, ...newcomer })).toEqual(INVALID);
    expect((await look(id, token)).body).toEqual((await look(randomUUID(), token)).body);

    clock.advance({ hours: 7 * 24 });
    expect(await accept(other.id, { token: other.token, ...newcomer })).toEqual(INVALID);
  });

  test("A14: of twenty that accept at once one does", async () => {
    const { id, token } = await invited();
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(id, { token, ...newcomer })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("that was taken back or sent again works no more", async () => {
    const { caller, account, email, id, token } = await invited();
    const again = await invite(caller, account, email);
    expect(await accept(id, { token, ...newcomer })).toEqual(INVALID);
    await api.ask(REVOKE, { input: { id: again.invitation.id } }, caller);
    const newId = uuidOf("Invitation", again.invitation.id) ?? "";
    const newToken = api.api.deps.codes.linkToken(INVITATION_LINK, newId);
    expect(await accept(newId, { token: newToken, ...newcomer })).toEqual(INVALID);
    const query = `query ($id: ID!) { accountInvitations(accountId: $id) { id } }`;
    const { data } = await api.ask(query, { id: globalId("Account", account.id) }, caller);
    expect(data).toEqual({ accountInvitations: [] });
  });

  test("is joined by whoever has a sign-in only when signed in as the one who was invited", async () => {
    const person = await addPerson(database.db);
    const browser = BrowserSession.of(api, await api.callerFor(person));
    const { id, token, account, caller } = await invited(person.email);
    expect(await accept(id, { token, ...newcomer })).toMatchObject({ status: 401 });
    expect(await accept(id, { token, ...newcomer }, BrowserSession.of(api, caller))).toMatchObject({
      status: 401,
    });
    expect(await membershipOf(person.email, account.id)).toBeNull();
    expect((await accept(id, { token }, browser)).status).toBe(200);
    expect(await membershipOf(person.email, account.id)).toEqual({ role: "admin", active: true });
    // Nobody's password was set by it.
    expect((await new BrowserSession(api).signIn(person.email, PASSWORD)).status).toBe(200);
  });

  test("leaves no sign-in behind where it is refused", async () => {
    const { email, id, token } = await invited();
    expect(await accept(id, { token, ...newcomer, password: "too short" })).toMatchObject({ status: 422 });
    expect(await accept(id, { token, ...newcomer, name: " " })).toMatchObject({ status: 422 });
    expect(await database.db.query(`select 1 from auth."user" where email = $1`, [email])).toEqual([]);
  });

  test("A11: no link to sign in is in any answer, nor anywhere in the database", async () => {
    const { caller, account, id, token } = await invited();
    const query = `query ($id: ID!) { accountInvitations(accountId: $id) { id email role createdAt expiresAt } }`;
    const answer = await api.ask(query, { id: globalId("Account", account.id) }, caller);
    const tables = await database.db.query<{ name: string }[]>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'auth', 'graphile_worker') and table_type = 'BASE TABLE'`,
    );
    const stored = await Promise.all(
      tables.map(({ name }) => database.db.query(`select to_jsonb(t)::text as row from ${name} t`)),
    );
    const everything = JSON.stringify([answer, stored]);
    expect(everything).toContain(id);
    expect(everything).not.toContain(token);
  });

  test("Q18, A29: a known address is answered as an unknown one", async () => {
    const { caller, account } = await scene();
    const { person } = await addAdmin(database.db);
    const known = await invite(caller, account, person.email);
    const unknown = await invite(caller, account, `${unique("nobody")}@customer.test`);
    const shape = ({ invitation, userErrors }: typeof known) => ({
      ...invitation,
      id: 0,
      email: 0,
      userErrors,
    });
    expect(shape(known)).toEqual(shape(unknown));
  });

  test.each([
    ["a list", '["a@customer.test","m@evil.test"]'],
    ["two", "a@customer.test,m@evil.test"],
    ["a header", "a@customer.test\r\nBcc: m@evil.test"],
    ["none", ""],
  ])("A12: goes to one address: %s is refused", async (_name, email) => {
    const { caller, account } = await scene();
    expect((await invite(caller, account, email)).userErrors).toMatchObject([{ code: "INVALID" }]);
  });

  test.each(["support@help.test", "support+1042@help.test", "reply+token@reply.help.test"])(
    "A05: goes to no address of the support: %s is refused, and no mail is sent",
    async (email) => {
      await setMailWays(database.db, "none", {
        support: ["support@help.test"],
        replyDomain: "reply.help.test",
      });
      const { caller, account } = await scene();
      expect((await invite(caller, account, email)).userErrors).toEqual([
        {
          code: "INVALID",
          message: "This is an address of the support: give one that its owner alone reads.",
        },
      ]);
      const mails = "select 1 as one from outgoing_mails where to_address = $1";
      expect(await database.db.query(mails, [email])).toEqual([]);
    },
  );

  test("A10: no more than five go to one address in a day, whoever asks", async () => {
    const email = `${unique("target")}@customer.test`;
    for (let sent = 0; sent < 5; sent += 1) await invited(email);
    const { caller, account } = await scene();
    expect((await invite(caller, account, email)).userErrors).toMatchObject([{ code: "RATE_LIMITED" }]);
  });

  test("is sent by active administrators and leads alone", async () => {
    const { account } = await scene();
    const email = `${unique("new")}@customer.test`;
    const codes = await Promise.all(
      [
        (await addEndUser(database.db, { account })).person,
        (await addAdmin(database.db, { account, active: false })).person,
        (await addAdmin(database.db)).person,
        (await addStaff(database.db, "agent")).person,
        (await addStaff(database.db, "lead")).person,
      ].map(async (person) => {
        const { userErrors } = await invite(await api.callerFor(person), account, email);
        return userErrors[0]?.code ?? "sent";
      }),
    );
    expect(codes).toEqual(["NOT_ALLOWED", "NOT_ALLOWED", "NOT_FOUND", "NOT_ALLOWED", "sent"]);
  });
});

describe("an admin", () => {
  const deactivate = async (caller: Caller, accountId: string, personId: string) => {
    const input = { accountId: globalId("Account", accountId), personId: globalId("Person", personId) };
    const { active, userErrors } = Object(
      (await api.ask(DEACTIVATE, { input }, caller)).data?.["membershipDeactivate"],
    );
    return active ?? userErrors[0].code;
  };

  test("deactivates people of their own account, never its last administrator", async () => {
    const { caller, account, person } = await scene();
    const user = await addEndUser(database.db, { account });
    const foreign = await addAdmin(database.db);
    expect(await deactivate(caller, account.id, user.person.id)).toBe(false);
    expect(await deactivate(caller, account.id, person.id)).toBe("NOT_ALLOWED");
    expect(await deactivate(caller, foreign.account.id, foreign.person.id)).toBe("NOT_FOUND");
    const second = await addAdmin(database.db, { account });
    expect(await deactivate(caller, account.id, second.person.id)).toBe(false);
  });

  test("of two who deactivate each other at once one is left", async () => {
    const account = await addAccount(database.db);
    const admins = await Promise.all([1, 2].map(async () => addPerson(database.db)));
    for (const { id: personId } of admins) {
      await addMembership(database.db, { accountId: account.id, personId, role: "admin" });
    }
    const [one, other] = admins;
    if (one === undefined || other === undefined) throw new Error("There are two.");
    const [ones, others] = [await api.callerFor(one), await api.callerFor(other)];
    await Promise.all([deactivate(ones, account.id, other.id), deactivate(others, account.id, one.id)]);
    const left = await database.db.query("select 1 from memberships where account_id = $1 and active", [
      account.id,
    ]);
    expect(left).toHaveLength(1);
  });
});
