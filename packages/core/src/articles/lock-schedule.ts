import type { EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { ArticleSchedule } from "./article-schedule.entity.js";
import type { Article } from "./article.entity.js";
import { lockArticle } from "./load-revision.js";

/** A schedule with its article, both locked; the article first, as everybody else does, so that nobody waits for each other. */
export async function lockSchedule(
  tx: EntityManager,
  scheduleId: string,
): Promise<{ article: Article; schedule: ArticleSchedule } | null> {
  const [found] = isId(scheduleId)
    ? await tx.query<{ articleId: string }[]>(
        `select article_id as "articleId" from article_schedules where id = $1`,
        [scheduleId],
      )
    : [];
  const article = found === undefined ? null : await lockArticle(tx, found.articleId);
  const [schedule] = await tx.query<ArticleSchedule[]>(
    `select ${columnsOf(tx, ArticleSchedule, "s")} from article_schedules s where s.id = $1 for update`,
    [article === null ? null : scheduleId],
  );
  return article === null || schedule === undefined ? null : { article, schedule };
}
