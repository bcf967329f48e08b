import { DeskAttachmentResolver } from "./attachment.desk.resolver.js";
import {
  AttachmentRemovalResolver,
  AttachmentResolver,
  AttachmentsOfNoteResolver,
  AttachmentsOfReplyResolver,
} from "./attachment.resolver.js";
import { BulkActResolver, BulkActTicketResolver } from "./bulk-act.desk.resolver.js";
import { DeskTicketResolver } from "./desk-ticket.desk.resolver.js";
import {
  FeedbackRequestConnectionResolver,
  FeedbackRequestResolver,
} from "./feedback-request.desk.resolver.js";
import { PolicyHistoryResolver } from "./policy-history.desk.resolver.js";
import { PolicyReplayResolver } from "./policy-replay.desk.resolver.js";
import { QueueResolver } from "./queue.desk.resolver.js";
import { RatingsOfTicketResolver, SatisfactionResolver } from "./satisfaction.desk.resolver.js";
import { TicketRatingResolver } from "./satisfaction.resolver.js";
import {
  DeskContestResolver,
  DeskRefusalPermissionsResolver,
  DeskRefusedRequestResolver,
} from "./refused-request.desk.resolver.js";
import { RefusedRequestResolver } from "./refused-request.resolver.js";
import { SupportDecisionResolver } from "./support-decision.resolver.js";
import { SupportPolicyResolver } from "./support-policy.resolver.js";
import { TicketHandOverResolver } from "./ticket-hand-over.desk.resolver.js";
import { ProductionMutations } from "./production.desk.resolver.js";
import {
  ProductionClaimResolver,
  ProductionClaimsOfAccount,
  ProductionClaimsResolver,
  ProductionJudgementResolver,
  ProductionPermissions,
  ProductionRejectionResolver,
} from "./production.resolver.js";
import { ResponseTimesOfTicket } from "./response-time.resolver.js";
import { TargetsOfTicket } from "./ticket-target.desk.resolver.js";
import { TagResolver, TagsOfTicketResolver } from "./tag.desk.resolver.js";
import { TicketMergeMutations } from "./ticket-merge.desk.resolver.js";
import { LinksOfTicketResolver, TicketLinkResolver } from "./ticket-link.desk.resolver.js";
import {
  MergedNoteResolver,
  MergedReplyResolver,
  MergedTicketResolver,
  RelationChangeResolver,
  TagChangeResolver,
} from "./ticket-merge.resolver.js";
import { TicketSearchResolver } from "./ticket-search.resolver.js";
import { TicketViewFilterResolver, TicketViewResolver } from "./ticket-view.desk.resolver.js";
import { TicketMutations } from "./ticket-mutations.resolver.js";
import { TicketSharingPermissionsResolver, TicketSharingResolver } from "./ticket-sharing.resolver.js";
import { TicketConnectionResolver, TicketResolver } from "./ticket.resolver.js";
import { MacroResolver } from "./macro.desk.resolver.js";
import { TicketPresenceResolver } from "./ticket-presence.desk.resolver.js";
import { ReplyInUndoWindowResolver, TicketUndoResolver } from "./ticket-undo.desk.resolver.js";
import {
  ParticipantChangeResolver,
  RequesterChangeResolver,
  VisibilityChangeResolver,
} from "./sharing-events.resolver.js";
import {
  AssignmentResolver,
  DecisionMadeResolver,
  InternalNoteResolver,
  ReplyResolver,
  StateChangeResolver,
} from "./timeline.resolver.js";

export const ticketResolvers = [
  AssignmentResolver,
  AttachmentRemovalResolver,
  AttachmentResolver,
  AttachmentsOfNoteResolver,
  AttachmentsOfReplyResolver,
  DecisionMadeResolver,
  InternalNoteResolver,
  MergedNoteResolver,
  MergedReplyResolver,
  MergedTicketResolver,
  ParticipantChangeResolver,
  RefusedRequestResolver,
  RelationChangeResolver,
  ReplyResolver,
  RequesterChangeResolver,
  ProductionClaimResolver,
  ProductionClaimsOfAccount,
  ProductionClaimsResolver,
  ProductionJudgementResolver,
  ProductionPermissions,
  ProductionRejectionResolver,
  ResponseTimesOfTicket,
  StateChangeResolver,
  SupportDecisionResolver,
  SupportPolicyResolver,
  TagChangeResolver,
  TicketConnectionResolver,
  TicketMutations,
  TicketRatingResolver,
  TicketResolver,
  TicketSharingPermissionsResolver,
  TicketSharingResolver,
  TicketSearchResolver,
  VisibilityChangeResolver,
] as const;

/** Of the desk alone. */
export const deskTicketResolvers = [
  BulkActResolver,
  BulkActTicketResolver,
  DeskAttachmentResolver,
  DeskContestResolver,
  DeskRefusalPermissionsResolver,
  DeskRefusedRequestResolver,
  DeskTicketResolver,
  FeedbackRequestConnectionResolver,
  FeedbackRequestResolver,
  ProductionMutations,
  MacroResolver,
  PolicyHistoryResolver,
  PolicyReplayResolver,
  LinksOfTicketResolver,
  QueueResolver,
  RatingsOfTicketResolver,
  ReplyInUndoWindowResolver,
  SatisfactionResolver,
  TargetsOfTicket,
  TagResolver,
  TagsOfTicketResolver,
  TicketHandOverResolver,
  TicketPresenceResolver,
  TicketUndoResolver,
  TicketLinkResolver,
  TicketMergeMutations,
  TicketViewFilterResolver,
  TicketViewResolver,
] as const;
