import { MAX_PARTICIPANTS, mayJoinTicket, mayShareTicket } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { findMember } from "../accounts/member.queries.js";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import type { ShareTicketResult } from "./set-ticket-visibility.js";
import { actsAsStaff, refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export interface AddParticipantInput {
  ticketId: string;
  /** Somebody of the ticket's account, by id or by the address that they sign in with. */
  who: { personId: string } | { email: string };
}

/** Asks somebody of the account to join the conversation. Adding somebody twice changes nothing. */
export async function addParticipant(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { ticketId, who }: AddParticipantInput,
): Promise<ShareTicketResult> {
  const at = deps.clock.now();
  return transact<ShareTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, { ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const byStaff = actsAsStaff(actor, ticket);
    const permission = mayShareTicket(policyViewer(actor), ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, byStaff) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    const personId = await colleague(tx, ticket, who);
    if (personId === null) {
      // The same words for a stranger as for nobody: who has an account here is not told.
      return refused(
        "NOT_FOUND",
        "Nobody active in this account is known by that. Give their sign-in address.",
        ["email" in who ? "email" : "personId"],
      );
    }
    if (personId === ticket.requesterId || ticket.participantIds.includes(personId)) {
      return { ok: true, ticket };
    }
    if (ticket.participantIds.length >= MAX_PARTICIPANTS) {
      return refused("INVALID", `A ticket has at most ${MAX_PARTICIPANTS} participants.`);
    }
    const change = {
      actor,
      at,
      byStaff,
      action: "ticket.participant_added",
      changes: { participantIds: [...ticket.participantIds, personId] },
      events: [{ kind: "participant_added" as const, data: { personId } }],
      auditData: { personId },
    };
    return { ok: true, ticket: await changeTicket(deps, tx, ticket, change) };
  });
}

async function colleague(
  tx: EntityManager,
  { accountId }: Ticket,
  who: AddParticipantInput["who"],
): Promise<string | null> {
  const member = accountId === null ? null : await findMember(tx, accountId, who);
  return member !== null && mayJoinTicket(member, "participant") ? member.personId : null;
}
