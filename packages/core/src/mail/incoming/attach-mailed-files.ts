import { attachmentLimits } from "@recourse/policy";
import type { PersonActor } from "../../actor.js";
import type { IncomingMailDeps } from "../../deps.js";
import { MaskedText } from "../../masked-text.js";
import type { MailedFile } from "../../ports.js";
import { keepAttachment } from "../../tickets/attachments/keep-attachment.js";
import type { IncomingMail } from "./incoming-mail.entity.js";

export interface MailedFiles {
  attachmentIds: string[];
  /** Files that were not taken, and why, in a line each. */
  leftOut: string[];
}

/**
 * The files of a mail through the same pipe as uploads. Written down with the mail, so that whoever handles it a second time, after a crash,
 * attaches the same ones.
 */
export async function attachMailedFiles(
  deps: IncomingMailDeps,
  actor: PersonActor,
  incoming: IncomingMail,
  files: readonly MailedFile[],
): Promise<MailedFiles> {
  if (incoming.attachmentIds.length > 0 || incoming.leftOut.length > 0) return incoming;
  const kept: MailedFiles = { attachmentIds: [], leftOut: [] };
  for (const { name, content } of files) {
    const shown = MaskedText.of(name).text;
    if (kept.attachmentIds.length === attachmentLimits.perMessage) {
      kept.leftOut.push(`${shown}: a message takes ${attachmentLimits.perMessage} files at most.`);
      continue;
    }
    const result = await keepAttachment(deps, actor, { name, content: content() });
    if (result.ok) kept.attachmentIds.push(result.attachment.id);
    else kept.leftOut.push(`${shown}: ${result.refusals[0]?.message ?? "It could not be kept."}`);
  }
  if (files.length > 0) {
    await deps.db.query("update incoming_mails set attachment_ids = $2, left_out = $3 where id = $1", [
      ...[incoming.id, kept.attachmentIds, kept.leftOut],
    ]);
  }
  return kept;
}
