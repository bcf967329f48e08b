import { JOB_MAX_ATTEMPTS, type MailDeps } from "@recourse/core";
import { Logger as JobLogger, parseCronItems, run, type Runner, type TaskList } from "graphile-worker";
import pg from "pg";
import type { Logger } from "pino";
import { jobHandlers, schedule } from "./jobs.js";

const CONCURRENCY = 4;

/** graphile-worker's own messages: its chatter is for debugging, a failed job's error is logged by the handler below. */
function jobLogger(log: Logger): JobLogger {
  return new JobLogger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn(message);
    else log.debug(message);
  });
}

function taskList(deps: MailDeps, log: Logger): TaskList {
  return Object.fromEntries(
    Object.entries(jobHandlers).map(([name, handle]) => [
      name,
      async (payload: unknown, { job }: { job: { id: string; attempts: number; max_attempts: number } }) => {
        const started = performance.now();
        try {
          await handle(deps, payload);
          log.debug({ job: name, jobId: job.id, ms: Math.round(performance.now() - started) }, "job done");
        } catch (error) {
          log.error(
            { err: error, job: name, jobId: job.id, attempt: job.attempts, of: job.max_attempts },
            "job failed",
          );
          throw error;
        }
      },
    ]),
  );
}

/** Connections for the jobs' own queries. A broken one is replaced; without these listeners it would end the process. */
export function createJobPool(databaseUrl: string, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONCURRENCY + 2,
    application_name: "recourse-jobs",
  });
  const report = (error: Error): void => log.warn({ err: error }, "a database connection broke");
  pool.on("error", report);
  pool.on("connect", (client) => client.on("error", report));
  return pool;
}

/** Takes jobs until it is stopped; any number of these may run against one database. */
export async function startRunner(deps: MailDeps, pool: pg.Pool, log: Logger): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: jobLogger(log),
    taskList: taskList(deps, log),
    parsedCronItems: parseCronItems(
      schedule.map(({ task, match }) => ({ task, match, options: { maxAttempts: JOB_MAX_ATTEMPTS[task] } })),
    ),
  });
}
