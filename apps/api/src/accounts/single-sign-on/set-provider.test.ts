import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin } from "@recourse/testing";
import { globalId } from "../../graphql/global-id.js";
import { BrowserSession } from "../../testing/browser-session.js";
import { startSingleSignOn, type SingleSignOn } from "../../testing/single-sign-on.js";

let on: SingleSignOn;
beforeAll(async () => {
  on = await startSingleSignOn();
});
afterEach(() => on.clear());
afterAll(() => on.close());

describe("setting a provider", () => {
  test("takes an administrator with a second factor of now, and is on record without the secret", async () => {
    const { accountId, browser, provider, change } = await on.scene();
    const input = { accountId: globalId("Account", accountId), domain: "x.test" };
    const { person: other } = await addAdmin(on.db);
    const stranger = BrowserSession.of(on.api, await on.api.callerFor(other));
    await stranger.addFactor();
    const [{ code }] = (await on.changeAs(stranger, "accountDomainClaim", "AccountDomainInput", input))
      .userErrors;
    expect(code).toBe("NOT_FOUND");
    await on.db.query(
      `update auth.session set "secondFactorAt" = now() - interval '11 minutes' where "userId" = (select "userId" from auth.session where token = $1)`,
      [decodeURIComponent(/session_token=([^.;]+)/.exec(browser.cookie)?.[1] ?? "")],
    );
    for (const [mutation, type, given] of [
      ["accountDomainClaim", "AccountDomainInput", { domain: "x.test" }],
      ["accountDomainProve", "AccountDomainInput", { domain: "x.test" }],
      ["accountDomainGiveUp", "AccountDomainInput", { domain: "x.test" }],
      [
        "signInProviderSet",
        "SignInProviderSetInput",
        { issuer: "https://evil.test", clientId: "x", clientSecret: "y" },
      ],
      ["signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFF" }],
    ] as const) {
      const { userErrors } = await change(mutation, type, given);
      expect(userErrors).toEqual([
        { code: "NOT_ALLOWED", message: "Confirm your second factor first, then do this again." },
      ]);
    }
    expect((await browser.post("/provider/test", { accountId: input.accountId })).status).toBe(403);
    const rows = await on.db.query<{ action: string; data: unknown }[]>(
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
      await on.db.query("select * from sign_in_providers where account_id = $1", [accountId]),
    ]);
    expect(dump).not.toContain(provider.clientSecret);
  });

  test("an access token neither reads nor changes any of it", async () => {
    const { accountId, browser } = await on.scene();
    const made = await on.api.ask(
      `mutation { accessTokenCreate(input: { name: "t", scopes: [READ_TICKETS, WRITE_TICKETS, READ_ARTICLES] }) { secret } }`,
      {},
      browser.caller,
    );
    const token = String(Object(made.data?.["accessTokenCreate"]).secret);
    const id = globalId("Account", accountId);
    const read = await on.api.ask(`{ accountSignIn(accountId: "${id}") { callbackUrl } }`, {}, { token });
    expect(read.errors[0]?.extensions["code"]).toBe("NOT_ALLOWED");
    const changed = await on.api.ask(
      `mutation { signInProviderModeSet(input: { accountId: "${id}", mode: OFF }) { userErrors { code } } }`,
      {},
      { token },
    );
    expect(changed.data?.["signInProviderModeSet"]).toEqual({ userErrors: [{ code: "NOT_ALLOWED" }] });
  });

  test("is off until it was tested; set anew it is off again, forgets people, and ends what was begun", async () => {
    const { accountId, browser, provider, said, person, change, back, domain } = await on.scene();
    expect(back).toBe(
      `/account/sign-in?${new URLSearchParams({ account: globalId("Account", accountId), tried: "good" })}`,
    );
    await on.signInBy(provider, said);
    const begun = new BrowserSession(on.api);
    const way = await provider.visit((await on.begin(begun, person.email)).url, said);
    const { issuer, clientId } = provider;
    const set = await change("signInProviderSet", "SignInProviderSetInput", { issuer, clientId });
    expect(set.signIn.provider).toEqual({ issuer, clientId, mode: "OFF", testedAt: null });
    expect((await on.comeBack(begun, way)).location).toBe("/sign-in?problem=over");
    expect((await on.begin(new BrowserSession(on.api), person.email)).status).toBe(404);
    const { userErrors } = await change("signInProviderModeSet", "SignInProviderModeSetInput", {
      mode: "OFFERED",
    });
    expect(userErrors).toEqual([{ code: "STATE_NOT_ALLOWED", message: "Test it first." }]);
    expect(await on.tryProvider(browser, accountId, provider, { sub: "t", email: `t@${domain}` })).toMatch(
      /tried=mail_not_verified/,
    );
    // The kept secret is for the issuer that it was typed for.
    const moved = await change("signInProviderSet", "SignInProviderSetInput", {
      issuer: "https://evil.test",
      clientId,
    });
    expect(moved.userErrors[0].message).toBe("Give the client secret of this provider.");
  });

  test("A39: an issuer is an https address", async () => {
    const { change } = await on.scene({ mode: "OFF" });
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
    const [one, two] = [await on.scene({ mode: "OFF" }), await on.scene({ mode: "OFF" })];
    const { domain } = one;
    const prove = async () =>
      (await two.change("accountDomainProve", "AccountDomainInput", { domain })).userErrors;
    expect((await prove())[0].code).toBe("NOT_FOUND");
    await two.change("accountDomainClaim", "AccountDomainInput", { domain });
    // The other account's record proves nothing for this one.
    expect((await prove())[0].message).toMatch(/There is no TXT record/);
    const [first, second] = [
      await on.recordOf(one.accountId, domain),
      await on.recordOf(two.accountId, domain),
    ];
    on.records.set(first.recordName, [first.recordValue, second.recordValue]);
    expect((await prove())[0].message).toMatch(/Another account/);
    on.records.set(first.recordName, [second.recordValue]);
    expect(await prove()).toEqual([]);
    const { data } = await on.api.ask(
      `{ accountSignIn(accountId: "${globalId("Account", one.accountId)}") { domains { provenAt } } }`,
      {},
      one.browser.caller,
    );
    expect(data?.["accountSignIn"]).toEqual({ domains: [{ provenAt: null }] });
  });
});
