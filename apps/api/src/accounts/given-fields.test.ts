import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { INVITATION_LINK } from "@recourse/core";
import {
  addAdmin,
  addEndUser,
  addStaff,
  createTestDatabase,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { BrowserSession } from "../testing/browser-session.js";
import { PASSWORD, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let user: Awaited<ReturnType<typeof addEndUser>>;
let admin: Awaited<ReturnType<typeof addAdmin>>;
let asUser: Caller;
let asAdmin: Caller;
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  admin = await addAdmin(database.db);
  user = await addEndUser(database.db, { account: admin.account });
  await addStaff(database.db, "lead");
  asUser = await api.callerFor(user.person);
  asAdmin = await api.callerFor(admin.person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** What somebody could want to be. */
const WANTED = {
  role: "admin",
  accountId: "0199e0a4-6f1c-7b7e-8f7e-2d3f6a5b4c1d",
  plan: "paying",
  emailVerified: true,
  isAdmin: true,
  staff: { role: "lead" },
  secondFactorAt: "2099-01-01T00:00:00Z",
  createdAt: "2001-01-01T00:00:00Z",
};

/** Everything that says who is who, without what a password's change changes. */
async function whoIsWho(): Promise<string> {
  const rows = await Promise.all(
    ["people", "memberships", "accounts", "staff"].map((table) =>
      database.db.query(`select to_jsonb(t)::text as row from ${table} t order by 1`),
    ),
  );
  const signIns = await database.db.query(
    `select id, name, email, "emailVerified", "createdAt", "twoFactorEnabled" from auth."user" order by id`,
  );
  const confirmed = await database.db.query(`select id from auth.session where "secondFactorAt" is not null`);
  return JSON.stringify([rows, signIns, confirmed]);
}

test.each([
  "/update-user",
  "/admin/set-role",
  "/update-session",
  "/change-password",
  "/address-change",
  "/sign-out",
])("A28: POST /auth%s takes nothing that says who somebody is", async (path) => {
  const before = await whoIsWho();
  const browser = new BrowserSession(api);
  await browser.signIn(user.person.email);
  const asked = {
    currentPassword: PASSWORD,
    newPassword: PASSWORD,
    email: "not an address",
    password: PASSWORD,
  };
  for (const body of [{ ...asked, ...WANTED, data: WANTED }, { ...WANTED, name: "Root" }, { name: "Root" }])
    await browser.post(path, body);
  // A literal's __proto__ is no property: it is sent as text.
  const body = JSON.stringify({ ...asked, user: WANTED }).replace("{", '{"__proto__":{"role":"lead"},');
  await fetch(`${api.origin}/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: browser.cookie, origin: api.api.publicUrl },
    body,
  });
  expect(await whoIsWho()).toBe(before);
});

const OPEN = `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { ticket { id } } }`;
const REPLY = `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { ticket { id } } }`;
const openInput = { idempotencyKey: "k", kind: "QUESTION", subject: "s", body: "b" };

test.each([
  ...["requesterId", "requester", "state", "priority", "rank", "assigneeId", "tags", "internal", "links"],
  ...[
    "visibility",
    "receivedAt",
    "createdAt",
    "policyVersion",
    "facts",
    "level",
    "outcome",
    "participantIds",
  ],
  ...["__proto__", "constructor"],
])("A24, A28: %s is nothing that a request or a reply can say", async (field) => {
  const input = JSON.parse(`{"${field}": ["x"]}`);
  const answers = await Promise.all([
    api.ask(OPEN, { input: { ...openInput, ...input, [field]: ["x"] } }, asAdmin),
    api.ask(OPEN, JSON.parse(`{"input":{"${field}":"x",${JSON.stringify(openInput).slice(1)}}`), asAdmin),
    api.ask(
      REPLY,
      JSON.parse(
        `{"input":{"${field}":true,"ticketId":"${globalId("Ticket", admin.account.id)}","body":"b","idempotencyKey":"k"}}`,
      ),
      asAdmin,
    ),
  ]);
  expect(answers.map(({ data }) => data)).toEqual([null, null, null]);
  for (const { errors } of answers) expect(errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  expect(await database.db.query("select 1 from tickets")).toEqual([]);
});

test("A28: an invitation makes somebody what it says, whatever is sent along", async () => {
  const invite = `mutation ($input: InvitationCreateInput!) { invitationCreate(input: $input) { invitation { id } } }`;
  const email = `${unique("new")}@customer.test`;
  const input = { accountId: globalId("Account", admin.account.id), email, role: "END_USER" };
  const { data } = await api.ask(invite, { input }, asAdmin);
  const id = uuidOf("Invitation", Object(data?.["invitationCreate"]).invitation.id) ?? "";
  const token = api.api.deps.codes.linkToken(INVITATION_LINK, id);
  const { status } = await new BrowserSession(api).post(`/invitations/${id}`, {
    ...{ token, name: "Nia New", password: "a quite new battery staple" },
    ...{ ...WANTED, email: "other@customer.test", person: WANTED },
  });
  expect(status).toBe(200);
  expect(
    await database.db.query(
      `select p.email, m.role, m.account_id as account, s.id as staff from memberships m join people p on p.id = m.person_id
       left join staff s on s.person_id = p.id where p.email in ($1, 'other@customer.test')`,
      [email],
    ),
  ).toEqual([{ email, role: "end_user", account: admin.account.id, staff: null }]);
});

test("A28: a mutation of members is not theirs who are none of its administrators", async () => {
  const before = await whoIsWho();
  const set = `mutation ($input: MembershipRoleSetInput!) { membershipRoleSet(input: $input) { userErrors { code } } }`;
  const input = {
    accountId: globalId("Account", admin.account.id),
    ...{ personId: globalId("Person", user.person.id), role: "ADMIN" },
  };
  expect((await api.ask(set, { input }, asUser)).data).toMatchObject({
    membershipRoleSet: { userErrors: [{ code: expect.stringMatching(/^NOT_/) }] },
  });
  expect(await whoIsWho()).toBe(before);
});
