import type { ArticleIndex } from "@recourse/core";
import type { DataSource } from "typeorm";
import { createMeilisearchArticleIndex } from "../meilisearch/create-meilisearch-article-index.js";
import { openSearchServer } from "../meilisearch/search-server.js";
import { createPostgresArticleIndex } from "../postgres/create-postgres-article-index.js";
import { createFailoverArticleIndex } from "./create-failover-article-index.js";

/** Where the search server is. */
export interface SearchServerSettings {
  url: string;
  /** Null where the server asks for none. */
  key: string | null;
}

export interface ArticleIndexOptions {
  db: DataSource;
  /** Null: PostgreSQL alone. */
  searchServer: SearchServerSettings | null;
  onTrouble: (error: unknown) => void;
}

/** The index that an application searches: PostgreSQL's, or Meilisearch with PostgreSQL behind it. */
export function createArticleIndex({ db, searchServer, onTrouble }: ArticleIndexOptions): ArticleIndex {
  const postgres = createPostgresArticleIndex({ db });
  if (searchServer === null) return postgres;
  const meilisearch = createMeilisearchArticleIndex({ db, server: openSearchServer(searchServer), postgres });
  return createFailoverArticleIndex({ meilisearch, postgres, onTrouble });
}
