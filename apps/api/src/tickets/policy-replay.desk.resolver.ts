import { replayPolicy, type ReplayedRequest as ReplayedRow, type ReplayTotals } from "@recourse/core";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { pageSize } from "../graphql/page.js";
import { LocalDate } from "../graphql/scalars.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { decisionView } from "./decision.view.js";
import { PolicyReplayResult, type PolicyReplay, type ReplayedRequest } from "./policy-replay.type.js";

@Resolver()
export class PolicyReplayResolver {
  @Query(() => PolicyReplayResult, {
    description:
      "Who would have been decided otherwise under a changed policy. The text is read and not kept; for leads.",
  })
  async policyReplay(
    @Arg("yaml", () => String, { description: "The text of the policy file." }) yaml: string,
    @Arg("since", () => LocalDate, { description: "Received on it or later, in the zone of the policy." })
    since: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: 100 }) first: number | null,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<PolicyReplayResult> {
    const result = await replayPolicy(deps, actor, { yaml, since, first: pageSize(first) });
    return {
      replay: result.ok ? replayView(result) : null,
      problems: result.ok ? [] : result.problems,
      userErrors: userErrorsOf(result),
    };
  }
}

interface Replayed {
  requests: ReplayedRow[];
  totals: ReplayTotals;
  hasMore: boolean;
}

function replayView({ requests, totals, hasMore }: Replayed): PolicyReplay {
  const { replayed, unreadable, otherwise, complete, until } = totals;
  return {
    requests: requests.map(requestView),
    hasMore,
    totals: { replayed, unreadable, ...otherwise },
    complete,
    until,
  };
}

function requestView({ decisionId, receivedAt, before, after, ...request }: ReplayedRow): ReplayedRequest {
  const { accountName, kind, subject, ticketNumber, change } = request;
  return {
    id: globalId("Decision", decisionId),
    at: receivedAt,
    ...{ accountName, kind, subject, ticketNumber, change },
    before: decisionView(before, true),
    after: decisionView(after, true),
  };
}
