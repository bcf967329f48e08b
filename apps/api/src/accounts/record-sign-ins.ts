import type { SignInAttempt } from "@recourse/core";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { z } from "zod";

const PASSWORD = "/sign-in/email";
const typed = z.object({ email: z.email() });

/** A plugin of better-auth: tells of each attempt to sign in before it is answered. `onFailure` is told why that could not be done. */
export function recordSignIns(
  onSignIn: (attempt: SignInAttempt) => Promise<void>,
  onFailure: (error: unknown) => void,
) {
  const record = async (attempt: SignInAttempt): Promise<void> => {
    try {
      await onSignIn(attempt);
    } catch (error) {
      onFailure(error);
      // Not an APIError: those are answered with the cookie that is to be withheld.
      throw new Error("The attempt to sign in could not be put on record.");
    }
  };
  const handler = createAuthMiddleware(async ({ path, body, context: { newSession, returned } }) => {
    if (newSession !== null) {
      await record({ succeeded: true, authUserId: newSession.user.id });
    } else if (path === PASSWORD && isAPIError(returned)) {
      const { data } = typed.safeParse(body);
      await record({ succeeded: false, email: data?.email ?? "" });
    }
  });
  const matcher = ({ path }: { path?: string | undefined }): boolean =>
    path === PASSWORD ||
    path?.startsWith("/two-factor/verify-") === true ||
    path?.startsWith("/provider/") === true;
  return { id: "record-sign-ins" as const, hooks: { after: [{ matcher, handler }] } };
}
