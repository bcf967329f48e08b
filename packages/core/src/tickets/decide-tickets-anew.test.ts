import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  done,
  FakeClock,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Account } from "../accounts/account.entity.js";
import type { CorrectedAccount } from "../accounts/account-facts-change.js";
import { correctAccountFacts } from "../accounts/correct-account-facts.js";
import { decideTicketsAnew } from "./decide-tickets-anew.js";
import { openTicket, type OpenTicketInput } from "./open-ticket.js";
import { ticketsByIds } from "./ticket.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const freeFacts: CorrectedAccount = {
  plan: "free",
  billing: null,
  standing: "active",
  signedUpAt: new Date("2024-01-10T15:00:00Z"),
  contract: null,
  trial: null,
};

/** A ticket of a free account that was opened on Tuesday; now it is Wednesday. */
async function scene(account: Partial<Account>, request: Partial<OpenTicketInput>) {
  const clock = new FakeClock();
  const deps = testDeps(database.db, { clock });
  const admin = await addAdmin(database.db, { account: await addFreeAccount(database.db, account) });
  const { ticket } = await openTicket(deps, admin.actor, {
    ...{ kind: "defect", subject: "Broken", body: "It is.", idempotencyKey: unique("k"), ...request },
  }).then((opened) => (opened.ok ? opened : { ticket: null }));
  if (ticket === null) {
    throw new Error("The ticket was to be opened.");
  }
  clock.advance({ days: 1 });
  const { actor: lead } = await addStaff(database.db, "lead");
  const correct = async (facts: Partial<CorrectedAccount>, effectiveAt: Date | null = null) => {
    const { id: accountId, version } = admin.account;
    const input = { accountId, version, reason: "As found.", effectiveAt, facts: { ...freeFacts, ...facts } };
    await done(correctAccountFacts(deps, lead, input));
    const [correction] = await database.db.query<{ id: string }[]>(
      "select id from account_corrections where account_id = $1",
      [accountId],
    );
    clock.advance({ minutes: 1 });
    await decideTicketsAnew(deps, { correctionId: correction?.id ?? "" });
    return correction?.id ?? "";
  };
  const now = async () => (await ticketsByIds(database.db, [ticket.id]))[0];
  const decisions = () =>
    database.db.query<{ level: string | null; outcome: string }[]>(
      "select level, outcome from decisions where ticket_id = $1 order by created_at, id",
      [ticket.id],
    );
  return { deps, clock, ticket, correct, now, decisions };
}

describe("after a correction of the account's facts", () => {
  test("a ticket that was taken for analysis gets the rank of its better level; both decisions are kept", async () => {
    const s = await scene({}, { critical: true });
    expect(s.ticket.rank).toBe(2);
    await s.correct({ contract: { startsOn: "2026-04-01", endsOn: "2026-12-31" } });
    expect(await s.now()).toMatchObject({ rank: 1, receivedAt: s.ticket.receivedAt, version: 2 });
    expect(await s.decisions()).toEqual([
      { level: "self_service", outcome: "accept_for_analysis" },
      { level: "contract", outcome: "accept" },
    ]);
  });

  test("a change counts from its instant, also for what was asked before", async () => {
    const s = await scene({}, { critical: true });
    await s.correct({ plan: "paying", billing: "monthly" }, s.clock.now());
    const [row] = await database.db.query<{ at: Date }[]>(
      "select decided_at as at from decisions where ticket_id = $1 and level = 'paying'",
      [s.ticket.id],
    );
    expect(row?.at).toEqual(new Date("2026-04-15T16:00:00Z"));
    expect(await s.now()).toMatchObject({ rank: 1 });
  });

  test("a ticket that waited for a person, because the sign-up date was not known, is decided", async () => {
    const s = await scene({ signedUpAt: null }, { kind: "question" });
    expect(s.ticket).toMatchObject({ rank: null, holdReason: expect.any(String) });
    await s.correct({ signedUpAt: new Date("2026-04-10T15:00:00Z") });
    expect(await s.now()).toMatchObject({ rank: 1, holdReason: null, state: "open" });
  });

  test("what would be refused now is served to its end", async () => {
    const s = await scene({ signedUpAt: null }, { kind: "question" });
    await s.correct({ signedUpAt: new Date("2024-01-10T15:00:00Z") });
    expect(await s.now()).toMatchObject({ decisionId: s.ticket.decisionId, version: 1 });
  });

  test("the job that runs twice changes nothing twice", async () => {
    const s = await scene({}, { critical: true });
    const correctionId = await s.correct({ plan: "paying", billing: "annual" });
    await decideTicketsAnew(s.deps, { correctionId });
    expect(await s.decisions()).toHaveLength(2);
    expect(await s.now()).toMatchObject({ version: 2 });
  });

  test("a rank that staff gave otherwise stays where the decision did not change it", async () => {
    const s = await scene(
      { signedUpAt: new Date("2026-04-10T15:00:00Z") },
      { production: { resource: "VPN", affected: "All" } },
    );
    await database.db.query("update tickets set rank = 1 where id = $1", [s.ticket.id]);
    await s.correct({ signedUpAt: new Date("2026-04-10T15:00:00Z"), plan: "paying", billing: "annual" });
    expect(await s.now()).toMatchObject({ rank: 1, version: 2 });
  });
});

describe("facts that cannot be", () => {
  test.each<[string, Partial<CorrectedAccount>, string[]]>([
    ["a bill for a free account", { billing: "annual" }, ["facts", "billing"]],
    ["a sign-up to come", { signedUpAt: new Date("2027-01-01T00:00:00Z") }, ["facts", "signedUpAt"]],
    [
      "a contract that ends first",
      { contract: { startsOn: "2026-05-01", endsOn: "2026-04-01" } },
      ["facts", "contract"],
    ],
    ["a contract without dates", { contract: { startsOn: "april", endsOn: "may" } }, ["facts", "contract"]],
    ["a closed account", { standing: "closed" }, ["facts", "standing"]],
    ["nothing new", {}, ["facts"]],
  ])("%s: are refused", async (_what, facts, path) => {
    const account = await addFreeAccount(database.db);
    const { actor } = await addStaff(database.db, "lead");
    const input = {
      accountId: account.id,
      version: 1,
      reason: "As found.",
      facts: { ...freeFacts, ...facts },
    };
    expect(await correctAccountFacts(testDeps(database.db), actor, input)).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path }],
    });
  });

  test("of an account that somebody corrected in the meantime are a conflict, and ten at once are one correction", async () => {
    const account = await addFreeAccount(database.db);
    const { actor } = await addStaff(database.db, "lead");
    const input = {
      accountId: account.id,
      version: 1,
      reason: "As found.",
      facts: { ...freeFacts, plan: "paying" } as const,
    };
    const results = await Promise.all(
      Array.from({ length: 10 }, () => correctAccountFacts(testDeps(database.db), actor, input)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.refusals[0]?.code === "CONFLICT")).toHaveLength(9);
    expect(
      await database.db.query("select data -> 'changes' as changes from audit_rows where subject_id = $1", [
        account.id,
      ]),
    ).toEqual([{ changes: { plan: { from: "free", to: "paying" } } }]);
  });
});
