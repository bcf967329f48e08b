import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
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
  type TestDeps,
} from "@recourse/testing";
import { attachmentLimits } from "@recourse/policy";
import type { Account } from "../../accounts/account.entity.js";
import type { Actor, PersonActor } from "../../actor.js";
import { addInternalNote } from "../add-internal-note.js";
import { openTicket } from "../open-ticket.js";
import { replyToTicket } from "../reply-to-ticket.js";
import { solveTicket } from "../solve-ticket.js";
import { attachmentsOfMessages, findAttachment } from "./attachment.queries.js";
import { discardUpload } from "./discard-upload.js";
import { downloadAttachment } from "./download-attachment.js";
import { keepAttachment } from "./keep-attachment.js";
import { releaseAttachment } from "./release-attachment.js";
import { removeAttachment } from "./remove-attachment.js";
import { sweepAttachments } from "./sweep-attachments.js";

let database: TestDatabase;
let deps: TestDeps;
let account: Account;
let customer: PersonActor;
let colleague: PersonActor;
let stranger: PersonActor;
let agent: PersonActor;
let lead: PersonActor;
const visitor: Actor = { kind: "anonymous", visitor: null };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ account, actor: customer } = await addAdmin(database.db));
  colleague = (await addEndUser(database.db, { account })).actor;
  stranger = (await addAdmin(database.db)).actor;
  agent = (await addStaff(database.db, "agent")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.query("delete from attachments");
  deps = testDeps(database.db);
});

const read = (content: string) => Readable.from([Buffer.from(content)]);
const upload = async (actor: Actor = customer, name = "server.log", content = "a line") =>
  (await done(keepAttachment(deps, actor, { name, content: read(content) }))).attachment;
const ticketOf = (actor: PersonActor = customer) =>
  addTicket(database.db, { accountId: account.id, requesterId: actor.person.id });
const replyWith = (actor: Actor, ticketId: string, attachmentIds: string[], key = unique("key")) =>
  replyToTicket(deps, actor, { ticketId, body: "See the files.", idempotencyKey: key, attachmentIds });
const messageOf = async (id: string) =>
  (
    await database.db.query<{ messageId: string | null }[]>(
      `select message_id as "messageId" from attachments where id = $1`,
      [id],
    )
  )[0]?.messageId;
const finds = async (actor: Actor, id: string) =>
  (await findAttachment({ db: database.db, now: deps.clock.now() }, actor, { id })) !== null;
const downloads = async (actor: Actor, storageKey: string) => {
  const found = await downloadAttachment(deps, actor, { storageKey });
  return found?.ok === true ? text(found.content) : null;
};
const auditOf = (id: string) =>
  database.db.query<Record<string, unknown>[]>(
    "select action, actor_id, account_id, data from audit_rows where subject_type = 'attachment' and subject_id = $1 order by id",
    [id],
  );

