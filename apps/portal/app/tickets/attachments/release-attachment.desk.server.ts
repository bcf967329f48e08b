import { graphql } from "../../gql/desk/index.js";
import { askDesk, type Asked } from "../../graphql/api.server.js";

const HeldDocument = graphql(`
  query HeldAttachment($id: ID!) {
    attachment(id: $id) {
      name
      mediaType
      bytes
      warning
      held
      removal {
        reason
      }
      viewerCan {
        release {
          allowed
        }
      }
    }
  }
`);

const ReleaseDocument = graphql(`
  mutation ReleaseAttachment($input: AttachmentReleaseInput!) {
    attachmentRelease(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** A file that is held and that the viewer may release. Any other: 404. */
export async function loadHeld(asked: Asked, id: string) {
  const { attachment } = await askDesk(asked, HeldDocument, { id });
  if (
    attachment === null ||
    attachment.held === null ||
    attachment.removal !== null ||
    !attachment.viewerCan.release.allowed
  )
    throw new Response(null, { status: 404 });
  const { name, mediaType, bytes, warning } = attachment;
  return { name, mediaType, bytes, warning };
}

/** Releases it, or says why not. */
export async function releaseAttachment(asked: Asked, attachmentId: string): Promise<string | null> {
  const { userErrors } = (await askDesk(asked, ReleaseDocument, { input: { attachmentId } }))
    .attachmentRelease;
  return userErrors[0]?.message ?? null;
}
