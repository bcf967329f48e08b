import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  FakeClock,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { ServiceActor } from "../../actor.js";
import { createAccessToken } from "../create-access-token.js";
import { loadTokenActor } from "../load-token-actor.js";
import { createServiceToken } from "../service-tokens/create-service-token.js";
import { loadServiceActor } from "../service-tokens/load-service-actor.js";
import { setMailWays } from "../../mail/outbox.js";
import { openTicket } from "../../tickets/open-ticket.js";
import { decideTicketsAnew } from "../../tickets/decide-tickets-anew.js";
import { ticketsByIds } from "../../tickets/ticket.queries.js";
import { provisionAccount, type ProvisionAccountInput } from "./provision-account.js";
import { provisionPerson } from "./provision-person.js";

let database: TestDatabase;
let vendor: ServiceActor;
const clock = new FakeClock();
const deps = () => testDeps(database.db, { clock });

beforeAll(async () => {
  database = await createTestDatabase();
  const { secret } = await done(
    createServiceToken(deps(), { kind: "system", name: "test" }, { name: "CRM", scopes: ["provisioning"] }),
  );
  const actor = await loadServiceActor(database.db, secret, clock.now());
  if (actor === null) throw new Error("The token was to work.");
  vendor = actor;
});
afterAll(() => database.drop());

const tell = (input: ProvisionAccountInput) => done(provisionAccount(deps(), vendor, input));
const tellPerson = (
  input: Omit<Parameters<typeof provisionPerson>[2], "role"> & { role?: "admin" | "end_user" },
) => done(provisionPerson(deps(), vendor, { role: "admin", ...input }));

/** Everything that writing leaves behind. */
async function rows(): Promise<unknown> {
  const tables = ["accounts", "people", "memberships", "account_corrections", "audit_rows"];
  return Promise.all(tables.map((table) => database.db.query(`select t::text from ${table} t order by 1`)));
}
const corrections = (accountId: string) =>
  database.db.query<{ id: string; source: string; changes: object; at: Date }[]>(
    `select id, source, changes, effective_at as at from account_corrections where account_id = $1 order by corrected_at, id`,
    [accountId],
  );

