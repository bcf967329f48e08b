import {
  categoryTree,
  helpfulCounts,
  revisionsByIds,
  viewerVotes,
  type Actor,
  type CoreDeps,
  type HelpfulCount,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";
import { keptCategoryTree, type CategoryTree } from "./category-tree.js";

async function readCounts({ db }: CoreDeps, actor: Actor): Promise<Map<string, number>> {
  return new Map((await categoryTree(db, actor)).map(({ id, articleCount }) => [id, articleCount]));
}

/** What belongs to the articles of one request. */
export function createArticleLoaders(deps: CoreDeps, actor: Actor) {
  let tree: Promise<CategoryTree> | undefined;
  let version: number | null = null;
  let counts: Promise<Map<string, number>> | undefined;
  return {
    /** All categories at once: there are few. */
    categories: () => (tree ??= keptCategoryTree(deps.db, actor, version)),
    /** Of which version they are, where another statement of the request told it. */
    knowCategories: (told: number) => void (version = told),
    /** By category; only where they are asked for, since counting reads every article. */
    articleCounts: () => (counts ??= readCounts(deps, actor)),
    revision: byId((ids) => revisionsByIds(deps.db, ids)),
    helpful: new DataLoader<string, HelpfulCount>(async (revisionIds) => {
      const counts = await helpfulCounts(deps.db, revisionIds);
      return revisionIds.map((id) => counts.get(id) ?? { yes: 0, no: 0 });
    }),
    viewerVote: new DataLoader<string, boolean | null>(async (revisionIds) => {
      const votes = await viewerVotes(deps.db, actor, revisionIds);
      return revisionIds.map((id) => votes.get(id) ?? null);
    }),
  };
}
