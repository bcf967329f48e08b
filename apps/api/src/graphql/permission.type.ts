import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "Whether the viewer may do something, from the same rules that decide when it is done.",
})
export class Permission {
  @Field(() => Boolean)
  readonly allowed: boolean;
  @Field(() => String)
  readonly code: string;
  @Field(() => String, { nullable: true, description: "Why not, in plain English." })
  readonly message: string | null;
}