describe("an account", () => {
  const whole = (externalId: string): ProvisionAccountInput => ({
    ...{ externalId, name: "Acme", plan: "paying", billing: "monthly", standing: "past_due" },
    signedUpAt: new Date("2026-01-05T12:00:00Z"),
    contract: { startsOn: "2026-01-01", endsOn: "2026-12-31" },
    trial: {
      startsAt: new Date("2026-04-01T00:00:00Z"),
      endsAt: new Date("2026-04-30T00:00:00Z"),
      specialistEmail: null,
    },
    mailDomains: ["Acme.example", "acme.test"],
    billingCustomerId: unique("cus"),
    effectiveAt: new Date("2026-04-10T00:00:00Z"),
  });

  test("told once is there with all of it; told again nothing is written", async () => {
    const input = whole(unique("acme"));
    const { account, changed } = await tell(input);
    expect(changed).toBe(true);
    expect(account).toMatchObject({
      ...{
        externalId: input.externalId,
        name: "Acme",
        plan: "paying",
        billing: "monthly",
        standing: "past_due",
      },
      ...{ contractStartsOn: "2026-01-01", contractEndsOn: "2026-12-31", version: 1 },
      mailDomains: ["acme.example", "acme.test"],
    });
    clock.advance({ minutes: 5 });
    const before = await rows();
    expect(await tell(input)).toMatchObject({ changed: false, account: { version: 1 } });
    expect(await rows()).toEqual(before);
  });

  test("keeps what is left out, and loses what is null", async () => {
    const input = whole(unique("acme"));
    await tell(input);
    const { externalId } = input;
    const { account } = await tell({ externalId, standing: "active", trial: null });
    expect(account).toMatchObject({
      ...{ name: "Acme", plan: "paying", billing: "monthly", standing: "active", version: 2 },
      ...{ contractEndsOn: "2026-12-31", trialStartsAt: null },
    });
    expect((await tell({ externalId, plan: "free" })).account).toMatchObject({ plan: "free", billing: null });
  });

  test("changed in name and facts at once is audited as the service that did it", async () => {
    const input = whole(unique("acme"));
    const { account } = await tell(input);
    await tell({ externalId: input.externalId, name: "Acme Ltd", plan: "free" });
    const audited = await database.db.query<object[]>(
      "select action, actor_kind as kind, actor_id as id from audit_rows where account_id = $1 order by audit_rows.id",
      [account.id],
    );
    const by = { kind: "service", id: vendor.service.id };
    expect(audited).toEqual([
      { action: "account.created", ...by },
      { action: "account.provisioned", ...by },
      { action: "account.facts_provisioned", ...by },
    ]);
  });

  test("late news change nothing, in whatever order they come", async () => {
    const externalId = unique("late");
    const at = (hour: number) => new Date(`2026-04-14T0${hour}:00:00Z`);
    await tell({ externalId, name: "Late", effectiveAt: at(1) });
    const { account } = await tell({ externalId, plan: "paying", effectiveAt: at(3) });
    expect(await tell({ externalId, plan: "free", effectiveAt: at(2) })).toMatchObject({
      changed: false,
      account: { plan: "paying" },
    });
    // Nothing new, and from then on older news are late.
    expect(await tell({ externalId, plan: "paying", effectiveAt: at(5) })).toMatchObject({ changed: false });
    expect(await tell({ externalId, plan: "free", effectiveAt: at(4) })).toMatchObject({ changed: false });
    const contract = { startsOn: "2026-01-01", endsOn: "2026-12-31" };
    expect(await tell({ externalId, name: "Former", contract, effectiveAt: at(4) })).toMatchObject({
      changed: false,
      account: { name: "Late", contractEndsOn: null },
    });
    expect(await corrections(account.id)).toMatchObject([{ source: "provisioning", at: at(3) }]);
  });

  test("signing up again opens no other sign-up window", async () => {
    const externalId = unique("again");
    const first = new Date("2026-04-01T00:00:00Z");
    await tell({ externalId, name: "Again", signedUpAt: first });
    const later = await tell({ externalId, signedUpAt: new Date("2026-04-13T00:00:00Z") });
    expect(later).toMatchObject({ changed: false, account: { signedUpAt: first } });
  });

  test("told twice at once is there once", async () => {
    const input = whole(unique("twice"));
    const told = await Promise.all([tell(input), tell(input), tell(input)]);
    expect(new Set(told.map(({ account }) => account.id)).size).toBe(1);
    expect(told.filter(({ changed }) => changed)).toHaveLength(1);
  });

  test.each<[string, Partial<ProvisionAccountInput>, string[]]>([
    ["a free account that is billed", { plan: "free", billing: "annual" }, ["billing"]],
    ["a sign-up to come", { signedUpAt: new Date("2027-01-01T00:00:00Z") }, ["signedUpAt"]],
    ["a change to come", { effectiveAt: new Date("2027-01-01T00:00:00Z") }, ["effectiveAt"]],
    ["no domain", { mailDomains: ["acme"] }, ["mailDomains"]],
    [
      "a specialist who does not work here",
      { trial: { startsAt: new Date(0), endsAt: new Date(1), specialistEmail: "x@y.test" } },
      ["trial", "specialistEmail"],
    ],
  ])("is not made of %s", async (_what, input, path) => {
    const externalId = unique("wrong");
    const refusal = await provisionAccount(deps(), vendor, { externalId, name: "Wrong", ...input });
    expect(refusal).toMatchObject({ ok: false, refusals: [{ code: "INVALID", path }] });
    expect(await database.db.query("select 1 from accounts where external_id = $1", [externalId])).toEqual(
      [],
    );
  });

  test("that starts to pay has its open tickets decided anew, once, from that instant", async () => {
    const externalId = unique("better");
    const account = await addFreeAccount(database.db, { externalId });
    const admin = await addAdmin(database.db, { account });
    const { ticket } = await done(
      openTicket(deps(), admin.actor, {
        ...{ kind: "defect", critical: true, subject: "Broken", body: "It is.", idempotencyKey: unique("k") },
      }),
    );
    clock.advance({ minutes: 10 });
    const effectiveAt = clock.now();
    await tell({ externalId, plan: "paying", billing: "annual", effectiveAt });
    await tell({ externalId, plan: "paying", billing: "annual", effectiveAt });
    const [correction, ...more] = await corrections(account.id);
    expect(more).toEqual([]);
    const jobs = await database.db.query<object[]>(
      `select 1 from graphile_worker._private_jobs where payload ->> 'correctionId' = $1`,
      [correction?.id],
    );
    expect(jobs).toHaveLength(1);
    clock.advance({ minutes: 1 });
    await decideTicketsAnew(deps(), { correctionId: correction?.id ?? "" });
    await decideTicketsAnew(deps(), { correctionId: correction?.id ?? "" });
    expect(await ticketsByIds(database.db, [ticket?.id ?? ""])).toMatchObject([{ rank: 1, version: 2 }]);
    const decided = await database.db.query(
      "select decided_at as at from decisions where ticket_id = $1 order by created_at",
      [ticket?.id],
    );
    expect(decided).toHaveLength(2);
    expect(decided[1]).toEqual({ at: effectiveAt });
  });
});

