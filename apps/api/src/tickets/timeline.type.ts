import { VerificationEvent } from "../verification/verification-event.type.js";
import type { DefectNews as News } from "@recourse/core";
import { relationKinds, type RelationKind } from "@recourse/core";
import type { ResponseTarget, TicketState as State, TicketVisibility as Visibility } from "@recourse/policy";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { DefectNews } from "../defects/enums.js";
import { DateTime } from "../graphql/scalars.js";
import { TicketState, TicketTargetKind, TicketVisibility } from "./enums.js";
import { MaskedSecrets } from "./masked.type.js";

const TicketRelationKind = declareEnum("TicketRelationKind", relationKinds);

@ObjectType({ simpleResolvers: true, description: "A message between the customer and the staff." })
export class Reply {
  readonly typeName: "Reply";
  readonly by: ByWhom;
  /** When customers see it; null: as soon as it is there. */
  readonly visibleAt: Date | null;
  readonly mergedFromId: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => String)
  readonly bodyMarkdown: string;
  @Field(() => String, {
    nullable: true,
    description: "Of a mail: what its sender left under it, as quotes and a signature. Plain text.",
  })
  readonly folded: string | null;
  @Field(() => [MaskedSecrets], { description: "What was taken out of it before anybody read it." })
  readonly masked: readonly MaskedSecrets[];
}

@ObjectType({ simpleResolvers: true, description: "A message among the staff, which customers never see." })
export class InternalNote {
  readonly typeName: "InternalNote";
  readonly by: ByWhom;
  readonly mergedFromId: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => String)
  readonly bodyMarkdown: string;
  @Field(() => [MaskedSecrets], { description: "What was taken out of it before anybody read it." })
  readonly masked: readonly MaskedSecrets[];
}

@ObjectType({ simpleResolvers: true })
export class StateChange {
  readonly typeName: "StateChange";
  readonly by: ByWhom;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => TicketState, { nullable: true })
  readonly from: State | null;
  @Field(() => TicketState)
  readonly to: State;
  @Field(() => String, { nullable: true })
  readonly reason: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What happened between the ticket and a defect." })
export class DefectEvent {
  readonly typeName: "DefectEvent";
  readonly by: ByWhom;
  readonly defectId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => DefectNews)
  readonly what: News;
}

@ObjectType({ simpleResolvers: true })
export class Assignment {
  readonly typeName: "Assignment";
  readonly by: ByWhom;
  readonly assigneeId: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
}

@ObjectType({ simpleResolvers: true })
export class DecisionMade {
  readonly typeName: "DecisionMade";
  readonly decisionId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
}

@ObjectType({ simpleResolvers: true, description: "Somebody joined the conversation, or left it." })
export class ParticipantChange {
  readonly typeName: "ParticipantChange";
  readonly by: ByWhom;
  readonly personId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => Boolean, { description: "False: they left, or were taken out." })
  readonly joined: boolean;
}

@ObjectType({ simpleResolvers: true })
export class VisibilityChange {
  readonly typeName: "VisibilityChange";
  readonly by: ByWhom;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => TicketVisibility)
  readonly visibility: Visibility;
}

@ObjectType({ simpleResolvers: true, description: "The ticket has another requester from then on." })
export class RequesterChange {
  readonly typeName: "RequesterChange";
  readonly by: ByWhom;
  readonly fromId: string | null;
  readonly toId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: "Staff rejected the claim that production is affected, or let it stand again.",
})
export class ProductionJudgement {
  readonly typeName: "ProductionJudgement";
  readonly by: ByWhom;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => Boolean)
  readonly rejected: boolean;
  @Field(() => String, { nullable: true, description: "Of a rejection." })
  readonly reason: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "An internal target was missed. Only staff are told.",
})
export class TargetMissed {
  readonly typeName: "TargetMissed";
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime, { description: "When it was found." })
  readonly at: Date;
  @Field(() => TicketTargetKind)
  readonly target: ResponseTarget;
  @Field(() => DateTime)
  readonly dueAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: "What it has to do with another ticket from then on, or no longer.",
})
export class RelationChange {
  readonly typeName: "RelationChange";
  readonly by: ByWhom;
  readonly otherId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => TicketRelationKind)
  readonly relation: RelationKind;
}

@ObjectType({
  simpleResolvers: true,
  description: "Tags that staff gave it or took from it; customers never see it.",
})
export class TagChange {
  readonly typeName: "TagChange";
  readonly by: ByWhom;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => [String])
  readonly added: readonly string[];
  @Field(() => [String])
  readonly removed: readonly string[];
}

export const TimelineItem = createUnionType({
  name: "TimelineItem",
  description: "What happened to a ticket, as far as the viewer may see it.",
  types: () =>
    [
      Reply,
      InternalNote,
      StateChange,
      Assignment,
      DefectEvent,
      DecisionMade,
      ProductionJudgement,
      TargetMissed,
      ParticipantChange,
      VisibilityChange,
      RequesterChange,
      RelationChange,
      TagChange,
      VerificationEvent,
    ] as const,
  resolveType: (value) => value.typeName,
});
export type TimelineEntry =
  | Reply
  | InternalNote
  | StateChange
  | Assignment
  | DefectEvent
  | DecisionMade
  | ProductionJudgement
  | TargetMissed
  | ParticipantChange
  | VisibilityChange
  | RequesterChange
  | RelationChange
  | TagChange
  | VerificationEvent;

@ObjectType({ simpleResolvers: true })
export class TimelineConnection {
  @Field(() => [TimelineItem])
  readonly nodes: readonly TimelineEntry[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
