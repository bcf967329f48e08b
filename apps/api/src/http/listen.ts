import { createServer, type RequestListener, type Server } from "node:http";
import { StartError } from "../env.js";

/** An upload over a slow line takes minutes to arrive; every other request is given less (`bodyTimeout`). */
const REQUEST_TIMEOUT_MS = 600_000;
const HEADERS_TIMEOUT_MS = 30_000;
/** Longer than that of the proxies before it, so that they are the ones to close an idle connection. */
const KEEP_ALIVE_MS = 65_000;

/** Listens, or says in one line why it cannot. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    app,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const said: Readonly<Record<string, string>> = {
        EADDRINUSE: `Port ${port} is taken by another program. Stop it, or set PORT to a free one.`,
        EACCES: `Port ${port} may not be used by this user. Set PORT to one above 1023.`,
        EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`,
      };
      const line = said[error.code ?? ""];
      reject(line === undefined ? error : new StartError([line]));
    });
    server.listen(port, host, resolve);
  });
  return server;
}

/** Takes no new requests, lets those that run end for at most `withinMs`, then cuts them off. */
export async function drain(server: Server, withinMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), withinMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
