import { MOST_VIEWS } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { claimKey } from "../../idempotency.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { refuseKeeping, refuseNames } from "./refuse-view.js";
import { checkViewFilter, type ViewFilter } from "./view-filter.js";
import { findView, type TicketView } from "./view.queries.js";

export type GivenViewFilter = { [Name in keyof ViewFilter]?: ViewFilter[Name] | null };

export interface SaveViewInput {
  name: string;
  filter: GivenViewFilter;
  /** For everybody on the desk: leads alone. */
  shared: boolean;
  idempotencyKey: string;
}

export type ViewResult = { ok: true; view: TicketView } | Refused;

/** Keeps a part of the queue under a name, behind the views that are there. */
export async function saveView(deps: CoreDeps, actor: Actor, input: SaveViewInput): Promise<ViewResult> {
  const refusal = refuseKeeping(actor, input.shared);
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 60 });
  const checked = checkViewFilter(input.filter);
  if (refusal !== null || actor.kind !== "person") {
    return refusal ?? refused("NOT_SIGNED_IN", "Sign in to keep views.");
  }
  if (!name.ok) {
    return name;
  }
  if (!checked.ok) {
    return checked;
  }
  const at = deps.clock.now();
  const { filter } = checked;
  const { idempotencyKey: key, shared } = input;
  return transact<ViewResult>(deps.db, async (tx) => {
    const body = { name: name.text, filter, shared };
    const claim = { actor, operation: "saveView", key, body, resultId: newId(at), at };
    const claimed = await claimKey(tx, claim);
    if (!claimed.ok) {
      return claimed;
    }
    if (claimed.replayOf !== null) {
      return found(await findView(tx, actor, claimed.replayOf));
    }
    const ownerId = actor.person.id;
    const count = await countViews(tx, ownerId, shared);
    const missing = await refuseNames(tx, filter);
    if (missing !== null) {
      return missing;
    }
    if (count >= MOST_VIEWS) {
      return refused("INVALID", `There are ${MOST_VIEWS} views already. Delete one that nobody needs.`);
    }
    await tx.query(
      `insert into ticket_views (id, owner_id, shared, name, filter, position, updated_at)
       select $1, $2, $3, $4, $5, coalesce(max(position), 0) + 1, $6 from ticket_views where shared = $3 and (shared or owner_id = $2)`,
      [claim.resultId, ownerId, shared, name.text, JSON.stringify(filter), at],
    );
    await writeAudit(tx, {
      at,
      actor,
      action: "ticket_view.saved",
      subjectType: "ticket_view",
      subjectId: claim.resultId,
      data: { shared, name: name.text },
    });
    return found(await findView(tx, actor, claim.resultId));
  });
}

function found(view: TicketView | null): ViewResult {
  return view === null ? refused("NOT_FOUND", "There is no such view any more.") : { ok: true, view };
}

/** Who saves another at the same moment waits, so that the bound holds. */
async function countViews(tx: EntityManager, ownerId: string, shared: boolean): Promise<number> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `ticket_views ${shared ? "" : ownerId}`,
  ]);
  const [row] = await tx.query<{ count: number }[]>(
    "select count(*) from ticket_views where shared = $1 and (shared or owner_id = $2)",
    [shared, ownerId],
  );
  return row?.count ?? 0;
}
