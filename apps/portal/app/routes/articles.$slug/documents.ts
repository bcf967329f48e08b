import { graphql } from "../../gql/index.js";

export const ArticleDocument = graphql(`
  query Article($slug: String!) {
    article(slug: $slug) {
      id
      slug
      title
      summary
      audience
      bodyHtml
      publishedAt
      updatedAt
      lastCheckedOn
      productAreas
      protocols
      platforms {
        name
        version
        endOfLife
        supported
      }
      viewerVote
      knownIssues {
        number
        title
        state
      }
      breadcrumbs {
        slug
        title
      }
      contents {
        depth
        text
        anchor
      }
      related(first: 4) {
        slug
        title
        summary
        audience
      }
    }
  }
`);

/** Where an address leads at which there is no article. */
export const ArticleBySlugDocument = graphql(`
  query ArticleBySlug($slug: String!) {
    articleBySlug(slug: $slug) {
      kind
      movedTo
      replacement {
        slug
        title
        summary
        audience
      }
    }
  }
`);

export const ArticleVoteDocument = graphql(`
  mutation ArticleVote($input: ArticleVoteInput!) {
    articleVote(input: $input) {
      article {
        slug
      }
      userErrors {
        code
        message
      }
    }
  }
`);
