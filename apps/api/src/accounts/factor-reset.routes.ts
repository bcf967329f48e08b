import { openFactorReset, stopFactorReset } from "@recourse/core";
import { Router, type RequestHandler } from "express";
import { z } from "zod";
import { sendError, sendRefusal } from "../http/error-response.js";
import { jsonBody } from "../http/json-body.js";
import type { Api } from "../wiring.js";
import { linkOf } from "./mailed-link.js";

const used = z.object({ token: z.string().max(200) });

/** Links that stop the reset of a second factor, under /auth/factor-resets: `GET` tells and changes nothing, `POST` stops it. */
export function createFactorResetRoutes(api: Api): Router {
  return Router().get("/:id", tell(api)).post("/:id", jsonBody("16kb"), stop(api));
}

function tell({ deps }: Api): RequestHandler {
  return async (request, response) => {
    const reset = await openFactorReset(deps, deps.db, linkOf(request));
    if (reset === null) {
      sendError(response, 404, "NOT_FOUND", "This link does not work any more.");
      return;
    }
    const { name, runsAt } = reset;
    response.set("cache-control", "no-store").json({ name, runsAt: runsAt.toISOString() });
  };
}

function stop({ deps }: Api): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const given = used.safeParse(request.body);
    const token = given.success ? given.data.token : "";
    const result = await stopFactorReset(deps, { id: request.params.id, token });
    if (!result.ok) sendRefusal(response, result);
    else response.set("cache-control", "no-store").json({ status: true });
  };
}
