import { defectStates, isUnfixed, mayReadDefects, type DefectState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { DefectReport } from "./defect-report.entity.js";
import { Defect } from "./defect.entity.js";
import { FixBroadcast } from "./fix-broadcast.entity.js";

type Db = DataSource | EntityManager;

/** Whether the actor may know of defects that are not published, of notes, of who reported what. */
export function readsDefects(actor: Actor): boolean {
  return mayReadDefects(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/** The parts of the desk's list. */
export const defectViews = ["unfixed", "fixed", "not_a_defect"] as const;
export type DefectView = (typeof defectViews)[number];

const viewStates: Record<DefectView, DefectState[]> = {
  unfixed: defectStates.filter(isUnfixed),
  fixed: ["fixed"],
  not_a_defect: ["not_a_defect"],
};

export interface DefectFilter {
  view?: DefectView | null;
  /** A product area. */
  component?: string | null;
  published?: boolean | null;
  critical?: boolean | null;
}

/** Where a list of defects goes on: behind this one. */
export type DefectPosition = Pick<Defect, "updatedAt" | "id">;

/** Those that changed last first. Staff alone; others get an empty page. */
export async function listDefects(
  db: Db,
  actor: Actor,
  { first, after, filter = {} }: { first: number; after?: DefectPosition | null; filter?: DefectFilter },
): Promise<Page<Defect>> {
  if (!readsDefects(actor)) {
    return { rows: [], hasMore: false };
  }
  const values = new StatementValues();
  const { view, component, published, critical } = filter;
  const conditions = [
    ...(view == null ? [] : [`d.state = any(${values.add(viewStates[view])})`]),
    ...(component == null ? [] : [`d.components @> array[${values.add(component)}]`]),
    ...(published == null ? [] : [`(d.published_at is not null) = ${values.add(published)}`]),
    ...(critical == null ? [] : [`d.critical = ${values.add(critical)}`]),
    ...(after == null
      ? []
      : [`(d.updated_at, d.id) < (${values.add(after.updatedAt)}, ${values.add(after.id)})`]),
  ];
  const rows = await db.query<Defect[]>(
    `select ${columnsOf(db, Defect, "d")} from defects d ${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
     order by d.updated_at desc, d.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

/** How many there are in each part of the list, and how many reports nobody has sorted yet. */
export async function countDefects(
  db: Db,
  actor: Actor,
): Promise<{ views: Map<DefectView, number>; newReports: number }> {
  if (!readsDefects(actor)) {
    return { views: new Map(), newReports: 0 };
  }
  const rows = await db.query<{ state: DefectState; count: number }[]>(
    "select state, count(*) from defects group by state",
  );
  const [reports] = await db.query<{ count: number }[]>(
    "select count(*) from defect_reports where defect_id is null and set_aside_at is null",
  );
  const views = defectViews.map((view): [DefectView, number] => {
    const of = rows.filter(({ state }) => viewStates[view].includes(state));
    return [view, of.reduce((sum, { count }) => sum + count, 0)];
  });
  return { views: new Map(views), newReports: reports?.count ?? 0 };
}

/** Null for what is unknown, and for everybody but staff. */
export async function findDefectByNumber(db: Db, actor: Actor, number: number): Promise<Defect | null> {
  if (!readsDefects(actor) || !Number.isSafeInteger(number)) {
    return null;
  }
  const [row] = await db.query<Defect[]>(
    `select ${columnsOf(db, Defect, "d")} from defects d where d.number = $1`,
    [number],
  );
  return row ?? null;
}

/** For staff alone, as they read them all; nobody else gets any. */
export function defectsByIds(db: Db, actor: Actor, ids: readonly string[]): Promise<Defect[]> {
  return readsDefects(actor)
    ? db.query(`select ${columnsOf(db, Defect, "d")} from defects d where d.id = any($1)`, [ids.filter(isId)])
    : Promise.resolve([]);
}

/** Which defect each ticket is about. For tickets seen on the desk: asks nothing. */
export function defectsOfTickets(
  db: Db,
  ticketIds: readonly string[],
): Promise<{ ticketId: string; defectId: string }[]> {
  return db.query(
    `select ticket_id as "ticketId", defect_id as "defectId" from defect_tickets where ticket_id = any($1)`,
    [ticketIds],
  );
}

/** A ticket about a defect, and what became of the message that it is fixed. */
export interface DefectTicket {
  ticketId: string;
  linkedAt: Date;
  /** To the last such message; null while there is none. */
  answer: "works" | "still_there" | null;
}

export type DefectTicketPosition = Pick<DefectTicket, "linkedAt" | "ticketId">;

/** Tickets about a defect, in the order in which they were linked. For a defect seen on the desk: asks nothing. */
export async function listDefectTickets(
  db: Db,
  defectId: string,
  { first, after }: { first: number; after?: DefectTicketPosition | null },
): Promise<Page<DefectTicket>> {
  const rows = await db.query<DefectTicket[]>(
    `select l.ticket_id as "ticketId", l.linked_at as "linkedAt",
       (select answer from fix_messages where ticket_id = l.ticket_id order by created_at desc limit 1) as answer
     from defect_tickets l
     where l.defect_id = $1 and ($2::timestamptz is null or (l.linked_at, l.ticket_id) > ($2, $3::uuid))
     order by l.linked_at, l.ticket_id limit $4`,
    [defectId, after?.linkedAt ?? null, after?.ticketId ?? null, first + 1],
  );
  return pageOf(rows, first);
}

export type DefectReportPosition = Pick<DefectReport, "createdAt" | "id">;

/** Reports that nobody has joined to a defect or set aside, oldest first. Staff alone; others get an empty page. */
export async function listNewReports(
  db: Db,
  actor: Actor,
  { first, after }: { first: number; after?: DefectReportPosition | null },
): Promise<Page<DefectReport>> {
  if (!readsDefects(actor)) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<DefectReport[]>(
    `select ${columnsOf(db, DefectReport, "r")} from defect_reports r
     where r.defect_id is null and r.set_aside_at is null
       and ($1::timestamptz is null or (r.created_at, r.id) > ($1, $2::uuid))
     order by r.created_at, r.id limit $3`,
    [after?.createdAt ?? null, after?.id ?? null, first + 1],
  );
  return pageOf(rows, first);
}

/** Reports of a defect, oldest first. For a defect seen on the desk: asks nothing. */
export async function listReportsOfDefect(
  db: Db,
  defectId: string,
  { first, after }: { first: number; after?: DefectReportPosition | null },
): Promise<Page<DefectReport>> {
  const rows = await db.query<DefectReport[]>(
    `select ${columnsOf(db, DefectReport, "r")} from defect_reports r
     where r.defect_id = $1 and ($2::timestamptz is null or (r.created_at, r.id) > ($2, $3::uuid))
     order by r.created_at, r.id limit $4`,
    [defectId, after?.createdAt ?? null, after?.id ?? null, first + 1],
  );
  return pageOf(rows, first);
}

/** Whom a message reached, and what they said. */
export interface BroadcastReach {
  broadcastId: string;
  tickets: number;
  people: number;
  works: number;
  stillThere: number;
}

export function broadcastReach(db: Db, broadcastIds: readonly string[]): Promise<BroadcastReach[]> {
  return db.query(
    `select broadcast_id as "broadcastId", count(ticket_id) as tickets, count(*) filter (where ticket_id is null) as people,
       count(*) filter (where answer = 'works') as works, count(*) filter (where answer = 'still_there') as "stillThere"
     from fix_messages where broadcast_id = any($1) and given_at is not null group by broadcast_id`,
    [broadcastIds],
  );
}

/** The last messages about the fix of each defect, newest first. For defects seen on the desk: asks nothing. */
export function broadcastsOfDefects(
  db: Db,
  defectIds: readonly string[],
  each: number,
): Promise<FixBroadcast[]> {
  return db.query(
    `select ${columnsOf(db, FixBroadcast, "b")} from unnest($1::uuid[]) as d (id)
     cross join lateral (
       select * from fix_broadcasts where defect_id = d.id order by queued_at desc limit $2
     ) b order by b.queued_at desc`,
    [defectIds, each],
  );
}
