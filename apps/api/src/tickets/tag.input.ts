import { Field, ID, InputType, Int } from "type-graphql";

@InputType()
export class TicketTagInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => [String], {
    nullable: true,
    description: "Names; one that there is no tag for becomes one. At most 20.",
  })
  readonly add?: string[] | null;
  @Field(() => [String], { nullable: true })
  readonly remove?: string[] | null;
}

@InputType()
export class TagRenameInput {
  @Field(() => ID)
  readonly tagId: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => Int, { description: "Of the tag as it was read; a newer one is a conflict." })
  readonly version: number;
}

@InputType()
export class TagMergeInput {
  @Field(() => ID, { description: "Is gone afterwards." })
  readonly tagId: string;
  @Field(() => ID)
  readonly intoId: string;
}

@InputType()
export class TagDeleteInput {
  @Field(() => ID)
  readonly tagId: string;
  @Field(() => Int, { description: "Of the tag as it was read; a newer one is a conflict." })
  readonly version: number;
}
