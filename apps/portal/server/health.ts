import { Router } from "express";
import type { Env } from "./env.js";

/** Live: this process turns its loop. Ready: it is not stopping and the API behind it answers. */
export function healthRoutes(env: Env, stopping: () => boolean): Router {
  const router = Router();
  router.get("/live", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "live" });
  });
  router.get("/ready", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    if (stopping()) {
      response.status(503).json({ status: "stopping" });
      return;
    }
    const ready = await apiAnswers(env.API_URL);
    response.status(ready ? 200 : 503).json(ready ? { status: "ready" } : { status: "waiting for the API" });
  });
  return router;
}

async function apiAnswers(apiUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${apiUrl}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