describe("an upload", () => {
  test("is its uploader's alone, by whatever it is asked for", async () => {
    const { id, storageKey } = await upload();
    expect(await downloads(customer, storageKey)).toBe("a line");
    for (const other of [colleague, stranger, agent, lead, visitor])
      expect([await finds(other, id), await downloads(other, storageKey)]).toEqual([false, null]);
  });

  test.each([
    ["nobody", () => visitor],
    ["somebody without an account", async () => (await addEndUser(database.db, { active: false })).actor],
    ["an author", async () => (await addStaff(database.db, "author")).actor],
    ["a token that may only read", () => ({ ...customer, scopes: ["read_tickets" as const] })],
  ])("by %s is refused, and nothing of it is read", async (_who, actorOf) => {
    const unread = new Readable({
      read() {
        this.destroy(new Error("it was read"));
      },
    });
    const result = await keepAttachment(deps, await actorOf(), { name: "a.txt", content: unread });
    expect(result).toMatchObject({ ok: false });
    expect(await database.db.query("select 1 from attachments")).toEqual([]);
  });

  test("is refused once a day's bytes of its account are sent, whoever of them sends it", async () => {
    const first = await upload();
    const left = attachmentLimits.accountBytesPerDay - 10;
    await database.db.query("update attachments set bytes = $2 where id = $1", [first.id, left]);
    const more = (content: string, actor: Actor = colleague) =>
      keepAttachment(deps, actor, { name: "a.txt", content: read(content) });
    expect(await more("more than ten bytes")).toMatchObject({ ok: false, fault: "quota_used_up" });
    expect(await more("more than ten bytes", stranger)).toMatchObject({ ok: true });
    const both = await Promise.all([more("six by."), more("six by.")]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    deps.clock.advance({ hours: 25 });
    expect(await more("more than ten bytes")).toMatchObject({ ok: true });
  });

  test("whose bytes cannot be kept leaves no file, and no row after the sweep", async () => {
    const failing = { ...deps, files: Object.create(deps.files) };
    failing.files.receive = async (content: Readable) => {
      const received = await deps.files.receive(content);
      if (received.ok) received.file.keep = () => Promise.reject(new Error("the bucket is away"));
      return received;
    };
    const result = keepAttachment(failing, customer, { name: "a.txt", content: read("a") });
    await expect(result).rejects.toThrow("the bucket is away");
    deps.clock.advance({ hours: 1, minutes: 1 });
    await sweepAttachments(deps);
    expect([await database.db.query("select 1 from attachments"), deps.files.files.size]).toEqual([[], 0]);
  });

  test("is taken back by its uploader alone, and not once a message has it", async () => {
    const { id, storageKey } = await upload();
    expect(await discardUpload(deps, colleague, { attachmentId: id })).toMatchObject({ ok: false });
    expect(await discardUpload(deps, customer, { attachmentId: id })).toEqual({ ok: true });
    expect(deps.files.files.has(storageKey)).toBe(false);
    const kept = await upload();
    await done(replyWith(customer, (await ticketOf()).id, [kept.id]));
    expect(await discardUpload(deps, customer, { attachmentId: kept.id })).toMatchObject({ ok: false });
    expect(await downloads(customer, kept.storageKey)).toBe("a line");
  });
});

describe("a message takes along", () => {
  test("its author's uploads, once, however often it is sent", async () => {
    const ticket = await ticketOf();
    // In the order of the message, whichever came in first.
    const ids = [(await upload()).id, (await upload()).id].reverse();
    const key = unique("key");
    const { messageId } = await done(replyWith(customer, ticket.id, ids, key));
    expect((await attachmentsOfMessages(database.db, [messageId])).map(({ id }) => id)).toEqual(ids);
    expect(await replyWith(customer, ticket.id, ids, key)).toMatchObject({ ok: true, messageId });
    expect(await replyWith(customer, ticket.id, [], key)).toMatchObject({
      refusals: [{ code: "IDEMPOTENCY_MISMATCH" }],
    });
  });

  test("those of a new ticket, a solution and a note as well", async () => {
    const first = await upload();
    const opened = await done(
      openTicket(deps, customer, {
        ...{ idempotencyKey: unique("key"), accountId: account.id, kind: "question", language: "en" },
        ...{ subject: "It fails", body: "See the log.", attachmentIds: [first.id] },
      }),
    );
    const ticket = opened.ticket;
    if (ticket === null) throw new Error("no ticket was opened");
    const noted = await upload(agent);
    const note = { ticketId: ticket.id, body: "Look.", idempotencyKey: unique("key") };
    await done(addInternalNote(deps, agent, { ...note, attachmentIds: [noted.id] }));
    const solving = await upload(agent);
    const solve = { ticketId: ticket.id, version: 1, attachmentIds: [solving.id] };
    expect(await solveTicket(deps, agent, { ...solve, reply: "" })).toMatchObject({
      refusals: [{ code: "INVALID", path: ["reply"] }],
    });
    await done(solveTicket(deps, agent, { ...solve, reply: "Like this." }));
    deps.clock.advance({ seconds: 10 });
    const seen = async (actor: Actor) =>
      Promise.all([first, noted, solving].map(({ id }) => finds(actor, id)));
    expect(await seen(customer)).toEqual([true, false, true]);
    expect(await seen(lead)).toEqual([true, true, true]);
    expect(await seen(colleague)).toEqual([false, false, false]);
    expect(await seen(stranger)).toEqual([false, false, false]);
    expect(await seen({ ...agent, scopes: ["read_tickets"] })).toEqual([true, false, true]);
  });

  test.each<[string, () => Promise<string>]>([
    ["another's", async () => (await upload(colleague)).id],
    ["one of staff", async () => (await upload(agent)).id],
    ["one that never was", () => Promise.resolve(randomUUID())],
    ["no id", () => Promise.resolve("' or true --")],
    [
      "one that another message has",
      async () => {
        const { id } = await upload();
        await done(replyWith(customer, (await ticketOf()).id, [id]));
        return id;
      },
    ],
    [
      "one that lay for a day",
      async () => {
        const { id } = await upload();
        deps.clock.advance({ hours: 24 });
        return id;
      },
    ],
  ])("nothing else: %s is unknown, and nothing is written", async (_what, idOf) => {
    const ticket = await ticketOf();
    const [own, id] = [await upload(), await idOf()];
    const result = await replyWith(customer, ticket.id, [own.id, id]);
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_FOUND", path: ["attachmentIds"] }],
    });
    expect(await database.db.query("select 1 from messages where ticket_id = $1", [ticket.id])).toEqual([]);
    expect(await messageOf(own.id)).toBeNull();
  });

  test("twenty files and not twenty-one", async () => {
    const ids = Array.from({ length: 21 }, () => randomUUID());
    expect(await replyWith(customer, (await ticketOf()).id, ids)).toMatchObject({
      refusals: [{ code: "INVALID", message: "A message takes 20 files at most." }],
    });
  });
});

