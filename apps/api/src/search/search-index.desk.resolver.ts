import {
  lastSearchRebuilds,
  listUnindexedArticles,
  policyViewer,
  rebuildSearchIndex,
  retrySearchIndex,
  searchIndexStates,
  type SearchIndexState,
  type UnindexedArticle,
} from "@recourse/core";
import { mayReadSearchIndex, mayRebuildSearchIndex } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { z } from "zod";
import { deskArticleView } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { keysetPage, type Keyset } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  ArticleNotIndexedConnection,
  SearchIndex,
  SearchIndexInput,
  SearchIndexRebuildPayload,
  SearchIndexRetryPayload,
  SearchIndexStatus,
} from "./search-index.type.js";

const notIndexed: Keyset<UnindexedArticle, { id: string }> = {
  name: "articles not indexed",
  position: z.object({ id: z.uuid() }),
  positionOf: ({ id }) => ({ id }),
};

function indexView(row: SearchIndexState): SearchIndex {
  const { adapter, whole, serverVersion, checkedAt, lastError, oldestWaitingAt } = row;
  return {
    adapter,
    whole,
    serverVersion,
    checkedAt,
    lastError,
    articlesPublished: row.published,
    articlesIndexed: row.indexed,
    articlesFailed: row.failed,
    articlesWaiting: row.waiting,
    oldestWaitingAt,
  };
}

@Resolver(() => SearchIndex)
export class SearchIndexResolver {
  @Query(() => SearchIndexStatus)
  async searchIndexStatus(@Ctx() { deps, actor }: RequestContext): Promise<SearchIndexStatus> {
    const [use, indexes, rebuilds] = await Promise.all([
      deps.index.inUse(),
      searchIndexStates(deps.db, actor),
      lastSearchRebuilds(deps.db, actor),
    ]);
    const viewer = policyViewer(actor);
    return {
      inUse: use.adapter,
      degradedReason: use.reason,
      indexes: indexes.map(indexView),
      rebuilds,
      viewerCan: { retry: mayReadSearchIndex(viewer), rebuild: mayRebuildSearchIndex(viewer) },
    };
  }

  @FieldResolver(() => ArticleNotIndexedConnection, {
    description: "Published articles that it does not hold as they are now, or still holds and should not.",
  })
  async notIndexed(
    @Root() { adapter }: SearchIndex,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<ArticleNotIndexedConnection> {
    const { rows, pageInfo } = await keysetPage(
      cursors,
      notIndexed,
      { first, after, filter: { adapter } },
      (page) => listUnindexedArticles(deps.db, actor, { ...page, adapter }),
    );
    const nodes = rows.map((row) => {
      const { attempts, lastError, waitingSince, nextTryAt } = row;
      return { article: deskArticleView(row), attempts, lastError, waitingSince, nextTryAt };
    });
    return { nodes, pageInfo };
  }

  @Mutation(() => SearchIndexRetryPayload, {
    description: "What could not be written into an index is tried again at once.",
  })
  async searchIndexRetry(
    @Arg("input", () => SearchIndexInput) input: SearchIndexInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<SearchIndexRetryPayload> {
    const result = await retrySearchIndex(deps, actor, input);
    return { articles: result.ok ? result.articles : null, userErrors: userErrorsOf(result) };
  }

  @Mutation(() => SearchIndexRebuildPayload, {
    description: "Builds an index anew from the articles while searches go on. For leads.",
  })
  async searchIndexRebuild(
    @Arg("input", () => SearchIndexInput) input: SearchIndexInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<SearchIndexRebuildPayload> {
    const result = await rebuildSearchIndex(deps, actor, input);
    return { rebuild: result.ok ? result.rebuild : null, userErrors: userErrorsOf(result) };
  }
}
