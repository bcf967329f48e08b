import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { EXPORTS_PER_HOUR } from "@recourse/policy";
import {
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { addInternalNote } from "../tickets/add-internal-note.js";
import { replyToTicket } from "../tickets/reply-to-ticket.js";
import { undoReply } from "../tickets/undo-reply.js";
import { auditFeedPage, type AuditFeedRow } from "./audit-feed.queries.js";
import { exportAuditFeed } from "./export-audit-feed.js";
import { recordStaffViews } from "./staff-reading/record-staff-views.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const deps = testDeps(database.db);
  const admin = await addAdmin(database.db);
  const accountId = admin.account.id;
  const agent = await addStaff(database.db);
  const actor: Actor = { ...agent.actor, channel: "desk" };
  const ticket = await addTicket(database.db, { accountId, requesterId: admin.person.id });
  const feed = async (reader: Actor = admin.actor, first = 100): Promise<AuditFeedRow[]> => {
    const { rows } = await auditFeedPage(database.db, reader, { accountId, first, at: deps.clock.now() });
    return rows;
  };
  const actions = async (reader?: Actor) => (await feed(reader)).map(({ action }) => action);
  return { deps, admin, accountId, agent: { ...agent, actor }, ticket, feed, actions };
}

const view = (id: string, accountId: string) => ({ subject: "ticket", id, accountId }) as const;

describe("what staff look at", () => {
  test("A47: is in the audit trail once an hour for the same person and thing, also when asked at once", async () => {
    const { deps, agent, ticket, accountId, feed, admin } = await scene();
    const look = () => recordStaffViews(deps, agent.actor, [view(ticket.id, accountId)]);
    await Promise.all(Array.from({ length: 10 }, look));
    deps.clock.advance({ minutes: 59 });
    await look();
    const other = await addStaff(database.db);
    await recordStaffViews(deps, other.actor, [view(ticket.id, accountId)]);
    await recordStaffViews(deps, agent.actor, [{ subject: "account", id: accountId, accountId }]);
    deps.clock.advance({ minutes: 2 });
    await look();
    await recordStaffViews(deps, admin.actor, [view(ticket.id, accountId)]);
    await recordStaffViews(deps, { kind: "anonymous", visitor: null }, [view(ticket.id, accountId)]);
    deps.clock.advance({ minutes: 1 });
    const looked = (await feed()).map(({ action, personName, ticketNumber }) => [
      action,
      personName,
      ticketNumber,
    ]);
    expect(looked).toEqual([
      ["ticket.viewed", agent.person.name, ticket.number],
      ["account.viewed", agent.person.name, null],
      ["ticket.viewed", other.person.name, ticket.number],
      ["ticket.viewed", agent.person.name, ticket.number],
    ]);
  });
});

