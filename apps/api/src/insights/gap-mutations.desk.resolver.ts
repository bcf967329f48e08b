import {
  askForGaps,
  closeGap,
  dismissGap,
  draftForGap,
  reopenGap,
  type ChangeGapResult,
} from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { DeskArticlePayload } from "../articles/desk-article.type.js";
import { deskArticleView } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { GapInput, GapReasonInput } from "./gap.input.js";
import { GapPayload, GapsFindPayload } from "./gap.type.js";
import { gapView } from "./gap.view.js";

function payloadOf(result: ChangeGapResult, { actor }: RequestContext): GapPayload {
  return { gap: result.ok ? gapView(result.gap, actor) : null, userErrors: userErrorsOf(result) };
}

const idOf = (gapId: string) => uuidOf("Gap", gapId) ?? "";

@Resolver()
export class GapMutations {
  @Mutation(() => DeskArticlePayload, {
    description: "Starts a draft for staff that names the questions of a gap, linked to it.",
  })
  async gapDraft(
    @Arg("input", () => GapInput) { gapId }: GapInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    const result = await draftForGap(deps, actor, { gapId: idOf(gapId) });
    return { article: result.ok ? deskArticleView(result.article) : null, userErrors: userErrorsOf(result) };
  }

  @Mutation(() => GapPayload, { description: "It is answered, also where the numbers do not say so." })
  async gapClose(
    @Arg("input", () => GapReasonInput) { gapId, reason }: GapReasonInput,
    @Ctx() context: RequestContext,
  ): Promise<GapPayload> {
    const { deps, actor } = context;
    return payloadOf(await closeGap(deps, actor, { gapId: idOf(gapId), reason }), context);
  }

  @Mutation(() => GapPayload, { description: "It is none; what is asked like it makes no new one." })
  async gapDismiss(
    @Arg("input", () => GapReasonInput) { gapId, reason }: GapReasonInput,
    @Ctx() context: RequestContext,
  ): Promise<GapPayload> {
    const { deps, actor } = context;
    return payloadOf(await dismissGap(deps, actor, { gapId: idOf(gapId), reason }), context);
  }

  @Mutation(() => GapPayload)
  async gapReopen(
    @Arg("input", () => GapInput) { gapId }: GapInput,
    @Ctx() context: RequestContext,
  ): Promise<GapPayload> {
    const { deps, actor } = context;
    return payloadOf(await reopenGap(deps, actor, { gapId: idOf(gapId) }), context);
  }

  @Mutation(() => GapsFindPayload, {
    description: "Looks for gaps now instead of tonight; it takes a moment.",
  })
  async gapsFind(@Ctx() { deps, actor }: RequestContext): Promise<GapsFindPayload> {
    return { userErrors: userErrorsOf(await askForGaps(deps, actor)) };
  }
}
