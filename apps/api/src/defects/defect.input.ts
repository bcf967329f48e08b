import type { DefectView as View } from "@recourse/core";
import { Field, ID, InputType, Int } from "type-graphql";
import { DefectView } from "./enums.js";

const VERSION = "Of the defect as it was read.";

@InputType()
export class DefectFilter {
  @Field(() => DefectView, { nullable: true })
  readonly view?: View | null;
  @Field(() => String, { nullable: true, description: "A product area." })
  readonly component?: string | null;
  @Field(() => Boolean, { nullable: true })
  readonly published?: boolean | null;
  @Field(() => Boolean, { nullable: true })
  readonly critical?: boolean | null;
}

@InputType()
class DefectWordsInput {
  @Field(() => String, { description: "For the public, 1 to 200 characters." })
  readonly title: string;
  @Field(() => String, { description: "For the public: Markdown, up to 20,000 characters." })
  readonly body: string;
  @Field(() => String, { description: "For staff alone: Markdown, up to 20,000 characters." })
  readonly notes: string;
  @Field(() => [String], { description: "Product areas of the support policy." })
  readonly components: string[];
  @Field(() => [String])
  readonly affectedVersions: string[];
  @Field(() => Boolean)
  readonly critical: boolean;
  @Field(() => ID, { nullable: true, description: "An article that says how to do without." })
  readonly workaroundId?: string | null;
}

@InputType()
export class DefectCreateInput extends DefectWordsInput {
  @Field(() => ID, { nullable: true, description: "The ticket that it came to light in." })
  readonly ticketId?: string | null;
  @Field(() => String)
  readonly idempotencyKey: string;
}

@InputType()
export class DefectUpdateInput extends DefectWordsInput {
  @Field(() => ID)
  readonly defectId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
}

@InputType()
export class DefectInput {
  @Field(() => ID)
  readonly defectId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
}

@InputType()
export class DefectTicketInput {
  @Field(() => ID)
  readonly defectId: string;
  @Field(() => ID)
  readonly ticketId: string;
}

@InputType()
export class DefectReportSetAsideInput {
  @Field(() => ID)
  readonly reportId: string;
}

@InputType()
export class DefectFixPreviewInput extends DefectInput {
  @Field(() => String, {
    description:
      "Markdown with variables: {{person.firstName}}, {{ticket.number}}, {{defect.title}}, {{defect.fixedVersion}}; {{#ticket}} … {{/ticket}} is for those with a ticket.",
  })
  readonly message: string;
  @Field(() => String, { nullable: true })
  readonly fixedVersion?: string | null;
}

@InputType()
export class DefectFixInput extends DefectFixPreviewInput {
  @Field(() => String)
  readonly idempotencyKey: string;
}

@InputType()
export class DefectFixStopInput {
  @Field(() => ID)
  readonly broadcastId: string;
}
