import { Field, ID, InputType } from "type-graphql";

@InputType()
export class GapInput {
  @Field(() => ID)
  readonly gapId: string;
}

@InputType()
export class GapReasonInput {
  @Field(() => ID)
  readonly gapId: string;
  @Field(() => String, { description: "At most 500 characters." })
  readonly reason: string;
}
