import { HeaderMap } from "@apollo/server";
import type { RateLimitAnswer } from "@recourse/core";
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { RequestContext } from "../context.js";
import { throttledMessage, type Rates } from "../http/rates.js";
import { sensitiveFields } from "./sensitive.js";

/** What any operation of a kind uses of a rate limit, besides its cost. */
const points = { query: 10, mutation: 100, sensitive: 1_000 } as const;

/** The points that an operation uses: what it costs, and more where it changes something. */
export function createPoints(
  schema: GraphQLSchema,
): (operation: OperationDefinitionNode, cost: number) => number {
  const sensitive = sensitiveFields(schema);
  return ({ operation, selectionSet }, cost) => {
    if (operation !== OperationTypeNode.MUTATION) return points.query + cost;
    const isSensitive = selectionSet.selections.some(
      // Within a fragment it could be anything.
      (selection) => selection.kind !== Kind.FIELD || sensitive.has(selection.name.value),
    );
    return (isSensitive ? points.sensitive : points.mutation) + cost;
  };
}

/** Refuses who has asked for more than their limit, and tells everybody what is left of theirs. */
export class RateLimitOfRequest {
  private answer: RateLimitAnswer | null = null;

  constructor(
    private readonly rates: Rates,
    private readonly context: RequestContext,
  ) {}

  /** @throws THROTTLED (429) with the seconds to wait */
  async take(used: number): Promise<void> {
    const { rates, context } = this;
    this.answer = await rates.limits.take(rates.ofCaller(context.actor, context.address), used);
    if (this.answer.ok) return;
    const { retryAfter } = this.answer;
    throw new GraphQLError(throttledMessage(retryAfter), {
      extensions: {
        code: "THROTTLED",
        retryAfter,
        http: { status: 429, headers: new HeaderMap([["retry-after", String(retryAfter)]]) },
      },
    });
  }

  /** What goes into the `extensions` of the answer. */
  told(): { limit: number; remaining: number; resetAt: string } {
    const { rates, context } = this;
    const answer = this.answer ?? rates.limits.look(rates.ofCaller(context.actor, context.address));
    return { limit: answer.limit, remaining: answer.remaining, resetAt: answer.resetAt.toISOString() };
  }
}
