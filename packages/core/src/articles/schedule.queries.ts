import type { DataSource, EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { ArticleSchedule } from "./article-schedule.entity.js";
import { RevisionReview } from "./revision-review.entity.js";

type Db = DataSource | EntityManager;

/** All schedules of these articles, the newest first. For articles that the viewer came to on the desk: asks nothing. */
export function schedulesOfArticles(db: Db, articleIds: readonly string[]): Promise<ArticleSchedule[]> {
  return db.query(
    `select ${columnsOf(db, ArticleSchedule, "s")} from article_schedules s
     where s.article_id = any($1) order by s.article_id, s.created_at desc, s.id desc`,
    [articleIds],
  );
}

/** What reviewers said of these revisions, in their order. The same. */
export function reviewsOfRevisions(db: Db, revisionIds: readonly string[]): Promise<RevisionReview[]> {
  return db.query(
    `select ${columnsOf(db, RevisionReview, "w")} from revision_reviews w
     where w.revision_id = any($1) order by w.revision_id, w.created_at, w.id`,
    [revisionIds],
  );
}
