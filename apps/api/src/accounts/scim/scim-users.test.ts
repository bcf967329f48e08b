import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAccount,
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../../testing/auth-template.js";
import { createScimClient, type ScimClient } from "../../testing/scim-client.js";
import { PUBLIC_URL, startApi, type RunningApi } from "../../testing/start-api.js";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

let database: TestDatabase;
let api: RunningApi;
let accountId: string;
let scim: ScimClient;

const clientOf = (id: string) => createScimClient(api.origin, api.api.deps, id);

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() });
  ({ id: accountId } = await addAccount(database.db));
  scim = await clientOf(accountId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const user = (overrides: Record<string, unknown> = {}) => {
  const userName = `${unique("user")}@acme.test`;
  return {
    ...{ schemas: [USER], userName, externalId: unique("ext"), displayName: "Ada Lovelace" },
    name: { givenName: "Ada", familyName: "Lovelace" },
    emails: [{ value: userName, type: "work", primary: true }],
    ...overrides,
  };
};
const patch = (...Operations: object[]) => ({ schemas: [PATCH], Operations });
const wrong = (status: number, scimType?: string) => ({
  status,
  body: { schemas: [ERROR], status: String(status), ...(scimType === undefined ? {} : { scimType }) },
});

async function added(overrides: Record<string, unknown> = {}, client = scim) {
  const given = user(overrides);
  const { status, body } = await client.send("POST", "/Users", given);
  expect(status).toBe(201);
  return { given, id: String(body.id), body };
}
const found = async (filter: string, client = scim) => {
  const { status, body } = await client.send("GET", `/Users?filter=${encodeURIComponent(filter)}`);
  return { status, body };
};
const membershipOf = async (id: string) => {
  const [row] = await database.db.query<{ role: string; active: boolean; personId: string }[]>(
    `select role, active, person_id as "personId" from memberships where id = $1`,
    [id],
  );
  return row;
};

describe("creating a user (RFC 7644, 3.3)", () => {
  test("answers 201 with the whole resource, its address and its version; the person is an end user without a sign-in", async () => {
    const given = user({ password: "correct horse battery staple", title: "Analyst" });
    const { status, headers, body } = await scim.send("POST", "/Users", given);
    expect([status, headers.get("content-type")]).toEqual([201, "application/scim+json; charset=utf-8"]);
    const { password: _password, title: _title, ...kept } = given;
    const location = `${PUBLIC_URL}/scim/v2/Users/${String(body.id)}`;
    expect(body).toMatchObject({ ...kept, active: true, groups: [] });
    expect(body.meta).toEqual({
      ...{ resourceType: "User", location, version: headers.get("etag") },
      ...{ created: "2026-04-14T16:00:00.000Z", lastModified: "2026-04-14T16:00:00.000Z" },
    });
    expect(headers.get("location")).toBe(location);
    expect(JSON.stringify(body)).not.toContain("battery");
    const member = await membershipOf(String(body.id));
    expect(member).toMatchObject({ role: "end_user", active: true });
    const [person] = await database.db.query("select name, email, auth_user_id from people where id = $1", [
      member?.personId,
    ]);
    expect(person).toEqual({ name: "Ada Lovelace", email: given.userName, auth_user_id: null });
    expect(await database.db.query(`select 1 from auth."user" where email = $1`, [given.userName])).toEqual(
      [],
    );
  });

  test("takes names of attributes in any case, and the userName for the address where there are no emails", async () => {
    const userName = `${unique("u")}@acme.test`;
    const { status, body } = await scim.send("POST", "/Users", {
      schemas: [USER],
      USERNAME: userName,
      Active: "False",
    });
    expect([status, body]).toMatchObject([201, { userName, active: false }]);
  });

  test.each([
    [
      "a userName",
      (given: object) => ({
        externalId: unique("e"),
        emails: [{ value: `${unique("e")}@acme.test` }],
        ...pick(given, "userName"),
      }),
    ],
    ["an externalId", (given: object) => pick(given, "externalId")],
    ["an address", (given: object) => pick(given, "emails")],
  ])("with %s that another user has is answered 409 uniqueness", async (_what, same) => {
    const { given } = await added();
    expect(await scim.send("POST", "/Users", user(same(given)))).toMatchObject(wrong(409, "uniqueness"));
  });

  test.each([
    ["no JSON", "{", "invalidSyntax"],
    ["no object", [], "invalidSyntax"],
    ["no schema", { userName: "a@b.test" }, "invalidSyntax"],
    ["no userName", { schemas: [USER], displayName: "A" }, "invalidValue"],
    ["a userName that is no text", { schemas: [USER], userName: 1 }, "invalidValue"],
    ["no address", { schemas: [USER], userName: "ada" }, "invalidValue"],
    ["an address that is none", user({ emails: [{ value: "ada" }] }), "invalidValue"],
    ["an active that is no truth", user({ active: "perhaps" }), "invalidValue"],
  ])("of %s is answered 400", async (_what, body, scimType) => {
    expect(await scim.send("POST", "/Users", body)).toMatchObject(wrong(400, scimType));
  });
});

function pick(given: object, name: string): object {
  return Object.fromEntries(Object.entries(given).filter(([key]) => key === name));
}

describe("reading users (RFC 7644, 3.4)", () => {
  test("one is answered as it was made; one that is not there, 404", async () => {
    const { id, body } = await added();
    const read = await scim.send("GET", `/Users/${id}`);
    expect([read.status, read.body]).toEqual([200, body]);
    for (const path of ["/Users/01900000-0000-7000-8000-000000000000", "/Users/nobody", "/Nothing"]) {
      expect(await scim.send("GET", path)).toMatchObject(wrong(404));
    }
  });

  test("one that did not change since is answered 304", async () => {
    const { id, body } = await added();
    const version = String(body.meta?.["version"]);
    const asked = (tag: string) => scim.send("GET", `/Users/${id}`, undefined, { "if-none-match": tag });
    expect((await asked(version)).status).toBe(304);
    expect((await asked('W/"other"')).status).toBe(200);
  });

  test.each([
    ["userName", (given: ReturnType<typeof user>) => `userName eq "${given.userName.toUpperCase()}"`],
    ["externalId", (given: ReturnType<typeof user>) => `externalId eq "${given.externalId}"`],
    ["emails.value", (given: ReturnType<typeof user>) => `emails.value eq "${given.userName}"`],
    [
      "the whole name of an attribute",
      (given: ReturnType<typeof user>) => `${USER}:userName eq "${given.userName}"`,
    ],
    [
      "and",
      (given: ReturnType<typeof user>) =>
        `displayName eq "Ada Lovelace" and externalId eq "${given.externalId}"`,
    ],
    [
      "or, in brackets",
      (given: ReturnType<typeof user>) =>
        `(userName eq "x" or userName eq "${given.userName}") and externalId eq "${given.externalId}"`,
    ],
  ])("are found by %s", async (_what, filter) => {
    const { given, id } = await added();
    await added();
    expect(await found(filter(given))).toMatchObject({
      status: 200,
      body: { totalResults: 1, Resources: [{ id }] },
    });
  });

  test.each([
    ...[
      "userName",
      "userName eq",
      'userName co "a"',
      'nickName eq "a"',
      "active eq true",
      'not (userName eq "a")',
    ],
    ...[
      'userName eq "a" and title pr',
      'emails[type eq "work"]',
      "'; drop table people; --",
      `userName eq "${"a".repeat(2_000)}"`,
    ],
  ])("by a filter that is not supported, %s, are answered 400 invalidFilter", async (filter) => {
    expect(await found(filter)).toMatchObject(wrong(400, "invalidFilter"));
  });

  test("come in pages, each once, with how many there are of all", async () => {
    const client = await clientOf((await addAccount(database.db)).id);
    const ids = [];
    for (let made = 0; made < 5; made += 1) ids.push((await added({}, client)).id);
    const page = async (query: string) => (await client.send("GET", `/Users${query}`)).body;
    const listed = (body: Record<string, unknown>) =>
      [body["Resources"]]
        .flat()
        .map((each) => (typeof each === "object" && each !== null && "id" in each ? each.id : null));
    const first = await page("?startIndex=1&count=2");
    expect(first).toMatchObject({
      ...{ schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"] },
      ...{ totalResults: 5, startIndex: 1, itemsPerPage: 2 },
    });
    const pages = [first, await page("?startIndex=3&count=2"), await page("?startIndex=5&count=2")];
    expect(pages.flatMap(listed)).toEqual(ids);
    expect(await page("?count=0")).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
    expect(await page("?startIndex=0&count=-1")).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect(await page("?startIndex=99")).toMatchObject({ totalResults: 5, itemsPerPage: 0 });
  });

  test("are told with the attributes that are asked for, or without those that are not wanted", async () => {
    const { id, given } = await added();
    const read = async (query: string) =>
      Object.keys((await scim.send("GET", `/Users/${id}?${query}`)).body).sort();
    expect(await read("attributes=userName,name.givenName")).toEqual(["id", "name", "schemas", "userName"]);
    expect(await read("excludedAttributes=Emails,groups,meta,name,active,id")).toEqual([
      ...["displayName", "externalId", "id", "schemas", "userName"],
    ]);
    expect(given.userName).toContain("@");
  });
});

describe("replacing a user (RFC 7644, 3.5.1)", () => {
  test("writes all of it; what is left out is gone, but who is active stays so", async () => {
    const { id, given } = await added();
    const { externalId: _externalId, name: _name, ...rest } = given;
    const { status, body } = await scim.send("PUT", `/Users/${id}`, {
      ...rest,
      id: "other",
      displayName: "Ada L.",
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, displayName: "Ada L.", active: true });
    expect(body).not.toHaveProperty("externalId");
    expect(body).not.toHaveProperty("name");
    const personId = (await membershipOf(id))?.personId;
    const [person] = await database.db.query("select name from people where id = $1", [personId]);
    expect(person).toEqual({ name: "Ada L." });
  });

  test("with what it is already changes nothing, and writes no audit row", async () => {
    const { id, given, body } = await added();
    const rows = () =>
      database.db.query("select count(*) as rows from audit_rows where subject_id = $1", [id]);
    const before = await rows();
    expect((await scim.send("PUT", `/Users/${id}`, given)).body).toEqual(body);
    expect(await rows()).toEqual(before);
  });

  test("with the version of before is answered 412, and with that of now is done", async () => {
    const { id, given, body } = await added();
    const put = (displayName: string, tag: string) =>
      scim.send("PUT", `/Users/${id}`, { ...given, displayName }, { "if-match": tag });
    const version = String(body.meta?.["version"]);
    expect(await put("One", version)).toMatchObject({ status: 200, body: { displayName: "One" } });
    expect(await put("Two", version)).toMatchObject(wrong(412));
    expect(await put("Two", "*")).toMatchObject({ status: 200 });
    const deleted = await scim.send("DELETE", `/Users/${id}`, undefined, { "if-match": version });
    expect(deleted).toMatchObject(wrong(412));
  });

  test("with the name, or the address, of another is answered 409; of a resource that is not there, 404", async () => {
    const [one, other] = [await added(), await added()];
    const put = (id: string, change: object) =>
      scim.send("PUT", `/Users/${id}`, { ...other.given, ...change });
    expect(await put(other.id, { userName: one.given.userName })).toMatchObject(wrong(409, "uniqueness"));
    expect(await put(other.id, { emails: one.given.emails })).toMatchObject(wrong(409, "uniqueness"));
    expect(await put("01900000-0000-7000-8000-000000000000", {})).toMatchObject(wrong(404));
  });
});

describe("changing a user (RFC 7644, 3.5.2)", () => {
  test.each<[string, object[], Record<string, unknown>]>([
    ["active, replaced", [{ op: "replace", path: "active", value: false }], { active: false }],
    ["active, without a path", [{ op: "Replace", value: { active: "False" } }], { active: false }],
    [
      "a part of the name",
      [{ op: "replace", path: "name.givenName", value: "Augusta" }],
      { name: { givenName: "Augusta", familyName: "Lovelace" } },
    ],
    [
      "the name, as an object",
      [{ op: "add", path: "name", value: { formatted: "A. L." } }],
      { name: { formatted: "A. L.", givenName: "Ada", familyName: "Lovelace" } },
    ],
    [
      "parts by their paths as keys",
      [{ op: "add", value: { "name.familyName": "King", displayName: "Ada King" } }],
      { displayName: "Ada King", name: { givenName: "Ada", familyName: "King" } },
    ],
    [
      "an attribute by its whole name",
      [{ op: "replace", path: `${USER}:displayName`, value: "Ada of Lovelace" }],
      { displayName: "Ada of Lovelace" },
    ],
    ["an attribute removed", [{ op: "remove", path: "name.familyName" }], { name: { givenName: "Ada" } }],
    [
      "one after the other",
      [
        { op: "remove", path: "name" },
        { op: "add", path: "name.givenName", value: "A" },
      ],
      { name: { givenName: "A" } },
    ],
    [
      "what is not kept here",
      [
        { op: "add", path: "title", value: "Countess" },
        {
          op: "add",
          path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
          value: "X",
        },
      ],
      {},
    ],
  ])("%s", async (_what, operations, after) => {
    const { id, body } = await added();
    const answer = await scim.send("PATCH", `/Users/${id}`, patch(...operations));
    expect(answer.status).toBe(200);
    const { meta: _before, ...expected } = { ...body, ...after };
    const { meta: _after, ...said } = answer.body;
    expect(said).toEqual(expected);
    expect((await scim.send("GET", `/Users/${id}`)).body).toEqual(answer.body);
  });

  test("addresses are chosen by a filter, added with it where there is none, and one alone is primary", async () => {
    const { id, given } = await added();
    const home = `${unique("home")}@acme.test`;
    const work = `${unique("work")}@acme.test`;
    const send = (...operations: object[]) => scim.send("PATCH", `/Users/${id}`, patch(...operations));
    const replaced = await send({ op: "replace", path: 'emails[type eq "work"].value', value: work });
    expect(replaced.body["emails"]).toEqual([{ value: work, type: "work", primary: true }]);
    const addedHome = await send({ op: "add", path: 'emails[type eq "home"].value', value: home });
    expect(addedHome.body["emails"]).toEqual([
      { value: work, type: "work", primary: true },
      { value: home, type: "home" },
    ]);
    const moved = await send({ op: "replace", path: 'emails[type eq "home"].primary', value: true });
    expect(moved.body["emails"]).toEqual([
      { value: work, type: "work", primary: false },
      { value: home, type: "home", primary: true },
    ]);
    const personId = (await membershipOf(id))?.personId;
    const [person] = await database.db.query("select email from people where id = $1", [personId]);
    expect(person).toEqual({ email: home });
    const removed = await send({ op: "remove", path: 'emails[type eq "work"]' });
    expect(removed.body["emails"]).toEqual([{ value: home, type: "home", primary: true }]);
    expect(given.userName).not.toBe(work);
  });

  test.each<[string, object, string]>([
    ["no schema", { Operations: [{ op: "add", path: "active", value: true }] }, "invalidSyntax"],
    ["no operations", { schemas: [PATCH], Operations: [] }, "invalidSyntax"],
    ["an op that is none", patch({ op: "move", path: "active", value: true }), "invalidSyntax"],
    ["a path that is none", patch({ op: "add", path: "a b", value: 1 }), "invalidPath"],
    ["an attribute that is none", patch({ op: "add", path: "surname", value: "L" }), "invalidPath"],
    ["a part that is none", patch({ op: "add", path: "name.nick", value: "L" }), "invalidPath"],
    [
      "the prototype of all objects",
      patch({ op: "add", path: "__proto__.polluted", value: "yes" }),
      "invalidPath",
    ],
    [
      "its constructor",
      patch({ op: "add", path: "constructor.prototype", value: { polluted: "yes" } }),
      "invalidPath",
    ],
    ["a filter that is none", patch({ op: "add", path: "emails[type].value", value: "x" }), "invalidFilter"],
    [
      "a filter that finds nothing",
      patch({ op: "replace", path: 'emails[type eq "x"].value', value: "a@b.test" }),
      "noTarget",
    ],
    ["a removal of everything", patch({ op: "remove" }), "noTarget"],
    ["what is only read", patch({ op: "replace", path: "id", value: "x" }), "mutability"],
    ["a value of another kind", patch({ op: "replace", path: "active", value: "perhaps" }), "invalidValue"],
    ["an object where a text is", patch({ op: "replace", path: "userName", value: {} }), "invalidValue"],
    ["what must be there, removed", patch({ op: "remove", path: "userName" }), "invalidValue"],
  ])("of %s is answered 400, and nothing is changed", async (_what, body, scimType) => {
    const { id } = await added();
    const before = await scim.send("GET", `/Users/${id}`);
    expect(await scim.send("PATCH", `/Users/${id}`, body)).toMatchObject(wrong(400, scimType));
    expect((await scim.send("GET", `/Users/${id}`)).body).toEqual(before.body);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("to inactive offers their open tickets to the account's admins, and back withdraws that", async () => {
    const { id } = await added();
    const requesterId = (await membershipOf(id))?.personId ?? "";
    const ticket = await addTicket(database.db, { accountId, requesterId });
    const offered = async () => {
      const [row] = await database.db.query<{ offered: boolean }[]>(
        "select handover_offered_at is not null as offered from tickets where id = $1",
        [ticket.id],
      );
      return row?.offered;
    };
    await scim.send("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: false }));
    expect(await offered()).toBe(true);
    await scim.send("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: true }));
    expect(await offered()).toBe(false);
  });
});

describe("deleting a user (RFC 7644, 3.6)", () => {
  test("deactivates them; from then on they are not there, until they are made again as an end user", async () => {
    const { id, given } = await added();
    const group = { op: "add", path: "members", value: [{ value: id }] };
    await scim.send("PATCH", `/Groups/${accountId}`, patch(group));
    expect(await membershipOf(id)).toMatchObject({ role: "admin" });
    const { status, body } = await scim.send("DELETE", `/Users/${id}`);
    expect([status, body]).toEqual([204, {}]);
    expect(await membershipOf(id)).toMatchObject({ role: "end_user", active: false });
    for (const [method, sent] of [
      ["GET"],
      ["PUT", given],
      ["PATCH", patch({ op: "remove", path: "name" })],
      ["DELETE"],
    ] as const) {
      expect(await scim.send(method, `/Users/${id}`, sent)).toMatchObject(wrong(404));
    }
    expect((await found(`userName eq "${given.userName}"`)).body).toMatchObject({ totalResults: 0 });
    const again = await scim.send("POST", "/Users", given);
    expect(again).toMatchObject({ status: 201, body: { active: true, groups: [] } });
  });
});

describe("people who are here already", () => {
  test("of the account are users by their address, without having been told of", async () => {
    const account = await addAccount(database.db);
    const client = await clientOf(account.id);
    const { person } = await addAdmin(database.db, { account });
    const { body } = await found(`userName eq "${person.email}"`, client);
    expect(body).toMatchObject({
      totalResults: 1,
      Resources: [
        {
          userName: person.email,
          displayName: person.name,
          active: true,
          groups: [{ display: "Administrators" }],
        },
      ],
    });
    expect(await client.send("POST", "/Users", user({ userName: person.email }))).toMatchObject(
      wrong(409, "uniqueness"),
    );
  });

  test("of another account get a membership, and nothing else of them is told or changed", async () => {
    const { person, account: home } = await addAdmin(database.db);
    const { id, body } = await added({
      userName: person.email,
      emails: [{ value: person.email }],
      displayName: "X",
      name: undefined,
    });
    expect(JSON.stringify(body)).not.toContain(person.name);
    const change = { displayName: "Mine", emails: [{ value: `${unique("mine")}@acme.test`, primary: true }] };
    expect(await scim.send("PATCH", `/Users/${id}`, patch({ op: "replace", value: change }))).toMatchObject({
      status: 200,
    });
    await scim.send("DELETE", `/Users/${id}`);
    expect(await database.db.query("select name, email from people where id = $1", [person.id])).toEqual([
      { name: person.name, email: person.email },
    ]);
    const [membership] = await database.db.query(
      "select role, active from memberships where account_id = $1 and person_id = $2",
      [home.id, person.id],
    );
    expect(membership).toEqual({ role: "admin", active: true });
  });

  test("who are staff are not made anybody's users", async () => {
    const { person } = await addStaff(database.db);
    expect(await scim.send("POST", "/Users", user({ userName: person.email, emails: [] }))).toMatchObject(
      wrong(409, "uniqueness"),
    );
  });

  test("of another account are as unknown as who does not exist, however they are asked for", async () => {
    const { account, person } = await addEndUser(database.db);
    const other = await clientOf(account.id);
    const listed = await other.send("GET", "/Users");
    const [{ id } = { id: "" }] = await database.db.query<{ id: string }[]>(
      "select id from memberships where person_id = $1",
      [person.id],
    );
    expect(listed.body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    const unknown = "01900000-0000-7000-8000-000000000000";
    for (const [method, sent] of [
      ["GET"],
      ["PUT", user()],
      ["PATCH", patch({ op: "remove", path: "name" })],
      ["DELETE"],
    ] as const) {
      const [forbidden, none] = await Promise.all([
        scim.send(method, `/Users/${id}`, sent),
        scim.send(method, `/Users/${unknown}`, sent),
      ]);
      expect([forbidden.status, forbidden.body]).toEqual([404, none.body]);
    }
    expect((await found(`id eq "${id}"`)).body).toMatchObject({ totalResults: 0 });
    expect((await found(`userName eq "${person.email}"`)).body).toMatchObject({ totalResults: 0 });
  });
});
