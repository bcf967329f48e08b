import { mayTakeOver } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { loadTicket } from "./load-ticket.js";
import { giveTicket, type GiveTicketResult } from "./give-ticket.js";
import { refuseTicketScope } from "./ticket-role.js";

/** An admin of the account takes the place of a requester who is active no more. Of several at once, the first one does. */
export async function takeOverTicket(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { ticketId }: { ticketId: string },
): Promise<GiveTicketResult> {
  const at = deps.clock.now();
  return transact<GiveTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, { ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const self = actor.kind === "person" ? actor.person.id : null;
    if (self !== null && ticket.requesterId === self && ticket.handoverOfferedAt === null) {
      return { ok: true, ticket };
    }
    const permission = mayTakeOver(policyViewer(actor), ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, false) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    return self === null
      ? refused("NOT_SIGNED_IN", "Sign in to work with tickets.")
      : {
          ok: true,
          ticket: await giveTicket(deps, tx, ticket, { to: self, actor, at, byStaff: false, stays: false }),
        };
  });
}
