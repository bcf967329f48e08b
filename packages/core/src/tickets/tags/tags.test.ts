import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { timelinePage } from "../timeline.queries.js";
import { deleteTag } from "./delete-tag.js";
import { mergeTags } from "./merge-tags.js";
import { renameTag } from "./rename-tag.js";
import { listTags, tagsOfTickets, type Tag } from "./tag.queries.js";
import { tagTicket } from "./tag-ticket.js";

/** When nothing that was sent can be taken back any more. */
const LATER = new Date(TUESDAY.getTime() + 86_400_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene() {
  const { account, person, actor: admin } = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
  const [agent, lead] = [await addStaff(database.db), await addStaff(database.db, "lead")];
  return { ticket, admin, agent: agent.actor, lead: lead.actor, deps: testDeps(database.db) };
}

async function tagsOf(ticketId: string): Promise<string[]> {
  const tags = await tagsOfTickets(database.db, [ticketId]);
  return (tags.get(ticketId) ?? []).map(({ name }) => name);
}

async function tagNamed(actor: Parameters<typeof listTags>[1], name: string): Promise<Tag> {
  const tag = (await listTags(database.db, actor, { like: name, first: 100 })).find(
    (each) => each.name === name,
  );
  if (tag === undefined) throw new Error(`There is no tag ${name}`);
  return tag;
}

describe("tagging a ticket", () => {
  test("takes a tag for the same however it is typed, and is told among staff alone", async () => {
    const { ticket, admin, agent, deps } = await scene();
    await done(tagTicket(deps, agent, { ticketId: ticket.id, add: ["  VPN   Down ", "vpn down", "Urgent"] }));
    expect(await tagsOf(ticket.id)).toEqual(["urgent", "vpn down"]);
    const onDesk = await timelinePage(database.db, agent, ticket.id, { first: 10, at: LATER });
    expect(onDesk.rows).toMatchObject([
      { kind: "tagged", data: { added: ["urgent", "vpn down"], removed: [] } },
    ]);
    expect((await timelinePage(database.db, admin, ticket.id, { first: 10, at: LATER })).rows).toEqual([]);
  });

  test("leaves its version: nobody's work is out of date by it; what changes nothing writes nothing", async () => {
    const { ticket, agent, deps } = await scene();
    const input = { ticketId: ticket.id, add: ["one"] };
    expect(await done(tagTicket(deps, agent, input))).toMatchObject({ ticket: { version: 1 } });
    expect(await done(tagTicket(deps, agent, input))).toMatchObject({ changed: { added: [], removed: [] } });
    await done(tagTicket(deps, agent, { ticketId: ticket.id, remove: ["ONE", "none such"] }));
    const audit = await database.db.query("select data from audit_rows where subject_id = $1 order by id", [
      ticket.id,
    ]);
    expect(audit).toEqual([
      { data: { added: ["one"], removed: [] } },
      { data: { added: [], removed: ["one"] } },
    ]);
  });

  test("by many at once with the same new tags makes each tag once", async () => {
    const { agent, deps } = await scene();
    const tickets = await Promise.all(Array.from({ length: 8 }, () => scene()));
    const [left, right] = [unique("left "), unique("right ")];
    await Promise.all(
      tickets.map(({ ticket }, index) =>
        done(
          tagTicket(deps, agent, {
            ticketId: ticket.id,
            add: index % 2 === 0 ? [left, right] : [right, left],
          }),
        ),
      ),
    );
    for (const { ticket } of tickets) expect(await tagsOf(ticket.id)).toEqual([left, right].toSorted());
  });

  test("is not for customers, nor for those who do not read it", async () => {
    const { ticket, admin, deps } = await scene();
    const author = await addStaff(database.db, "author");
    const stranger = await addAdmin(database.db);
    const codes = await Promise.all(
      [admin, author.actor, stranger.actor, { kind: "anonymous", visitor: null } as const].map(
        async (actor) => {
          const result = await tagTicket(deps, actor, { ticketId: ticket.id, add: ["x"] });
          return result.ok ? null : result.refusals[0]?.code;
        },
      ),
    );
    expect(codes).toEqual(["NOT_ALLOWED", "NOT_ALLOWED", "NOT_FOUND", "NOT_SIGNED_IN"]);
    expect(await listTags(database.db, admin, { first: 10 })).toEqual([]);
  });

  test("has bounds", async () => {
    const { ticket, agent, deps } = await scene();
    const many = Array.from({ length: 20 }, (_, index) => `t${index}`);
    await done(tagTicket(deps, agent, { ticketId: ticket.id, add: many }));
    for (const add of [["one more"], ["x".repeat(41)], ["a,b"]]) {
      expect(await tagTicket(deps, agent, { ticketId: ticket.id, add })).toMatchObject({
        ok: false,
        refusals: [{ code: "INVALID", path: ["add"] }],
      });
    }
    expect(await tagsOf(ticket.id)).toHaveLength(20);
  });
});

describe("a lead", () => {
  test("renames a tag everywhere; another tag's name is refused, an old version too", async () => {
    const { ticket, agent, lead, deps } = await scene();
    const [old, taken] = [unique("old "), unique("taken ")];
    await done(tagTicket(deps, agent, { ticketId: ticket.id, add: [old, taken] }));
    const tag = await tagNamed(lead, old);
    const input = { tagId: tag.id, name: taken, version: 1 };
    expect(await renameTag(deps, lead, input)).toMatchObject({ ok: false, refusals: [{ code: "INVALID" }] });
    const fresh = unique("Fresh ");
    expect(await done(renameTag(deps, lead, { ...input, name: fresh }))).toMatchObject({
      tag: { name: fresh.toLowerCase(), version: 2 },
    });
    expect(await renameTag(deps, lead, { ...input, name: "again" })).toMatchObject({
      ok: false,
      refusals: [{ code: "CONFLICT" }],
    });
    expect(await tagsOf(ticket.id)).toContain(fresh.toLowerCase());
    expect(await renameTag(deps, agent, { ...input, version: 2 })).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });

  test("merges a tag into another, both ways at once too: one of the two is left", async () => {
    const { ticket, agent, lead, deps } = await scene();
    const names = [unique("one "), unique("two ")];
    await done(tagTicket(deps, agent, { ticketId: ticket.id, add: names }));
    const [one, two] = await Promise.all(names.map((name) => tagNamed(lead, name)));
    const results = await Promise.all([
      mergeTags(deps, lead, { tagId: one?.id ?? "", intoId: two?.id ?? "" }),
      mergeTags(deps, lead, { tagId: two?.id ?? "", intoId: one?.id ?? "" }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await tagsOf(ticket.id)).toHaveLength(1);
  });

  test("deletes a tag, which takes it off its tickets", async () => {
    const { ticket, agent, lead, deps } = await scene();
    const name = unique("gone ");
    await done(tagTicket(deps, agent, { ticketId: ticket.id, add: [name] }));
    const tag = await tagNamed(lead, name);
    await done(deleteTag(deps, lead, { tagId: tag.id, version: tag.version }));
    expect(await tagsOf(ticket.id)).toEqual([]);
    expect(await deleteTag(deps, lead, { tagId: tag.id, version: 1 })).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_FOUND" }],
    });
  });
});
