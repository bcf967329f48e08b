import { Router } from "express";
import type { DataSource } from "typeorm";

const DATABASE_TIMEOUT_MS = 2_000;

async function databaseAnswers(db: DataSource): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, DATABASE_TIMEOUT_MS, false).unref());
  const asked = db.query("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}

/** `/health/live`: this process runs. `/health/ready`: it can serve requests, the database answers. */
export function createHealthRoutes(db: DataSource, isStopping: () => boolean): Router {
  const router = Router();
  router.get("/live", (_request, response) => {
    response.set("cache-control", "no-store").json({ status: "ok" });
  });
  router.get("/ready", async (_request, response) => {
    const ready = !isStopping() && (await databaseAnswers(db));
    response
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ status: ready ? "ok" : "unavailable" });
  });
  return router;
}
