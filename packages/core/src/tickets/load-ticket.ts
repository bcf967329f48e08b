import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { Ticket } from "./ticket.entity.js";
import { readsTicket } from "./ticket.queries.js";

export type LoadedTicket = { ok: true; ticket: Ticket } | Refused;

/**
 * The ticket, locked: whoever else changes it waits for the end of this transaction. Given the version that the caller saw, a
 * ticket that changed since is a conflict.
 */
export async function loadTicket(
  tx: EntityManager,
  actor: Actor,
  { ticketId, version }: { ticketId: string; version?: number },
): Promise<LoadedTicket> {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to work with tickets.");
  }
  const [ticket] = isId(ticketId)
    ? await tx.query<Ticket[]>(
        `select ${columnsOf(tx, Ticket, "t")} from tickets t where t.id = $1 for update`,
        [ticketId],
      )
    : [];
  if (ticket === undefined || !readsTicket(actor, ticket)) {
    return refused("NOT_FOUND", "There is no such ticket, or you may not read it.", ["ticketId"]);
  }
  if (version !== undefined && version !== ticket.version) {
    return refused(
      "CONFLICT",
      "Somebody changed this ticket in the meantime. Look at it again, then decide.",
      ["version"],
    );
  }
  return { ok: true, ticket };
}