describe("a person", () => {
  test("is made with a membership; told again nothing is written; changed, they are changed", async () => {
    const accountExternalId = unique("acme");
    await tell({ externalId: accountExternalId, name: "Acme" });
    const person = {
      accountExternalId,
      externalId: unique("p"),
      name: "Ada",
      email: `${unique("ada")}@acme.test`,
    };
    expect(await tellPerson(person)).toMatchObject({
      changed: true,
      membership: { role: "admin", active: true },
    });
    const before = await rows();
    expect(await tellPerson(person)).toMatchObject({ changed: false });
    expect(await rows()).toEqual(before);
    const changed = await tellPerson({ ...person, name: "Ada L.", role: "end_user" });
    expect(changed).toMatchObject({ changed: true, membership: { role: "end_user" } });
    const [row] = await database.db.query<object[]>("select name, auth_user_id from people where id = $1", [
      changed.personId,
    ]);
    expect(row).toEqual({ name: "Ada L.", auth_user_id: null });
  });

  test("A05: is never known by an address of the support", async () => {
    await setMailWays(database.db, "none", { support: ["support@help.test"], replyDomain: null });
    const person = { accountExternalId: "acme", externalId: "p", name: "Ada", role: "admin" as const };
    const told = await provisionPerson(deps(), vendor, { ...person, email: "Support+ada@help.test" });
    expect(told).toMatchObject({ ok: false, refusals: [{ code: "INVALID", path: ["email"] }] });
  });

  test("whose address changed is signed out, has it on file since now, and the old one is told", async () => {
    const accountExternalId = unique("acme");
    const account = await addFreeAccount(database.db, { externalId: accountExternalId });
    const { person, actor } = await addAdmin(database.db, { account });
    const { secret } = await done(createAccessToken(deps(), actor, { name: "CI", scopes: ["read_tickets"] }));
    const input = { accountExternalId, externalId: unique("p"), name: person.name };
    await tellPerson({ ...input, email: person.email });
    const told = () =>
      database.db.query("select data from outgoing_mails where to_address = $1", [person.email]);
    expect(await told()).toEqual([]);
    const email = `${unique("renamed")}@acme.test`;
    await tellPerson({ ...input, email });
    expect(await told()).toEqual([{ data: { newAddress: email } }]);
    const [row] = await database.db.query<object[]>("select email, email_since from people where id = $1", [
      person.id,
    ]);
    expect(row).toEqual({ email, email_since: clock.now() });
    expect(await loadTokenActor(database.db, secret, { channel: "graphql", at: clock.now() })).toBeNull();
  });

  test("who is active no more has their tickets offered and their access tokens ended", async () => {
    const accountExternalId = unique("acme");
    const account = await addFreeAccount(database.db, { externalId: accountExternalId });
    const { person, actor } = await addAdmin(database.db, { account });
    const ticket = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    const { secret } = await done(createAccessToken(deps(), actor, { name: "CI", scopes: ["read_tickets"] }));
    const token = () => loadTokenActor(database.db, secret, { channel: "graphql", at: clock.now() });
    const input = { accountExternalId, externalId: unique("p"), name: person.name, email: person.email };

    await tellPerson({ ...input, active: true });
    expect(await token()).not.toBeNull();
    await tellPerson({ ...input, active: false });
    expect(await ticketsByIds(database.db, [ticket.id])).toMatchObject([{ handoverOfferedAt: clock.now() }]);
    expect(await token()).toBeNull();
  });

  test("is found by the address where the system's id is new, but neither another of its people nor staff is taken over", async () => {
    const accountExternalId = unique("acme");
    await tell({ externalId: accountExternalId, name: "Acme" });
    const known = await addPerson(database.db);
    const input = { accountExternalId, externalId: unique("p"), name: known.name, email: known.email };
    expect((await tellPerson(input)).personId).toBe(known.id);
    const { person: agent } = await addStaff(database.db);
    for (const email of [known.email.toUpperCase(), agent.email]) {
      const other = {
        accountExternalId,
        externalId: unique("p"),
        name: "Eve",
        email,
        role: "admin" as const,
      };
      expect(await provisionPerson(deps(), vendor, other)).toMatchObject({
        ok: false,
        refusals: [{ code: "CONFLICT", path: ["email"] }],
      });
    }
  });
});

test("nobody provisions but a service with that scope", async () => {
  const lead = await addStaff(database.db, "lead");
  const directory: ServiceActor = {
    ...vendor,
    scopes: ["scim"],
    accountId: (await addFreeAccount(database.db)).id,
  };
  for (const actor of [lead.actor, directory, { kind: "anonymous" as const, visitor: null }]) {
    const refused = { ok: false, refusals: [{ code: "NOT_ALLOWED" }] };
    expect(await provisionAccount(deps(), actor, { externalId: "x", name: "X" })).toMatchObject(refused);
    const person = {
      accountExternalId: "x",
      externalId: "p",
      name: "P",
      email: "p@x.test",
      role: "admin" as const,
    };
    expect(await provisionPerson(deps(), actor, person)).toMatchObject(refused);
  }
});
