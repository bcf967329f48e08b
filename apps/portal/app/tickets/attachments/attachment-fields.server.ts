import { graphql } from "../../gql/index.js";

/** What a page shows of a file. */
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
  }
`);
