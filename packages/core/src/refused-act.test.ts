import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addAdmin, addStaff, createTestDatabase, testDeps, type TestDatabase } from "@recourse/testing";
import { deactivateMembership } from "./accounts/deactivate-membership.js";
import { deactivateStaff } from "./accounts/deactivate-staff.js";
import type { Actor } from "./actor.js";
import { correctAccountFacts } from "./accounts/correct-account-facts.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const rows = () =>
  database.db.query(
    "select actor_id as actor, subject_id as subject, data from audit_rows where action = 'act.refused' order by id",
  );

test("A47: that an agent tried what is for leads alone is in the audit trail; what is unknown or made by nobody is not", async () => {
  const deps = testDeps(database.db);
  const agent = await addStaff(database.db, "agent");
  const lead = await addStaff(database.db, "lead");
  const { account, person } = await addAdmin(database.db);
  const { plan, billing, standing, signedUpAt } = account;
  const of = { accountId: account.id, personId: person.id };
  const correction = {
    ...{ accountId: account.id, version: 1, reason: "Because" },
    facts: { plan, billing, standing, signedUpAt, contract: null, trial: null },
  };
  const nobody: Actor = { kind: "anonymous", visitor: null };
  for (const act of [
    correctAccountFacts(deps, agent.actor, correction),
    deactivateStaff(deps, nobody, { staffId: lead.staff.id }),
    deactivateStaff(deps, agent.actor, { staffId: "nonsense" }),
    deactivateMembership(deps, lead.actor, { ...of, personId: agent.person.id }),
  ])
    expect(await act).toMatchObject({ ok: false });
  expect(await deactivateStaff(deps, agent.actor, { staffId: lead.staff.id })).toMatchObject({ ok: false });
  expect(await deactivateMembership(deps, agent.actor, of)).toMatchObject({ ok: false });
  const actor = agent.person.id;
  expect(await rows()).toEqual([
    { actor, subject: account.id, data: { act: "account.facts_corrected" } },
    { actor, subject: lead.staff.id, data: { act: "staff.deactivated" } },
    { actor, subject: account.id, data: { act: "membership.deactivated" } },
  ]);
});
