import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { refused, type Refused } from "../refusal.js";
import type { Ticket } from "./ticket.entity.js";

/**
 * Null unless somebody else replied to the ticket after what the writer saw last: then they are asked first, with the name
 * of who was quicker.
 */
export async function refuseCrossedReply(
  tx: EntityManager,
  actor: Actor,
  ticket: Ticket,
  seenUntil: Date,
): Promise<Refused | null> {
  const [newer] = await tx.query<{ name: string | null }[]>(
    `select p.name from messages m left join people p on p.id = m.author_id
     where m.ticket_id = $1 and m.kind = 'reply' and m.author_id is distinct from $2 and m.created_at > $3
     order by m.created_at desc limit 1`,
    [ticket.id, actor.kind === "person" ? actor.person.id : null, seenUntil],
  );
  return newer === undefined
    ? null
    : refused(
        "REPLY_CROSSED",
        `${newer.name ?? "Somebody"} has replied while you were writing. Read that first, then send yours as it is or change it.`,
        ["seenUntil"],
      );
}
