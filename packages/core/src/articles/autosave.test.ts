import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { articleSteps, done } from "../../testing/article-steps.js";
import type { PersonActor } from "../actor.js";
import { discardAutosave, ownAutosaves, saveAutosave } from "./autosave.js";
import { deleteOldAutosaves } from "./delete-old-autosaves.js";
import { revisionsOfArticles } from "./desk-article.queries.js";

let database: TestDatabase;
let deps: TestDeps;
let author: PersonActor;
let colleague: PersonActor;
let steps: ReturnType<typeof articleSteps>;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  author = (await addStaff(database.db, "author")).actor;
  colleague = (await addStaff(database.db, "author")).actor;
  const categoryId = (await addCategory(database.db)).id;
  steps = articleSteps(deps, { author, reviewer: colleague, categoryId });
});
afterAll(() => database.drop());

const typed = (body: string) => ({
  ...{ title: "", slug: "", categoryId: null, audience: "staff" as const, summary: "", body, reason: "" },
  ...{ productAreas: [], protocols: [], platforms: [] },
});

async function typing(
  articleId: string | null,
  basedOnRevisionId: string | null,
  body: string,
  who = author,
) {
  return saveAutosave(deps, who, { articleId, basedOnRevisionId, draft: typed(body) });
}

const bodies = async (who: PersonActor, articleId: string | null) =>
  (await ownAutosaves(database.db, who, [articleId])).map(({ draft }) => draft.body);

describe("what an author has typed", () => {
  test("is kept for each author and article, the newest of it, and is no revision", async () => {
    const { article, revision } = await steps.saved();
    await done(typing(article.id, revision.id, "One"));
    await done(typing(article.id, revision.id, "One and two\u0000"));
    await done(typing(article.id, revision.id, "Mine", colleague));
    await done(typing(null, null, "Something new"));
    expect(await bodies(author, article.id)).toEqual(["One and two"]);
    expect(await bodies(colleague, article.id)).toEqual(["Mine"]);
    expect(await bodies(author, null)).toEqual(["Something new"]);
    expect(await bodies(colleague, null)).toEqual([]);
    expect(await revisionsOfArticles(database.db, [article.id])).toHaveLength(1);
  });

  test("goes when it is saved or discarded, and nothing else of theirs does", async () => {
    const { article, revision } = await steps.saved();
    await done(typing(article.id, revision.id, "Mine"));
    await done(typing(article.id, revision.id, "Theirs", colleague));
    await done(typing(null, null, "New"));
    const next = await steps.saved({ articleId: article.id, basedOnRevisionId: revision.id });
    expect([await bodies(author, article.id), await bodies(author, null)]).toEqual([[], ["New"]]);
    expect(await bodies(colleague, article.id)).toEqual(["Theirs"]);
    await done(typing(article.id, next.revision.id, "More"));
    await done(discardAutosave(deps, author, { articleId: article.id }));
    await done(discardAutosave(deps, author, { articleId: article.id }));
    expect(await bodies(author, article.id)).toEqual([]);
    await steps.saved();
    expect(await bodies(author, null)).toEqual([]);
  });

  test("that arrives behind its author's own save is refused: it is saved already", async () => {
    const { article, revision } = await steps.saved();
    await steps.saved({ articleId: article.id, basedOnRevisionId: revision.id });
    expect(await typing(article.id, revision.id, "Late")).toMatchObject({ refusals: [{ code: "CONFLICT" }] });
    // Somebody else's save does not make one's own text worthless.
    await done(typing(article.id, revision.id, "Still mine", colleague));
  });

  test("is not taken from customers, of unknown articles, or without measure", async () => {
    const { actor } = await addAdmin(database.db);
    expect(await typing(null, null, "x", actor)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await ownAutosaves(database.db, actor, [null])).toEqual([]);
    expect(await typing("none", "none", "x")).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    const { article } = await steps.saved();
    const { revision: other } = await steps.saved();
    expect(await typing(article.id, other.id, "x")).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    expect(await typing(null, null, "x".repeat(700_000))).toMatchObject({ refusals: [{ path: ["body"] }] });
  });

  test("of a month ago is forgotten", async () => {
    const { article, revision } = await steps.saved();
    await done(typing(article.id, revision.id, "Old"));
    deps.clock.advance({ days: 29 });
    await done(typing(article.id, revision.id, "Young", colleague));
    deps.clock.advance({ days: 2 });
    await deleteOldAutosaves(deps);
    expect(await bodies(author, article.id)).toEqual([]);
    expect(await bodies(colleague, article.id)).toEqual(["Young"]);
  });
});
