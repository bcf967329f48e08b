import type { Refused } from "@recourse/core";
import { APIError, createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import { z } from "zod";

/** Asks whether somebody may speak for an account, and has it kept. */
export type ChooseAccount = (
  authUserId: string,
  accountId: string,
  keep: (accountId: string) => Promise<unknown>,
) => Promise<{ ok: true } | Refused>;

/** `POST /auth/account-choice`: whoever belongs to several accounts speaks for this one from now on, in this session. */
export function accountChoice(choose: ChooseAccount) {
  return {
    id: "account-choice",
    endpoints: {
      chooseAccount: createAuthEndpoint(
        "/account-choice",
        { method: "POST", body: z.object({ accountId: z.string().max(100) }), use: [sessionMiddleware] },
        async (context) => {
          const { session, user } = context.context.session;
          const result = await choose(user.id, context.body.accountId, (accountId) =>
            context.context.internalAdapter.updateSession(session.token, { speaksFor: accountId }),
          );
          if (result.ok) return context.json({ status: true });
          throw new APIError("NOT_FOUND", { code: "NOT_FOUND", message: result.refusals[0]?.message ?? "" });
        },
      ),
    },
  } as const;
}
