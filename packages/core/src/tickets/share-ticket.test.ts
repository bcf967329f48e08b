import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAdmin,
  addEndUser,
  addMembership,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { MAX_PARTICIPANTS } from "@recourse/policy";
import { setTicketSharing } from "../accounts/set-ticket-sharing.js";
import type { Actor } from "../actor.js";
import { addParticipant } from "./add-participant.js";
import { openTicket } from "./open-ticket.js";
import { removeParticipant } from "./remove-participant.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { setTicketVisibility } from "./set-ticket-visibility.js";
import { findTicketById } from "./ticket.queries.js";
import { timelinePage } from "./timeline.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scene(options: Partial<Parameters<typeof addTicket>[1]> = {}) {
  const rita = await addAdmin(database.db);
  const { account } = rita;
  const ticket = await addTicket(database.db, {
    accountId: account.id,
    requesterId: rita.person.id,
    visibility: "private",
    ...options,
  });
  return {
    deps: testDeps(database.db),
    account,
    rita,
    adam: await addAdmin(database.db, { account }),
    ticket,
  };
}

const reads = async (actor: Actor, ticketId: string) =>
  (await findTicketById(database.db, actor, ticketId)) !== null;

describe("a new ticket", () => {
  test("starts as the account's admins set it", async () => {
    const { deps, rita, adam, account } = await scene();
    const open = async () => {
      const opened = await openTicket(deps, rita.actor, {
        idempotencyKey: unique("k"),
        kind: "question",
        subject: "S",
        body: "B",
      });
      return opened.ok ? opened.ticket?.visibility : null;
    };
    expect(await open()).toBe("account_admins");
    const set = await setTicketSharing(deps, adam.actor, { accountId: account.id, sharing: "requester" });
    expect(set).toMatchObject({ ok: true, account: { ticketSharing: "requester" } });
    expect(await open()).toBe("private");
    const [audited] = await database.db.query<unknown[]>(
      "select actor_id, data from audit_rows where subject_id = $1 and action = 'account.ticket_sharing_set'",
      [account.id],
    );
    expect(audited).toEqual({ actor_id: adam.person.id, data: { from: "admins", to: "requester" } });
  });

  test("is not set by end users, staff and strangers, to whom the account is as unknown as none", async () => {
    const { deps, account } = await scene();
    const input = { accountId: account.id, sharing: "requester" as const };
    const endUser = await addEndUser(database.db, { account });
    const gone = await addAdmin(database.db, { account, active: false });
    const lead = await addStaff(database.db, "lead");
    for (const { actor } of [endUser, gone, lead]) {
      expect(await setTicketSharing(deps, actor, input)).toMatchObject({
        refusals: [{ code: "NOT_ALLOWED" }],
      });
    }
    const { actor: stranger } = await addAdmin(database.db);
    expect(await setTicketSharing(deps, stranger, input)).toEqual(
      await setTicketSharing(deps, stranger, { ...input, accountId: "nonsense" }),
    );
    expect(await setTicketSharing(deps, { kind: "anonymous", visitor: null }, input)).toMatchObject({
      refusals: [{ code: "NOT_SIGNED_IN" }],
    });
  });
});

describe("a private ticket", () => {
  test("is opened to the account's admins by its requester, and closed to them again", async () => {
    const { deps, rita, adam, ticket } = await scene();
    expect(await reads(adam.actor, ticket.id)).toBe(false);
    const opened = await setTicketVisibility(deps, rita.actor, {
      ticketId: ticket.id,
      visibility: "account_admins",
      version: 1,
    });
    expect(opened).toMatchObject({ ok: true, ticket: { version: 2 } });
    expect(await reads(adam.actor, ticket.id)).toBe(true);
    // Another admin reads it; who else does is not theirs to say.
    const meddled = await setTicketVisibility(deps, adam.actor, {
      ticketId: ticket.id,
      visibility: "private",
      version: 2,
    });
    expect(meddled).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    const stale = { ticketId: ticket.id, visibility: "private", version: 1 } as const;
    expect(await setTicketVisibility(deps, rita.actor, stale)).toMatchObject({
      refusals: [{ code: "CONFLICT" }],
    });
    await setTicketVisibility(deps, rita.actor, { ...stale, version: 2 });
    expect(await reads(adam.actor, ticket.id)).toBe(false);
    const { rows } = await timelinePage(database.db, rita.actor, ticket.id, {
      first: 10,
      at: deps.clock.now(),
    });
    expect(rows).toMatchObject([
      { kind: "visibility_changed", data: { from: "private", to: "account_admins" }, byStaff: false },
      { kind: "visibility_changed", data: { from: "account_admins", to: "private" } },
    ]);
  });
});

