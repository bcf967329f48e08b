import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { ArticleImage } from "./article-image.entity.js";
import { viewerRank, visibleArticles } from "./visible-articles.js";

/**
 * The image under this key when the actor may read an article that shows it; staff see images of drafts, too. Null otherwise,
 * whether or not there is one.
 */
export async function findVisibleImage(
  db: DataSource | EntityManager,
  actor: Actor,
  storageKey: string,
): Promise<ArticleImage | null> {
  if (storageKey.includes("\u0000")) {
    return null;
  }
  const everyImage = mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
  const [image] = await db.query<ArticleImage[]>(
    `select ${columnsOf(db, ArticleImage, "i")} from article_images i
     where i.storage_key = $1 and ($2 or exists (
       select from article_image_uses u join articles a on a.id = u.article_id
       where u.image_id = i.id and ${visibleArticles("a", "$3")}
     ))`,
    [storageKey, everyImage, viewerRank(actor)],
  );
  return image ?? null;
}
