import type { StaffRole as Role } from "@recourse/core";
import { Field, ID, ObjectType } from "type-graphql";
import { StaffRole } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "Somebody of the support staff." })
export class StaffMember {
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => StaffRole)
  readonly role: Role;
}
