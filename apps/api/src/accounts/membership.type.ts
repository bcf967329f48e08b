import type { MembershipRole as Role } from "@recourse/core";
import { Field, ObjectType } from "type-graphql";
import { Account } from "./account.type.js";
import { MembershipRole } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "A person's relation to an account." })
export class Membership {
  @Field(() => Account)
  readonly account: Account;
  @Field(() => MembershipRole)
  readonly role: Role;
  @Field(() => Boolean)
  readonly active: boolean;
}
