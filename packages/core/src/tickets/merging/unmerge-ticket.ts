import { mayUnmerge, stateTakenBack } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { changeTicket, type TicketChange } from "../change-ticket.js";
import type { Ticket } from "../ticket.entity.js";
import { findTicketById } from "../ticket.queries.js";
import { loadPair } from "./load-pair.js";
import type { MergeTicketsResult } from "./merge-tickets.js";
import { readStanding, type TicketStanding } from "./ticket-standing.js";

export interface UnmergeTicketInput {
  /** The one that was merged into another. */
  ticketId: string;
  version: number;
}

interface StandingMerge {
  id: string;
  sourceBefore: TicketStanding;
  targetBefore: TicketStanding;
  targetAfter: TicketStanding;
}

/**
 * Takes a merge back: the ticket is what it was, and the other one gives back what it got by the merge, as far as nothing else has changed
 * that since. What was written in between stays where it was written.
 */
export async function unmergeTicket(
  deps: CoreDeps,
  actor: Actor,
  input: UnmergeTicketInput,
): Promise<MergeTicketsResult> {
  return transact<MergeTicketsResult>(deps.db, async (tx) => {
    const at = deps.clock.now();
    // Read before both are locked: where it leads is asked again below, by the policy.
    const seen = await findTicketById(tx, actor, input.ticketId);
    const targetId = seen?.mergedIntoId ?? null;
    if (seen !== null && targetId === null) {
      return refused("STATE_NOT_ALLOWED", "This ticket is not merged into another one.", ["ticketId"]);
    }
    const other = { ticketId: targetId ?? "" };
    const paths = { other: "ticketId", otherVersion: "version" };
    const loaded = await loadPair(tx, actor, input, other, paths);
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket: source, other: target } = loaded;
    const permission = mayUnmerge(policyViewer(actor), source, target);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const merge = await standingMerge(tx, source.id);
    const state = stateTakenBack(merge.sourceBefore.state, "merge", source.state);
    if (state === null) {
      return refused("STATE_NOT_ALLOWED", "Something else happened to this ticket since.", ["ticketId"]);
    }
    const by = { actor, at, byStaff: true, action: "ticket.unmerged" };
    const separate = await changeTicket(deps, tx, source, {
      ...by,
      changes: { state, closedAt: null, mergedIntoId: null },
      events: [{ kind: "unmerged", data: { ticketId: target.id } }],
      auditData: { from: target.id },
    });
    const goesOn = await changeTicket(deps, tx, target, {
      ...by,
      changes: givenBack(target, merge),
      events: [{ kind: "unmerged", data: { ticketId: source.id } }],
      auditData: { unmerged: source.id },
    });
    await tx.query("update ticket_merges set undone_at = $2 where id = $1", [merge.id, at]);
    return { ok: true, ticket: goesOn, merged: separate };
  });
}

async function standingMerge(tx: EntityManager, sourceId: string): Promise<StandingMerge> {
  const [row] = await tx.query<
    { id: string; sourceBefore: unknown; targetBefore: unknown; targetAfter: unknown }[]
  >(
    `select id, source_before as "sourceBefore", target_before as "targetBefore", target_after as "targetAfter"
     from ticket_merges where source_id = $1 and undone_at is null`,
    [sourceId],
  );
  if (row === undefined) {
    throw new Error(`The ticket ${sourceId} is merged, and there is no record of it.`);
  }
  return {
    id: row.id,
    sourceBefore: readStanding(row.sourceBefore),
    targetBefore: readStanding(row.targetBefore),
    targetAfter: readStanding(row.targetAfter),
  };
}

/** Rank, claim and decision as before, unless it was decided again since; and without those who came by the merge alone. */
function givenBack(
  target: Ticket,
  { targetBefore: before, targetAfter: after }: StandingMerge,
): NonNullable<TicketChange["changes"]> {
  const { decisionId, rank, production, productionRejection } = before;
  const came = after.participantIds.filter((id) => !before.participantIds.includes(id));
  return {
    ...(target.decisionId === after.decisionId && { decisionId, rank, production, productionRejection }),
    participantIds: target.participantIds.filter((id) => !came.includes(id)),
  };
}
