import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { UserError } from "../graphql/user-error.type.js";
import { StaffMember } from "./staff-member.type.js";

@InputType()
export class StaffDeactivateInput {
  @Field(() => ID)
  readonly staffId: string;
}

@ObjectType({ simpleResolvers: true })
export class StaffMemberPermissions {
  @Field(() => Permission)
  readonly deactivate: Permission;
}

@ObjectType({
  simpleResolvers: true,
  description: "What went to the owners of its categories, or to nobody.",
})
export class HandedOver {
  @Field(() => Int)
  readonly articles: number;
  @Field(() => Int)
  readonly categories: number;
}

@ObjectType({ simpleResolvers: true })
export class StaffDeactivatePayload {
  @Field(() => StaffMember, { nullable: true })
  readonly staffMember: StaffMember | null;
  @Field(() => HandedOver, { nullable: true })
  readonly handedOver: HandedOver | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
