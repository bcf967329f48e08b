import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { StatementValues } from "../../database/insertion.js";
import { isId } from "../../id.js";
import { pageOf, type Page } from "../../page.js";
import { cleanText } from "../../text.js";
import { Article } from "../article.entity.js";
import { refuseDesk } from "../load-revision.js";
import { ArticleFile } from "./article-file.entity.js";
import { presentFiles } from "./file.queries.js";

type Db = DataSource | EntityManager;

export interface DeskFileFilter {
  /** Part of the name or of the alternative text. */
  query?: string | null;
  /** True: images alone; false: what is downloaded. */
  isImage?: boolean | null;
}

/** Where a list of files goes on: behind this one. */
export type DeskFilePosition = Pick<ArticleFile, "createdAt" | "id">;

/** By its id, or by the key that texts name it by. Null for whoever is not staff. */
export async function findDeskFile(
  db: Db,
  actor: Actor,
  by: { id: string } | { storageKey: string },
): Promise<ArticleFile | null> {
  if (refuseDesk(actor) !== null || ("id" in by && !isId(by.id))) return null;
  const [column, value] = "id" in by ? ["id", by.id] : ["storage_key", cleanText(by.storageKey)];
  const [file] = await db.query<ArticleFile[]>(
    `select ${columnsOf(db, ArticleFile, "f")} from article_files f where f.${column} = $1 and ${presentFiles("f")}`,
    [value],
  );
  return file ?? null;
}

/** Every image and file of articles, the latest first. Staff alone; others get an empty page. */
export async function listDeskFiles(
  db: Db,
  actor: Actor,
  { first, after, ...filter }: DeskFileFilter & { first: number; after?: DeskFilePosition | null },
): Promise<Page<ArticleFile>> {
  if (refuseDesk(actor) !== null) return { rows: [], hasMore: false };
  const values = new StatementValues();
  const conditions = conditionsOf(filter, values);
  if (after != null)
    conditions.push(`(f.created_at, f.id) < (${values.add(after.createdAt)}, ${values.add(after.id)})`);
  const rows = await db.query<ArticleFile[]>(
    `select ${columnsOf(db, ArticleFile, "f")} from article_files f where ${conditions.join(" and ")}
     order by f.created_at desc, f.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export async function countDeskFiles(db: Db, actor: Actor, filter: DeskFileFilter = {}): Promise<number> {
  if (refuseDesk(actor) !== null) return 0;
  const values = new StatementValues();
  const where = conditionsOf(filter, values).join(" and ");
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from article_files f where ${where}`,
    values.list,
  );
  return row?.count ?? 0;
}

/** The files that the newest or the published revision of these articles names. For articles that the viewer came to on the desk. */
export function filesOfArticles(
  db: Db,
  articleIds: readonly string[],
): Promise<(ArticleFile & { articleId: string })[]> {
  return db.query(
    `select distinct on (a.id, f.created_at, f.id) a.id as "articleId", ${columnsOf(db, ArticleFile, "f")}
     from articles a join article_revisions r on r.article_id = a.id
     join article_file_mentions m on m.revision_id = r.id join article_files f on f.id = m.file_id
     where a.id = any($1) and ${presentFiles("f")} and ${CURRENT}
     order by a.id, f.created_at, f.id`,
    [articleIds],
  );
}

/** The articles that name these files in their newest or published revision. For files that the viewer came to on the desk. */
export function articlesOfFiles(
  db: Db,
  fileIds: readonly string[],
): Promise<(Article & { fileId: string })[]> {
  return db.query(
    `select distinct on (m.file_id, a.updated_at, a.id) m.file_id as "fileId", ${columnsOf(db, Article, "a")}
     from article_file_mentions m join article_revisions r on r.id = m.revision_id join articles a on a.id = r.article_id
     where m.file_id = any($1) and ${CURRENT}
     order by m.file_id, a.updated_at desc, a.id`,
    [fileIds],
  );
}

/** What an older revision alone names is kept for going back to it, and is no part of the article now. */
const CURRENT = `(r.id = a.published_revision_id
  or r.number = (select max(number) from article_revisions newest where newest.article_id = a.id))`;

function conditionsOf({ query, isImage }: DeskFileFilter, values: StatementValues): string[] {
  const conditions = [presentFiles("f")];
  if (isImage != null) conditions.push(`f.is_image = ${values.add(isImage)}`);
  const text = cleanText(query ?? "").trim();
  if (text !== "") {
    const place = `lower(${values.add(text)}::text)`;
    conditions.push(
      `(position(${place} in lower(f.name)) > 0 or position(${place} in lower(coalesce(f.alternative_text, ''))) > 0)`,
    );
  }
  return conditions;
}
