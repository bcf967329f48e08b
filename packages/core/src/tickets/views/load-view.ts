import { mayChangeView } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { findView, type TicketView } from "./view.queries.js";

type LoadedView = { ok: true; view: TicketView } | Refused;

/** The view, locked, for who may change it; another version than the caller saw is a conflict. */
export async function loadView(
  tx: EntityManager,
  actor: Actor,
  { viewId, version }: { viewId: string; version: number },
): Promise<LoadedView> {
  const view = await findView(tx, actor, viewId, { lock: true });
  if (view === null) {
    return refused("NOT_FOUND", "There is no such view, or it is not yours.", ["viewId"]);
  }
  const permission = mayChangeView(policyViewer(actor), view);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return view.version === version
    ? { ok: true, view }
    : refused("CONFLICT", `Somebody changed this view in the meantime: it is called “${view.name}” now.`, [
        "version",
      ]);
}
