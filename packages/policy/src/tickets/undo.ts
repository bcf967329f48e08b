import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";
import { parseInstant } from "../instant.js";

/** How long a reply of staff can be taken back; until then no customer sees anything of it. */
export const undoWindowSeconds = 10;

/** What of a reply decides whether it can be taken back. */
export interface SentReply {
  authorId: string | null;
  byStaff: boolean;
  kind: "reply" | "internal_note";
  /** Instant from which on customers see it; null: at once. */
  visibleAt: string | null;
}

const noSuchReply = denied("not_found", "There is no such reply, or it was taken back already.");
const tooLate = denied(
  "not_in_this_state",
  `The customer can see this reply by now. A reply can be taken back for ${undoWindowSeconds} seconds.`,
);

/** Its author alone, on the desk, until the customer sees it. For a ticket that the viewer may read. To customers there is no such thing. */
export function mayUndoReply(viewer: Viewer, reply: SentReply, now: string): Permission {
  if (!isStaff(viewer)) {
    return noSuchReply;
  }
  if (!isStaff(viewer, "agent", "lead") || viewer.person?.id !== reply.authorId) {
    return denied("not_the_author", "Only who sent a reply can take it back.");
  }
  if (reply.kind !== "reply" || !reply.byStaff || reply.visibleAt === null) {
    return denied("not_in_this_state", "Only a reply to a customer can be taken back.");
  }
  return parseInstant(now) < parseInstant(reply.visibleAt) ? allowed : tooLate;
}
