import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addCategory,
  addStaff,
  createTestDatabase,
  done,
  testDeps,
  testPolicy,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { PersonActor } from "../actor.js";
import { approveRevision } from "./approve-revision.js";
import { findArticleBySlug } from "./article.queries.js";
import { publishRevision } from "./publish-revision.js";
import { saveDraft, type SaveDraftInput } from "./save-draft.js";
import { submitForReview } from "./submit-for-review.js";

let database: TestDatabase;
let deps: TestDeps;
let lead: PersonActor;
let categoryId: string;
const reader = { kind: "anonymous", visitor: null } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  lead = (await addStaff(database.db, "lead")).actor;
  categoryId = (await addCategory(database.db)).id;
});
afterAll(() => database.drop());

function draft(overrides: Partial<SaveDraftInput> = {}): SaveDraftInput {
  return {
    categoryId,
    audience: "public",
    title: unique("Join Windows to Wi-Fi"),
    summary: "How to.",
    body: "## Steps\n\nDo it.",
    reason: "New.",
    ...overrides,
  };
}

async function publish(revisionId: string) {
  await done(submitForReview(deps, lead, { revisionId }));
  await done(approveRevision(deps, lead, { revisionId, waiverReason: "Alone on duty." }));
  return done(publishRevision(deps, lead, { revisionId }));
}

const about = {
  productAreas: ["devices"],
  protocols: ["RADIUS"],
  platforms: [{ name: "microsoft windows", version: "7 SP1" }],
};
const kept = {
  productAreas: ["Devices"],
  protocols: ["radius"],
  platforms: [{ name: "Windows", version: "7" }],
};

test("an article is for staff until somebody says otherwise, and then stays as it was said", async () => {
  const silent = { ...draft(), audience: null };
  const first = await done(saveDraft(deps, lead, silent));
  expect(first).toMatchObject({ article: { audience: "staff" }, revision: { audience: "staff" } });
  const of = { articleId: first.article.id };
  const open = { ...draft(of), basedOnRevisionId: first.revision.id };
  const second = await done(saveDraft(deps, lead, open));
  const third = await done(
    saveDraft(deps, lead, { ...silent, ...of, basedOnRevisionId: second.revision.id }),
  );
  expect(third).toMatchObject({ article: { audience: "public" }, revision: { audience: "public" } });
});

test("an article is for staff in the database, too, when nobody says anything", async () => {
  const [row] = await database.db.query<{ audience: string }[]>(
    `insert into articles (slug) values ($1) returning audience`,
    [unique("silent")],
  );
  expect(row).toEqual({ audience: "staff" });
});

describe("what an article is about", () => {
  test("is of the revision until that is published, then of the article that readers see", async () => {
    const first = await publish((await done(saveDraft(deps, lead, draft(about)))).revision.id);
    expect(first.revision).toMatchObject(kept);
    const { id: articleId, slug } = first.article;
    expect(await findArticleBySlug(database.db, reader, slug)).toMatchObject(kept);

    const newer = draft({ articleId, basedOnRevisionId: first.revision.id, platforms: [] });
    const second = await done(saveDraft(deps, lead, newer));
    expect(second.revision.platforms).toEqual([]);
    expect(await findArticleBySlug(database.db, reader, slug)).toMatchObject(kept);
    await publish(second.revision.id);
    expect(await findArticleBySlug(database.db, reader, slug)).toMatchObject({ ...kept, platforms: [] });
  });

  test("stays as the revision before has it where a save does not say, whatever the policy knows by then", async () => {
    const first = await done(saveDraft(deps, lead, draft(about)));
    const renamed = testPolicy((yaml) => yaml.replace("  - Devices\n", "  - Computers\n"));
    const edit = draft({ articleId: first.article.id, basedOnRevisionId: first.revision.id });
    const second = await done(saveDraft({ ...deps, policy: renamed }, lead, edit));
    expect(second.revision).toMatchObject(kept);
  });

  test("is nothing of a new article that does not say", async () => {
    const { revision } = await done(saveDraft(deps, lead, draft()));
    expect(revision).toMatchObject({ productAreas: [], protocols: [], platforms: [] });
  });

  test("is refused where the policy file does not know it, field by field", async () => {
    const unknown = { productAreas: ["Toasters"], platforms: [{ name: "Plan 9", version: "4" }] };
    const result = await saveDraft(deps, lead, draft(unknown));
    expect(result).toEqual({
      ok: false,
      refusals: [
        { code: "INVALID", path: ["productAreas"], message: expect.stringContaining("Toasters") },
        { code: "INVALID", path: ["platforms"], message: expect.stringContaining("Plan 9") },
      ],
    });
  });

  test("cannot be changed of a saved revision, not even in the database", async () => {
    const { revision } = await done(saveDraft(deps, lead, draft(about)));
    await expect(
      database.db.query(`update article_revisions set product_areas = '{Billing}' where id = $1`, [
        revision.id,
      ]),
    ).rejects.toThrow("never changed");
  });
});
