import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAccount,
  addAdmin,
  addEndUser,
  addStaff,
  createTestDatabase,
  FakeClock,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../../testing/auth-template.js";
import {
  addUser,
  createScimClient,
  newUser,
  patch,
  USER,
  without,
  wrong,
  type ScimClient,
} from "../../testing/scim-client.js";
import { PUBLIC_URL, startApi, type RunningApi } from "../../testing/start-api.js";

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

type Given = ReturnType<typeof newUser>;
const added = (overrides: Record<string, unknown> = {}, client = scim) => addUser(client, overrides);
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
    const given = newUser({ password: "correct horse battery staple", title: "Analyst" });
    const { status, headers, body } = await scim.send("POST", "/Users", given);
    expect([status, headers.get("content-type")]).toEqual([201, "application/scim+json; charset=utf-8"]);
    const location = `${PUBLIC_URL}/scim/v2/Users/${String(body.id)}`;
    expect(body).toMatchObject({ ...without(given, "password", "title"), active: true, groups: [] });
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
    expect(await scim.send("POST", "/Users", newUser(same(given)))).toMatchObject(wrong(409, "uniqueness"));
  });

  test.each([
    ["no JSON", "{", "invalidSyntax"],
    ["no object", [], "invalidSyntax"],
    ["no schema", { userName: "a@b.test" }, "invalidSyntax"],
    ["no userName", { schemas: [USER], displayName: "A" }, "invalidValue"],
    ["a userName that is no text", { schemas: [USER], userName: 1 }, "invalidValue"],
    ["no address", { schemas: [USER], userName: "ada" }, "invalidValue"],
    ["an address that is none", newUser({ emails: [{ value: "ada" }] }), "invalidValue"],
    ["an active that is no truth", newUser({ active: "perhaps" }), "invalidValue"],
  ])("of %s is answered 400", async (_what, body, scimType) => {
    expect(await scim.send("POST", "/Users", body)).toMatchObject(wrong(400, scimType));
  });
});

function pick(given: object, name: string): Record<string, unknown> {
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
    ["userName", (given: Given) => `userName eq "${given.userName.toUpperCase()}"`],
    ["externalId", (given: Given) => `externalId eq "${given.externalId}"`],
    ["emails.value", (given: Given) => `emails.value eq "${given.userName}"`],
    ["the whole name of an attribute", (given: Given) => `${USER}:userName eq "${given.userName}"`],
    ["and", (given: Given) => `displayName eq "Ada Lovelace" and externalId eq "${given.externalId}"`],
    [
      "or, in brackets",
      (given: Given) =>
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
    const { id } = await added();
    const read = async (query: string) =>
      Object.keys((await scim.send("GET", `/Users/${id}?${query}`)).body).sort();
    expect(await read("attributes=userName,name.givenName")).toEqual(["id", "name", "schemas", "userName"]);
    expect(await read("excludedAttributes=Emails,groups,meta,name,active,id")).toEqual([
      ...["displayName", "externalId", "id", "schemas", "userName"],
    ]);
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
    expect(await client.send("POST", "/Users", newUser({ userName: person.email }))).toMatchObject(
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
    expect(await scim.send("POST", "/Users", newUser({ userName: person.email, emails: [] }))).toMatchObject(
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
      ["PUT", newUser()],
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
