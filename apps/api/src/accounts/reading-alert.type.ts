import { Field, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "Somebody of the staff opened as many as the support policy has for one person within an hour.",
})
export class ReadingAlert {
  @Field(() => String)
  readonly personName: string;
  @Field(() => String, { description: "As `200 tickets`." })
  readonly what: string;
  @Field(() => DateTime)
  readonly at: Date;
}
