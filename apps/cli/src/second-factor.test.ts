import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { migrateAuth } from "@recourse/api";
import { addStaff, createTestDatabase, testDeps, unique, type TestDatabase } from "@recourse/testing";
import { resetFactor } from "./second-factor.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ template: { name: "signin", prepare: migrateAuth } });
});
afterAll(() => database.drop());

test("whoever runs the server resets a second factor, also of staff, who are told of it", async () => {
  const { db } = database;
  const deps = testDeps(db);
  const { person } = await addStaff(db);
  const authUserId = unique("user");
  await db.query(
    `insert into auth."user" (id, name, email, "emailVerified", "twoFactorEnabled", "createdAt", "updatedAt") values ($1, 'A', $2, true, true, now(), now())`,
    [authUserId, person.email],
  );
  await db.query(
    `insert into auth."twoFactor" (id, secret, "backupCodes", "userId") values ($1, 'kept', 'kept', $1)`,
    [authUserId],
  );
  await expect(resetFactor(deps, "nobody@support.test", () => undefined)).rejects.toThrow(/Nobody has/);
  await expect(resetFactor(deps, person.email, () => undefined)).rejects.toThrow(/no second factor/);
  await db.query("update people set auth_user_id = $2 where id = $1", [person.id, authUserId]);
  let text = "";
  await resetFactor(deps, person.email, (more) => (text += more));
  expect(text).toContain("signs in with a password alone");
  expect(
    await db.query(`select "twoFactorEnabled" as on from auth."user" where id = $1`, [authUserId]),
  ).toEqual([{ on: false }]);
  expect(await db.query(`select 1 from auth."twoFactor" where "userId" = $1`, [authUserId])).toEqual([]);
  expect(await db.query("select template from outgoing_mails where to_address = $1", [person.email])).toEqual(
    [{ template: "factor_reset_done" }],
  );
  expect(
    await db.query(
      "select actor_id as by from audit_rows where action = 'factor_reset.done' and subject_id = $1",
      [person.id],
    ),
  ).toEqual([{ by: "cli" }]);
});
