import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { outcomesOf, readsRefusal, refusalVersion, type Refusal } from "./refusal.queries.js";
import { StoredDecision } from "./stored-decision.entity.js";

export type LoadedRefusal = { ok: true; refusal: Refusal } | Refused;

/**
 * The refused request, locked: whoever else contests, answers or decides it anew waits for the end of this transaction. Given the
 * version that the caller saw, one that something was done about since is a conflict.
 */
export async function loadRefusal(
  tx: EntityManager,
  actor: Actor,
  { decisionId, version }: { decisionId: string; version?: number },
): Promise<LoadedRefusal> {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to see what became of your requests.");
  }
  const [decision] = isId(decisionId)
    ? await tx.query<StoredDecision[]>(
        `select ${columnsOf(tx, StoredDecision, "d")} from decisions d
         where d.id = $1 and not d.opens_ticket and d.supersedes_id is null and d.outcome <> 'accept' for update`,
        [decisionId],
      )
    : [];
  const [refusal] = decision === undefined ? [] : await outcomesOf(tx, [decision]);
  if (refusal === undefined || !readsRefusal(actor, refusal)) {
    return refused("NOT_FOUND", "There is no such request, or you may not read it.", ["decisionId"]);
  }
  if (version !== undefined && version !== refusalVersion(refusal)) {
    return refused(
      "CONFLICT",
      "Somebody did something about this request in the meantime. Look at it again, then decide.",
      ["version"],
    );
  }
  return { ok: true, refusal };
}
