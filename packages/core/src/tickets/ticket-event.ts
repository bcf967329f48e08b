import type { ResponseTarget, SensitiveAction, TicketState, TicketVisibility } from "@recourse/policy";
import type { StatementValues } from "../database/insertion.js";
import { newId } from "../id.js";

/** What happened to a ticket besides messages; `data` is what the timeline tells of it. */
export type TicketEvent =
  | { kind: "decided"; data: { decisionId: string } }
  | { kind: "state_changed"; data: { from: TicketState; to: TicketState; reason: string | null } }
  | { kind: "assigned"; data: { staffId: string | null } }
  | { kind: "defect"; data: { defectId: string; what: DefectNews } }
  | { kind: "participant_added" | "participant_removed"; data: { personId: string } }
  | { kind: "visibility_changed"; data: { from: TicketVisibility; to: TicketVisibility } }
  | { kind: "requester_changed"; data: { from: string | null; to: string } }
  /** Staff rejected the claim that production is affected, or let it stand again. */
  | { kind: "production_judged"; data: { rejected: boolean; reason: string | null } }
  /** Nobody answered before it was due. */
  | { kind: "target_missed"; data: { target: ResponseTarget; dueAt: string } }
  /** A step of a proof of identity. */
  | { kind: "verification"; data: { action: SensitiveAction; step: VerificationStep } }
  | { kind: RelationKind; data: { ticketId: string } }
  | { kind: "tagged"; data: { added: string[]; removed: string[] } };

export const relationKinds = [
  "merged_in",
  "merged_into",
  "unmerged",
  "split_off",
  "split_from",
  "linked",
  "unlinked",
] as const;
/** What a ticket has to do with another one from now on, or no longer. */
export type RelationKind = (typeof relationKinds)[number];

/** What happened between a ticket and a defect; the last two are the customer's answer to a fix. */
export const defectNews = ["linked", "unlinked", "fixed", "works", "still_there"] as const;
export type DefectNews = (typeof defectNews)[number];

export const verificationSteps = [
  "code_sent",
  "proven",
  "failed",
  "cancelled",
  "first_approved",
  "used",
] as const;
export type VerificationStep = (typeof verificationSteps)[number];

/** Kinds that customers are not told of. */
const staffOnly: readonly TicketEvent["kind"][] = ["target_missed", "tagged", "linked", "unlinked"];

export interface EventsOfTicket {
  ticketId: string;
  /** Null: the system. */
  actorId: string | null;
  /** False where staff act as a customer of theirs. */
  byStaff: boolean;
  /** In the order in which they happened. */
  events: TicketEvent[];
  at: Date;
  /** When customers are told; null: at once. */
  visibleAt?: Date | null;
}

/** Whether customers hear of any of it, be it later. */
export function concernsCustomers(events: readonly TicketEvent[]): boolean {
  return events.some(({ kind }) => !staffOnly.includes(kind));
}

/** Part of the statement that makes the change. */
export function eventInsertion(
  values: StatementValues,
  { ticketId, actorId, byStaff, events, at, visibleAt = null }: EventsOfTicket,
): string {
  const rows = events.map(({ kind, data }) => ({
    id: newId(at),
    kind,
    data,
    staff_only: staffOnly.includes(kind),
  }));
  return `insert into ticket_events (id, ticket_id, kind, actor_id, by_staff, data, created_at, staff_only, visible_at)
    select e.id, ${values.add(ticketId)}::uuid, e.kind, ${values.add(actorId)}::uuid, ${values.add(byStaff)}::boolean, e.data,
      ${values.add(at)}::timestamptz, e.staff_only, ${values.add(visibleAt)}::timestamptz
    from jsonb_to_recordset(${values.add(JSON.stringify(rows))}::jsonb) as e (id uuid, kind text, data jsonb, staff_only boolean)`;
}
