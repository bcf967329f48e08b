import { connect } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { startDatabase } from "./start-database.js";

const lookEvery = 1_000;

/** Starts the embedded database and starts it again on the same port when it dies; the services find it there again by themselves. */
export async function keepDatabase(
  dataDir: string,
  { say, ending }: { say: (line: string) => void; ending: AbortSignal },
): Promise<{ url: string; stop(): Promise<void> }> {
  let server = await startDatabase(dataDir);
  const { url, port } = server;
  const watch = async (): Promise<void> => {
    while (!ending.aborted) {
      await after(lookEvery, undefined, { signal: ending, ref: false }).catch(() => undefined);
      if (ending.aborted || (await listens(port))) continue;
      say("The database stopped; starting it again.");
      try {
        server = await startDatabase(dataDir, port);
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const watching = watch();
  return {
    url,
    async stop() {
      // A restart that is under way must be known before it can be stopped.
      if (ending.aborted) await watching;
      await server.stop();
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
