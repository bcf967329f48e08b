import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";

/** Codes of top-level errors besides those of Apollo Server. An expected no of a mutation is in `userErrors` instead. */
export type ErrorCode =
  | "BAD_USER_INPUT"
  | "NOT_SIGNED_IN"
  | "NOT_ALLOWED"
  | "NOT_FOUND"
  | "FOREIGN_ORIGIN"
  | "TOO_COSTLY"
  | "THROTTLED"
  | "UNAVAILABLE"
  | "INTERNAL";

/** An error whose message is meant for the client. */
export function apiError(code: ErrorCode, message: string, status?: number): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, ...(status === undefined ? {} : { http: { status } }) },
  });
}

/** An argument that cannot be right, whoever asks. */
export function badUserInput(message: string, argument?: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: "BAD_USER_INPUT", ...(argument === undefined ? {} : { argument }) },
  });
}

const INTERNAL_MESSAGE =
  "Something went wrong here, and it has been recorded. Give the correlation id when you ask about it.";

/** Whether a failed field or request is a bug or a broken service: whatever came without a code of ours or of the server. */
export function isUnexpected(error: GraphQLError | GraphQLFormattedError): boolean {
  const code = error.extensions?.["code"];
  return code === undefined || code === "INTERNAL_SERVER_ERROR";
}

/** The one place that logs a failure; the client gets the correlation id and nothing of the insides. */
export function reportFailure(log: Logger, error: unknown, correlationId: string): void {
  log.error({ err: unwrapResolverError(error), correlationId }, "request failed");
}

/** Gives every error of a response a code and a correlation id, and hides what is not for the client. */
export function createErrorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const told = formatted.extensions?.["correlationId"];
    const correlationId = typeof told === "string" ? told : randomUUID();
    if (!isUnexpected(formatted)) {
      return { ...formatted, extensions: { ...formatted.extensions, correlationId } };
    }
    if (told === undefined) reportFailure(log, error, correlationId);
    return {
      message: INTERNAL_MESSAGE,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      extensions: { code: "INTERNAL", correlationId },
    };
  };
}
