import type { Refused } from "@recourse/core";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { z } from "zod";
import { isFresh } from "./second-factor.js";

export type StartAddressChange = (authUserId: string, email: string) => Promise<{ ok: true } | Refused>;

/**
 * `POST /auth/address-change`: asks for another mail address, with the password or a fresh second factor. Among the sign-in library's
 * own addresses, so that its limits and its check of the origin hold here, too.
 */
export function addressChange(start: StartAddressChange, freshMinutes: number) {
  return {
    id: "address-change",
    endpoints: {
      startAddressChange: createAuthEndpoint(
        "/address-change",
        {
          method: "POST",
          body: z.object({ email: z.string().max(300), password: z.string().max(200).optional() }),
          use: [sensitiveSessionMiddleware],
        },
        async (context) => {
          const { session, user } = context.context.session;
          if (!isFresh(session, freshMinutes)) await context.context.password.checkPassword(user.id, context);
          const result = await start(user.id, context.body.email);
          if (result.ok) return context.json({ status: true });
          const [refusal] = result.refusals;
          throw new APIError(
            refusal?.code === "RATE_LIMITED" ? "TOO_MANY_REQUESTS" : "UNPROCESSABLE_ENTITY",
            {
              code: refusal?.code ?? "INVALID",
              message: refusal?.message ?? "",
            },
          );
        },
      ),
    },
  } as const;
}
