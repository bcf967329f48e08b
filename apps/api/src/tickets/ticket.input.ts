import type { RequestKind as Kind } from "@recourse/policy";
import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { DefectReportInput } from "../defects/known-issue.input.js";
import { RequestKind } from "./enums.js";

const ACCOUNT = "The account it is for; may be left out by an administrator of one account.";
const PRODUCTION = "Business users depend on the affected resource. Staging and test systems do not count.";
const CRITICAL = "A critical defect that affects the customer base, not just this account.";
const THIRD_PARTY = "The fault lies in somebody else's product.";

@InputType()
export class PlatformInput {
  @Field(() => String)
  readonly name: string;
  @Field(() => String)
  readonly version: string;
}

@InputType({ description: PRODUCTION })
export class ProductionInput {
  @Field(() => String, { description: "Which resource is affected?" })
  readonly resource: string;
  @Field(() => String, { description: "Whose work stops?" })
  readonly affected: string;
  @Field(() => DateTime, { nullable: true, description: "Since when?" })
  readonly since?: Date | null;
}

@InputType()
export class SupportDecisionInput {
  @Field(() => ID, { nullable: true, description: ACCOUNT })
  readonly accountId?: string | null;
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => String, {
    nullable: true,
    defaultValue: "en",
    description: "BCP 47 tag of the language it is written in.",
  })
  readonly language?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: PRODUCTION })
  readonly production?: boolean | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: CRITICAL })
  readonly critical?: boolean | null;
  @Field(() => String, { nullable: true })
  readonly protocol?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: THIRD_PARTY })
  readonly thirdParty?: boolean | null;
  @Field(() => PlatformInput, { nullable: true })
  readonly platform?: PlatformInput | null;
}

@InputType()
export class TicketOpenInput {
  @Field(() => String, {
    description:
      "Chosen by the client. The same key with the same input gives the first result again, with another input an error.",
  })
  readonly idempotencyKey: string;
  @Field(() => ID, { nullable: true, description: ACCOUNT })
  readonly accountId?: string | null;
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => String, { description: "1 to 200 characters." })
  readonly subject: string;
  @Field(() => String, { description: "Markdown, 1 to 50,000 characters." })
  readonly body: string;
  @Field(() => String, {
    nullable: true,
    defaultValue: "en",
    description: "BCP 47 tag of the language it is written in.",
  })
  readonly language?: string | null;
  @Field(() => ProductionInput, { nullable: true, description: PRODUCTION })
  readonly production?: ProductionInput | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: CRITICAL })
  readonly critical?: boolean | null;
  @Field(() => String, { nullable: true })
  readonly protocol?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: THIRD_PARTY })
  readonly thirdParty?: boolean | null;
  @Field(() => PlatformInput, { nullable: true })
  readonly platform?: PlatformInput | null;
  @Field(() => ID, { nullable: true, description: "Of articleSearch: what was searched and read before." })
  readonly searchId?: string | null;
  @Field(() => [ID], { nullable: true, description: "Of the viewer's own uploads, 20 at most." })
  readonly attachmentIds?: string[] | null;
  @Field(() => DefectReportInput, {
    nullable: true,
    description: "For a critical defect: what its analysis starts from, beside the body.",
  })
  readonly report?: DefectReportInput | null;
}

@InputType()
export class TicketReplyInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => String, { description: "Markdown, 1 to 50,000 characters." })
  readonly body: string;
  @Field(() => String)
  readonly idempotencyKey: string;
  @Field(() => [ID], { nullable: true, description: "Of the viewer's own uploads, 20 at most." })
  readonly attachmentIds?: string[] | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the newest message that the writer saw was written. Where somebody else replied since, a reply of staff is asked about first: REPLY_CROSSED.",
  })
  readonly seenUntil?: Date | null;
}
