import { policyViewer, removeAttachment } from "@recourse/core";
import { mayRemoveAttachment } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  Attachment,
  AttachmentPermissions,
  AttachmentRemoveInput,
  AttachmentRemovePayload,
} from "./attachment.type.js";
import { attachmentView } from "./attachment.view.js";

@Resolver(() => Attachment)
export class DeskAttachmentResolver {
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
    return { remove: mayRemoveAttachment(policyViewer(actor)) };
  }
}
