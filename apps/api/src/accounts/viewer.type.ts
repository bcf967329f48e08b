import { Field, ObjectType } from "type-graphql";
import { Person } from "./person.type.js";

@ObjectType({ simpleResolvers: true, description: "Whoever asks." })
export class Viewer {
  @Field(() => Person, { nullable: true, description: "Null when nobody is signed in." })
  readonly person: Person | null;
}

@ObjectType({ simpleResolvers: true, description: "What the viewer may do, whatever it is done to." })
export class ViewerCan {}
