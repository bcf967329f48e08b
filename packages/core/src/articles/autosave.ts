import { maySaveDraft } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { cleanText } from "../text.js";
import { transact } from "../transaction.js";
import { ArticleAutosave, type AutosavedDraft } from "./article-autosave.entity.js";
import { refuseDesk } from "./load-revision.js";

export interface AutosaveInput {
  /** Null: of a new article. */
  articleId: string | null;
  /** The revision that is edited; null for a new article. */
  basedOnRevisionId: string | null;
  draft: AutosavedDraft;
}

export type AutosaveResult = { ok: true; autosave: ArticleAutosave } | Refused;

/** All texts of a draft together; more than a revision may have. */
const MOST_CHARACTERS = 600_000;

/**
 * Keeps what an author has typed so far, in place of what was kept before; not a revision, and nobody else's to see. Without an audit
 * row: nothing of the product changes.
 */
export async function saveAutosave(
  deps: CoreDeps,
  actor: Actor,
  input: AutosaveInput,
): Promise<AutosaveResult> {
  const at = deps.clock.now();
  return transact<AutosaveResult>(deps.db, async (tx) => {
    const refusal = refuseDesk(actor);
    const permission = maySaveDraft(policyViewer(actor));
    if (refusal !== null || actor.kind !== "person" || !permission.allowed) {
      return refusal ?? refusedBy(permission);
    }
    const draft = cleaned(input.draft);
    if (JSON.stringify(draft).length > MOST_CHARACTERS) {
      return refused("INVALID", "This is too long to be kept automatically.", ["body"]);
    }
    const late = await refuseLate(tx, actor.person.id, input);
    if (late !== null) {
      return late;
    }
    const [autosave] = await tx.query<ArticleAutosave[]>(
      `insert into article_autosaves as s (id, author_id, article_id, based_on_id, draft, saved_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (author_id, article_id) do update
       set based_on_id = excluded.based_on_id, draft = excluded.draft, saved_at = excluded.saved_at
       returning ${columnsOf(tx, ArticleAutosave, "s")}`,
      [newId(at), actor.person.id, input.articleId, input.basedOnRevisionId, JSON.stringify(draft), at],
    );
    if (autosave === undefined) {
      throw new Error("The autosave was not written.");
    }
    return { ok: true, autosave };
  });
}

/**
 * What is edited must be there. An autosave that arrives behind its author's own save of a newer revision would bring back what was
 * saved already.
 */
async function refuseLate(
  tx: EntityManager,
  authorId: string,
  { articleId, basedOnRevisionId }: AutosaveInput,
): Promise<Refused | null> {
  if (articleId === null) {
    return basedOnRevisionId === null
      ? null
      : refused("INVALID", "A new article is based on no revision.", ["basedOnRevisionId"]);
  }
  const [base] =
    isId(articleId) && isId(basedOnRevisionId ?? "")
      ? await tx.query<{ savedSince: boolean }[]>(
          `select exists (
             select from article_revisions n where n.article_id = r.article_id and n.number > r.number and n.author_id = $3
           ) as "savedSince"
           from article_revisions r where r.id = $1 and r.article_id = $2`,
          [basedOnRevisionId, articleId, authorId],
        )
      : [];
  if (base === undefined) {
    return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
  }
  return base.savedSince
    ? refused("CONFLICT", "You saved a newer revision since. This text is not kept automatically.", [
        "basedOnRevisionId",
      ])
    : null;
}

function cleaned(draft: AutosavedDraft): AutosavedDraft {
  const { title, slug, summary, body, reason } = draft;
  const texts = { title, slug, summary, body, reason };
  return {
    ...draft,
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, cleanText(text)])),
  };
}

/** The author gave it up. There may be none: asking twice is no mistake. */
export async function discardAutosave(
  deps: Pick<CoreDeps, "db">,
  actor: Actor,
  input: { articleId: string | null },
): Promise<{ ok: true } | Refused> {
  return transact<{ ok: true } | Refused>(deps.db, async (tx) => {
    const refusal = refuseDesk(actor);
    if (refusal !== null) {
      return refusal;
    }
    await removeAutosave(tx, actor, input.articleId);
    return { ok: true };
  });
}

/** What was saved need not be kept beside it. */
export async function removeAutosave(
  tx: EntityManager,
  actor: Actor,
  articleId: string | null,
): Promise<void> {
  if (actor.kind === "person" && (articleId === null || isId(articleId))) {
    await tx.query(
      "delete from article_autosaves where author_id = $1 and article_id is not distinct from $2",
      [actor.person.id, articleId],
    );
  }
}

/** The actor's own autosaves of these articles; `null` among the ids: of a new one. */
export async function ownAutosaves(
  db: DataSource | EntityManager,
  actor: Actor,
  articleIds: readonly (string | null)[],
): Promise<ArticleAutosave[]> {
  if (actor.kind !== "person" || refuseDesk(actor) !== null) {
    return [];
  }
  return db.query<ArticleAutosave[]>(
    `select ${columnsOf(db, ArticleAutosave, "s")} from article_autosaves s
     where s.author_id = $1 and (s.article_id = any($2) or (s.article_id is null and $3))`,
    [actor.person.id, articleIds.filter((id) => id !== null), articleIds.includes(null)],
  );
}
