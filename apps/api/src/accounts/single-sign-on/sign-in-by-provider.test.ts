import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { addAccount, addMembership, addPerson, addStaff, unique } from "@recourse/testing";
import { BrowserSession } from "../../testing/browser-session.js";
import type { SaidOf } from "../../testing/openid-provider.js";
import { startSingleSignOn, type SingleSignOn } from "../../testing/single-sign-on.js";

let on: SingleSignOn;
beforeAll(async () => {
  on = await startSingleSignOn();
});
afterEach(() => on.clear());
afterAll(() => on.close());

describe("signing in by the provider of an account", () => {
  test.each([true, false])(
    "works for its people (address in the ID token: %s) and is on record",
    async (mailInToken) => {
      const { provider, said, person } = await on.scene({ mailInToken });
      const { location, who } = await on.signInBy(provider, said);
      expect({ location, who }).toEqual({ location: "/tickets?view=open", who: person.email });
      expect(
        await on.db.query("select 1 from audit_rows where action = 'person.signed_in' and subject_id = $1", [
          person.id,
        ]),
      ).toHaveLength(1);
      // Nobody proved a second factor to us.
      expect(
        await on.db.query(
          `select s."secondFactorAt" as at from auth.session s join people p on p.auth_user_id = s."userId" where p.id = $1`,
          [person.id],
        ),
      ).toEqual([{ at: null }]);
      expect((await on.signInBy(provider, said)).who).toBe(person.email);
    },
  );

  test("leads there by the domain alone: whether somebody has the address is not told", async () => {
    const { person, domain, provider } = await on.scene();
    const [known, unknown] = [
      await on.begin(new BrowserSession(on.api), person.email),
      await on.begin(new BrowserSession(on.api), `nobody@${domain}`),
    ];
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(known.url.startsWith(provider.issuer) && unknown.url.startsWith(provider.issuer)).toBe(true);
    expect((await on.begin(new BrowserSession(on.api), `ada@sub.${domain}`)).status).toBe(404);
    expect((await on.begin(new BrowserSession(on.api), "not an address")).status).toBe(404);
  });

  test("A19: a mail that the provider did not verify links nobody; the password goes on working", async () => {
    const { provider, accountId, said, person } = await on.scene();
    const { person: agent } = await addStaff(on.db);
    await on.api.callerFor(agent);
    await on.api.callerFor(person);
    for (const unverified of [
      { ...said, email_verified: false },
      { sub: said.sub, email: said.email },
      { ...said, email: agent.email, email_verified: false },
    ]) {
      const { location, who } = await on.signInBy(provider, unverified, person.email);
      expect({ location, who }).toEqual({ location: "/sign-in?problem=mail_not_verified", who: null });
    }
    expect(await on.db.query("select 1 from provider_subjects where account_id = $1", [accountId])).toEqual(
      [],
    );
    expect((await new BrowserSession(on.api).signIn(agent.email)).status).toBe(200);
    expect((await new BrowserSession(on.api).signIn(person.email)).status).toBe(200);
  });

  test("A19: a provider speaks for nobody of another domain, for no staff, for nobody of two accounts", async () => {
    const { provider, accountId, domain, said, person } = await on.scene();
    const { person: agent } = await addStaff(on.db);
    const tried = async (claims: SaidOf) => (await on.signInBy(provider, claims, person.email)).location;
    expect(await tried({ ...said, email: agent.email })).toBe("/sign-in?problem=other_domain");
    await on.db.query("update people set email = $2 where id = $1", [agent.id, `agent@${domain}`]);
    expect(await tried({ ...said, email: `agent@${domain}` })).toBe("/sign-in?problem=staff");
    expect(await tried({ ...said, email: `nobody@${domain}` })).toBe("/sign-in?problem=not_a_member");
    const other = await addAccount(on.db);
    await addMembership(on.db, { accountId: other.id, personId: person.id, role: "admin" });
    expect(await tried(said)).toBe("/sign-in?problem=several_accounts");
    expect(await refusals(accountId)).toEqual(["other_domain", "staff", "not_a_member", "several_accounts"]);
  });

  test("a deactivated person is nobody's", async () => {
    const { provider, said, person } = await on.scene();
    expect((await on.signInBy(provider, said)).who).toBe(person.email);
    await on.db.query("update memberships set active = false where person_id = $1", [person.id]);
    const { location, who } = await on.signInBy(provider, said);
    expect({ location, who }).toEqual({ location: "/sign-in?problem=not_a_member", who: null });
  });

  test("whoever has somebody's address now is not them", async () => {
    const { provider, said, accountId } = await on.scene();
    await on.signInBy(provider, said);
    const { location } = await on.signInBy(provider, { ...said, sub: "somebody new" });
    expect(location).toBe("/sign-in?problem=another_subject");
    const renamed = await addPerson(on.db, { email: `${unique("x")}@${said.email.split("@")[1] ?? ""}` });
    await addMembership(on.db, { accountId, personId: renamed.id, role: "end_user" });
    expect((await on.signInBy(provider, { ...said, email: renamed.email })).location).toBe(
      "/sign-in?problem=another_subject",
    );
  });

  test("another nonce, another verifier, another state are refused", async () => {
    const { provider, said, person } = await on.scene();
    const changed = async (name: string, value: string) => {
      const browser = new BrowserSession(on.api);
      const url = new URL((await on.begin(browser, person.email)).url);
      url.searchParams.set(name, value);
      const { location } = await on.comeBack(browser, await provider.visit(url.href, said));
      return { location, who: await on.whoIs(browser) };
    };
    const refused = { location: "/sign-in?problem=refused", who: null };
    expect(await changed("nonce", "mine")).toEqual(refused);
    expect(await changed("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")).toEqual(refused);
    expect(await changed("state", "mine")).toEqual({ location: "/sign-in?problem=over", who: null });
  });

  test("a way back works once, in the browser that began it, to its own account", async () => {
    const { provider, said, person } = await on.scene();
    const other = await on.scene();
    const browser = new BrowserSession(on.api);
    const back = await provider.visit((await on.begin(browser, person.email)).url, said);
    const over = { status: 302, location: "/sign-in?problem=over" };
    // Somebody else's browser: nobody is signed in as who sent the link.
    const victim = new BrowserSession(on.api);
    await on.begin(victim, person.email);
    expect(await on.comeBack(victim, back)).toEqual(over);
    expect(await on.comeBack(new BrowserSession(on.api), back)).toEqual(over);
    const moved = new URL(back.href.replace(/provider\/[^/]+/, `provider/${other.accountId}`));
    expect(await on.comeBack(BrowserSession.of(on.api, browser.caller), moved)).toEqual(over);
    const copy = BrowserSession.of(on.api, browser.caller);
    expect((await on.comeBack(browser, back)).location).toBe("/tickets?view=open");
    expect(await on.comeBack(copy, back)).toEqual(over);
  });

  test("a provider that says no is believed", async () => {
    const { person } = await on.scene();
    const browser = new BrowserSession(on.api);
    const url = new URL((await on.begin(browser, person.email)).url);
    const back = new URL(url.searchParams.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({
      error: "access_denied",
      state: url.searchParams.get("state") ?? "",
      iss: url.origin,
    }).toString();
    expect((await on.comeBack(browser, back)).location).toBe("/sign-in?problem=refused");
  });

  test("a provider that is away is said to be, and nothing else stops", async () => {
    const { provider, said, person } = await on.scene();
    await on.api.callerFor(person);
    const browser = new BrowserSession(on.api);
    const back = await provider.visit((await on.begin(browser, person.email)).url, said);
    await provider.close();
    expect((await on.comeBack(browser, back)).location).toBe("/sign-in?problem=away");
    expect(await on.begin(new BrowserSession(on.api), person.email)).toMatchObject({
      status: 422,
      code: "PROVIDER_AWAY",
    });
    expect((await new BrowserSession(on.api).signIn(person.email)).status).toBe(200);
  });

  test("whoever was never signed in gets a sign-in without a password", async () => {
    const { provider, said, person } = await on.scene();
    expect((await on.signInBy(provider, said)).who).toBe(person.email);
    const [{ authUserId } = { authUserId: null }] = await on.db.query<{ authUserId: string }[]>(
      `select auth_user_id as "authUserId" from people where id = $1`,
      [person.id],
    );
    expect(await on.db.query(`select 1 from auth.account where "userId" = $1`, [authUserId])).toEqual([]);
  });

  test("leads back to this site and nowhere else", async () => {
    const { person } = await on.scene();
    for (const returnTo of ["//evil.test", "https://evil.test", "/\\evil.test", "evil"]) {
      const { status } = await new BrowserSession(on.api).post("/provider/start", {
        email: person.email,
        returnTo,
      });
      expect([returnTo, status]).toEqual([returnTo, 400]);
    }
  });
});

async function refusals(accountId: string) {
  const rows = await on.db.query<{ code: string }[]>(
    "select data ->> 'code' as code from audit_rows where account_id = $1 and action = 'person.provider_sign_in_refused' order by id",
    [accountId],
  );
  return rows.map(({ code }) => code);
}
