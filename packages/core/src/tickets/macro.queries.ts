import { mayUseMacros, type RequestKind } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { Macro } from "./macro.entity.js";

/** More than anybody reads through; whoever has more looks for them by name. */
const MOST_LISTED = 300;

/**
 * The shared macros and the actor's own. Those that suit the kind come first, those that are used most first among them. None for
 * whoever does not answer tickets.
 */
export async function listMacros(
  db: DataSource | EntityManager,
  actor: Actor,
  kind: RequestKind | null = null,
): Promise<Macro[]> {
  if (!mayUseMacros(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return [];
  }
  return db.query(
    `select ${columnsOf(db, Macro, "m")} from macros m where m.owner_id is null or m.owner_id = $1
     order by ($2::text = any(m.kinds)) is true desc, m.uses desc, lower(m.name), m.id limit ${MOST_LISTED}`,
    [staffIdOf(actor), kind],
  );
}

/** Null also for a system. */
export function staffIdOf(actor: Actor): string | null {
  return actor.kind === "person" ? (actor.staff?.id ?? null) : null;
}
