import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";

@ObjectType({ simpleResolvers: true })
export class OpenedHit {
  @Field(() => String)
  readonly slug: string;
  @Field(() => String)
  readonly title: string;
}

@ObjectType({ simpleResolvers: true, description: "What somebody looked for before they opened a ticket." })
export class SearchBefore {
  @Field(() => String, { description: "Without secrets." })
  readonly query: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => Int)
  readonly hits: number;
  @Field(() => [OpenedHit], { description: "What they read of what was found." })
  readonly opened: readonly OpenedHit[];
}
