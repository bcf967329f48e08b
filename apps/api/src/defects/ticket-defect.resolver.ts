import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { Ticket } from "../tickets/ticket.type.js";
import { DefectEvent } from "../tickets/timeline.type.js";
import { KnownIssue } from "./known-issue.type.js";
import { knownIssueView } from "./known-issue.view.js";

async function published(defectId: string | null, { loaders }: RequestContext): Promise<KnownIssue | null> {
  const row = defectId === null ? null : await loaders.defects().knownIssue.load(defectId);
  return row === null ? null : knownIssueView(row);
}

@Resolver(() => Ticket)
export class KnownIssueOfTicketResolver {
  @FieldResolver(() => KnownIssue, {
    nullable: true,
    description: "The defect that it is about, once published.",
  })
  async knownIssue(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<KnownIssue | null> {
    return published(await context.loaders.defects().defectOfTicket.load(row.id), context);
  }

  @FieldResolver(() => Boolean, {
    description: "Its customer was told that its defect is fixed, and has not said whether it works.",
  })
  async asksAboutFix(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return row.state === "waiting_on_customer" && loaders.defects().isAskedAboutFix.load(row.id);
  }
}

@Resolver(() => DefectEvent)
export class DefectEventResolver {
  @FieldResolver(() => Author, {
    nullable: true,
    description: "Null when nobody did it: the product itself.",
  })
  author(@Root() { by }: DefectEvent, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }

  @FieldResolver(() => KnownIssue, { nullable: true, description: "Null while the defect is not published." })
  knownIssue(@Root() { defectId }: DefectEvent, @Ctx() context: RequestContext): Promise<KnownIssue | null> {
    return published(defectId, context);
  }
}
