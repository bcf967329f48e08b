import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import type { SearchAdapter } from "../ports.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { findSearchRebuild, type SearchRebuild } from "./search-index.queries.js";
import { refuseRebuildingIndex } from "./tend-search-index.js";

export type RebuildSearchIndexResult = { ok: true; rebuild: SearchRebuild } | Refused;

/** Has an index built anew from the articles. One that is being built already is gone on with, whoever asked for it. */
export async function rebuildSearchIndex(
  deps: CoreDeps,
  actor: Actor,
  { adapter }: { adapter: SearchAdapter },
): Promise<RebuildSearchIndexResult> {
  const refusal = refuseRebuildingIndex(actor);
  if (refusal !== null) return refusal;
  const at = deps.clock.now();
  return transact<RebuildSearchIndexResult>(deps.db, async (tx) => {
    const known = await tx.query<unknown[]>("select from search_indexes where name = $1", [adapter]);
    if (known.length === 0) return refused("NOT_FOUND", "There is no such search index here.", ["adapter"]);
    const begun = await tx.query<{ id: string }[]>(
      `insert into search_rebuilds (adapter, requested_by, requested_at) values ($1, $2, $3)
       on conflict (adapter) where finished_at is null do nothing returning id`,
      [adapter, actor.kind === "person" ? actor.person.id : null, at],
    );
    const running = await findSearchRebuild(tx, adapter);
    if (running === null) return refused("CONFLICT", "It was rebuilt at this very moment. Look at it again.");
    if (begun.length > 0) {
      await writeAudit(tx, {
        at,
        actor,
        action: "search_index.rebuild_requested",
        subjectType: "search_index",
        subjectId: adapter,
        data: { rebuildId: running.id },
      });
    }
    return { ok: true, rebuild: running };
  });
}
