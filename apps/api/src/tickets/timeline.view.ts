import type { TimelineItem } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import { maskedView } from "./masked.view.js";
import type { TimelineEntry } from "./timeline.type.js";

/** What the timeline tells of one message or event. */
export function timelineEntry(item: TimelineItem): TimelineEntry {
  const { at, visibleAt } = item;
  const by = { personId: item.authorId, staff: item.byStaff };
  switch (item.kind) {
    case "reply":
      return { typeName: "Reply", ...messageOf(item), at, by, visibleAt };
    case "internal_note":
      return { typeName: "InternalNote", ...messageOf(item), at, by };
    case "state_changed":
      return { typeName: "StateChange", id: globalId("TicketEvent", item.id), at, by, ...item.data };
    case "assigned":
      return {
        typeName: "Assignment",
        id: globalId("TicketEvent", item.id),
        at,
        by,
        assigneeId: item.data.staffId,
      };
    case "participant_added":
    case "participant_removed":
      return {
        typeName: "ParticipantChange",
        id: globalId("TicketEvent", item.id),
        at,
        by,
        personId: item.data.personId,
        joined: item.kind === "participant_added",
      };
    case "visibility_changed":
      return {
        typeName: "VisibilityChange",
        id: globalId("TicketEvent", item.id),
        at,
        by,
        visibility: item.data.to,
      };
    case "requester_changed":
      return {
        typeName: "RequesterChange",
        id: globalId("TicketEvent", item.id),
        at,
        by,
        fromId: item.data.from,
        toId: item.data.to,
      };
    case "defect":
      return { typeName: "DefectEvent", id: globalId("TicketEvent", item.id), at, by, ...item.data };
    case "decided":
      return {
        typeName: "DecisionMade",
        id: globalId("TicketEvent", item.id),
        at,
        decisionId: item.data.decisionId,
      };
    case "production_judged":
      return { typeName: "ProductionJudgement", id: globalId("TicketEvent", item.id), at, by, ...item.data };
    case "target_missed":
      return {
        typeName: "TargetMissed",
        id: globalId("TicketEvent", item.id),
        at,
        target: item.data.target,
        dueAt: new Date(item.data.dueAt),
      };
    case "verification":
      return { typeName: "VerificationEvent", id: globalId("TicketEvent", item.id), at, by, ...item.data };
    case "tagged":
      return { typeName: "TagChange", id: globalId("TicketEvent", item.id), at, by, ...item.data };
    case "merged_in":
    case "merged_into":
    case "unmerged":
    case "split_off":
    case "split_from":
    case "linked":
    case "unlinked":
      return {
        typeName: "RelationChange",
        id: globalId("TicketEvent", item.id),
        at,
        by,
        relation: item.kind,
        otherId: item.data.ticketId,
      };
  }
}

function messageOf({ id, body, folded, masked, mergedFromId }: Extract<TimelineItem, { body: string }>) {
  return {
    id: globalId("Message", id),
    bodyMarkdown: body,
    folded,
    masked: maskedView(masked),
    mergedFromId,
  };
}
