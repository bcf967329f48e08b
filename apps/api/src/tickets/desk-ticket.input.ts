import type { RequestKind as Kind, TicketState as State } from "@recourse/policy";
import { Field, ID, InputType, Int } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { RequestKind, TicketState } from "./enums.js";

export const QueueAssignee = declareEnum("QueueAssignee", ["me", "nobody", "anybody"]);

@InputType()
export class QueueFilter {
  @Field(() => QueueAssignee, { nullable: true })
  readonly assignee?: "me" | "nobody" | "anybody" | null;
  @Field(() => Boolean, { nullable: true })
  readonly production?: boolean | null;
  @Field(() => ID, { nullable: true })
  readonly accountId?: string | null;
  @Field(() => [TicketState], { nullable: true, description: "OPEN alone, unless it is given." })
  readonly states?: State[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: those whose internal target is due within the next business hour or was missed, the most urgent first; states do not matter then.",
  })
  readonly breaching?: boolean | null;
  @Field(() => ID, { nullable: true, description: "With one member of staff." })
  readonly staffId?: string | null;
  @Field(() => [RequestKind], { nullable: true, description: "Any of these." })
  readonly kinds?: Kind[] | null;
  @Field(() => [ID], { nullable: true, description: "All of these, at most 10." })
  readonly tagIds?: string[] | null;
  @Field(() => String, { nullable: true, description: "As in ticketSearch." })
  readonly text?: string | null;
}

@InputType()
export class TicketNoteAddInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => String, { description: "Markdown, 1 to 50,000 characters. Customers never see it." })
  readonly body: string;
  @Field(() => String)
  readonly idempotencyKey: string;
  @Field(() => [ID], { nullable: true, description: "Of the viewer's own uploads, 20 at most." })
  readonly attachmentIds?: string[] | null;
}

@InputType()
export class TicketAssignInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID, { nullable: true, description: "Nobody, when null." })
  readonly staffId?: string | null;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
}

@InputType()
export class TicketSolveInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
  @Field(() => String, { nullable: true, description: "A last reply to the customer." })
  readonly reply?: string | null;
  @Field(() => String)
  readonly idempotencyKey: string;
  @Field(() => [ID], { nullable: true, description: "Of the viewer's own uploads, 20 at most." })
  readonly attachmentIds?: string[] | null;
}

@InputType()
export class TicketWaitInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
  @Field(() => String, { description: "What the customer is asked for." })
  readonly reply: string;
  @Field(() => [ID], { nullable: true, description: "Of the viewer's own uploads, 20 at most." })
  readonly attachmentIds?: string[] | null;
}
