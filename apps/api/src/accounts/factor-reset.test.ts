import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { FACTOR_RESET_LINK, runFactorReset } from "@recourse/core";
import { addAdmin, addEndUser, addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { BrowserSession } from "../testing/browser-session.js";
import { startApi, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
});
afterEach(() => database.db.query(`delete from auth."rateLimit"`));
afterAll(async () => {
  await api.close();
  await database.drop();
});

const DAYS = 24 * 60 * 60_000;
const later = (days: number) => ({ now: () => new Date(Date.now() + days * DAYS) });

/** An end user with a second factor, at the question for it, with another admin in the account. */
async function scene(person?: { id: string; email: string }) {
  const admin = await addAdmin(database.db);
  const who = person ?? (await addEndUser(database.db, { account: admin.account })).person;
  const signedIn = BrowserSession.of(api, await api.callerFor(who));
  const factor = await signedIn.addFactor();
  const browser = new BrowserSession(api);
  await browser.signIn(who.email);
  return { admin: admin.person, person: who, signedIn, factor, browser };
}

function ask(browser: BrowserSession) {
  return browser.post("/two-factor/ask-reset", {});
}

async function mailsTo({ email }: { email: string }) {
  return database.db.query<{ template: string; data: Record<string, unknown> }[]>(
    "select template, data from outgoing_mails where to_address = $1 order by created_at, id",
    [email],
  );
}

async function linkFor(person: { email: string }) {
  const id = String((await mailsTo(person))[0]?.data["resetId"] ?? "");
  return { id, token: api.api.deps.codes.linkToken(FACTOR_RESET_LINK, id) };
}

async function run(person: { email: string }, days: number) {
  const { id } = await linkFor(person);
  return (await runFactorReset({ ...api.api.deps, clock: later(days) }, { resetId: id })).done;
}

/** Whether the password alone signs in. */
async function passwordIsEnough({ email }: { email: string }) {
  const { body } = await new BrowserSession(api).signIn(email);
  return Object(body).twoFactorRedirect !== true;
}

describe("a lost second factor", () => {
  test("A41: is removed three days after it was asked for, with the password, and not at once; everybody is told", async () => {
    const { admin, person, signedIn, browser } = await scene();
    const { status, body } = await ask(browser);
    expect(status).toBe(200);
    const wait = new Date(Object(body).runsAt).getTime() - Date.now();
    expect(wait).toBeGreaterThan(2.99 * DAYS);
    expect(wait).toBeLessThanOrEqual(3 * DAYS);
    // Asked again it is the same.
    expect(await ask(browser)).toEqual({ status, body });
    expect((await mailsTo(person)).map(({ template, data }) => [template, data["own"]])).toEqual([
      ["factor_reset_asked", true],
    ]);
    expect((await mailsTo(admin)).map(({ template, data }) => [template, data["own"]])).toEqual([
      ["factor_reset_asked", false],
    ]);
    expect(await run(person, 0)).toBe(false);
    expect(await run(person, 2.9)).toBe(false);
    expect(await passwordIsEnough(person)).toBe(false);

    expect(await run(person, 3.1)).toBe(true);
    expect(await run(person, 3.1)).toBe(false);
    expect(await passwordIsEnough(person)).toBe(true);
    const { data } = await api.ask("{ viewer { person { id } } }", {}, signedIn.caller);
    expect(data).toEqual({ viewer: { person: null } });
    expect((await mailsTo(admin)).map(({ template }) => template)).toEqual([
      "factor_reset_asked",
      "factor_reset_done",
    ]);
    const audit = await database.db.query<{ action: string }[]>(
      "select action from audit_rows where subject_id = $1 and action like 'factor_reset.%' order by id",
      [person.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(["factor_reset.asked", "factor_reset.done"]);
  });

  test("is not removed where an administrator, or they themselves, stop it by the link of their mail", async () => {
    const { admin, person, browser } = await scene();
    await ask(browser);
    const { id, token } = await linkFor(admin);
    const visitor = new BrowserSession(api);
    for (const wrong of ["", token.slice(1), api.api.deps.codes.linkToken("invitation", id)]) {
      expect((await visitor.post(`/factor-resets/${id}`, { token: wrong })).status).toBe(404);
    }
    const looked = await fetch(`${api.origin}/auth/factor-resets/${id}?token=${token}`);
    expect(Object.keys(Object(await looked.json()))).toEqual(["name", "runsAt"]);
    expect((await visitor.post(`/factor-resets/${id}`, { token })).status).toBe(200);
    expect((await visitor.post(`/factor-resets/${id}`, { token })).status).toBe(404);
    expect(await run(person, 4)).toBe(false);
    expect(await passwordIsEnough(person)).toBe(false);
  });

  test("is not removed of who has it after all, whose address changed, or who came to work here", async () => {
    const found = await scene();
    await ask(found.browser);
    expect((await found.browser.post("/two-factor/verify-totp", { code: found.factor.code() })).status).toBe(
      200,
    );
    const moved = await scene();
    await ask(moved.browser);
    await database.db.query("update people set email_since = now() where id = $1", [moved.person.id]);
    const hired = await scene();
    await ask(hired.browser);
    await database.db.query(
      "insert into staff (person_id, role, active, created_at) values ($1, 'agent', true, now())",
      [hired.person.id],
    );
    for (const { person } of [found, moved, hired]) {
      expect(await run(person, 4)).toBe(false);
      expect(await passwordIsEnough(person)).toBe(false);
    }
  });

  test("A41: nobody asks without the password, no staff at all, nobody whose address is new, and nobody again and again", async () => {
    const { signedIn } = await scene();
    expect((await ask(new BrowserSession(api))).status).toBe(401);
    // A session is no password of now.
    expect((await ask(signedIn)).status).toBe(401);
    const staff = await scene((await addStaff(database.db)).person);
    expect(await ask(staff.browser)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("You work here") },
    });
    const fresh = await scene();
    await database.db.query("update people set email_since = now() where id = $1", [fresh.person.id]);
    expect(await ask(fresh.browser)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("changed lately") },
    });
    const often = await scene();
    for (let index = 0; index < 3; index += 1) {
      expect((await ask(often.browser)).status).toBe(200);
      await database.db.query(
        "update factor_resets set state = 'stopped', ended_at = now() where person_id = $1 and state = 'asked'",
        [often.person.id],
      );
    }
    expect((await ask(often.browser)).status).toBe(422);
    expect(await mailsTo(often.admin)).toHaveLength(3);
  });
});
