import { graphql } from "../../gql/desk/index.js";
import { askDesk, type Asked } from "../../graphql/api.server.js";
import { textOf, type FieldErrors } from "../../ui/form-fields.js";
import { fieldOfPath } from "../request-values.js";

const RemovableDocument = graphql(`
  query RemovableAttachment($id: ID!) {
    attachment(id: $id) {
      id
      name
      removal {
        reason
      }
      viewerCan {
        remove {
          allowed
        }
      }
    }
  }
`);

const RemoveDocument = graphql(`
  mutation RemoveAttachment($input: AttachmentRemoveInput!) {
    attachmentRemove(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

/** A file that the viewer may take away. Any other: 404. */
export async function loadRemovable(asked: Asked, id: string): Promise<{ id: string; name: string }> {
  const { attachment } = await askDesk(asked, RemovableDocument, { id });
  if (attachment === null || attachment.removal !== null || !attachment.viewerCan.remove.allowed)
    throw new Response(null, { status: 404 });
  return { id: attachment.id, name: attachment.name };
}

/** Takes it away, or says what is wrong. */
export async function removeAttachment(
  asked: Asked,
  attachmentId: string,
  form: FormData,
): Promise<FieldErrors> {
  const reason = textOf(form, "reason");
  if (reason === "") return { reason: "Say why: everybody who could read the file reads it." };
  const input = { attachmentId, reason };
  const { userErrors } = (await askDesk(asked, RemoveDocument, { input })).attachmentRemove;
  return Object.fromEntries(userErrors.map(({ path, message }) => [fieldOfPath(path), message]));
}
