import {
  categoryContents,
  checksOfArticles,
  formerSlugs,
  headRevisions,
  ownAutosaves,
  reviewsOfRevisions,
  revisionsOfArticles,
  schedulesOfArticles,
  type Actor,
  type ArticleAutosave,
  type ArticleCheck,
  type ArticleRevision,
  type ArticleSchedule,
  type CategoryContent,
  type CoreDeps,
  type RevisionReview,
} from "@recourse/core";
import DataLoader from "dataloader";

/** Rows that belong to a key, in the order of the query; none where there are none. */
function listsBy<Row>(
  query: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const lists = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await query(keys)) lists.get(keyOf(row))?.push(row);
    return keys.map((key) => lists.get(key) ?? []);
  });
}

/** What belongs to the articles of one request on the desk; keys are ids of articles, those of `reviews` of revisions. */
export function createDeskArticleLoaders({ db }: CoreDeps, actor: Actor) {
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
    allRevisions: listsBy<ArticleRevision>(
      (ids) => revisionsOfArticles(db, ids),
      ({ articleId }) => articleId,
    ),
    schedules: listsBy<ArticleSchedule>(
      (ids) => schedulesOfArticles(db, ids),
      ({ articleId }) => articleId,
    ),
    formerSlugs: listsBy(
      (ids) => formerSlugs(db, ids),
      ({ articleId }) => articleId,
    ),
    reviews: listsBy<RevisionReview>(
      (ids) => reviewsOfRevisions(db, ids),
      ({ revisionId }) => revisionId,
    ),
    /** The viewer's own. */
    autosave: new DataLoader<string, ArticleAutosave | null>(async (articleIds) => {
      const own = new Map((await ownAutosaves(db, actor, articleIds)).map((kept) => [kept.articleId, kept]));
      return articleIds.map((id) => own.get(id) ?? null);
    }),
  };
}
