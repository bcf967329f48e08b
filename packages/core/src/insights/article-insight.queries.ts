import { startOfDate, addDays } from "@recourse/policy";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { pageOf, type Page } from "../page.js";
import type { Period } from "./period.js";
import { refuseInsights } from "./refuse-insights.js";

/** How an article did over a period: read how often, and what readers said of any of its revisions. */
export interface ArticleInsight {
  articleId: string;
  slug: string;
  title: string;
  views: number;
  helpful: number;
  notHelpful: number;
}

/** Where the list goes on: behind this one. */
export interface ArticleInsightPosition {
  views: number;
  articleId: string;
}

/** Articles that were read or voted on, most read first. Staff alone; others get an empty page. */
export async function listArticleInsights(
  { db, policy }: Pick<CoreDeps, "db" | "policy">,
  actor: Actor,
  request: Period & { first: number; after?: ArticleInsightPosition | null },
): Promise<Page<ArticleInsight>> {
  if (refuseInsights(actor) !== null) {
    return { rows: [], hasMore: false };
  }
  const { from, to, first, after } = request;
  const begins = new Date(startOfDate(policy.zone, from));
  const ends = new Date(startOfDate(policy.zone, addDays(to, 1)));
  const rows = await db.query<ArticleInsight[]>(
    `with viewed as (
       select article_id, sum(views)::bigint as views from article_view_days where day between $1 and $2 group by article_id
     ), voted as (
       select article_id, count(*) filter (where helpful) as helpful, count(*) filter (where not helpful) as not_helpful
       from article_votes where updated_at >= $3 and updated_at < $4 group by article_id
     )
     select * from (
       select a.id as "articleId", a.slug, coalesce(a.title, a.slug) as title, coalesce(viewed.views, 0) as views,
         coalesce(voted.helpful, 0) as helpful, coalesce(voted.not_helpful, 0) as "notHelpful"
       from viewed full join voted using (article_id) join articles a on a.id = article_id
     ) rows
     where $5::bigint is null or (views, "articleId") < ($5, $6::uuid)
     order by views desc, "articleId" desc limit $7`,
    [from, to, begins, ends, after?.views ?? null, after?.articleId ?? null, first + 1],
  );
  return pageOf(rows, first);
}
