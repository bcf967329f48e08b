import { attachmentsOfMessages, type Attachment, type CoreDeps } from "@recourse/core";
import DataLoader from "dataloader";

/** Files that came with the messages of one request. */
export function createAttachmentLoaders({ db }: CoreDeps) {
  return {
    /** By id of the message. */
    attachmentsOfMessage: new DataLoader<string, Attachment[]>(async (messageIds) => {
      const attachments = new Map<string, Attachment[]>(messageIds.map((id) => [id, []]));
      for (const each of await attachmentsOfMessages(db, messageIds))
        attachments.get(each.messageId)?.push(each);
      return messageIds.map((id) => attachments.get(id) ?? []);
    }),
  };
}