describe("the feed of an account", () => {
  test("A31: tells its admins of replies, never of notes, and only of tickets that they read", async () => {
    const { deps, admin, accountId, agent, ticket, actions, feed } = await scene();
    await done(
      addInternalNote(deps, agent.actor, {
        ticketId: ticket.id,
        body: "Canary",
        idempotencyKey: unique("k"),
      }),
    );
    await done(
      replyToTicket(deps, agent.actor, { ticketId: ticket.id, body: "Hello", idempotencyKey: unique("k") }),
    );
    const end = await addEndUser(database.db, { account: admin.account });
    const own = await addTicket(database.db, {
      ...{ accountId, requesterId: end.person.id },
      visibility: "private",
    });
    await recordStaffViews(deps, agent.actor, [view(own.id, accountId)]);
    deps.clock.advance({ minutes: 1 });
    expect(await actions()).toEqual(["ticket.replied"]);
    expect(await actions(agent.actor)).toEqual(["ticket.viewed", "ticket.replied"]);
    expect(JSON.stringify(await feed())).not.toMatch(/Canary|Hello/);
  });

  test("tells nothing to end users, former admins, admins of other accounts, and tokens without the scope", async () => {
    const { deps, admin, accountId, agent, ticket, actions } = await scene();
    await recordStaffViews(deps, agent.actor, [view(ticket.id, accountId)]);
    deps.clock.advance({ minutes: 1 });
    const end = await addEndUser(database.db, { account: admin.account });
    const former = await addAdmin(database.db, { account: admin.account, active: false });
    const stranger = await addAdmin(database.db);
    const others: Actor[] = [
      ...[end.actor, former.actor, stranger.actor, { kind: "anonymous", visitor: null } as const],
      { ...admin.actor, scopes: ["read_articles"] },
    ];
    for (const other of others) {
      expect(await actions(other)).toEqual([]);
      expect(await exportAuditFeed(deps, other, { accountId })).toMatchObject({ ok: false });
    }
    expect(await actions()).toEqual(["ticket.viewed"]);
  });

  test("tells of a reply when it can be taken back no more, and of none that was", async () => {
    const { deps, agent, ticket, actions } = await scene();
    const reply = async (): Promise<string> => {
      const { messageId } = await done(
        replyToTicket(deps, agent.actor, { ticketId: ticket.id, body: "Hello", idempotencyKey: unique("k") }),
      );
      return messageId;
    };
    const first = await reply();
    deps.clock.advance({ seconds: 5 });
    await reply();
    expect(await actions()).toEqual([]);
    await done(undoReply(deps, agent.actor, { messageId: first }));
    deps.clock.advance({ minutes: 1 });
    expect(await actions()).toEqual(["ticket.replied"]);
  });

  test("goes on behind the last row", async () => {
    const { deps, admin, accountId, agent, ticket } = await scene();
    for (let index = 0; index < 5; index += 1) {
      deps.clock.advance({ hours: 2 });
      await recordStaffViews(deps, agent.actor, [view(ticket.id, accountId)]);
    }
    deps.clock.advance({ minutes: 1 });
    const page = { accountId, first: 3, at: deps.clock.now() };
    const one = await auditFeedPage(database.db, admin.actor, page);
    const two = await auditFeedPage(database.db, admin.actor, { ...page, after: one.rows.at(-1) ?? null });
    expect([one.rows.length, one.hasMore, two.rows.length, two.hasMore]).toEqual([3, true, 2, false]);
    expect(new Set([...one.rows, ...two.rows].map(({ id }) => id)).size).toBe(5);
  });

  test("is exported as JSON lines, on record, so many times an hour", async () => {
    const { deps, admin, accountId, agent, ticket } = await scene();
    await writeAudit(database.db.manager, {
      ...{ at: deps.clock.now(), actor: agent.actor, action: "contest.upheld", subjectType: "decision" },
      ...{ subjectId: ticket.decisionId, accountId },
    });
    await recordStaffViews(deps, agent.actor, [view(ticket.id, accountId)]);
    deps.clock.advance({ minutes: 1 });
    const { lines } = await done(exportAuditFeed(deps, admin.actor, { accountId }));
    let text = "";
    for await (const piece of lines) text += piece;
    const common = { by: agent.person.name };
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line): unknown => JSON.parse(line)),
    ).toMatchObject([
      { ...common, action: "ticket.viewed", words: "Looked at a ticket", ticket: ticket.number },
      {
        ...common,
        action: "contest.upheld",
        words: "Answered an objection to a refusal: it stands",
        ticket: null,
      },
    ]);
    expect(
      await database.db.query("select action, account_id from audit_rows where actor_id = $1", [
        admin.person.id,
      ]),
    ).toEqual([{ action: "account.audit_exported", account_id: accountId }]);
    for (let index = 1; index < EXPORTS_PER_HOUR; index += 1)
      await done(exportAuditFeed(deps, admin.actor, { accountId }));
    expect(await exportAuditFeed(deps, admin.actor, { accountId })).toMatchObject({
      refusals: [{ code: "RATE_LIMITED" }],
    });
  });
});
