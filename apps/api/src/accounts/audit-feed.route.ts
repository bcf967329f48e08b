import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportAuditFeed } from "@recourse/core";
import type { RequestHandler } from "express";
import { z } from "zod";
import { uuidOf } from "../graphql/global-id.js";
import { notFound, sendError, sendRefusal } from "../http/error-response.js";
import type { Identify } from "../http/identity.js";
import type { Api } from "../wiring.js";

const query = z.object({ account: z.string().max(500) });

/** What staff looked at, decided and did on an account (`?account=` and its id), as JSON lines, sent as they are read. For its administrators. */
export function createAuditFeedRoute({ deps, log }: Api, identify: Identify): RequestHandler {
  return async (request, response, next) => {
    const parsed = query.safeParse(request.query);
    const accountId = parsed.success ? (uuidOf("Account", parsed.data.account) ?? "") : "";
    const result = await exportAuditFeed(deps, await identify(request, "public"), { accountId });
    if (!result.ok) {
      const [refusal] = result.refusals;
      if (refusal?.code === "NOT_FOUND") notFound(request, response, next);
      else if (refusal?.code === "RATE_LIMITED") sendRefusal(response, result);
      else sendError(response, 401, "NOT_SIGNED_IN", "Sign in to read what staff did on your account.");
      return;
    }
    response.set({
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${deps.clock.now().toISOString().slice(0, 10)}.jsonl"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    });
    // Whoever breaks off has what they have: there is nobody left to tell.
    await pipeline(Readable.from(result.lines), response).catch((error: unknown) => {
      log.info({ err: error }, "an export of an audit feed broke off");
      response.destroy();
    });
  };
}