describe("a participant", () => {
  test("reads the ticket and replies, and changes nothing of the requester's", async () => {
    const { deps, account, rita, ticket } = await scene();
    const paul = await addEndUser(database.db, { account });
    const email = paul.person.email.toUpperCase();
    expect(await addParticipant(deps, rita.actor, { ticketId: ticket.id, who: { email } })).toMatchObject({
      ok: true,
      ticket: { participantIds: [paul.person.id], version: 2 },
    });
    expect(await reads(paul.actor, ticket.id)).toBe(true);
    const reply = { ticketId: ticket.id, body: "I saw it, too.", idempotencyKey: unique("k") };
    expect(await replyToTicket(deps, paul.actor, reply)).toMatchObject({ ok: true });
    const uma = await addEndUser(database.db, { account });
    const who = { personId: uma.person.id };
    expect(await addParticipant(deps, paul.actor, { ticketId: ticket.id, who })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(
      await removeParticipant(deps, uma.actor, { ticketId: ticket.id, personId: paul.person.id }),
    ).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    const { rows } = await timelinePage(database.db, rita.actor, ticket.id, {
      first: 10,
      at: deps.clock.now(),
    });
    expect(rows).toMatchObject([
      { kind: "participant_added", data: { personId: paul.person.id } },
      { kind: "reply", authorId: paul.person.id },
    ]);
  });

  test("is added once, however often it is asked", async () => {
    const { deps, account, rita, ticket } = await scene();
    const paul = await addEndUser(database.db, { account });
    const who = { personId: paul.person.id };
    await Promise.all([1, 2, 3].map(() => addParticipant(deps, rita.actor, { ticketId: ticket.id, who })));
    expect((await findTicketById(database.db, rita.actor, ticket.id))?.participantIds).toEqual([
      paul.person.id,
    ]);
    const self = { personId: rita.person.id };
    expect(await addParticipant(deps, rita.actor, { ticketId: ticket.id, who: self })).toMatchObject({
      ok: true,
      ticket: { participantIds: [paul.person.id] },
    });
  });

  test("leaves, and reads no more", async () => {
    const { deps, account, rita, ticket } = await scene();
    const paul = await addEndUser(database.db, { account });
    const input = { ticketId: ticket.id, personId: paul.person.id };
    await addParticipant(deps, rita.actor, { ticketId: ticket.id, who: { personId: paul.person.id } });
    expect(await removeParticipant(deps, paul.actor, input)).toMatchObject({ ok: true });
    expect(await reads(paul.actor, ticket.id)).toBe(false);
    expect(await removeParticipant(deps, rita.actor, input)).toMatchObject({ ok: true });
    const { rows } = await timelinePage(database.db, rita.actor, ticket.id, {
      first: 10,
      at: deps.clock.now(),
    });
    expect(rows.map(({ kind }) => kind)).toEqual(["participant_added", "participant_removed"]);
  });

  test("belongs to the account: strangers, staff, the deactivated and nobody are answered in the same words", async () => {
    const { deps, account, rita, ticket } = await scene();
    const stranger = await addAdmin(database.db);
    const gone = await addEndUser(database.db, { account, active: false });
    const { person: agent } = await addStaff(database.db);
    const tried = [
      { email: stranger.person.email },
      { email: gone.person.email },
      { email: agent.email },
      { email: "nobody@nowhere.test" },
      { email: "\u0000" },
      { email: "" },
    ];
    const told = await Promise.all(
      tried.map((who) => addParticipant(deps, rita.actor, { ticketId: ticket.id, who })),
    );
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(told[0]).toMatchObject({ refusals: [{ code: "NOT_FOUND", path: ["email"] }] });
    const ids = [stranger.person.id, gone.person.id, agent.id, "nonsense"];
    const byId = await Promise.all(
      ids.map((personId) => addParticipant(deps, rita.actor, { ticketId: ticket.id, who: { personId } })),
    );
    expect(new Set(byId.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const foreign = { ticketId: ticket.id, who: { personId: stranger.person.id } };
    expect(await addParticipant(deps, stranger.actor, foreign)).toEqual(
      await addParticipant(deps, stranger.actor, { ...foreign, ticketId: "nonsense" }),
    );
    expect((await findTicketById(database.db, rita.actor, ticket.id))?.participantIds).toEqual([]);
  });

  test("is added by an agent, not by an author, and never one too many", async () => {
    const people = await Promise.all(Array.from({ length: MAX_PARTICIPANTS }, () => addPerson(database.db)));
    const { deps, account, ticket } = await scene({ participantIds: people.map(({ id }) => id) });
    const paul = await addEndUser(database.db, { account });
    const input = { ticketId: ticket.id, who: { personId: paul.person.id } };
    const { actor: author } = await addStaff(database.db, "author");
    expect(await addParticipant(deps, author, input)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    const { actor: agent } = await addStaff(database.db);
    expect(await addParticipant(deps, agent, input)).toMatchObject({ refusals: [{ code: "INVALID" }] });
    const personId = people[0]?.id ?? "";
    expect(await removeParticipant(deps, agent, { ticketId: ticket.id, personId })).toMatchObject({
      ok: true,
    });
    expect(await addParticipant(deps, agent, input)).toMatchObject({ ok: true });
  });

  test("of one account does not read through another", async () => {
    const { deps, account, rita, ticket } = await scene();
    const paul = await addEndUser(database.db, { account });
    const elsewhere = await addAdmin(database.db);
    await addMembership(database.db, {
      accountId: elsewhere.account.id,
      personId: paul.person.id,
      role: "admin",
    });
    await addParticipant(deps, rita.actor, { ticketId: ticket.id, who: { personId: paul.person.id } });
    await database.db.query(
      "update memberships set active = false where person_id = $1 and account_id = $2",
      [paul.person.id, account.id],
    );
    expect(await reads(await actorOf(database.db, paul.person), ticket.id)).toBe(false);
  });
});
