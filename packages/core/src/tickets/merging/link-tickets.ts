import { mayLinkTickets } from "@recourse/policy";
import { policyViewer, type Actor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { changeTicket } from "../change-ticket.js";
import { refuseTicketScope } from "../ticket-role.js";
import type { Ticket } from "../ticket.entity.js";
import { loadPair } from "./load-pair.js";
import type { TicketLinkKind } from "./ticket-link.queries.js";

export interface LinkTicketsInput {
  ticketId: string;
  otherId: string;
  /** `duplicate`: it asks what the other one asks. */
  kind: Exclude<TicketLinkKind, "split">;
}

export type LinkTicketsResult = { ok: true; ticket: Ticket } | Refused;

/** Says that two tickets have to do with each other, of whatever accounts. Staff alone are told. Two tickets are linked once. */
export async function linkTickets(
  deps: CoreDeps,
  actor: Actor,
  input: LinkTicketsInput,
): Promise<LinkTicketsResult> {
  return changeLink(deps, actor, input, "linked");
}

export async function unlinkTickets(
  deps: CoreDeps,
  actor: Actor,
  input: Omit<LinkTicketsInput, "kind">,
): Promise<LinkTicketsResult> {
  return changeLink(deps, actor, { ...input, kind: "related" }, "unlinked");
}

async function changeLink(
  deps: CoreDeps,
  actor: Actor,
  { ticketId, otherId, kind }: LinkTicketsInput,
  change: "linked" | "unlinked",
): Promise<LinkTicketsResult> {
  const at = deps.clock.now();
  return transact<LinkTicketsResult>(deps.db, async (tx) => {
    const paths = { other: "otherId", otherVersion: "otherId" };
    const loaded = await loadPair(tx, actor, { ticketId }, { ticketId: otherId }, paths);
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket, other } = loaded;
    const permission = mayLinkTickets(policyViewer(actor), ticket, other);
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    if (ticket.id === other.id) {
      return refused("INVALID", "A ticket cannot be linked with itself.", ["otherId"]);
    }
    const [changed] =
      change === "linked"
        ? await tx.query<unknown[]>(
            `insert into ticket_links (id, from_id, to_id, kind, created_by, created_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
            [newId(at), ticket.id, other.id, kind, actor.kind === "person" ? actor.person.id : null, at],
          )
        : await tx.query<unknown[]>(
            `with gone as (
               delete from ticket_links where least(from_id, to_id) = least($1::uuid, $2::uuid)
                 and greatest(from_id, to_id) = greatest($1::uuid, $2::uuid) returning id
             ) select id from gone`,
            [ticket.id, other.id],
          );
    if (changed === undefined) {
      return { ok: true, ticket };
    }
    const by = { actor, at, byStaff: true, action: `ticket.${change}`, keepsVersion: true };
    await changeTicket(deps, tx, other, {
      ...by,
      events: [{ kind: change, data: { ticketId: ticket.id } }],
      auditData: { with: ticket.id },
    });
    const done = await changeTicket(deps, tx, ticket, {
      ...by,
      events: [{ kind: change, data: { ticketId: other.id } }],
      auditData: { with: other.id },
    });
    return { ok: true, ticket: done };
  });
}
