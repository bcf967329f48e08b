import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { readDefectView } from "./defect-views.js";

const DefectsDocument = graphql(`
  query Defects($after: String, $filter: DefectFilter) {
    supportPolicy {
      productAreas
    }
    viewer {
      staff {
        role
      }
    }
    defectCounts {
      unfixed
      fixed
      notADefect
      newReports
    }
    defects(first: 30, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        number
        title
        state
        critical
        components
        fixedVersion
        publishedAt
        updatedAt
        affectedAccounts
      }
    }
  }
`);

const NewReportsDocument = graphql(`
  query NewDefectReports($after: String) {
    newDefectReports(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        source
        reportedAt
        answers {
          happens
          began
          whom
          steps
          versions
        }
        account {
          name
        }
        person {
          name
        }
        ticket {
          id
          number
          subject
        }
      }
    }
    defects(first: 50, filter: { view: UNFIXED }) {
      nodes {
        number
        title
      }
    }
  }
`);

/** The part of the list that the address asks for: defects, or reports that nobody has sorted. */
export async function loadDefects(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const view = readDefectView(searchParams);
  const component = searchParams.get("component");
  const { after } = pageTrail(searchParams);
  const { supportPolicy, viewer, defectCounts, defects } = await askDesk(asked, DefectsDocument, {
    after: view.filter === null ? null : after,
    filter: { view: view.filter, component: component === "" ? null : component },
  });
  const reports = view.filter === null ? await askDesk(asked, NewReportsDocument, { after }) : null;
  const now = new Date();
  return {
    view: view.name,
    component,
    components: supportPolicy.productAreas,
    mayWork: viewer.staff?.role !== "AUTHOR",
    counts: defectCounts,
    pageInfo: reports?.newDefectReports.pageInfo ?? defects.pageInfo,
    defects: defects.nodes.map((defect) => ({ ...defect, updated: relativeTime(defect.updatedAt, now) })),
    reports: (reports?.newDefectReports.nodes ?? []).map((report) => ({
      ...report,
      received: relativeTime(report.reportedAt, now),
    })),
    unfixed: reports?.defects.nodes ?? [],
  };
}

export type DefectsPage = Awaited<ReturnType<typeof loadDefects>>;
