export {
  audienceOf,
  mayUseScope,
  policyViewer,
  tokenScopes,
  type Actor,
  type Channel,
  type PersonActor,
  type TokenScope,
} from "./actor.js";
export type { CoreDeps } from "./deps.js";
export { isId, newId } from "./id.js";
export { enqueue, JOB_MAX_ATTEMPTS, type EnqueueOptions, type JobName, type JobPayloads } from "./jobs.js";
export type {
  ArticleIndex,
  ArticleSearchHit,
  ArticleSearchPage,
  ArticleSearchRequest,
  Clock,
  FileStore,
  ImageMediaType,
  StoredImage,
  StoreImageResult,
  TextPiece,
} from "./ports.js";
export { refused, type Refusal, type RefusalCode, type Refused } from "./refusal.js";
export { AccessToken } from "./accounts/access-token.entity.js";
export { Account } from "./accounts/account.entity.js";
export { Membership } from "./accounts/membership.entity.js";
export { Person } from "./accounts/person.entity.js";
export { StaffMember } from "./accounts/staff-member.entity.js";
export { ArticleImage } from "./articles/article-image.entity.js";
export { ArticleRevision } from "./articles/article-revision.entity.js";
export { Article } from "./articles/article.entity.js";
export { Category } from "./articles/category.entity.js";
export { Message, type MessageKind } from "./tickets/message.entity.js";
export { StoredDecision } from "./tickets/stored-decision.entity.js";
export { Ticket, type ProductionClaim } from "./tickets/ticket.entity.js";
export { createDataSource, type DataSourceOptions } from "./database/data-source.js";
export { migrate, type MigrateOptions } from "./database/migrate.js";
export { EmbeddedServerError } from "./database/embedded-server-error.js";
export { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from "./database/embedded-server.js";
