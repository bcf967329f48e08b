import { speakingFor } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";

/**
 * That somebody speaks for one of their accounts from now on, in this session. `keep` writes it into the session.
 * @param actor as they are without any choice
 */
export async function chooseAccount(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  accountId: string,
  keep: (accountId: string) => Promise<unknown>,
): Promise<{ ok: true } | Refused> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  if (speakingFor(actor.memberships, accountId).speaksFor === null) {
    return refused("NOT_FOUND", "There is no such account, or you may not speak for it.", ["accountId"]);
  }
  return transact<{ ok: true }>(db, async (tx) => {
    await writeAudit(tx, {
      ...{ at: clock.now(), actor, action: "person.account_chosen", subjectType: "person" },
      ...{ subjectId: actor.person.id, accountId },
    });
    await keep(accountId);
    return { ok: true };
  });
}
