import { mayHandOver, mayJoinTicket } from "@recourse/policy";
import { findMember } from "../accounts/member.queries.js";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { giveTicket, type GiveTicketResult } from "./give-ticket.js";
import { loadTicket } from "./load-ticket.js";
import { refuseTicketScope } from "./ticket-role.js";

export interface HandOverTicketInput {
  ticketId: string;
  /** An active admin of the ticket's account. */
  personId: string;
  /** Of the ticket as the caller saw it. */
  version: number;
}

/** Staff make another admin of the account the requester; who was it before and is still active goes on reading. */
export async function handOverTicket(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { personId, ...input }: HandOverTicketInput,
): Promise<GiveTicketResult> {
  const at = deps.clock.now();
  return transact<GiveTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const { accountId, requesterId } = ticket;
    const permission = mayHandOver(policyViewer(actor), ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    const next = accountId === null ? null : await findMember(tx, accountId, { personId });
    if (accountId === null || next === null || !mayJoinTicket(next, "requester")) {
      return refused(
        "NOT_FOUND",
        "Only an active administrator of the ticket's account can be its requester.",
        ["personId"],
      );
    }
    if (next.personId === requesterId) {
      return { ok: true, ticket };
    }
    const former = requesterId === null ? null : await findMember(tx, accountId, { personId: requesterId });
    const stays = mayJoinTicket(former, "participant");
    return {
      ok: true,
      ticket: await giveTicket(deps, tx, ticket, { to: next.personId, actor, at, byStaff: true, stays }),
    };
  });
}
