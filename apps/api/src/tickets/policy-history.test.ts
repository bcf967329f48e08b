import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addAdmin, addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type RunningApi } from "../testing/start-api.js";

const SHIPPED = fileURLToPath(new URL("../../../../policy/support-policy.yaml", import.meta.url));
const HISTORY = `{ policyHistory(first: 10) { nodes { version sha256 recordedBy changes { path from to } } pageInfo { hasNextPage } } }`;
let database: TestDatabase;
let api: RunningApi;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  folder = await mkdtemp(path.join(tmpdir(), "recourse-policy-"));
  api = await startApi(database.url);
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Starts another process with the shipped policy changed, and ends it. */
async function startWith(edit: (yaml: string) => string): Promise<void> {
  const file = path.join(folder, "policy.yaml");
  await writeFile(file, edit(await readFile(SHIPPED, "utf8")));
  const other = await startApi(database.url, {}, { POLICY_FILE: file });
  await other.close();
}

test("a start with other values is in the audit trail with what changed, and leads read it", async () => {
  await startWith((yaml) => `# Nothing but a comment.\n${yaml}`);
  await startWith((yaml) => yaml.replace("ticketsPerHour: 200", "ticketsPerHour: 100000"));
  await startWith((yaml) => yaml.replace("ticketsPerHour: 200", "ticketsPerHour: 100000"));
  const change = { path: "staffReading.ticketsPerHour", from: "200", to: "100000" };
  const lead = await api.callerFor((await addStaff(database.db, "lead")).person);
  const { data, errors } = await api.askDesk(HISTORY, {}, lead);
  expect(errors).toEqual([]);
  const told = { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), recordedBy: "api" };
  expect(data).toEqual({
    policyHistory: {
      nodes: [
        { ...told, version: expect.stringMatching(/^2026\.1\+/), changes: [change] },
        { ...told, version: expect.stringMatching(/^2026\.1\+/), changes: [] },
      ],
      pageInfo: { hasNextPage: false },
    },
  });
  expect(
    await database.db.query(
      "select action, data->'changes' as changes from audit_rows where subject_type = 'policy' order by id",
    ),
  ).toEqual([
    { action: "policy.recorded", changes: [] },
    { action: "policy.changed", changes: [change] },
  ]);
});

test("nobody else does", async () => {
  const agent = await api.callerFor((await addStaff(database.db)).person);
  expect((await api.askDesk(HISTORY, {}, agent)).data).toEqual({ policyHistory: null });
  const customer = await api.callerFor((await addAdmin(database.db)).person);
  for (const caller of [customer, {}]) expect((await api.askDesk(HISTORY, {}, caller)).status).toBe(404);
});
