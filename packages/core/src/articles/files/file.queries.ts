import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { viewerRank, visibleArticles } from "../visible-articles.js";
import { ArticleFile } from "./article-file.entity.js";

type Db = DataSource | EntityManager;

/** There is something to see: its bytes are all there, and it is not on its way out. */
export function presentFiles(alias: string): string {
  return `${alias}.stored_at is not null and ${alias}.removed_at is null`;
}

/**
 * The image or file under this key when the actor may read an article that names it; staff see those of drafts, too. Null otherwise,
 * whether or not there is one.
 */
export async function findVisibleFile(db: Db, actor: Actor, storageKey: string): Promise<ArticleFile | null> {
  if (storageKey.includes("\u0000")) {
    return null;
  }
  const everyFile = mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
  const [file] = await db.query<ArticleFile[]>(
    `select ${columnsOf(db, ArticleFile, "f")} from article_files f
     where f.storage_key = $1 and ${presentFiles("f")} and ($2 or exists (
       select from article_file_uses u join articles a on a.id = u.article_id
       where u.file_id = f.id and ${visibleArticles("a", "$3")}
     ))`,
    [storageKey, everyFile, viewerRank(actor)],
  );
  return file ?? null;
}

export interface ImageSize {
  storageKey: string;
  width: number;
  height: number;
}

/** How large images are, for pages that show them: tells nothing of what they show, and asks nothing. */
export function imageSizes(db: Db, storageKeys: readonly string[]): Promise<ImageSize[]> {
  return db.query(
    `select storage_key as "storageKey", width, height from article_files f
     where storage_key = any($1) and is_image and width is not null and height is not null and ${presentFiles("f")}`,
    [storageKeys],
  );
}

/** Who reads an article sees the images that its published text shows, and the files that it offers, and no others. */
export async function setFileUses(tx: EntityManager, articleId: string, body: string): Promise<void> {
  await tx.query(
    `with used as (
       select f.id from article_files f where f.storage_key = any(article_file_keys($2)) and ${presentFiles("f")}
     ), unused as (
       delete from article_file_uses where article_id = $1 and file_id not in (select id from used)
     )
     insert into article_file_uses (article_id, file_id) select $1, id from used on conflict do nothing`,
    [articleId, body],
  );
}
