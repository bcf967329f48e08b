import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, done, TUESDAY, unique, type TestDatabase } from "@recourse/testing";
import { anew, contest, correct, freeFacts, refusedScene } from "../../testing/refused-scene.js";
import { correctAccountFacts } from "../accounts/correct-account-facts.js";
import type { PersonActor } from "../actor.js";
import type { OpenTicketInput } from "./open-ticket.js";
import { timelinePage } from "./timeline.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

const scene = (request: Partial<OpenTicketInput> = {}) => refusedScene(database.db, request);

describe("deciding anew", () => {
  test("after the contract was entered opens the ticket in the place of the first receipt, and keeps both decisions", async () => {
    const s = await scene();
    await done(contest(s, "We bought a contract."));
    await done(correct(s, { contract: { startsOn: "2026-04-01", endsOn: "2026-12-31" } }));
    const { ticket, refusal } = await done(anew(s, s.agent, { version: 1 }));
    expect(ticket).toMatchObject({
      state: "open",
      rank: 1,
      subject: "Which ports?",
      requesterId: s.admin.person.id,
      accountId: s.admin.account.id,
      receivedAt: TUESDAY,
    });
    expect(refusal.decision).toMatchObject({ outcome: "self_service", opensTicket: false });
    expect(refusal.later).toMatchObject([
      { outcome: "accept", level: "contract", supersedesId: s.decisionId, personId: s.admin.person.id },
    ]);
    expect(refusal.later[0]?.facts.at).toBe(refusal.decision.facts.at);
    expect(refusal.contest).toMatchObject({ outcome: "decided_anew", newDecisionId: refusal.later[0]?.id });
    const { rows } = await timelinePage(database.db, s.admin.actor, ticket?.id ?? "", {
      first: 10,
      at: new Date(s.clock.now().getTime() + 60_000),
    });
    expect(rows).toMatchObject([
      { kind: expect.stringMatching(/decided|reply/), at: TUESDAY },
      { kind: expect.stringMatching(/decided|reply/), at: TUESDAY },
      { kind: "decided", at: s.clock.now(), byStaff: true, data: { decisionId: refusal.later[0]?.id } },
    ]);
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: "reply", body: "Tell me **which**.", byStaff: false }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: "decided", data: { decisionId: s.decisionId } }),
    );
  });

  test("leaves what became so only later: a plan bought after the request", async () => {
    const s = await scene();
    await done(correct(s, { plan: "paying", billing: "annual" }, { effectiveAt: s.clock.now() }));
    expect(await anew(s, s.agent)).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: ["request"] }],
    });
    const wasAlwaysSo = await scene();
    await done(correct(wasAlwaysSo, { plan: "paying", billing: "annual" }));
    expect(await anew(wasAlwaysSo, wasAlwaysSo.agent)).toMatchObject({
      ok: true,
      refusal: { later: [{ level: "paying" }] },
    });
  });

  test("with what was wrong of the request, as staff see it", async () => {
    const s = await scene({ kind: "question" });
    const { ticket, refusal } = await done(anew(s, s.agent, { request: { kind: "defect", critical: true } }));
    expect(ticket).toMatchObject({ kind: "defect", rank: 2, critical: true });
    expect(refusal.later[0]).toMatchObject({ outcome: "accept_for_analysis", kind: "defect" });
  });

  test("keeps what the requester said of production", async () => {
    const claim = { resource: "VPN", affected: "Sales", since: TUESDAY };
    const s = await scene({ production: claim });
    await done(correct(s, { contract: { startsOn: "2026-04-01", endsOn: "2026-12-31" } }));
    const { ticket } = await done(anew(s, s.agent));
    expect(ticket).toMatchObject({ rank: 0, production: { resource: "VPN", since: TUESDAY.toISOString() } });
  });

  test("may refuse again, for another reason, and the next correction goes on from there", async () => {
    const s = await scene();
    const first = await done(anew(s, s.agent, { request: { kind: "customisation" } }));
    expect(first).toMatchObject({ ticket: null, refusal: { later: [{ outcome: "refuse" }] } });
    const second = await done(anew(s, s.agent, { version: 1, request: { kind: "defect", critical: true } }));
    expect(second.refusal.later.map(({ outcome }) => outcome)).toEqual(["refuse", "accept_for_analysis"]);
    const third = await anew(s, s.agent, { version: 2, request: { kind: "feedback" } });
    expect(third).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });

  test("without anything different is refused", async () => {
    const s = await scene();
    expect(await anew(s, s.agent)).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: ["request"] }],
    });
  });

  test("by ten at once, or twice with one key, opens one ticket", async () => {
    const s = await scene();
    const request = { kind: "defect", critical: true } as const;
    const key = unique("k");
    const results = await Promise.all([
      ...Array.from({ length: 10 }, () => anew(s, s.agent, { request })),
      ...Array.from({ length: 3 }, () => anew(s, s.lead, { request, idempotencyKey: key })),
    ]);
    const tickets = results.flatMap((result) => (result.ok ? [result.ticket?.number] : []));
    expect(new Set(tickets).size).toBe(1);
    expect(
      await database.db.query("select 1 from tickets where account_id = $1", [s.admin.account.id]),
    ).toHaveLength(1);
  });

  test("is not done by staff who belong to the account", async () => {
    const s = await scene();
    const insider: PersonActor = { ...s.lead, memberships: s.admin.actor.memberships };
    expect(await anew(s, insider, { request: { kind: "defect", critical: true } })).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const correction = await correctAccountFacts(s.deps, insider, {
      accountId: s.admin.account.id,
      version: 1,
      reason: "Ours.",
      facts: { ...freeFacts, plan: "paying" },
    });
    expect(correction).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
  });
});
