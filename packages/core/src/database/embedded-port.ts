import { createServer } from "node:net";

/** A port of the loopback interface that nobody listened on a moment ago. */
export function findFreePort(): Promise<number> {
  return listenOnce(0).then((port) => {
    if (port === null) {
      throw new Error("The system has no free port on 127.0.0.1.");
    }
    return port;
  });
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const given = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(given));
    });
  });
}
