import { maySeeTicketRatings, readableRatings, satisfactionDays, type Rating } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { SatisfactionRating } from "./satisfaction-rating.entity.js";

type Db = DataSource | EntityManager;

const DAY_MS = 86_400_000;

/** What the person said of the present solving of each ticket. For tickets that they read: asks nothing. */
export async function ownRatings(
  db: Db,
  actor: Actor,
  ticketIds: readonly string[],
): Promise<Map<string, SatisfactionRating>> {
  if (actor.kind !== "person") {
    return new Map();
  }
  const rows = await db.query<SatisfactionRating[]>(
    `select ${columnsOf(db, SatisfactionRating, "r")} from satisfaction_ratings r
     join tickets t on t.id = r.ticket_id and t.solved_at = r.solved_at
     where r.ticket_id = any($1) and r.person_id = $2`,
    [ticketIds, actor.person.id],
  );
  return new Map(rows.map((row) => [row.ticketId, row]));
}

/** Everything that was said of each ticket, the newest first, for who works on it. */
export async function ratingsOfTickets(
  db: Db,
  actor: Actor,
  ticketIds: readonly string[],
): Promise<Map<string, SatisfactionRating[]>> {
  const said = new Map<string, SatisfactionRating[]>(ticketIds.map((id) => [id, []]));
  if (!maySeeTicketRatings(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return said;
  }
  const rows = await db.query<SatisfactionRating[]>(
    `select ${columnsOf(db, SatisfactionRating, "r")} from satisfaction_ratings r
     where r.ticket_id = any($1) order by r.updated_at desc, r.id desc`,
    [ticketIds],
  );
  for (const row of rows) said.get(row.ticketId)?.push(row);
  return said;
}

export interface RatingsFilter {
  rating?: Rating | null;
  /** Of the tickets of this member of staff alone. */
  staffId?: string | null;
}

/** Where a page of ratings goes on. */
export type RatingPosition = Pick<SatisfactionRating, "updatedAt" | "id">;

/** What customers said, the newest first: to an agent of their own tickets, to a lead of all. */
export async function listRatings(
  db: Db,
  actor: Actor,
  { first, after, ...filter }: RatingsFilter & { first: number; after?: RatingPosition | null },
): Promise<Page<SatisfactionRating>> {
  const values = new StatementValues();
  const conditions = conditionsOf(actor, filter, values);
  if (conditions === null) {
    return { rows: [], hasMore: false };
  }
  if (after != null) {
    conditions.push(`(r.updated_at, r.id) < (${values.add(after.updatedAt)}, ${values.add(after.id)})`);
  }
  const rows = await db.query<SatisfactionRating[]>(
    `select ${columnsOf(db, SatisfactionRating, "r")} from satisfaction_ratings r
     where ${["true", ...conditions].join(" and ")} order by r.updated_at desc, r.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export interface SatisfactionShare {
  days: number;
  good: number;
  bad: number;
}

/** How many ratings of the last so many days were good and bad, of the tickets whose ratings the actor sees. */
export async function satisfactionShares(
  db: Db,
  actor: Actor,
  filter: Pick<RatingsFilter, "staffId">,
  at: Date,
): Promise<SatisfactionShare[]> {
  const values = new StatementValues();
  const conditions = conditionsOf(actor, filter, values);
  if (conditions === null) {
    return satisfactionDays.map((days) => ({ days, good: 0, bad: 0 }));
  }
  const starts = satisfactionDays.map((days) => new Date(at.getTime() - days * DAY_MS));
  return db.query<SatisfactionShare[]>(
    `select d.days, count(*) filter (where r.rating = 'good') as good, count(*) filter (where r.rating = 'bad') as bad
     from unnest(${values.add([...satisfactionDays])}::int[], ${values.add(starts)}::timestamptz[]) as d (days, starts)
     left join satisfaction_ratings r on ${["r.updated_at >= d.starts", ...conditions].join(" and ")}
     group by d.days order by d.days`,
    values.list,
  );
}

/** Null where nothing can match, or the actor sees none. */
function conditionsOf(actor: Actor, filter: RatingsFilter, values: StatementValues): string[] | null {
  const sees = readableRatings(policyViewer(actor));
  if (sees === "none" || actor.kind !== "person" || actor.staff === null || !mayUseScope(actor, "desk")) {
    return null;
  }
  if (filter.staffId != null && !isId(filter.staffId)) {
    return null;
  }
  const conditions: string[] = [];
  if (sees === "own") {
    conditions.push(`r.staff_id = ${values.add(actor.staff.id)}`);
  }
  if (filter.staffId != null) {
    conditions.push(`r.staff_id = ${values.add(filter.staffId)}`);
  }
  if (filter.rating != null) {
    conditions.push(`r.rating = ${values.add(filter.rating)}`);
  }
  return conditions;
}
