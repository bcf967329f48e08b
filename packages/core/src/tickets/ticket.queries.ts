import { isTicketFinal, mayReadTicket, ticketStates, type TicketAccess } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { sqlList } from "../database/sql-list.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { Ticket } from "./ticket.entity.js";

type Db = DataSource | EntityManager;

/** Whether the actor may know of the ticket at all. */
export function readsTicket(actor: Actor, ticket: TicketAccess): boolean {
  const viewer = policyViewer(actor);
  const scope = viewer.staff === null ? "read_tickets" : "desk";
  const inScope = mayUseScope(actor, scope) || mayUseScope(actor, "read_tickets");
  return inScope && mayReadTicket(viewer, ticket).allowed;
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

export interface AccountTicketsFilter {
  /** One of the actor's accounts; all that they administer when left out. */
  accountId?: string | null;
  /** Only those that are not solved (true), or only those that are (false). */
  open?: boolean | null;
}

/** Where a page of an account's tickets goes on: below this number. */
export interface AccountTicketsPosition {
  number: number;
}

/** Tickets of the accounts that the actor administers, newest first. */
export async function listAccountTickets(
  db: Db,
  actor: Actor,
  request: AccountTicketsFilter & { first: number; after?: AccountTicketsPosition | null },
): Promise<Page<Ticket>> {
  const accountIds = administeredAccounts(actor, request.accountId ?? null);
  if (accountIds.length === 0) {
    return { rows: [], hasMore: false };
  }
  // A walk along the index for each account, so that a page costs the same however many tickets there are.
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from unnest($1::uuid[]) as a (id)
     cross join lateral (
       select * from tickets where account_id = a.id and number < $2 ${openCondition(request.open ?? null)}
       order by number desc limit $3
     ) t order by t.number desc limit $3`,
    [accountIds, request.after?.number ?? Number.MAX_SAFE_INTEGER, request.first + 1],
  );
  return pageOf(rows, request.first);
}

export async function countAccountTickets(
  db: Db,
  actor: Actor,
  filter: AccountTicketsFilter,
): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from tickets where account_id = any($1) ${openCondition(filter.open ?? null)}`,
    [administeredAccounts(actor, filter.accountId ?? null)],
  );
  return row?.count ?? 0;
}

/** States in which work on a ticket is not done. */
const UNDONE = sqlList(ticketStates.filter((state) => state !== "solved" && !isTicketFinal(state)));

function openCondition(open: boolean | null): string {
  return open === null ? "" : `and state ${open ? "" : "not "}in (${UNDONE})`;
}

/** Those whose every ticket the actor reads as a customer. */
function administeredAccounts(actor: Actor, accountId: string | null): string[] {
  if (actor.kind !== "person" || !mayUseScope(actor, "read_tickets")) {
    return [];
  }
  const asCustomer = { ...policyViewer(actor), staff: null };
  return actor.memberships
    .filter((membership) => accountId === null || membership.accountId === accountId)
    .filter((membership) => {
      const anyTicket = { accountId: membership.accountId, requesterId: null, state: "open" } as const;
      return mayReadTicket(asCustomer, anyTicket).allowed;
    })
    .map((membership) => membership.accountId);
}
