import { Field, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { Person } from "./person.type.js";
import { StaffMember } from "./staff-member.type.js";

@ObjectType({ simpleResolvers: true, description: "What the viewer may do, whatever it is done to." })
export class ViewerCan {
  @Field(() => Permission, { description: "Whether a ticket may be asked for; the support policy decides each request." })
  readonly openTickets: Permission;
  @Field(() => Permission)
  readonly useDesk: Permission;
}

@ObjectType({ simpleResolvers: true, description: "Whoever asks." })
export class Viewer {
  @Field(() => Person, { nullable: true, description: "Null when nobody is signed in." })
  readonly person: Person | null;
  @Field(() => StaffMember, { nullable: true })
  readonly staff: StaffMember | null;
  @Field(() => ViewerCan)
  readonly viewerCan: ViewerCan;
}
