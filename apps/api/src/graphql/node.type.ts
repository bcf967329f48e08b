import { Field, ID, InterfaceType } from "type-graphql";

/** What an object of the API that has a global id tells about its type, for `node(id)`. */
@InterfaceType({
  description: "An object with a global id, which `node(id)` finds again.",
  // Types of the desk implement it, too, and must not turn up in the public schema by that.
  autoRegisterImplementations: false,
  resolveType: (value: { typeName: string }) => value.typeName,
})
export abstract class Node {
  @Field(() => ID)
  readonly id: string;
  readonly typeName: string;
}
