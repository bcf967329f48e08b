import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAccount,
  addAdmin,
  addEndUser,
  addMembership,
  addPerson,
  addStaff,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { accountsByIds, listAccessTokens, listMemberships, peopleByIds } from "./account.queries.js";
import { createAccessToken } from "./create-access-token.js";
import { createAccount } from "./create-account.js";
import { createMembership } from "./create-membership.js";
import { createPerson } from "./create-person.js";
import { createStaff } from "./create-staff.js";
import { linkSignIn } from "./link-sign-in.js";
import { loadActor } from "./load-actor.js";
import { loadTokenActor } from "./load-token-actor.js";
import { revokeAccessToken } from "./revoke-access-token.js";
import { listStaff, staffByIds } from "./staff.queries.js";

let database: TestDatabase;
let deps: TestDeps;
const system: Actor = { kind: "system", name: "test" };

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
});
afterAll(() => database.drop());

describe("an actor", () => {
  test("is loaded with memberships, their accounts' standing, and staff role", async () => {
    const { person, staff } = await addStaff(database.db, "lead");
    const account = await addAccount(database.db, { standing: "past_due" });
    await addMembership(database.db, {
      accountId: account.id,
      personId: person.id,
      role: "end_user",
      active: false,
    });
    const actor = await loadActor(
      database.db,
      { personId: person.id },
      { channel: "desk", scopes: ["desk"] },
    );
    expect(actor).toEqual({
      kind: "person",
      person: { id: person.id, name: person.name, email: person.email },
      staff: { id: staff.id, role: "lead" },
      memberships: [{ accountId: account.id, role: "end_user", active: false, standing: "past_due" }],
      assurance: "session",
      secondFactorAt: null,
      staffWithheld: false,
      speaksFor: null,
      scopes: ["desk"],
      channel: "desk",
    });
  });

  test("who was deactivated as staff is no staff", async () => {
    const { actor } = await addStaff(database.db, "agent", { active: false });
    expect(actor.staff).toBeNull();
  });

  test("is found by the sign-in, once that is linked; linking it again, or to somebody else, is refused", async () => {
    const [person, other] = [await addPerson(database.db), await addPerson(database.db)];
    const authUserId = unique("auth");
    expect(await loadActor(database.db, { authUserId }, { channel: "portal" })).toBeNull();
    expect(await linkSignIn(deps, system, { personId: person.id, authUserId })).toEqual({ ok: true });
    expect(await loadActor(database.db, { authUserId }, { channel: "portal" })).toMatchObject({
      person: { id: person.id },
    });
    const refused = { ok: false, refusals: [{ code: "CONFLICT" }] };
    expect(await linkSignIn(deps, system, { personId: person.id, authUserId: unique("auth") })).toMatchObject(
      refused,
    );
    expect(await linkSignIn(deps, system, { personId: other.id, authUserId })).toMatchObject(refused);
    const { actor } = await addAdmin(database.db);
    expect(await linkSignIn(deps, actor, { personId: other.id, authUserId: unique("auth") })).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });

  test("is nobody for ids that name nobody", async () => {
    for (const personId of ["01900000-0000-7000-8000-000000000000", "", "' or 1=1"]) {
      expect(await loadActor(database.db, { personId }, { channel: "portal" })).toBeNull();
    }
  });
});

test("memberships are listed with their accounts, active or not, oldest first", async () => {
  const person = await addPerson(database.db);
  const [one, other] = [
    await addAccount(database.db),
    await addAccount(database.db, { contractStartsOn: "2026-01-01", contractEndsOn: "2026-12-31" }),
  ];
  await addMembership(database.db, { accountId: one.id, personId: person.id, role: "admin", active: false });
  await database.db.query("update memberships set created_at = '2020-01-01' where account_id = $1", [one.id]);
  await addMembership(database.db, { accountId: other.id, personId: person.id, role: "end_user" });
  expect(await listMemberships(database.db, { person, speaksFor: null })).toEqual([
    { account: one, role: "admin", active: false },
    { account: other, role: "end_user", active: true },
  ]);
});

test("accounts, people and staff are read by ids in one query each", async () => {
  const { person, account } = await addAdmin(database.db);
  const { staff, person: agent } = await addStaff(database.db);
  const gone = await addStaff(database.db, "agent", { active: false });
  expect(await accountsByIds(database.db, [account.id])).toEqual([account]);
  expect(await peopleByIds(database.db, [person.id])).toEqual([person]);
  const named = { id: staff.id, personId: agent.id, name: agent.name, role: "agent", active: true };
  expect(await staffByIds(database.db, [staff.id])).toEqual([named]);
  const working = (await listStaff(database.db)).map(({ id }) => id);
  expect(working).toContain(staff.id);
  expect(working).not.toContain(gone.staff.id);
});

