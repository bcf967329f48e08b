import { describe, expect, test } from "@jest/globals";
import { addAdmin, addArticle, addStaff, createTestDatabase } from "@recourse/testing";
import {
  countDeskArticles,
  findDeskArticle,
  headRevisions,
  listDeskArticles,
} from "./desk-article.queries.js";

describe("the desk's list of articles", () => {
  test("holds every article, worked on last first, in pages without gaps, and finds them by title and state", async () => {
    const own = await createTestDatabase();
    try {
      const { actor } = await addStaff(own.db, "author");
      const at = new Date("2026-01-01T00:00:00Z");
      for (let index = 0; index < 7; index += 1) {
        const state = index % 2 === 0 ? "published" : "draft";
        await addArticle(own.db, { title: `Article ${index}`, audience: "staff", state, publishedAt: at });
      }
      const seen: string[] = [];
      let after: { updatedAt: Date; id: string } | null = null;
      for (let hasMore = true; hasMore;) {
        const page = await listDeskArticles(own.db, actor, { first: 2, after });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.rows.at(-1) ?? null;
        hasMore = page.hasMore;
      }
      expect(new Set(seen).size).toBe(7);
      expect(seen).toHaveLength(7);
      expect(await countDeskArticles(own.db, actor)).toBe(7);
      expect(await countDeskArticles(own.db, actor, { state: "draft" })).toBe(3);
      expect(await countDeskArticles(own.db, actor, { query: "ARTICLE 4" })).toBe(1);
      const heads = await headRevisions(own.db, seen);
      expect(heads.map(({ title }) => title).toSorted()).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((index) => `Article ${index}`),
      );
    } finally {
      await own.drop();
    }
  });

  test("is empty for customers, who find no article by it either", async () => {
    const own = await createTestDatabase();
    try {
      const { id } = await addArticle(own.db, { state: "draft" });
      const { actor } = await addAdmin(own.db);
      const { actor: agent } = await addStaff(own.db);
      expect(await listDeskArticles(own.db, actor, { first: 10 })).toEqual({ rows: [], hasMore: false });
      expect(await findDeskArticle(own.db, actor, id)).toBeNull();
      expect(await findDeskArticle(own.db, agent, id)).toMatchObject({ id });
    } finally {
      await own.drop();
    }
  });
});
