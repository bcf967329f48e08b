import type { TimelineItem } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { TimelineEntry } from "./timeline.type.js";

/** What the timeline tells of one message or event. */
export function timelineEntry(item: TimelineItem): TimelineEntry {
  const { at } = item;
  const by = { personId: item.authorId, staff: item.byStaff };
  switch (item.kind) {
    case "reply":
      return { typeName: "Reply", id: globalId("Message", item.id), at, by, bodyMarkdown: item.body };
    case "internal_note":
      return { typeName: "InternalNote", id: globalId("Message", item.id), at, by, bodyMarkdown: item.body };
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
    case "decided":
      return {
        typeName: "DecisionMade",
        id: globalId("TicketEvent", item.id),
        at,
        decisionId: item.data.decisionId,
      };
  }
}
