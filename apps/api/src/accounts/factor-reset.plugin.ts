import type { AskFactorResetResult } from "@recourse/core";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { whoIsChallenged } from "./second-factor.js";

export type AskFactorReset = (authUserId: string) => Promise<AskFactorResetResult>;

/** `POST /auth/two-factor/ask-reset`: for who gave their password, and has nothing to answer the challenge with. */
export function factorReset(ask: AskFactorReset) {
  return {
    id: "factor-reset",
    endpoints: {
      askFactorReset: createAuthEndpoint("/two-factor/ask-reset", { method: "POST" }, async (context) => {
        const userId = await whoIsChallenged(context);
        if (userId === null) {
          throw new APIError("UNAUTHORIZED", {
            code: "INVALID_TWO_FACTOR_COOKIE",
            message: "Sign in with your password first.",
          });
        }
        const result = await ask(userId);
        if (result.ok) return context.json({ runsAt: result.runsAt.toISOString() });
        throw new APIError("UNPROCESSABLE_ENTITY", {
          code: "NOT_ALLOWED",
          message: result.refusals[0]?.message ?? "",
        });
      }),
    },
  } as const;
}
