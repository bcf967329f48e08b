import type { Article as ArticleRow, ArticleRevision as RevisionRow } from "@recourse/core";
import type { ArticleSubjects, RevisionState as State } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { RevisionState } from "./enums.js";

@ObjectType({
  simpleResolvers: true,
  description: "One version of an article's text, which never changes once it was submitted.",
})
export class ArticleRevision {
  readonly by: ByWhom;
  readonly row: RevisionRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => Int)
  readonly number: number;
  @Field(() => RevisionState)
  readonly state: State;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly summary: string;
  readonly subjects: Pick<ArticleSubjects, "platforms">;
  @Field(() => [String], { description: "Parts of the product that it is about." })
  readonly productAreas: readonly string[];
  @Field(() => [String], { description: "Protocols that it is about." })
  readonly protocols: readonly string[];
  @Field(() => String)
  readonly bodyMarkdown: string;
  @Field(() => String, { nullable: true })
  readonly reason: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Why a lead approved what they wrote themselves; null when somebody else approved it.",
  })
  readonly approvalWaiver: string | null;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => DateTime, { nullable: true })
  readonly publishedAt: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "About the newest revision, or the published one to archive.",
})
export class DeskArticlePermissions {
  readonly article: ArticleRow;
  @Field(() => Permission)
  readonly saveDraft: Permission;
  @Field(() => Permission)
  readonly submitForReview: Permission;
  @Field(() => Permission, { description: "Take one's own submission back." })
  readonly withdraw: Permission;
  @Field(() => Permission, { description: "To its author, with what is to be changed." })
  readonly sendBack: Permission;
  @Field(() => Permission)
  readonly approve: Permission;
  @Field(() => Permission)
  readonly publish: Permission;
  @Field(() => Permission)
  readonly archive: Permission;
  @Field(() => Permission)
  readonly schedulePublication: Permission;
  @Field(() => Permission)
  readonly scheduleUnpublication: Permission;
  @Field(() => Permission, { description: "Bring the last published text back as a draft." })
  readonly unarchive: Permission;
  @Field(() => Permission)
  readonly changeSlug: Permission;
  @Field(() => Permission, { description: "An address that leads to another article." })
  readonly takeOverSlug: Permission;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "An article with all its revisions, published or not.",
})
export class DeskArticle implements Node {
  readonly id: string;
  readonly typeName: "DeskArticle";
  readonly row: ArticleRow;
  @Field(() => String)
  readonly slug: string;
  @Field(() => DateTime, {
    nullable: true,
    description: "When readers lost it; null for what is not archived.",
  })
  readonly archivedAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class DeskArticleConnection {
  readonly count: () => Promise<number>;
  @Field(() => [DeskArticle])
  readonly nodes: readonly DeskArticle[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class DeskArticlePayload {
  @Field(() => DeskArticle, { nullable: true })
  readonly article: DeskArticle | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
