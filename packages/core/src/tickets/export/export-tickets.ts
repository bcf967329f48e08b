import { mayExportTickets, mayUseDesk, MOST_EXPORTED } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor, type PersonActor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { isRefusedForNow, refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { queuePage, type QueueFilter, type QueuePosition } from "../queue.queries.js";
import { searchTickets, type TicketSearch } from "../search/ticket-search.queries.js";
import { listCustomerTickets, type CustomerTicketsFilter } from "../customer-tickets.queries.js";
import type { Ticket } from "../ticket.entity.js";
import { shownToCustomers } from "../undo-window.js";
import { claimExport } from "./claim-export.js";
import { csvHead, csvOf } from "./ticket-csv.js";

/** A list that is on a page, whole. */
export type ExportedList =
  | { list: "queue"; filter: QueueFilter }
  | { list: "search"; search: TicketSearch }
  | { list: "own"; filter: CustomerTicketsFilter };

export type ExportTicketsResult = { ok: true; csv: AsyncGenerator<string> } | Refused;

const BATCH = 500;

/**
 * What a list shows, as CSV, read and given piece by piece. That it was asked for is on record before the first line leaves. The lists are
 * the same queries as on the pages, so that nothing is in the file that is not there.
 */
export async function exportTickets(
  deps: CoreDeps,
  actor: Actor,
  exported: ExportedList,
): Promise<ExportTicketsResult> {
  const permission = mayExportTickets(policyViewer(actor));
  if (!permission.allowed || actor.kind !== "person") {
    return actor.kind === "person"
      ? refusedBy(permission)
      : refused("NOT_SIGNED_IN", "Sign in to export tickets.");
  }
  const onDesk = exported.list === "queue" || actor.channel === "desk";
  const mayDesk = mayUseDesk(policyViewer(actor));
  const scope = onDesk ? "desk" : "read_tickets";
  if (onDesk && !mayDesk.allowed) {
    return refusedBy(mayDesk);
  }
  if (!mayUseScope(actor, scope)) {
    return refuseScope(scope);
  }
  return transact<ExportTicketsResult>(
    deps.db,
    async (tx) => {
      const refusal = await recordExport(tx, deps, actor, exported);
      return refusal ?? { ok: true, csv: linesOf(deps, actor, exported, onDesk) };
    },
    isRefusedForNow,
  );
}

async function recordExport(
  tx: EntityManager,
  deps: CoreDeps,
  actor: PersonActor,
  exported: ExportedList,
): Promise<Refused | null> {
  const at = deps.clock.now();
  const claimed = await claimExport(tx, deps, actor, exported, at);
  if (!claimed.ok) {
    return claimed;
  }
  await writeAudit(tx, {
    at,
    actor,
    action: "tickets.exported",
    subjectType: "ticket_export",
    subjectId: claimed.id,
    data: { list: exported.list },
  });
  return null;
}

async function* linesOf(
  { db, clock }: CoreDeps,
  actor: Actor,
  exported: ExportedList,
  onDesk: boolean,
): AsyncGenerator<string> {
  yield csvHead(onDesk);
  let left = MOST_EXPORTED;
  let last: Ticket | null = null;
  while (left > 0) {
    const page: { rows: Ticket[]; hasMore: boolean } = await batch(db, actor, exported, {
      first: Math.min(BATCH, left),
      after: last,
    });
    if (page.rows.length > 0) {
      const now = clock.now();
      yield await csvOf(db, onDesk ? page.rows : page.rows.map((row) => shownToCustomers(row, now)), onDesk);
    }
    left -= page.rows.length;
    last = page.rows.at(-1) ?? null;
    if (!page.hasMore || last === null) {
      return;
    }
  }
}

function batch(
  db: CoreDeps["db"],
  actor: Actor,
  exported: ExportedList,
  page: { first: number; after: QueuePosition | null },
): Promise<{ rows: Ticket[]; hasMore: boolean }> {
  switch (exported.list) {
    case "queue":
      return queuePage(db, actor, { ...page, filter: exported.filter });
    case "search":
      return searchTickets(db, actor, { ...exported.search, ...page });
    case "own":
      return listCustomerTickets(db, actor, { ...exported.filter, ...page });
  }
}
