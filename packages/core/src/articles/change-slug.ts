import { mayChangeSlug, mayTakeOverSlug, type ArticleLife } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { refused, type Refused } from "../refusal.js";
import type { Article } from "./article.entity.js";
import { slugHolder } from "./free-slug.js";

/** What of an article the policy asks for. */
export function articleLife(
  article: Pick<Article, "publishedRevisionId" | "firstPublishedAt" | "archivedAt">,
): ArticleLife {
  return {
    published: article.publishedRevisionId !== null,
    everPublished: article.firstPublishedAt !== null,
    archived: article.archivedAt !== null,
  };
}

export interface WantedSlug {
  slug: string;
  /** A lead's word that an address which leads to another article shall lead to this one. */
  takeOver: boolean;
}

/** `takenFrom`: the article whose former address it is. */
export type CheckedSlug = { ok: true; takenFrom: string | null } | Refused;

/** Whether the article, or a new one, may have the address. Asks only; the database refuses what two would share. */
export async function checkSlug(
  tx: EntityManager,
  actor: Actor,
  article: Article | null,
  { slug, takeOver }: WantedSlug,
): Promise<CheckedSlug> {
  if (article?.slug === slug) {
    return { ok: true, takenFrom: null };
  }
  const change = article === null ? null : mayChangeSlug(policyViewer(actor), articleLife(article));
  if (change?.allowed === false) {
    return refused("NOT_ALLOWED", change.message ?? "This is not allowed.", ["slug"]);
  }
  const holder = await slugHolder(tx, slug);
  if (holder === null || holder.articleId === article?.id) {
    return { ok: true, takenFrom: null };
  }
  if (holder.current) {
    return refused("INVALID", "Another article has this address.", ["slug"]);
  }
  const permission = mayTakeOverSlug(policyViewer(actor));
  if (!permission.allowed) {
    return refused("NOT_ALLOWED", permission.message ?? "This is not allowed.", ["slug"]);
  }
  return takeOver
    ? { ok: true, takenFrom: holder.articleId }
    : refused(
        "CONFLICT",
        "Another article had this address and readers' links lead there. Take it over if they should lead here from now on.",
        ["takeOverSlug"],
      );
}

/** Before the article gets the address: whoever had it before has it no more. */
export async function releaseSlug(
  tx: EntityManager,
  actor: Actor,
  { slug, takenFrom, by, at }: { slug: string; takenFrom: string | null; by: string; at: Date },
): Promise<void> {
  if (takenFrom === null) {
    return;
  }
  await tx.query("delete from article_slugs where slug = $1 and article_id = $2", [slug, takenFrom]);
  await writeAudit(tx, {
    ...{ at, actor, action: "article.slug_taken_over", subjectType: "article", subjectId: takenFrom },
    data: { slug, by },
  });
}
