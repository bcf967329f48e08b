import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { providerCallback, type ProviderFault } from "@recourse/core";
import {
  addAccount,
  addAdmin,
  addEndUser,
  addMembership,
  addPerson,
  addStaff,
  createTestDatabase,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../../testing/auth-template.js";
import { BrowserSession } from "../../testing/browser-session.js";
import { startOpenIdProvider, type RunningProvider, type SaidOf } from "../../testing/openid-provider.js";
import { PUBLIC_URL, startApi, type RunningApi } from "../../testing/start-api.js";
import { globalId } from "../../graphql/global-id.js";
import { createIdentityProviders } from "./openid-providers.js";

let database: TestDatabase;
let api: RunningApi;
const records = new Map<string, string[]>();
const running: RunningProvider[] = [];

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(
    database.url,
    {},
    {},
    {
      providers: createIdentityProviders({
        fetch: (url, { method, headers, body }) =>
          fetch(url, { method, headers, redirect: "manual", ...(body instanceof URLSearchParams ? { body } : {}) }),
        insecure: true,
      }),
      domainRecords: { texts: (name) => Promise.resolve(records.get(name) ?? []) },
    },
  );
});
beforeEach(() => database.db.query(`delete from auth."rateLimit"`));
afterEach(async () => {
  await Promise.all(running.splice(0).map((provider) => provider.close()));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const FIELDS =
  "signIn { callbackUrl provider { issuer clientId mode testedAt } domains { domain provenAt recordName recordValue } } userErrors { code message }";

type Admin = Awaited<ReturnType<typeof addAdmin>>;

/** An account with a proven domain whose admin has a fresh second factor, and its provider, tested. */
async function scene({ mode = "OFFERED", mailInToken = true }: { mode?: string; mailInToken?: boolean } = {}) {
  const admin = await addAdmin(database.db);
  const domain = `${unique("sso")}.test`;
  const browser = BrowserSession.of(api, await api.callerFor(admin.person));
  await browser.addFactor();
  const { id: accountId } = admin.account;
  const provider = await startOpenIdProvider(providerCallback(PUBLIC_URL, accountId), { mailInToken });
  running.push(provider);
  const change = (mutation: string, type: string, input: object) =>
    changeAs(browser, mutation, type, { accountId: globalId("Account", accountId), ...input });
  await change("accountDomainClaim", "AccountDomainInput", { domain });
  await proveInDns(accountId, domain);
  await change("accountDomainProve", "AccountDomainInput", { domain });
  const { issuer, clientId, clientSecret } = provider;
  await change("signInProviderSet", "SignInProviderSetInput", { issuer, clientId, clientSecret });
  const back = await tryProvider(browser, admin, provider, {
    sub: "tester",
    email: `tester@${domain}`,
    email_verified: true,
  });
  for (const each of mode === "OFF" ? [] : mode === "REQUIRED" ? ["OFFERED", "REQUIRED"] : [mode]) {
    const { userErrors } = await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: each });
    expect(userErrors).toEqual([]);
  }
  const member = await addEndUser(database.db, { account: admin.account });
  const email = `${unique("ada")}@${domain}`;
  await database.db.query("update people set email = $2 where id = $1", [member.person.id, email]);
  const said = { sub: unique("sub"), email, email_verified: true };
  return { admin, accountId, browser, provider, domain, change, back, person: { ...member.person, email }, said };
}

