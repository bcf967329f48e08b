import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { transact } from "../transaction.js";
import { loadActor } from "./load-actor.js";

/** Writes down that somebody changed how they sign in; the sign-in library has made the change. */
export async function noteSignInChange(
  deps: Pick<CoreDeps, "db" | "clock">,
  { authUserId, change }: { authUserId: string; change: string },
): Promise<void> {
  await transact(deps.db, async (tx) => {
    const actor = await loadActor(tx, { authUserId }, { channel: "portal" });
    if (actor === null) {
      return { ok: true };
    }
    await writeAudit(tx, {
      at: deps.clock.now(),
      actor,
      action: `sign_in.${change}`,
      subjectType: "person",
      subjectId: actor.person.id,
    });
    return { ok: true };
  });
}
