import type {
  DifferenceField as FieldValue,
  DifferenceKind as KindValue,
  ReviewVerdict as VerdictValue,
} from "@recourse/core";
import { Field, Int, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { ArticleRevision } from "./desk-article.type.js";
import { DifferenceField, DifferenceKind, ReviewVerdict } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "What a reviewer decided about a revision, and said." })
export class RevisionReview {
  readonly by: ByWhom;
  @Field(() => ReviewVerdict)
  readonly verdict: VerdictValue;
  @Field(() => String, {
    nullable: true,
    description: "What the author is to change; of an approval, why nobody else gave it.",
  })
  readonly words: string | null;
  @Field(() => DateTime)
  readonly createdAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class ArticleRevisionPermissions {
  @Field(() => Permission)
  readonly restore: Permission;
}

@ObjectType({ simpleResolvers: true, description: "A stretch of one side of a difference." })
export class DifferencePiece {
  @Field(() => String)
  readonly text: string;
  @Field(() => Boolean, { description: "The other side has something else here." })
  readonly changed: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "A line of either text, or of both, side by side. A side without such a line has no number.",
})
export class DifferenceRow {
  @Field(() => DifferenceKind)
  readonly kind: KindValue;
  @Field(() => Int, { nullable: true })
  readonly leftLine: number | null;
  @Field(() => Int, { nullable: true })
  readonly rightLine: number | null;
  @Field(() => [DifferencePiece], { complexity: 0 })
  readonly left: readonly DifferencePiece[];
  @Field(() => [DifferencePiece], { complexity: 0 })
  readonly right: readonly DifferencePiece[];
}

@ObjectType({ simpleResolvers: true, description: "What differs besides the text." })
export class FieldDifference {
  @Field(() => DifferenceField)
  readonly field: FieldValue;
  @Field(() => [DifferencePiece])
  readonly left: readonly DifferencePiece[];
  @Field(() => [DifferencePiece])
  readonly right: readonly DifferencePiece[];
}

@ObjectType({
  simpleResolvers: true,
  description: "Two texts side by side, with the words in which they differ.",
})
export class ArticleDifference {
  @Field(() => [FieldDifference])
  readonly fields: readonly FieldDifference[];
  @Field(() => [DifferenceRow], { description: "Of the Markdown, line by line." })
  readonly rows: readonly DifferenceRow[];
}

@ObjectType({ simpleResolvers: true, description: "Two revisions of one article side by side." })
export class ArticleRevisionDifference extends ArticleDifference {
  @Field(() => ArticleRevision)
  readonly from: ArticleRevision;
  @Field(() => ArticleRevision)
  readonly to: ArticleRevision;
}
