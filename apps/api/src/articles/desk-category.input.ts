import type { Audience as AudienceValue } from "@recourse/core";
import { Field, ID, InputType, Int } from "type-graphql";
import { Audience, CategoryDirection } from "./enums.js";
import { ReviewIntervalInput } from "./review-interval.type.js";

const VERSION = "Of the category as it was read; a newer one is a conflict.";
const KEPT = "Kept when it is not given; taken away when null.";

@InputType()
export class CategoryCreateInput {
  @Field(() => String)
  readonly title: string;
  @Field(() => String, { nullable: true, description: "Made from the title, when it is not given." })
  readonly slug?: string | null;
  @Field(() => String, { nullable: true })
  readonly description?: string | null;
  @Field(() => ID, { nullable: true, description: "At the top, when it is not given." })
  readonly parentId?: string | null;
  @Field(() => Audience, { nullable: true, description: "STAFF, unless a lead says otherwise." })
  readonly audience?: AudienceValue | null;
  @Field(() => ID, { nullable: true })
  readonly ownerId?: string | null;
  @Field(() => ReviewIntervalInput, { nullable: true })
  readonly reviewInterval?: ReviewIntervalInput | null;
}

@InputType()
export class CategoryUpdateInput {
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
  @Field(() => String, { nullable: true, description: "Kept when it is not given." })
  readonly title?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Kept when it is not given. Links to the one before lead to the new one.",
  })
  readonly slug?: string | null;
  @Field(() => String, { nullable: true, description: KEPT })
  readonly description?: string | null;
  @Field(() => ID, { nullable: true, description: KEPT })
  readonly ownerId?: string | null;
  @Field(() => ReviewIntervalInput, { nullable: true, description: KEPT })
  readonly reviewInterval?: ReviewIntervalInput | null;
}

@InputType({ description: "What `categoryAudienceEffect` said: needed where published articles change." })
export class AudienceEffectInput {
  @Field(() => Int)
  readonly narrower: number;
  @Field(() => Int)
  readonly wider: number;
}

@InputType()
export class CategorySetAudienceInput {
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
  @Field(() => Audience)
  readonly audience: AudienceValue;
  @Field(() => AudienceEffectInput, { nullable: true })
  readonly confirmed?: AudienceEffectInput | null;
}

@InputType()
export class CategoryMoveInput {
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
  @Field(() => ID, { nullable: true, description: "Null: to the top." })
  readonly parentId: string | null;
  @Field(() => AudienceEffectInput, { nullable: true })
  readonly confirmed?: AudienceEffectInput | null;
}

@InputType()
export class CategoryOrderInput {
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => CategoryDirection)
  readonly direction: "up" | "down";
}

@InputType()
export class CategoryDeleteInput {
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
}

@InputType()
export class CategoryAudienceEffectInput {
  @Field(() => ID)
  readonly categoryId: string;
  @Field(() => Audience, { nullable: true, description: "As it is, when it is not given." })
  readonly audience?: AudienceValue | null;
  @Field(() => ID, {
    nullable: true,
    description: "Where it stands, when it is not given; null: at the top.",
  })
  readonly parentId?: string | null;
}
