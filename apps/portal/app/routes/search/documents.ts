import { graphql } from "../../gql/index.js";

export const SearchDocument = graphql(`
  query Search(
    $query: String!
    $after: String
    $categoryId: ID
    $productAreas: [String!]
    $audiences: [Audience!]
  ) {
    articleSearch(
      query: $query
      first: 15
      after: $after
      categoryId: $categoryId
      productAreas: $productAreas
      audiences: $audiences
    ) {
      searchId
      receipt
      totalCount
      totalLimited
      correctedQuery
      degraded
      hits {
        section
        anchor
        article {
          slug
          title
          audience
          breadcrumbs {
            slug
            title
          }
        }
        titleHighlights {
          text
          match
        }
        passage {
          text
          match
        }
      }
      facets {
        count
        category {
          id
          title
        }
      }
      productAreas {
        name
        count
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const TopicsDocument = graphql(`
  query Topics {
    categories {
      slug
      title
      description
      articleCount
    }
  }
`);
