import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
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

/** Adds a reply, or says what is wrong and gives the text back. */
export async function sendReply(
  asked: Asked,
  form: FormData,
): Promise<{ body: string; errors: FieldErrors }> {
  const body = textOf(form, "body");
  if (body === "") return { body, errors: { body: "Write your reply first." } };
  const input = { ticketId: textOf(form, "ticketId"), idempotencyKey: textOf(form, "idempotencyKey"), body };
  const { userErrors } = (await askApi(asked, ReplyDocument, { input })).ticketReply;
  return {
    body,
    errors: Object.fromEntries(userErrors.map(({ path, message }) => [fieldOfPath(path), message])),
  };
}
