import { afterAll, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "./test-database.js";

const made: TestDatabase[] = [];

afterAll(async () => {
  for (const database of made) {
    await database.drop();
  }
});

async function make(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  made.push(database);
  return database;
}

test("a test database has all tables and no rows", async () => {
  const { db } = await make();
  expect(await db.query("select count(*) from tickets")).toEqual([{ count: 0 }]);
  expect(await db.showMigrations()).toBe(false);
});

test("what one test database holds is not seen in another", async () => {
  const [one, other] = [await make(), await make()];
  await one.db.query("insert into people (name, email) values ('Ada', 'ada@one.test')");
  expect(await other.db.query("select email from people")).toEqual([]);
});

test("a template of one's own is prepared once and cloned as it stands", async () => {
  const prepare = async (url: string) => {
    const { createDataSource } = await import("@recourse/core");
    const db = await createDataSource(url, { poolSize: 1 });
    await db.query("insert into people (name, email) values ('Grace', 'grace@one.test')");
    await db.destroy();
  };
  for (let round = 0; round < 2; round += 1) {
    const database = await createTestDatabase({ template: { name: "with Grace", prepare } });
    made.push(database);
    expect(await database.db.query("select name from people")).toEqual([{ name: "Grace" }]);
  }
});
