import {
  listArticleInsights,
  listSearchInsights,
  readInsights,
  refusePeriod,
  type Period,
  type SearchInsightOrder as Order,
} from "@recourse/core";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { globalId } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { LocalDate } from "../graphql/scalars.js";
import { articleInsights, searchesBy } from "./insight.lists.js";
import {
  ArticleInsightConnection,
  Insights,
  SearchInsightConnection,
  SearchInsightOrder,
} from "./insights.type.js";

function checked(period: Period): Period {
  const refusal = refusePeriod(period);
  if (refusal !== null) throw badUserInput(refusal.refusals[0]?.message ?? "No period.", "from");
  return period;
}

@Resolver()
export class InsightsResolver {
  @Query(() => Insights)
  insights(
    @Arg("from", () => LocalDate) from: string,
    @Arg("to", () => LocalDate) to: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Insights> {
    return readInsights(deps.db, actor, checked({ from, to }));
  }

  @Query(() => SearchInsightConnection, { description: "What was searched for, the most first." })
  async searchInsights(
    @Arg("from", () => LocalDate) from: string,
    @Arg("to", () => LocalDate) to: string,
    @Arg("order", () => SearchInsightOrder, { nullable: true, defaultValue: "searches" }) given: Order | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<SearchInsightConnection> {
    const filter = checked({ from, to });
    const order = given ?? "searches";
    const { rows, pageInfo } = await keysetPage(
      cursors,
      searchesBy(order),
      { first, after, filter },
      (page) => listSearchInsights(deps, actor, { ...filter, order, ...page }),
    );
    return { nodes: rows, pageInfo };
  }

  @Query(() => ArticleInsightConnection, {
    description: "Articles that were read or voted on, most read first.",
  })
  async articleInsights(
    @Arg("from", () => LocalDate) from: string,
    @Arg("to", () => LocalDate) to: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<ArticleInsightConnection> {
    const filter = checked({ from, to });
    const { rows, pageInfo } = await keysetPage(cursors, articleInsights, { first, after, filter }, (page) =>
      listArticleInsights(deps, actor, { ...filter, ...page }),
    );
    return {
      nodes: rows.map((row) => ({ ...row, articleId: globalId("DeskArticle", row.articleId) })),
      pageInfo,
    };
  }
}
