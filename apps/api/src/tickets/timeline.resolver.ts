import { renderMessage } from "@recourse/core";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import { loadStaffMember } from "../accounts/account.view.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { Decision } from "./decision.type.js";
import { storedDecisionView } from "./ticket.view.js";
import { Assignment, DecisionMade, InternalNote, Reply, StateChange } from "./timeline.type.js";

/** Somebody who wrote a message and whose name is gone, or was never known. */
const UNKNOWN = "Unknown";

@Resolver(() => Reply)
export class ReplyResolver {
  @FieldResolver(() => Author)
  async author(@Root() { by }: Reply, @Ctx() context: RequestContext): Promise<Author> {
    return (await loadAuthor(by, context)) ?? { name: UNKNOWN, staff: by.staff };
  }

  @FieldResolver(() => String, { description: "Sanitised." })
  bodyHtml(@Root() { bodyMarkdown }: Reply): string {
    return renderMessage(bodyMarkdown);
  }
}

@Resolver(() => InternalNote)
export class InternalNoteResolver {
  @FieldResolver(() => Author)
  async author(@Root() { by }: InternalNote, @Ctx() context: RequestContext): Promise<Author> {
    return (await loadAuthor(by, context)) ?? { name: UNKNOWN, staff: by.staff };
  }

  @FieldResolver(() => String, { description: "Sanitised." })
  bodyHtml(@Root() { bodyMarkdown }: InternalNote): string {
    return renderMessage(bodyMarkdown);
  }
}

@Resolver(() => StateChange)
export class StateChangeResolver {
  @FieldResolver(() => Author, {
    nullable: true,
    description: "Null when nobody did it: the product itself.",
  })
  author(@Root() { by }: StateChange, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => Author, {
    nullable: true,
    description: "Null when nobody did it: the product itself.",
  })
  author(@Root() { by }: Assignment, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }

  @FieldResolver(() => StaffMember, { nullable: true, description: "Null: nobody any more." })
  assignee(@Root() { assigneeId }: Assignment, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(assigneeId, context);
  }
}

@Resolver(() => DecisionMade)
export class DecisionMadeResolver {
  @FieldResolver(() => Decision)
  async decision(
    @Root() { decisionId }: DecisionMade,
    @Ctx() context: RequestContext,
  ): Promise<Decision | null> {
    const stored = await context.loaders.tickets().decision.load(decisionId);
    return stored === null ? null : storedDecisionView(stored, context);
  }
}
