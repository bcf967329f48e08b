import type { ArticlePlatform, Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { Category } from "./category.entity.js";
import { audienceRank, visibleArticles } from "./visible-articles.js";

/** A file that an article's text shows or offers. */
export interface ExportedFile {
  storageKey: string;
  /** Hex, of what was sent: an image was written anew since. */
  sha256: string;
  mediaType: string;
  /** As it is offered for downloading; may be empty. */
  name: string;
}

/** A published article with everything that makes it. */
export interface ExportedArticle {
  id: string;
  slug: string;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  audience: Audience;
  categoryId: string | null;
  position: number;
  productAreas: string[];
  protocols: string[];
  platforms: ArticlePlatform[];
  firstPublishedAt: Date;
  publishedAt: Date;
  files: ExportedFile[];
}

/** What an audience may read, as it was at one moment. */
export interface KnowledgeBase {
  /** Parents and children, in the order of their siblings. */
  categories: Category[];
  articleCount: number;
  /** Page by page. */
  articles(): AsyncGenerator<ExportedArticle[]>;
}

const PAGE = 200;

/**
 * Reads all published articles that the audience may read: staff everything, customers theirs and the public ones. Whatever changes
 * meanwhile, `work` sees one state of the database.
 */
export function readKnowledgeBase<T>(
  { db }: Pick<CoreDeps, "db">,
  audience: Audience,
  work: (knowledgeBase: KnowledgeBase) => Promise<T>,
): Promise<T> {
  return db.transaction("REPEATABLE READ", async (tx) => {
    await tx.query("set transaction read only");
    const rank = audienceRank(audience);
    const [counted] = await tx.query<{ count: number }[]>(
      `select count(*) from articles a where ${visibleArticles("a", "$1")}`,
      [rank],
    );
    return work({
      categories: await tx.query<Category[]>(
        `select ${columnsOf(tx, Category, "c")} from categories c where c.effective_audience <= $1
         order by c.position, lower(c.title), c.id`,
        [rank],
      ),
      articleCount: counted?.count ?? 0,
      articles: () => pagesOf(tx, rank),
    });
  });
}

async function* pagesOf(tx: EntityManager, rank: number): AsyncGenerator<ExportedArticle[]> {
  for (let after: string | null = null; ;) {
    const page: ExportedArticle[] = await tx.query(
      `select a.id, a.slug, r.title, r.summary, r.body, a.audience, a.category_id as "categoryId", a.position,
         a.product_areas as "productAreas", a.protocols, a.platforms,
         a.first_published_at as "firstPublishedAt", a.published_at as "publishedAt",
         coalesce((
           select json_agg(json_build_object('storageKey', f.storage_key, 'sha256', f.sha256, 'mediaType', f.media_type, 'name', f.name)
             order by f.created_at, f.id)
           from article_file_uses u join article_files f on f.id = u.file_id
           where u.article_id = a.id and f.stored_at is not null and f.removed_at is null
         ), '[]') as files
       from articles a join article_revisions r on r.id = a.published_revision_id
       where ${visibleArticles("a", "$1")} and ($2::uuid is null or a.id > $2) order by a.id limit ${PAGE}`,
      [rank, after],
    );
    if (page.length > 0) yield page;
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) return;
  }
}
