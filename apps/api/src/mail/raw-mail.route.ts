import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readRawMail } from "@recourse/core";
import type { RequestHandler } from "express";
import { uuidOf } from "../graphql/global-id.js";
import { notFound } from "../http/error-response.js";
import type { Identify } from "../http/identity.js";
import type { Api } from "../wiring.js";

/** A mail as it came, to be kept and looked at elsewhere: nothing of it is shown here. */
export function createRawMailRoute({ deps, log }: Api, identify: Identify): RequestHandler<{ id: string }> {
  return async (request, response, next) => {
    const actor = await identify(request, "desk");
    const pieces = await readRawMail(deps, actor, uuidOf("IncomingMail", request.params.id) ?? "");
    if (pieces === null) {
      notFound(request, response, next);
      return;
    }
    response.set({
      "Content-Type": "application/octet-stream",
      "Content-Disposition": 'attachment; filename="mail.eml"',
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    });
    await pipeline(Readable.from(pieces), response).catch((error: unknown) => {
      log.warn({ err: error }, "a mail as it came was not sent to its end");
    });
  };
}
