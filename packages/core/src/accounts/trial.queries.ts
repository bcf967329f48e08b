import { ENDED_TRIALS_SHOWN_DAYS, isTicketFinal, readableTrials, ticketStates } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { sqlList } from "../database/sql-list.js";
import { pageOf, type Page } from "../page.js";
import { Ticket } from "../tickets/ticket.entity.js";
import { Account } from "./account.entity.js";

type Db = DataSource | EntityManager;

const DAY_MS = 86_400_000;

/** Where a page of trials goes on: behind this end. */
export interface TrialPosition {
  trialEndsAt: Date;
  id: string;
}

/** An account with a trial. */
export type TrialAccount = Account & TrialPosition;

/**
 * Accounts whose trial runs, the one that ends next first; or whose trial ended lately, the last one first. To an agent those that
 * they are the specialist of, to a lead all.
 */
export async function listTrials(
  db: Db,
  actor: Actor,
  { first, after, running }: { first: number; after?: TrialPosition | null; running: boolean },
  at: Date,
): Promise<Page<TrialAccount>> {
  const sees = readableTrials(policyViewer(actor));
  if (sees === "none" || actor.kind !== "person" || actor.staff === null || !mayUseScope(actor, "desk")) {
    return { rows: [], hasMore: false };
  }
  const values = new StatementValues();
  const now = values.add(at);
  const since = new Date(at.getTime() - ENDED_TRIALS_SHOWN_DAYS * DAY_MS);
  const conditions = running
    ? [`a.trial_ends_at > ${now} and a.trial_starts_at <= ${now}`]
    : [`a.trial_ends_at <= ${now} and a.trial_ends_at > ${values.add(since)}`];
  if (sees === "own") {
    conditions.push(`a.trial_specialist_id = ${values.add(actor.staff.id)}`);
  }
  const order = running ? "asc" : "desc";
  if (after != null) {
    conditions.push(
      `(a.trial_ends_at, a.id) ${running ? ">" : "<"} (${values.add(after.trialEndsAt)}, ${values.add(after.id)})`,
    );
  }
  const rows = await db.query<TrialAccount[]>(
    `select ${columnsOf(db, Account, "a")} from accounts a where ${conditions.join(" and ")}
     order by a.trial_ends_at ${order}, a.id ${order} limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

const UNDONE = sqlList(ticketStates.filter((state) => state !== "solved" && !isTicketFinal(state)));

export interface UndoneTickets {
  count: number;
  /** The oldest ones. */
  tickets: Ticket[];
}

/** What is not solved of each account, the oldest first. For staff, who read every ticket: asks nothing. */
export async function undoneTickets(
  db: Db,
  accountIds: readonly string[],
  first: number,
): Promise<Map<string, UndoneTickets>> {
  const rows = await db.query<(Ticket & { undone: number })[]>(
    `select ${columnsOf(db, Ticket, "t")}, t.undone from unnest($1::uuid[]) as a (id)
     cross join lateral (
       select *, count(*) over () as undone from tickets where account_id = a.id and state in (${UNDONE}) order by number limit $2
     ) t order by t.number`,
    [accountIds, first],
  );
  const found = new Map<string, UndoneTickets>(accountIds.map((id) => [id, { count: 0, tickets: [] }]));
  for (const { undone, ...ticket } of rows) {
    const of = found.get(ticket.accountId ?? "");
    if (of !== undefined) {
      of.count = undone;
      of.tickets.push(ticket);
    }
  }
  return found;
}
