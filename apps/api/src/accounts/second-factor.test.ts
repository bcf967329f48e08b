import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { addAdmin, addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { BrowserSession } from "../testing/browser-session.js";
import { PASSWORD, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, {}, { REQUIRE_STAFF_SECOND_FACTOR: "1" });
});
beforeEach(() => database.db.query(`delete from auth."rateLimit"`));
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Somebody who is signed in with a password alone. */
async function newcomer(person?: { id: string; email: string }) {
  const who = person ?? (await addAdmin(database.db, {})).person;
  return { email: who.email, id: who.id, browser: BrowserSession.of(api, await api.callerFor(who)) };
}

/** Somebody with a second factor, who is at the question for it in another browser. */
async function challenged() {
  const { email, id, browser } = await newcomer();
  const factor = await browser.addFactor();
  const other = new BrowserSession(api);
  await other.signIn(email);
  return { email, id, browser, factor, other };
}

async function whoIs(caller: Caller): Promise<unknown> {
  return (await api.ask("{ viewer { person { email } } }", {}, caller)).data?.["viewer"];
}

const nobody = { person: null };

async function assuranceOf(caller: Caller): Promise<unknown> {
  const { data } = await api.ask("{ supportDecision(input: { kind: QUESTION }) { factsJson } }", {}, caller);
  return JSON.parse(Object(data?.["supportDecision"]).factsJson).requester.assurance;
}

