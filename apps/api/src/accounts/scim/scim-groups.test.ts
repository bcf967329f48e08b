import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createServiceToken, revokeServiceToken } from "@recourse/core";
import {
  addAccount,
  addAdmin,
  addEndUser,
  createTestDatabase,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../../testing/auth-template.js";
import { createScimClient, GROUP, patch, wrong, type ScimClient } from "../../testing/scim-client.js";
import { startApi, type RunningApi } from "../../testing/start-api.js";

const system = { kind: "system", name: "test" } as const;

let database: TestDatabase;
let api: RunningApi;
let accountId: string;
let scim: ScimClient;
let admin: string;
let member: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
});
beforeEach(async () => {
  const account = await addAccount(database.db);
  accountId = account.id;
  scim = await createScimClient(api.origin, api.api.deps, accountId);
  await addAdmin(database.db, { account });
  await addEndUser(database.db, { account });
  const ids = await database.db.query<{ id: string }[]>(
    "select id from memberships where account_id = $1 order by role",
    [accountId],
  );
  [admin = "", member = ""] = ids.map(({ id }) => id);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const group = (displayName: string, ...members: string[]) => ({
  ...{ schemas: [GROUP], displayName, externalId: unique("g") },
  members: members.map((value) => ({ value })),
});
const roles = async () => {
  const rows = await database.db.query<{ id: string; role: string }[]>(
    "select id, role from memberships where account_id = $1",
    [accountId],
  );
  return Object.fromEntries(rows.map(({ id, role }) => [id, role]));
};

describe("the group of the administrators", () => {
  test("is there from the beginning, found by its name, with the account's admins", async () => {
    const { body } = await scim.send(
      "GET",
      `/Groups?filter=${encodeURIComponent('displayName eq "administrators"')}`,
    );
    expect(body).toMatchObject({
      totalResults: 1,
      Resources: [
        { id: accountId, displayName: "Administrators", members: [{ value: admin, type: "User" }] },
      ],
    });
  });

  test("makes its members admins, and everybody else an end user, with an audit row for each", async () => {
    const send = (...operations: object[]) =>
      scim.send("PATCH", `/Groups/${accountId}`, patch(...operations));
    expect(await send({ op: "add", path: "members", value: [{ value: member }] })).toMatchObject({
      status: 200,
    });
    expect(await roles()).toEqual({ [admin]: "admin", [member]: "admin" });
    expect((await scim.send("GET", `/Users/${member}`)).body["groups"]).toMatchObject([{ value: accountId }]);
    await send({ op: "remove", path: `members[value eq "${admin}"]` });
    expect(await roles()).toEqual({ [admin]: "end_user", [member]: "admin" });
    await send({ op: "replace", path: "members", value: [{ value: admin }] });
    expect(await roles()).toEqual({ [admin]: "admin", [member]: "end_user" });
    const audited = await database.db.query<object[]>(
      "select data from audit_rows where account_id = $1 and action = 'membership.role_changed'",
      [accountId],
    );
    expect(audited).toHaveLength(4);
    // As one directory says what is removed.
    await send({ op: "Remove", path: "members", value: [{ value: admin }] });
    expect(await roles()).toEqual({ [admin]: "end_user", [member]: "end_user" });
  });

  test("is neither renamed nor deleted, and no other has its name", async () => {
    const renamed = patch({ op: "replace", path: "displayName", value: "Owners" });
    expect(await scim.send("PATCH", `/Groups/${accountId}`, renamed)).toMatchObject(wrong(400, "mutability"));
    expect(await scim.send("DELETE", `/Groups/${accountId}`)).toMatchObject(wrong(400, "mutability"));
    expect(await scim.send("POST", "/Groups", group("administrators"))).toMatchObject(
      wrong(409, "uniqueness"),
    );
  });
});

describe("any other group", () => {
  test("is kept with its members and gives no right", async () => {
    const given = group("Finance", admin, member);
    const { status, body, headers } = await scim.send("POST", "/Groups", given);
    expect([status, headers.get("location")]).toEqual([201, body.meta?.["location"]]);
    expect(body).toMatchObject({ displayName: "Finance", externalId: given.externalId });
    expect(body["members"]).toHaveLength(2);
    expect(await roles()).toEqual({ [admin]: "admin", [member]: "end_user" });
    const id = String(body.id);
    expect((await scim.send("GET", `/Users/${member}`)).body["groups"]).toMatchObject([
      { value: id, display: "Finance" },
    ]);

    const change = patch(
      { op: "remove", path: `members[value eq "${admin}"]` },
      { op: "replace", value: { displayName: "Treasury" } },
    );
    expect((await scim.send("PATCH", `/Groups/${id}`, change)).body).toMatchObject({
      displayName: "Treasury",
      members: [{ value: member }],
    });
    const replaced = await scim.send("PUT", `/Groups/${id}`, { schemas: [GROUP], displayName: "Treasury" });
    expect(replaced.body["members"]).toEqual([]);
    expect((await scim.send("DELETE", `/Groups/${id}`)).status).toBe(204);
    expect(await scim.send("GET", `/Groups/${id}`)).toMatchObject(wrong(404));
  });

  test("takes users of its own directory alone", async () => {
    await addAdmin(database.db);
    const [{ id } = { id: "" }] = await database.db.query<{ id: string }[]>(
      "select id from memberships where account_id <> $1 limit 1",
      [accountId],
    );
    for (const stranger of [id, "nobody"]) {
      expect(await scim.send("POST", "/Groups", group("G", stranger))).toMatchObject(
        wrong(400, "invalidValue"),
      );
      const add = patch({ op: "add", path: "members", value: [{ value: stranger }] });
      expect(await scim.send("PATCH", `/Groups/${accountId}`, add)).toMatchObject(wrong(400, "invalidValue"));
    }
  });

  test("has a name of its own; and is unknown to other directories", async () => {
    const { body } = await scim.send("POST", "/Groups", group("Finance"));
    expect(await scim.send("POST", "/Groups", group("FINANCE"))).toMatchObject(wrong(409, "uniqueness"));
    const other = await createScimClient(api.origin, api.api.deps, (await addAccount(database.db)).id);
    expect((await other.send("POST", "/Groups", group("Finance"))).status).toBe(201);
    for (const id of [String(body.id), accountId]) {
      expect(await other.send("GET", `/Groups/${id}`)).toMatchObject(wrong(404));
      expect(await other.send("DELETE", `/Groups/${id}`)).toMatchObject(wrong(404));
      expect(await other.send("PUT", `/Groups/${id}`, group("Mine"))).toMatchObject(wrong(404));
    }
  });
});

describe("what the server can do (RFC 7643, 5 to 7)", () => {
  test("is described, and the description holds", async () => {
    expect((await scim.send("GET", "/ServiceProviderConfig")).body).toMatchObject({
      ...{
        patch: { supported: true },
        bulk: { supported: false },
        filter: { supported: true, maxResults: 200 },
      },
      ...{ sort: { supported: false }, etag: { supported: true }, changePassword: { supported: false } },
    });
    const types = await scim.send("GET", "/ResourceTypes");
    expect(types.body).toMatchObject({
      totalResults: 2,
      Resources: [
        { id: "User", endpoint: "/Users" },
        { id: "Group", endpoint: "/Groups" },
      ],
    });
    expect((await scim.send("GET", "/ResourceTypes/Group")).body).toMatchObject({ schema: GROUP });
    expect((await scim.send("GET", "/Schemas")).body).toMatchObject({ totalResults: 2 });
    expect((await scim.send("GET", `/Schemas/${GROUP}`)).body).toMatchObject({
      attributes: [
        { name: "displayName", required: true, uniqueness: "server" },
        { name: "members", multiValued: true },
      ],
    });
    expect(await scim.send("GET", "/Schemas/none")).toMatchObject(wrong(404));
  });
});

describe("a token", () => {
  test("of another kind, or revoked, opens nothing, and is told how to be sent", async () => {
    const { deps } = api.api;
    const { person } = await addAdmin(database.db);
    const session = await api.callerFor(person);
    const provisioning = await createServiceToken(deps, system, { name: "CRM", scopes: ["provisioning"] });
    const revoked = await createServiceToken(deps, system, { name: "Old", scopes: ["scim"], accountId });
    if (!provisioning.ok || !revoked.ok) throw new Error("They were to be made.");
    await revokeServiceToken(deps, system, { id: revoked.serviceToken.id });
    const headers: Record<string, string>[] = [
      {},
      { cookie: session.cookie ?? "" },
      { authorization: `Bearer ${provisioning.secret}` },
      { authorization: `Bearer ${revoked.secret}` },
      { authorization: `Basic ${scim.token}` },
    ];
    for (const sent of headers) {
      const response = await fetch(`${api.origin}/scim/v2/Users`, { headers: sent });
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([
        401,
        'Bearer realm="scim"',
      ]);
      expect(await response.json()).toMatchObject({ status: "401" });
    }
  });

  test("of a directory reads and does nothing else: it is nobody's", async () => {
    const caller = { token: scim.token };
    const { data } = await api.ask(
      "{ viewer { person { name } viewerCan { useDesk { allowed } } } }",
      {},
      caller,
    );
    expect(data).toEqual({ viewer: { person: null, viewerCan: { useDesk: { allowed: false } } } });
    expect((await api.askDesk("{ queueCounts { open } }", {}, caller)).status).toBe(404);
    const open = `mutation { ticketOpen(input: { idempotencyKey: "k", kind: QUESTION, subject: "s", body: "b" }) { ticket { number } userErrors { code } } }`;
    expect((await api.ask(open, {}, caller)).data).toMatchObject({ ticketOpen: { ticket: null } });
  });
});
