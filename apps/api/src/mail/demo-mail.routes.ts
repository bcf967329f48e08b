import { findDemoMail, listDemoMails } from "@recourse/core";
import { Router } from "express";
import { z } from "zod";
import { notFound } from "../http/error-response.js";
import type { Api } from "../wiring.js";

const MOST = 200;
const listQuery = z.object({ to: z.email().optional().catch(undefined) });

/** The demo's mailbox, for its pages. Everybody reads it: in the demo, and nowhere else, everybody plays everybody. */
export function createDemoMailRoutes({ deps: { db } }: Api): Router {
  const router = Router();
  router.get("/", async (request, response) => {
    const { to = null } = listQuery.parse(request.query);
    response.json(await listDemoMails(db, { to, first: MOST }));
  });
  router.get("/:id", async (request, response, next) => {
    const mail = await findDemoMail(db, request.params.id);
    if (mail === null) notFound(request, response, next);
    else response.json(mail);
  });
  return router;
}
