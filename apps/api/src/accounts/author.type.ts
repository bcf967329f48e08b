import { Field, ObjectType } from "type-graphql";

/** Who did something, before their name is loaded. */
export interface ByWhom {
  readonly personId: string | null;
  readonly staff: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Who wrote or did something." })
export class Author {
  @Field(() => String)
  readonly name: string;
  @Field(() => Boolean)
  readonly staff: boolean;
}
