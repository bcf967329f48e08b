import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "@recourse/testing";
import { Logger, runMigrations } from "graphile-worker";
import { writeAudit } from "../audit-trail.js";
import { checkAuditTrail } from "../audit/check-audit-trail.js";
import { readAuditTrail } from "../audit/read-audit-trail.js";
import { createDataSource } from "./data-source.js";
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

test("audit rows that were there before the chain are chained in their order", async () => {
  await database.db.query("drop schema public, auth, graphile_worker cascade");
  await database.db.query("create schema public");
  const db = await createDataSource(database.url, { poolSize: 1 });
  const chaining = migrations.findIndex(({ name }) => name.startsWith("ChainAuditRows"));
  const later = db.migrations.splice(chaining);
  await runMigrations({ connectionString: database.url, logger: new Logger(() => () => undefined) });
  await db.runMigrations({ transaction: "each" });
  await db.query(
    `insert into audit_rows (occurred_at, actor_kind, action, subject_type, subject_id, account_id)
     select now(), 'system', 'a.b', 'a', n::text, case n % 3 when 0 then null when 1 then $1::uuid else $2::uuid end
     from generate_series(1, 60) as n`,
    ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"],
  );
  expect(await db.query("select to_regclass('audit_links') as links")).toEqual([{ links: null }]);
  db.migrations.push(...later);
  await db.runMigrations({ transaction: "each" });
  const check = () =>
    readAuditTrail(db, { accountId: null }, (entries) => checkAuditTrail(entries, () => undefined));
  expect(await check()).toEqual({ chains: 3, rows: 60, problems: 0 });
  await writeAudit(db.manager, {
    ...{ at: new Date(), actor: { kind: "system", name: "test" }, action: "a.b" },
    ...{ subjectType: "a", subjectId: "61" },
  });
  expect(await check()).toEqual({ chains: 3, rows: 61, problems: 0 });
  await db.destroy();
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
