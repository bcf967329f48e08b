import { Field, ID, InputType } from "type-graphql";

@InputType()
export class KnownIssueFilter {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Those that were fixed in the last 90 days, instead of those that are not.",
  })
  readonly fixed?: boolean | null;
  @Field(() => String, { nullable: true, description: "A product area." })
  readonly component?: string | null;
}

@InputType()
export class KnownIssueReportInput {
  @Field(() => ID)
  readonly knownIssueId: string;
  @Field(() => ID, {
    nullable: true,
    description: "The account that has it; may be left out by who belongs to one alone.",
  })
  readonly accountId?: string | null;
}

@InputType({ description: "Facts that a developer can work from, since nobody is going to ask for them." })
export class DefectReportInput {
  @Field(() => String, { nullable: true, description: "What happens, and what should happen instead?" })
  readonly happens?: string | null;
  @Field(() => String, { nullable: true, description: "Since when?" })
  readonly began?: string | null;
  @Field(() => String, { nullable: true, description: "Whom does it affect, and how many?" })
  readonly whom?: string | null;
  @Field(() => String, { nullable: true, description: "Which steps show it?" })
  readonly steps?: string | null;
  @Field(() => String, { nullable: true, description: "In which versions?" })
  readonly versions?: string | null;
}

@InputType()
export class TicketFixAnswerInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Boolean, { description: "It works now, and the ticket is solved; or it is still there." })
  readonly works: boolean;
}
