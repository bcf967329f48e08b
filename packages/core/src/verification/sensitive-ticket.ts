import { sensitiveActionOf, type SensitiveAction } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { refused, type Refused } from "../refusal.js";
import { loadTicket } from "../tickets/load-ticket.js";
import type { Ticket } from "../tickets/ticket.entity.js";

/** A ticket that asks for something sensitive, with everything that a proof is bound to. */
export interface SensitiveRequest {
  ok: true;
  ticket: Ticket;
  action: SensitiveAction;
  accountId: string;
  requesterId: string;
}

/** The ticket, locked. One that was merged away asks for nothing any more. */
export async function loadSensitiveTicket(
  tx: EntityManager,
  actor: Actor,
  ticketId: string,
): Promise<SensitiveRequest | Refused> {
  const loaded = await loadTicket(tx, actor, { ticketId });
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const action = sensitiveActionOf(ticket.kind);
  const { accountId, requesterId, mergedIntoId } = ticket;
  return action === null || accountId === null || requesterId === null || mergedIntoId !== null
    ? refused("STATE_NOT_ALLOWED", "This ticket takes no proof of identity.", ["ticketId"])
    : { ok: true, ticket, action, accountId, requesterId };
}

/** Whether the requester is still an active administrator of the account: what they proved is void when they are not. */
export async function isStillAdmin(
  tx: EntityManager,
  { accountId, requesterId }: Pick<SensitiveRequest, "accountId" | "requesterId">,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from memberships m join accounts a on a.id = m.account_id
     where m.account_id = $1 and m.person_id = $2 and m.active and m.role = 'admin' and a.standing <> 'closed' for share of m`,
    [accountId, requesterId],
  );
  return rows.length > 0;
}
