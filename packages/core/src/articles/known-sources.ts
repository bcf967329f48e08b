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
  categories: { slug: string; sourcePath: string | null }[];
}

export async function knownSources(db: DataSource): Promise<KnownSources> {
  return {
    articles: await db.query<KnownSource[]>(
      `select slug, source_path as "sourcePath", source_file_hash as "fileHash" from articles`,
    ),
    categories: await db.query<KnownSources["categories"]>(
      `select slug, source_path as "sourcePath" from categories
       union all select slug, null from category_slugs`,
    ),
  };
}
