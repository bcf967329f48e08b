import { createServer } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { CommandFailure } from "../command-failure.js";

/** How long the processes of a killed run may take to notice and let go of their ports. */
const lettingGo = 12_000;

/**
 * Makes sure that the public port can be had.
 * @throws CommandFailure when another program holds it
 */
export async function requirePort(host: string, port: number, waitForEarlierRun: boolean): Promise<void> {
  const until = Date.now() + (waitForEarlierRun ? lettingGo : 0);
  for (;;) {
    const found = await tryPort(host, port);
    if (found.free) return;
    if (found.code !== "EADDRINUSE") {
      throw new CommandFailure(
        `Port ${port} on ${host} cannot be opened (${found.code}). Set PORT or HOST to another.`,
      );
    }
    if (Date.now() >= until) {
      throw new CommandFailure(
        `Port ${port} is taken by another program. Stop that program, or set PORT to a free one (PORT=${port + 100}).`,
      );
    }
    await after(100);
  }
}

/** The preferred port, or any free one: nobody types the address of an inner service. */
export async function innerPort(host: string, preferred: number): Promise<number> {
  const found = await tryPort(host, preferred);
  if (found.free) return preferred;
  const any = await tryPort(host, 0);
  if (any.free) return any.port;
  throw new CommandFailure(
    `No port can be opened on ${host} (${any.code}). Set HOST to an address of this machine.`,
  );
}

/** Any port that is free on this machine now. */
export async function freePort(): Promise<number> {
  const found = await tryPort("127.0.0.1", 0);
  if (found.free) return found.port;
  throw new CommandFailure(`No port can be opened on this machine (${found.code}).`);
}

type PortFound = { free: true; port: number } | { free: false; code: string };

function tryPort(host: string, port: number): Promise<PortFound> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve({ free: false, code: error.code ?? error.message }),
    );
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const opened = address !== null && typeof address === "object" ? address.port : port;
      server.close(() => resolve({ free: true, port: opened }));
    });
  });
}
