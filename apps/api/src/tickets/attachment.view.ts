import { findAttachment, policyViewer, type Actor, type Attachment as Row } from "@recourse/core";
import { fileWarning, holdWords, mayOpenAttachment } from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import type { Api } from "../wiring.js";
import type { AttachmentLinks } from "./attachment-links.js";
import type { Attachment } from "./attachment.type.js";
import { maskedView } from "./masked.view.js";

interface Viewing {
  actor: Actor;
  deps: Api["deps"];
  attachmentLinks: AttachmentLinks;
}

/** An attachment that the viewer may read. */
export function attachmentView(row: Row, { actor, deps, attachmentLinks }: Viewing): Attachment {
  const { name, mediaType, bytes, isImage, width, height, createdAt, storageKey, removedAt } = row;
  const viewer = policyViewer(actor);
  const openable = removedAt === null && mayOpenAttachment(viewer, row).allowed;
  return {
    ...{ name, mediaType, bytes, isImage, width, height, createdAt, row },
    typeName: "Attachment",
    id: globalId("Attachment", row.id),
    warning: fileWarning(name, row),
    held: holdWords(viewer, row),
    openable,
    masked: maskedView(row.masked),
    url:
      openable && actor.kind === "person"
        ? attachmentLinks.urlOf(storageKey, actor.person.id, deps.clock.now())
        : null,
  };
}

/** What the answer to an upload tells. */
export function uploadView(row: Row, viewing: Viewing): object {
  const { id, name, mediaType, bytes, isImage, width, height, warning, held, masked, url } = attachmentView(
    row,
    viewing,
  );
  return { id, name, mediaType, bytes, isImage, width, height, warning, held, masked, url };
}

export async function loadAttachment(id: string, context: RequestContext): Promise<Attachment | null> {
  const { deps, actor } = context;
  const found = await findAttachment({ db: deps.db, now: deps.clock.now() }, actor, { id });
  return found === null ? null : attachmentView(found.attachment, context);
}

/** Of an input. What is no attachment's id is an upload that nobody knows. */
export function uploadIds(ids: readonly string[] | null | undefined): string[] | null {
  return ids == null ? null : ids.map((id) => uuidOf("Attachment", id) ?? "");
}
