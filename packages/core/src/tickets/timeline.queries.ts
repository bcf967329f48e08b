import { mayUseDesk, type MaskedFinding } from "@recourse/policy";
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
  /** When customers see it; null: as soon as it is there. */
  visibleAt: Date | null;
}

/** `masked`: what was taken out of the message before anybody read it. `mergedFromId`: the ticket that it was written to, where that is another one which was merged into the one looked at. */
type WrittenMessage = {
  kind: MessageKind;
  body: string;
  masked: MaskedFinding[];
  /** Of a mail: what its sender left under it; null: nothing. */
  folded: string | null;
  mergedFromId: string | null;
};

export type TimelineItem = ItemBase & (WrittenMessage | TicketEvent);

/** Where a page of a timeline goes on. */
export type TimelinePosition = Pick<ItemBase, "at" | "id">;

interface Row extends ItemBase {
  item: WrittenMessage | TicketEvent;
}

/** Whether the actor sees what staff write to each other, and what concerns them alone. */
export function seesNotes(actor: Actor): boolean {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/**
 * Messages and events of the ticket, oldest first, with what was written to those that were merged into it; the arguments are places of
 * the statement. What happened to those others stays with them.
 */
function itemsOf(
  actor: Actor,
  { ticketId, limit, at, behind = "" }: { ticketId: string; limit: string; at: string; behind?: string },
): string {
  const onDesk = seesNotes(actor);
  const seen = `(visible_at is null or visible_at <= ${at})`;
  return `select * from (
       (select m.* from (
          with recursive family as (
            select ${ticketId}::uuid as id
            union all select t.id from family f join tickets t on t.merged_into_id = f.id
          ) select id from family
        ) f cross join lateral (
          select id, created_at as at, author_id as "authorId", by_staff as "byStaff",
            visible_at as "visibleAt", json_build_object('kind', kind, 'body', body, 'masked', masked, 'folded', folded, 'mergedFromId', nullif(ticket_id, ${ticketId})) as item
          from messages where ticket_id = f.id and (${onDesk} or kind = 'reply' and ${seen}) ${behind}
          order by created_at, id limit ${limit}
        ) m order by at, id limit ${limit})
       union all
       (select id, created_at, actor_id, by_staff, visible_at, json_build_object('kind', kind, 'data', data)
        from ticket_events where ticket_id = ${ticketId} and (${onDesk} or not staff_only and ${seen}) ${behind}
        order by created_at, id limit ${limit})
     ) items order by at, id limit ${limit}`;
}

/**
 * What was written and what happened, oldest first, as the actor may see it at that instant. For a ticket that the actor may read: that is asked
 * when the ticket is found.
 */
export async function timelinePage(
  db: DataSource | EntityManager,
  actor: Actor,
  ticketId: string,
  { first, after, at }: { first: number; after?: TimelinePosition | null; at: Date },
): Promise<Page<TimelineItem>> {
  const places = { ticketId: "$1", limit: "$2", at: "$3" };
  const rows = await db.query<Row[]>(
    itemsOf(actor, after == null ? places : { ...places, behind: "and (created_at, id) > ($4, $5)" }),
    [ticketId, first + 1, at, ...(after == null ? [] : [after.at, after.id])],
  );
  return pageOf(rows.map(asItem), first);
}

/** The first page of each ticket's timeline, in one query. */
export async function timelineBeginnings(
  db: DataSource | EntityManager,
  actor: Actor,
  ticketIds: readonly string[],
  { first, at }: { first: number; at: Date },
): Promise<Map<string, Page<TimelineItem>>> {
  const rows = await db.query<(Row & { ticketId: string })[]>(
    `select t.id as "ticketId", i.* from unnest($1::uuid[]) as t (id)
     cross join lateral (${itemsOf(actor, { ticketId: "t.id", limit: "$2", at: "$3" })}) i order by i.at, i.id`,
    [ticketIds, first + 1, at],
  );
  const items = new Map<string, TimelineItem[]>(ticketIds.map((id) => [id, []]));
  for (const { ticketId, ...row } of rows) items.get(ticketId)?.push(asItem(row));
  return new Map([...items].map(([id, each]) => [id, pageOf(each, first)]));
}

function asItem({ item, ...base }: Row): TimelineItem {
  return { ...base, ...item };
}
