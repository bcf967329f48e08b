import {
  categoryTree,
  helpfulCounts,
  revisionsByIds,
  viewerVotes,
  visibleCategories,
  type Actor,
  type Category,
  type CoreDeps,
  type HelpfulCount,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** The categories that the viewer may see: by id, the top ones, and those below each, in their order. */
export interface CategoryTree {
  readonly byId: ReadonlyMap<string, Category>;
  readonly childrenOf: ReadonlyMap<string | null, readonly Category[]>;
}

async function readTree({ db }: CoreDeps, actor: Actor): Promise<CategoryTree> {
  const nodes = await visibleCategories(db, actor);
  const childrenOf = new Map<string | null, Category[]>();
  for (const node of nodes) childrenOf.set(node.parentId, [...(childrenOf.get(node.parentId) ?? []), node]);
  return { byId: new Map(nodes.map((node) => [node.id, node])), childrenOf };
}

async function readCounts({ db }: CoreDeps, actor: Actor): Promise<Map<string, number>> {
  return new Map((await categoryTree(db, actor)).map(({ id, articleCount }) => [id, articleCount]));
}

/** What belongs to the articles of one request. */
export function createArticleLoaders(deps: CoreDeps, actor: Actor) {
  let tree: Promise<CategoryTree> | undefined;
  let counts: Promise<Map<string, number>> | undefined;
  return {
    /** All categories at once: there are few. */
    categories: () => (tree ??= readTree(deps, actor)),
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