describe("a second factor", () => {
  test("is asked for after the password, and makes the session", async () => {
    const { email, factor, other } = await challenged();
    expect(await whoIs(other.caller)).toEqual(nobody);
    expect((await other.post("/two-factor/verify-totp", { code: factor.code() })).status).toBe(200);
    expect(await whoIs(other.caller)).toEqual({ person: { email } });
  });

  test("is needed at each sign-in: no browser is trusted, whatever it asks for", async () => {
    const { email, factor, other } = await challenged();
    await other.post("/two-factor/verify-totp", { code: factor.code(), trustDevice: true });
    const again = BrowserSession.of(api, other.caller);
    await again.post("/sign-out", {});
    expect((await again.signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
    expect(await whoIs(again.caller)).toEqual(nobody);
  });

  test("can be a recovery code, once", async () => {
    const { email, factor, other } = await challenged();
    const [code = ""] = factor.recoveryCodes;
    expect((await other.post("/two-factor/verify-backup-code", { code })).status).toBe(200);
    const third = new BrowserSession(api);
    await third.signIn(email);
    expect((await third.post("/two-factor/verify-backup-code", { code })).status).toBe(401);
  });

  test("a code that was used works no second time", async () => {
    const { email, factor, other } = await challenged();
    await other.post("/two-factor/verify-totp", { code: factor.code() });
    const third = new BrowserSession(api);
    await third.signIn(email);
    expect((await third.post("/two-factor/verify-totp", { code: factor.code() })).status).toBe(401);
    expect(await whoIs(third.caller)).toEqual(nobody);
  });

  test("A13: five wrong codes are the end of it, however they come; the right one then fails as they do", async () => {
    const { email, factor, other } = await challenged();
    const wrong = await Promise.all(
      Array.from({ length: 11 }, async (_, index) => {
        const browser = new BrowserSession(api);
        await browser.signIn(email);
        await database.db.query(`delete from auth."rateLimit"`);
        const headers = { "x-forwarded-for": `198.51.100.${index}` };
        return browser.post("/two-factor/verify-totp", { code: `00000${index}`.slice(-6) }, headers);
      }),
    );
    await database.db.query(`delete from auth."rateLimit"`);
    const right = await other.post("/two-factor/verify-totp", { code: factor.code() });
    expect(new Set([...wrong, right].map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 401, body: { message: "Invalid code", code: "INVALID_CODE" } })]),
    );
    expect(await whoIs(other.caller)).toEqual(nobody);
  });

  test("A13: in a live session wrong codes count as well", async () => {
    const { browser, factor } = await challenged();
    const statuses: number[] = [];
    for (let tried = 0; tried < 5; tried += 1) {
      statuses.push((await browser.post("/two-factor/verify-totp", { code: `00000${tried}` })).status);
    }
    statuses.push((await browser.post("/two-factor/verify-totp", { code: factor.code() })).status);
    expect(statuses).toEqual(Array.from({ length: 6 }, () => 401));
  });

  test("A16: neither it nor its recovery codes can be read in the database", async () => {
    const { factor } = await challenged();
    const rows = JSON.stringify(await database.db.query(`select * from auth."twoFactor"`));
    expect(factor.recoveryCodes.filter((code) => rows.includes(code))).toEqual([]);
  });

  test("A17: adding or removing it ends all other sessions, and is in the audit trail without it", async () => {
    const { email, id, browser } = await newcomer();
    const other = await api.signIn(email);
    const factor = await browser.addFactor();
    expect(await whoIs({ cookie: other })).toEqual(nobody);
    expect(await whoIs(browser.caller)).toEqual({ person: { email } });

    const third = new BrowserSession(api);
    await third.signIn(email);
    await third.post("/two-factor/verify-totp", { code: factor.code() });
    expect((await browser.post("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
    expect(await whoIs(third.caller)).toEqual(nobody);
    expect(
      await database.db.query(
        "select action, data from audit_rows where subject_id = $1 and action like 'sign_in.%' order by id",
        [id],
      ),
    ).toEqual([
      { action: "sign_in.second_factor_added", data: {} },
      { action: "sign_in.second_factor_removed", data: {} },
    ]);
  });

  test("A17: a new password ends all other sessions, whatever was asked for; this one keeps its second factor", async () => {
    const { email, browser } = await newcomer();
    await browser.addFactor();
    const changed = await browser.post("/change-password", {
      ...{
        currentPassword: PASSWORD,
        newPassword: "another horse battery staple",
        revokeOtherSessions: false,
      },
    });
    expect(changed.status).toBe(200);
    expect(await whoIs(browser.caller)).toEqual({ person: { email } });
    expect(await factorsOf(email)).toEqual([true]);
  });

  test("is not removed with the password alone once it was not confirmed for a while", async () => {
    const { browser, email } = await newcomer();
    const factor = await browser.addFactor();
    await database.db.query(
      `update auth.session set "secondFactorAt" = now() - interval '11 minutes'
       where "userId" = (select id from auth."user" where email = $1)`,
      [email],
    );
    const refusal = await browser.post("/two-factor/disable", { password: PASSWORD });
    expect([refusal.status, refusal.body]).toMatchObject([403, { code: "SECOND_FACTOR_NEEDED" }]);
    await browser.post("/two-factor/verify-totp", { code: factor.code() });
    expect((await browser.post("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
  });
});

async function factorsOf(email: string): Promise<boolean[]> {
  const rows = await database.db.query<{ proven: boolean }[]>(
    `select s."secondFactorAt" is not null as proven from auth.session s join auth."user" u on u.id = s."userId" where u.email = $1`,
    [email],
  );
  return rows.map(({ proven }) => proven);
}

describe("confirming the second factor", () => {
  test("makes the session re-authenticated for ten minutes", async () => {
    const { email, factor, browser } = await challenged();
    const age = (minutes: number) =>
      database.db.query(
        `update auth.session set "secondFactorAt" = now() - make_interval(mins => $2::int)
         where "userId" = (select id from auth."user" where email = $1)`,
        [email, minutes],
      );
    await age(9);
    expect(await assuranceOf(browser.caller)).toBe("reauthenticated");
    await age(11);
    expect(await assuranceOf(browser.caller)).toBe("session");
    expect((await browser.post("/two-factor/verify-totp", { code: factor.code() })).status).toBe(200);
    expect(await assuranceOf(browser.caller)).toBe("reauthenticated");
  });
});

describe("staff", () => {
  const desk = "{ viewer { staff { role } } }";
  const viewer = "{ viewer { deskNeedsSecondFactor staff { role } viewerCan { useDesk { allowed } } } }";

  test("are no staff until their session has a second factor", async () => {
    const { browser } = await newcomer((await addStaff(database.db, "lead")).person);
    expect((await api.askDesk(desk, {}, browser.caller)).status).toBe(404);
    expect((await api.ask(viewer, {}, browser.caller)).data?.["viewer"]).toEqual({
      ...{ deskNeedsSecondFactor: true, staff: null, viewerCan: { useDesk: { allowed: false } } },
    });
    await browser.addFactor();
    expect((await api.askDesk(desk, {}, browser.caller)).data?.["viewer"]).toEqual({
      staff: { role: "LEAD" },
    });
    expect((await api.ask(viewer, {}, browser.caller)).data?.["viewer"]).toEqual({
      ...{ deskNeedsSecondFactor: false, staff: { role: "LEAD" }, viewerCan: { useDesk: { allowed: true } } },
    });
  });

  test("cannot get around it with an access token that was made without one", async () => {
    const { browser } = await newcomer((await addStaff(database.db, "lead")).person);
    const create = `mutation($scopes: [TokenScope!]!) {
      accessTokenCreate(input: { name: "x", scopes: $scopes }) { secret userErrors { code } } }`;
    const made = async (scopes: string[]) =>
      (await api.ask(create, { scopes }, { ...browser.caller })).data?.["accessTokenCreate"];
    expect(await made(["DESK"])).toMatchObject({ secret: null });
    const { secret } = Object(await made(["READ_TICKETS"]));
    expect((await api.ask(viewer, {}, { token: secret })).data?.["viewer"]).toMatchObject({ staff: null });
    await browser.addFactor();
    const proven = Object(await made(["DESK"]));
    expect((await api.askDesk(desk, {}, { token: proven.secret })).data?.["viewer"]).toEqual({
      staff: { role: "LEAD" },
    });
  });
});
