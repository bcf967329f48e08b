import { Field, ObjectType } from "type-graphql";
import { UserError } from "../graphql/user-error.type.js";

@ObjectType({ simpleResolvers: true })
export class SearchFinishPayload {
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class SearchHitOpenPayload {
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