describe("a file of a message", () => {
  const attached = async () => {
    const file = await upload(agent);
    await done(replyWith(agent, (await ticketOf()).id, [file.id]));
    // Until then it can be taken back, and customers do not see it.
    deps.clock.advance({ seconds: 10 });
    return file;
  };

  test("is written down each time somebody reads it, and not when somebody may not", async () => {
    const { id, storageKey } = await attached();
    expect(await downloads(customer, storageKey)).toBe("a line");
    expect(await downloads(stranger, storageKey)).toBeNull();
    expect(await downloads(agent, storageKey)).toBe("a line");
    const reads = (await auditOf(id)).filter(({ action }) => action === "attachment.read");
    expect(reads).toMatchObject([
      { actor_id: customer.person.id, account_id: account.id },
      { actor_id: agent.person.id },
    ]);
  });

  test("that could do harm is held: nobody but its sender opens it before a lead has released it", async () => {
    const { id, storageKey } = await upload(customer, "fix.ps1");
    const ticket = await ticketOf();
    await done(replyWith(customer, ticket.id, [id]));
    const opening = async () => [
      await downloads(customer, storageKey),
      await downloads(agent, storageKey),
      await downloads(lead, storageKey),
    ];
    expect(await opening()).toEqual(["a line", null, null]);
    const release = (actor: Actor) => releaseAttachment(deps, actor, { attachmentId: id });
    expect(await release(agent)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await release(customer)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await release(stranger)).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    expect(await opening()).toEqual(["a line", null, null]);
    await done(release(lead));
    await done(release(lead));
    expect(await opening()).toEqual(["a line", "a line", "a line"]);
    expect(await downloads(stranger, storageKey)).toBeNull();
    const releases = (await auditOf(id)).filter(({ action }) => action === "attachment.released");
    expect(releases).toMatchObject([{ actor_id: lead.person.id, data: { ticketId: ticket.id } }]);
  });

  test("is removed by a lead alone: its bytes at once, what remains says who did it and why", async () => {
    const { id, storageKey } = await attached();
    const remove = (actor: Actor) =>
      removeAttachment(deps, actor, { attachmentId: id, reason: "A password." });
    expect(await remove(agent)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await remove(customer)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await remove(stranger)).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    await done(remove(lead));
    await done(remove(lead));
    expect(deps.files.files.has(storageKey)).toBe(false);
    expect(await downloads(customer, storageKey)).toBeNull();
    const found = await findAttachment({ db: database.db, now: deps.clock.now() }, customer, { id });
    expect(found?.attachment).toMatchObject({ removedBy: lead.person.id, removalReason: "A password." });
    const removals = (await auditOf(id)).filter(({ action }) => action === "attachment.removed");
    expect(removals).toMatchObject([{ actor_id: lead.person.id, data: { reason: "A password." } }]);
  });
});

describe("a sweep", () => {
  test("removes uploads that lay for a day and nothing else, and goes on where another was killed", async () => {
    const [old, sent] = [await upload(), await upload()];
    await done(replyWith(customer, (await ticketOf()).id, [sent.id]));
    deps.clock.advance({ hours: 23 });
    const young = await upload();
    expect(await sweepAttachments(deps)).toEqual({ removed: 0 });
    deps.clock.advance({ hours: 1 });
    const dying = { ...deps, files: Object.create(deps.files) };
    dying.files.remove = () => Promise.reject(new Error("killed"));
    await expect(sweepAttachments(dying)).rejects.toThrow("killed");
    expect(await sweepAttachments(deps)).toEqual({ removed: 1 });
    expect([...deps.files.files.keys()].sort()).toEqual([sent.storageKey, young.storageKey].sort());
    expect(await messageOf(old.id)).toBeUndefined();
  });

  test("takes away the bytes of what was removed when that was cut off", async () => {
    const file = await upload();
    await done(replyWith(customer, (await ticketOf()).id, [file.id]));
    const dying = { ...deps, files: Object.create(deps.files) };
    dying.files.remove = () => Promise.reject(new Error("killed"));
    const removal = removeAttachment(dying, lead, { attachmentId: file.id, reason: "x" });
    await expect(removal).rejects.toThrow("killed");
    expect(await downloads(customer, file.storageKey)).toBeNull();
    expect(await sweepAttachments(deps)).toEqual({ removed: 1 });
    expect(deps.files.files.size).toBe(0);
    expect(await sweepAttachments(deps)).toEqual({ removed: 0 });
  });
});
