import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { articlesByIds, type VisibleArticle } from "./article.queries.js";
import { replacementOf } from "./replacement.js";
import { isSlug } from "./slug.js";
import { goneArticles, viewerRank } from "./visible-articles.js";

/** What an address leads to. What the actor may not know of is unknown. */
export type SlugResolution =
  | { kind: "article"; article: VisibleArticle }
  /** It is found under its present slug. */
  | { kind: "moved"; slug: string }
  /** Archived. `replacement`: what to read instead, when there is something that the actor may read. */
  | { kind: "gone"; replacement: VisibleArticle | null }
  | { kind: "unknown" };

interface Holder {
  id: string;
  slug: string;
  gone: boolean;
  replacedById: string | null;
}

/** The present slug and all former ones of an article, however they are written: `/Reset-MFA/` was copied from somewhere. */
export async function resolveSlug(
  db: DataSource | EntityManager,
  actor: Actor,
  given: string,
): Promise<SlugResolution> {
  const slug = given
    .trim()
    .toLowerCase()
    .replace(/^\/+|\/+$/g, "");
  const [holder] = isSlug(slug)
    ? await db.query<Holder[]>(
        `select a.id, a.slug, a.replaced_by_id as "replacedById", ${goneArticles("a", "$2")} as gone
         from article_slugs s join articles a on a.id = s.article_id where s.slug = $1`,
        [slug, viewerRank(actor)],
      )
    : [];
  if (holder === undefined) {
    return { kind: "unknown" };
  }
  const [article] = await articlesByIds(db, actor, [holder.id]);
  if (article !== undefined) {
    return article.slug === given ? { kind: "article", article } : { kind: "moved", slug: article.slug };
  }
  return holder.gone
    ? { kind: "gone", replacement: await replacementOf(db, actor, holder.replacedById) }
    : { kind: "unknown" };
}
