import { nextRevisionState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { newId } from "../id.js";
import { ArticleRevision } from "./article-revision.entity.js";
import type { Article } from "./article.entity.js";

/** Everything of a revision that its author decides. */
export type RevisionText = Pick<
  ArticleRevision,
  | "title"
  | "summary"
  | "body"
  | "reason"
  | "audience"
  | "categoryId"
  | "productAreas"
  | "protocols"
  | "platforms"
>;

/** The revision that a new one is saved on top of. */
export interface Beneath {
  articleId: string;
  /** Null for the first one. */
  basedOn: ArticleRevision | null;
  restoredFromId?: string | null;
}

/** Writes the next revision of an article, as a draft. The article is locked, or new. */
export async function writeRevision(
  tx: EntityManager,
  actor: Actor,
  { articleId, basedOn, restoredFromId = null }: Beneath,
  text: RevisionText,
  at: Date,
): Promise<string> {
  const id = newId(at);
  await tx.insert(ArticleRevision, {
    ...text,
    ...{ id, articleId, restoredFromId },
    number: (basedOn?.number ?? 0) + 1,
    state: "draft",
    authorId: actor.kind === "person" ? actor.person.id : null,
    basedOnId: basedOn?.id ?? null,
    createdAt: at,
  });
  return id;
}

/** What a draft takes the place of; a published revision stays until the draft is published. */
export async function supersedeHead(
  tx: EntityManager,
  article: Article,
  head: ArticleRevision,
): Promise<void> {
  const state = head.id === article.publishedRevisionId ? null : nextRevisionState(head.state, "supersede");
  if (state !== null) {
    await tx.update(ArticleRevision, { id: head.id }, { state });
  }
}
