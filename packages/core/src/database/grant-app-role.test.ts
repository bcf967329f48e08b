import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, createTestDatabase, testDeps, unique, type TestDatabase } from "@recourse/testing";
import type { DataSource } from "typeorm";
import { checkAuditTrail } from "../audit/check-audit-trail.js";
import { readAuditTrail } from "../audit/read-audit-trail.js";
import { enqueue } from "../jobs.js";
import { openTicket } from "../tickets/open-ticket.js";
import { Logger, runMigrations, runOnce } from "graphile-worker";
import { createDataSource } from "./data-source.js";
import { grantAppRole } from "./grant-app-role.js";

let database: TestDatabase;
let app: DataSource;
let appUrl: string;
const role = unique("Recourse app").replaceAll("-", "_");

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(`create role "${role}" login password 'a-test'`);
  expect(await grantAppRole(database.url, role)).toBeNull();
  const url = new URL(database.url);
  url.username = encodeURIComponent(role);
  url.password = "a-test";
  appUrl = url.href;
  app = await createDataSource(appUrl, { poolSize: 2 });
});
afterAll(async () => {
  await app.destroy();
  await database.db.query(`drop owned by "${role}"; drop role "${role}"`);
  await database.drop();
});

describe("the role of API and worker", () => {
  test("opens tickets; their audit rows are in the chain", async () => {
    const { actor } = await addAdmin(database.db);
    const input = { kind: "question", subject: "S", body: "B", idempotencyKey: unique("k") } as const;
    expect(await openTicket(testDeps(app), actor, input)).toMatchObject({ ok: true });
    const totals = await readAuditTrail(app, { accountId: null }, (entries) =>
      checkAuditTrail(entries, () => undefined),
    );
    expect(totals).toMatchObject({ rows: 1, problems: 0 });
  });

  test("enqueues jobs and works on them", async () => {
    const logger = new Logger(() => () => undefined);
    await runMigrations({ connectionString: appUrl, logger });
    await app.transaction((tx) => enqueue(tx, "refresh-search-words", {}));
    const worked: string[] = [];
    const taskList = {
      "refresh-search-words": () => {
        worked.push("refresh-search-words");
      },
    };
    await runOnce({ connectionString: appUrl, taskList, logger, noHandleSignals: true });
    expect(worked).toEqual(["refresh-search-words"]);
  });

  test.each([
    "update audit_rows set action = 'x'",
    "delete from audit_rows",
    "truncate audit_rows",
    "alter table audit_rows disable trigger all",
    "drop trigger audit_rows_are_append_only on audit_rows",
    "set session_replication_role = replica",
    "insert into audit_links select * from audit_links",
    "update audit_links set sequence = 1",
    "delete from audit_links",
    "truncate audit_links",
    "update audit_chains set sequence = 1",
    "delete from audit_chains",
    "select link_audit_rows(array(select a from audit_rows a))",
    "create or replace function refuse_audit_change() returns trigger language plpgsql as $$ begin return null; end $$",
    "delete from applied_migrations",
  ])("is refused: %s", async (statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("granted a second time is the same", async () => {
    expect(await grantAppRole(database.url, role)).toBeNull();
    await expect(app.query("delete from audit_rows")).rejects.toThrow(/permission denied/);
  });

  test("must be there, and must own nothing", async () => {
    expect(await grantAppRole(database.url, "nobody at all")).toMatch(/no role nobody at all/);
    const [row] = await database.db.query<{ me: string }[]>("select current_user as me");
    expect(await grantAppRole(database.url, row?.me ?? "")).toMatch(/may do anything/);
    await database.db.query(`grant create on schema public to "${role}"`);
    expect(await grantAppRole(database.url, role)).toMatch(/may create schemas or tables/);
    await database.db.query(`revoke create on schema public from "${role}"`);
  });
});
