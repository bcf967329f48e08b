import { createServer, type Server } from "node:http";
import { loadBuild } from "./build.js";
import { EnvError, readEnv } from "./env.js";
import { createPortal } from "./portal.js";

/** Requests under way get this long to end. */
const patience = 10_000;

async function main(): Promise<void> {
  const env = readEnv();
  let stopping = false;
  const server = createServer(createPortal({ env, build: await loadBuild(), stopping: () => stopping }));
  // An upload over a slow line takes minutes; the API gives everything else less.
  server.requestTimeout = 600_000;

  server.once("error", (error) => {
    const occupied = "code" in error && error.code === "EADDRINUSE";
    exitWith(
      occupied
        ? `Port ${env.PORT} is in use: stop what listens there, or set PORT to another.`
        : error.message,
    );
  });
  server.listen(env.PORT, env.HOST, () => announce(server));

  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close(() => process.exit(0));
    // Connections that a browser keeps open end as soon as nothing is under way on them.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    setTimeout(() => process.exit(0), patience).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // A parent that dies closes the channel: nothing is left running.
  process.once("disconnect", stop);
}

function announce(server: Server): void {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : null;
  if (process.send !== undefined) process.send({ ready: true, port });
  else process.stdout.write(`The portal listens on port ${port}.\n`);
}

function exitWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  if (error instanceof EnvError) exitWith(error.message);
  else throw error;
});
