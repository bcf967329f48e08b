import { isId, type ArticleIndex } from "@recourse/core";
import type { DataSource } from "typeorm";
import { putArticles } from "./put-articles.js";
import { refreshWords } from "./refresh-words.js";
import { relatedArticles } from "./related-articles.js";
import { searchArticles } from "./search-articles.js";

/** The article index in the product's own database: nothing to set up, and right as soon as `put` has answered. */
export function createPostgresArticleIndex({ db }: { db: DataSource }): ArticleIndex {
  return {
    put: (articleId) => putArticles(db, [articleId]),
    putMany: (articleIds) => putArticles(db, articleIds),
    async remove(articleId) {
      if (isId(articleId)) await db.query("delete from article_search where article_id = $1", [articleId]);
    },
    search: (request) => searchArticles(db, request),
    related: (articleId, viewer, first) => relatedArticles(db, articleId, viewer, first),
    refreshWords: () => refreshWords(db),
  };
}
