import { graphql } from "../../gql/index.js";

export const SearchDocument = graphql(`
  query Search($query: String!, $after: String, $categoryId: ID) {
    articleSearch(query: $query, first: 15, after: $after, categoryId: $categoryId) {
      searchId
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
