import { randomBytes } from "node:crypto";
import { afterAll, jest, test } from "@jest/globals";
import type { ArticleIndex } from "@recourse/core";
import { NO_MEILISEARCH, startMeilisearch } from "@recourse/testing";
import type { DataSource } from "typeorm";
import { createIndexKeeper, type IndexKeeper } from "../src/keeping/keeper.js";
import { createMeilisearchArticleIndex } from "../src/meilisearch/create-meilisearch-article-index.js";
import { openSearchServer } from "../src/meilisearch/search-server.js";
import { createPostgresArticleIndex } from "../src/postgres/create-postgres-article-index.js";

type OpenIndex = (db: DataSource) => Promise<ArticleIndex>;

let settle: (db: DataSource) => Promise<void> = () => Promise.resolve();
let open: OpenIndex = (db) => Promise.resolve(createPostgresArticleIndex({ db }));

/** A new index of the adapter that the cases are run on. */
export function openIndex(db: DataSource): Promise<ArticleIndex> {
  return open(db);
}

/** Waits until what changed has reached the index, where it does not follow in the change's own transaction. */
export function settled(db: DataSource): Promise<void> {
  return settle(db);
}

/**
 * Lets a test file run cases on Meilisearch, and prints the server's version. Without a server the cases are skipped, and the skipped
 * test says why.
 */
export async function onMeilisearch(cases: () => Promise<unknown>): Promise<void> {
  const meilisearch = await startMeilisearch();
  if (meilisearch === null) {
    test.skip(`skipped: ${NO_MEILISEARCH}`, () => undefined);
    return;
  }
  process.stdout.write(`Conformance on Meilisearch ${meilisearch.version}\n`);
  afterAll(() => meilisearch.stop());
  // A server's task takes longer than a statement, and a busy machine's longest.
  jest.setTimeout(120_000);
  const keepers = new Map<DataSource, IndexKeeper>();
  const names = new Map<DataSource, string>();
  open = (db) => {
    const indexName = names.get(db) ?? `test_${randomBytes(6).toString("hex")}`;
    names.set(db, indexName);
    const server = openSearchServer({ url: meilisearch.url, key: meilisearch.key, indexName });
    const postgres = createPostgresArticleIndex({ db });
    keepers.set(db, createIndexKeeper({ db, server, postgres }));
    return Promise.resolve(createMeilisearchArticleIndex({ db, server, postgres }));
  };
  settle = async (db) => {
    while ((await keepers.get(db)?.keepServer()) === "worked");
  };
  await cases();
}
