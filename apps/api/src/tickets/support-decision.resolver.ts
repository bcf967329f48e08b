import { supportDecision } from "@recourse/core";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { uuidOf } from "../graphql/global-id.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { Decision } from "./decision.type.js";
import { decisionView } from "./decision.view.js";
import { SupportDecisionInput } from "./ticket.input.js";

@Resolver()
export class SupportDecisionResolver {
  @NeedsScope("write_tickets")
  @Query(() => Decision, {
    description: "What ticketOpen would say to this input, without recording anything.",
  })
  async supportDecision(
    @Arg("input", () => SupportDecisionInput) { accountId, ...input }: SupportDecisionInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Decision> {
    const result = await supportDecision(deps, actor, {
      ...input,
      accountId: accountId == null ? null : (uuidOf("Account", accountId) ?? ""),
    });
    if (!result.ok) {
      const refusal = result.refusals[0];
      throw badUserInput(refusal?.message ?? "The input is not valid.", refusal?.path?.join("."));
    }
    const { relation, active } = result.decision.facts.requester;
    return decisionView(result.decision, active && relation === "admin");
  }
}
