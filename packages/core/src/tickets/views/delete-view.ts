import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import type { Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { loadView } from "./load-view.js";

export type DeleteViewResult = { ok: true } | Refused;

export async function deleteView(
  deps: CoreDeps,
  actor: Actor,
  input: { viewId: string; version: number },
): Promise<DeleteViewResult> {
  const at = deps.clock.now();
  return transact<DeleteViewResult>(deps.db, async (tx) => {
    const loaded = await loadView(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { id, name } = loaded.view;
    await tx.query("delete from ticket_views where id = $1", [id]);
    const subject = { subjectType: "ticket_view", subjectId: id };
    await writeAudit(tx, { at, actor, action: "ticket_view.deleted", ...subject, data: { name } });
    return { ok: true };
  });
}
