import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addAccount, createTestDatabase, FakeClock, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../../testing/auth-template.js";
import { createScimClient } from "../../testing/scim-client.js";
import { startApi, type RunningApi } from "../../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() }, { RATE_LIMIT_SERVICE: "60" });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

test("Q19: a directory's token has a limit of its own, and is told when to come again", async () => {
  const client = async () => createScimClient(api.origin, api.api.deps, (await addAccount(database.db)).id);
  const [busy, other] = [await client(), await client()];
  for (let index = 0; index < 60; index += 1) {
    expect((await busy.send("GET", "/Users")).status).toBe(200);
  }
  const refused = await busy.send("POST", "/Users", { userName: "not looked at" });
  expect(refused).toMatchObject({
    status: 429,
    body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "429" },
  });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await other.send("GET", "/Users")).status).toBe(200);
});