describe("an access token", () => {
  async function made(actor: Actor, overrides: { expiresAt?: Date } = {}) {
    const result = await createAccessToken(deps, actor, {
      name: "CI",
      scopes: ["read_tickets", "write_tickets"],
      ...overrides,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.refusals));
    return result;
  }

  const actorBy = (secret: string, at = deps.clock.now()) =>
    loadTokenActor(database.db, secret, { channel: "graphql", at });

  test("is shown once, stored hashed, and found by its secret", async () => {
    const { actor } = await addAdmin(database.db);
    const { accessToken, secret } = await made(actor);
    expect(secret.startsWith(accessToken.prefix)).toBe(true);
    const stored = JSON.stringify(
      await database.db.query("select * from access_tokens where id = $1", [accessToken.id]),
    );
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.slice(12));
    const found = { ...actor, scopes: ["read_tickets", "write_tickets"], channel: "graphql" };
    expect(await actorBy(secret)).toEqual(found);
    expect(await actorBy(`${secret}x`)).toBeNull();
    const audit = JSON.stringify(
      await database.db.query("select * from audit_rows where subject_id = $1", [accessToken.id]),
    );
    expect(audit).toContain("access_token.created");
    expect(audit).not.toContain(secret.slice(12));
  });

  test("remembers when it was used, to the minute", async () => {
    const { actor } = await addAdmin(database.db);
    const { accessToken, secret } = await made(actor);
    const at = deps.clock.now().getTime();
    const useAfter = async (seconds: number) => {
      await actorBy(secret, new Date(at + seconds * 1000));
      const [row] = await listAccessTokens(database.db, actor, deps.clock.now());
      return ((row?.lastUsedAt?.getTime() ?? 0) - at) / 1000;
    };
    expect(accessToken.lastUsedAt).toBeNull();
    expect([await useAfter(1), await useAfter(60), await useAfter(61), await useAfter(62)]).toEqual([
      1, 1, 61, 61,
    ]);
  });

  test("is worth nothing once it is revoked or expired", async () => {
    const { actor } = await addAdmin(database.db);
    const revoked = await made(actor);
    const expiring = await made(actor, { expiresAt: new Date(deps.clock.now().getTime() + 1000) });
    const { actor: stranger } = await addAdmin(database.db);
    const foreign = await revokeAccessToken(deps, stranger, { id: revoked.accessToken.id });
    expect(foreign).toMatchObject({ ok: false, refusals: [{ code: "NOT_FOUND" }] });
    expect(await revokeAccessToken(deps, actor, { id: revoked.accessToken.id })).toMatchObject({ ok: true });
    expect(await revokeAccessToken(deps, actor, { id: revoked.accessToken.id })).toMatchObject({ ok: false });
    expect(await revokeAccessToken(deps, actor, { id: "nothing" })).toMatchObject({ ok: false });
    const later = new Date(deps.clock.now().getTime() + 1000);
    expect(await actorBy(revoked.secret)).toBeNull();
    expect(await actorBy(expiring.secret, later)).toBeNull();
    expect((await listAccessTokens(database.db, actor, later)).length).toBe(0);
    expect((await listAccessTokens(database.db, actor, deps.clock.now())).map(({ id }) => id)).toEqual([
      expiring.accessToken.id,
    ]);
  });

  test("cannot make another, nor hold what its owner may not", async () => {
    const { actor } = await addEndUser(database.db);
    const input = { name: "x", scopes: ["read_tickets" as const] };
    expect(await createAccessToken(deps, { ...actor, scopes: ["write_tickets"] }, input)).toMatchObject({
      ok: false,
    });
    expect(await createAccessToken(deps, { kind: "anonymous", visitor: null }, input)).toMatchObject({
      refusals: [{ code: "NOT_SIGNED_IN" }],
    });
    expect(await createAccessToken(deps, actor, { name: "x", scopes: ["desk"] })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await createAccessToken(deps, actor, { name: " ", scopes: ["desk"] })).toMatchObject({
      refusals: [{ path: ["name"] }],
    });
    expect(await createAccessToken(deps, actor, { name: "x", scopes: [] })).toMatchObject({
      refusals: [{ path: ["scopes"] }],
    });
    const past = { ...input, expiresAt: deps.clock.now() };
    expect(await createAccessToken(deps, actor, past)).toMatchObject({ refusals: [{ path: ["expiresAt"] }] });
  });
});

describe("provisioning", () => {
  test("makes an account with its admin and its staff, each with an audit row", async () => {
    const person = await createPerson(deps, system, { name: "Ada", email: `${unique("ada")}@one.test` });
    const account = await createAccount(deps, system, {
      name: "One",
      plan: "free",
      signedUpAt: deps.clock.now(),
    });
    if (!person.ok || !account.ok) throw new Error("refused");
    const membership = await createMembership(deps, system, {
      accountId: account.account.id,
      personId: person.person.id,
      role: "admin",
    });
    const staff = await createStaff(deps, system, { personId: person.person.id, role: "agent" });
    expect([membership, staff]).toMatchObject([{ ok: true }, { ok: true }]);
    const actor = await actorOf(database.db, person.person);
    expect(actor).toMatchObject({
      staff: { role: "agent" },
      memberships: [{ role: "admin", active: true, standing: "active" }],
    });
    const audit = await database.db.query(
      "select action, actor_kind, actor_id from audit_rows where subject_id = any($1) order by id",
      [[person.person.id, account.account.id]],
    );
    expect(audit).toEqual(
      ["person.created", "account.created"].map((action) => ({
        action,
        actor_kind: "system",
        actor_id: "test",
      })),
    );
    const roles = await database.db.query(
      `select action, data from audit_rows where action in ('membership.created', 'staff.created')
         and data ->> 'personId' = $1 order by id`,
      [person.person.id],
    );
    const { id: personId } = person.person;
    expect(roles).toEqual([
      { action: "membership.created", data: { personId, role: "admin", active: true } },
      { action: "staff.created", data: { personId, role: "agent", active: true } },
    ]);
  });

  test("of an address that somebody has, in whatever case, is a conflict", async () => {
    const email = `${unique("ada")}@one.test`;
    await createPerson(deps, system, { name: "Ada", email });
    const again = await createPerson(deps, system, { name: "Ada", email: email.toUpperCase() });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: "CONFLICT" }] });
    expect(await createPerson(deps, system, { name: "Ada", email: "not an address" })).toMatchObject({
      refusals: [{ path: ["email"] }],
    });
  });

  test("is the system's alone", async () => {
    const { actor } = await addStaff(database.db, "lead");
    expect(await createAccount(deps, actor, { name: "One", plan: "paying" })).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });
});
