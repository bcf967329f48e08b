import type { Audience as AudienceValue } from "@recourse/core";
import { Field, ID, InputType } from "type-graphql";
import { Audience } from "./enums.js";

const AS_BEFORE = "When it is not given, as the revision before has it.";

@InputType({ description: "A platform of the support policy, by a name or alias." })
export class ArticlePlatformInput {
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { nullable: true, description: "Whichever, when it is not given." })
  readonly version?: string | null;
}

@InputType()
export class ArticleDraftSaveInput {
  @Field(() => ID, { nullable: true, description: "A new article, when it is not given." })
  readonly articleId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The revision that was edited; a newer one is a conflict.",
  })
  readonly basedOnRevisionId?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Made from the title, when it is not given. Of a published article it changes at once, and the old one leads to the new one.",
  })
  readonly slug?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "A lead's word that a slug which leads to another article shall lead to this one.",
  })
  readonly takeOverSlug?: boolean | null;
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => Audience, {
    nullable: true,
    description: "When it is not given, as the revision before has it; STAFF for a new article.",
  })
  readonly audience?: AudienceValue | null;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly summary: string;
  @Field(() => String, { description: "Markdown." })
  readonly body: string;
  @Field(() => [String], { nullable: true, description: `Of the support policy. ${AS_BEFORE}` })
  readonly productAreas?: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: `Of the support policy. ${AS_BEFORE}` })
  readonly protocols?: readonly string[] | null;
  @Field(() => [ArticlePlatformInput], { nullable: true, description: AS_BEFORE })
  readonly platforms?: readonly ArticlePlatformInput[] | null;
  @Field(() => String, { description: "What changed and why, for the reviewer." })
  readonly reason: string;
}

@InputType()
export class ArticleRevisionInput {
  @Field(() => ID)
  readonly revisionId: string;
  @Field(() => String, {
    nullable: true,
    description: "To publish: a lead's reason to publish what preflight blocks.",
  })
  readonly overrideReason?: string | null;
}

@InputType()
export class ArticleApproveInput {
  @Field(() => ID)
  readonly revisionId: string;
  @Field(() => String, {
    nullable: true,
    description: "A lead's reason to approve what they wrote themselves.",
  })
  readonly waiverReason?: string | null;
}

@InputType()
export class ArticleArchiveInput {
  @Field(() => ID)
  readonly articleId: string;
  @Field(() => String)
  readonly reason: string;
  @Field(() => ID, { nullable: true, description: "The article that readers are sent to instead." })
  readonly replacementId?: string | null;
}

@InputType()
export class ArticleSendBackInput {
  @Field(() => ID)
  readonly revisionId: string;
  @Field(() => String, { description: "What the author is to change." })
  readonly words: string;
}

@InputType()
export class ArticleRevisionRestoreInput {
  @Field(() => ID, { description: "The older revision." })
  readonly revisionId: string;
  @Field(() => ID, { description: "The newest revision, as the caller saw it; a newer one is a conflict." })
  readonly basedOnRevisionId: string;
  @Field(() => String, { nullable: true, description: "Says which revision it brings back, when not given." })
  readonly reason?: string | null;
}

@InputType()
export class ArticleUnarchiveInput {
  @Field(() => ID)
  readonly articleId: string;
}

@InputType({ description: "A text that is not saved, beside the revision that was saved meanwhile." })
export class ArticleDraftDifferenceInput {
  @Field(() => ID)
  readonly revisionId: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly summary: string;
  @Field(() => String, { description: "Markdown." })
  readonly body: string;
  @Field(() => Audience, { nullable: true })
  readonly audience?: AudienceValue | null;
  @Field(() => ID, { nullable: true })
  readonly categoryId?: string | null;
}
