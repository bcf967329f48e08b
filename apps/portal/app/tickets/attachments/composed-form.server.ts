import { unstable_parseMultipartFormData, type UploadHandlerPart } from "@remix-run/node";
import { graphql } from "../../gql/index.js";
import { askApi, type Asked } from "../../graphql/api.server.js";
import { textsOf } from "../../ui/form-fields.js";
import { attachmentLimits } from "./attachment-limits.js";
import { drain, passFileOn } from "./pass-file-on.server.js";
import type { SentFile } from "./upload-queue.js";

/** What became of the files of a message that could not be sent. */
export interface FailedFiles {
  /** Those that the API has: they come with the next attempt. */
  kept: SentFile[];
  /** What is wrong with the others, a sentence each. */
  faults: string[];
}

export interface ComposedForm {
  form: FormData;
  attachmentIds: string[];
  faults: string[];
}

/** A message does not go without a file that its writer believes in it. */
export const FILES_MISSING =
  "Not all files were taken. Read why below, then send it again, with them or without.";

/** Of all fields that are text. More is no form of ours. */
const MOST_TEXT = 1024 * 1024;

/**
 * Reads the form of a message. Where it comes without script, files come in it: each goes on to the API as it arrives, and its id stands
 * for it from then on, so that none is ever held here.
 */
export async function readComposedForm(asked: Asked): Promise<ComposedForm> {
  const type = asked.request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return composed(await asked.request.formData(), []);
  const form = new FormData();
  const faults: string[] = [];
  let room = MOST_TEXT;
  const take = async ({ name, filename, data }: UploadHandlerPart): Promise<undefined> => {
    if (filename === undefined) {
      const text = await readText(data, room);
      room -= text.length;
      form.append(name, text);
    } else if (filename === "" || form.getAll("attachmentId").length >= attachmentLimits.perMessage) {
      await drain(data[Symbol.asyncIterator]());
      if (filename !== "") faults.push(`${filename}: a message takes ${attachmentLimits.perMessage} files.`);
    } else {
      const answer = await passFileOn(asked, filename.replaceAll("%22", '"'), data);
      if (answer.ok) form.append("attachmentId", answer.sent.id);
      else faults.push(`${filename}: ${answer.reason}`);
    }
  };
  try {
    await unstable_parseMultipartFormData(asked.request, take);
  } catch (error) {
    if (error instanceof Response) throw error;
    // What was read up to here is not lost.
    faults.push(
      "The files could not be read. Attach them again; a file's name must not have a semicolon in it.",
    );
  }
  return composed(form, faults);
}

function composed(form: FormData, faults: string[]): ComposedForm {
  return { form, attachmentIds: textsOf(form, "attachmentId"), faults };
}

async function readText(data: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of data) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > most) throw new Response(null, { status: 413 });
  }
  return text + decoder.decode();
}

const AttachmentDocument = graphql(`
  query Attachment($id: ID!) {
    attachment(id: $id) {
      id
      name
      bytes
      isImage
      warning
      held
      masked {
        kind
        words
      }
      url
    }
  }
`);

/** For a message that was not sent: its files by name. */
export async function failedFiles(
  asked: Asked,
  { attachmentIds, faults }: Pick<ComposedForm, "attachmentIds" | "faults">,
): Promise<FailedFiles> {
  const found = await Promise.all(
    attachmentIds
      .slice(0, attachmentLimits.perMessage)
      .map((id) => askApi(asked, AttachmentDocument, { id })),
  );
  const kept = found.flatMap(({ attachment }) => (attachment === null ? [] : [attachment]));
  return { kept, faults };
}

/** The address that the viewer reads an attachment at for the next minutes. Unknown, foreign and removed look the same: 404. */
export async function attachmentUrl(asked: Asked, id: string): Promise<string> {
  const { attachment } = await askApi(asked, AttachmentDocument, { id });
  if (attachment?.url == null) throw new Response(null, { status: 404 });
  return attachment.url;
}
