import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { redactedLogPaths } from "@recourse/core";
import { pino, type DestinationStream, type Logger } from "pino";
import { pinoHttp, type HttpLogger } from "pino-http";

/** JSON lines on standard output. Nothing here ever names a header, a body or a secret. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: "api" },
    redact: [...redactedLogPaths],
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** The id that the portal gave the request, or a new one; answered in `x-request-id` and told in every error. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
}

/** One line per request: method, path without its query, status, time. Health checks are left out. */
export function createAccessLog(log: Logger): HttpLogger {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const id = requestIdOf(request);
      response.setHeader("x-request-id", id);
      return id;
    },
    autoLogging: { ignore: (request) => request.url?.startsWith("/health/") ?? false },
    quietReqLogger: true,
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? "warn" : "info"),
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split("?", 1)[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}
