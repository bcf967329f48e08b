import { enqueue, redactedLogPaths } from "@recourse/core";
import { pino, type Logger } from "pino";
import { keepHandling } from "./mail/keep-handling.js";
import { keepSending } from "./mail/keep-sending.js";
import { readEnv, StartError, type WorkerEnv } from "./env.js";
import { serveHealth } from "./health.js";
import { createJobPool, startRunner } from "./runner.js";
import { keepIndexes } from "./search/keep-indexes.js";
import { createDeps, startIntake } from "./wiring.js";

const STOP_WITHIN_MS = 10_000;

async function start(env: WorkerEnv, log: Logger): Promise<() => Promise<void>> {
  const { deps, threads, keeper } = await createDeps(env, log);
  const pool = createJobPool(env.databaseUrl, log);
  const runner = await startRunner(deps, pool, log);
  // The policy file may be another one than before.
  await enqueue(deps.db.manager, "remind-owners", {}, { jobKey: "remind-owners" });
  const closeHealth = env.healthPort === null ? null : await serveHealth(env.host, env.healthPort);
  const stopKeeping = keepIndexes(keeper, log);
  const stopSending = keepSending(deps, log);
  const handling = keepHandling(deps, log);
  const intake = await startIntake(env, { deps, threads }, { log, onMail: handling.wake });
  if (intake !== null) log.info({ port: intake.port }, "taking mail");
  return async () => {
    // Who hands a mail over now may still be told that it is kept.
    await intake?.close();
    await Promise.all([runner.stop(), stopKeeping(), stopSending(), handling.stop()]);
    await threads.close();
    await closeHealth?.();
    await pool.end();
    await deps.db.destroy();
  };
}

/** Lets running jobs end, for at most ten seconds; what does not, is taken up again by the next worker. */
function stopOnce(stop: () => Promise<void>, log: Logger): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
}

async function main(): Promise<void> {
  const env = readEnv();
  const log = pino({ level: env.logLevel, base: { service: "worker" }, redact: [...redactedLogPaths] });
  const stop = stopOnce(await start(env, log), log);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // The parent that started this process is gone, or lets it go.
  process.once("disconnect", stop);
  log.info("taking jobs");
  process.send?.({ ready: true });
}

main().catch((error: unknown) => {
  const lines =
    error instanceof StartError
      ? error.lines
      : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
});
