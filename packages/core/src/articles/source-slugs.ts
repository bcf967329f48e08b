import type { DataSource } from "typeorm";

/** Slugs that are given already, as an import from one folder sees them. */
export interface SourceSlugs {
  /** Of the articles that came from this folder, by source path. */
  articleSlugs: Map<string, string>;
  /** Of everything else. */
  otherArticleSlugs: Set<string>;
  otherCategorySlugs: Set<string>;
}

/** Reads all slugs; `prefix` is what the folder's source paths begin with. */
export async function sourceSlugs(db: DataSource, prefix: string): Promise<SourceSlugs> {
  const articles = await db.query<{ slug: string; sourcePath: string | null }[]>(
    `select slug, source_path as "sourcePath" from articles`,
  );
  const categories = await db.query<{ slug: string }[]>(
    `select slug from categories where source_path is null or not starts_with(source_path, $1)
     union all select slug from category_slugs`,
    [prefix],
  );
  const own = articles.flatMap(({ slug, sourcePath }): [string, string][] =>
    sourcePath?.startsWith(prefix) === true ? [[sourcePath, slug]] : [],
  );
  const ownPaths = new Set(own.map(([path]) => path));
  return {
    articleSlugs: new Map(own),
    otherArticleSlugs: new Set(
      articles
        .filter(({ sourcePath }) => sourcePath === null || !ownPaths.has(sourcePath))
        .map(({ slug }) => slug),
    ),
    otherCategorySlugs: new Set(categories.map(({ slug }) => slug)),
  };
}
