import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { Attachment, AttachmentRemoval } from "./attachment.type.js";
import { attachmentView, loadAttachment } from "./attachment.view.js";
import { InternalNote, Reply } from "./timeline.type.js";

const OF_MESSAGE = "In the order in which they were attached. Of one that was removed, `removal` tells.";

async function ofMessage({ id }: { id: string }, context: RequestContext): Promise<Attachment[]> {
  const rows = await context.loaders.attachments().attachmentsOfMessage.load(uuidOf("Message", id) ?? "");
  return rows.map((row) => attachmentView(row, context));
}

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Query(() => Attachment, { nullable: true, description: "With an address of its own to download it from." })
  @NeedsScope("read_tickets")
  attachment(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<Attachment | null> {
    return loadAttachment(uuidOf("Attachment", id) ?? "", context);
  }

  @FieldResolver(() => AttachmentRemoval, { nullable: true })
  removal(@Root() { row }: Attachment): AttachmentRemoval | null {
    const { removedAt, removedBy, removalReason } = row;
    return removedAt === null ? null : { at: removedAt, personId: removedBy, reason: removalReason ?? "" };
  }
}

@Resolver(() => AttachmentRemoval)
export class AttachmentRemovalResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { personId }: AttachmentRemoval, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor({ personId, staff: true }, context);
  }
}

@Resolver(() => Reply)
export class AttachmentsOfReplyResolver {
  @FieldResolver(() => [Attachment], { description: OF_MESSAGE, complexity: 5 })
  attachments(@Root() reply: Reply, @Ctx() context: RequestContext): Promise<Attachment[]> {
    return ofMessage(reply, context);
  }
}

@Resolver(() => InternalNote)
export class AttachmentsOfNoteResolver {
  @FieldResolver(() => [Attachment], { description: OF_MESSAGE, complexity: 5 })
  attachments(@Root() note: InternalNote, @Ctx() context: RequestContext): Promise<Attachment[]> {
    return ofMessage(note, context);
  }
}
