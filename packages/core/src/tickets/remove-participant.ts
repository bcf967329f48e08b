import { mayRemoveParticipant } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import type { ShareTicketResult } from "./set-ticket-visibility.js";
import { actsAsStaff, refuseTicketScope } from "./ticket-role.js";

export interface RemoveParticipantInput {
  ticketId: string;
  personId: string;
}

/** Somebody leaves the conversation, or is taken out of it. Who is no participant is none afterwards, too. */
export async function removeParticipant(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { ticketId, personId }: RemoveParticipantInput,
): Promise<ShareTicketResult> {
  const at = deps.clock.now();
  return transact<ShareTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, { ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const byStaff = actsAsStaff(actor, ticket);
    const permission = mayRemoveParticipant(policyViewer(actor), ticket, personId);
    const refusal = permission.allowed ? refuseTicketScope(actor, byStaff) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    if (!ticket.participantIds.includes(personId)) {
      return { ok: true, ticket };
    }
    const change = {
      actor,
      at,
      byStaff,
      action: "ticket.participant_removed",
      changes: { participantIds: ticket.participantIds.filter((id) => id !== personId) },
      events: [{ kind: "participant_removed" as const, data: { personId } }],
      auditData: { personId },
    };
    return { ok: true, ticket: await changeTicket(deps, tx, ticket, change) };
  });
}
