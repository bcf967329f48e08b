import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "@recourse/testing";
import { migrate } from "./migrate.js";
import { migrations } from "./migrations/index.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("two processes that start at once on an empty database migrate it once, and migrating again does nothing", async () => {
  await database.db.query("drop schema public cascade");
  await database.db.query("drop schema auth, graphile_worker cascade");
  await database.db.query("create schema public");
  const steps: string[] = [];
  const extraSteps = [(url: string) => Promise.resolve(void steps.push(url))];
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, { extraSteps })));
  expect(applied.map((names) => names.length).toSorted()).toEqual([0, 0, migrations.length]);
  expect(steps).toEqual([database.url, database.url, database.url]);
  expect(await migrate(database.url)).toEqual([]);
  expect(await database.db.query("select count(*) from tickets")).toEqual([{ count: 0 }]);
});

test("a step that fails is told, and keeps nobody from migrating again", async () => {
  const failing = () => Promise.reject(new Error("the sign-in tables cannot be made"));
  await expect(migrate(database.url, { extraSteps: [failing] })).rejects.toThrow(
    "the sign-in tables cannot be made",
  );
  // The lock is gone with it.
  expect(await migrate(database.url)).toEqual([]);
});

test("the entities name the columns that the tables have", async () => {
  for (const { tableName, columns } of database.db.entityMetadatas) {
    const rows = await database.db.query<{ name: string; nullable: boolean }[]>(
      `select column_name as name, is_nullable = 'YES' as nullable from information_schema.columns
       where table_schema = 'public' and table_name = $1`,
      [tableName],
    );
    const own = columns.map(
      ({ databaseName, isNullable }) => `${tableName}.${databaseName} ${isNullable ? "null" : "not null"}`,
    );
    const inDatabase = rows.map(
      ({ name, nullable }) => `${tableName}.${name} ${nullable ? "null" : "not null"}`,
    );
    expect(own.toSorted()).toEqual(inDatabase.toSorted());
  }
});
