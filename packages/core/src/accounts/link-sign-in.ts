import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";

export interface LinkSignInInput {
  personId: string;
  authUserId: string;
}

/** Lets somebody act who signed in with the sign-in library. A person is linked once: changing hands needs a person to look. */
export async function linkSignIn(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { personId, authUserId }: LinkSignInInput,
): Promise<{ ok: true } | Refused> {
  if (actor.kind !== "system") {
    return refused("NOT_ALLOWED", "Sign-ins are linked by the system alone.");
  }
  const at = deps.clock.now();
  return transact<{ ok: true } | Refused>(deps.db, async (tx) => {
    const linked = await tx.query<unknown[]>(
      `with linked as (
         update people p set auth_user_id = $2 where id = $1 and auth_user_id is null
           and not exists (select from people where auth_user_id = $2)
         returning id
       ) select id from linked`,
      [personId, authUserId],
    );
    if (linked.length === 0) {
      return refused("CONFLICT", "This person or this sign-in is linked already.");
    }
    await writeAudit(tx, {
      at,
      actor,
      action: "person.sign_in_linked",
      subjectType: "person",
      subjectId: personId,
    });
    return { ok: true };
  });
}
