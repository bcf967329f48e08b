import type { TicketState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { newId } from "../id.js";

/** What happened to a ticket besides messages; `data` is what the timeline tells of it. */
export type TicketEvent =
  | { kind: "decided"; data: { decisionId: string } }
  | { kind: "state_changed"; data: { from: TicketState; to: TicketState; reason: string | null } }
  | { kind: "assigned"; data: { staffId: string | null } };

/** The columns that events are written with, as JSON for `jsonb_to_recordset`. */
export function eventRows(events: TicketEvent[], at: Date): string {
  return JSON.stringify(events.map(({ kind, data }) => ({ id: newId(at), kind, data })));
}

export interface EventsOfTicket {
  ticketId: string;
  actor: Actor;
  /** False where staff act as a customer of theirs. */
  byStaff: boolean;
  events: TicketEvent[];
  at: Date;
}

export async function writeEvents(tx: EntityManager, { ticketId, actor, byStaff, events, at }: EventsOfTicket): Promise<void> {
  if (events.length > 0) {
    await tx.query(
      `insert into ticket_events (id, ticket_id, kind, actor_id, by_staff, data, created_at)
       select e.id, $1, e.kind, $2, $3, e.data, $4 from jsonb_to_recordset($5) as e (id uuid, kind text, data jsonb)`,
      [ticketId, actor.kind === "person" ? actor.person.id : null, byStaff, at, eventRows(events, at)],
    );
  }
}
