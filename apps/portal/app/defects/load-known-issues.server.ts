import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";

const KnownIssuesDocument = graphql(`
  query KnownIssues($after: String, $component: String) {
    supportPolicy {
      productAreas
    }
    open: knownIssues(first: 30, after: $after, filter: { component: $component }) {
      nodes {
        ...KnownIssueFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    fixed: knownIssues(first: 30, filter: { fixed: true, component: $component }) {
      nodes {
        ...KnownIssueFields
      }
    }
  }
`);

/** What is not fixed; with the first page of it, what was fixed lately. */
export async function loadKnownIssues(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const component = searchParams.get("component");
  const { after } = pageTrail(searchParams);
  const { supportPolicy, open, fixed } = await askApi(asked, KnownIssuesDocument, {
    after,
    component: component === "" ? null : component,
  });
  return {
    component: supportPolicy.productAreas.find((area) => area === component) ?? null,
    components: supportPolicy.productAreas,
    open: open.nodes,
    pageInfo: open.pageInfo,
    fixed: after === null ? fixed.nodes : [],
  };
}
