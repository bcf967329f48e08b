import { graphql } from "../gql/desk/index.js";

export const KeptFields = graphql(`
  fragment KeptFields on ArticleAutosave {
    title
    slug
    audience
    categoryId
    summary
    body
    reason
    productAreas
    protocols
    platforms {
      name
      version
    }
    basedOnRevisionId
    savedAt
  }
`);
