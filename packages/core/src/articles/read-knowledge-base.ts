import type { ArticlePlatform, Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { CoreDeps } from "../deps.js";
import { presentFiles } from "./files/file.queries.js";
import { audienceRank, visibleArticles } from "./visible-articles.js";

/** Who looks after something, and how often it is checked; nobody but staff is told. */
interface Stewardship {
  /** A mail address, which other databases know the same person by. */
  owner: string | null;
  reviewInterval: string | null;
}

export interface ExportedCategory extends Stewardship {
  id: string;
  parentId: string | null;
  slug: string;
  /** Addresses that lead here. */
  formerSlugs: string[];
  title: string;
  description: string | null;
  audience: Audience;
  position: number;
}

/** A published article with everything that makes it. */
export interface ExportedArticle extends Stewardship {
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
  /** Addresses that lead here. */
  formerSlugs: string[];
  /** A calendar date in the policy's zone. */
  lastCheckedOn: string | null;
  firstPublishedAt: Date;
  publishedAt: Date;
  /** Storage keys of the files that the text shows or offers. */
  fileKeys: string[];
}

export interface ExportedFile {
  storageKey: string;
  /** Hex, of what was sent: an image was written anew since. */
  sha256: string;
  name: string;
}

/** What an audience may read, as it was at one moment. */
export interface KnowledgeBase {
  /** In the order of their siblings. */
  categories: ExportedCategory[];
  articleCount: number;
  /** Those of the articles, the oldest first. */
  files: ExportedFile[];
  /** Page by page. */
  articles(): AsyncGenerator<ExportedArticle[]>;
}

const PAGE = 200;
const STAFF = audienceRank("staff");

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
      categories: await readCategories(tx, rank),
      articleCount: counted?.count ?? 0,
      files: await readFiles(tx, rank),
      articles: () => pagesOf(tx, rank),
    });
  });
}

const stewardship = (alias: string) =>
  `case when $1 >= ${STAFF} then (select p.email from staff s join people p on p.id = s.person_id where s.id = ${alias}.owner_id) end as owner,
   case when $1 >= ${STAFF} then ${alias}.review_interval end as "reviewInterval"`;

function readCategories(tx: EntityManager, rank: number): Promise<ExportedCategory[]> {
  return tx.query(
    `select c.id, c.parent_id as "parentId", c.slug, c.title, c.description, c.audience, c.position, ${stewardship("c")},
       array(select f.slug from category_slugs f where f.category_id = c.id order by f.slug) as "formerSlugs"
     from categories c where c.effective_audience <= $1 order by c.position, lower(c.title), c.id`,
    [rank],
  );
}

function readFiles(tx: EntityManager, rank: number): Promise<ExportedFile[]> {
  return tx.query(
    `select f.storage_key as "storageKey", f.sha256, f.name from article_files f
     where ${presentFiles("f")} and exists (
       select from article_file_uses u join articles a on a.id = u.article_id where u.file_id = f.id and ${visibleArticles("a", "$1")}
     ) order by f.created_at, f.id`,
    [rank],
  );
}

async function* pagesOf(tx: EntityManager, rank: number): AsyncGenerator<ExportedArticle[]> {
  for (let after: string | null = null; ;) {
    const page: ExportedArticle[] = await tx.query(
      `select a.id, a.slug, r.title, r.summary, r.body, a.audience, a.category_id as "categoryId", a.position,
         a.product_areas as "productAreas", a.protocols, a.platforms, ${stewardship("a")},
         array(select f.slug from article_slugs f where f.article_id = a.id and f.slug <> a.slug order by f.slug) as "formerSlugs",
         to_char(a.last_checked_on, 'YYYY-MM-DD') as "lastCheckedOn",
         a.first_published_at as "firstPublishedAt", a.published_at as "publishedAt",
         array(
           select f.storage_key from article_file_uses u join article_files f on f.id = u.file_id
           where u.article_id = a.id and ${presentFiles("f")} order by f.created_at, f.id
         ) as "fileKeys"
       from articles a join article_revisions r on r.id = a.published_revision_id
       where ${visibleArticles("a", "$1")} and ($2::uuid is null or a.id > $2) order by a.id limit ${PAGE}`,
      [rank, after],
    );
    if (page.length > 0) yield page;
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) return;
  }
}
