import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { loadServiceActor } from "@recourse/core";
import { addAccount, createTestDatabase, testDeps, type TestDatabase } from "@recourse/testing";
import { createToken, listTokens, revokeToken } from "./service-token.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function printed(run: (write: (text: string) => void) => Promise<void>): Promise<string> {
  let text = "";
  await run((more) => (text += more));
  return text;
}

test("a service token is printed once, listed without its secret, and worth nothing once it is revoked", async () => {
  const deps = testDeps(database.db);
  const account = await addAccount(database.db, { externalId: "acme" });
  const made = await printed((write) =>
    createToken(deps, { name: "Entra of Acme", scopes: ["scim"], account: "acme" }, write),
  );
  const secret = made.split("\n")[0] ?? "";
  const found = () => loadServiceActor(database.db, secret, deps.clock.now());
  expect(await found()).toMatchObject({ service: { name: "Entra of Acme" }, accountId: account.id });
  const listed = await printed((write) => listTokens(deps, write));
  expect(listed).toContain(`${secret.slice(0, 10)}…  scim  ${account.id}`);
  expect(listed).not.toContain(secret);
  const kept = JSON.stringify(await database.db.query("select * from service_tokens"));
  expect(kept).not.toContain(secret.slice(12));

  const id = listed.split("  ")[0] ?? "";
  expect(await printed((write) => revokeToken(deps, id, write))).toBe(
    "Entra of Acme has no access any more.\n",
  );
  expect(await found()).toBeNull();
  expect(await printed((write) => listTokens(deps, write))).toBe("There is none.\n");
  await expect(revokeToken(deps, id, () => undefined)).rejects.toThrow(/revoked before/);
});

test.each([
  ["one for SCIM that names no account", { scopes: ["scim" as const] }, /one account's/],
  [
    "one for provisioning that names an account",
    { scopes: ["provisioning" as const], account: "other" },
    /one account's/,
  ],
  [
    "one of an account that is not there",
    { scopes: ["scim" as const], account: "nobody" },
    /There is no account nobody/,
  ],
])("%s is not made", async (_what, options, message) => {
  const deps = testDeps(database.db);
  await addAccount(database.db, { externalId: "other" }).catch(() => undefined);
  await expect(createToken(deps, { name: "x", ...options }, () => undefined)).rejects.toThrow(message);
});
