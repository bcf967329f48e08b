import {
  categoryContents,
  checksOfArticles,
  headRevisions,
  revisionsOfArticles,
  type ArticleCheck,
  type ArticleRevision,
  type CategoryContent,
  type CoreDeps,
} from "@recourse/core";
import DataLoader from "dataloader";

/** What belongs to the articles of one request on the desk; keys are ids of articles. */
export function createDeskArticleLoaders({ db }: CoreDeps) {
  return {
    headRevision: new DataLoader<string, ArticleRevision | null>(async (articleIds) => {
      const heads = new Map((await headRevisions(db, articleIds)).map((head) => [head.articleId, head]));
      return articleIds.map((id) => heads.get(id) ?? null);
    }),
    articleChecks: new DataLoader<string, ArticleCheck[]>(async (articleIds) => {
      const checks = await checksOfArticles(db, articleIds);
      return articleIds.map((id) => checks.filter(({ articleId }) => articleId === id));
    }),
    categoryContent: new DataLoader<string, CategoryContent>(async (categoryIds) => {
      const found = new Map((await categoryContents(db, categoryIds)).map((each) => [each.id, each]));
      return categoryIds.map((id) => found.get(id) ?? { id, articles: 0, categories: 0 });
    }),
    allRevisions: new DataLoader<string, ArticleRevision[]>(async (articleIds) => {
      const all = new Map<string, ArticleRevision[]>(articleIds.map((id) => [id, []]));
      for (const revision of await revisionsOfArticles(db, articleIds))
        all.get(revision.articleId)?.push(revision);
      return articleIds.map((id) => all.get(id) ?? []);
    }),
  };
}
