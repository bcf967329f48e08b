import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ADDRESS_CHANGE_LINK, setMailWays } from "@recourse/core";
import { addAdmin, createTestDatabase, unique, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { BrowserSession } from "../testing/browser-session.js";
import { PASSWORD, startApi, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
});
beforeEach(() => database.db.query(`delete from auth."rateLimit"`));
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function scene() {
  const { person } = await addAdmin(database.db);
  const browser = BrowserSession.of(api, await api.callerFor(person));
  return { person, browser, newEmail: `${unique("renamed")}@customer.test` };
}

async function mailsTo(address: string) {
  return database.db.query<{ template: string; data: Record<string, string> }[]>(
    "select template, data from outgoing_mails where to_address = $1 order by created_at",
    [address],
  );
}

async function linkFor(newEmail: string) {
  const [mail] = await mailsTo(newEmail);
  const id = mail?.data["changeId"] ?? "";
  return { id, token: api.api.deps.codes.linkToken(ADDRESS_CHANGE_LINK, id) };
}

async function emailOf(personId: string): Promise<{ email: string; since: string }> {
  const [row] = await database.db.query<{ email: string; since: string }[]>(
    `select email, case when email_since > now() - interval '1 hour' then 'now' else 'before' end as since from people where id = $1`,
    [personId],
  );
  if (row === undefined) throw new Error("There is no such person.");
  return row;
}

describe("a new mail address", () => {
  test("is theirs once its link was used, here and at sign-in, and the old one is told", async () => {
    const { person, browser, newEmail } = await scene();
    expect((await browser.post("/address-change", { email: newEmail, password: PASSWORD })).status).toBe(200);
    expect(await emailOf(person.id)).toEqual({ email: person.email, since: "before" });
    const { id, token } = await linkFor(newEmail);
    const looked = await fetch(`${api.origin}/auth/address-changes/${id}?token=${token}`);
    expect(await looked.json()).toEqual({ newEmail });
    expect(await emailOf(person.id)).toEqual({ email: person.email, since: "before" });

    expect((await new BrowserSession(api).post(`/address-changes/${id}`, { token })).status).toBe(200);
    expect(await emailOf(person.id)).toEqual({ email: newEmail, since: "now" });
    expect((await new BrowserSession(api).signIn(newEmail)).status).toBe(200);
    expect((await new BrowserSession(api).signIn(person.email)).status).toBe(401);
    expect(await mailsTo(person.email)).toEqual([
      { template: "address_changed", data: { newAddress: newEmail } },
    ]);
  });

  test("A14: its link works once; what was used, replaced or changed looks the same", async () => {
    const { browser, newEmail } = await scene();
    const other = `${unique("renamed")}@customer.test`;
    await browser.post("/address-change", { email: newEmail, password: PASSWORD });
    await browser.post("/address-change", { email: other, password: PASSWORD });
    const [replaced, link] = [await linkFor(newEmail), await linkFor(other)];
    const post = async ({ id, token }: typeof link) =>
      (await new BrowserSession(api).post(`/address-changes/${id}`, { token })).status;
    expect(await post(replaced)).toBe(404);
    expect(await post({ ...link, token: replaced.token })).toBe(404);
    expect(await post({ ...link, token: "" })).toBe(404);
    expect(await post(link)).toBe(200);
    expect(await post(link)).toBe(404);
  });

  test("takes the password, or a second factor of now", async () => {
    const { browser, newEmail } = await scene();
    const refused = await browser.post("/address-change", { email: newEmail });
    const wrong = await browser.post("/address-change", { email: newEmail, password: "not the password" });
    expect([refused.status, wrong.status]).toEqual([400, 400]);
    expect(await mailsTo(newEmail)).toEqual([]);
    await browser.addFactor();
    expect((await browser.post("/address-change", { email: newEmail })).status).toBe(200);
  });

  test("A05: is none of the support, and none that tickets are answered at", async () => {
    await setMailWays(database.db, "none", {
      support: ["support@help.test"],
      replyDomain: "reply.help.test",
    });
    const { browser } = await scene();
    for (const email of ["support@help.test", "reply+token@reply.help.test"]) {
      const { status } = await browser.post("/address-change", { email, password: PASSWORD });
      expect([status, await mailsTo(email)]).toEqual([422, []]);
    }
  });

  test("Q18: one that somebody has is answered as a free one, and gets no mail", async () => {
    const { browser, newEmail } = await scene();
    const { person: other } = await addAdmin(database.db);
    const free = await browser.post("/address-change", { email: newEmail, password: PASSWORD });
    const taken = await browser.post("/address-change", { email: other.email, password: PASSWORD });
    expect(taken).toEqual(free);
    expect(await mailsTo(other.email)).toEqual([]);
  });

  test("A18: headers about the origin change nothing of it", async () => {
    const { browser, newEmail } = await scene();
    const headers = { "x-forwarded-host": "evil.test", "x-original-url": "/evil", "x-remote-user": "root" };
    await browser.post("/address-change", { email: newEmail, password: PASSWORD }, headers);
    expect(JSON.stringify(await mailsTo(newEmail))).not.toMatch(/evil|root/);
  });
});
