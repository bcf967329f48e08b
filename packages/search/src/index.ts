export { createPostgresArticleIndex } from "./postgres/create-postgres-article-index.js";
