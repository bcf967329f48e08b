import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import type { GraphQLSchema } from "graphql";
import { apiError } from "../errors.js";
import { createCosts } from "./cost.js";

/** What one request may ask for. The depth is above that of the deepest page of the portal, the cost some hundred rows with their relations. */
export const limits = {
  depth: 12,
  aliases: 15,
  directives: 20,
  tokens: 2_000,
  cost: 2_500,
  bodyBytes: 1_000_000,
} as const;

/** Refuses a request whose cost, with its variables, is above the limit, before anything of it runs. */
function createCostLimit(schema: GraphQLSchema): ApolloServerPlugin {
  const costOf = createCosts(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, request, operationName }) {
          if (operation === undefined) return Promise.resolve();
          const cost = costOf({ document, operation, variables: request.variables ?? {}, operationName });
          if (cost > limits.cost) {
            throw apiError(
              "TOO_COSTLY",
              `This request costs ${cost}; at most ${limits.cost} is served. Ask for smaller pages.`,
              400,
            );
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Options of Apollo Server that keep a request within the limits. */
export function limitOptions(schema: GraphQLSchema) {
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
    validationRules: armor.validationRules,
    plugins: [createCostLimit(schema)],
  };
}
