export { createIndexKeeper, type IndexKeeper, type Round } from "./keeping/keeper.js";
export { createMeilisearchArticleIndex } from "./meilisearch/create-meilisearch-article-index.js";
export {
  openSearchServer,
  type SearchServer,
  type SearchServerOptions,
} from "./meilisearch/search-server.js";
export { createPostgresArticleIndex } from "./postgres/create-postgres-article-index.js";
export { createArticleIndex, type SearchServerSettings } from "./failover/create-article-index.js";
export { forgetSearchServer } from "./state/server-state.js";
export { createServerKeys, type ServerKeys } from "./meilisearch/server-keys.js";
