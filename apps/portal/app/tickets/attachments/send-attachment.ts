import { fieldsOf, readFields, refusalWords, sendFile, type FileAnswer } from "../../files/send-file.js";
import type { MaskedSecret, SentFile } from "./upload-queue.js";

export type AttachmentAnswer = { ok: true; sent: SentFile } | { ok: false; reason: string };

export async function sendAttachment(
  file: File,
  options: Parameters<typeof sendFile>[2],
): Promise<AttachmentAnswer> {
  return readAnswer(await sendFile("/attachments", file, options));
}

/** Takes back what was sent and is not wanted after all. What is not taken back goes by itself within a day. */
export async function discardAttachment(id: string): Promise<void> {
  await fetch(`/attachments/${encodeURIComponent(id)}`, { method: "DELETE" }).catch(() => undefined);
}

/** Of the API, to whoever sent the file: the browser, or the portal's server for pages without script. */
export function readAnswer(answer: FileAnswer): AttachmentAnswer {
  if (answer?.status === 201) {
    const { id, name, bytes, isImage, warning, held, masked } = readFields(answer.text);
    if (typeof id === "string" && typeof name === "string" && typeof bytes === "number") {
      const told = {
        warning: typeof warning === "string" ? warning : null,
        held: typeof held === "string" ? held : null,
        masked: (Array.isArray(masked) ? masked : []).flatMap(maskedOf),
      };
      return { ok: true, sent: { id, name, bytes, isImage: isImage === true, ...told } };
    }
  }
  return { ok: false, reason: refusalWords(answer) };
}

function maskedOf(secret: unknown): MaskedSecret[] {
  const { kind, words } = fieldsOf(secret);
  return typeof kind === "string" && typeof words === "string" ? [{ kind, words }] : [];
}
