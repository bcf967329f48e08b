import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  createTestDatabase,
  testDeps,
  testPolicy,
  type TestDatabase,
} from "@recourse/testing";
import { policyHistoryPage } from "./policy-history.queries.js";
import { recordPolicy } from "./record-policy.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 10 });
});
afterAll(() => database.drop());

const rows = () =>
  database.db.query<{ action: string; actor: string; data: Record<string, unknown> }[]>(
    "select action, actor_id as actor, data from audit_rows where subject_type = 'policy' order by id",
  );

test("the first policy, and each that has other values, is in the audit trail once, whoever starts with it first", async () => {
  const deps = testDeps(database.db);
  const start = (policy = deps.policy, text = "as shipped") =>
    Promise.all(
      ["api", "worker", "api"].map((program) => recordPolicy({ ...deps, policy }, { text, program })),
    );
  expect((await start()).filter((changes) => changes !== null)).toEqual([[]]);
  expect(await start()).toEqual([null, null, null]);
  expect(
    await start(
      testPolicy((yaml) => `# Another comment.\n${yaml}`),
      "commented",
    ),
  ).toEqual([null, null, null]);

  const longer = testPolicy((yaml) => yaml.replace("windowDays: 7", "windowDays: 14"));
  const change = { path: "signUp.windowDays", from: "7", to: "14" };
  expect((await start(longer, "with a longer window")).filter((changes) => changes !== null)).toEqual([
    [change],
  ]);
  expect(await rows()).toEqual([
    {
      action: "policy.recorded",
      actor: expect.stringMatching(/^(api|worker)$/),
      data: { before: null, changes: [], fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
    {
      action: "policy.changed",
      actor: expect.stringMatching(/^(api|worker)$/),
      data: {
        before: expect.stringMatching(/^2026\.1\+/),
        changes: [change],
        // printf 'with a longer window' | sha256sum
        fileHash: "343a93bfe89a2fd82be14fb7998d0fb29f44dca3190cc5bdf624699aed6109b8",
      },
    },
  ]);

  await recordPolicy(deps, { text: "as shipped", program: "api" });
  const { actor: lead } = await addStaff(database.db, "lead");
  const page = await policyHistoryPage(database.db, lead, { first: 2 });
  expect(page.hasMore).toBe(true);
  expect(page.rows.map(({ changes }) => changes)).toEqual([[{ ...change, from: "14", to: "7" }], [change]]);
  const rest = await policyHistoryPage(database.db, lead, { first: 2, after: page.rows.at(-1) ?? null });
  expect(rest).toMatchObject({ hasMore: false, rows: [{ changes: [] }] });
  for (const { actor } of [await addStaff(database.db), await addAdmin(database.db)])
    expect(await policyHistoryPage(database.db, actor, { first: 2 })).toEqual({ rows: [], hasMore: false });
});
