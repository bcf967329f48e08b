import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { addAccount, addAdmin, addEndUser, addMembership, addStaff } from "@recourse/testing";
import { BrowserSession } from "../../testing/browser-session.js";
import { startSingleSignOn, type SingleSignOn } from "../../testing/single-sign-on.js";

let on: SingleSignOn;
beforeAll(async () => {
  on = await startSingleSignOn();
});
afterEach(() => on.clear());
afterAll(() => on.close());

describe("a required provider", () => {
  test("ends the passwords of the people it speaks for, in the words of a wrong one, and of nobody else", async () => {
    const { domain, admin, person, change } = await on.scene({ mode: "REQUIRED" });
    const { person: agent } = await addStaff(on.db);
    const twice = await addEndUser(on.db, { account: admin.account });
    const other = await addAccount(on.db);
    await addMembership(on.db, { accountId: other.id, personId: twice.person.id, role: "admin" });
    const people = [
      { ...agent, email: `agent-${domain}@${domain}` },
      { ...twice.person, email: `twice-${domain}@${domain}` },
    ];
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFFERED" });
    for (const each of [...people, person]) {
      await on.db.query("update people set email = $2 where id = $1", [each.id, each.email]);
      await on.api.callerFor(each);
    }
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "REQUIRED" });
    const statuses = [];
    for (const { email } of [...people, person, admin.person]) {
      statuses.push((await new BrowserSession(on.api).signIn(email)).status);
    }
    // The administrator of another domain, too: what is required is required of the domain.
    expect(statuses).toEqual([200, 200, 401, 200]);
    const wrong = await new BrowserSession(on.api).signIn(person.email, "this is not the password");
    expect(await new BrowserSession(on.api).signIn(person.email)).toEqual(wrong);
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "OFF" });
    expect((await new BrowserSession(on.api).signIn(person.email)).status).toBe(200);
  });

  test("leaves the password to an administrator with a second factor, who can turn it off", async () => {
    const { domain, admin, change } = await on.scene({ mode: "OFFERED" });
    const email = `boss@${domain}`;
    await on.db.query("update people set email = $2 where id = $1", [admin.person.id, email]);
    await on.db.query(`update auth."user" set email = $2 where email = $1`, [admin.person.email, email]);
    const second = await addAdmin(on.db, { account: admin.account });
    const secondEmail = `second@${domain}`;
    await on.db.query("update people set email = $2 where id = $1", [second.person.id, secondEmail]);
    await on.api.callerFor({ ...second.person, email: secondEmail });
    await change("signInProviderModeSet", "SignInProviderModeSetInput", { mode: "REQUIRED" });
    expect((await new BrowserSession(on.api).signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
    expect((await new BrowserSession(on.api).signIn(secondEmail)).status).toBe(401);
  });
});
