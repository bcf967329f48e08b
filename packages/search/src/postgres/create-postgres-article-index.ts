import { isId, type ArticleIndex } from "@recourse/core";
import type { DataSource } from "typeorm";
import { keepSearchWords } from "./kept-search-words.js";
import { putArticles } from "./put-articles.js";
import { readQuery } from "./read-query.js";
import { refreshWords } from "./refresh-words.js";
import { relatedArticles } from "./related-articles.js";
import { searchArticles } from "./search-articles.js";
import { createTurns } from "./turns.js";

/**
 * Searches that a process lets run at once. More only get into each other's way (16 at once on two cores: p95 60 ms instead of 50), and would take
 * the whole pool of connections from everything else.
 */
const SEARCHES_AT_ONCE = 4;

/** The article index in the product's own database: nothing to set up, and right as soon as `put` has answered. */
export function createPostgresArticleIndex({ db }: { db: DataSource }): ArticleIndex {
  const inTurn = createTurns(SEARCHES_AT_ONCE);
  const words = keepSearchWords();
  return {
    put: (articleId) => putArticles(db, [articleId]),
    putMany: (articleIds) => putArticles(db, articleIds),
    async remove(articleId) {
      if (isId(articleId)) await db.query("delete from article_search where article_id = $1", [articleId]);
    },
    search: (request) => inTurn(() => searchArticles({ db, words }, request)),
    related: (articleId, viewer, first) => inTurn(() => relatedArticles(db, articleId, viewer, first)),
    refreshWords: () => refreshWords(db),
    readQuery: (query) => inTurn(() => readQuery({ db, words }, query)),
    // Searches read them from their tables: there is nothing to take over.
    applySettings: () => Promise.resolve(),
    inUse: () => Promise.resolve({ adapter: "postgresql", reason: null }),
  };
}
