import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { pageOf, type Page } from "../page.js";
import type { MessageKind } from "./message.entity.js";
import type { TicketEvent } from "./ticket-event.js";

interface ItemBase {
  id: string;
  at: Date;
  /** Null: the system, or a visitor who was not signed in. */
  authorId: string | null;
  byStaff: boolean;
}

export type TimelineItem = ItemBase & ({ kind: MessageKind; body: string } | TicketEvent);

/** Where a page of a timeline goes on. */
export type TimelinePosition = Pick<ItemBase, "at" | "id">;

interface Row extends ItemBase {
  item: { kind: MessageKind; body: string } | TicketEvent;
}

/** Whether the actor sees what staff write to each other. */
function seesNotes(actor: Actor): boolean {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/**
 * What was written and what happened, oldest first, as the actor may see it. For a ticket that the actor may read: that is asked
 * when the ticket is found.
 */
export async function timelinePage(
  db: DataSource | EntityManager,
  actor: Actor,
  ticketId: string,
  { first, after }: { first: number; after?: TimelinePosition | null },
): Promise<Page<TimelineItem>> {
  const behind = after == null ? "" : "and (created_at, id) > ($3, $4)";
  const rows = await db.query<Row[]>(
    `select * from (
       (select id, created_at as at, author_id as "authorId", by_staff as "byStaff",
          json_build_object('kind', kind, 'body', body) as item
        from messages where ticket_id = $1 ${seesNotes(actor) ? "" : "and kind = 'reply'"} ${behind}
        order by created_at, id limit $2)
       union all
       (select id, created_at, actor_id, by_staff, json_build_object('kind', kind, 'data', data)
        from ticket_events where ticket_id = $1 ${behind} order by created_at, id limit $2)
     ) items order by at, id limit $2`,
    after == null ? [ticketId, first + 1] : [ticketId, first + 1, after.at, after.id],
  );
  return pageOf(
    rows.map(({ item, ...base }) => ({ ...base, ...item })),
    first,
  );
}
