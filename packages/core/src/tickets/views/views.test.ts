import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { countQueue, queuePage } from "../queue.queries.js";
import { tagsByIds } from "../tags/tag.queries.js";
import { tagTicket } from "../tags/tag-ticket.js";
import { changeView } from "./change-view.js";
import { deleteView } from "./delete-view.js";
import { saveView } from "./save-view.js";
import { readViewFilter } from "./view-filter.js";
import { findView, listViews } from "./view.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const [agent, lead] = [await addStaff(database.db), await addStaff(database.db, "lead")];
  return { agent: agent.actor, agentStaffId: agent.staff.id, lead: lead.actor, deps: testDeps(database.db) };
}

const view = (shared = false, name = unique("View ")) => ({
  name,
  filter: { states: ["open" as const], production: true },
  shared,
  idempotencyKey: unique("k"),
});

describe("a saved view", () => {
  test("is its owner's alone, and under the same key one", async () => {
    const { agent, lead, deps } = await scene();
    const input = view();
    const saved = await done(saveView(deps, agent, input));
    expect(await done(saveView(deps, agent, input))).toEqual(saved);
    expect((await listViews(database.db, agent)).map(({ id }) => id)).toContain(saved.view.id);
    expect((await listViews(database.db, lead)).map(({ id }) => id)).not.toContain(saved.view.id);
    expect(await findView(database.db, lead, saved.view.id)).toBeNull();
    for (const act of [
      changeView(deps, lead, { viewId: saved.view.id, version: 1, name: "Mine" }),
      deleteView(deps, lead, { viewId: saved.view.id, version: 1 }),
    ]) {
      expect(await act).toMatchObject({ ok: false, refusals: [{ code: "NOT_FOUND" }] });
    }
  });

  test("that is shared is everybody's on the desk, and a lead's to change", async () => {
    const { agent, lead, deps } = await scene();
    expect(await saveView(deps, agent, view(true))).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const { view: saved } = await done(saveView(deps, lead, view(true)));
    expect(await findView(database.db, agent, saved.id)).toEqual(saved);
    expect(await deleteView(deps, agent, { viewId: saved.id, version: 1 })).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const other = await addStaff(database.db, "lead");
    await done(changeView(deps, other.actor, { viewId: saved.id, version: 1, name: "Ours" }));
    expect(await changeView(deps, lead, { viewId: saved.id, version: 1, name: "Mine" })).toMatchObject({
      ok: false,
      refusals: [{ code: "CONFLICT" }],
    });
    await done(deleteView(deps, lead, { viewId: saved.id, version: 2 }));
    expect(await findView(database.db, agent, saved.id)).toBeNull();
  });

  test("moves among the others", async () => {
    const { agent, deps } = await scene();
    const saved = [];
    for (const name of ["a", "b", "c"])
      saved.push((await done(saveView(deps, agent, view(false, name)))).view);
    await done(changeView(deps, agent, { viewId: saved[2]?.id ?? "", version: 1, position: 1 }));
    const own = (await listViews(database.db, agent)).filter(({ shared }) => !shared);
    expect(own.map(({ name }) => name)).toEqual(["c", "a", "b"]);
  });

  test("names only what is there", async () => {
    const { agent, deps } = await scene();
    const { account } = await addAdmin(database.db);
    for (const filter of [
      { accountId: "nonsense" },
      { staffId: account.id },
      { accountId: randomUUID() },
      { tagIds: [account.id] },
    ]) {
      const result = await saveView(deps, agent, { ...view(), filter });
      expect(result).toMatchObject({ ok: false, refusals: [{ code: "NOT_FOUND" }] });
    }
    await done(saveView(deps, agent, { ...view(), filter: { accountId: account.id } }));
  });

  test("is nothing for customers", async () => {
    const { deps } = await scene();
    const { actor } = await addAdmin(database.db);
    expect(await saveView(deps, actor, view())).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await listViews(database.db, actor)).toEqual([]);
  });

  test("whose filter was kept by another version of the program is read as far as it is known", () => {
    expect(readViewFilter({ states: ["open"], unknown: 1, kinds: "defect", accountId: "x" })).toEqual({
      states: ["open"],
      assignee: null,
      staffId: null,
      production: null,
      accountId: null,
      kinds: [],
      tagIds: [],
      text: null,
    });
    expect(readViewFilter(null).states).toEqual([]);
  });
});

test("the queue is narrowed by tags, kinds and one member of staff", async () => {
  const { agent, agentStaffId, deps } = await scene();
  const { account, person } = await addAdmin(database.db);
  const of = { accountId: account.id, requesterId: person.id };
  const tagged = await addTicket(database.db, { ...of, kind: "defect", assigneeId: agentStaffId });
  await addTicket(database.db, { ...of, kind: "question" });
  const names = [unique("a "), unique("b ")];
  await done(tagTicket(deps, agent, { ticketId: tagged.id, add: names }));
  const tags = await database.db.query<{ id: string }[]>("select id from tags where name = any($1)", [names]);
  const tagIds = tags.map(({ id }) => id);
  expect(await tagsByIds(database.db, tagIds)).toHaveLength(2);
  const accountId = account.id;
  for (const filter of [
    { accountId, tagIds },
    { accountId, kinds: ["defect" as const] },
    { accountId, staffId: agentStaffId },
  ]) {
    const { rows } = await queuePage(database.db, agent, { first: 5, filter });
    expect(rows.map(({ id }) => id)).toEqual([tagged.id]);
    expect(await countQueue(database.db, agent, filter)).toBe(1);
  }
  expect(await countQueue(database.db, agent, { tagIds: [account.id] })).toBe(0);
  expect(await countQueue(database.db, agent, { tagIds: ["nonsense"] })).toBe(0);
});
