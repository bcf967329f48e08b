import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor, PersonActor, TokenScope } from "../actor.js";
import { findDeskArticle } from "../articles/desk-article.queries.js";
import { refuseDesk } from "../articles/load-revision.js";
import { deactivateStaff } from "./deactivate-staff.js";
import { loadActor } from "./load-actor.js";

let database: TestDatabase;
let deps: TestDeps;
let lead: PersonActor;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  lead = (await addStaff(database.db, "lead")).actor;
});
afterAll(() => database.drop());

async function addOwner() {
  const { actor, staff } = await addStaff(database.db, "author");
  return { actor, staffId: staff.id };
}

const ownerOf = async (articleId: string) =>
  (await findDeskArticle(database.db, lead, articleId))?.effectiveOwnerId ?? null;

describe("somebody who leaves", () => {
  test("hands their articles and categories over to the nearest owner above who stays", async () => {
    const leaving = await addOwner();
    const staying = await addOwner();
    const top = await addCategory(database.db, { ownerId: staying.staffId });
    const theirs = await addCategory(database.db, { parentId: top.id, ownerId: leaving.staffId });
    const below = await addCategory(database.db, { parentId: theirs.id, ownerId: leaving.staffId });
    const own = await addArticle(database.db, { categoryId: below.id, ownerId: leaving.staffId });
    const byCategory = await addArticle(database.db, { categoryId: theirs.id });
    const homeless = await addArticle(database.db, { ownerId: leaving.staffId });

    const result = await deactivateStaff(deps, lead, { staffId: leaving.staffId });
    expect(result).toMatchObject({
      staff: { id: leaving.staffId, active: false },
      handedOver: { articles: 2, categories: 2 },
    });
    expect(await ownerOf(own.id)).toBe(staying.staffId);
    expect(await ownerOf(byCategory.id)).toBe(staying.staffId);
    expect(await ownerOf(homeless.id)).toBeNull();
    const audited = await database.db.query<unknown[]>(
      `select action, subject_id as subject, data->>'to' as heir from audit_rows
       where actor_id = $1 and data->>'from' = $2 or action = 'staff.deactivated' and subject_id = $2 order by id`,
      [lead.person.id, leaving.staffId],
    );
    expect(audited.slice(0, 2).toSorted()).toEqual(
      expect.arrayContaining(
        [theirs.id, below.id].map((subject) => ({
          action: "category.handed_over",
          subject,
          heir: staying.staffId,
        })),
      ),
    );
    expect(audited.slice(2)).toEqual(
      expect.arrayContaining([
        { action: "article.handed_over", subject: own.id, heir: staying.staffId },
        { action: "article.handed_over", subject: homeless.id, heir: null },
        { action: "staff.deactivated", subject: leaving.staffId, heir: null },
      ]),
    );
    expect(audited).toHaveLength(5);
  });

  test("is staff no more, wherever staff are asked for", async () => {
    const leaving = await addOwner();
    expect(refuseDesk(leaving.actor)).toBeNull();
    await deactivateStaff(deps, lead, { staffId: leaving.staffId });
    const afterwards = await loadActor(
      database.db,
      { personId: leaving.actor.person.id },
      { channel: "desk" },
    );
    expect(afterwards?.staff).toBeNull();
    expect(afterwards === null ? null : refuseDesk(afterwards)).toMatchObject({ ok: false });
  });
});

describe("staff are deactivated", () => {
  test("by a lead, and not by themselves", async () => {
    const { staffId, actor } = await addOwner();
    const { actor: admin } = await addAdmin(database.db);
    const scopes: TokenScope[] = ["read_articles"];
    const others: [Actor, string][] = [
      [actor, "NOT_ALLOWED"],
      [(await addStaff(database.db, "agent")).actor, "NOT_ALLOWED"],
      [admin, "NOT_ALLOWED"],
      [{ kind: "anonymous", visitor: null }, "NOT_SIGNED_IN"],
      [{ ...lead, scopes }, "NOT_ALLOWED"],
    ];
    for (const [someone, code] of others) {
      expect(await deactivateStaff(deps, someone, { staffId })).toMatchObject({ refusals: [{ code }] });
    }
    const oneself = { staffId: lead.staff?.id ?? "" };
    expect(await deactivateStaff(deps, lead, oneself)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await deactivateStaff(deps, lead, { staffId: "x" })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
  });

  test("once", async () => {
    const { staffId } = await addOwner();
    await deactivateStaff(deps, lead, { staffId });
    expect(await deactivateStaff(deps, lead, { staffId })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
  });
});