async function changeAs(browser: BrowserSession, mutation: string, type: string, input: object) {
  const { data, errors } = await api.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`,
    { input },
    browser.caller,
  );
  expect(errors).toEqual([]);
  return Object(data?.[mutation]);
}

async function proveInDns(accountId: string, domain: string) {
  const { recordName, recordValue } = await recordOf(accountId, domain);
  records.set(recordName, ["v=spf1 -all", recordValue]);
}

async function recordOf(accountId: string, domain: string) {
  const { codes } = api.api.deps;
  return {
    recordName: `_recourse-proof.${domain}`,
    recordValue: `recourse-proof=${codes.linkToken("domain proof", `${accountId} ${domain}`)}`,
  };
}

async function tryProvider(browser: BrowserSession, { account }: Admin, provider: RunningProvider, said: SaidOf) {
  const { body } = await browser.post("/provider/test", { accountId: globalId("Account", account.id) });
  const back = await provider.visit(Object(body).url, said);
  return (await browser.get(back.pathname + back.search)).location;
}

/** Types an address on the sign-in page; answers with where it leads. */
async function begin(browser: BrowserSession, email: string) {
  const { status, body } = await browser.post("/provider/start", { email, returnTo: "/tickets?view=open" });
  return { status, url: String(Object(body).url ?? ""), code: Object(body).code };
}

async function comeBack(browser: BrowserSession, back: URL) {
  return browser.get(back.pathname + back.search);
}

async function whoIs(browser: BrowserSession) {
  const { data } = await api.ask("{ viewer { person { email } } }", {}, browser.caller);
  return Object(data?.["viewer"]).person?.email ?? null;
}

/** The whole way; answers with where it ended. */
async function signInBy(provider: RunningProvider, said: SaidOf, typed = said.email ?? "") {
  const browser = new BrowserSession(api);
  const { url } = await begin(browser, typed);
  const { location } = await comeBack(browser, await provider.visit(url, said));
  return { browser, location, who: await whoIs(browser) };
}

async function refusals(accountId: string) {
  const rows = await database.db.query<{ code: string }[]>(
    "select data ->> 'code' as code from audit_rows where account_id = $1 and action = 'person.provider_sign_in_refused' order by id",
    [accountId],
  );
  return rows.map(({ code }) => code);
}

describe("signing in by the provider of an account", () => {
  test.each([true, false])("works for its people (address in the ID token: %s) and is on record", async (mailInToken) => {
    const { provider, said, person } = await scene({ mailInToken });
    const { browser, location, who } = await signInBy(provider, said);
    expect({ location, who }).toEqual({ location: "/tickets?view=open", who: person.email });
    expect(
      await database.db.query(
        "select 1 from audit_rows where action = 'person.signed_in' and subject_id = $1",
        [person.id],
      ),
    ).toHaveLength(1);
    // Nobody proved a second factor to us.
    const { data } = await api.ask(
      "{ supportDecision(input: { kind: QUESTION }) { factsJson } }",
      {},
      browser.caller,
    );
    expect(JSON.parse(Object(data?.["supportDecision"]).factsJson).requester.assurance).toBe("session");
    expect((await signInBy(provider, said)).who).toBe(person.email);
  });

  test("leads there by the domain alone: whether somebody has the address is not told", async () => {
    const { person, domain, provider } = await scene();
    const [known, unknown] = [
      await begin(new BrowserSession(api), person.email),
      await begin(new BrowserSession(api), `nobody@${domain}`),
    ];
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(known.url.startsWith(provider.issuer) && unknown.url.startsWith(provider.issuer)).toBe(true);
    expect((await begin(new BrowserSession(api), `ada@sub.${domain}`)).status).toBe(404);
    expect((await begin(new BrowserSession(api), "not an address")).status).toBe(404);
  });

  test("A19: a mail that the provider did not verify links nobody; the password goes on working", async () => {
    const { provider, accountId, said, person } = await scene();
    const { person: agent } = await addStaff(database.db);
    await api.callerFor(agent);
    await api.callerFor(person);
    for (const unverified of [
      { ...said, email_verified: false },
      { sub: said.sub, email: said.email },
      { ...said, email: agent.email, email_verified: false },
    ]) {
      const { location, who } = await signInBy(provider, unverified, person.email);
      expect({ location, who }).toEqual({ location: "/sign-in?problem=mail_not_verified", who: null });
    }
    expect(await database.db.query("select 1 from provider_subjects where account_id = $1", [accountId])).toEqual([]);
    expect((await new BrowserSession(api).signIn(agent.email)).status).toBe(200);
    expect((await new BrowserSession(api).signIn(person.email)).status).toBe(200);
  });

  test("A19: a provider speaks for nobody of another domain, for no staff, for nobody of two accounts", async () => {
    const { provider, accountId, domain, said, person } = await scene();
    const { person: agent } = await addStaff(database.db);
    const tried = async (claims: SaidOf) => (await signInBy(provider, claims, person.email)).location;
    expect(await tried({ ...said, email: agent.email })).toBe("/sign-in?problem=other_domain");
    await database.db.query("update people set email = $2 where id = $1", [agent.id, `agent@${domain}`]);
    expect(await tried({ ...said, email: `agent@${domain}` })).toBe("/sign-in?problem=staff");
    expect(await tried({ ...said, email: `nobody@${domain}` })).toBe("/sign-in?problem=not_a_member");
    const other = await addAccount(database.db);
    await addMembership(database.db, { accountId: other.id, personId: person.id, role: "admin" });
    expect(await tried(said)).toBe("/sign-in?problem=several_accounts");
    expect(await refusals(accountId)).toEqual(["other_domain", "staff", "not_a_member", "several_accounts"]);
  });

  test("a deactivated person is nobody's", async () => {
    const { provider, said, person } = await scene();
    expect((await signInBy(provider, said)).who).toBe(person.email);
    await database.db.query("update memberships set active = false where person_id = $1", [person.id]);
    const { location, who } = await signInBy(provider, said);
    expect({ location, who }).toEqual({ location: "/sign-in?problem=not_a_member", who: null });
  });

  test("whoever has somebody's address now is not them", async () => {
    const { provider, said, accountId } = await scene();
    await signInBy(provider, said);
    const { location } = await signInBy(provider, { ...said, sub: "somebody new" });
    expect(location).toBe("/sign-in?problem=another_subject");
    const renamed = await addPerson(database.db, { email: `${unique("x")}@${said.email.split("@")[1] ?? ""}` });
    await addMembership(database.db, { accountId, personId: renamed.id, role: "end_user" });
    expect((await signInBy(provider, { ...said, email: renamed.email })).location).toBe(
      "/sign-in?problem=another_subject",
    );
  });

  test("another nonce, another verifier, another state are refused", async () => {
    const { provider, said, person } = await scene();
    const changed = async (name: string, value: string) => {
      const browser = new BrowserSession(api);
      const url = new URL((await begin(browser, person.email)).url);
      url.searchParams.set(name, value);
      const { location } = await comeBack(browser, await provider.visit(url.href, said));
      return { location, who: await whoIs(browser) };
    };
    const refused = { location: "/sign-in?problem=refused", who: null };
    expect(await changed("nonce", "mine")).toEqual(refused);
    expect(await changed("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")).toEqual(refused);
    expect(await changed("state", "mine")).toEqual({ location: "/sign-in?problem=over", who: null });
  });

  test("a way back works once, in the browser that began it, to its own account", async () => {
    const { provider, said, person } = await scene();
    const other = await scene();
    const browser = new BrowserSession(api);
    const back = await provider.visit((await begin(browser, person.email)).url, said);
    const over = { status: 302, location: "/sign-in?problem=over" };
    // Somebody else's browser: nobody is signed in as who sent the link.
    const victim = new BrowserSession(api);
    await begin(victim, person.email);
    expect(await comeBack(victim, back)).toEqual(over);
    expect(await comeBack(new BrowserSession(api), back)).toEqual(over);
    const moved = new URL(back.href.replace(/provider\/[^/]+/, `provider/${other.accountId}`));
    expect(await comeBack(new BrowserSession(api), moved)).toEqual(over);
    // What went before used nothing up but its own.
    const again = BrowserSession.of(api, {});
    const url = (await begin(again, person.email)).url;
    const good = await provider.visit(url, said);
    const copy = BrowserSession.of(api, again.caller);
    expect((await comeBack(again, good)).location).toBe("/tickets?view=open");
    expect(await comeBack(copy, good)).toEqual(over);
  });

  test("a code is not used twice, and a provider that says no is believed", async () => {
    const { person } = await scene();
    const browser = new BrowserSession(api);
    const url = new URL((await begin(browser, person.email)).url);
    const back = new URL(url.searchParams.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({
      error: "access_denied",
      state: url.searchParams.get("state") ?? "",
      iss: url.origin,
    }).toString();
    expect((await comeBack(browser, back)).location).toBe("/sign-in?problem=refused");
  });

  test("a provider that is away is said to be, and nothing else stops", async () => {
    const { provider, said, person } = await scene();
    await api.callerFor(person);
    const browser = new BrowserSession(api);
    const back = await provider.visit((await begin(browser, person.email)).url, said);
    await provider.close();
    expect((await comeBack(browser, back)).location).toBe("/sign-in?problem=away");
    expect(await begin(new BrowserSession(api), person.email)).toMatchObject({ status: 422, code: "PROVIDER_AWAY" });
    expect((await new BrowserSession(api).signIn(person.email)).status).toBe(200);
  });

  test("whoever was never signed in gets a sign-in without a password", async () => {
    const { provider, said, person } = await scene();
    expect((await signInBy(provider, said)).who).toBe(person.email);
    const [{ authUserId } = { authUserId: null }] = await database.db.query<{ authUserId: string }[]>(
      `select auth_user_id as "authUserId" from people where id = $1`,
      [person.id],
    );
    expect(
      await database.db.query(`select 1 from auth.account where "userId" = $1`, [authUserId]),
    ).toEqual([]);
  });

  test("leads back to this site and nowhere else", async () => {
    const { person } = await scene();
    for (const returnTo of ["//evil.test", "https://evil.test", "/\\evil.test", "evil"]) {
      const { status } = await new BrowserSession(api).post("/provider/start", { email: person.email, returnTo });
      expect([returnTo, status]).toEqual([returnTo, 400]);
    }
  });
});

describe("a required provider", () => {
  test("ends the passwords of the people it speaks for, in the words of a wrong one, and of nobody else", async () => {
    const { domain, admin, person, change } = await scene({ mode: "REQUIRED" });
    const { person: agent } = await addStaff(database.db);
    const twice = await addEndUser(database.db, { account: admin.account });
    const other = await addAccount(database.db);
    await addMembership(database.db, { accountId: other.id, personId: twice.person.id, role: "admin" });
    const people = [
      { ...agent, email: `agent-${domain}@${domain}` },
      { ...twice.person, email: `twice-${domain}@${domain}` },
    ];
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFFERED" });
    for (const each of [...people, person]) {
      await database.db.query("update people set email = $2 where id = $1", [each.id, each.email]);
      await api.callerFor(each);
    }
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "REQUIRED" });
    const statuses = [];
    for (const { email } of [...people, person, admin.person]) {
      statuses.push((await new BrowserSession(api).signIn(email)).status);
    }
    // The administrator of another domain, too: what is required is required of the domain.
    expect(statuses).toEqual([200, 200, 401, 200]);
    const wrong = await new BrowserSession(api).signIn(person.email, "this is not the password");
    expect(await new BrowserSession(api).signIn(person.email)).toEqual(wrong);
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFF" });
    expect((await new BrowserSession(api).signIn(person.email)).status).toBe(200);
  });

  test("leaves the password to an administrator with a second factor, who can turn it off", async () => {
    const { domain, admin, change } = await scene({ mode: "OFFERED" });
    const email = `boss@${domain}`;
    await database.db.query("update people set email = $2 where id = $1", [admin.person.id, email]);
    await database.db.query(`update auth."user" set email = $2 where email = $1`, [admin.person.email, email]);
    const second = await addAdmin(database.db, { account: admin.account });
    const secondEmail = `second@${domain}`;
    await database.db.query("update people set email = $2 where id = $1", [second.person.id, secondEmail]);
    await api.callerFor({ ...second.person, email: secondEmail });
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "REQUIRED" });
    expect((await new BrowserSession(api).signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
    expect((await new BrowserSession(api).signIn(secondEmail)).status).toBe(401);
  });
});

describe("setting a provider", () => {
  test("takes an administrator with a second factor of now, and is on record without the secret", async () => {
    const { accountId, browser, provider, change } = await scene();
    const input = { accountId: globalId("Account", accountId), domain: "x.test" };
    const { person: other } = await addAdmin(database.db);
    const stranger = BrowserSession.of(api, await api.callerFor(other));
    await stranger.addFactor();
    const [{ code }] = (await changeAs(stranger, "accountDomainClaim", "AccountDomainInput", input)).userErrors;
    expect(code).toBe("NOT_FOUND");
    await database.db.query(
      `update auth.session set "secondFactorAt" = now() - interval '11 minutes' where "userId" = (select "userId" from auth.session where token = $1)`,
      [decodeURIComponent(/session_token=([^.;]+)/.exec(browser.cookie)?.[1] ?? "")],
    );
    for (const [mutation, type, given] of [
      ["accountDomainClaim", "AccountDomainInput", { domain: "x.test" }],
      ["accountDomainProve", "AccountDomainInput", { domain: "x.test" }],
      ["accountDomainGiveUp", "AccountDomainInput", { domain: "x.test" }],
      ["signInProviderSet", "SignInProviderSetInput", { issuer: "https://evil.test", clientId: "x", clientSecret: "y" }],
      ["signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFF" }],
    ] as const) {
      const { userErrors } = await change(mutation, type, given);
      expect(userErrors).toEqual([
        { code: "NOT_ALLOWED", message: "Confirm your second factor first, then do this again." },
      ]);
    }
    expect((await browser.post("/provider/test", { accountId: input.accountId })).status).toBe(403);
    const rows = await database.db.query<{ action: string; data: unknown }[]>(
      "select action, data from audit_rows where account_id = $1 and action like 'account.%' order by id",
      [accountId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "account.domain_claimed",
      "account.domain_proven",
      "account.sign_in_provider_set",
      "account.sign_in_provider_tested",
      "account.sign_in_provider_mode_set",
    ]);
    const dump = JSON.stringify([
      rows,
      await database.db.query("select * from sign_in_providers where account_id = $1", [accountId]),
    ]);
    expect(dump).not.toContain(provider.clientSecret);
  });

  test("an access token neither reads nor changes any of it", async () => {
    const { accountId, browser } = await scene();
    const made = await api.ask(
      `mutation { accessTokenCreate(input: { name: "t", scopes: [READ_TICKETS, WRITE_TICKETS, READ_ARTICLES] }) { secret } }`,
      {},
      browser.caller,
    );
    const token = String(Object(made.data?.["accessTokenCreate"]).secret);
    const id = globalId("Account", accountId);
    const read = await api.ask(`{ accountSignIn(accountId: "${id}") { callbackUrl } }`, {}, { token });
    expect(read.errors[0]?.extensions["code"]).toBe("NOT_ALLOWED");
    const changed = await api.ask(
      `mutation { signInProviderModeSet(input: { accountId: "${id}", mode: OFF }) { userErrors { code } } }`,
      {},
      { token },
    );
    expect(changed.data?.["signInProviderModeSet"]).toEqual({ userErrors: [{ code: "NOT_ALLOWED" }] });
  });

  test("is off until it was tested; set anew it is off again, forgets people, and ends what was begun", async () => {
    const { accountId, browser, provider, said, person, change, back, admin, domain } = await scene();
    expect(back).toBe(`/account/sign-in?${new URLSearchParams({ account: globalId("Account", accountId), tried: "good" })}`);
    await signInBy(provider, said);
    const begun = new BrowserSession(api);
    const way = await provider.visit((await begin(begun, person.email)).url, said);
    const { issuer, clientId } = provider;
    const set = await change("signInProviderSet", "SignInProviderSetInput", { issuer, clientId });
    expect(set.signIn.provider).toEqual({ issuer, clientId, mode: "OFF", testedAt: null });
    expect((await comeBack(begun, way)).location).toBe("/sign-in?problem=over");
    expect((await begin(new BrowserSession(api), person.email)).status).toBe(404);
    const { userErrors } = await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFFERED" });
    expect(userErrors).toEqual([{ code: "STATE_NOT_ALLOWED", message: "Test it first." }]);
    expect(await tryProvider(browser, admin, provider, { sub: "t", email: `t@${domain}` })).toMatch(
      /tried=mail_not_verified/,
    );
    // The kept secret is for the issuer that it was typed for.
    const moved = await change("signInProviderSet", "SignInProviderSetInput", { issuer: "https://evil.test", clientId });
    expect(moved.userErrors[0].message).toBe("Give the client secret of this provider.");
  });

  test("A39: an issuer is an https address", async () => {
    const { change } = await scene({ mode: "OFF" });
    for (const issuer of [
      "http://login.example.com",
      "http://169.254.169.254",
      "file:///etc/passwd",
      "https://user:pass@login.example.com",
      "https://login.example.com?x=1",
      "not an address",
    ]) {
      const { userErrors } = await change("signInProviderSet", "SignInProviderSetInput", {
        ...{ issuer, clientId: "x", clientSecret: "y" },
      });
      expect([issuer, userErrors[0]?.code]).toEqual([issuer, "INVALID"]);
    }
  });

  test("a domain is proven by its own record for this account, and is one account's while that record stands", async () => {
    const [one, two] = [await scene({ mode: "OFF" }), await scene({ mode: "OFF" })];
    const { domain } = one;
    const prove = async () => (await two.change("accountDomainProve", "AccountDomainInput", { domain })).userErrors;
    expect((await prove())[0].code).toBe("NOT_FOUND");
    await two.change("accountDomainClaim", "AccountDomainInput", { domain });
    // The other account's record proves nothing for this one.
    expect((await prove())[0].message).toMatch(/There is no TXT record/);
    const [first, second] = [await recordOf(one.accountId, domain), await recordOf(two.accountId, domain)];
    records.set(first.recordName, [first.recordValue, second.recordValue]);
    expect((await prove())[0].message).toMatch(/Another account/);
    records.set(first.recordName, [second.recordValue]);
    expect(await prove()).toEqual([]);
    const { data } = await api.ask(
      `{ accountSignIn(accountId: "${globalId("Account", one.accountId)}") { domains { provenAt } } }`,
      {},
      one.browser.caller,
    );
    expect(data?.["accountSignIn"]).toEqual({ domains: [{ provenAt: null }] });
  });
});

test("A39: providers that may not be asked are away, whatever their names resolve to", async () => {
  const providers = createIdentityProviders({
    fetch: () => Promise.reject(new TypeError("no address of the public internet")),
  });
  const settings = { issuer: "http://169.254.169.254", clientId: "x", clientSecret: "y" };
  const visit = { state: "s", nonce: "n", codeVerifier: "v".repeat(43), redirectUri: "https://help.test/x" };
  const result = (await providers.begin(settings, visit, null)) as ProviderFault;
  expect(result.ok).toBe(false);
});
