import { Field, ID, ObjectType } from "type-graphql";
import { Person } from "./person.type.js";

@ObjectType({ simpleResolvers: true, description: "An account that the viewer may speak for." })
export class AccountChoice {
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => Boolean, { description: "Whether the viewer speaks for it in this session." })
  readonly chosen: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Whoever asks." })
export class Viewer {
  @Field(() => Person, { nullable: true, description: "Null when nobody is signed in." })
  readonly person: Person | null;
}

@ObjectType({ simpleResolvers: true, description: "What the viewer may do, whatever it is done to." })
export class ViewerCan {}
