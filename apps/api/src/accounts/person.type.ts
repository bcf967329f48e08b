import { Field, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";

@ObjectType({ implements: Node, simpleResolvers: true, description: "Somebody who can sign in." })
export class Person implements Node {
  readonly id: string;
  readonly typeName: "Person";
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { nullable: true, description: "For oneself and for staff." })
  readonly email: string | null;
}
