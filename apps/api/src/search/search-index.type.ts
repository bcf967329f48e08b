import type { SearchAdapter as Adapter, SearchRebuildPhase as Phase } from "@recourse/core";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DeskArticle } from "../articles/desk-article.type.js";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

const SearchAdapter = declareEnum(
  "SearchAdapter",
  ["postgresql", "meilisearch"],
  "The index in the product's own database, which is always kept, or a search server beside it.",
);
const SearchRebuildPhase = declareEnum(
  "SearchRebuildPhase",
  ["waiting", "filling", "catching_up", "swapping", "removing_old", "done"],
  "How far a new index has come. Searches go on in the old one until it takes its place.",
);

@ObjectType({ simpleResolvers: true, description: "A search index that is built anew from the articles." })
export class SearchRebuild {
  @Field(() => SearchAdapter)
  readonly adapter: Adapter;
  @Field(() => SearchRebuildPhase)
  readonly phase: Phase;
  @Field(() => Int)
  readonly articlesDone: number;
  @Field(() => Int)
  readonly articlesTotal: number;
  @Field(() => DateTime)
  readonly requestedAt: Date;
  @Field(() => DateTime, { nullable: true, description: "Null while it goes on." })
  readonly finishedAt: Date | null;
  @Field(() => String, { nullable: true, description: "What keeps it from going on; it is tried again." })
  readonly lastError: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ArticleNotIndexed {
  @Field(() => DeskArticle)
  readonly article: DeskArticle;
  @Field(() => Int, { description: "How often writing it failed since it last went well." })
  readonly attempts: number;
  @Field(() => String, { nullable: true, description: "Why; null where it only waits for its turn." })
  readonly lastError: string | null;
  @Field(() => DateTime, { nullable: true })
  readonly waitingSince: Date | null;
  @Field(() => DateTime, { nullable: true, description: "Null: as soon as possible." })
  readonly nextTryAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class ArticleNotIndexedConnection {
  @Field(() => [ArticleNotIndexed])
  readonly nodes: readonly ArticleNotIndexed[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "One search index and how far it has come." })
export class SearchIndex {
  @Field(() => SearchAdapter)
  readonly adapter: Adapter;
  @Field(() => Boolean, {
    description: "Whether it holds every article but those that changed a moment ago or that it refuses.",
  })
  readonly whole: boolean;
  @Field(() => String, { nullable: true })
  readonly serverVersion: string | null;
  @Field(() => DateTime, { nullable: true, description: "When the server last answered, or did not." })
  readonly checkedAt: Date | null;
  @Field(() => String, { nullable: true, description: "Why it cannot be written to now; null where it can." })
  readonly lastError: string | null;
  @Field(() => Int, { description: "Articles that are published." })
  readonly articlesPublished: number;
  @Field(() => Int, { description: "Of these, those that it holds as they are published now." })
  readonly articlesIndexed: number;
  @Field(() => Int, { description: "Articles whose last writing failed; they are tried again." })
  readonly articlesFailed: number;
  @Field(() => Int, { description: "Articles with a change that it has not taken in." })
  readonly articlesWaiting: number;
  @Field(() => DateTime, { nullable: true })
  readonly oldestWaitingAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class SearchIndexPermissions {
  @Field(() => Permission)
  readonly retry: Permission;
  @Field(() => Permission)
  readonly rebuild: Permission;
}

@ObjectType({ simpleResolvers: true, description: "How search is doing." })
export class SearchIndexStatus {
  @Field(() => SearchAdapter, { description: "The index that answers searches now." })
  readonly inUse: Adapter;
  @Field(() => String, {
    nullable: true,
    description: "Why another index than the one set up answers; null where it does.",
  })
  readonly degradedReason: string | null;
  @Field(() => [SearchIndex])
  readonly indexes: readonly SearchIndex[];
  @Field(() => [SearchRebuild], { description: "The last rebuild of each index." })
  readonly rebuilds: readonly SearchRebuild[];
  @Field(() => SearchIndexPermissions)
  readonly viewerCan: SearchIndexPermissions;
}

@InputType()
export class SearchIndexInput {
  @Field(() => SearchAdapter)
  adapter: Adapter;
}

@ObjectType({ simpleResolvers: true })
export class SearchIndexRetryPayload {
  @Field(() => Int, { nullable: true, description: "How many articles are tried again now." })
  readonly articles: number | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class SearchIndexRebuildPayload {
  @Field(() => SearchRebuild, { nullable: true })
  readonly rebuild: SearchRebuild | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
