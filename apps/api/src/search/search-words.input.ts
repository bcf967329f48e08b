import { Field, ID, InputType, Int } from "type-graphql";

@InputType()
export class SynonymGroupSaveInput {
  @Field(() => ID, { nullable: true, description: "A new group, when it is not given." })
  readonly id?: string | null;
  @Field(() => Int, { nullable: true, description: "Of the group as it was read; needed to change one." })
  readonly version?: number | null;
  @Field(() => [String], { description: "Words, or terms of up to four words." })
  readonly terms: string[];
  @Field(() => [String], {
    nullable: true,
    description: "For a group that works one way: what is found for any of the terms as well.",
  })
  readonly alsoFinds?: string[] | null;
}

@InputType()
export class SynonymGroupRemoveInput {
  @Field(() => ID)
  readonly id: string;
}

@InputType()
export class StopWordsAddInput {
  @Field(() => [String])
  readonly words: string[];
}

@InputType()
export class StopWordRemoveInput {
  @Field(() => String)
  readonly word: string;
}
