import { Field, ID, Int, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { UserError } from "../graphql/user-error.type.js";
import { Category } from "./category.type.js";

@ObjectType({ simpleResolvers: true })
export class CategoryPermissions {
  @Field(() => Permission, { description: "Name, address, description, order, owner and review interval." })
  readonly update: Permission;
  @Field(() => Permission)
  readonly setAudience: Permission;
  @Field(() => Permission, {
    description: "Below another one; where that changes who may read articles, it needs setAudience.",
  })
  readonly move: Permission;
  @Field(() => Permission)
  readonly delete: Permission;
}

@ObjectType({ simpleResolvers: true, description: "What stands in a category itself." })
export class CategoryContent {
  @Field(() => Int, { description: "In whatever state, those that a draft would put there included." })
  readonly articles: number;
  @Field(() => Int)
  readonly categories: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "How many published articles fewer people may read after a change, and how many more people.",
})
export class AudienceEffect {
  @Field(() => Int)
  readonly narrower: number;
  @Field(() => Int)
  readonly wider: number;
}

@ObjectType({ simpleResolvers: true })
export class CategoryPayload {
  @Field(() => Category, { nullable: true })
  readonly category: Category | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class CategoryDeletePayload {
  @Field(() => ID, { nullable: true })
  readonly deletedCategoryId: string | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
