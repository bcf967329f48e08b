import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createServiceToken } from "@recourse/core";
import { addAdmin, addStaff, createTestDatabase, unique, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let vendor: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  const system = { kind: "system", name: "test" } as const;
  const made = await createServiceToken(api.api.deps, system, { name: "CRM", scopes: ["provisioning"] });
  if (!made.ok) throw new Error("It was to be made.");
  vendor = { token: made.secret };
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const ACCOUNT = `mutation ($input: AccountProvisionInput!) { accountProvision(input: $input) {
  account { externalId name plan billing standing signedUpAt supportContract { startsOn endsOn } trial { startsAt endsAt } mailDomains billingCustomerId version }
  changed userErrors { code path } } }`;
const PERSON = `mutation ($input: PersonProvisionInput!) { personProvision(input: $input) {
  membership { relation active } changed userErrors { code path } } }`;

test("a system with a service token makes accounts and people, reads them back, and changes nothing by saying it again", async () => {
  const externalId = unique("acme");
  const told = {
    ...{
      name: "Acme",
      plan: "PAYING",
      billing: "ANNUAL",
      standing: "ACTIVE",
      signedUpAt: "2026-01-05T12:00:00.000Z",
    },
    supportContract: { startsOn: "2026-01-01", endsOn: "2026-12-31" },
    trial: { startsAt: "2026-04-01T00:00:00.000Z", endsAt: "2026-04-30T00:00:00.000Z" },
    ...{ mailDomains: ["acme.test"], billingCustomerId: unique("cus") },
  };
  const ask = (input: object) => api.ask(ACCOUNT, { input: { externalId, ...input } }, vendor);
  const account = { externalId, ...told, version: 1 };
  expect((await ask(told)).data).toEqual({ accountProvision: { account, changed: true, userErrors: [] } });
  expect((await ask(told)).data).toEqual({ accountProvision: { account, changed: false, userErrors: [] } });
  // What is left out stays; null is gone.
  expect((await ask({ trial: null })).data).toMatchObject({
    accountProvision: { account: { name: "Acme", trial: null, version: 2 }, changed: true },
  });
  const person = {
    ...{
      accountExternalId: externalId,
      externalId: unique("p"),
      name: "Ada",
      email: `${unique("ada")}@acme.test`,
    },
    relation: "ADMIN",
  };
  const membership = { relation: "ADMIN", active: true };
  const tell = (input: object) => api.ask(PERSON, { input: { ...person, ...input } }, vendor);
  expect((await tell({})).data).toEqual({ personProvision: { membership, changed: true, userErrors: [] } });
  expect((await tell({})).data).toEqual({ personProvision: { membership, changed: false, userErrors: [] } });
  expect((await tell({ active: false })).data).toMatchObject({
    personProvision: { membership: { active: false } },
  });
  const read = `query ($id: String!) { provisionedAccount(externalId: $id) { name version } }`;
  expect((await api.ask(read, { id: externalId }, vendor)).data).toEqual({
    provisionedAccount: { name: "Acme", version: 2 },
  });
});

test("what cannot be is said with the field that it is about", async () => {
  const { data } = await api.ask(ACCOUNT, { input: { externalId: unique("x") } }, vendor);
  expect(data).toMatchObject({
    accountProvision: { account: null, userErrors: [{ code: "INVALID", path: ["name"] }] },
  });
});

test("people, whatever they may do, provision nothing and read nothing of it", async () => {
  const { account, person } = await addAdmin(database.db);
  await database.db.query("update accounts set external_id = 'mine' where id = $1", [account.id]);
  const lead = await addStaff(database.db, "lead");
  for (const caller of [{}, await api.callerFor(person), await api.callerFor(lead.person)]) {
    const { data } = await api.ask(ACCOUNT, { input: { externalId: "mine", plan: "FREE" } }, caller);
    expect(data).toMatchObject({
      accountProvision: { account: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    const read = `{ provisionedAccount(externalId: "mine") { name } }`;
    expect((await api.ask(read, {}, caller)).data).toEqual({ provisionedAccount: null });
  }
});
