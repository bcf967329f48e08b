import { isInQueue, mayUseDesk, ticketStates, type TicketState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor, type PersonActor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { sqlList } from "../database/sql-list.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { Ticket } from "./ticket.entity.js";
import { narrowingConditions, type NarrowedQueue } from "./views/narrowed-queue.js";

type Db = DataSource | EntityManager;

/** Counts and places stop here, so that they cost the same however many tickets there are: one more stands for more than this. */
export const MOST_COUNTED = 1_000;
const MOST_PLACES = 500;

export interface QueueFilter extends NarrowedQueue {
  /** Everybody's unless given. */
  assignee?: "me" | "nobody" | "anybody" | null;
  /** True: what the policy ranks as production; false: everything else. */
  production?: boolean | null;
  accountId?: string | null;
  /** Those in the queue unless given. */
  states?: readonly TicketState[] | null;
}

/** Where a page of the queue goes on: behind the ticket with these three. */
export type QueuePosition = Pick<Ticket, "queueRank" | "receivedAt" | "number">;

/** The policy's order (`compareQueue`): rank, what has none last, then receipt, then number. */
const ORDER = "queue_rank, received_at, number";
const PRODUCTION_RANK = 0;
const QUEUED = ticketStates.filter(isInQueue);
/** For somebody else than the staff. */
const WAITING: readonly TicketState[] = ["waiting_on_customer", "waiting_on_defect"];

/** Whether the actor works on the desk; the queue is empty for everybody else. */
function onDesk(actor: Actor): actor is PersonActor {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/** Tickets in the order in which they are worked on. */
export async function queuePage(
  db: Db,
  actor: Actor,
  { first, after, filter = {} }: { first: number; after?: QueuePosition | null; filter?: QueueFilter },
): Promise<Page<Ticket>> {
  const values = new StatementValues();
  const conditions = onDesk(actor) ? conditionsOf(actor, filter, values) : null;
  if (conditions === null) {
    return { rows: [], hasMore: false };
  }
  if (after != null) {
    const { queueRank, receivedAt, number } = after;
    conditions.push(
      `(${ORDER}) > (${values.add(queueRank)}, ${values.add(receivedAt)}, ${values.add(number)})`,
    );
  }
  const limit = values.add(first + 1);
  // One walk along an index for each state, merged: a condition on several states at once would sort them all.
  const walks = statesOf(filter).map(
    (state) =>
      `(select * from tickets t where ${[`state in (${sqlList([state])})`, ...conditions].join(" and ")} order by ${ORDER} limit ${limit})`,
  );
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from (${walks.join(" union all ")}) t order by ${ORDER} limit ${limit}`,
    values.list,
  );
  return pageOf(rows, first);
}

/** Up to one more than `MOST_COUNTED`. */
export async function countQueue(db: Db, actor: Actor, filter: QueueFilter = {}): Promise<number> {
  const values = new StatementValues();
  const conditions = onDesk(actor) ? conditionsOf(actor, filter, values) : null;
  if (conditions === null) {
    return 0;
  }
  const where = [`state in (${sqlList(statesOf(filter))})`, ...conditions].join(" and ");
  const [row] = await db.query<{ count: number }[]>(`select ${bounded(where)} as count`, values.list);
  return row?.count ?? 0;
}

function bounded(where: string): string {
  return `(select count(*) from (select from tickets t where ${where} limit ${MOST_COUNTED + 1}) counted)`;
}

/** How many tickets each part of the queue has, in one statement; up to one more than `MOST_COUNTED`. */
export async function countQueues(db: Db, actor: Actor, filters: readonly QueueFilter[]): Promise<number[]> {
  const values = new StatementValues();
  const counts = filters.map((filter) => {
    const conditions = onDesk(actor) ? conditionsOf(actor, filter, values) : null;
    if (conditions === null) {
      return "0::bigint";
    }
    const where = [`state in (${sqlList(statesOf(filter))})`, ...conditions].join(" and ");
    return bounded(where);
  });
  const [row] =
    counts.length === 0
      ? []
      : await db.query<{ counts: number[] }[]>(
          `select json_build_array(${counts.join(", ")}) as counts`,
          values.list,
        );
  return row?.counts ?? [];
}

/** How many there are of each, up to one more than `MOST_COUNTED`. */
export interface QueueCounts {
  open: number;
  production: number;
  unassigned: number;
  mine: number;
  /** For the customer or a defect. */
  waiting: number;
  /** Due by the instant that was asked for, or before now. */
  breaching: number;
  /** Due before now. */
  missed: number;
}

const NO_COUNTS: QueueCounts = {
  open: 0,
  production: 0,
  unassigned: 0,
  mine: 0,
  waiting: 0,
  breaching: 0,
  missed: 0,
};

/** Each count reads a bounded piece of an index of its own. */
export async function queueCounts(
  db: Db,
  actor: Actor,
  { now, dueBy }: { now: Date; dueBy: Date },
): Promise<QueueCounts> {
  if (!onDesk(actor)) {
    return NO_COUNTS;
  }
  const queued = `state in (${sqlList(QUEUED)})`;
  const [counts] = await db.query<QueueCounts[]>(
    `select ${bounded(queued)} as open,
       ${bounded(`${queued} and queue_rank = ${PRODUCTION_RANK}`)} as production,
       ${bounded(`${queued} and assignee_id is null`)} as unassigned,
       ${bounded(`${queued} and assignee_id = $1`)} as mine,
       ${bounded(`state in (${sqlList(WAITING)})`)} as waiting,
       ${bounded("due_at <= $2")} as breaching,
       ${bounded("due_at < $3")} as missed`,
    [actor.staff?.id ?? null, dueBy, now],
  );
  return counts ?? NO_COUNTS;
}

/** Where a page of what is due goes on: behind the ticket with these two. */
export type DuePosition = Pick<Ticket, "dueAt" | "number">;

/** Tickets whose internal target is due by an instant or was missed, the most urgent first. */
export async function duePage(
  db: Db,
  actor: Actor,
  { first, after, dueBy, filter = {} }: DueRequest,
): Promise<Page<Ticket>> {
  const values = new StatementValues();
  const conditions = onDesk(actor) ? conditionsOf(actor, filter, values) : null;
  if (conditions === null) {
    return { rows: [], hasMore: false };
  }
  conditions.push(`due_at <= ${values.add(dueBy)}`);
  if (after != null) {
    conditions.push(`(due_at, number) > (${values.add(after.dueAt)}, ${values.add(after.number)})`);
  }
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from tickets t where ${conditions.join(" and ")}
     order by due_at, number limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export interface DueRequest {
  first: number;
  after?: DuePosition | null;
  dueBy: Date;
  /** Its states do not matter: what nobody waits for is due at no time. */
  filter?: QueueFilter;
}

/** Up to one more than `MOST_COUNTED`. */
export async function countDue(
  db: Db,
  actor: Actor,
  { dueBy, filter = {} }: Pick<DueRequest, "dueBy" | "filter">,
): Promise<number> {
  const values = new StatementValues();
  const conditions = onDesk(actor) ? conditionsOf(actor, filter, values) : null;
  if (conditions === null) {
    return 0;
  }
  const where = [...conditions, `due_at <= ${values.add(dueBy)}`].join(" and ");
  const [row] = await db.query<{ count: number }[]>(`select ${bounded(where)} as count`, values.list);
  return row?.count ?? 0;
}

/**
 * Place in the queue, 1 is next, 501 stands for any behind 500; tickets that are not in it, or that the policy gives no rank, have no
 * entry.
 */
export async function queuePlaces(db: Db, ticketIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; place: number }[]>(
    `select t.id, 1 + (
       select count(*) from (
         select from tickets q where q.state in (${sqlList(QUEUED)})
           and (q.queue_rank, q.received_at, q.number) < (t.queue_rank, t.received_at, t.number)
         limit ${MOST_PLACES}
       ) before
     ) as place
     from tickets t where t.id = any($1) and t.state in (${sqlList(QUEUED)}) and t.rank is not null`,
    [ticketIds],
  );
  return new Map(rows.map(({ id, place }) => [id, place]));
}

function statesOf({ states }: QueueFilter): readonly TicketState[] {
  return states == null || states.length === 0
    ? QUEUED
    : ticketStates.filter((state) => states.includes(state));
}

/** Null where nothing can match. */
function conditionsOf(actor: PersonActor, filter: QueueFilter, values: StatementValues): string[] | null {
  const conditions = narrowingConditions(actor, filter, values);
  if (conditions === null) {
    return null;
  }
  if (filter.assignee === "nobody") {
    conditions.push("assignee_id is null");
  }
  if (filter.assignee === "me") {
    conditions.push(`assignee_id = ${values.add(actor.staff?.id ?? null)}`);
  }
  if (filter.production != null) {
    conditions.push(`queue_rank ${filter.production ? "=" : ">"} ${PRODUCTION_RANK}`);
  }
  if (filter.accountId != null) {
    if (!isId(filter.accountId)) {
      return null;
    }
    conditions.push(`account_id = ${values.add(filter.accountId)}`);
  }
  return conditions;
}
