import type { MembershipRole as Role } from "@recourse/core";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { MembershipChangeInput } from "./account-sharing.type.js";
import { MembershipRole } from "./enums.js";

@ObjectType({
  simpleResolvers: true,
  description: "An address that was invited to an account. Its link is in the mail alone.",
})
export class Invitation {
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly email: string;
  @Field(() => MembershipRole)
  readonly role: Role;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => DateTime, { description: "When it ends by itself." })
  readonly expiresAt: Date;
}

@InputType()
export class InvitationCreateInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => String)
  readonly email: string;
  @Field(() => MembershipRole)
  readonly role: Role;
}

@InputType()
export class InvitationRevokeInput {
  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ simpleResolvers: true })
export class InvitationPayload {
  @Field(() => Invitation, { nullable: true })
  readonly invitation: Invitation | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@InputType()
export class MembershipRoleSetInput extends MembershipChangeInput {
  @Field(() => MembershipRole)
  readonly role: Role;
}

@ObjectType({ simpleResolvers: true })
export class MembershipRoleSetPayload {
  @Field(() => MembershipRole, { nullable: true, description: "What they are to the account now." })
  readonly role: Role | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
