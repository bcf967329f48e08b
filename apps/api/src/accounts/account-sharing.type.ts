import type { MembershipRole as Role } from "@recourse/core";
import type { TicketSharing as Sharing } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { UserError } from "../graphql/user-error.type.js";
import { Account } from "./account.type.js";
import { MembershipRole, TicketSharing } from "./enums.js";
import { Person } from "./person.type.js";

@InputType()
export class AccountTicketSharingSetInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => TicketSharing)
  readonly sharing: Sharing;
}

@ObjectType({ simpleResolvers: true })
export class AccountPermissions {
  @Field(() => Permission, { description: "Change with whom new tickets start." })
  readonly setTicketSharing: Permission;
  @Field(() => Permission, { description: "Look up its people." })
  readonly seeMembers: Permission;
  @Field(() => Permission, { description: "Invite people to it, and end what they may do." })
  readonly manageMembers: Permission;
}

@ObjectType({ simpleResolvers: true })
export class AccountTicketSharingSetPayload {
  @Field(() => Account, { nullable: true })
  readonly account: Account | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: "Somebody active in an account." })
export class AccountMember {
  @Field(() => Person)
  readonly person: Person;
  @Field(() => String, { description: "The address that they sign in with." })
  readonly email: string;
  @Field(() => MembershipRole)
  readonly role: Role;
}

@InputType()
export class MembershipChangeInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => ID)
  readonly personId: string;
}

@ObjectType({ simpleResolvers: true })
export class MembershipChangePayload {
  @Field(() => Boolean, { nullable: true, description: "Whether they are active in the account now." })
  readonly active: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "How many of their tickets are offered to the account's other administrators by it, or no more.",
  })
  readonly tickets: number | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
