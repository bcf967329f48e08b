import { headRevisions, revisionsOfArticles, type ArticleRevision, type CoreDeps } from "@recourse/core";
import DataLoader from "dataloader";

/** What belongs to the articles of one request on the desk; keys are ids of articles. */
export function createDeskArticleLoaders({ db }: CoreDeps) {
  return {
    headRevision: new DataLoader<string, ArticleRevision | null>(async (articleIds) => {
      const heads = new Map((await headRevisions(db, articleIds)).map((head) => [head.articleId, head]));
      return articleIds.map((id) => heads.get(id) ?? null);
    }),
    allRevisions: new DataLoader<string, ArticleRevision[]>(async (articleIds) => {
      const all = new Map<string, ArticleRevision[]>(articleIds.map((id) => [id, []]));
      for (const revision of await revisionsOfArticles(db, articleIds))
        all.get(revision.articleId)?.push(revision);
      return articleIds.map((id) => all.get(id) ?? []);
    }),
  };
}
