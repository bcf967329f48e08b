import { mayReply, nextTicketState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { changeTicket, type TicketChange } from "../tickets/change-ticket.js";
import { loadTicket } from "../tickets/load-ticket.js";
import { actsAsStaff, refuseTicketScope } from "../tickets/ticket-role.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { transact } from "../transaction.js";

export interface AnswerFixInput {
  ticketId: string;
  /** Whether the fix works for the customer. */
  works: boolean;
}

export type AnswerFixResult = { ok: true; ticket: Ticket } | Refused;

/** The customer's answer to the message that a defect is fixed: it solves the ticket, or brings it back to the staff. */
export function answerFix(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  input: AnswerFixInput,
): Promise<AnswerFixResult> {
  const at = deps.clock.now();
  return transact<AnswerFixResult>(deps.db, (tx) => answer(deps, tx, at, actor, input));
}

async function answer(
  deps: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  at: Date,
  actor: Actor,
  { ticketId, works }: AnswerFixInput,
): Promise<AnswerFixResult> {
  const loaded = await loadTicket(tx, actor, { ticketId });
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  if (actsAsStaff(actor, ticket)) {
    return refused("NOT_ALLOWED", "Whether a fix works is for the customer to say.");
  }
  const permission = mayReply(policyViewer(actor), ticket);
  const outOfScope = refuseTicketScope(actor, false);
  if (!permission.allowed || outOfScope !== null) {
    return outOfScope ?? refusedBy(permission);
  }
  const said = works ? "works" : "still_there";
  const told = await lastTold(tx, ticketId);
  if (told !== null && told.answer === said) {
    return { ok: true, ticket };
  }
  const asked = nextTicketState(ticket.state, "confirm_fix");
  const next = works ? asked : nextTicketState(ticket.state, "customer_reply");
  if (told === null || told.answer !== null || asked === null || next === null) {
    return refused(
      "STATE_NOT_ALLOWED",
      "This ticket does not wait for such an answer. Please write a reply.",
    );
  }
  await tx.query("update fix_messages set answer = $2, answered_at = $3 where id = $1", [told.id, said, at]);
  const change: TicketChange = {
    actor,
    at,
    byStaff: false,
    action: "ticket.fix_answered",
    changes: { state: next, holdReason: null, ...(works && { solvedAt: at }) },
    events: [
      { kind: "defect", data: { defectId: told.defectId, what: said } },
      { kind: "state_changed", data: { from: ticket.state, to: next, reason: null } },
    ],
    auditData: { defectId: told.defectId, works },
  };
  return { ok: true, ticket: await changeTicket(deps, tx, ticket, change) };
}

interface Told {
  id: string;
  defectId: string;
  answer: "works" | "still_there" | null;
}

async function lastTold(tx: EntityManager, ticketId: string): Promise<Told | null> {
  const [row] = await tx.query<Told[]>(
    `select m.id, b.defect_id as "defectId", m.answer from fix_messages m join fix_broadcasts b on b.id = m.broadcast_id
     where m.ticket_id = $1 and m.given_at is not null order by m.created_at desc limit 1`,
    [ticketId],
  );
  return row ?? null;
}
