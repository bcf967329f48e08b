import { calendarDate, mayMarkChecked } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { staffByIds } from "../accounts/staff.queries.js";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { Article } from "./article.entity.js";
import { lockArticle, refuseDesk } from "./load-revision.js";

export interface MarkCheckedInput {
  articleId: string;
  /** What was read; when readers see another one by now, that is a conflict. Left out: what they see. */
  revisionId?: string | null;
  /** For those who check it next. */
  words?: string | null;
}

export type MarkCheckedResult = { ok: true; article: Article } | Refused;

/** "Checked today, still right": readers are told the day, and the next check is due one interval later. */
export async function markChecked(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  input: MarkCheckedInput,
): Promise<MarkCheckedResult> {
  const words = checkText(input.words ?? "", { path: ["words"], name: "What you found", max: 1_000, min: 0 });
  const refusal = refuseDesk(actor);
  if (refusal !== null) {
    return refusal;
  }
  if (!words.ok) {
    return words;
  }
  const at = deps.clock.now();
  return transact<MarkCheckedResult>(deps.db, async (tx) => {
    const article = await lockArticle(tx, input.articleId);
    if (article === null) {
      return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
    }
    const { id, publishedRevisionId } = article;
    const [owner] = article.effectiveOwnerId === null ? [] : await staffByIds(tx, [article.effectiveOwnerId]);
    const permission = mayMarkChecked(policyViewer(actor), {
      published: publishedRevisionId !== null,
      ownerPersonId: owner?.personId ?? null,
    });
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    if (input.revisionId != null && input.revisionId !== publishedRevisionId) {
      return refused("CONFLICT", "Readers see another revision by now. Check that one.", ["revisionId"]);
    }
    const today = calendarDate(deps.policy, at.toISOString());
    await tx.query(
      `insert into article_checks (article_id, revision_id, checked_by, checked_on, words, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        publishedRevisionId,
        actor.kind === "person" ? actor.person.id : null,
        today,
        words.text === "" ? null : words.text,
        at,
      ],
    );
    await tx.update(Article, { id }, { lastCheckedOn: today });
    await writeAudit(tx, {
      at,
      actor,
      action: "article.checked",
      subjectType: "article",
      subjectId: id,
      data: { revisionId: publishedRevisionId, before: article.lastCheckedOn },
    });
    const checked = await lockArticle(tx, id);
    return { ok: true, article: checked ?? article };
  });
}

export interface ArticleCheck {
  articleId: string;
  checkedBy: string | null;
  checkedOn: string;
  words: string | null;
}

/** The last few of each article, the newest first. For articles that the viewer came to on the desk: asks nothing. */
export function checksOfArticles(
  db: DataSource | EntityManager,
  articleIds: readonly string[],
): Promise<ArticleCheck[]> {
  return db.query(
    `select c.article_id as "articleId", c.checked_by as "checkedBy", c.checked_on as "checkedOn", c.words
     from unnest($1::uuid[]) as a (id)
     cross join lateral (
       select * from article_checks where article_id = a.id order by created_at desc, id desc limit 5
     ) c
     order by c.created_at desc, c.id desc`,
    [articleIds],
  );
}
