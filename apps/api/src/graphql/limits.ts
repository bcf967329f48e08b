import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import { getNamedType, isCompositeType, type GraphQLSchema } from "graphql";
import { getComplexity, type ComplexityEstimatorArgs } from "graphql-query-complexity";
import { apiError, badUserInput } from "../errors.js";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "./page.js";

/** What one request may ask for. The depth is above that of the deepest page of the portal, the cost some hundred rows with their relations. */
export const limits = {
  depth: 12,
  aliases: 15,
  directives: 20,
  tokens: 2_000,
  cost: 2_500,
  bodyBytes: 1_000_000,
} as const;

/** Of one field: 1 for an object, more where the field says so, and its children's, times `first` where it is a page; 0 for a plain value. */
function estimate({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const told: unknown = field.extensions["complexity"];
  const own = typeof told === "number" ? told : isCompositeType(getNamedType(field.type)) ? 1 : 0;
  const isPage = field.args.some(({ name }) => name === "first");
  const first: unknown = args["first"];
  const rows = typeof first === "number" ? Math.max(1, Math.min(first, MAX_PAGE_SIZE)) : DEFAULT_PAGE_SIZE;
  return own + childComplexity * (isPage ? rows : 1);
}

/** Refuses a request whose cost, with its variables, is above the limit, before anything of it runs. */
function createCostLimit(schema: GraphQLSchema): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, request, operationName }) {
          const cost = costOf(schema, document, request.variables ?? {}, operationName);
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

function costOf(
  schema: GraphQLSchema,
  query: Parameters<typeof getComplexity>[0]["query"],
  variables: Record<string, unknown>,
  operationName: string | null,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      estimators: [estimate],
      ...(operationName === null ? {} : { operationName }),
    });
  } catch {
    // It coerces the variables as the execution does, which then says what is wrong with them.
    throw badUserInput("The variables do not fit the operation.");
  }
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
