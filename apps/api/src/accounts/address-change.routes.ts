import { finishAddressChange, openAddressChange } from "@recourse/core";
import { Router, type RequestHandler } from "express";
import { z } from "zod";
import { sendError, sendRefusal } from "../http/error-response.js";
import { jsonBody } from "../http/json-body.js";
import type { Api } from "../wiring.js";
import { linkOf } from "./mailed-link.js";

const used = z.object({ token: z.string().max(200) });

/** Links to a new mail address, under /auth/address-changes: `GET` tells and changes nothing, `POST` makes the address theirs. */
export function createAddressChangeRoutes(api: Api): Router {
  return Router().get("/:id", tell(api)).post("/:id", jsonBody("16kb"), finish(api));
}

function tell({ deps }: Api): RequestHandler {
  return async (request, response) => {
    const change = await openAddressChange(deps, deps.db, { ...linkOf(request), at: deps.clock.now() });
    if (change === null) {
      sendError(response, 404, "NOT_FOUND", "This link does not work any more.");
      return;
    }
    response.set("cache-control", "no-store").json({ newEmail: change.newEmail });
  };
}

function finish({ deps }: Api): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const given = used.safeParse(request.body);
    const link = { id: request.params.id, token: given.success ? given.data.token : "" };
    const result = await finishAddressChange(deps, link, async (tx, { authUserId, email }) => {
      await tx.query(
        `update auth."user" set email = $2, "emailVerified" = true, "updatedAt" = now() where id = $1`,
        [authUserId, email.toLowerCase()],
      );
    });
    if (!result.ok) sendRefusal(response, result);
    else response.set("cache-control", "no-store").json({ status: true });
  };
}
