import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { setMailWays } from "@recourse/core";
import { addAccount, addTicket, createTestDatabase, unique, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../../testing/auth-template.js";
import { BrowserSession } from "../../testing/browser-session.js";
import {
  addUser,
  createScimClient,
  newUser,
  PATCH,
  patch,
  USER,
  without,
  wrong,
  type ScimClient,
} from "../../testing/scim-client.js";
import { PASSWORD, startApi, type RunningApi } from "../../testing/start-api.js";
import { createSignIn } from "../sign-in.js";

let database: TestDatabase;
let api: RunningApi;
let accountId: string;
let scim: ScimClient;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  ({ id: accountId } = await addAccount(database.db));
  scim = await createScimClient(api.origin, api.api.deps, accountId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const added = () => addUser(scim);
const personOf = async (id: string) => {
  const [row] = await database.db.query<{ id: string; name: string; email: string }[]>(
    "select p.id, p.name, p.email from people p join memberships m on m.person_id = p.id where m.id = $1",
    [id],
  );
  return row;
};

describe("an address that a directory changes", () => {
  test("A05: is none of the support, neither then nor when somebody is made", async () => {
    await setMailWays(database.db, "none", {
      support: ["support@help.test"],
      replyDomain: "reply.help.test",
    });
    const address = [{ value: "support+it@help.test", primary: true }];
    expect((await scim.send("POST", "/Users", newUser({ emails: address }))).status).toBe(400);
    const user = await added();
    const path = `/Users/${String(user.id)}`;
    expect(
      (await scim.send("PATCH", path, patch({ op: "replace", path: "emails", value: address }))).status,
    ).toBe(400);
  });

  test("is the one that they sign in with; the old one is told, and they are signed out everywhere", async () => {
    const { id, given } = await added();
    const person = await personOf(id);
    if (person === undefined) throw new Error("There is no such person.");
    await database.db.query("update people set email_since = '2024-01-01' where id = $1", [person.id]);
    const browser = BrowserSession.of(api, await api.callerFor(person));
    const email = `${unique("renamed")}@acme.test`;
    const put = (value: string) =>
      scim.send("PUT", `/Users/${id}`, { ...given, emails: [{ value, type: "work", primary: true }] });
    expect((await put(email)).status).toBe(200);
    const { data } = await api.ask("{ viewer { person { id } } }", {}, browser.caller);
    expect(data).toEqual({ viewer: { person: null } });
    expect((await new BrowserSession(api).signIn(email)).status).toBe(200);
    expect((await new BrowserSession(api).signIn(person.email)).status).toBe(401);
    const [row] = await database.db.query<{ fresh: boolean }[]>(
      "select email_since > now() - interval '1 hour' as fresh from people where id = $1",
      [person.id],
    );
    expect(row).toEqual({ fresh: true });
    const told = "select template, data from outgoing_mails where to_address = $1";
    expect(await database.db.query(told, [person.email])).toEqual([
      { template: "address_changed", data: { newAddress: email } },
    ]);
    // Written otherwise it is the same address: nobody is told of anything.
    expect((await put(email.toUpperCase())).status).toBe(200);
    expect(await database.db.query(told, [email])).toEqual([]);
  });

  test("is nobody's who signs in with it already", async () => {
    const { id, given } = await added();
    const person = await personOf(id);
    if (person === undefined) throw new Error("There is no such person.");
    const email = `${unique("taken")}@acme.test`;
    await createSignIn(api.api.signIn, { email, password: PASSWORD, name: "Somebody else" });
    const answer = await scim.send("PUT", `/Users/${id}`, {
      ...given,
      emails: [{ value: email, primary: true }],
    });
    expect(answer).toMatchObject(wrong(409, "uniqueness"));
    expect(await personOf(id)).toEqual(person);
  });
});

describe("replacing a user (RFC 7644, 3.5.1)", () => {
  test("writes all of it; what is left out is gone, but who is active stays so", async () => {
    const { id, given } = await added();
    const rest = without(given, "externalId", "name");
    const { status, body } = await scim.send("PUT", `/Users/${id}`, {
      ...rest,
      id: "other",
      displayName: "Ada L.",
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, displayName: "Ada L.", active: true });
    expect(body).not.toHaveProperty("externalId");
    expect(body).not.toHaveProperty("name");
    expect(await personOf(id)).toMatchObject({ name: "Ada L." });
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
    expect(without(answer.body, "meta")).toEqual(without({ ...body, ...after }, "meta"));
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
    expect(await personOf(id)).toMatchObject({ email: home });
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
    const requesterId = (await personOf(id))?.id ?? "";
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
