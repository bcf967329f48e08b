import { createServer } from "node:http";
import { StartError } from "./env.js";

/** Answers GET /health/live for an orchestrator. Resolves with a function that closes it. */
export async function serveHealth(host: string, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const known = request.url === "/health/live";
    response.writeHead(known ? 200 : 404, {
      "content-type": "application/json",
      "cache-control": "no-store",
    });
    response.end(known ? '{"status":"ok"}' : '{"errors":[{"message":"There is nothing at this address."}]}');
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Stop it, or set WORKER_PORT to a free one.`;
      reject(error.code === "EADDRINUSE" ? new StartError([taken]) : error);
    });
    server.listen(port, host, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
