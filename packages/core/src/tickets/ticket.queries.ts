import { mayReadTicket, type TicketAccess } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { Ticket } from "./ticket.entity.js";

type Db = DataSource | EntityManager;

/** Whether the actor may know of the ticket at all. */
export function readsTicket(actor: Actor, ticket: TicketAccess): boolean {
  return mayReadAnyTicket(actor) && mayReadTicket(policyViewer(actor), ticket).allowed;
}

/** Whether the actor's access token, where they have one, reaches tickets at all. */
export function mayReadAnyTicket(actor: Actor): boolean {
  const onDesk = policyViewer(actor).staff !== null && mayUseScope(actor, "desk");
  return onDesk || mayUseScope(actor, "read_tickets");
}

/** For tickets that the viewer came to by something they may read: asks nothing. */
export function ticketsByIds(db: Db, ids: readonly string[]): Promise<Ticket[]> {
  return db.query(`select ${columnsOf(db, Ticket, "t")} from tickets t where t.id = any($1)`, [ids]);
}

/** Null where there is none, or none that the actor may read: the same answer for both. */
export async function findTicketByNumber(db: Db, actor: Actor, number: number): Promise<Ticket | null> {
  if (!Number.isSafeInteger(number)) {
    return null;
  }
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from tickets t where t.number = $1`,
    [number],
  );
  return rows.find((ticket) => readsTicket(actor, ticket)) ?? null;
}

export async function findTicketById(db: Db, actor: Actor, id: string): Promise<Ticket | null> {
  const rows = isId(id) ? await ticketsByIds(db, [id]) : [];
  return rows.find((ticket) => readsTicket(actor, ticket)) ?? null;
}
