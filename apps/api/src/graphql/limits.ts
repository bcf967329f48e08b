import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import type { GraphQLSchema } from "graphql";
import type { RequestContext } from "../context.js";
import { apiError } from "../errors.js";
import type { Rates } from "../http/rates.js";
import { createCosts } from "./cost.js";
import { createPoints, RateLimitOfRequest } from "./rate-limit.js";
import { rootFieldLimit } from "./sensitive.js";

/** What one request may ask for. The depth is above that of the deepest page of the portal, the cost some hundred rows with their relations. */
export const limits = {
  depth: 12,
  aliases: 15,
  rootFields: 15,
  directives: 20,
  tokens: 2_000,
  cost: 2_500,
  bodyBytes: 1_000_000,
} as const;

/** Refuses a request whose cost, with its variables, is above the limit, or above what the caller has left, before anything of it runs. */
function createCostLimit(schema: GraphQLSchema, rates: Rates): ApolloServerPlugin<RequestContext> {
  const costOf = createCosts(schema);
  const pointsOf = createPoints(schema);
  return {
    requestDidStart({ contextValue }) {
      const rateLimit = new RateLimitOfRequest(rates, contextValue);
      return Promise.resolve({
        async didResolveOperation({ document, operation, request, operationName }) {
          if (operation === undefined) return;
          const cost = costOf({ document, operation, variables: request.variables ?? {}, operationName });
          if (cost > limits.cost) {
            throw apiError(
              "TOO_COSTLY",
              `This request costs ${cost}; at most ${limits.cost} is served. Ask for smaller pages.`,
              400,
            );
          }
          await rateLimit.take(pointsOf(operation, cost));
        },
        willSendResponse({ response: { body } }) {
          if (body.kind === "single") {
            body.singleResult.extensions = { ...body.singleResult.extensions, rateLimit: rateLimit.told() };
          }
          return Promise.resolve();
        },
      });
    },
  };
}

/** Options of Apollo Server that keep a request within the limits. */
export function limitOptions(schema: GraphQLSchema, rates: Rates) {
  const armor = new ApolloArmor({
    maxDepth: { n: limits.depth, flattenFragments: true },
    maxAliases: { n: limits.aliases },
    maxDirectives: { n: limits.directives },
    // The parser counts tokens itself, the cost takes the variables into account, suggestions are off in the server.
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return {
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...armor.validationRules, rootFieldLimit(schema, limits.rootFields)],
    plugins: [createCostLimit(schema, rates)],
  };
}
