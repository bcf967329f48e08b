import {
  getNamedType,
  GraphQLError,
  getVariableValues,
  isCompositeType,
  visit,
  type ArgumentNode,
  type ConstArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { getComplexity, type ComplexityEstimatorArgs } from "graphql-query-complexity";
import { apiError } from "../errors.js";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "./page.js";

interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | null;
  variables: Record<string, unknown>;
}

/** Costs of one document. It is the same object for the same text as long as the server keeps it. */
interface KnownCosts {
  /** Variables that the cost depends on. */
  deciding: ReadonlySet<string>;
  byValues: Map<string, number>;
}

const MOST_KNOWN = 100;

/**
 * What a request costs. Counting walks the whole document, so that costs are kept by document and by the few variables they depend on.
 * @throws BAD_USER_INPUT where the variables do not fit, TOO_COSTLY where there are more fields than can be counted
 */
export function createCosts(schema: GraphQLSchema): (asked: Asked) => number {
  const known = new WeakMap<DocumentNode, KnownCosts>();
  return ({ document, operation, operationName, variables }) => {
    const costs = known.get(document) ?? { deciding: decidingVariables(document), byValues: new Map() };
    known.set(document, costs);
    // Whether the others fit is found out when the operation runs.
    const definitions = operation.variableDefinitions?.filter(({ variable }) =>
      costs.deciding.has(variable.name.value),
    );
    const { coerced } = getVariableValues(schema, definitions ?? [], variables);
    if (coerced === undefined) throw misfit();
    const key = JSON.stringify([operationName, coerced]);
    const cost = costs.byValues.get(key) ?? count(schema, { document, operationName, variables });
    if (costs.byValues.size >= MOST_KNOWN) costs.byValues.clear();
    costs.byValues.set(key, cost);
    return cost;
  };
}

/** Page sizes, and conditions of what is included or skipped. */
function decidingVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = ({ value }: ArgumentNode | ConstArgumentNode): void => {
    if (value.kind === "Variable") names.add(value.name.value);
  };
  visit(document, {
    Field: (field) => field.arguments?.filter(({ name }) => name.value === "first").forEach(add),
    Directive: (directive) => directive.arguments?.forEach(add),
  });
  return names;
}

function count(
  schema: GraphQLSchema,
  { document, operationName, variables }: Omit<Asked, "operation">,
): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      estimators: [estimate],
      ...(operationName === null ? {} : { operationName }),
    });
  } catch (error) {
    throw error instanceof GraphQLError && error.message.includes("number of nodes")
      ? apiError("TOO_COSTLY", "This request asks for too many fields. Split it.", 400)
      : misfit();
  }
}

function misfit(): Error {
  return apiError("BAD_USER_INPUT", "The variables do not fit the operation.", 400);
}

/** Of one field: 1 for an object, more where the field says so, and its children's, times `first` where it is a page; 0 for a plain value. */
function estimate({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const told: unknown = field.extensions["complexity"];
  const own = typeof told === "number" ? told : isCompositeType(getNamedType(field.type)) ? 1 : 0;
  const isPage = field.args.some(({ name }) => name === "first");
  const first: unknown = args["first"];
  const rows = typeof first === "number" ? Math.max(1, Math.min(first, MAX_PAGE_SIZE)) : DEFAULT_PAGE_SIZE;
  return own + childComplexity * (isPage ? rows : 1);
}
