import type { DataSource } from "typeorm";

/** An article as an import knows it again. */
export interface KnownSource {
  slug: string;
  /** Null for articles that came from no file, or from an export. */
  sourcePath: string | null;
  /** Of its file, as it was read last. */
  fileHash: string | null;
}

/** What has slugs already; categories also those that they had. */
export interface KnownSources {
  articles: KnownSource[];
  /** Addresses that articles had, and which lead to them. */
  formerSlugs: Set<string>;
  categories: { slug: string; sourcePath: string | null }[];
}

export async function knownSources(db: DataSource): Promise<KnownSources> {
  return {
    articles: await db.query<KnownSource[]>(
      `select slug, source_path as "sourcePath", source_file_hash as "fileHash" from articles`,
    ),
    formerSlugs: new Set(
      (
        await db.query<{ slug: string }[]>(
          `select s.slug from article_slugs s join articles a on a.id = s.article_id where a.slug <> s.slug`,
        )
      ).map(({ slug }) => slug),
    ),
    categories: await db.query<KnownSources["categories"]>(
      `select slug, source_path as "sourcePath" from categories
       union all select slug, null from category_slugs`,
    ),
  };
}
