import type { Audience as AudienceValue } from "@recourse/core";
import { preflightSeverities, type PreflightCode, type PreflightSeverity } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { Audience } from "./enums.js";

const Severity = declareEnum(
  "PreflightSeverity",
  ["blocks", "warns"],
  "BLOCKS: nobody but a lead with a reason publishes it.",
);
const Code = declareEnum("PreflightCode", Object.keys(preflightSeverities));

@InputType({ description: "A text as it would be published." })
export class ArticlePreflightInput {
  @Field(() => ID, { nullable: true, description: "A new article, when it is not given." })
  readonly articleId?: string | null;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly summary: string;
  @Field(() => String, { description: "Markdown." })
  readonly body: string;
  @Field(() => Audience, {
    nullable: true,
    description: "Left out: as the newest revision says, and for a new article STAFF.",
  })
  readonly audience?: AudienceValue | null;
  @Field(() => ID, { nullable: true, description: "Left out: as the newest revision says." })
  readonly categoryId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What an author should know before a text is published." })
export class PreflightFinding {
  @Field(() => Severity)
  readonly severity: PreflightSeverity;
  @Field(() => Code)
  readonly code: PreflightCode;
  @Field(() => String, { description: "What is wrong and what would be right. Secrets are never quoted." })
  readonly message: string;
  @Field(() => Int, { nullable: true, description: "Of the body, from 1; null where it is about none." })
  readonly line: number | null;
}
