export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./database/test-database.js";
export { FakeArticleIndex } from "./fakes/fake-article-index.js";
export { FakeClock, TUESDAY } from "./fakes/fake-clock.js";
export { FakeFileStore } from "./fakes/fake-file-store.js";
export { FakeMailer } from "./fakes/fake-mailer.js";
export { bucketServer, NO_BUCKET_SERVER } from "./files/bucket-server.js";
export { testDeps, testPolicy, type TestDeps } from "./fakes/test-deps.js";
export { done } from "./results.js";
export { until } from "./until.js";
export {
  actorOf,
  addAccount,
  addAdmin,
  addEndUser,
  addFreeAccount,
  addMembership,
  addPerson,
  addStaff,
  unique,
  type Acting,
} from "./rows/accounts.js";
export { addArticle, addCategory, type AddArticle } from "./rows/articles.js";
export { openedTicket } from "./rows/opened-ticket.js";
export { addTicket, type AddTicket } from "./rows/tickets.js";
export { NO_MEILISEARCH, startMeilisearch, type TestMeilisearch } from "./search/start-meilisearch.js";
