import { countGaps, findGap, listGaps } from "@recourse/core";
import { gapStates, type GapState as State } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { DeskArticle } from "../articles/desk-article.type.js";
import { deskArticleView } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { Gap, GapConnection, GapCount, GapSample, GapState } from "./gap.type.js";
import { gapView } from "./gap.view.js";
import { gaps } from "./insight.lists.js";

@Resolver(() => Gap)
export class GapResolver {
  @Query(() => GapConnection, { description: "Those that most people ask about first." })
  async gaps(
    @Arg("state", () => GapState, { nullable: true, defaultValue: "open" }) given: State | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<GapConnection> {
    const state = given ?? "open";
    const { rows, pageInfo } = await keysetPage(cursors, gaps, { first, after, filter: state }, (page) =>
      listGaps(deps.db, actor, { state, ...page }),
    );
    return { nodes: rows.map((row) => gapView(row, actor)), pageInfo };
  }

  @Query(() => Gap, { nullable: true })
  async gap(@Arg("id", () => ID) id: string, @Ctx() { deps, actor }: RequestContext): Promise<Gap | null> {
    const row = await findGap(deps.db, actor, uuidOf("Gap", id) ?? "");
    return row === null ? null : gapView(row, actor);
  }

  @Query(() => [GapCount], { description: "How many there are in each state." })
  async gapCounts(@Ctx() { deps, actor }: RequestContext): Promise<GapCount[]> {
    const counts = await countGaps(deps.db, actor);
    return gapStates.map((state) => ({ state, count: counts.get(state) ?? 0 }));
  }

  @FieldResolver(() => [GapSample], { description: "Some of the questions that found no article." })
  samples(@Root() { row }: Gap, @Ctx() { loaders }: RequestContext): Promise<GapSample[]> {
    return loaders.insights().gapSamples.load(row.id);
  }

  @FieldResolver(() => DeskArticle, { nullable: true, description: "The article that was drafted for it." })
  async article(@Root() { row }: Gap, @Ctx() { loaders }: RequestContext): Promise<DeskArticle | null> {
    const article = row.articleId === null ? null : await loaders.insights().deskArticle.load(row.articleId);
    return article === null ? null : deskArticleView(article);
  }
}

@Resolver(() => DeskArticle)
export class GapsOfArticleResolver {
  @FieldResolver(() => [Gap], { description: "Gaps that it was drafted for." })
  async gaps(@Root() { row }: DeskArticle, @Ctx() { actor, loaders }: RequestContext): Promise<Gap[]> {
    return (await loaders.insights().gapsOfArticle.load(row.id)).map((gap) => gapView(gap, actor));
  }
}
