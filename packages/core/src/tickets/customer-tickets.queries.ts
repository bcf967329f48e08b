import { isTicketFinal, liveMemberships, ticketStates } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { sqlList } from "../database/sql-list.js";
import { pageOf, type Page } from "../page.js";
import { Ticket } from "./ticket.entity.js";
import { shownState } from "./undo-window.js";
import { isForAdmins, isParticipant } from "./visible-tickets.js";

type Db = DataSource | EntityManager;

/** What a ticket is to the customer who reads it: their own, or one that they were asked to join. */
export const ticketRelations = ["mine", "shared_with_me"] as const;
export type TicketRelation = (typeof ticketRelations)[number];

export interface CustomerTicketsFilter {
  /** One of the actor's accounts; all of theirs when left out. */
  accountId?: string | null;
  /** Only those that are not solved (true), or only those that are (false). */
  open?: boolean | null;
  /** `open` goes by what customers see at this instant; left out, by the tickets' own states. */
  at?: Date;
  /** Whatever they read, when left out. */
  relation?: TicketRelation | null;
}

/** Where a page goes on: below this number. */
export interface CustomerTicketsPosition {
  number: number;
}

/** Tickets that the actor reads as a customer, newest first. */
export async function listCustomerTickets(
  db: Db,
  actor: Actor,
  request: CustomerTicketsFilter & { first: number; after?: CustomerTicketsPosition | null },
): Promise<Page<Ticket>> {
  const values = new StatementValues();
  const ways = waysOf(actor, request, values);
  if (ways.length === 0) {
    return { rows: [], hasMore: false };
  }
  const below = values.add(request.after?.number ?? Number.MAX_SAFE_INTEGER);
  const limit = values.add(request.first + 1);
  const page = `and t.number < ${below} order by t.number desc limit ${limit}`;
  // A walk along an index for each way, and for each account, so that a page costs the same however many tickets there are.
  const walks = ways.map(({ accounts, where }) =>
    accounts === null
      ? `(select t.* from tickets t where ${where} ${page})`
      : `(select t.* from unnest(${accounts}::uuid[]) as a (id) cross join lateral (
           select * from tickets t where t.account_id = a.id and ${where} ${page}) t)`,
  );
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from (select distinct on (number) * from (${walks.join(" union all ")}) w
       order by number desc limit ${limit}) t order by t.number desc`,
    values.list,
  );
  return pageOf(rows, request.first);
}

export async function countCustomerTickets(
  db: Db,
  actor: Actor,
  filter: CustomerTicketsFilter,
): Promise<number> {
  const values = new StatementValues();
  const conditions = waysOf(actor, filter, values).map(({ accounts, where }) =>
    accounts === null ? `(${where})` : `(t.account_id = any(${accounts}::uuid[]) and ${where})`,
  );
  if (conditions.length === 0) {
    return 0;
  }
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from tickets t where ${conditions.join(" or ")}`,
    values.list,
  );
  return row?.count ?? 0;
}

/** A way in which a customer comes to read a ticket. */
interface Way {
  /** Place of the accounts whose tickets these are, where each account has a walk of its own. */
  accounts: string | null;
  where: string;
}

function waysOf(actor: Actor, filter: CustomerTicketsFilter, values: StatementValues): Way[] {
  if (actor.kind !== "person" || !mayUseScope(actor, "read_tickets")) {
    return [];
  }
  const memberships = liveMemberships(policyViewer(actor)).filter(
    ({ accountId }) => filter.accountId == null || accountId === filter.accountId,
  );
  if (memberships.length === 0) {
    return [];
  }
  const self = values.add(actor.person.id);
  const open = openCondition(filter, values);
  const ofAccounts = `t.account_id = any(${values.add(memberships.map(({ accountId }) => accountId))}::uuid[]) ${open}`;
  const mine = { accounts: null, where: `t.requester_id = ${self}::uuid and ${ofAccounts}` };
  const shared = { accounts: null, where: `${isParticipant("t", self)} and ${ofAccounts}` };
  if (filter.relation != null) {
    return filter.relation === "mine" ? [mine] : [shared];
  }
  const administered = memberships.filter(({ role }) => role === "admin").map(({ accountId }) => accountId);
  return administered.length === 0
    ? [mine, shared]
    : [mine, shared, { accounts: values.add(administered), where: `${isForAdmins("t")} ${open}` }];
}

/** States in which work on a ticket is not done. */
const UNDONE = sqlList(ticketStates.filter((state) => state !== "solved" && !isTicketFinal(state)));

function openCondition({ open, at }: CustomerTicketsFilter, values: StatementValues): string {
  if (open == null) {
    return "";
  }
  const state = at === undefined ? "t.state" : shownState("t", values.add(at));
  return `and ${state} ${open ? "" : "not "}in (${UNDONE})`;
}
