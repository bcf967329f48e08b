import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { Refused } from "@recourse/core";
import { OperationTypeNode, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { RequestContext } from "../context.js";
import { apiError, createErrorFormatter, isUnexpected, reportFailure } from "../errors.js";
import type { Api } from "../wiring.js";
import { limitOptions } from "./limits.js";

/** Gives the errors of a request its correlation id, and logs those that are failures. */
function createErrorReporter(log: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: ({ contextValue: { correlationId } }) =>
      Promise.resolve({
        didEncounterErrors({ errors }) {
          for (const error of errors) {
            if (isUnexpected(error)) reportFailure(log, error, correlationId);
            error.extensions["correlationId"] = correlationId;
          }
          return Promise.resolve();
        },
      }),
  };
}

/** A browser sends the cookie along from any page; a change is only taken from our own. */
const sameOriginMutations: ApolloServerPlugin<RequestContext> = {
  requestDidStart: ({ contextValue: { fromForeignOrigin } }) =>
    Promise.resolve(
      fromForeignOrigin
        ? {
            didResolveOperation({ operation }) {
              if (operation?.operation === OperationTypeNode.MUTATION) {
                throw apiError(
                  "FOREIGN_ORIGIN",
                  "Changes with a session cookie are taken from this site's own pages alone.",
                  403,
                );
              }
              return Promise.resolve();
            },
          }
        : {},
    ),
};

/** What staff look at is on record before they see it; whoever opened as much as the policy has sees nothing of it. */
const recordedViews: ApolloServerPlugin<RequestContext> = {
  requestDidStart: ({ contextValue: { actor, staffViews, correlationId } }) =>
    Promise.resolve(
      actor.kind === "person" && actor.staff !== null
        ? {
            async willSendResponse({ response }) {
              const written = await staffViews.written();
              if (!written.ok) withhold(response, written, correlationId);
            },
          }
        : {},
    ),
};

/** 429, with the words of the refusal in place of everything. */
function withhold(response: GraphQLResponse, { refusals }: Refused, correlationId: string): void {
  const errors = refusals.map(({ code, message, retryAfter }) => ({
    message,
    extensions: { code, correlationId, ...(retryAfter !== undefined && { retryAfter }) },
  }));
  response.body = { kind: "single", singleResult: { errors } };
  response.http.status = 429;
  const retryAfter = refusals[0]?.retryAfter;
  if (retryAfter !== undefined) response.http.headers.set("retry-after", String(retryAfter));
}

/** A started server for one schema. */
export async function startGraphQL(
  schema: GraphQLSchema,
  { log, rates }: Pick<Api, "log" | "rates">,
): Promise<ApolloServer<RequestContext>> {
  const { plugins, ...limited } = limitOptions(schema, rates);
  const server = new ApolloServer<RequestContext>({
    schema,
    ...limited,
    plugins: [
      createErrorReporter(log),
      sameOriginMutations,
      recordedViews,
      ...plugins,
      ApolloServerPluginLandingPageDisabled(),
      // None of these is used, and an active one is called for every field or request.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    formatError: createErrorFormatter(log),
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    nodeEnv: "production",
    logger: log,
  });
  await server.start();
  return server;
}
