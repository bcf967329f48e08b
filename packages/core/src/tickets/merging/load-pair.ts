import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import type { Refused } from "../../refusal.js";
import { loadTicket } from "../load-ticket.js";
import type { Ticket } from "../ticket.entity.js";

interface Named {
  ticketId: string;
  /** Of the ticket as the caller saw it. */
  version?: number;
}

export type LoadedPair = { ok: true; ticket: Ticket; other: Ticket } | Refused;

/**
 * Two tickets, locked in one order whichever is named first, so that two who name them the other way round do not wait for each other.
 * Each is one that the actor reads, or both are unknown. `paths` are those of the input fields that name them.
 */
export async function loadPair(
  tx: EntityManager,
  actor: Actor,
  ticket: Named,
  other: Named,
  paths: { other: string; otherVersion: string },
): Promise<LoadedPair> {
  const swapped = other.ticketId.toLowerCase() < ticket.ticketId.toLowerCase();
  const first = await loadTicket(tx, actor, swapped ? other : ticket);
  const second = await loadTicket(tx, actor, swapped ? ticket : other);
  const [one, two] = swapped ? [second, first] : [first, second];
  if (!one.ok) {
    return one;
  }
  return two.ok ? { ok: true, ticket: one.ticket, other: two.ticket } : renamed(two, paths);
}

function renamed({ refusals }: Refused, paths: { other: string; otherVersion: string }): Refused {
  return {
    ok: false,
    refusals: refusals.map(({ path, ...refusal }) => ({
      ...refusal,
      ...(path !== undefined && { path: [path.includes("version") ? paths.otherVersion : paths.other] }),
    })),
  };
}
