import { graphql } from "../../gql/desk/index.js";

/** What a page shows of a file, and whether the viewer may release it or take it away. */
export const AttachmentFields = graphql(`
  fragment AttachmentFields on Attachment {
    id
    name
    bytes
    isImage
    width
    height
    warning
    held
    openable
    masked {
      kind
      words
    }
    removal {
      at
      reason
      author {
        name
      }
    }
    viewerCan {
      release {
        allowed
      }
      remove {
        allowed
      }
    }
  }
`);
