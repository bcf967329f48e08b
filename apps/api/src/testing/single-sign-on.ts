import { expect } from "@jest/globals";
import { providerCallback } from "@recourse/core";
import { addAdmin, addEndUser, createTestDatabase, unique } from "@recourse/testing";
import { createIdentityProviders } from "../accounts/single-sign-on/openid-providers.js";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "./auth-template.js";
import { BrowserSession } from "./browser-session.js";
import { startOpenIdProvider, type RunningProvider, type SaidOf } from "./openid-provider.js";
import { PUBLIC_URL, startApi } from "./start-api.js";

const FIELDS =
  "signIn { callbackUrl provider { issuer clientId mode testedAt } domains { domain provenAt recordName recordValue } } userErrors { code message }";

interface SceneOptions {
  mode?: "OFF" | "OFFERED" | "REQUIRED";
  /** Whether the ID token has the address, or it is to be asked for. */
  mailInToken?: boolean;
}

/** The API with customers' providers that run on this machine, and name servers that say what a test wrote there. */
export async function startSingleSignOn() {
  const database = await createTestDatabase(withSignIn);
  const records = new Map<string, string[]>();
  const running: RunningProvider[] = [];
  const providers = createIdentityProviders({
    fetch: (url, { method, headers, body }) =>
      fetch(url, {
        ...{ method, headers, redirect: "manual" },
        ...(body instanceof URLSearchParams ? { body } : {}),
      }),
    insecure: true,
  });
  const domainRecords = { texts: (name: string) => Promise.resolve(records.get(name) ?? []) };
  const api = await startApi(database.url, {}, {}, { providers, domainRecords });
  const { db } = database;

  async function changeAs(browser: BrowserSession, mutation: string, type: string, input: object) {
    const { data, errors } = await api.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`,
      { input },
      browser.caller,
    );
    expect(errors).toEqual([]);
    return Object(data?.[mutation]);
  }

  function recordOf(accountId: string, domain: string) {
    const token = api.api.deps.codes.linkToken("domain proof", `${accountId} ${domain}`);
    return { recordName: `_recourse-proof.${domain}`, recordValue: `recourse-proof=${token}` };
  }

  async function tryProvider(
    browser: BrowserSession,
    accountId: string,
    provider: RunningProvider,
    said: SaidOf,
  ) {
    const { body } = await browser.post("/provider/test", { accountId: globalId("Account", accountId) });
    const back = await provider.visit(Object(body).url, said);
    return (await browser.get(back.pathname + back.search)).location;
  }

  /** Types an address on the sign-in page; answers with where it leads. */
  async function begin(browser: BrowserSession, email: string) {
    const { status, body } = await browser.post("/provider/start", { email, returnTo: "/tickets?view=open" });
    return { status, url: String(Object(body).url ?? ""), code: Object(body).code };
  }

  function comeBack(browser: BrowserSession, back: URL) {
    return browser.get(back.pathname + back.search);
  }

  async function whoIs(browser: BrowserSession): Promise<string | null> {
    const { data } = await api.ask("{ viewer { person { email } } }", {}, browser.caller);
    return Object(data?.["viewer"]).person?.email ?? null;
  }

  return {
    ...{ api, database, db, records, changeAs, recordOf, tryProvider, begin, comeBack, whoIs },
    /** An account with a proven domain whose admin has a fresh second factor, and its provider, tested. */
    async scene({ mode = "OFFERED", mailInToken = true }: SceneOptions = {}) {
      const admin = await addAdmin(db);
      const domain = `${unique("sso")}.test`;
      const browser = BrowserSession.of(api, await api.callerFor(admin.person));
      await browser.addFactor();
      const { id: accountId } = admin.account;
      const provider = await startOpenIdProvider(providerCallback(PUBLIC_URL, accountId), { mailInToken });
      running.push(provider);
      const change = (mutation: string, type: string, input: object) =>
        changeAs(browser, mutation, type, { accountId: globalId("Account", accountId), ...input });
      await change("accountDomainClaim", "AccountDomainInput", { domain });
      const { recordName, recordValue } = recordOf(accountId, domain);
      records.set(recordName, ["v=spf1 -all", recordValue]);
      await change("accountDomainProve", "AccountDomainInput", { domain });
      const { issuer, clientId, clientSecret } = provider;
      await change("signInProviderSet", "SignInProviderSetInput", { issuer, clientId, clientSecret });
      const tester = { sub: "tester", email: `tester@${domain}`, email_verified: true };
      const back = await tryProvider(browser, accountId, provider, tester);
      const modes = { OFF: [], OFFERED: ["OFFERED"], REQUIRED: ["OFFERED", "REQUIRED"] } as const;
      for (const each of modes[mode]) {
        const set = await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: each });
        expect(set.userErrors).toEqual([]);
      }
      const member = await addEndUser(db, { account: admin.account });
      const email = `${unique("ada")}@${domain}`;
      await db.query("update people set email = $2 where id = $1", [member.person.id, email]);
      const said = { sub: unique("sub"), email, email_verified: true };
      const person = { ...member.person, email };
      return { admin, accountId, browser, provider, domain, change, back, person, said };
    },
    /** The whole way; answers with where it ended. */
    async signInBy(provider: RunningProvider, said: SaidOf, typed = said.email ?? "") {
      const browser = new BrowserSession(api);
      const { url } = await begin(browser, typed);
      const { location } = await comeBack(browser, await provider.visit(url, said));
      return { browser, location, who: await whoIs(browser) };
    },
    /** After each test: its providers go, and so do the counts of the limits on sign-in. */
    async clear() {
      await Promise.all(running.splice(0).map((provider) => provider.close()));
      await db.query(`delete from auth."rateLimit"`);
    },
    async close() {
      await api.close();
      await database.drop();
    },
  };
}

export type SingleSignOn = Awaited<ReturnType<typeof startSingleSignOn>>;
