import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addStaff,
  createTestDatabase,
  done,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { contest, refusedScene } from "../../testing/refused-scene.js";
import type { Account } from "../accounts/account.entity.js";
import type { PersonActor } from "../actor.js";
import { openTicket, type OpenTicketInput } from "./open-ticket.js";
import {
  countOpenContests,
  findRefusal,
  listOwnRefusals,
  listRefusals,
  type RefusalPosition,
} from "./refusal.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

const scene = (request: Partial<OpenTicketInput> = {}, account?: Promise<Account>) =>
  refusedScene(database.db, request, account);

describe("requests that opened no ticket", () => {
  test("are listed for staff, newest first, in pages without gaps", async () => {
    const own = await createTestDatabase();
    try {
      const deps = testDeps(own.db);
      const { actor } = await addEndUser(own.db);
      for (let index = 0; index < 5; index += 1) {
        await openTicket(deps, actor, {
          idempotencyKey: unique("k"),
          kind: "question",
          subject: `S${index}`,
          body: "b",
        });
        if (index % 2 === 1) deps.clock.advance({ minutes: 1 });
      }
      const { actor: agent } = await addStaff(own.db);
      const seen: (string | null)[] = [];
      let after: RefusalPosition | null = null;
      for (let hasMore = true; hasMore;) {
        const page: Awaited<ReturnType<typeof listRefusals>> = await listRefusals(own.db, agent, {
          first: 2,
          after,
        });
        seen.push(...page.rows.map(({ decision }) => decision.subject));
        after = page.rows.at(-1)?.decision ?? null;
        hasMore = page.hasMore;
      }
      expect(seen).toEqual(["S4", "S3", "S2", "S1", "S0"]);
      expect(await listRefusals(own.db, actor, { first: 5 })).toEqual({ rows: [], hasMore: false });
    } finally {
      await own.drop();
    }
  });
});

describe("lists", () => {
  test("of one's own hold what one asked and what was asked for one's account, page by page", async () => {
    const s = await scene();
    const colleague = await addAdmin(database.db, { account: s.admin.account });
    for (const subject of ["Second", "Third"]) {
      s.clock.advance({ minutes: 1 });
      await openTicket(s.deps, colleague.actor, {
        ...{ kind: "question", subject, body: "?", idempotencyKey: unique("k") },
      });
    }
    const first = await listOwnRefusals(database.db, s.admin.actor, { first: 2 });
    expect(first.rows.map(({ decision }) => decision.subject)).toEqual(["Third", "Second"]);
    expect(first.hasMore).toBe(true);
    const last = first.rows.at(-1)?.decision;
    const after = { receivedAt: last?.receivedAt ?? TUESDAY, id: last?.id ?? "" };
    const second = await listOwnRefusals(database.db, s.admin.actor, { first: 2, after });
    expect(second).toMatchObject({ rows: [{ decision: { subject: "Which ports?" } }], hasMore: false });
  });

  test("of one's own are empty for who left the account", async () => {
    const s = await scene();
    const left: PersonActor = {
      ...s.admin.actor,
      memberships: s.admin.actor.memberships.map((membership) => ({ ...membership, active: false })),
    };
    expect((await listOwnRefusals(database.db, left, { first: 5 })).rows).toEqual([]);
  });

  test("of the desk are narrowed by reason, contest, account and time", async () => {
    const s = await scene();
    const other = await scene({ kind: "training" }, Promise.resolve(s.admin.account));
    await done(contest(s));
    const subjects = async (filter: Parameters<typeof listRefusals>[2]) =>
      (await listRefusals(database.db, s.agent, filter)).rows.map(({ decision }) => decision.kind);
    const accountId = s.admin.account.id;
    expect(await subjects({ first: 5, accountId })).toHaveLength(2);
    expect(await subjects({ first: 5, accountId, contested: "open" })).toEqual(["question"]);
    const [training] = (await listRefusals(database.db, s.agent, { first: 5, accountId })).rows.filter(
      ({ decision }) => decision.id === other.decisionId,
    );
    const reason = training?.decision.reasons[0]?.code ?? "";
    expect(await subjects({ first: 5, accountId, reason })).toEqual(["training"]);
    expect(await subjects({ first: 5, accountId, from: new Date("2026-04-15T00:00:00Z") })).toEqual([]);
    expect(await subjects({ first: 5, accountId: "none" })).toEqual([]);
  });

  test("of the desk are empty for customers", async () => {
    const s = await scene();
    expect((await listRefusals(database.db, s.admin.actor, { first: 5 })).rows).toEqual([]);
    expect(await countOpenContests(database.db, s.admin.actor)).toBe(0);
  });
});

test("a visitor's feedback, which is accepted, is no refusal", async () => {
  const deps = testDeps(database.db);
  const visitor = { kind: "anonymous", visitor: unique("v") } as const;
  const { decision } = await openTicket(deps, visitor, {
    ...{ kind: "feedback", subject: "Nice", body: "Thanks.", idempotencyKey: unique("k") },
  });
  const agent = await addStaff(database.db);
  expect(await findRefusal(database.db, agent.actor, decision?.id ?? "")).toBeNull();
  expect(decision).toMatchObject({ outcome: "accept", opensTicket: false });
});

test("where an account keeps tickets to their requesters, other admins do not see what was refused to them", async () => {
  const s = await scene();
  const colleague = await addAdmin(database.db, { account: s.admin.account });
  const seen = async () => [
    (await listOwnRefusals(database.db, colleague.actor, { first: 5 })).rows.length,
    (await findRefusal(database.db, colleague.actor, s.decisionId)) === null ? 0 : 1,
    (await listOwnRefusals(database.db, s.admin.actor, { first: 5 })).rows.length,
  ];
  expect(await seen()).toEqual([1, 1, 1]);
  await database.db.query("update accounts set ticket_sharing = 'requester' where id = $1", [
    s.admin.account.id,
  ]);
  expect(await seen()).toEqual([0, 0, 1]);
});
