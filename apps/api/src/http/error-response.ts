import type { Refused } from "@recourse/core";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { reportFailure } from "../errors.js";

/** The correlation id of a request: the same as in its answer's `x-request-id` and in the log. */
export function correlationIdOf(response: Response): string {
  return String(response.getHeader("x-request-id") ?? "");
}

/** An answer in the form of a GraphQL error, also where no GraphQL ran. */
export function sendError(
  response: Response,
  status: number,
  code: string,
  message: string,
  told: Readonly<Record<string, unknown>> = {},
): void {
  response
    .status(status)
    .set("cache-control", "no-store")
    .json({ errors: [{ message, extensions: { code, correlationId: correlationIdOf(response), ...told } }] });
}

const REFUSED: Readonly<Partial<Record<string, number>>> = {
  NOT_FOUND: 404,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  CONFLICT: 409,
  RATE_LIMITED: 429,
};

/** An expected no of an operation, where no GraphQL ran. */
export function sendRefusal(response: Response, { refusals }: Refused): void {
  const [refusal] = refusals;
  const { code = "INVALID", message = "The input is not valid.", retryAfter } = refusal ?? {};
  if (retryAfter !== undefined) response.set("retry-after", String(retryAfter));
  sendError(response, REFUSED[code] ?? 422, code, message, retryAfter === undefined ? {} : { retryAfter });
}

/** Unknown paths, and all that looks like one to whoever may not know of it. */
export const notFound: RequestHandler = (_request, response) => {
  sendError(response, 404, "NOT_FOUND", "There is nothing at this address.");
};

const BODY_ERRORS: Readonly<Record<string, { code: string; message: string }>> = {
  "entity.parse.failed": { code: "BAD_REQUEST", message: "The body is not valid JSON." },
  "entity.too.large": { code: "PAYLOAD_TOO_LARGE", message: "The body is larger than this address takes." },
  "charset.unsupported": { code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be JSON in UTF-8." },
  "encoding.unsupported": {
    code: "UNSUPPORTED_MEDIA_TYPE",
    message: "This content encoding is not supported.",
  },
  "request.aborted": { code: "BAD_REQUEST", message: "The request ended before its body did." },
  "request.size.invalid": {
    code: "BAD_REQUEST",
    message: "The body is not as long as its content-length says.",
  },
};

function bodyErrorOf(error: unknown) {
  if (typeof error !== "object" || error === null || !("type" in error) || !("status" in error)) return null;
  const known = BODY_ERRORS[String(error.type)];
  return known === undefined ? null : { ...known, status: Number(error.status) };
}

/** As an error of ours says it for GraphQL. */
function statusOf(http: unknown): number {
  return typeof http === "object" && http !== null && "status" in http ? Number(http.status) : 400;
}

/** Says what is wrong with a request that could not be read; everything else is a failure of ours and is logged. */
export function createErrorHandler(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) {
      // Too late for an answer. Somebody who went away in the middle of one is no failure.
      if (!response.destroyed) reportFailure(log, error, correlationIdOf(response));
      // Without the error, which is told: Express cuts the connection off.
      next();
      return;
    }
    if (error instanceof GraphQLError) {
      const { code, http } = error.extensions;
      sendError(response, statusOf(http), String(code), error.message);
      return;
    }
    const unreadable = bodyErrorOf(error);
    if (unreadable !== null) {
      sendError(response, unreadable.status, unreadable.code, unreadable.message);
      return;
    }
    reportFailure(log, error, correlationIdOf(response));
    sendError(response, 500, "INTERNAL", "Something went wrong here, and it has been recorded.");
  };
}
