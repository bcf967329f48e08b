import { policyViewer, releaseAttachment, removeAttachment } from "@recourse/core";
import { mayReleaseAttachment, mayRemoveAttachment } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  Attachment,
  AttachmentPermissions,
  AttachmentReleaseInput,
  AttachmentReleasePayload,
  AttachmentRemoveInput,
  AttachmentRemovePayload,
} from "./attachment.type.js";
import { attachmentView } from "./attachment.view.js";

@Resolver(() => Attachment)
export class DeskAttachmentResolver {
  @Mutation(() => AttachmentReleasePayload, {
    description: "Lets those who read its message open a file that was held. For leads.",
  })
  async attachmentRelease(
    @Arg("input", () => AttachmentReleaseInput) { attachmentId }: AttachmentReleaseInput,
    @Ctx() context: RequestContext,
  ): Promise<AttachmentReleasePayload> {
    const input = { attachmentId: uuidOf("Attachment", attachmentId) ?? "" };
    const result = await releaseAttachment(context.deps, context.actor, input);
    return {
      attachment: result.ok ? attachmentView(result.attachment, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => AttachmentRemovePayload, {
    description: "Takes a file away from everybody, at once and for good. For leads.",
  })
  async attachmentRemove(
    @Arg("input", () => AttachmentRemoveInput) { attachmentId, reason }: AttachmentRemoveInput,
    @Ctx() context: RequestContext,
  ): Promise<AttachmentRemovePayload> {
    const input = { attachmentId: uuidOf("Attachment", attachmentId) ?? "", reason };
    const result = await removeAttachment(context.deps, context.actor, input);
    return {
      attachment: result.ok ? attachmentView(result.attachment, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => AttachmentPermissions)
  viewerCan(@Ctx() { actor }: RequestContext): AttachmentPermissions {
    const viewer = policyViewer(actor);
    return { release: mayReleaseAttachment(viewer), remove: mayRemoveAttachment(viewer) };
  }
}
