import {
  createDefect,
  fixDefect,
  linkTicketToDefect,
  moveDefect,
  publishDefect,
  setReportAside,
  stopFix,
  unlinkTicketFromDefect,
  unpublishDefect,
  updateDefect,
  type DefectResult,
  type DefectWords,
  type LinkTicketToDefectResult,
  type MoveDefectInput,
} from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import {
  DefectCreateInput,
  DefectFixInput,
  DefectFixStopInput,
  DefectInput,
  DefectReportSetAsideInput,
  DefectTicketInput,
  DefectUpdateInput,
} from "./defect.input.js";
import {
  DefectFixPayload,
  DefectPayload,
  DefectReportSetAsidePayload,
  DefectTicketPayload,
} from "./defect.type.js";
import { broadcastView, defectView } from "./defect.view.js";

function payloadOf(result: DefectResult): DefectPayload {
  return { defect: result.ok ? defectView(result.defect) : null, userErrors: userErrorsOf(result) };
}

function ticketPayloadOf(result: LinkTicketToDefectResult, context: RequestContext): DefectTicketPayload {
  return {
    defect: result.ok ? defectView(result.defect) : null,
    ticket: result.ok ? ticketView(result.ticket, context) : null,
    userErrors: userErrorsOf(result),
  };
}

const idOf = (id: string): string => uuidOf("Defect", id) ?? "";

function wordsOf({ workaroundId, ...input }: DefectCreateInput | DefectUpdateInput): DefectWords {
  const articleId =
    workaroundId == null
      ? null
      : (uuidOf("DeskArticle", workaroundId) ?? uuidOf("Article", workaroundId) ?? "");
  const { title, body, notes, components, affectedVersions, critical } = input;
  return { title, body, notes, components, affectedVersions, critical, workaroundId: articleId };
}

function idsOf({ defectId, ticketId }: DefectTicketInput): { defectId: string; ticketId: string } {
  return { defectId: idOf(defectId), ticketId: uuidOf("Ticket", ticketId) ?? "" };
}

async function move(
  { deps, actor }: RequestContext,
  { defectId, version }: DefectInput,
  act: MoveDefectInput["act"],
): Promise<DefectPayload> {
  return payloadOf(await moveDefect(deps, actor, { defectId: idOf(defectId), version, act }));
}

@Resolver()
export class DefectMutations {
  @Mutation(() => DefectPayload, { description: "Staff alone know of it until it is published." })
  async defectCreate(
    @Arg("input", () => DefectCreateInput) input: DefectCreateInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectPayload> {
    const { ticketId, idempotencyKey } = input;
    const linked = ticketId == null ? null : (uuidOf("Ticket", ticketId) ?? "");
    return payloadOf(
      await createDefect(deps, actor, { ...wordsOf(input), ticketId: linked, idempotencyKey }),
    );
  }

  @Mutation(() => DefectPayload, {
    description: "What the public reads of a published defect, a lead alone may change.",
  })
  async defectUpdate(
    @Arg("input", () => DefectUpdateInput) input: DefectUpdateInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectPayload> {
    const { defectId, version } = input;
    return payloadOf(
      await updateDefect(deps, actor, { ...wordsOf(input), defectId: idOf(defectId), version }),
    );
  }

  @Mutation(() => DefectPayload, { description: "It becomes a known issue." })
  async defectPublish(
    @Arg("input", () => DefectInput) { defectId, version }: DefectInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectPayload> {
    return payloadOf(await publishDefect(deps, actor, { defectId: idOf(defectId), version }));
  }

  @Mutation(() => DefectPayload)
  async defectUnpublish(
    @Arg("input", () => DefectInput) { defectId, version }: DefectInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectPayload> {
    return payloadOf(await unpublishDefect(deps, actor, { defectId: idOf(defectId), version }));
  }

  @Mutation(() => DefectPayload, { description: "We have seen it happen." })
  defectConfirm(
    @Arg("input", () => DefectInput) input: DefectInput,
    @Ctx() context: RequestContext,
  ): Promise<DefectPayload> {
    return move(context, input, "confirm");
  }

  @Mutation(() => DefectPayload, { description: "Somebody works on a fix." })
  defectStartFix(
    @Arg("input", () => DefectInput) input: DefectInput,
    @Ctx() context: RequestContext,
  ): Promise<DefectPayload> {
    return move(context, input, "start_fix");
  }

  @Mutation(() => DefectPayload, {
    description: "It is no defect: it leaves the public, and its tickets come back to the queue.",
  })
  defectReject(
    @Arg("input", () => DefectInput) input: DefectInput,
    @Ctx() context: RequestContext,
  ): Promise<DefectPayload> {
    return move(context, input, "reject");
  }

  @Mutation(() => DefectPayload, { description: "It is not fixed after all, or a defect after all." })
  defectReopen(
    @Arg("input", () => DefectInput) input: DefectInput,
    @Ctx() context: RequestContext,
  ): Promise<DefectPayload> {
    return move(context, input, "reopen");
  }

  @Mutation(() => DefectTicketPayload, {
    description:
      "The ticket is about this defect and waits for it; a report that it carries is joined to it.",
  })
  async defectTicketLink(
    @Arg("input", () => DefectTicketInput) input: DefectTicketInput,
    @Ctx() context: RequestContext,
  ): Promise<DefectTicketPayload> {
    return ticketPayloadOf(await linkTicketToDefect(context.deps, context.actor, idsOf(input)), context);
  }

  @Mutation(() => DefectTicketPayload)
  async defectTicketUnlink(
    @Arg("input", () => DefectTicketInput) input: DefectTicketInput,
    @Ctx() context: RequestContext,
  ): Promise<DefectTicketPayload> {
    return ticketPayloadOf(await unlinkTicketFromDefect(context.deps, context.actor, idsOf(input)), context);
  }

  @Mutation(() => DefectReportSetAsidePayload, {
    description: "It is no report of a defect; its ticket stays.",
  })
  async defectReportSetAside(
    @Arg("input", () => DefectReportSetAsideInput) { reportId }: DefectReportSetAsideInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectReportSetAsidePayload> {
    const result = await setReportAside(deps, actor, { reportId: uuidOf("DefectReport", reportId) ?? "" });
    return { userErrors: userErrorsOf(result) };
  }

  @Mutation(() => DefectFixPayload, {
    description:
      "Tells everybody whom it affects that it is fixed. The message goes out after 60 seconds, in which its sender can stop it; until then nothing has changed.",
  })
  async defectFix(
    @Arg("input", () => DefectFixInput) { defectId, ...input }: DefectFixInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectFixPayload> {
    const result = await fixDefect(deps, actor, { ...input, defectId: idOf(defectId) });
    return {
      broadcast: result.ok ? broadcastView(result.broadcast) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => DefectFixPayload, { description: "By the message's sender alone, before it goes out." })
  async defectFixStop(
    @Arg("input", () => DefectFixStopInput) { broadcastId }: DefectFixStopInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectFixPayload> {
    const result = await stopFix(deps, actor, { broadcastId: uuidOf("FixBroadcast", broadcastId) ?? "" });
    return {
      broadcast: result.ok ? broadcastView(result.broadcast) : null,
      userErrors: userErrorsOf(result),
    };
  }
}
