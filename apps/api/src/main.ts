import { readEnv, StartError } from "./env.js";
import "reflect-metadata";
import { unfinishedUploadHours } from "@recourse/policy";
import type { Logger } from "pino";
import { createApp } from "./http/app.js";
import { drain, listen } from "./http/listen.js";
import { createLog } from "./http/log.js";
import { createSchemas } from "./schema.js";
import { createApi } from "./wiring.js";

const DRAIN_MS = 9_000;
const STOP_WITHIN_MS = 10_000;

/** Lets running requests end, closes the database, and ends the process with 0. */
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
  const log = createLog(env.logLevel);
  const api = await createApi(env, log);
  // What this process left when it was killed, where its folder is its own.
  await api.deps.files.removeAbandoned(new Date(Date.now() - unfinishedUploadHours * 3_600_000));
  let isStopping = false;
  const server = await listen(await createApp(api, createSchemas(), () => isStopping), env.host, env.port);
  const stop = stopOnce(async () => {
    isStopping = true;
    api.streams.end();
    await drain(server, DRAIN_MS);
    await api.close();
  }, log);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // The parent that started this process is gone, or lets it go.
  process.once("disconnect", stop);

  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : env.port;
  log.info({ host: env.host, port }, "listening");
  process.send?.({ ready: true, port });
}

main().catch((error: unknown) => {
  const lines =
    error instanceof StartError
      ? error.lines
      : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
});
