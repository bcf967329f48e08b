import type { Asked } from "../../graphql/api.server.js";
import { readAnswer, type AttachmentAnswer } from "./send-attachment.js";

/** As long as the API lets an upload take. */
const PATIENCE_MS = 600_000;

/** Sends a file of a form on to the API while it is still coming, in the caller's name. */
export async function passFileOn(
  { request, context }: Asked,
  name: string,
  data: AsyncIterable<Uint8Array>,
): Promise<AttachmentAnswer> {
  const chunks = data[Symbol.asyncIterator]();
  // Read to the end whatever the API says: what is left of a part would otherwise be gathered in memory before the next one.
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
  const headers = new Headers({
    ...context.forwarded,
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent(name),
    origin: context.publicUrl,
  });
  const cookie = request.headers.get("cookie");
  if (cookie !== null) headers.set("cookie", cookie);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(`${context.apiUrl}/attachments`, {
      ...{ method: "POST", headers, body, signal },
      duplex: "half",
    });
    return readAnswer({ status: answer.status, text: await answer.text() });
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return readAnswer(null);
    throw error;
  } finally {
    await drain(chunks);
  }
}

/** Reads to the end and keeps nothing. */
export async function drain(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  while ((await chunks.next()).done !== true);
}
