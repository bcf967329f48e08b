import { expect, test } from "@jest/globals";
import { addAdmin, addCategory, addStaff, createTestDatabase, testDeps } from "@recourse/testing";
import { articleSteps } from "../../../testing/article-steps.js";
import { draftDifference, revisionDifference } from "./revision-difference.js";

test("any two revisions of one article, for staff alone; and a text that is not saved", async () => {
  const own = await createTestDatabase();
  try {
    const { db } = own;
    const { actor } = await addStaff(db, "author");
    const { actor: customer } = await addAdmin(db);
    const [one, two] = [await addCategory(db, { title: "LDAP" }), await addCategory(db, { title: "RADIUS" })];
    const steps = articleSteps(testDeps(db), { author: actor, reviewer: actor, categoryId: one.id });
    const first = await steps.saved({ title: "Bind over LDAP", protocols: ["ldap"] });
    const edit = { articleId: first.article.id, basedOnRevisionId: first.revision.id };
    const changes = {
      title: "Bind over RADIUS",
      audience: "staff",
      categoryId: two.id,
      protocols: [],
    } as const;
    const second = await steps.saved({ ...edit, ...changes });
    const ids = { fromId: first.revision.id, toId: second.revision.id };
    const found = await revisionDifference(db, actor, ids);
    expect(found?.fields.map(({ field }) => field)).toEqual(["title", "audience", "category", "protocols"]);
    expect(found?.fields[0]).toEqual({
      field: "title",
      left: [
        { text: "Bind over ", changed: false },
        { text: "LDAP", changed: true },
      ],
      right: [
        { text: "Bind over ", changed: false },
        { text: "RADIUS", changed: true },
      ],
    });
    expect(found?.rows.every(({ kind }) => kind === "same")).toBe(true);

    expect(await revisionDifference(db, customer, ids)).toBeNull();
    const other = await steps.saved();
    expect(await revisionDifference(db, actor, { ...ids, toId: other.revision.id })).toBeNull();
    expect(await revisionDifference(db, actor, { fromId: "x", toId: "x" })).toBeNull();

    const draft = { title: "Bind over RADIUS", summary: "How to.", body: "## Steps\n\nDo it twice." };
    const mine = await draftDifference(db, actor, { revisionId: second.revision.id, draft });
    expect(mine?.fields).toEqual([]);
    expect(mine?.rows.filter(({ kind }) => kind !== "same")).toMatchObject([
      { kind: "changed", leftLine: 3 },
    ]);
    expect(await draftDifference(db, customer, { revisionId: second.revision.id, draft })).toBeNull();
  } finally {
    await own.drop();
  }
});
