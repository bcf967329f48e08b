import { searchInsightOrders } from "@recourse/core";
import { DEFLECTION_HOURS, LEAST_ACTORS, RAW_SEARCH_DAYS } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { DateTime, LocalDate } from "../graphql/scalars.js";

export const SearchInsightOrder = declareEnum(
  "SearchInsightOrder",
  searchInsightOrders,
  "All by how often; those without a hit; those with hits of which none was opened; those that tickets were opened after.",
);

@ObjectType({ simpleResolvers: true })
export class InsightDay {
  @Field(() => LocalDate)
  readonly day: string;
  @Field(() => Int)
  readonly searches: number;
  @Field(() => Int, { description: "Searches without a hit." })
  readonly noHits: number;
  @Field(() => Int, { description: "Searches of which a hit was opened." })
  readonly opened: number;
  @Field(() => Int, { description: "Searches that were answered on the reserve, or not at all." })
  readonly degraded: number;
  @Field(() => Int, { description: "Tickets that were opened after a search." })
  readonly tickets: number;
  @Field(() => Int, { description: "Views of articles." })
  readonly views: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Sessions are the searches of one account on one day while the policy would have opened a ticket for it; nobody else can be deflected.",
})
export class Deflection {
  @Field(() => Int)
  readonly sessions: number;
  @Field(() => Int, {
    description: `An article was opened, and no ticket of the account came within ${DEFLECTION_HOURS} hours.`,
  })
  readonly deflected: number;
  @Field(() => Int, { description: `A ticket of the account came within ${DEFLECTION_HOURS} hours.` })
  readonly asked: number;
  @Field(() => Int, {
    description: "Nothing was opened, and no ticket came: nobody knows whether that was an answer.",
  })
  readonly leftUnopened: number;
  @Field(() => Int, { description: `The ${DEFLECTION_HOURS} hours are not over.` })
  readonly pending: number;
}

@ObjectType({
  simpleResolvers: true,
  description: `What was searched for and read. Single searches are kept for ${RAW_SEARCH_DAYS} days, then what at least ${LEAST_ACTORS} people searched for, counted.`,
})
export class Insights {
  @Field(() => [InsightDay], { description: "Every day of the period, in the zone of the policy." })
  readonly days: readonly InsightDay[];
  @Field(() => Deflection)
  readonly deflection: Deflection;
  @Field(() => DateTime, { nullable: true, description: "When it was last counted." })
  readonly countedAt: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "What was searched for, without anything that may be secret.",
})
export class SearchInsight {
  @Field(() => String)
  readonly query: string;
  @Field(() => Int)
  readonly searches: number;
  @Field(() => Int, { description: "Different searchers, at least: of the day or week with the most." })
  readonly actors: number;
  @Field(() => Int)
  readonly noHits: number;
  @Field(() => Int)
  readonly opened: number;
  @Field(() => Int, { description: "Searches with hits of which none was opened." })
  readonly noClick: number;
  @Field(() => Int, { description: "Opened after it." })
  readonly tickets: number;
}

@ObjectType({ simpleResolvers: true })
export class SearchInsightConnection {
  @Field(() => [SearchInsight])
  readonly nodes: readonly SearchInsight[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "How an article did over a period." })
export class ArticleInsight {
  @Field(() => ID, { description: "Of the article on the desk." })
  readonly articleId: string;
  @Field(() => String)
  readonly slug: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => Int)
  readonly views: number;
  @Field(() => Int)
  readonly helpful: number;
  @Field(() => Int)
  readonly notHelpful: number;
}

@ObjectType({ simpleResolvers: true })
export class ArticleInsightConnection {
  @Field(() => [ArticleInsight])
  readonly nodes: readonly ArticleInsight[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
