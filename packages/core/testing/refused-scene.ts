import { addAdmin, addFreeAccount, addStaff, FakeClock, testDeps, unique } from "@recourse/testing";
import type { DataSource } from "typeorm";
import type { CorrectedAccount } from "../src/accounts/account-facts-change.js";
import { correctAccountFacts } from "../src/accounts/correct-account-facts.js";
import type { PersonActor } from "../src/actor.js";
import { contestRefusal } from "../src/tickets/contest-refusal.js";
import { decideRefusalAnew, type DecideRefusalAnewInput } from "../src/tickets/decide-refusal-anew.js";
import { openTicket, type OpenTicketInput } from "../src/tickets/open-ticket.js";

export const freeFacts: CorrectedAccount = {
  plan: "free",
  billing: null,
  standing: "active",
  signedUpAt: new Date("2024-01-10T15:00:00Z"),
  contract: null,
  trial: null,
};

/** An admin of a free account past its window, whose question was refused on Tuesday; now it is Wednesday. */
export async function refusedScene(
  db: DataSource,
  request: Partial<OpenTicketInput> = {},
  account = addFreeAccount(db),
) {
  const clock = new FakeClock();
  const deps = testDeps(db, { clock });
  const admin = await addAdmin(db, { account: await account });
  const asked = await openTicket(deps, admin.actor, {
    kind: "question",
    subject: "Which ports?",
    body: "Tell me **which**.",
    idempotencyKey: unique("k"),
    ...request,
  });
  if (asked.decision === null || asked.decision.opensTicket) {
    throw new Error("The request was to be refused.");
  }
  clock.advance({ days: 1 });
  const decisionId = asked.decision.id;
  const agent = await addStaff(db);
  const lead = await addStaff(db, "lead");
  return { deps, clock, admin, decisionId, agent: agent.actor, lead: lead.actor };
}
export type RefusedScene = Awaited<ReturnType<typeof refusedScene>>;

export const contest = ({ deps, decisionId, admin }: RefusedScene, words: string | null = null) =>
  contestRefusal(deps, admin.actor, { decisionId, words, idempotencyKey: unique("k") });

export const anew = (
  { deps, decisionId }: RefusedScene,
  actor: PersonActor,
  input: Partial<DecideRefusalAnewInput> = {},
) =>
  decideRefusalAnew(deps, actor, {
    decisionId,
    version: 0,
    answer: "You were right.",
    idempotencyKey: unique("k"),
    ...input,
  });

export const correct = (
  { deps, admin, lead }: RefusedScene,
  facts: Partial<CorrectedAccount>,
  more: { effectiveAt?: Date; version?: number } = {},
) =>
  correctAccountFacts(deps, lead, {
    accountId: admin.account.id,
    version: 1,
    reason: "The contract was not entered.",
    facts: { ...freeFacts, ...facts },
    ...more,
  });
