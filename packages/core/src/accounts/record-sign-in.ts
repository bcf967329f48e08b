import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";

/** Who it was, by the id of the sign-in library; or which address was typed in vain. */
export type SignInAttempt = { succeeded: true; authUserId: string } | { succeeded: false; email: string };

/**
 * Writes down that somebody signed in, or tried to. Of an address that nobody here has, nothing is kept: people type passwords into the
 * wrong field.
 */
export async function recordSignIn(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  attempt: SignInAttempt,
): Promise<void> {
  const [person] = await db.query<{ id: string }[]>(
    attempt.succeeded
      ? "select id from people where auth_user_id = $1"
      : "select id from people where email = $1",
    [attempt.succeeded ? attempt.authUserId : attempt.email],
  );
  await writeAudit(db.manager, {
    at: clock.now(),
    actor: { kind: "system", name: "sign-in" },
    action: attempt.succeeded ? "person.signed_in" : "person.sign_in_failed",
    subjectType: "person",
    subjectId: person?.id ?? "unknown",
  });
}
