import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { changeTicket } from "./change-ticket.js";
import type { Ticket } from "./ticket.entity.js";

export type GiveTicketResult = { ok: true; ticket: Ticket } | Refused;

interface Giving {
  /** The person who is the requester from now on. */
  to: string;
  actor: Actor;
  at: Date;
  byStaff: boolean;
  /** The former requester goes on reading, as a participant. */
  stays: boolean;
}

/** Makes somebody the requester of a locked ticket, after the policy said that they may be. */
export function giveTicket(
  deps: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  ticket: Ticket,
  { to, actor, at, byStaff, stays }: Giving,
): Promise<Ticket> {
  const from = ticket.requesterId;
  const others = ticket.participantIds.filter((id) => id !== to);
  const data = { from, to };
  return changeTicket(deps, tx, ticket, {
    actor,
    at,
    byStaff,
    action: "ticket.requester_changed",
    changes: {
      requesterId: to,
      participantIds: stays && from !== null ? [...others, from] : others,
      handoverOfferedAt: null,
    },
    events: [{ kind: "requester_changed", data }],
    auditData: data,
  });
}
