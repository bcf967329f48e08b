import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../../actor.js";
import { addInternalNote } from "../add-internal-note.js";
import { findAttachment } from "../attachments/attachment.queries.js";
import { decisionsByIds } from "../decision.queries.js";
import { openTicket } from "../open-ticket.js";
import { replyToTicket } from "../reply-to-ticket.js";
import { searchTickets } from "../search/ticket-search.queries.js";
import type { Ticket } from "../ticket.entity.js";
import { findTicketById, findTicketByNumber, ticketsByIds } from "../ticket.queries.js";
import { timelineBeginnings, timelinePage } from "../timeline.queries.js";
import { mergeTickets } from "./merge-tickets.js";
import { goesOnIn, mergedInto } from "./ticket-link.queries.js";
import { unmergeTicket } from "./unmerge-ticket.js";

/** When nothing that was sent can be taken back any more. */
const LATER = new Date(TUESDAY.getTime() + 86_400_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

/** Two admins of one account, each with a ticket that the gate let in. */
async function scene() {
  const first = await addAdmin(database.db);
  const second = await addAdmin(database.db, { account: first.account });
  const agent = await addStaff(database.db);
  const deps = testDeps(database.db);
  const open = async (actor: Actor, subject: string, production = false): Promise<Ticket> => {
    const claim = { resource: "The VPN", affected: "Everybody", since: null };
    const { ticket } = await done(
      openTicket(deps, actor, {
        ...{ kind: "defect", subject, body: `${subject} in words.`, idempotencyKey: unique("k") },
        ...(production && { production: claim }),
      }),
    );
    if (ticket === null) throw new Error("No ticket was opened.");
    return ticket;
  };
  const source = await open(second.actor, "A second report", true);
  const target = await open(first.actor, "A first report");
  const merge = (from = source, into = target, actor: Actor = agent.actor) =>
    mergeTickets(deps, actor, {
      ...{ ticketId: from.id, version: from.version },
      ...{ intoId: into.id, intoVersion: into.version },
    });
  const unmerge = (ticket: Ticket, actor: Actor = agent.actor) =>
    unmergeTicket(deps, actor, { ticketId: ticket.id, version: ticket.version });
  const say = (actor: Actor, ticket: Ticket, body: string) =>
    replyToTicket(deps, actor, { ticketId: ticket.id, body, idempotencyKey: unique("k") });
  return { first, second, agent: agent.actor, deps, open, source, target, merge, unmerge, say };
}

async function row(ticket: Ticket): Promise<Ticket> {
  const [found] = await ticketsByIds(database.db, [ticket.id]);
  if (found === undefined) throw new Error("The ticket is gone.");
  return found;
}

async function bodies(actor: Actor, ticket: Ticket): Promise<string[]> {
  const { rows } = await timelinePage(database.db, actor, ticket.id, { first: 50, at: LATER });
  return rows.flatMap((item) => ("body" in item ? [item.body] : []));
}

describe("merging", () => {
  test("makes one conversation of two, with everybody who took part in either", async () => {
    const { first, second, agent, source, target, merge, say } = await scene();
    const result = await done(merge());
    expect(result.merged).toMatchObject({ state: "closed", mergedIntoId: target.id, closedAt: TUESDAY });
    expect(result.ticket).toMatchObject({ state: "open", participantIds: [second.person.id], version: 2 });
    for (const actor of [first.actor, second.actor, agent]) {
      expect(await bodies(actor, target)).toEqual(
        expect.arrayContaining(["A first report in words.", "A second report in words."]),
      );
      expect(await bodies(actor, source)).toEqual(["A second report in words."]);
      expect((await findTicketByNumber(database.db, actor, source.number))?.mergedIntoId).toBe(target.id);
    }
    const beginnings = await timelineBeginnings(database.db, agent, [target.id, source.id], {
      first: 10,
      at: LATER,
    });
    expect(beginnings.get(target.id)?.rows).toEqual(
      (await timelinePage(database.db, agent, target.id, { first: 10, at: LATER })).rows,
    );
    expect(await say(second.actor, source, "More.")).toMatchObject({
      ok: false,
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    await done(say(second.actor, target, "More."));
  });

  test("decides anew what both ask, from that instant, and keeps the decision before", async () => {
    const { first, target, merge } = await scene();
    const { ticket } = await done(merge());
    expect(target.rank).toBe(1);
    expect(ticket).toMatchObject({ rank: 0, queueRank: 0, production: { resource: "The VPN" } });
    const [anew] = await decisionsByIds(database.db, [ticket.decisionId]);
    expect(anew).toMatchObject({
      ticketId: target.id,
      personId: first.person.id,
      facts: { request: { production: true, kind: "defect" } },
    });
    const decided = await database.db.query(
      "select data->>'decisionId' as id from ticket_events where ticket_id = $1 and kind = 'decided' order by created_at, id",
      [target.id],
    );
    expect(decided).toEqual([{ id: target.decisionId }, { id: ticket.decisionId }]);
  });

  test("that the policy does not admit any more changes nothing", async () => {
    const { first, source, target, merge } = await scene();
    await database.db.query("update memberships set active = false where person_id = $1", [first.person.id]);
    expect(await merge()).toMatchObject({ ok: false, refusals: [{ code: "NOT_ENTITLED" }] });
    expect([await row(source), await row(target)]).toEqual([source, target]);
  });

  test("both ways at once lets one win", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { source, target, merge } = await scene();
      const results = await Promise.all([merge(source, target), merge(target, source)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const [one, two] = [await row(source), await row(target)];
      expect([one.mergedIntoId, two.mergedIntoId].filter((id) => id !== null)).toHaveLength(1);
      expect([one.state, two.state].toSorted()).toEqual(["closed", "open"]);
    }
  });

  test("of one ticket into many at once lets one win", async () => {
    const { first, source, open, merge } = await scene();
    const others: Ticket[] = [];
    for (let index = 0; index < 6; index += 1) others.push(await open(first.actor, `Report ${index}`));
    const results = await Promise.all(others.map((other) => merge(source, other)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const merges = await database.db.query("select 1 from ticket_merges where source_id = $1", [source.id]);
    expect(merges).toHaveLength(1);
  });

  test("is refused across accounts, into itself, by customers and by those who do not work on tickets", async () => {
    const { first, source, target, merge } = await scene();
    const other = await scene();
    const author = await addStaff(database.db, "author");
    expect(await merge(source, other.target)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await merge(source, source)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await merge(source, target, first.actor)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await merge(source, target, author.actor)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await merge(source, other.target, first.actor)).toMatchObject({
      refusals: [{ code: "NOT_FOUND", path: ["intoId"] }],
    });
    expect(await merge(other.source, target, first.actor)).toMatchObject({
      refusals: [{ code: "NOT_FOUND", path: ["ticketId"] }],
    });
    expect(await row(source)).toEqual(source);
  });

  test("wants both as they were seen", async () => {
    const { source, target, merge } = await scene();
    expect(await merge({ ...source, version: 9 })).toMatchObject({
      refusals: [{ code: "CONFLICT", path: ["version"] }],
    });
    expect(await merge(source, { ...target, version: 9 })).toMatchObject({
      refusals: [{ code: "CONFLICT", path: ["intoVersion"] }],
    });
  });

  test("makes nobody a reader of what was private", async () => {
    const { source, merge } = await scene();
    await database.db.query("update tickets set visibility = 'private' where id = $1", [source.id]);
    expect(await merge()).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
  });

  test("shows customers no note of the merged ticket, nor finds it by one", async () => {
    const { first, agent, deps, source, target, merge } = await scene();
    const body = unique("zz").replace(/[^a-z0-9]/gi, "");
    const note = { ticketId: source.id, body, idempotencyKey: unique("k") };
    await done(addInternalNote(deps, agent, note));
    await done(merge(await row(source)));
    expect(await bodies(agent, target)).toContain(body);
    expect(await bodies(first.actor, target)).not.toContain(body);
    expect(
      (await searchTickets(database.db, first.actor, { query: body, first: 5, at: TUESDAY })).rows,
    ).toEqual([]);
  });

  test("goes on through several merges", async () => {
    const { first, source, target, open, merge, agent } = await scene();
    const third = await open(first.actor, "A third report");
    const { ticket } = await done(merge());
    await done(merge(ticket, third));
    expect(await goesOnIn(database.db, [source.id, target.id, third.id])).toEqual(
      new Map([
        [source.id, third.id],
        [target.id, third.id],
      ]),
    );
    expect(await mergedInto(database.db, [third.id])).toEqual(new Map([[third.id, [target.id]]]));
    expect(await bodies(agent, third)).toHaveLength(3);
  });

  test("leaves an end user what they read, and gives them the conversation that goes on", async () => {
    const { first, agent, deps, target, merge } = await scene();
    const endUser = await addEndUser(database.db, { account: first.account });
    const own = await addTicket(database.db, {
      accountId: first.account.id,
      requesterId: endUser.person.id,
    });
    expect(await findTicketById(database.db, endUser.actor, target.id)).toBeNull();
    await done(merge(own, target));
    expect(await findTicketById(database.db, endUser.actor, own.id)).not.toBeNull();
    expect(await findTicketById(database.db, endUser.actor, target.id)).not.toBeNull();
    const merged = await row(own);
    await done(unmergeTicket(deps, agent, { ticketId: merged.id, version: merged.version }));
    expect(await findTicketById(database.db, endUser.actor, target.id)).toBeNull();
  });
  test("reads the files of the merged ticket along, and no longer when it is taken back", async () => {
    const { first, source, target, merge, unmerge } = await scene();
    const endUser = await addEndUser(database.db, { account: first.account });
    await database.db.query("update tickets set participant_ids = array[$2::uuid] where id = $1", [
      target.id,
      endUser.person.id,
    ]);
    await database.db.query(
      `insert into attachments (storage_key, name, media_type, is_image, bytes, sha256, uploaded_by, message_id, created_at, stored_at)
       select $1::text, 'log.txt', 'text/plain', false, 1, 'x', author_id, id, $2, $2 from messages where ticket_id = $1::uuid`,
      [source.id, TUESDAY],
    );
    const file = () =>
      findAttachment({ db: database.db, now: TUESDAY }, endUser.actor, { storageKey: source.id });
    expect(await file()).toBeNull();
    const { merged } = await done(merge());
    expect(await findTicketById(database.db, endUser.actor, source.id)).toBeNull();
    expect(await file()).not.toBeNull();
    await done(unmerge(merged));
    expect(await file()).toBeNull();
  });
});

describe("taking a merge back", () => {
  test("makes both what they were, and keeps what was written in between where it was written", async () => {
    const { second, source, target, merge, unmerge, say, agent } = await scene();
    const { merged } = await done(merge());
    await done(say(second.actor, target, "Written afterwards."));
    const back = await done(unmerge(merged));
    expect(back.merged).toMatchObject({
      state: source.state,
      mergedIntoId: null,
      closedAt: null,
      requesterId: second.person.id,
    });
    expect(back.ticket).toMatchObject({
      rank: target.rank,
      decisionId: target.decisionId,
      production: null,
      participantIds: [],
    });
    expect(await bodies(agent, target)).toEqual(["A first report in words.", "Written afterwards."]);
    expect(await bodies(agent, source)).toEqual(["A second report in words."]);
    await done(say(second.actor, source, "On its own again."));
  });

  test("leaves what else was changed since, and those who were asked in otherwise", async () => {
    const { source, target, merge, unmerge, first } = await scene();
    const helper = await addEndUser(database.db, { account: first.account });
    await database.db.query("update tickets set participant_ids = array[$2::uuid] where id = $1", [
      target.id,
      helper.person.id,
    ]);
    const { merged } = await done(merge());
    await database.db.query("update tickets set decision_id = $2, rank = 2 where id = $1", [
      target.id,
      source.decisionId,
    ]);
    const { ticket } = await done(unmerge(merged));
    expect(ticket).toMatchObject({
      rank: 2,
      decisionId: source.decisionId,
      participantIds: [helper.person.id],
    });
  });

  test("happens once, and can be done again", async () => {
    const { source, target, merge, unmerge } = await scene();
    const { merged } = await done(merge());
    const results = await Promise.all(Array.from({ length: 8 }, () => unmerge(merged)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await done(merge(await row(source), await row(target)));
    const merges = await database.db.query(
      "select undone_at is null as standing from ticket_merges where source_id = $1 order by id",
      [source.id],
    );
    expect(merges).toEqual([{ standing: false }, { standing: true }]);
  });

  test("ends when the ticket that it went into is closed", async () => {
    const { target, merge, unmerge } = await scene();
    const { merged } = await done(merge());
    await database.db.query("update tickets set state = 'closed' where id = $1", [target.id]);
    expect(await unmerge(merged)).toMatchObject({ refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });

  test("is not for customers, nor for a ticket that is merged into none", async () => {
    const { first, source, merge, unmerge } = await scene();
    expect(await unmerge(source)).toMatchObject({ refusals: [{ code: "STATE_NOT_ALLOWED" }] });
    const { merged } = await done(merge());
    expect(await unmerge(merged, first.actor)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    const stranger = await addAdmin(database.db);
    expect(await unmerge(merged, stranger.actor)).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
  });
});
