import { isInQueue, mayUseDesk, ticketStates, type TicketState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { sqlList } from "../database/sql-list.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { Ticket } from "./ticket.entity.js";

type Db = DataSource | EntityManager;

export interface QueueFilter {
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

/** Whether the actor works on the desk; the queue is empty for everybody else. */
function onDesk(actor: Actor): actor is Extract<Actor, { kind: "person" }> {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/** Tickets in the order in which they are worked on. */
export async function queuePage(
  db: Db,
  actor: Actor,
  { first, after, filter = {} }: { first: number; after?: QueuePosition | null; filter?: QueueFilter },
): Promise<Page<Ticket>> {
  const values = new StatementValues();
  const conditions = onDesk(actor) ? conditionsOf(actor.staff?.id ?? null, filter, values) : null;
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
      `(select * from tickets where ${[`state in (${sqlList([state])})`, ...conditions].join(" and ")} order by ${ORDER} limit ${limit})`,
  );
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from (${walks.join(" union all ")}) t order by ${ORDER} limit ${limit}`,
    values.list,
  );
  return pageOf(rows, first);
}

export async function countQueue(db: Db, actor: Actor, filter: QueueFilter = {}): Promise<number> {
  const values = new StatementValues();
  const conditions = onDesk(actor) ? conditionsOf(actor.staff?.id ?? null, filter, values) : null;
  if (conditions === null) {
    return 0;
  }
  const where = [`state in (${sqlList(statesOf(filter))})`, ...conditions].join(" and ");
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from tickets where ${where}`,
    values.list,
  );
  return row?.count ?? 0;
}

export interface QueueCounts {
  open: number;
  production: number;
  unassigned: number;
  mine: number;
  /** For the customer. */
  waiting: number;
}

const NO_COUNTS: QueueCounts = { open: 0, production: 0, unassigned: 0, mine: 0, waiting: 0 };

/** Each count reads an index of its own and no ticket. */
export async function queueCounts(db: Db, actor: Actor): Promise<QueueCounts> {
  if (!onDesk(actor)) {
    return NO_COUNTS;
  }
  const queued = `from tickets where state in (${sqlList(QUEUED)})`;
  const [counts] = await db.query<QueueCounts[]>(
    `select (select count(*) ${queued}) as open,
       (select count(*) ${queued} and queue_rank = ${PRODUCTION_RANK}) as production,
       (select count(*) ${queued} and assignee_id is null) as unassigned,
       (select count(*) ${queued} and assignee_id = $1) as mine,
       (select count(*) from tickets where state = 'waiting_on_customer') as waiting`,
    [actor.staff?.id ?? null],
  );
  return counts ?? NO_COUNTS;
}

/** Place in the queue, 1 is next; tickets that are not in it, or that the policy gives no rank, have no entry. */
export async function queuePlaces(db: Db, ticketIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; place: number }[]>(
    `select t.id, 1 + (
       select count(*) from tickets q where q.state in (${sqlList(QUEUED)})
         and (q.queue_rank, q.received_at, q.number) < (t.queue_rank, t.received_at, t.number)
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
function conditionsOf(staffId: string | null, filter: QueueFilter, values: StatementValues): string[] | null {
  const conditions: string[] = [];
  if (filter.assignee === "nobody") {
    conditions.push("assignee_id is null");
  }
  if (filter.assignee === "me") {
    conditions.push(`assignee_id = ${values.add(staffId)}`);
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
