import { allowed, denied, type Permission, type Viewer } from "../accounts/viewer.js";
import { mayAssign, mayReadTicket, type TicketAccess } from "./ticket-permissions.js";
import { isInQueue, nextTicketState, type TicketState } from "./ticket-state.js";

/** What of two tickets decides whether they become one. */
export interface MergeAccess extends TicketAccess {
  id: string;
  mergedIntoId: string | null;
}

/**
 * One conversation out of two of the same account: agents and leads, while both are worked on. A merge makes nobody a reader of what
 * was private: then both must have the same readers already.
 */
export function mayMerge(viewer: Viewer, source: MergeAccess, target: MergeAccess): Permission {
  const working = [mayAssign(viewer, source), mayAssign(viewer, target)].find(({ allowed: may }) => !may);
  if (working !== undefined) {
    return working;
  }
  if (source.id === target.id) {
    return denied("same_ticket", "A ticket cannot be merged into itself.");
  }
  if (!belongTogether(source, target)) {
    return denied(
      "other_account",
      "Only tickets of one account are merged. Link them instead: customers do not see links.",
    );
  }
  if ((source.visibility === "private" || target.visibility === "private") && !sameReaders(source, target)) {
    return denied(
      "private",
      "One of these tickets is private. Give both the same requester, participants and visibility first, so that nobody comes to read what was kept from them.",
    );
  }
  return allowed;
}

/** As long as the ticket that it went into is worked on; afterwards the history is settled. */
export function mayUnmerge(viewer: Viewer, source: MergeAccess, target: MergeAccess): Permission {
  const readable = [mayReadTicket(viewer, source), mayReadTicket(viewer, target)].find(
    ({ allowed: may }) => !may,
  );
  if (readable !== undefined) {
    return readable;
  }
  const working = mayAssign(viewer, target);
  if (!working.allowed) {
    return working.code === "ticket_closed"
      ? denied("not_in_this_state", "The ticket that it was merged into is closed: the merge stays.")
      : working;
  }
  return source.mergedIntoId === target.id
    ? allowed
    : denied("not_in_this_state", "This ticket is not merged into the other one.");
}

/** A request that waits for staff in either waits for them in both: the next move stays theirs. */
export function stateAfterMerge(source: TicketState, target: TicketState): TicketState {
  return isInQueue(source) ? (nextTicketState(target, "customer_reply") ?? target) : target;
}

/** Everybody who took part in either, without the one who is the requester already. */
export function participantsAfterMerge(
  source: Pick<MergeAccess, "requesterId" | "participantIds">,
  target: Pick<MergeAccess, "requesterId" | "participantIds">,
): string[] {
  const all = [...target.participantIds, source.requesterId, ...source.participantIds];
  return [...new Set(all)].filter((id) => id !== null).filter((id) => id !== target.requesterId);
}

/** Without an account there is nothing that ties two requests together but who made them. */
function belongTogether(source: MergeAccess, target: MergeAccess): boolean {
  return source.accountId === null
    ? target.accountId === null && source.requesterId !== null && source.requesterId === target.requesterId
    : source.accountId === target.accountId;
}

function sameReaders(source: MergeAccess, target: MergeAccess): boolean {
  const readers = ({ requesterId, participantIds }: MergeAccess) =>
    [...new Set([requesterId, ...participantIds])].filter((id) => id !== null).toSorted();
  return source.visibility === target.visibility && readers(source).join("\n") === readers(target).join("\n");
}
