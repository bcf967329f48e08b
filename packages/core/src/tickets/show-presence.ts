import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { announce } from "./announce.js";
import { findTicketById } from "./ticket.queries.js";

export const presenceActivities = ["viewing", "replying", "noting"] as const;
export type PresenceActivity = (typeof presenceActivities)[number];

/** Somebody of the staff who has a ticket open. */
export interface Presence {
  ticketId: string;
  personId: string;
  name: string;
  activity: PresenceActivity;
}

/** Who says nothing for so long has gone. */
const PRESENT_SECONDS = 30;

export type ShowPresenceResult = { ok: true; others: Presence[] } | Refused;

/** Says what the actor does on a ticket, or that they leave it (null), and answers with who else is there. */
export async function showPresence(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { ticketId, activity }: { ticketId: string; activity: PresenceActivity | null },
): Promise<ShowPresenceResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to work with tickets.");
  }
  const atDesk = mayUseDesk(policyViewer(actor));
  if (!atDesk.allowed || !mayUseScope(actor, "desk")) {
    return atDesk.allowed ? refuseScope("desk") : refusedBy(atDesk);
  }
  const ticket = await findTicketById(db, actor, ticketId);
  if (ticket === null) {
    return refused("NOT_FOUND", "There is no such ticket, or you may not read it.", ["ticketId"]);
  }
  const at = clock.now();
  const gone = new Date(at.getTime() - PRESENT_SECONDS * 1000);
  const personId = actor.person.id;
  const changed =
    activity === null
      ? await db.query<unknown[]>(
          "with left_now as (delete from ticket_presence where ticket_id = $1 and person_id = $2 returning 1) select 1 as one from left_now",
          [ticketId, personId],
        )
      : await db.query<unknown[]>(
          `with before as (select activity, seen_at from ticket_presence where ticket_id = $1 and person_id = $2),
             swept as (delete from ticket_presence where seen_at < $5 and (ticket_id, person_id) <> ($1::uuid, $2::uuid)),
             shown as (
               insert into ticket_presence (ticket_id, person_id, activity, seen_at) values ($1, $2, $3, $4)
               on conflict (ticket_id, person_id) do update set activity = excluded.activity, seen_at = excluded.seen_at)
           select 1 as one where not exists (select 1 from before where activity = $3 and seen_at > $5)`,
          [ticketId, personId, activity, at, gone],
        );
  // Whoever only says that they are still there is no news.
  if (changed.length > 0) {
    announce(db, { ticketId, version: null, what: "presence", toCustomers: false });
  }
  const all = await presenceOf(db, [ticketId], at);
  return { ok: true, others: all.filter((each) => each.personId !== personId) };
}

/** Who is at these tickets. For staff, and tickets that they may read. */
export function presenceOf(
  db: DataSource | EntityManager,
  ticketIds: readonly string[],
  at: Date,
): Promise<Presence[]> {
  return db.query(
    `select t.ticket_id as "ticketId", t.person_id as "personId", p.name, t.activity
     from ticket_presence t join people p on p.id = t.person_id join staff s on s.person_id = p.id and s.active
     where t.ticket_id = any($1) and t.seen_at > $2 order by p.name, p.id`,
    [ticketIds, new Date(at.getTime() - PRESENT_SECONDS * 1000)],
  );
}
