import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import type { Ticket } from "../ticket.entity.js";
import { readsTicket, ticketsByIds } from "../ticket.queries.js";

type Db = DataSource | EntityManager;

export type TicketLinkKind = "related" | "duplicate" | "split";

export interface TicketLink {
  id: string;
  ticketId: string;
  otherId: string;
  kind: TicketLinkKind;
  /** The link was made from the other ticket's side: a `duplicate` of this one, what this one was `split` from. */
  reversed: boolean;
}

/** As many of one ticket as a page shows. */
const MOST_SHOWN = 50;

/** For tickets that staff came to on the desk. Never for customers: what is linked may be anybody's. */
export async function linksOfTickets(
  db: Db,
  ticketIds: readonly string[],
): Promise<Map<string, TicketLink[]>> {
  const rows = await db.query<TicketLink[]>(
    `select l.*, t.id as "ticketId" from unnest($1::uuid[]) as t (id) cross join lateral (
       select * from (
         select id, to_id as "otherId", kind, false as reversed, created_at from ticket_links where from_id = t.id
         union all
         select id, from_id, kind, true, created_at from ticket_links where to_id = t.id
       ) ways order by created_at, id limit ${MOST_SHOWN}
     ) l order by l.created_at, l.id`,
    [ticketIds],
  );
  return grouped(rows);
}

/** Ids of the tickets that were merged into each. */
export async function mergedInto(db: Db, ticketIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.query<{ id: string; ticketId: string }[]>(
    `select id, merged_into_id as "ticketId" from tickets where merged_into_id = any($1) order by number`,
    [ticketIds],
  );
  const merged = new Map<string, string[]>();
  for (const { id, ticketId } of rows) merged.set(ticketId, [...(merged.get(ticketId) ?? []), id]);
  return merged;
}

/** Whether the actor reads what was written to a ticket: there, or in one that it was merged into. */
export async function readsConversation(db: Db, actor: Actor, ticket: Ticket): Promise<boolean> {
  if (readsTicket(actor, ticket)) {
    return true;
  }
  const into = ticket.mergedIntoId === null ? [] : await ticketsByIds(db, [ticket.mergedIntoId]);
  const [next] = into;
  return next !== undefined && readsConversation(db, actor, next);
}

/** For tickets that were merged: the id of the one in which each goes on now, at the end of however many merges. */
export async function goesOnIn(db: Db, ticketIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; end: string }[]>(
    `with recursive way as (
       select id, merged_into_id as next from tickets where id = any($1)
       union all
       select w.id, t.merged_into_id from way w join tickets t on t.id = w.next where t.merged_into_id is not null
     )
     select w.id, w.next as "end" from way w join tickets t on t.id = w.next where t.merged_into_id is null`,
    [ticketIds],
  );
  return new Map(rows.map(({ id, end }) => [id, end]));
}

function grouped(rows: readonly TicketLink[]): Map<string, TicketLink[]> {
  const links = new Map<string, TicketLink[]>();
  for (const row of rows) links.set(row.ticketId, [...(links.get(row.ticketId) ?? []), row]);
  return links;
}
