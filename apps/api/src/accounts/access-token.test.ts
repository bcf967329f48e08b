import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const CREATE = `mutation ($input: AccessTokenCreateInput!) { accessTokenCreate(input: $input) {
  accessToken { id name scopes prefix expiresAt } secret userErrors { code path } } }`;
const payloadSchema = z.object({
  accessTokenCreate: z.object({
    accessToken: z.looseObject({ id: z.string(), prefix: z.string() }).nullable(),
    secret: z.string().nullable(),
    userErrors: z.array(z.object({ code: z.string(), path: z.array(z.string()).nullable() })),
  }),
});

async function create(caller: Caller, scopes: string[], input: Record<string, unknown> = {}) {
  const { data } = await api.ask(CREATE, { input: { name: "script", scopes, ...input } }, caller);
  return payloadSchema.parse(data).accessTokenCreate;
}

async function tokenOf(caller: Caller, ...scopes: string[]): Promise<Caller> {
  const { secret } = await create(caller, scopes);
  return { token: secret ?? "" };
}

const OPEN = `mutation { ticketOpen(input: { idempotencyKey: "k", kind: QUESTION, subject: "s", body: "b" }) {
  ticket { number } decision { outcome } userErrors { code } } }`;

describe("a personal access token", () => {
  test("A16: is shown once; what is kept does not open anything", async () => {
    const caller = await api.callerFor((await addAdmin(database.db)).person);
    const { secret, accessToken } = await create(caller, ["READ_TICKETS", "READ_ARTICLES"]);
    expect(secret).toMatch(/^rc._[A-Za-z0-9_-]{43}$/);
    expect(accessToken).toMatchObject({ scopes: ["READ_ARTICLES", "READ_TICKETS"], expiresAt: null });
    const [row] = await database.db.query("select * from access_tokens order by created_at desc limit 1");
    expect(JSON.stringify(row)).not.toContain(secret?.slice(12));
    const { data } = await api.ask("{ viewer { accessTokens { prefix name } } }", {}, caller);
    expect(data).toEqual({
      viewer: { accessTokens: [{ prefix: secret?.slice(0, accessToken?.prefix.length), name: "script" }] },
    });
  });

  test("acts as its person, within its scopes", async () => {
    const { person, account } = await addAdmin(database.db);
    const { number } = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    const session = await api.callerFor(person);
    const reader = await tokenOf(session, "READ_TICKETS");
    const { data } = await api.ask(
      "query ($number: Int!) { viewer { person { email } } ticket(number: $number) { number } }",
      { number },
      reader,
    );
    expect(data).toEqual({ viewer: { person: { email: person.email } }, ticket: { number } });
    expect((await api.ask(OPEN, {}, reader)).data).toEqual({
      ticketOpen: { ticket: null, decision: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    const writer = await tokenOf(session, "WRITE_TICKETS");
    expect((await api.ask(OPEN, {}, writer)).data).toMatchObject({
      ticketOpen: { decision: { outcome: "ACCEPT" }, userErrors: [] },
    });
  });

  test("without the scope to read is told so, and finds nothing another way", async () => {
    const { person, account } = await addAdmin(database.db);
    const { number, id } = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    const caller = await tokenOf(await api.callerFor(person), "READ_ARTICLES");
    for (const query of ["{ tickets { totalCount } }", `{ ticket(number: ${number}) { id } }`]) {
      const { errors } = await api.ask(query, {}, caller);
      expect(errors[0]?.extensions["code"]).toBe("NOT_ALLOWED");
    }
    const node = Buffer.from(`Ticket:${id}`).toString("base64url");
    expect((await api.ask("query ($id: ID!) { node(id: $id) { id } }", { id: node }, caller)).data).toEqual({
      node: null,
    });
  });

  test("tells of its person's accounts and other tokens only what its scopes reach", async () => {
    const { person, account } = await addAdmin(database.db);
    const session = await api.callerFor(person);
    const [reader, writer] = [
      await tokenOf(session, "READ_ARTICLES"),
      await tokenOf(session, "READ_TICKETS"),
    ];
    const codeOf = async (query: string, caller: Caller) =>
      (await api.ask(query, {}, caller)).errors[0]?.extensions["code"];
    const memberships = "{ viewer { memberships { account { name } } } }";
    expect(await codeOf(memberships, reader)).toBe("NOT_ALLOWED");
    expect((await api.ask(memberships, {}, writer)).data).toEqual({
      viewer: { memberships: [{ account: { name: account.name } }] },
    });
    expect(await codeOf("{ viewer { accessTokens { name } } }", writer)).toBe("NOT_ALLOWED");
    expect(await codeOf("{ supportDecision(input: { kind: QUESTION }) { outcome } }", reader)).toBe(
      "NOT_ALLOWED",
    );
    const id = Buffer.from(`Account:${account.id}`).toString("base64url");
    expect((await api.ask(`{ node(id: "${id}") { id } }`, {}, reader)).data).toEqual({ node: null });
  });

  test("makes no other token", async () => {
    const token = await tokenOf(await api.callerFor((await addAdmin(database.db)).person), "READ_TICKETS");
    expect((await create(token, ["WRITE_TICKETS"])).userErrors).toEqual([
      { code: "NOT_ALLOWED", path: null },
    ]);
  });

  test("opens the desk only to staff, and only with its scope", async () => {
    const staff = await api.callerFor((await addStaff(database.db, "lead")).person);
    const customer = await api.callerFor((await addAdmin(database.db)).person);
    const asked = async (caller: Caller) =>
      (await api.askDesk("{ queueCounts { open } }", {}, caller)).status;
    expect(await asked(await tokenOf(staff, "DESK"))).toBe(200);
    const without = await api.askDesk("{ queueCounts { open } }", {}, await tokenOf(staff, "READ_TICKETS"));
    expect([without.status, without.errors[0]?.extensions["code"]]).toEqual([403, "NOT_ALLOWED"]);
    expect(await asked(await tokenOf(customer, "READ_TICKETS"))).toBe(404);
    expect((await create(customer, ["DESK"])).userErrors[0]?.code).toBe("NOT_ALLOWED");
  });

  test("A20: that is unknown, revoked or expired signs nobody in, also not by the cookie beside it", async () => {
    const session = await api.callerFor((await addAdmin(database.db)).person);
    const { secret, accessToken } = await create(session, ["READ_TICKETS"], {
      expiresAt: "2026-04-14T17:00:00Z",
    });
    const caller = { token: secret ?? "" };
    const ask = async (by: Caller) => {
      const { status, errors } = await api.ask("{ viewer { person { name } } }", {}, by);
      return [status, errors[0]?.extensions["code"]];
    };
    expect(await ask(caller)).toEqual([200, undefined]);
    clock.advance({ hours: 2 });
    expect(await ask(caller)).toEqual([401, "NOT_SIGNED_IN"]);
    expect(await ask({ ...session, ...caller })).toEqual([401, "NOT_SIGNED_IN"]);
    for (const authorization of ["Basic eDp5", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."]) {
      expect(await ask({ headers: { authorization } })).toEqual([401, "NOT_SIGNED_IN"]);
    }

    const second = await create(session, ["READ_TICKETS"]);
    const revoke =
      "mutation ($id: ID!) { accessTokenRevoke(input: { id: $id }) { accessToken { id } userErrors { code } } }";
    const stranger = await api.callerFor((await addAdmin(database.db)).person);
    const id = second.accessToken?.id;
    expect((await api.ask(revoke, { id }, stranger)).data).toMatchObject({
      accessTokenRevoke: { userErrors: [{ code: "NOT_FOUND" }] },
    });
    expect((await api.ask(revoke, { id }, session)).data).toMatchObject({
      accessTokenRevoke: { accessToken: { id }, userErrors: [] },
    });
    expect(await ask({ token: second.secret ?? "" })).toEqual([401, "NOT_SIGNED_IN"]);
    expect(accessToken?.["expiresAt"]).toBe("2026-04-14T17:00:00.000Z");
  });
});
