import type { Audience as AudienceValue, Category as CategoryRow } from "@recourse/core";
import { Field, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { Audience } from "./enums.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A category of articles, as the viewer may see it.",
})
export class Category implements Node {
  readonly id: string;
  readonly typeName: "Category";
  readonly row: CategoryRow;
  @Field(() => String)
  readonly slug: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => String, { nullable: true })
  readonly description: string | null;
  @Field(() => Audience)
  readonly audience: AudienceValue;
}
