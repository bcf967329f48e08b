import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import {
  failedFiles,
  FILES_MISSING,
  type ComposedForm,
  type FailedFiles,
} from "./attachments/composed-form.server.js";
import { fieldOfPath } from "./request-values.js";

const ReplyDocument = graphql(`
  mutation Reply($input: TicketReplyInput!) {
    ticketReply(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

/** A reply that could not be sent: what was typed and attached, and why. */
export interface FailedReply {
  body: string;
  errors: FieldErrors;
  files: FailedFiles;
}

/** Adds a reply, or says what is wrong and gives text and files back; null when it was sent. */
export async function sendReply(asked: Asked, composed: ComposedForm): Promise<FailedReply | null> {
  const body = textOf(composed.form, "body");
  const errors = await send(asked, composed, body);
  return Object.keys(errors).length === 0
    ? null
    : { body, errors, files: await failedFiles(asked, composed) };
}

async function send(
  asked: Asked,
  { form, attachmentIds, faults }: ComposedForm,
  body: string,
): Promise<FieldErrors> {
  if (body === "") return { body: "Write your reply first." };
  if (faults.length > 0) return { form: FILES_MISSING };
  const [ticketId, idempotencyKey] = [textOf(form, "ticketId"), textOf(form, "idempotencyKey")];
  const input = { ticketId, idempotencyKey, body, attachmentIds };
  const { userErrors } = (await askApi(asked, ReplyDocument, { input })).ticketReply;
  return Object.fromEntries(userErrors.map(({ path, message }) => [fieldOfPath(path), message]));
}
